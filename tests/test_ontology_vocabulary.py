"""The vocabulary is whole: each term defined in two languages, each use that of a defined term, and no term idle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from daibieu.ontology import ontology_graph, reference_graph
from daibieu.ontology.terms import DV, DVC, SCHEMA, Closed

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology"
DATATYPES = "http://www.w3.org/2001/XMLSchema#"
ROOMS = ("ontology", "graph", "queries", "viz", "publish", "web", "src")
ANNOTATIONS = {DV.offered}

# How a term is written in Turtle and SPARQL, and in Python: dv:event, DV.event, DVC["from"].
PREFIXED = re.compile(r"(?<![\w/-])(dvc?):([A-Za-z]\w*)")
NAMED = re.compile(r"(?<!\w)(DVC?)(?:\.([A-Za-z]\w*)|\[\"(\w+)\"\])")
SUFFIXES = {".py", ".rq", ".ttl", ".html", ".j2", ".js"}
# These say how terms stand and look; a term that is used nowhere else is still used by nobody.
ABOUT_TERMS = {"daibieu.ttl", "alignments.ttl", "shapes.ttl"}


@cache
def vocabulary() -> Graph:
    return Graph().parse(ONTOLOGY / "daibieu.ttl")


def defined() -> list[URIRef]:
    return [*DV, *DVC]


def uses(text: str, *, python: bool) -> Iterator[tuple[str, str]]:
    yield from PREFIXED.findall(text)
    if python:
        for namespace, attribute, item in NAMED.findall(text):
            yield namespace.lower(), attribute or item


def all_uses(skip: Set[str] = frozenset()) -> dict[tuple[str, str], str]:
    """Each term in use, with one file that uses it. A room that is not there is not scanned."""
    found: dict[tuple[str, str], str] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in SUFFIXES and path.name not in skip and path.is_file():
                for use in uses(path.read_text(encoding="utf-8"), python=path.suffix == ".py"):
                    found.setdefault(use, str(path.relative_to(ROOT)))
    return found


def namespace(prefix: str) -> Closed:
    return {"dv": DV, "dvc": DVC}[prefix]


def test_the_scan_sees_each_way_of_writing_a_term() -> None:
    assert list(uses("?p dv:event ?e ; dvc:inSentence ?s .", python=False)) == [("dv", "event"), ("dvc", "inSentence")]
    assert list(uses('add(a, DV.event, b); add(a, DVC["from"], c)', python=True)) == [("dv", "event"), ("dvc", "from")]
    # A concept's prefix and a longer word are no terms.
    assert list(uses("dv-role:attended ; xdv:event", python=False)) == []


def test_names_in_python_are_those_of_the_turtle() -> None:
    """`terms` scans the file for speed; rdflib reads the same terms out of it."""
    told = {s for s in vocabulary().subjects(RDFS.isDefinedBy, None) if isinstance(s, URIRef)}
    assert set(defined()) == told


@pytest.mark.parametrize("term", defined(), ids=str)
def test_a_term_has_label_and_definition_in_both_languages(term: URIRef) -> None:
    graph = vocabulary()
    for predicate in (RDFS.label, SKOS.definition):
        languages = sorted(str(o.language) for o in graph.objects(term, predicate) if isinstance(o, Literal))
        assert languages == ["en", "vi"], f"{predicate} of {term}"
    for words in graph.objects(term, SKOS.definition):
        assert len(str(words)) > 25, f"a definition says kind and difference: {words}"


@pytest.mark.parametrize("term", [t for t in defined() if t not in ANNOTATIONS], ids=str)
def test_a_property_says_between_what_it_stands(term: URIRef) -> None:
    graph = vocabulary()
    kinds = set(graph.objects(term, RDF.type))
    assert len(kinds) == 1
    if kinds == {OWL.Class}:
        return
    for predicate in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes):
        ends = list(graph.objects(term, predicate))
        assert ends
        for end in ends:
            if str(end).startswith((str(DV), str(DVC))):
                assert (end, RDF.type, OWL.Class) in graph, f"{term}: {end} is no class"
    datatypes = {str(r).startswith(DATATYPES) for r in graph.objects(term, SCHEMA.rangeIncludes)}
    assert datatypes == {kinds == {OWL.DatatypeProperty}}


def test_no_domain_or_range_types_what_it_should_check() -> None:
    graph = vocabulary()
    assert not set(graph.subject_objects(RDFS.domain)) | set(graph.subject_objects(RDFS.range))


def test_every_term_in_use_is_defined() -> None:
    unknown = {f"{p}:{name} in {where}" for (p, name), where in all_uses().items() if name not in namespace(p)}
    assert not unknown


def test_every_defined_term_is_in_use_or_offered_to_others() -> None:
    used = {namespace(p)[name] for p, name in all_uses(skip=ABOUT_TERMS) if name in namespace(p)}
    offered = set(vocabulary().subjects(DV.offered, Literal(True)))
    idle = set(defined()) - ANNOTATIONS - used - offered
    assert not idle, "use them, mark them dv:offered true, or take them out"
    assert not offered & used, "used after all: take dv:offered off"


def test_graphs_have_no_blank_node_share_no_triple_and_come_out_the_same() -> None:
    first, second = ontology_graph(), reference_graph()
    assert set(first) == set(ontology_graph())
    assert set(second) == set(reference_graph())
    assert not set(first) & set(second)
    assert not [t for g in (first, second) for t in g if any(isinstance(x, BNode) for x in t)]


def test_a_misspelt_name_raises_and_names_its_neighbour() -> None:
    with pytest.raises(AttributeError, match="dv: defines no 'evnt'; did you mean 'event'"):
        _ = DV.evnt
    assert DVC.title == URIRef("https://w3id.org/daibieu/claims#title")  # not a method of strings
    assert DV.event in DV
    assert DVC.event not in DV
