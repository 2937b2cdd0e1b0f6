"""A store that we write: a library, and the quads that follow from it in some engine.

The library comes first: an article is in it before a quad is written. When the
engine's quads were made from another state of the library, or by other tables, they
are made again. Which engine it is, is decided in `folder` and `memory`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import unquote

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from daibieu.errors import SourceError, StoreError
from daibieu.graph import rdf_source
from daibieu.graph.addresses import Addresses
from daibieu.graph.base import Answer, Entry, Loaded, Progress, Read
from daibieu.graph.claiming import claims_of
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.clusters import Doubt, Join
from daibieu.graph.decision_quads import decision_quads
from daibieu.graph.decisions import By, Decision
from daibieu.graph.derived import (
    Graphs,
    claim_graph,
    claims_in,
    dataset_graphs,
    fingerprint,
    fixed_graphs,
    shared_graphs,
)
from daibieu.graph.index import Index
from daibieu.graph.library import Kept, Library, article_hash
from daibieu.graph.moved import answer, left_by, question
from daibieu.graph.resolve import Resolved
from daibieu.graph.touched import Touched
from daibieu.graph.vocabulary import TYPE
from daibieu.reading.model import Article

# One transaction of the library syncs the disk once; at 200 a stop loses seconds of reading.
BATCH = 200
# Where so large a part of all articles changes, resolving everything costs no more than finding what is touched.
WHOLE = 0.1
# Kept beside each Reading, so that a better reader can find what an older one read.
READER = version("daibieu")


class LocalStore(ABC):
    """Loading, dropping and rebuilding; the engines say how quads are kept and asked."""

    def __init__(self, library: Library, addresses: Addresses, index: Index) -> None:
        self.library = library
        self.addresses = addresses
        self.index = index

    # -- what an engine gives

    @abstractmethod
    def query(self, sparql: str, bindings: Mapping[str, Node] = {}) -> Answer: ...

    @abstractmethod
    def dataset(self) -> rdflib.Dataset: ...

    @abstractmethod
    def quads(self) -> Iterator[ox.Quad]: ...

    @abstractmethod
    def _graph(self, name: str) -> set[ox.Quad]:
        """The quads of one graph."""

    @abstractmethod
    def match(
        self, graph: str, subject: str | None = None, predicate: ox.NamedNode | None = None, value: str | None = None
    ) -> Iterator[ox.Quad]:
        """The quads of one graph with these parts."""

    @abstractmethod
    def _change(self, gone: set[ox.Quad], new: set[ox.Quad]) -> None: ...

    @abstractmethod
    def _replace_all(self, quads: Iterable[ox.Quad]) -> None:
        """Put these quads in the place of all."""

    def _settle(self) -> None:  # noqa: B027 - an engine in memory has nothing to settle
        """See that what was written stays when the power goes."""

    # -- what every store offers

    @property
    def base(self) -> str:
        return self.addresses.base

    def articles(self) -> tuple[Entry, ...]:
        entries = (
            Entry(self.addresses.article(a.id), a.title or None, a.published, a.source, a.url)
            for a in self.library.articles()
        )
        return tuple(sorted(entries, key=lambda e: e.address))

    def load(
        self, articles: Iterable[Article | SourceError], *, read: Read | None = None, progress: Progress | None = None
    ) -> Loaded:
        tell = progress or (lambda *_: None)
        read_one = read or _reader()
        known = self.library.hashes()
        counts = {"new": 0, "same": 0, "changed": 0}
        unreadable: list[SourceError] = []
        new: list[str] = []
        touched: set[str] = set()
        was = self._was()
        batch: dict[str, Kept] = {}
        number = self.library.loads + 1
        for done, article in enumerate(articles, start=1):
            tell("read", done, None)
            if isinstance(article, SourceError):
                unreadable.append(article)
                continue
            mark = article_hash(article)
            if known.get(article.id) == mark:
                counts["same"] += 1
                continue
            try:
                reading = read_one(article)
                claims_of(article, reading, self.addresses)  # refuses a Reading whose words are not in the text
            except SourceError as fault:  # a broken table is no fault of the article: it stops the run
                unreadable.append(fault)
                continue
            if article.id in known:
                counts["changed"] += 1
                if _are_few(touched, known) and article.id not in touched:
                    was.note(self._claims((article.id,)))
            else:
                counts["new"] += 1
                new.append(article.id)
            known[article.id] = mark
            batch[article.id] = Kept(article, reading)
            touched.add(article.id)
            if len(batch) >= BATCH:
                self.library.keep(list(batch.values()), READER, number)
                batch = {}
        if batch:
            self.library.keep(list(batch.values()), READER, number)
        if touched:
            self._refresh(touched, was, tell)
        return Loaded(counts["new"], counts["same"], counts["changed"], tuple(unreadable), tuple(new))

    def load_rdf(self, data: bytes, name: str) -> Loaded:
        nquads, base = rdf_source.unpack(data, name)
        if nquads in self.library.datasets():
            return Loaded(same=1)
        if self.library.hashes() or any(True for _ in self.library.datasets()):
            raise StoreError(f"{name}: an export is unpacked into an empty store only; name a new one with --store")
        self.library.keep_dataset(nquads, base)
        self.addresses = Addresses(base)
        self.rebuild()
        return Loaded(new=1)

    def drop(self, ids: Iterable[str]) -> int:
        prefix = self.addresses.article("")
        meant = {unquote(i.removeprefix(prefix)) if i.startswith(prefix) else i for i in ids}
        self._refuse_exported(meant)
        known = self.library.hashes().keys()
        there = known & meant
        if there:
            was = self._was(there if _are_few(there, known) else ())
            self.library.remove(sorted(there))
            self._refresh(there, was)
        return len(there)

    def _refuse_exported(self, ids: Iterable[str]) -> None:
        """Refuse to take an article out of an export: what the others said with it is resolved there for good."""
        addresses = [self.addresses.article(identifier) for identifier in sorted(ids)]
        for nquads in self.library.datasets():
            for address in addresses:
                node = str(ox.NamedNode(address)).encode()
                # N-Quads, one statement a line: a graph's name ends it, a subject begins it.
                if b" " + node + b" .\n" in nquads or b"\n" + node + b" " in b"\n" + nquads:
                    raise StoreError(
                        f"{address} stands in an unpacked export, which is not taken apart, so nothing was dropped; "
                        "load what you keep into a new store, named with --store"
                    )

    def rebuild(self, progress: Progress | None = None) -> None:
        tell = progress or (lambda *_: None)
        decisions = self.library.decisions()
        claims = claims_in(self.library, self.addresses, decisions)
        tell("resolve", 0, len(claims))
        graphs, _ = shared_graphs(claims, self.addresses, decisions)
        for one in claims:
            graphs |= claim_graph(one)
        taken_in = dataset_graphs(self.library)
        graphs |= {name: quads for name, quads in fixed_graphs(self.addresses).items() if name not in taken_in}
        for name, quads in taken_in.items():
            graphs.setdefault(name, set()).update(quads)
        tell("write", len(claims), len(claims))
        self._note_all(claims)
        resolved = self.addresses.graph("resolved")
        self._leave(self._graph(resolved) - graphs[resolved])
        self._replace_all(quad for quads in graphs.values() for quad in quads)
        self._made()

    def loaded_since(self, load: int) -> frozenset[str]:
        """The addresses of the articles that came, or changed, in that load or later; 0 is the last load."""
        number = load or self.library.loads
        if not 1 <= number <= self.library.loads:
            had = self.library.loads
            raise StoreError(f"load {load}: this store has had {had}; give one of these, or 0 for the last")
        return frozenset(self.addresses.article(identifier) for identifier in self.library.loaded_since(number))

    def joins(self) -> tuple[Join[str], ...]:
        """Who and what was taken for one, each with its reason in words."""
        return self.resolved().joins

    def doubts(self) -> tuple[Doubt[str], ...]:
        """Who and what may be one, and was not taken for one: the likeliest first."""
        return tuple(sorted(self.resolved().doubts, key=lambda doubt: (-doubt.score, doubt.left, doubt.right)))

    def resolved(self) -> Resolved:
        """What follows from the articles and the decisions, made anew."""
        decisions = self.library.decisions()
        return shared_graphs(claims_in(self.library, self.addresses, decisions), self.addresses, decisions)[1]

    def leads_to(self, address: str) -> tuple[str, ...] | None:
        """Where the thing of an address that was left stands now: several if it was split, none if it is gone.

        None: it stands where it stood, or nothing is known to have stood there.
        """
        if any(True for _ in self.match(self.addresses.graph("resolved"), address, TYPE)):
            return None
        left = self.library.left(address).get(address)
        return None if left is None else answer(self.query(question(left)).rows)

    def close(self) -> None:
        self.index.close()
        self.library.close()

    # -- decisions

    def decide(self, decision: Decision) -> None:
        """Let a decision count from now on. Which words it holds on to, and whether it can be taken, see `deciding`."""
        was = self._was(_corrected_by(decision))
        self.library.decide(decision)
        self._refresh(_corrected_by(decision), was, decided=decision)

    def undo(self, decision: Decision, undone: By) -> None:
        """Let a decision count no more: the graph is the one that it would be without it."""
        was = self._was(_corrected_by(decision))
        self.library.undo(decision.id, undone)
        self._refresh(_corrected_by(decision), was, decided=decision)

    # -- keeping the engine in step with the library

    def _was(self, ids: Iterable[str] = ()) -> _Was:
        was = _Was(not self._is_stale() and self.index.state == self._state())
        was.note(self._claims(ids))
        return was

    def _claims(self, ids: Iterable[str]) -> list[ArticleClaims]:
        return claims_in(self.library, self.addresses, self.library.decisions(), ids)

    def _refresh(
        self, ids: set[str], was: _Was, tell: Progress = lambda *_: None, *, decided: Decision | None = None
    ) -> None:
        """Bring the graphs up to the library, where articles came, went or changed; write differences only."""
        if not was.sound:
            return self.rebuild()
        decisions = self.library.decisions()
        spoken_for = any(_about_bodies(one) for one in (*decisions, *([decided] if decided else ())))
        if spoken_for or not _are_few(ids, self.library.hashes()) or any(True for _ in self.library.datasets()):
            gone, new = self._resolve_all(ids, decisions, tell)
        else:
            gone, new = self._resolve_touched(ids, was, decisions, decided, tell)
        tell("write", len(ids), len(ids))
        self._leave(gone)
        self._change(gone, new)
        self._made()
        return None

    def _resolve_all(
        self, ids: set[str], decisions: Sequence[Decision], tell: Progress
    ) -> tuple[set[ox.Quad], set[ox.Quad]]:
        claims = claims_in(self.library, self.addresses, decisions)
        tell("resolve", 0, len(claims))
        self._note_all(claims)
        graphs: Graphs = {self.addresses.article(identifier): set() for identifier in ids}
        graphs |= shared_graphs(claims, self.addresses, decisions)[0]
        for one in claims:
            if one.article.id in ids:
                graphs |= claim_graph(one)
        for name, quads in dataset_graphs(self.library).items():
            if name in graphs:
                graphs[name] |= quads
        return self._differences(graphs)

    def _resolve_touched(
        self, ids: set[str], was: _Was, decisions: Sequence[Decision], decided: Decision | None, tell: Progress
    ) -> tuple[set[ox.Quad], set[ox.Quad]]:
        tell("resolve", 0, len(ids))
        after = {one.article.id: one for one in self._claims(ids)}
        spoken_of = {words.article for words in (*decided.left, *decided.right)} if decided else set()
        with self.index.changing(self._state()):
            touched = Touched(self, self.index, self._claims, self.addresses, was.claims, after, decisions, spoken_of)
            gone, new = touched.change()
        graphs: Graphs = {self.addresses.article(identifier): set() for identifier in ids}
        for one in after.values():
            graphs |= claim_graph(one)
        if decided:
            graphs[self.addresses.graph("decisions")] = decision_quads(decisions, self.addresses)
        told_gone, told_new = self._differences(graphs)
        return gone | told_gone, new | told_new

    def _leave(self, gone: set[ox.Quad]) -> None:
        if left := left_by(gone):
            self.library.leave(left)

    def _differences(self, graphs: Graphs) -> tuple[set[ox.Quad], set[ox.Quad]]:
        gone: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        for name, wanted in graphs.items():
            there = self._graph(name)
            gone |= there - wanted
            new |= wanted - there
        return gone, new

    def _note_all(self, claims: Sequence[ArticleClaims]) -> None:
        """Make the index anew."""
        with self.index.changing(self._state()):
            self.index.clear()
            self.index.note(claims)
            self.index.say(claims, self.addresses)

    def _made(self) -> None:
        self._settle()
        self.library.set("graph", self._state())

    def _state(self) -> str:
        return f"{self.library.generation}:{fingerprint()}"

    def _is_stale(self) -> bool:
        return self.library.setting("graph") != self._state()


@dataclass(slots=True)
class _Was:
    """What stood before a change: whether graph and index were those of the library, and what some articles claimed."""

    sound: bool
    claims: dict[str, ArticleClaims] = field(default_factory=dict)

    def note(self, claims: Iterable[ArticleClaims]) -> None:
        self.claims |= {one.article.id: one for one in claims}


def _are_few(ids: Collection[str], known: Collection[str]) -> bool:
    return len(ids) <= max(1, WHOLE * len(known))


def _about_bodies(decision: Decision) -> bool:
    """A body's key may stand in every article, so that everything is resolved again."""
    return decision.kind == "body" and decision.action != "correct"


def _corrected_by(decision: Decision) -> set[str]:
    return {decision.left[0].article} if decision.action == "correct" else set()


def _reader() -> Read:
    from daibieu.reading import read  # the reader's tables take time to load; a drop needs none of them

    return read
