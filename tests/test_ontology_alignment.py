"""The alignments keep data of ours consistent with the vocabularies that they lead to.

What is checked: the whole ontology graph, the reference graph and one small graph
with every class, together with the axioms of ORG, PROV, FOAF, SKOS, schema.org and
Web Annotation restated in `data/vocabularies`, by owlrl's OWL RL rules. What is not:
axioms outside OWL RL, and keys, of which our data has none.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import owlrl
import pytest
from rdflib import FOAF, OWL, PROV, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import ORG

from daibieu.ontology import ontology_graph, reference_graph
from daibieu.ontology.schemes import scheme_graph
from daibieu.ontology.terms import DV, DV_PLACE, SCHEMA

DATA = Path(__file__).parent / "data"
ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
PREFIXES = """
@prefix : <http://localhost:8000/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dv-place: <https://w3id.org/daibieu/place/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@cache
def axioms() -> Graph:
    """Ours and theirs, without the texts, which only slow the reasoner down."""
    graph = Graph()
    for path in (ONTOLOGY / "daibieu.ttl", ONTOLOGY / "alignments.ttl", DATA / "vocabularies" / "neighbours.ttl"):
        graph.parse(path)
    for predicate in (RDFS.label, SKOS.definition, RDFS.isDefinedBy, SCHEMA.domainIncludes, SCHEMA.rangeIncludes):
        graph.remove((None, predicate, None))
    return graph


@cache
def sample() -> Graph:
    """The small graphs with every class, and what the reference graph says of one merger."""
    graph = Graph()
    for name in ("view", "claims"):
        graph.parse(DATA / "shapes" / f"{name}.ttl")
    merger = URIRef("https://w3id.org/daibieu/change/ninh-binh-2025")
    places = [merger, DV_PLACE["nam-dinh"], DV_PLACE["ninh-binh-2025"]]
    graph += [t for t in reference_graph() if t[0] in places]
    graph += [t for t in scheme_graph() if t[1] in (RDF.type, SKOS.inScheme) and "/role" in t[0]]
    return graph


def inconsistencies(extra: str = "") -> list[str]:
    graph = axioms() + sample()
    graph.parse(data=PREFIXES + extra, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(message) for node in graph.subjects(RDF.type, ERROR) for message in graph.objects(node, None))


def test_our_data_with_our_neighbours_axioms_is_consistent() -> None:
    assert inconsistencies() == []


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param("dv:Change rdfs:subClassOf prov:Entity .", id="a change is an activity by ORG"),
        pytest.param(
            "dv:statedBy rdfs:subPropertyOf prov:wasDerivedFrom . "
            "<https://w3id.org/daibieu/change/ninh-binh-2025> dv:statedBy :claim .",
            id="derivation makes a change with a source an entity",
        ),
        pytest.param(
            "<https://w3id.org/daibieu/change/ninh-binh-2025> org:originalOrganization dv-place:nam-dinh . "
            "dv:Place rdfs:subClassOf org:Site .",
            id="ORG's changes are of organizations, no places",
        ),
        pytest.param("<http://localhost:8000/person/tin-1-40> a dv:Body .", id="nobody is a person and a body"),
        pytest.param("dv:Position rdfs:subClassOf org:Organization , org:Role .", id="a position is no office"),
        pytest.param("dv:Tenure rdfs:subClassOf foaf:Organization .", id="a holding of a position is no organization"),
    ],
)
def test_the_reasoner_sees_the_traps_of_the_field(trap: str) -> None:
    """Each of these was done in some published vocabulary, or was near in ours; the run must not pass for silence."""
    assert inconsistencies(trap)


def test_what_follows_from_the_alignments() -> None:
    graph = axioms() + sample()
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    person = URIRef("http://localhost:8000/person/tin-1-40")
    assert (person, RDF.type, FOAF.Agent) in graph
    assert (URIRef("http://localhost:8000/membership/1"), ORG.member, None) in graph
    assert (URIRef("https://w3id.org/daibieu/change/ninh-binh-2025"), RDF.type, PROV.Activity) in graph
    # A place or an announced event never becomes an organization or an event held.
    assert (DV_PLACE["nam-dinh"], RDF.type, ORG.Organization) not in graph
    assert (URIRef("http://localhost:8000/announced-event/ky-hop-mau-1"), RDF.type, DV.Event) not in graph


def test_alignments_are_about_our_terms_only() -> None:
    graph = Graph().parse(ONTOLOGY / "alignments.ttl")
    assert {str(s).split("#")[0] for s in graph.subjects()} == {
        "https://w3id.org/daibieu/ontology",
        "https://w3id.org/daibieu/claims",
    }
    vocabulary = ontology_graph()
    for term in graph.subjects():
        kinds = set(vocabulary.objects(term, RDF.type))
        assert kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}, term
