"""Find the person, body, position, event, document or article that somebody names.

Folding, the one way by which words with and without marks meet, is decided here
for index, question and highlight alike. A name is never guessed: one that fits
several, or none, is refused with what comes near. Words typed with marks are
taken at their marks (Thắng is not Thăng); only words typed without any may
stand for all spellings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from daibieu.errors import QuestionError, SeveralError
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
    hint_counts: bool = False  # whether the hint may be typed along with the name
    head_first: bool = False  # whether the first word must come first: a Phó Chủ tịch is no Chủ tịch


KINDS: Mapping[str, Kind] = {
    "Person": Kind("person", "persons", "rdfs:label|dv:writtenName", "^org:member/dv:position/rdfs:label"),
    "Body": Kind("body", "bodies", "rdfs:label|dv:writtenName"),
    "Position": Kind("position", "positions", "rdfs:label", head_first=True),
    "Event": Kind("event", "events", "rdfs:label", "dv:possiblyFrom", hint_counts=True),
    "Document": Kind("document", "documents", "rdfs:label|dv:documentNumber|dcterms:title"),
    "Article": Kind("article", "articles", "dcterms:title", "dcterms:issued", hint_counts=True),
}

_PREFIXES = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dv: <https://w3id.org/daibieu/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
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
    """A resource that might be meant: its names, the first of them its label, and what else may be typed."""

    iri: URIRef
    names: tuple[str, ...]
    hints: tuple[str, ...]

    def __str__(self) -> str:
        hint = f" ({'; '.join(self.hints[:2])})" if self.hints else ""
        return f"{self.names[0]}{hint} {self.iri}"


def resolve(store: Engine, value: str, of: str) -> Named:
    """Find the one resource of the class `of` that a value means, by its address or one of its names."""
    kind = KINDS[of]
    address = value.strip().removeprefix("<").removesuffix(">")
    if "://" in address or address.startswith("urn:"):
        return _at(store, address, of, kind)
    if not words(value):
        raise QuestionError(f"{value!r} is no name; give the {kind.one} by address or by name")
    known = _known(store, of, kind)
    for fits in _ways(value, kind):
        found = [one for one in known if fits(one)]
        if len(found) == 1:
            return Named(found[0].iri, found[0].names[0])
        if found:
            raise SeveralError(
                f"{value!r} fits {len(found)} {kind.several}; give one by address, or in more words: {_listed(found)}"
            )
    near = _near(value, known)
    cure = f"perhaps one of these: {_listed(near)}" if near else "give another name, or an address"
    raise QuestionError(f"no {kind.one} is called {value!r}; {cure}")


def _at(store: Engine, address: str, of: str, kind: Kind) -> Named:
    if any(letter in '<>"{}|^`\\' or letter <= " " for letter in address):
        raise QuestionError(f"{address!r} is no address; copy one from an answer, or give a name")
    known = _known(store, of, kind, URIRef(address))
    if not known:
        raise QuestionError(f"no {kind.one} stands at {address}; copy an address from an answer, or give a name")
    return Named(known[0].iri, known[0].names[0])


def _known(store: Engine, of: str, kind: Kind, iri: URIRef | None = None) -> list[_Known]:
    """All resources of a class (or the one at an address), by name."""
    sparql = f"""{_PREFIXES}
SELECT ?iri ?label ?name ?hint WHERE {{
  ?iri a dv:{of} .
  ?iri {kind.names} ?name .
  FILTER (LANG(?name) IN ("", "vi"))
  OPTIONAL {{ ?iri rdfs:label ?label . FILTER (LANG(?label) IN ("", "vi")) }}
  {f"OPTIONAL {{ ?iri {kind.hint} ?hint }}" if kind.hint else ""}
}}
ORDER BY ?iri ?label ?name ?hint"""
    names: dict[URIRef, dict[str, None]] = {}
    hints: dict[URIRef, dict[str, None]] = {}
    for row in store.query(sparql, {} if iri is None else {"iri": iri}).rows:
        one = URIRef(str(row["iri"]))
        for part in ("label", "name"):
            if part in row:
                names.setdefault(one, {})[str(row[part])] = None
        if "hint" in row:
            hints.setdefault(one, {})[str(row["hint"])] = None
    known = [_Known(one, tuple(called), tuple(hints.get(one, ()))) for one, called in names.items()]
    return sorted(known, key=lambda one: (one.names[0], one.iri))


def _ways(value: str, kind: Kind) -> Iterable[Callable[[_Known], bool]]:
    """List the ways a name may fit, the strictest first; without marks only what was typed without any."""
    for form in (lower, fold) if lower(value) == fold(value) else (lower,):
        yield _whole(value, form)
    for form in (lower, fold) if lower(value) == fold(value) else (lower,):
        yield _within(value, form, kind)


def _whole(value: str, form: Callable[[str], str]) -> Callable[[_Known], bool]:
    asked = words(form(value))
    return lambda one: any(words(form(name)) == asked for name in one.names)


def _within(value: str, form: Callable[[str], str], kind: Kind) -> Callable[[_Known], bool]:
    asked = words(form(value))

    def fits(one: _Known) -> bool:
        beside = {word for hint in one.hints for word in words(form(hint))} if kind.hint_counts else set()
        for name in one.names:
            called = words(form(name))
            if set(asked) <= {*called, *beside} and (not kind.head_first or called[0] == asked[0]):
                return True
        return False

    return fits


def _near(value: str, known: Iterable[_Known]) -> list[_Known]:
    """Those that share at least half of the words, marks aside, the most alike first."""
    asked = set(words(fold(value)))

    def alike(one: _Known) -> tuple[int, int]:
        called = [set(words(fold(name))) for name in one.names]
        return max((len(asked & name), -len(asked ^ name)) for name in called)

    ranked = sorted(((alike(one), one) for one in known), key=lambda pair: pair[0], reverse=True)
    return [one for (shared, _), one in ranked if 2 * shared >= len(asked)]


def _listed(found: list[_Known]) -> str:
    more = f", and {len(found) - MOST_CANDIDATES} more" if len(found) > MOST_CANDIDATES else ""
    return ", ".join(str(one) for one in found[:MOST_CANDIDATES]) + more
