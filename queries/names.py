"""Find the person, body, position, event or whatever else that somebody names.

Folding, the one way by which words with and without marks meet, is decided here
for index, question and highlight alike. A name is never guessed: one that fits
several, or none, is refused with what comes near; several that may be one person
or event, as far as the store can tell, and the lives of a place under one name,
are taken together, and whoever asks says so. Words typed with marks are taken at
their marks (Thắng is not Thăng); only words typed without any may stand for all
spellings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rdflib import XSD, Literal, URIRef

from daibieu.errors import QuestionError, SeveralError, UnknownNameError
from daibieu.graph.sparql_text import with_rows
from daibieu.queries.days import as_day
from daibieu.queries.engine import Engine
from daibieu.reading.text import clean

MOST_CANDIDATES = 5


def fold(text: str) -> str:
    """Lower case without marks, `đ` as `d`: what `Đặng Thị Hòa`, `đặng thị hoà` and `dang thi hoa` have in common.

    >>> fold("Đặng Thị Hoà")
    'dang thi hoa'
    """
    letters = unicodedata.normalize("NFD", lower(text).replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def lower(text: str) -> str:
    """Lower case with its marks, in one Unicode form and one placement of tones.

    >>> lower("Khoá XIV")
    'khóa xiv'
    """
    return unicodedata.normalize("NFC", clean(text).casefold())


def words(text: str) -> tuple[str, ...]:
    """Cut a text into words; a day is one word, however it is written.

    >>> words("Ký giao ước, ngày 27/3/2018")
    ('Ký', 'giao', 'ước', 'ngày', '2018-03-27')
    """
    parts = "".join(letter if letter.isalnum() or letter in "-/." else " " for letter in text).split()
    stripped = (part.strip("-/.") for part in parts)
    return tuple(str(as_day(part) or part) for part in stripped if part)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the resources of a class are named and told apart; paths are property paths of SPARQL."""

    one: str
    several: str
    names: str
    hint: str | None = None  # tells two of one name apart
    where: str = "?iri a dv:{of}"  # what makes a resource one of this kind
    hint_counts: bool = False  # whether the hint may be typed along with the name
    head_first: bool = False  # whether the first word must come first: a Phó Chủ tịch is no Chủ tịch

    def made(self, of: str) -> str:
        """Give the pattern that all resources of the kind fit."""
        return self.where.replace("{of}", of)


KINDS: Mapping[str, Kind] = {
    "Person": Kind("person", "persons", "rdfs:label|dv:writtenName", "^org:member/dv:position/rdfs:label"),
    "Body": Kind("body", "bodies", "rdfs:label|dv:writtenName", "dv:validFrom|dv:validUntil"),
    "Position": Kind("position", "positions", "rdfs:label", "^dv:position/org:member/rdfs:label", head_first=True),
    "Event": Kind("event", "events", "rdfs:label", "dv:possiblyFrom|dv:venue", hint_counts=True),
    "Document": Kind("document", "documents", "rdfs:label|dv:documentNumber|dcterms:title"),
    "Article": Kind("article", "articles", "dcterms:title", "dcterms:issued", hint_counts=True),
    "Place": Kind("place", "places", "rdfs:label|skos:prefLabel|skos:altLabel", "dv:validFrom|dv:validUntil"),
    "Office": Kind("office", "offices", "skos:prefLabel|skos:altLabel|rdfs:label", head_first=True),
    "EventType": Kind(
        "type of event",
        "types of events",
        "skos:prefLabel|skos:altLabel",
        where="?iri skos:inScheme <https://w3id.org/daibieu/event>",
    ),
    # Whatever rests on an article; much of it has an address and no name.
    "Thing": Kind("thing", "things", "rdfs:label", where="?iri dv:statedBy ?claim"),
}

_PREFIXES = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dv: <https://w3id.org/daibieu/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A resource as somebody named it."""

    iri: URIRef
    name: str

    def to_json(self) -> dict[str, str]:
        return {"iri": str(self.iri), "name": self.name}


@dataclass(frozen=True, slots=True)
class _Known:
    """A resource that might be meant: its names, and what else may be typed along with one."""

    iri: URIRef
    names: tuple[str, ...]
    hints: tuple[str, ...]

    def __str__(self) -> str:
        hint = f" ({'; '.join(self.hints[:2])})" if self.hints else ""
        return f"{self.names[0]}{hint} {self.iri}"


def resolve(store: Engine, value: str, of: str, on: date | None = None) -> Named:
    """Find the one resource that a value means; see `resolve_open`."""
    found = resolve_open(store, value, of, on)
    if len(found) > 1:
        several = KINDS[of.partition("|")[0]].several
        told = ", ".join(f"{one.name} {one.iri}" for one in found)
        raise SeveralError(f"{value!r} fits {len(found)} {several}; give one by address: {told}")
    return found[0]


