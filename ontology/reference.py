"""Make the reference graph: places with their legal lives, and the changes that ended or began them.

Which places there are, and when, is decided in `places.tsv`, on which act it rests in `acts.tsv`.
Bodies are none of this graph: those that articles name, and what took their place, stand with
what follows from articles.
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


def reference_graph() -> Graph:
    """Put together all that stands in the graph `reference`: the same triples at each call, no blank node."""
    graph = Graph()
    rows = table("places.tsv")
    for row in rows:
        _add_place(graph, row)
    _add_changes(graph, rows)
    for row in table("acts.tsv"):
        act = act_named(row["title"])
        # A dv:Document is one that articles cite; an act that only this data rests on must not be found among them.
        graph.add((act, RDF.type, DCTERMS.BibliographicResource))
        graph.add((act, DCTERMS.title, Literal(row["title"], lang="vi")))
        graph.add((act, DCTERMS.issued, Literal(_day(row, row["passed"]), datatype=XSD.date)))
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
        graph.add((change, DCTERMS.source, act_named(after["source"])))
        graph.add((change, DV.placeAfter, DV_PLACE[identifier]))
        for row in ended:
            if row["until"] != _day_before(in_force):
                raise TableError(
                    f"{row.where}: ends on {row['until']}, but {identifier} begins on {in_force}; mend one"
                )
            graph.add((change, DV.placeBefore, DV_PLACE[row["id"]]))


def act_named(title: str) -> URIRef:
    """Give the address of the act of that title."""
    for act in table("acts.tsv"):
        if act["title"] == title:
            return URIRef(_SOURCE + act["id"])
    raise TableError(f"acts.tsv: no act is called '{title}', on which a row of another table rests; add it")


def _day(row: Row, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise TableError(f"{row.where}: '{words}' is no day; write it as 2025-07-01") from error


def _day_before(words: str) -> str:
    return (date.fromisoformat(words) - timedelta(days=1)).isoformat()
