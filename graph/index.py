"""What stands between the articles and the graph of a store, so that a load need not look at all articles.

Four things, all made from the claims and made again with the graph: which articles
bear a mark, who is cited in which single post, how many articles say a thing of a body
or position, and which long sentences stand where. Nothing is decided here.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from daibieu.errors import StoreError
from daibieu.graph.addresses import Addresses
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.identity import holders_in
from daibieu.graph.lasting_things import BodyKey, Lasting, labelled, lasting, under
from daibieu.graph.marks import marks
from daibieu.graph.reprints import Text, text_of
from daibieu.graph.vocabulary import DV

FILE = "index.sqlite"

_TABLES = """
CREATE TABLE mark (mark TEXT, article TEXT, PRIMARY KEY (mark, article)) WITHOUT ROWID;
CREATE TABLE holder (post TEXT, day INTEGER, name TEXT, article TEXT, PRIMARY KEY (post, day, name, article))
    WITHOUT ROWID;
CREATE TABLE said (quad INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
CREATE TABLE vote (address TEXT, label TEXT, articles INTEGER, times INTEGER, PRIMARY KEY (address, label))
    WITHOUT ROWID;
CREATE TABLE body (place TEXT, apart TEXT, name TEXT, address TEXT, articles INTEGER, PRIMARY KEY (place, apart, name))
    WITHOUT ROWID;
CREATE TABLE text (article TEXT PRIMARY KEY, day TEXT, length INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sentence (sentence INTEGER, article TEXT, length INTEGER, PRIMARY KEY (sentence, article)) WITHOUT ROWID;
CREATE INDEX sentence_of ON sentence (article);
CREATE TABLE state (state TEXT NOT NULL);
"""


class Index:
    """One SQLite file beside the graph, or memory; it may be deleted with the graph."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(str(path) if path else ":memory:", isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            # What a fallen power takes from here is missed by the mark of the state, and made again.
            self._db.execute("PRAGMA synchronous = NORMAL")
            if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                self.clear()
        except sqlite3.DatabaseError as fault:
            raise StoreError(f"{path}: cannot be opened ({fault}); delete it, it is made again") from fault

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def changing(self, state: str) -> Iterator[None]:
        """One change, all of it or nothing, after which the index stands at the state."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("DELETE FROM state")
                self._db.execute("INSERT INTO state VALUES (?)", (state,))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as fault:
            raise StoreError(f"{self.path}: cannot be written ({fault}); free the disk or end what holds it") from fault

    @property
    def state(self) -> str | None:
        """From which state of the library it was made."""
        row = self._db.execute("SELECT state FROM state").fetchone()
        return None if row is None else str(row[0])

    def clear(self) -> None:
        """Forget everything."""
        for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._db.execute(f"DROP TABLE {name}")  # its own names, told by the engine
        for statement in _TABLES.split(";"):
            self._db.execute(statement)

    # -- what articles share

    def note(self, articles: Iterable[ArticleClaims], *, gone: bool = False) -> None:
        """Take in what the articles share with others, or take it out."""
        for article in articles:
            name = article.article.id
            bears = [(mark, name) for mark in marks(article)]
            holds = [(post, day, who, name) for post, day, who in holders_in(article)]
            text = text_of(article)
            sentences = [(s, name, length) for s, length in text.sentences.items()] if text else []
            if gone:
                self._db.executemany("DELETE FROM mark WHERE mark = ? AND article = ?", bears)
                self._db.executemany(
                    "DELETE FROM holder WHERE post = ? AND day = ? AND name = ? AND article = ?", holds
                )
                self._db.execute("DELETE FROM text WHERE article = ?", (name,))
                self._db.execute("DELETE FROM sentence WHERE article = ?", (name,))
                continue
            self._db.executemany("INSERT INTO mark VALUES (?, ?)", bears)
            self._db.executemany("INSERT OR IGNORE INTO holder VALUES (?, ?, ?, ?)", holds)
            if text:
                self._db.execute("INSERT INTO text VALUES (?, ?, ?)", (name, text.day, text.length))
                self._db.executemany("INSERT INTO sentence VALUES (?, ?, ?)", sentences)

    def articles(self, mark: str) -> list[str]:
        """The ids of the articles that bear a mark."""
        return [row[0] for row in self._db.execute("SELECT article FROM mark WHERE mark = ?", (mark,))]

    def holders(self, post: str) -> set[tuple[int, str]]:
        """On which days who is cited in a post that one person holds at a time."""
        return set(self._db.execute("SELECT DISTINCT day, name FROM holder WHERE post = ?", (post,)))

    def text(self, article: str) -> Text | None:
        """The long sentences of an article."""
        row = self._db.execute("SELECT day, length FROM text WHERE article = ?", (article,)).fetchone()
        if row is None:
            return None
        told = self._db.execute("SELECT sentence, length FROM sentence WHERE article = ?", (article,))
        return Text(article, row[0], row[1], dict(told))

    def sharing(self, sentences: Iterable[int]) -> set[str]:
        """The articles in which any of the sentences stands."""
        return {
            row[0]
            for sentence in sentences
            for row in self._db.execute("SELECT article FROM sentence WHERE sentence = ?", (sentence,))
        }

    # -- lasting things

    def say(self, articles: Iterable[ArticleClaims], addresses: Addresses) -> None:
        """Count what articles say of lasting things; for a store that is made anew."""
        said: Counter[int] = Counter()
        votes: dict[tuple[str, str], list[int]] = {}
        bodies: Counter[tuple[str, str, str, str]] = Counter()
        for article in articles:
            told = lasting(article, addresses)
            said.update(_mark(quad) for quad in told.quads if quad.predicate != DV.statedBy)
            for key, times in told.votes.items():
                vote = votes.setdefault(key, [0, 0])
                vote[0] += 1
                vote[1] += times
            bodies.update((key.place, key.apart, key.name, address) for address, key in told.bodies.items())
        self._db.executemany("INSERT INTO said VALUES (?, ?)", said.items())
        self._db.executemany("INSERT INTO vote VALUES (?, ?, ?, ?)", ((*key, *vote) for key, vote in votes.items()))
        self._db.executemany("INSERT INTO body VALUES (?, ?, ?, ?, ?)", ((*key, n) for key, n in bodies.items()))

    def resay(
        self, before: Iterable[ArticleClaims], after: Iterable[ArticleClaims], addresses: Addresses
    ) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Put what these articles say in the place of what they said; gives the quads that are gone, and the new."""
        graph = addresses.graph("resolved")
        gone: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        old = [lasting(article, addresses) for article in before]
        now = [lasting(article, addresses) for article in after]
        labels = {address for told in (*old, *now) for address, _ in told.votes}
        keys = {key: address for told in (*old, *now) for address, key in told.bodies.items()}
        gone |= self._labels(labels, graph)
        gone |= self._parents(keys, graph)
        for told in old:
            gone |= {quad for quad in told.quads if quad.predicate == DV.statedBy or self._count(quad, -1) == 0}
            self._change(told, -1)
        for told in now:
            new |= {quad for quad in told.quads if quad.predicate == DV.statedBy or self._count(quad, 1) == 1}
            self._change(told, 1)
        self._db.executemany("DELETE FROM vote WHERE address = ? AND articles = 0", ((at,) for at in labels))
        self._db.executemany(
            "DELETE FROM body WHERE place = ? AND apart = ? AND name = ? AND articles = 0",
            ((key.place, key.apart, key.name) for key in keys),
        )
        new |= self._labels(labels, graph)
        new |= self._parents(keys, graph)
        return gone - new, new - gone

    def _count(self, quad: ox.Quad, by: int) -> int:
        mark = _mark(quad)
        row = self._db.execute("SELECT articles FROM said WHERE quad = ?", (mark,)).fetchone()
        count = int(row[0] if row else 0) + by
        if count:
            self._db.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (mark, count))
        else:
            self._db.execute("DELETE FROM said WHERE quad = ?", (mark,))
        return count

    def _change(self, told: Lasting, by: int) -> None:
        for (address, label), times in told.votes.items():
            self._db.execute(
                "INSERT INTO vote VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET articles = articles + excluded.articles, times = times + excluded.times",
                (address, label, by, by * times),
            )
        for address, key in told.bodies.items():
            self._db.execute(
                "INSERT INTO body VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET articles = articles + excluded.articles",
                (key.place, key.apart, key.name, address, by),
            )

    def _labels(self, addresses: Iterable[str], graph: str) -> set[ox.Quad]:
        found: set[ox.Quad] = set()
        for address in addresses:
            rows = self._db.execute("SELECT label, times FROM vote WHERE address = ?", (address,))
            found.update(labelled({(address, label): times for label, times in rows}, graph))
        return found

    def _parents(self, keys: Mapping[BodyKey, str], graph: str) -> set[ox.Quad]:
        """Under what these bodies stand, and all that may stand under them."""
        touched: dict[BodyKey, str] = {key: at for key, at in keys.items() if self._body(key) is not None}
        for place, apart in {(key.place, key.apart) for key in keys}:
            names = {key.name for key in keys if (key.place, key.apart) == (place, apart)}
            rows = self._db.execute("SELECT name, address FROM body WHERE place = ? AND apart = ?", (place, apart))
            for name, address in rows:
                key = BodyKey(name, place, apart)
                if any(above.name in names for above in key.parents()):
                    touched[key] = address
        found = set()
        for key, address in touched.items():
            parent = next((at for above in key.parents() if (at := self._body(above)) is not None), None)
            if parent is not None:
                found.add(under(address, parent, graph))
        return found

    def _body(self, key: BodyKey) -> str | None:
        row = self._db.execute(
            "SELECT address FROM body WHERE place = ? AND apart = ? AND name = ?", (key.place, key.apart, key.name)
        ).fetchone()
        return None if row is None else str(row[0])


def _mark(quad: ox.Quad) -> int:
    """Eight bytes that tell quads apart."""
    return int.from_bytes(hashlib.blake2b(str(quad).encode(), digest_size=8).digest(), signed=True)
