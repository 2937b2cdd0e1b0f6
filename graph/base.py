"""What every store offers, whichever engine stands behind it, and the one form of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from daibieu.errors import SourceError
from daibieu.reading.model import Article, Reading

Row = Mapping[str, Node]
Read = Callable[[Article], Reading]
# What is being done, how much of it is done, and of how much (None: not known).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows, yes or no, or triples; a variable without a value is missing from its row."""

    kind: Literal["select", "ask", "construct"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[tuple[Node, Node, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a store, without its text."""

    address: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    new: int = 0
    same: int = 0
    changed: int = 0
    unreadable: tuple[SourceError, ...] = ()
    new_ids: tuple[str, ...] = ()  # of the new articles; an export is counted, but has none


class Store(Protocol):
    """A graph that can be asked, and unless it is remote, loaded."""

    @property
    def base(self) -> str:
        """The address that all data stand under."""
        ...

    def query(self, sparql: str, bindings: Mapping[str, Node] = ...) -> Answer:
        """Ask; without GRAPH the query sees the graphs resolved, reference, articles and ontology."""
        ...

    def dataset(self) -> rdflib.Dataset:
        """All graphs as rdflib knows them. Change nothing in it: it is made from the articles."""
        ...

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, for exports."""
        ...

    def articles(self) -> tuple[Entry, ...]:
        """The articles by their addresses' order."""
        ...

    def load(
        self, articles: Iterable[Article | SourceError], *, read: Read | None = None, progress: Progress | None = None
    ) -> Loaded:
        """Take articles in; one that is there already with the same words changes nothing."""
        ...

    def load_rdf(self, data: bytes, name: str) -> Loaded:
        """Unpack an export of a whole store (TriG, N-Quads, JSON-LD, by the ending of the name) into an empty store."""
        ...

    def drop(self, ids: Iterable[str]) -> int:
        """Take articles out, by id or address, with all that they alone said; returns how many there were."""
        ...

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make again everything that follows from the articles."""
        ...

    def close(self) -> None: ...
