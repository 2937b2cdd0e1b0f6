"""All quads that follow from a library: claims, resolved, articles, and the ontology's graphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
import rdflib

from daibieu.graph.addresses import Addresses
from daibieu.graph.claim_quads import claim_quads
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.correcting import corrected
from daibieu.graph.decision_quads import decision_quads
from daibieu.graph.decisions import Decision
from daibieu.graph.interchange import from_rdflib
from daibieu.graph.library import Library
from daibieu.graph.resolve import Resolved, resolve
from daibieu.ontology import ontology_graph, reference_graph

# Raise it when the same articles and tables give other quads: every store then makes its graph again.
FORM = 6

Graphs = dict[str, set[ox.Quad]]


def claims_in(
    library: Library, addresses: Addresses, decisions: Sequence[Decision] = (), ids: Iterable[str] | None = None
) -> list[ArticleClaims]:
    """What the articles of a library (all, or some by id) claim, as people corrected it, in the order of their ids."""
    about = corrections(decisions)
    return [
        corrected(kept.article, kept.reading, addresses, about.get(kept.article.id, ()))[0]
        for kept in (library.contents() if ids is None else library.some(ids))
    ]


def corrections(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The corrections among the decisions, by the article that they are about."""
    about: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.action == "correct":
            about.setdefault(decision.left[0].article, []).append(decision)
    return about


def shared_graphs(
    claims: Iterable[ArticleClaims], addresses: Addresses, decisions: Sequence[Decision] = ()
) -> tuple[Graphs, Resolved]:
    """The graphs that all articles have in common: `resolved`, `articles` and `decisions`."""
    resolved = resolve(claims, addresses, decisions)
    graphs: Graphs = {addresses.graph(name): set() for name in ("resolved", "articles", "decisions")}
    _sort_in(graphs, resolved.quads)
    _sort_in(graphs, decision_quads(decisions, addresses))
    return graphs, resolved


def claim_graph(claims: ArticleClaims) -> Graphs:
    """The article's own graph."""
    return {claims.address: claim_quads(claims)}


@cache
def fixed_graphs(addresses: Addresses) -> Graphs:
    """The vocabulary and the reference data: the same in every store of this version."""
    return {
        addresses.graph("ontology"): _in_graph(_ontology(), addresses.graph("ontology")),
        addresses.graph("reference"): _in_graph(_reference(), addresses.graph("reference")),
    }


def dataset_graphs(library: Library) -> Graphs:
    """What was taken in as RDF."""
    graphs: Graphs = {}
    for nquads in library.datasets():
        _sort_in(graphs, ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    return graphs


def _sort_in(graphs: Graphs, quads: Iterable[ox.Quad | ox.Triple]) -> None:
    for quad in quads:
        assert isinstance(quad, ox.Quad)
        graphs.setdefault(graph_of(quad), set()).add(quad)


def graph_of(quad: ox.Quad) -> str:
    """The name of the graph that a quad stands in; ours all stand in one."""
    assert isinstance(quad.graph_name, ox.NamedNode), f"outside every graph: {quad}"
    return quad.graph_name.value


@cache
def _ontology() -> rdflib.Graph:
    return ontology_graph()


@cache
def _reference() -> rdflib.Graph:
    return reference_graph()


def _in_graph(triples: rdflib.Graph, graph: str) -> set[ox.Quad]:
    name = ox.NamedNode(graph)
    quads = set()
    for subject, predicate, value in triples:
        s, p, o = from_rdflib(subject), from_rdflib(predicate), from_rdflib(value)
        assert isinstance(s, ox.NamedNode), f"a node without a name in the ontology: {subject} {predicate} {value}"
        assert isinstance(p, ox.NamedNode)
        assert not isinstance(o, ox.BlankNode), f"a node without a name in the ontology: {subject} {predicate} {value}"
        quads.add(ox.Quad(s, p, o, name))
    return quads


@cache
def fingerprint() -> str:
    """What besides the articles decides the graph: the form of our quads, and the tables and vocabulary."""
    mark = hashlib.sha256(str(FORM).encode())
    for entry in sorted(files("daibieu.ontology").iterdir(), key=lambda e: e.name):
        if entry.name.endswith((".tsv", ".ttl")):
            mark.update(entry.name.encode() + entry.read_bytes())
    return mark.hexdigest()[:16]
