"""Make the reference graph: places with their legal lives, and the changes that ended or began them.

Which places there are, and when, is decided in `places.tsv`. Bodies and their
succession are not here yet: those of a merged province follow from articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from rdflib import DCTERMS, RDF, RDFS, XSD, Graph, Literal, URIRef

from daibieu.errors import TableError
from daibieu.ontology.tables import Row, table
from daibieu.ontology.terms import DV, DV_PLACE

_CHANGE = "https://w3id.org/daibieu/change/"
_SOURCE = "https://w3id.org/daibieu/source/"
# The acts that the column `source` of places.tsv names: what each is, and the day it was passed.
_ACTS = {
    "Nghị quyết 202/2025/QH15": ("nghi-quyet-202-2025-qh15", "2025-06-12"),
    "Nghị quyết 175/2024/QH15": ("nghi-quyet-175-2024-qh15", "2024-11-30"),
}


def reference_graph() -> Graph:
    """Put together all that stands in the graph `reference`: the same triples at each call, no blank node."""
    graph = Graph()
    rows = table("places.tsv")
    for row in rows:
        _add_place(graph, row)
    _add_changes(graph, rows)
    for words, (name, passed) in _ACTS.items():
        act = URIRef(_SOURCE + name)
        # A dv:Document is one that articles cite; an act that only this data rests on must not be found among them.
        graph.add((act, RDF.type, DCTERMS.BibliographicResource))
        graph.add((act, DCTERMS.title, Literal(words, lang="vi")))
        graph.add((act, DCTERMS.issued, Literal(passed, datatype=XSD.date)))
    return graph


def _add_place(graph: Graph, row: Row) -> None:
    place = DV_PLACE[row["id"]]
    graph.add((place, RDF.type, DV.Place))
    graph.add((place, RDFS.label, Literal(row["label"], lang="vi")))
    graph.add((place, DV.placeKind, Literal(row["kind"])))
    graph.add((place, DV.placeLevel, Literal(row["level"])))
    for column, predicate in (("from", DV.validFrom), ("until", DV.validUntil)):
        day = row.get(column)
        if day is not None:
            graph.add((place, predicate, Literal(_day(row, day), datatype=XSD.date)))
    successor = row.get("successor")
    if successor is not None:
        graph.add((place, DV.successor, DV_PLACE[successor]))


def _add_changes(graph: Graph, rows: Iterable[Row]) -> None:
    """Make one change for each place that began by a legal act, from all places that went into it."""
    rows = tuple(rows)
    before: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        successor = row.get("successor")
        if successor is not None:
            before[successor].append(row)
    by_id = {row["id"]: row for row in rows}
    for identifier, ended in before.items():
        after = by_id[identifier]
        change = URIRef(_CHANGE + identifier)
        in_force = after["from"]
        graph.add((change, RDF.type, DV.Change))
        names = ", ".join(sorted(row["label"] for row in ended))
        graph.add((change, RDFS.label, Literal(f"{names} thành {after['label']}", lang="vi")))
        graph.add((change, DV.inForceOn, Literal(_day(after, in_force), datatype=XSD.date)))
        graph.add((change, DCTERMS.source, _act(after)))
        graph.add((change, DV.placeAfter, DV_PLACE[identifier]))
        for row in ended:
            if row["until"] != _day_before(in_force):
                raise TableError(
                    f"{row.where}: ends on {row['until']}, but {identifier} begins on {in_force}; mend one"
                )
            graph.add((change, DV.placeBefore, DV_PLACE[row["id"]]))


def _act(row: Row) -> URIRef:
    if row["source"] not in _ACTS:
        raise TableError(f"{row.where}: source '{row['source']}' is no act known to reference.py; add it there")
    return URIRef(_SOURCE + _ACTS[row["source"]][0])


def _day(row: Row, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise TableError(f"{row.where}: '{words}' is no day; write it as 2025-07-01") from error


def _day_before(words: str) -> str:
    return (date.fromisoformat(words) - timedelta(days=1)).isoformat()
