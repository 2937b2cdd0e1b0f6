"""The terms of the ontology as Python names, read from the Turtle and the tables.

Nothing is typed twice: `DV` and `DVC` hold what `daibieu.ttl` defines, the concept
namespaces what their tables list. A name that is not there raises, so that no
misspelt term gets into a graph. What a term means stands in the Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from rdflib import URIRef

from daibieu.errors import TableError
from daibieu.ontology.tables import table

TURTLE = Path(__file__).with_name("daibieu.ttl")
_DEFINED = re.compile(r"^(dvc?):(\w+) a owl:", re.MULTILINE)


class Closed:
    """A namespace with a fixed set of names: `DV.event`, `DVC["from"]`, `DV_OFFICE["vice-chair"]`.

    It is no `str`, unlike rdflib's: there `DVC.title` would be a method of strings.
    """

    __slots__ = ("_base", "_names", "_prefix")

    def __init__(self, prefix: str, base: str, names: Iterable[str]) -> None:
        self._prefix = prefix
        self._base = base
        self._names = frozenset(names)

    def __getattr__(self, name: str) -> URIRef:
        if name not in self._names:
            near = get_close_matches(name, self._names, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise AttributeError(f"{self._prefix}: defines no '{name}'{hint}")
        return URIRef(self._base + name)

    def __getitem__(self, name: str) -> URIRef:
        return self.__getattr__(name)

    def __contains__(self, name: object) -> bool:
        """Whether a name, or a whole address, is a term of this namespace."""
        return str(name).removeprefix(self._base) in self._names

    def __iter__(self) -> Iterator[URIRef]:
        return (URIRef(self._base + name) for name in sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)

    def __str__(self) -> str:
        return self._base

    @property
    def prefix(self) -> str:
        return self._prefix


def _defined(prefix: str) -> frozenset[str]:
    # A scan, not a parse: the names are wanted at every start of a program, rdflib needs 50 ms for the file.
    names = frozenset(name for p, name in _DEFINED.findall(TURTLE.read_text(encoding="utf-8")) if p == prefix)
    if not names:
        raise TableError(f"{TURTLE.name}: defines no term of {prefix}: at the head of a line; see docs/ontology.md")
    return names


def _concepts(prefix: str, folder: str, name: str) -> Closed:
    return Closed(prefix, f"https://w3id.org/daibieu/{folder}/", (row["id"] for row in table(name)))


DV = Closed("dv", "https://w3id.org/daibieu/ontology#", _defined("dv"))
DVC = Closed("dvc", "https://w3id.org/daibieu/claims#", _defined("dvc"))

DV_OFFICE = _concepts("dv-office", "office", "offices.tsv")
DV_EVENT = _concepts("dv-event", "event", "event_types.tsv")
DV_ROLE = _concepts("dv-role", "role", "roles.tsv")
DV_STANDING = _concepts("dv-standing", "standing", "standings.tsv")
DV_PLACE = _concepts("dv-place", "place", "places.tsv")
DV_STATUS = _concepts("dv-status", "status", "event_statuses.tsv")
DV_APPOINTMENT = _concepts("dv-appointment", "appointment", "appointment_kinds.tsv")
DV_DOCTYPE = _concepts("dv-doctype", "document-type", "document_types.tsv")
DV_BODYKIND = _concepts("dv-bodykind", "body-kind", "body_kinds.tsv")

# Of others' vocabularies, what rdflib does not name, or names without raising for a misspelt one.
OA = Closed(
    "oa",
    "http://www.w3.org/ns/oa#",
    ("TextQuoteSelector", "TextPositionSelector", "hasSource", "exact", "start", "end"),
)
SCHEMA = Closed(
    "schema",
    "https://schema.org/",
    ("Event", "NewsArticle", "Place", "domainIncludes", "rangeIncludes", "superEvent", "url"),
)
