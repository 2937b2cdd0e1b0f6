"""The library: articles, their Readings, decisions, the store's settings; the truth all else is made from.

Nothing is acknowledged before it is in here. What follows from the articles is
not kept here and can be made again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from daibieu.errors import StoreError
from daibieu.graph.decisions import By, Decision
from daibieu.graph.moved import Left
from daibieu.reading.model import Article, Reading
from daibieu.reading.text import stored_text

FORMAT = 3
FILE = "library.sqlite"

# The tables that each format brought; a library of an older one gets those that it lacks.
_TABLES = (
    """
CREATE TABLE article (id TEXT PRIMARY KEY, record BLOB NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    reading BLOB NOT NULL,
    reader TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE dataset (hash TEXT PRIMARY KEY, quads BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
""",
    # Decisions stand in the order in which they were taken. One that was undone is kept for the log.
    """
CREATE TABLE decision (
    nth INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT UNIQUE NOT NULL,
    record BLOB NOT NULL,
    undone BLOB
);
""",
    # Addresses that stood in the graph and stand there no more; see `moved`.
    """
CREATE TABLE left_address (address TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
""",
    # In which load an article came, or last changed: loads are numbered from 1, and have no time.
    """
CREATE TABLE loaded (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    load INTEGER NOT NULL
) WITHOUT ROWID;
""",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the library has it, with what was read in it."""

    article: Article
    reading: Reading


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision, and how it was undone."""

    decision: Decision
    undone: By | None


class Library:
    """One SQLite file, or memory; every change is one transaction and moves the generation on."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        where = str(path) if path else ":memory:"
        try:
            self._db = sqlite3.connect(where, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA foreign_keys = ON")
            self._open()
            if path:
                self._db.execute("PRAGMA journal_mode = WAL")
                # NORMAL may lose the last commits when the power goes; what is acknowledged must stay.
                self._db.execute("PRAGMA synchronous = FULL")
        except sqlite3.DatabaseError as fault:
            raise StoreError(f"{where}: cannot be opened ({fault}); name another store or restore a backup") from fault

    def _open(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > FORMAT:
            raise StoreError(
                f"{self.path}: made by a newer version (format {version}, this one knows {FORMAT}); update daibieu"
            )
        if version == 0 and self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise StoreError(f"{self.path}: an SQLite file, but not a library of daibieu; name another store")
        if version < FORMAT:
            with self._transaction():
                for statement in ";".join(_TABLES[version:]).split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {FORMAT}")

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk takes the transaction back by itself
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as fault:
            raise StoreError(f"{self.path}: cannot be written ({fault}); free the disk or end what holds it") from fault

    # -- settings

    def setting(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        with self._transaction():
            self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    @property
    def generation(self) -> int:
        """Moves on with every change of what the graph is made from."""
        return int(self.setting("generation") or "0")

    # -- articles and readings

    def hashes(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT id, hash FROM article"))

    def keep(self, batch: Sequence[Kept], reader: str, load: int) -> None:
        """Take in articles with their Readings, each in place of an older one of its id; `load`: in which load."""
        with self._transaction():
            for kept in batch:
                row = (kept.article.id, msgspec.json.encode(kept.article), article_hash(kept.article))
                self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", row)
                reading = (kept.article.id, msgspec.json.encode(kept.reading), reader)
                self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", reading)
                self._db.execute("INSERT OR REPLACE INTO loaded VALUES (?, ?)", (kept.article.id, load))
            self._set("loads", str(max(load, self.loads)))
            self._set("generation", str(self.generation + 1))

    def reread(self, readings: Sequence[Reading], reader: str) -> None:
        """Put Readings in place of what an older reader read in the same articles."""
        with self._transaction():
            for reading in readings:
                row = (msgspec.json.encode(reading), reader, reading.id)
                self._db.execute("UPDATE reading SET reading = ?, reader = ? WHERE article = ?", row)
            self._set("generation", str(self.generation + 1))

    @property
    def loads(self) -> int:
        """How many loads took something in."""
        return int(self.setting("loads") or "0")

    def loaded_since(self, load: int) -> list[str]:
        """The articles that came, or changed, in that load or later; those of a library without numbers are older."""
        return [i for (i,) in self._db.execute("SELECT article FROM loaded WHERE load >= ? ORDER BY article", (load,))]

    def remove(self, ids: Iterable[str]) -> None:
        with self._transaction():
            self._db.executemany("DELETE FROM article WHERE id = ?", [(i,) for i in ids])
            self._set("generation", str(self.generation + 1))

    def articles(self) -> Iterator[Article]:
        """All articles in the order of their ids."""
        for (record,) in self._db.execute("SELECT record FROM article ORDER BY id"):
            yield msgspec.json.decode(record, type=Article)

    def contents(self) -> Iterator[Kept]:
        """All articles with their Readings, in the order of their ids."""
        rows = self._db.execute(
            "SELECT record, reading FROM article JOIN reading ON article.id = reading.article ORDER BY article.id"
        )
        for record, reading in rows:
            yield Kept(msgspec.json.decode(record, type=Article), msgspec.json.decode(reading, type=Reading))

    def some(self, ids: Iterable[str]) -> Iterator[Kept]:
        """Those articles of these ids that are there, with their Readings, in the order of their ids."""
        for identifier in sorted(set(ids)):
            row = self._db.execute(
                "SELECT record, reading FROM article JOIN reading ON article.id = reading.article WHERE article.id = ?",
                (identifier,),
            ).fetchone()
            if row is not None:
                yield Kept(msgspec.json.decode(row[0], type=Article), msgspec.json.decode(row[1], type=Reading))

    # -- decisions

    def decide(self, decision: Decision) -> None:
        """Keep a decision; one that was undone is taken anew, as the last."""
        with self._transaction():
            self._db.execute("DELETE FROM decision WHERE id = ? AND undone IS NOT NULL", (decision.id,))
            self._db.execute(
                "INSERT OR IGNORE INTO decision (id, record) VALUES (?, ?)",
                (decision.id, msgspec.json.encode(decision)),
            )
            self._set("generation", str(self.generation + 1))

    def undo(self, identifier: str, undone: By) -> None:
        """Let a decision count no more; it stays in the log."""
        with self._transaction():
            row = (msgspec.json.encode(undone), identifier)
            self._db.execute("UPDATE decision SET undone = ? WHERE id = ?", row)
            self._set("generation", str(self.generation + 1))

    def log(self) -> list[Logged]:
        """All decisions in the order in which they were taken, those that were undone too."""
        return [
            Logged(
                msgspec.json.decode(record, type=Decision),
                None if undone is None else msgspec.json.decode(undone, type=By),
            )
            for record, undone in self._db.execute("SELECT record, undone FROM decision ORDER BY nth")
        ]

    def decisions(self) -> list[Decision]:
        """The decisions that count, in the order in which they were taken."""
        return [logged.decision for logged in self.log() if logged.undone is None]

    # -- addresses that were left

    def leave(self, left: Mapping[str, Left]) -> None:
        """Keep what is known of addresses that leave the graph; it is no part of what the graph is made from."""
        with self._transaction():
            rows = [(address, msgspec.json.encode(one)) for address, one in left.items()]
            self._db.executemany("INSERT OR REPLACE INTO left_address VALUES (?, ?)", rows)

    def left(self, address: str | None = None) -> dict[str, Left]:
        """All addresses that were left, or one if it was."""
        some = "SELECT address, record FROM left_address WHERE ?1 IS NULL OR address = ?1"
        rows = self._db.execute(some, (address,))
        return {at: msgspec.json.decode(record, type=Left) for at, record in rows}

    # -- RDF taken in as a source

    def keep_dataset(self, nquads: bytes, base: str) -> None:
        """Keep a dataset as N-Quads, with the base address that its data stand under."""
        with self._transaction():
            row = (hashlib.sha256(nquads).hexdigest(), zlib.compress(nquads))
            self._db.execute("INSERT OR REPLACE INTO dataset VALUES (?, ?)", row)
            self._set("base", base)
            self._set("generation", str(self.generation + 1))

    def datasets(self) -> Iterator[bytes]:
        for (packed,) in self._db.execute("SELECT quads FROM dataset ORDER BY hash"):
            yield zlib.decompress(packed)


def article_hash(article: Article) -> str:
    """One hash for articles that say the same: the stored text counts, not how its letters came in."""
    parts = (
        stored_text(article.title, article.text),
        article.published,
        article.url,
        article.source,
        article.place,
    )
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
