"""A store in memory: a plain `rdflib.Dataset`, for small graphs, notebooks and tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
from pyparsing import ParseException
from rdflib.term import Identifier, Node, URIRef

from daibieu.errors import QuestionError
from daibieu.graph.addresses import DEFAULT_BASE, Addresses
from daibieu.graph.base import Answer
from daibieu.graph.index import Index
from daibieu.graph.interchange import from_rdflib, to_rdflib
from daibieu.graph.library import Library
from daibieu.graph.local import LocalStore
from daibieu.graph.sparql_text import check

# rdflib fetches what FROM names, unasked.
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False


class MemoryStore(LocalStore):
    """Library and graph both in memory; gone when the process ends."""

    def __init__(self, base: str | None = None) -> None:
        super().__init__(Library(None), Addresses(base or DEFAULT_BASE), Index(None))
        # The default view is the union of all: claims share with it `rdf:type` alone, so answers are the same.
        self._dataset = rdflib.Dataset(default_union=True)
        self.rebuild()

    def query(self, sparql: str, bindings: Mapping[str, Node] = {}) -> Answer:
        check(sparql)
        try:
            found = self._dataset.query(sparql, initBindings=cast("dict[str, Identifier]", dict(bindings)))
            if found.type == "ASK":
                return Answer("ask", boolean=bool(found.askAnswer))
            if found.type in ("CONSTRUCT", "DESCRIBE"):
                return Answer("construct", triples=tuple(found.graph or ()))
            variables = tuple(str(variable) for variable in found.vars or ())
            rows = tuple({str(k): v for k, v in row.items() if str(k) in variables} for row in found.bindings)
            return Answer("select", variables, rows)
        except ParseException as fault:
            raise QuestionError(f"SPARQL: {' '.join(str(fault).split())}; mend the query") from fault
        except (RecursionError, NotImplementedError) as fault:
            raise QuestionError(f"SPARQL: beyond what rdflib can do ({fault}); ask a store in a folder") from fault

    def dataset(self) -> rdflib.Dataset:
        return self._dataset

    def quads(self) -> Iterator[ox.Quad]:
        for subject, predicate, value, graph in self._dataset.quads((None, None, None, None)):
            yield _quad(subject, predicate, value, graph)

    def _graph(self, name: str) -> set[ox.Quad]:
        graph = self._dataset.graph(URIRef(name))
        return {_quad(s, p, o, URIRef(name)) for s, p, o in graph}

    def match(
        self, graph: str, subject: str | None = None, predicate: ox.NamedNode | None = None, value: str | None = None
    ) -> Iterator[ox.Quad]:
        name = URIRef(graph)
        told = (URIRef(part) if part else None for part in (subject, predicate.value if predicate else None, value))
        first, second, third = told
        for s, p, o in self._dataset.graph(name).triples((first, second, third)):
            yield _quad(s, p, o, name)

    def _change(self, gone: set[ox.Quad], new: set[ox.Quad]) -> None:
        for quad in gone:
            s, p, o, g = _parts(quad)
            self._dataset.graph(g).remove((s, p, o))
        for name in {_parts(quad)[3] for quad in gone}:
            if not any(True for _ in self._dataset.graph(name)):
                self._dataset.remove_graph(name)
        self._dataset.addN((s, p, o, self._dataset.graph(g)) for s, p, o, g in map(_parts, new))

    def _replace_all(self, quads: Iterable[ox.Quad]) -> None:
        self._dataset = rdflib.Dataset(default_union=True)
        self._change(set(), set(quads))


def _parts(quad: ox.Quad) -> tuple[Node, Node, Node, URIRef]:
    graph = to_rdflib(quad.graph_name)
    assert isinstance(graph, URIRef)
    return to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object), graph


def _quad(subject: Node, predicate: Node, value: Node, graph: Node | None) -> ox.Quad:
    s, p, g = from_rdflib(subject), from_rdflib(predicate), from_rdflib(URIRef(str(graph)))
    assert isinstance(p, ox.NamedNode)
    assert isinstance(s, ox.NamedNode | ox.BlankNode)
    assert isinstance(g, ox.NamedNode)
    return ox.Quad(s, p, from_rdflib(value), g)
