"""Find in a store what the words of a question name: which people, positions, bodies, gatherings fit them.

A name asked in words is looser than one given by `names`: it may leave out what the store's name says besides, or
give a host, a day or a place along with a gathering. Still nothing is guessed: what fits several is told as several.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from rdflib import URIRef

from daibieu.queries.engine import Engine, Solution
from daibieu.queries.names import fold, lower
from daibieu.queries.periods import Period
from daibieu.queries.things import ANY_GATHERING, LEVELS, Piece, key, keys, keys_of, read_title
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
# A gathering that has none of the rarest words of the question is none that is meant.
_RAREST = 4
_SHORT_KIND = 3  # words of a kind of gathering that stand together or not at all
# Ordinals from `không` to `mười`; `nhất` is one, and `mười một` ten and one.
_NUMBERS = "khong mot hai ba tu nam sau bay tam chin muoi".split()
_ALSO = {"nhat": "mot", "bon": "tu", "lam": "nam"}
_TEN = 10
# A figure that is no year, or a Roman one: `quận 9`, `khóa XVIII`.
_FIGURE = re.compile(r"\d{1,3}|(?=[ivxl]{2,})x{0,3}(?:i[vx]|v?i{0,3})")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resource that may be meant."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A resource with the texts that name it. `rough`: their words folded, before any table is asked."""

    candidate: Candidate
    texts: tuple[str, ...]
    rough: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Their words, as names are compared."""
        return frozenset(word for text in self.texts for word in keys(text))


@dataclass(frozen=True, slots=True)
class _Gathering:
    """A gathering: its name, then its kind, venue and bodies."""

    told: _Told
    first: date | None
    last: date | None

    def is_kind(self, head: tuple[str, ...]) -> bool:
        """Whether it is what the question calls it: a congress is no conference; of a long name most words will do."""
        if len(head) > _SHORT_KIND:
            return 2 * len(set(head) & self.told.words) > len(set(head))
        return any(_called_so(head, keys(text)) for text in self.told.texts)

    @property
    def called(self) -> frozenset[str]:
        """The words of its name."""
        return frozenset(keys(self.told.candidate.name))


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
        fitting = tuple(one for one in people if any(wanted <= set(keys(held)) for held in self._held(one)))
        return fitting or people

    def _held(self, person: Candidate) -> Sequence[str]:
        pattern = "SELECT ?held WHERE { ?tenure org:member ?iri ; dv:position ?position . ?position rdfs:label ?held }"
        rows = self._store.query(f"{_PREFIXES}{pattern}", {"iri": URIRef(person.iri)}).rows
        return [str(row["held"]) for row in rows]

    # --- positions and bodies -------------------------------------------------------

    @cached_property
    def _positions(self) -> Sequence[tuple[_Told, str]]:
        rows = self._rows(
            "SELECT ?iri ?label ?role ?place WHERE { ?iri a dv:Position ; rdfs:label ?label . OPTIONAL { ?iri org:role"
            " ?role } OPTIONAL { ?iri (org:postIn/dv:place|dv:place)/(rdfs:label|skos:prefLabel) ?place . FILTER"
            ' (LANG(?place) IN ("", "vi")) } FILTER (LANG(?label) IN ("", "vi")) } ORDER BY ?iri ?label'
        )
        return [
            (
                _told(Candidate(str(row["iri"]), str(row["label"])), str(row["label"]), str(row.get("place", ""))),
                str(row.get("role", "")).rpartition("/")[2],
            )
            for row in rows
        ]

    def positions(self, cut: list[Piece]) -> tuple[Candidate, ...]:
        """The positions that the pieces name; an elided body is the one that the reader of articles would supply."""
        office = next((one.thing for one in cut if one.thing and one.thing.kind == "office"), None)
        title = read_title(cut)
        told_body = any(one.thing and one.thing.kind in {"body", "field"} for one in cut)
        supplied = set(keys(title.body)) if title and title.body and not told_body else set()
        wanted = set(keys_of(cut)) | supplied
        identifier = office.identifier if office is not None and office.identifier != "-" else None
        identifier = identifier or (title.office_id if title is not None else None)
        told = [one for one, role in self._positions if identifier is None or role in {"", identifier}]
        found = _tightest(told, wanted)
        if not found and any(one.thing and one.thing.kind == "level" and one.thing.identifier == "-" for one in cut):
            found = _tightest(told, wanted - LEVELS)  # `district` is huyện and quận
        return found

    @cached_property
    def _bodies(self) -> Sequence[_Told]:
        rows = self._rows(
            "SELECT DISTINCT ?iri ?label ?name WHERE { ?iri a dv:Body ; rdfs:label ?label ; rdfs:label|dv:writtenName"
            ' ?name . FILTER (LANG(?label) IN ("", "vi")) FILTER (LANG(?name) IN ("", "vi")) } ORDER BY ?iri ?name'
        )
        return [_told(Candidate(str(row["iri"]), str(row["label"])), str(row["name"])) for row in rows]

    def bodies(self, cut: list[Piece]) -> tuple[Candidate, ...]:
        """The bodies that the pieces name; the first word says what kind of body it is."""
        said = keys_of(cut)
        if not said:
            return ()
        head = next((keys_of([one]) for one in cut if one.thing and one.thing.kind == "body"), said)[0]
        return _tightest(self._bodies, set(said), head)

    # --- gatherings -----------------------------------------------------------------

    @cached_property
    def _gatherings(self) -> Sequence[_Gathering]:
        told = self._rows(
            "SELECT ?iri ?label ?type ?first ?last WHERE { ?iri a dv:Event ; rdfs:label ?label . OPTIONAL { ?iri"
            " dv:eventType/skos:prefLabel ?type . FILTER (LANG(?type) = 'vi') }"
            " OPTIONAL { ?iri dv:possiblyFrom ?first } OPTIONAL { ?iri dv:possiblyUntil ?last } } ORDER BY ?iri ?label"
        )
        beside: dict[str, list[str]] = {}
        for pattern in (
            "{ ?iri a dv:Event ; dv:venue ?words }",
            "{ ?p dv:event ?iri ; dv:agent ?body . ?body a dv:Body ; rdfs:label ?words }",
        ):
            for row in self._rows(f"SELECT DISTINCT ?iri ?words WHERE {pattern}"):
                beside.setdefault(str(row["iri"]), []).append(str(row["words"]))
        found: dict[str, _Gathering] = {}
        for row in told:
            one = Candidate(str(row["iri"]), str(row["label"]))
            if one.iri not in found:
                words = (one.name, str(row.get("type", "")), *beside.get(one.iri, ()))
                found[one.iri] = _Gathering(_told(one, *words), _day(row, "first"), _day(row, "last"))
        return tuple(found.values())

    @cached_property
    def _seen(self) -> Counter[str]:
        return Counter(word for one in self._gatherings for word in one.told.rough)

    def gatherings(
        self, cut: list[Piece], period: Period | None, *, wholly: bool = False
    ) -> tuple[tuple[Candidate, ...], int]:
        """The gatherings that the pieces name, and how many of the pieces belong to the name.

        `period`: when it was, as the question tells; a gathering of another time is none of them. `wholly`: all words
        of the name must be known.
        """
        said = [(k, word) for k, piece in enumerate(cut) for word in keys_of([piece]) if not _any_gathering(piece)]
        kinds = {word for piece in cut if piece.thing and piece.thing.kind == "gathering" for word in keys_of([piece])}
        if not {word for _, word in said} - kinds:
            return self._by_day(period, {word for _, word in said}, loosely=cut[0].words in ANY_GATHERING), 1
        # A word for the kind of gathering says little: papers call one meeting hội nghị, lễ, buổi.
        total = len(self._gatherings) + 1
        weights = {
            word: math.log(1 + total / (self._seen[word] or 1)) * (0.3 if word in kinds else 1.0) for _, word in said
        }
        for (_, before), (_, word) in pairwise(said):
            if before == "thu" and word.isdigit():
                weights[word] = 0.0  # whether it is that ordinal is looked at by itself
        seen = sorted((-weight, word) for word, weight in weights.items() if self._seen[word])
        rarest = {word for _, word in seen[:_RAREST]}
        named_kind = cut[0].thing is not None and cut[0].thing.kind == "gathering" and not _any_gathering(cut[0])
        head = keys_of(cut[:1]) if named_kind else ()
        loosely = cut[0].words in ANY_GATHERING
        ranked = []
        for one in self._gatherings:
            if rarest.isdisjoint(one.told.rough) or (period is not None and not _within(one, period)):
                continue
            known = one.told.words
            if head and not loosely and not one.is_kind(head):
                continue
            share, score, last, upto = _best_prefix(said, weights, known)
            if share >= (1.0 if wholly else _ENOUGH) and not _differs(said, last, cut, one):
                ranked.append((round(score, 3), upto == one.called, last, one.told.candidate))
        if not ranked:
            return (), 0
        top = max(rank[:2] for rank in ranked)
        best = [(last, one) for *rank, last, one in ranked if tuple(rank) == top]
        return tuple(one for _, one in best), max(last for last, _ in best) + 1

    def _by_day(self, period: Period | None, kind: set[str], *, loosely: bool) -> tuple[Candidate, ...]:
        """The gatherings of a kind, by their time alone. `loosely`: said of any kind, as `họp`, where only one was."""
        fitting = [one for one in self._gatherings if period is None or _within(one, period)]
        of_kind = [one for one in fitting if kind <= one.told.words]
        chosen = fitting if not of_kind and loosely and period is not None and len(fitting) == 1 else of_kind
        return tuple(one.told.candidate for one in chosen)

    def gatherings_on(self, period: Period, places: Iterable[str]) -> tuple[Candidate, ...]:
        """The gatherings of a time, and of places where such are told."""
        where = {word for place in places for word in keys(place)}
        fitting = [one for one in self._gatherings if _within(one, period) and where <= one.told.words]
        return tuple(one.told.candidate for one in fitting)

    # --- places, documents and articles -----------------------------------------------------

    def places(self, words: str, period: Period | None) -> tuple[Candidate, ...]:
        """The places of this name: of two lives of a province that of the time told, else the one articles tell of."""
        rows = self._rows(
            "SELECT ?iri ?name ?first ?last WHERE { ?iri a dv:Place ; rdfs:label ?name . OPTIONAL { ?iri dv:validFrom"
            " ?first } OPTIONAL { ?iri dv:validUntil ?last } } ORDER BY ?iri"
        )
        lives = [row for row in rows if keys(str(row["name"])) == keys(words)]
        if len(lives) > 1 and period is not None and (day := period.first or period.last) is not None:
            then = [row for row in lives if (_day(row, "first") or date.min) <= day <= (_day(row, "last") or date.max)]
            lives = then or lives
        if len(lives) > 1:
            told = self._rows("SELECT DISTINCT ?iri WHERE { ?body a dv:Body ; dv:place ?iri ; dv:statedBy ?claim }")
            told_of = {str(row["iri"]) for row in told}
            lives = [row for row in lives if str(row["iri"]) in told_of] or lives
        return tuple(Candidate(str(row["iri"]), str(row["name"])) for row in lives)

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


def _told(candidate: Candidate, *texts: str) -> _Told:
    words = frozenset(word for text in texts for word in _WORD.findall(key(text)))
    return _Told(candidate, texts, words)


def _differs(said: Sequence[tuple[int, str]], last: int, cut: Sequence[Piece], one: _Gathering) -> bool:
    """Whether what was said tells another gathering for sure: another ordinal, figure, or place."""
    words = [word for _, word in said]
    told = {_ordinal(words, n) for n, (k, word) in enumerate(said) if word == "thu" and k <= last} - {None}
    name = keys(one.told.candidate.name)
    if told and not told <= {_ordinal(name, n) for n, word in enumerate(name) if word == "thu"}:
        return True
    behind = {n + 1 for n, word in enumerate(words) if word == "thu"}
    figures = {word for n, (k, word) in enumerate(said) if k <= last and n not in behind and _FIGURE.fullmatch(word)}
    known = {word for word in one.told.words if _FIGURE.fullmatch(word)}
    if known and not figures <= known:
        return True
    places = [keys_of([piece]) for piece in cut if piece.thing is not None and piece.thing.kind == "place"]
    return not all(any(_side_by_side(place, keys(text)) for text in one.told.texts) for place in places)


def _ordinal(words: Sequence[str], at: int) -> int | None:
    """The number behind `thứ` at a place: `mười một`, `11`, `XI`; None where none follows."""
    following = words[at + 1 : at + 3]
    if following and following[0].isdigit():
        return int(following[0])
    following = [_ALSO.get(word, word) for word in following]
    if following and following[0] in _NUMBERS:
        first = _NUMBERS.index(following[0])
        ones = _NUMBERS.index(following[1]) if len(following) > 1 and following[1] in _NUMBERS else 0
        return first + ones if first == _TEN else first
    return None


# Before the kind of another gathering in a name: `Hội nghị tiếp xúc cử tri trước [kỳ họp thứ mười]`.
_BESIDE = frozenset({"truoc", "sau", "ve", "nhan", "giua", "du"})


def _called_so(head: tuple[str, ...], text: tuple[str, ...]) -> bool:
    found = (k for k in range(len(text) - len(head) + 1) if text[k : k + len(head)] == head)
    return any(not k or text[k - 1] not in _BESIDE for k in found)


def _side_by_side(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[k : k + len(words)] == words for k in range(len(text) - len(words) + 1))


def _best_prefix(
    said: Sequence[tuple[int, str]], weights: Mapping[str, float], known: frozenset[str]
) -> tuple[float, float, int, set[str]]:
    """How far a name reaches in what was said: where known words outweigh the others most.

    Gives the share of weight that is known there, by how much it outweighs, the last piece, and the words.
    """
    upto: set[str] = set()
    covered = whole = 0.0
    best: tuple[float, float, int, set[str]] = (0.0, 0.0, -1, set())
    for k, word in said:
        if word not in upto:
            upto.add(word)
            whole += weights[word]
            covered += weights[word] if word in known else 0.0
        if (word in known or not weights[word]) and whole and 2 * covered - whole >= best[1]:
            best = covered / whole, 2 * covered - whole, k, set(upto)
    return best


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
    if period.year is not None and str(period.year) in one.told.candidate.name:
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


def _tightest(told: Iterable[_Told], wanted: set[str], head: str | None = None) -> tuple[Candidate, ...]:
    """Those whose names hold all words wanted and say least besides; the word for a level counts as nothing."""
    ranked: dict[str, tuple[int, int, Candidate]] = {}
    for one in told:
        if 2 * len(wanted & one.rough) < len(wanted):
            continue  # not worth the time to bring its words to the form of the tables
        words = one.words
        if not wanted <= words or (head is not None and keys(one.candidate.name)[:1] != (head,)):
            continue
        beside = words - wanted
        rank = (len(beside - LEVELS), len(beside), one.candidate)
        iri = one.candidate.iri
        ranked[iri] = min(rank, ranked.get(iri, rank), key=lambda found: found[:2])
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
