"""The terms of the ontology as the quads carry them, and the literals that we write.

Which terms there are is not decided here: a name that the ontology does not
define raises on its first use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import DCTERMS as _DCTERMS
from rdflib.namespace import FOAF as _FOAF
from rdflib.namespace import ORG as _ORG
from rdflib.namespace import RDF as _RDF
from rdflib.namespace import RDFS as _RDFS
from rdflib.namespace import XSD as _XSD

from daibieu.ontology import terms

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal


class Terms:
    """A namespace whose names are looked up once and then kept as the engine's nodes."""

    def __init__(self, namespace: Any) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> Node:
        node = Node(str(getattr(self._namespace, name)))
        setattr(self, name, node)
        return node

    def __getitem__(self, name: str) -> Node:
        """A term whose name is a word of Python: `DVC["from"]`."""
        node: Node = getattr(self, name)
        return node


DV = Terms(terms.DV)
DVC = Terms(terms.DVC)
OA = Terms(terms.OA)
SCHEMA = Terms(terms.SCHEMA)
DCTERMS = Terms(_DCTERMS)
FOAF = Terms(_FOAF)
ORG = Terms(_ORG)
RDFS = Terms(_RDFS)

TYPE = Node(str(_RDF.type))
_DATE = Node(str(_XSD.date))
_MOMENT = Node(str(_XSD.dateTime))


def concept(scheme: object, identifier: str) -> Node:
    """The address of a row of a table, in the scheme that the table makes."""
    return Node(f"{scheme}{identifier}")


def text(words: str) -> ox.Literal:
    """Words as they are, of no marked language: names and quotations."""
    return ox.Literal(words)


def day(iso: str) -> ox.Literal:
    """A plain day; a day with a zone would fall out of every comparison."""
    return ox.Literal(iso, datatype=_DATE)


def moment(iso: str) -> ox.Literal:
    """A day and time: of decisions alone, since nothing else in a graph has one."""
    return ox.Literal(iso, datatype=_MOMENT)


def number(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(value)


class Quads:
    """A growing set of quads in one graph; a missing value, or no words, adds nothing."""

    def __init__(self, graph: str) -> None:
        self.graph = Node(graph)
        self._quads: set[ox.Quad] = set()

    def add(self, subject: str | Node, predicate: Node, value: Object | None) -> None:
        if value is not None:
            node = Node(subject) if isinstance(subject, str) else subject
            self._quads.add(ox.Quad(node, predicate, value, self.graph))

    def words(self, subject: str | Node, predicate: Node, value: str | None) -> None:
        self.add(subject, predicate, text(value) if value else None)

    def link(self, subject: str | Node, predicate: Node, value: str | None) -> None:
        self.add(subject, predicate, None if value is None else Node(value))

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._quads)

    def __len__(self) -> int:
        return len(self._quads)
