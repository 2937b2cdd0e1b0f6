"""Find in a store what the words of a question name: which people, positions, bodies, gatherings fit them.

A name asked in words is looser than one given by `names`: it may leave out what the store's name says besides, or
give a host, a day or a place along with a gathering. Still nothing is guessed: what fits several is told as several.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from daibieu.queries.engine import Engine, Solution
from daibieu.queries.names import fold, lower
from daibieu.queries.periods import Period
from daibieu.queries.things import LEVELS, Piece, keys, keys_of, read_title
from daibieu.queries.wording import Asked

_PREFIXES = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dv: <https://w3id.org/daibieu/ontology#>
PREFIX dvc: <https://w3id.org/daibieu/claims#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Of what a question says of a gathering, this share must stand in the store's words for it.
_ENOUGH = 0.65


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resource that may be meant."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class _Gathering:
    """A gathering with the words that tell it."""

    iri: str
    name: str
    called: frozenset[str]  # the words of its name
    beside: frozenset[str]  # of its kind, venue, bodies
    first: date | None
    last: date | None


class Seeker:
    """The names of a store, each kind fetched when it is first needed."""

    def __init__(self, store: Engine) -> None:
        self._store = store

    def _rows(self, pattern: str) -> Sequence[Solution]:
        return self._store.query(f"{_PREFIXES}{pattern}").rows

    # --- people ---------------------------------------------------------------------

    @cached_property
    def _people(self) -> Mapping[tuple[str, ...], tuple[Candidate, ...]]:
        """Everybody by the folded words of each of his names."""
        rows = self._rows(
            "SELECT DISTINCT ?iri ?label ?name WHERE { ?iri a dv:Person ; rdfs:label ?label ; rdfs:label|dv:writtenName"
            " ?name } ORDER BY ?iri"
        )
        found: dict[tuple[str, ...], dict[str, Candidate]] = {}
        for row in rows:
            words = tuple(fold(str(row["name"])).split())
            found.setdefault(words, {}).setdefault(str(row["iri"]), Candidate(str(row["iri"]), str(row["name"])))
        return {words: tuple(people.values()) for words, people in found.items()}

    @cached_property
    def _people_by_word(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for words in self._people:
            for word in words:
                found.setdefault(word, set()).add(words)
        return {word: frozenset(names) for word, names in found.items()}

    def person_at(self, question: Asked, i: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """The longest whole name of somebody at token `i`, of two words and more."""
        for length in range(min(6, len(question) - i), 1, -1):
            people = self._people.get(question.folded[i : i + length])
            if people and (meant := _as_marked(question, i, i + length, people)):
                return i + length, meant
        return None

    def person_by_part(self, question: Asked, i: int, end: int) -> tuple[Candidate, ...]:
        """Those whose name holds all words of tokens `i`-`end`, the given name among them."""
        words = question.folded[i:end]
        sets = [self._people_by_word.get(word, frozenset()) for word in words]
        names = frozenset.intersection(*sets) if sets else frozenset()
        people = {one.iri: one for name in sorted(names) if name[-1] in words for one in self._people[name]}
        return _as_marked(question, i, end, people.values())

    def holding(self, people: Iterable[Candidate], title: Iterable[Piece]) -> tuple[Candidate, ...]:
        """Those of the people who are told in a position of these words; all where none is."""
        people, wanted = tuple(people), set(keys_of(list(title)))
        if len(people) < 2 or not wanted:
            return people
        rows = self._rows(
            f"SELECT ?iri ?label WHERE {{ ?tenure org:member ?iri ; dv:position ?position . ?position rdfs:label ?label"
            f" VALUES ?iri {{ {' '.join(f'<{one.iri}>' for one in people)} }} }}"
        )
        fitting = {str(row["iri"]) for row in rows if wanted <= set(keys(str(row["label"])))}
        return tuple(one for one in people if one.iri in fitting) or people

    # --- positions and bodies -------------------------------------------------------

    @cached_property
    def _positions(self) -> Sequence[tuple[Candidate, str, frozenset[str]]]:
        rows = self._rows(
            "SELECT ?iri ?label ?role ?place WHERE { ?iri a dv:Position ; rdfs:label ?label . OPTIONAL { ?iri org:role"
            " ?role } OPTIONAL { ?iri (org:postIn/dv:place|dv:place)/(rdfs:label|skos:prefLabel) ?place . FILTER"
            ' (LANG(?place) IN ("", "vi")) } FILTER (LANG(?label) IN ("", "vi")) } ORDER BY ?iri ?label'
        )
        return [
            (
                Candidate(str(row["iri"]), str(row["label"])),
                str(row.get("role", "")).rpartition("/")[2],
                frozenset((*keys(str(row["label"])), *keys(str(row.get("place", ""))))),
            )
            for row in rows
        ]

    def positions(self, cut: list[Piece]) -> tuple[Candidate, ...]:
        """The positions that the pieces name; an elided body is the one that the reader of articles would supply."""
        office = next((one.thing for one in cut if one.thing and one.thing.kind == "office"), None)
        wanted = set(keys_of(cut))
        title = read_title(cut)
        told_body = any(one.thing and one.thing.kind in {"body", "field"} for one in cut)
        supplied = set(keys(title.body)) if title and title.body and not told_body else set()
        fitting = [
            (one, words)
            for one, role, words in self._positions
            if wanted | supplied <= words and (office is None or office.identifier in {"-", role} or not role)
        ]
        return _tightest(fitting, wanted | supplied)

    @cached_property
    def _bodies(self) -> Sequence[tuple[Candidate, frozenset[str]]]:
        rows = self._rows(
            "SELECT DISTINCT ?iri ?label ?name WHERE { ?iri a dv:Body ; rdfs:label ?label ; rdfs:label|dv:writtenName"
            ' ?name . FILTER (LANG(?label) IN ("", "vi")) FILTER (LANG(?name) IN ("", "vi")) } ORDER BY ?iri ?name'
        )
        return [(Candidate(str(row["iri"]), str(row["label"])), frozenset(keys(str(row["name"])))) for row in rows]

    def bodies(self, cut: list[Piece]) -> tuple[Candidate, ...]:
        """The bodies that the pieces name; the first word says what kind of body it is."""
        said = keys_of(cut)
        if not said:
            return ()
        head = next((keys_of([one]) for one in cut if one.thing and one.thing.kind == "body"), said)[0]
        fitting = [(one, words) for one, words in self._bodies if set(said) <= words and keys(one.name)[:1] == (head,)]
        return _tightest(fitting, set(said))

    # --- gatherings -----------------------------------------------------------------

    @cached_property
    def _gatherings(self) -> Sequence[_Gathering]:
        told = self._rows(
            "SELECT ?iri ?label ?type ?first ?last WHERE { ?iri a dv:Event ; rdfs:label ?label . OPTIONAL { ?iri"
            " dv:eventType/skos:prefLabel ?type . FILTER (LANG(?type) = 'vi') }"
            " OPTIONAL { ?iri dv:possiblyFrom ?first } OPTIONAL { ?iri dv:possiblyUntil ?last } } ORDER BY ?iri ?label"
        )
        beside: dict[str, set[str]] = {}
        for pattern in (
            "{ ?iri a dv:Event ; dv:venue ?words }",
            "{ ?p dv:event ?iri ; dv:agent ?body . ?body a dv:Body ; rdfs:label ?words }",
        ):
            for row in self._rows(f"SELECT DISTINCT ?iri ?words WHERE {pattern}"):
                beside.setdefault(str(row["iri"]), set()).update(keys(str(row["words"])))
        found: dict[str, _Gathering] = {}
        for row in told:
            iri = str(row["iri"])
            found.setdefault(
                iri,
                _Gathering(
                    iri, str(row["label"]), frozenset(keys(str(row["label"]))),
                    frozenset((*keys(str(row.get("type", ""))), *beside.get(iri, ()))),
                    _day(row, "first"), _day(row, "last"),
                ),
            )  # fmt: skip
        return tuple(found.values())

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        seen = Counter(word for one in self._gatherings for word in one.called | one.beside)
        total = len(self._gatherings) + 1
        return {word: math.log(1 + total / count) for word, count in seen.items()}

    def gatherings(self, cut: list[Piece], period: Period | None) -> tuple[tuple[Candidate, ...], int]:
        """The gatherings that the pieces name, and how many of the pieces belong to the name.

        `period`: when it was, as the question tells; a gathering of another time is none of them.
        """
        said = [(k, word) for k, piece in enumerate(cut) for word in keys_of([piece]) if not _any_gathering(piece)]
        kinds = {word for piece in cut if piece.thing and piece.thing.kind == "gathering" for word in keys_of([piece])}
        if not {word for _, word in said} - kinds:
            return self._by_day(period, {word for _, word in said}), 1
        most = math.log(2 + len(self._gatherings))
        # A word for the kind of gathering says little: papers call one meeting hội nghị, lễ, buổi.
        weights = {word: self._rarity.get(word, most) * (0.3 if word in kinds else 1.0) for _, word in said}
        ranked = []
        for one in self._gatherings:
            if period is not None and not _within(one, period):
                continue
            known = one.called | one.beside
            last = max((k for k, word in said if word in known), default=-1)
            upto = {word for k, word in said if k <= last}
            whole = sum(weights[word] for word in upto)
            covered = sum(weights[word] for word in upto & known)
            if whole and covered / whole >= _ENOUGH:
                ranked.append((round(2 * covered - whole, 3), upto == one.called, last, one))
        if not ranked:
            return (), 0
        top = max(rank[:2] for rank in ranked)
        best = [(last, one) for *rank, last, one in ranked if tuple(rank) == top]
        end = max(last for last, _ in best) + 1
        return tuple(Candidate(one.iri, one.name) for _, one in best), end

    def _by_day(self, period: Period | None, kind: set[str]) -> tuple[Candidate, ...]:
        """The gatherings of a kind, by their time alone; without a word for the kind, of any."""
        fitting = [one for one in self._gatherings if period is None or _within(one, period)]
        return tuple(Candidate(one.iri, one.name) for one in fitting if kind <= one.called | one.beside)

    # --- documents and articles -----------------------------------------------------

    def documents(self, words: str) -> tuple[Candidate, ...]:
        """The documents of this number or title."""
        rows = self._rows(
            "SELECT DISTINCT ?iri ?label ?name WHERE { ?iri a dv:Document ; rdfs:label ?label ; rdfs:label|"
            'dv:documentNumber|dcterms:title ?name . FILTER (LANG(?label) IN ("", "vi")) } ORDER BY ?iri ?name'
        )
        return _whole_or_part(rows, words)

    def articles(self, words: str) -> tuple[Candidate, ...]:
        """The articles of this title."""
        return _whole_or_part(
            self._rows("SELECT ?iri ?name WHERE { ?iri a dv:Article ; dcterms:title ?name } ORDER BY ?iri"), words
        )


def _any_gathering(piece: Piece) -> bool:
    """Whether the word is one for gatherings of every kind, as `sự kiện`."""
    return piece.thing is not None and piece.thing.kind == "gathering" and piece.thing.identifier == "-"


def _day(row: Solution, name: str) -> date | None:
    try:
        return date.fromisoformat(str(row[name]))
    except (KeyError, ValueError):
        return None


def _within(one: _Gathering, period: Period) -> bool:
    """Whether it was, or may have been, in the period; a name that tells the year says so too."""
    if period.year is not None and str(period.year) in one.called:
        return True
    if one.first is None and one.last is None:
        return False
    first, last = one.first or date.min, one.last or date.max
    if period.yearless is not None:
        return (first.month, first.day) <= period.yearless <= (last.month, last.day)
    return first <= (period.last or date.max) and (period.first or date.min) <= last


def _as_marked(question: Asked, i: int, end: int, people: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Leave out those whose name has other marks than were typed; as typed letter by letter goes before all."""
    fitting, exact = [], []
    for one in people:
        called = {fold(word): word for word in lower(one.name).split()}
        typed = [(lower(question.tokens.words[k]), question.folded[k]) for k in range(i, end)]
        if all(word == folded or called.get(folded) == word for word, folded in typed):
            fitting.append(one)
            if all(called.get(folded) == word for word, folded in typed):
                exact.append(one)
    return tuple(exact or fitting)


def _tightest(fitting: Iterable[tuple[Candidate, frozenset[str]]], wanted: set[str]) -> tuple[Candidate, ...]:
    """Those that say least besides what was asked; the word for a level counts as nothing."""
    ranked: dict[str, tuple[int, int, Candidate]] = {}
    for one, words in fitting:
        beside = words - wanted
        rank = (len(beside - LEVELS), len(beside), one)
        ranked[one.iri] = min(rank, ranked.get(one.iri, rank), key=lambda told: told[:2])
    least = min((rank[:2] for rank in ranked.values()), default=(0, 0))
    return tuple(one for *rank, one in ranked.values() if tuple(rank) == least)


def _whole_or_part(rows: Iterable[Solution], words: str) -> tuple[Candidate, ...]:
    said = keys(words)
    whole: dict[str, Candidate] = {}
    part: dict[str, Candidate] = {}
    for row in rows:
        one = Candidate(str(row["iri"]), str(row.get("label", row["name"])))
        called = keys(str(row["name"]))
        if called == said:
            whole.setdefault(one.iri, one)
        elif said and set(said) <= set(called):
            part.setdefault(one.iri, one)
    return tuple((whole or part).values())