def resolve_open(store: Engine, value: str, of: str, on: date | None = None) -> tuple[Named, ...]:
    """Find the resource of the class `of` that a value means, by its address or one of its names.

    Of several classes, `Person|Body`, the first that has such a resource. Several are
    found only where nobody can tell whether they are one; each then has a name that
    tells it from the others.
    `on`: of several bodies of one name, or positions in them, the one that lived on that day is meant.
    """
    faults = []
    for one in of.split("|"):
        try:
            return _resolve(store, value, one, on)
        except SeveralError:
            raise
        except QuestionError as fault:
            faults.append(fault)
    raise faults[0]


def _resolve(store: Engine, value: str, of: str, on: date | None) -> tuple[Named, ...]:
    kind = KINDS[of]
    address = value.strip().removeprefix("<").removesuffix(">")
    if "://" in address or address.startswith("urn:"):
        return (_at(store, address, of, kind),)
    if not words(value):
        raise QuestionError(f"{value!r} is no name; give the {kind.one} by address or by name")
    # As typed, the store's index finds it at once; among 50,000 people all other ways take two seconds.
    if found := _as_typed(store, value, of, kind):
        return _one_of(store, value, of, kind, found, on)
    known = _known(store, of, kind)
    ways = _ways(value, kind)
    fitting = [one for one in known if ways[-1](one)]  # the loosest way takes in all others
    for fits in ways:
        if found := [one.iri for one in fitting if fits(one)]:
            return _one_of(store, value, of, kind, found, on)
    near = _listed(store, of, kind, _near(value, known))
    cure = f"perhaps one of these: {near}" if near else "give another name, or an address"
    raise UnknownNameError(f"no {kind.one} is called {value!r}; {cure}", of)


def _at(store: Engine, address: str, of: str, kind: Kind) -> Named:
    if any(letter in '<>"{}|^`\\' or letter <= " " for letter in address):
        raise QuestionError(f"{address!r} is no address; copy one from an answer, or give a name")
    known = _described(store, of, kind, URIRef(address))
    if known is None:
        raise QuestionError(f"no {kind.one} stands at {address}; copy an address from an answer, or give a name")
    return Named(known.iri, known.names[0])


def _one_of(store: Engine, value: str, of: str, kind: Kind, found: list[URIRef], on: date | None) -> tuple[Named, ...]:
    if len(found) > 1 and of in ("Body", "Position"):
        # A body that no article names, known by an act alone, is meant only where no other is called so.
        found = [iri for iri in found if _holds(store, "?iri dv:statedBy ?claim", iri)] or found
        if on is not None:
            found = [iri for iri in found if _lived(store, iri, on)] or found
    if len(found) == 1:
        return (_at(store, str(found[0]), of, kind),)
    if of == "Place" or _may_be_one(store, found):
        known = [one for iri in found if (one := _described(store, of, kind, iri)) is not None]
        return tuple(Named(one.iri, str(one).removesuffix(f" {one.iri}")) for one in known)
    raise SeveralError(
        f"{value!r} fits {len(found)} {kind.several}; give one by address, or in more words: "
        + _listed(store, of, kind, found)
    )


def _may_be_one(store: Engine, found: list[URIRef]) -> bool:
    """Whether open doubts lead from each to all others; what is held apart for certain has none."""
    pairs = store.query(
        with_rows(
            f"{_PREFIXES}SELECT ?iri ?other WHERE {{ ?iri dv:mayBe ?other }}", ("iri",), [(one,) for one in found]
        )
    ).rows
    reached = {found[0]}
    while more := {
        there
        for row in pairs
        for here, there in ((row["iri"], row["other"]), (row["other"], row["iri"]))
        if here in reached and there in found and there not in reached
    }:
        reached |= {URIRef(str(one)) for one in more}
    return len(reached) == len(found)


def written(store: Engine, value: str, of: str) -> Literal:
    """Find the words that a value means among those that stand under a property of the ontology."""
    sparql = f"{_PREFIXES}SELECT DISTINCT ?words WHERE {{ ?iri dv:{of} ?words }} ORDER BY ?words"
    known = [str(row["words"]) for row in store.query(sparql).rows]
    for form in (str, lower, fold):
        if found := [one for one in known if words(form(one)) == words(form(value))]:
            return Literal(found[0])
    near = ", ".join(one for one in known if set(words(fold(value))) & set(words(fold(one))))
    cure = f"perhaps one of these: {near}" if near else "write it as the articles do"
    raise UnknownNameError(f"nothing is written {value!r}; {cure}", of)


def _lived(store: Engine, iri: URIRef, on: date) -> bool:
    """Whether a body, or the body of a position, lived on a day; a missing bound is open."""
    day = f'"{on.isoformat()}"^^<{XSD.date}>'
    over = f"?iri org:postIn? ?body . ?body dv:validUntil ?until . FILTER (?until < {day})"
    to_come = f"?iri org:postIn? ?body . ?body dv:validFrom ?since . FILTER ({day} < ?since)"
    return not _holds(store, over, iri) and not _holds(store, to_come, iri)


