"""The forms a graph can be written in, told by the ending of the file or named outright.

Which part of a store a form carries is decided here: those that know graphs carry
the whole dataset, the others what a query without GRAPH sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from daibieu.errors import DaibieuError, NotBuiltError


@dataclass(frozen=True, slots=True)
class Form:
    """One form; `whole`: with all graphs by name."""

    name: str
    rdf: ox.RdfFormat
    whole: bool


FORMS: Mapping[str, Form] = {
    "trig": Form("TriG", ox.RdfFormat.TRIG, whole=True),
    "nq": Form("N-Quads", ox.RdfFormat.N_QUADS, whole=True),
    "jsonld": Form("JSON-LD", ox.RdfFormat.JSON_LD, whole=True),
    "ttl": Form("Turtle", ox.RdfFormat.TURTLE, whole=False),
    "nt": Form("N-Triples", ox.RdfFormat.N_TRIPLES, whole=False),
    "rdf": Form("RDF/XML", ox.RdfFormat.RDF_XML, whole=False),
}
CLUSTERS = "clusters"  # no form of the graph: two tables, see `clusters`
ANNOUNCED = ("graphml", "gexf", "csv", "popolo", "ftm", "wikidata")


def form_of(path: Path, named: str | None = None) -> Form:
    """Take the form that was named, else the one that the ending tells."""
    ending = (named or path.suffix).removeprefix(".").lower()
    known = ", ".join((*FORMS, *([CLUSTERS] if named else [])))
    if ending in FORMS:
        return FORMS[ending]
    if ending in ANNOUNCED:
        raise NotBuiltError(f"{path}: the form {ending} is not built yet; take one of {known}")
    if named:
        raise DaibieuError(f"{path}: no form is named {named!r}; take one of {known}")
    told = f"the ending {path.suffix} tells no form" if ending else "no ending tells the form"
    raise DaibieuError(f"{path}: {told}; end the name in one of {known}, or name the form (--format)")
