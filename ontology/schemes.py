"""Make the ontology graph: the vocabulary, its alignments, and the concept schemes of the tables.

What a concept is, and how it is written, is decided in its table; nothing is added
here. Shapes are no part of it: they have blank nodes and say how data must look.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from daibieu.ontology import terms
from daibieu.ontology.tables import Row, table

_HERE = Path(__file__).parent
_TURTLE = ("daibieu.ttl", "alignments.ttl")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme: one table, one concept a row."""

    table: str
    concepts: terms.Closed
    label_vi: str
    label_en: str

    @property
    def address(self) -> URIRef:
        return URIRef(str(self.concepts).rstrip("/"))


SCHEMES = (
    Scheme("offices.tsv", terms.DV_OFFICE, "chức danh", "offices"),
    Scheme("event_types.tsv", terms.DV_EVENT, "loại sự kiện", "event types"),
    Scheme("roles.tsv", terms.DV_ROLE, "vai tại sự kiện", "roles at an event"),
    Scheme("standings.tsv", terms.DV_STANDING, "tư cách giữ chức", "standings of a tenure"),
    Scheme("event_statuses.tsv", terms.DV_STATUS, "tình trạng của sự kiện báo trước", "statuses of an announced event"),
    Scheme("appointment_kinds.tsv", terms.DV_APPOINTMENT, "hình thức nhân sự", "kinds of acts of personnel"),
    Scheme("document_types.tsv", terms.DV_DOCTYPE, "loại văn bản", "document types"),
    Scheme("body_kinds.tsv", terms.DV_BODYKIND, "loại cơ quan", "kinds of bodies"),
)


def ontology_graph() -> Graph:
    """Put together all that stands in the graph `ontology`: the same triples at each call, no blank node."""
    graph = scheme_graph()
    for name in _TURTLE:
        graph.parse(_HERE / name, format="turtle")
    return graph


def scheme_graph() -> Graph:
    """Make the concepts of every table, each with its labels in both languages."""
    graph = Graph()
    for scheme in SCHEMES:
        graph.add((scheme.address, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme.address, SKOS.prefLabel, Literal(scheme.label_vi, lang="vi")))
        graph.add((scheme.address, SKOS.prefLabel, Literal(scheme.label_en, lang="en")))
        for row in table(scheme.table):
            _add_concept(graph, scheme, row)
    return graph


def _add_concept(graph: Graph, scheme: Scheme, row: Row) -> None:
    concept = scheme.concepts[row["id"]]
    graph.add((concept, RDF.type, SKOS.Concept))
    if scheme.concepts is terms.DV_OFFICE:
        graph.add((concept, RDF.type, terms.DV.Office))
        if (rank := row.get("rank")) is not None:
            graph.add((concept, terms.DV.rank, Literal(int(rank))))
    graph.add((concept, SKOS.inScheme, scheme.address))
    graph.add((concept, SKOS.prefLabel, Literal(row["label_vi"], lang="vi")))
    graph.add((concept, SKOS.prefLabel, Literal(row["label_en"], lang="en")))
    for form in row.forms[1:]:
        graph.add((concept, SKOS.altLabel, Literal(form, lang="vi")))
    if "definition_vi" in row.cells:
        graph.add((concept, SKOS.definition, Literal(row["definition_vi"], lang="vi")))
        graph.add((concept, SKOS.definition, Literal(row["definition_en"], lang="en")))
    broader = row.get("broader") if "broader" in row.cells else None
    if broader is not None:
        graph.add((concept, SKOS.broader, scheme.concepts[broader]))