def _holds(store: Engine, pattern: str, iri: URIRef) -> bool:
    return bool(store.query(f"{_PREFIXES}SELECT ?iri WHERE {{ {pattern} }} LIMIT 1", {"iri": iri}).rows)


# --- asking the store ------------------------------------------------------------------


def _as_typed(store: Engine, value: str, of: str, kind: Kind) -> list[URIRef]:
    sparql = f"{_PREFIXES}SELECT DISTINCT ?iri WHERE {{ ?iri {kind.names} ?name . {kind.made(of)} }} ORDER BY ?iri"
    name = Literal(" ".join(clean(value).split()))
    return [URIRef(str(row["iri"])) for row in store.query(sparql, {"name": name}).rows]


def _known(store: Engine, of: str, kind: Kind) -> list[_Known]:
    """List all resources of a class by their names; their hints too where these may be typed."""
    sparql = f"{_PREFIXES}SELECT ?iri ?name WHERE {{ {kind.made(of)} . ?iri {kind.names} ?name }}"
    names: dict[str, list[str]] = {}
    for row in store.query(sparql).rows:
        names.setdefault(str(row["iri"]), []).append(str(row["name"]))
    hints: dict[str, list[str]] = {}
    if kind.hint and kind.hint_counts:
        sparql = f"{_PREFIXES}SELECT ?iri ?hint WHERE {{ {kind.made(of)} . ?iri {kind.hint} ?hint }}"
        for row in store.query(sparql).rows:
            hints.setdefault(str(row["iri"]), []).append(str(row["hint"]))
    return [_Known(URIRef(iri), tuple(names[iri]), tuple(hints.get(iri, ()))) for iri in sorted(names)]


def _described(store: Engine, of: str, kind: Kind, iri: URIRef) -> _Known | None:
    """Tell a resource by its label, or a name where it has none, and by its hints; None where there is none such."""
    sparql = f"""{_PREFIXES}
SELECT ?label ?name ?hint WHERE {{
  {kind.made(of)} .
  OPTIONAL {{ ?iri {kind.names} ?name }}
  OPTIONAL {{ ?iri rdfs:label ?label . FILTER (LANG(?label) IN ("", "vi")) }}
  {f"OPTIONAL {{ ?iri {kind.hint} ?hint }}" if kind.hint else ""}
}}
ORDER BY ?label ?name ?hint"""
    rows = store.query(sparql, {"iri": iri}).rows
    if not rows:
        return None
    names = dict.fromkeys(str(row[part]) for part in ("label", "name") for row in rows if part in row)
    hints = dict.fromkeys(str(row["hint"]) for row in rows if "hint" in row)
    return _Known(iri, tuple(names) or (str(iri),), tuple(hints))


def _listed(store: Engine, of: str, kind: Kind, found: list[URIRef]) -> str:
    """Describe the first few, by name, and count the others."""
    shown = [one for iri in found[:MOST_CANDIDATES] if (one := _described(store, of, kind, iri)) is not None]
    more = f", and {len(found) - MOST_CANDIDATES} more" if len(found) > MOST_CANDIDATES else ""
    return ", ".join(map(str, shown)) + more


# --- comparing names -------------------------------------------------------------------


def _ways(value: str, kind: Kind) -> tuple[Callable[[_Known], bool], ...]:
    """List the ways a name may fit, the strictest first; without marks only what was typed without any."""
    forms = (lower, fold) if lower(value) == fold(value) else (lower,)
    return (*(_whole(value, form) for form in forms), *(_within(value, form, kind) for form in forms))


def _whole(value: str, form: Callable[[str], str]) -> Callable[[_Known], bool]:
    asked = words(form(value))
    return lambda one: any(words(form(name)) == asked for name in one.names)


def _within(value: str, form: Callable[[str], str], kind: Kind) -> Callable[[_Known], bool]:
    asked = words(form(value))

    def fits(one: _Known) -> bool:
        beside = {word for hint in one.hints for word in words(form(hint))}
        for name in one.names:
            called = words(form(name))
            if set(asked) <= {*called, *beside} and (not kind.head_first or called[0] == asked[0]):
                return True
        return False

    return fits


def _near(value: str, known: Iterable[_Known]) -> list[URIRef]:
    """Take those that share at least half of the words, marks aside, the most alike first."""
    asked = set(words(fold(value)))

    def alike(one: _Known) -> tuple[int, int]:
        called = [set(words(fold(name))) for name in one.names]
        return max((len(asked & name), -len(asked ^ name)) for name in called)

    ranked = sorted(((alike(one), one.iri) for one in known), key=lambda pair: (*(-n for n in pair[0]), pair[1]))
    return [iri for (shared, _), iri in ranked if 2 * shared >= len(asked)]
