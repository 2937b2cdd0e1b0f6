"""The decisions that people take about what articles were read to say: two are one, one is two, a reading is wrong.

A decision holds on to words: the article, the name as told there, the sentence. Numbers
and addresses may change with a better reader or an earlier article; where the words still
stand, the decision is in force, and where they are gone it waits for them. What a
decision does to people, bodies and events is decided in `settling`, to a Reading in
`correcting`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from daibieu.graph.addresses import digest
from daibieu.graph.canonical import fold
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.claims import Words as Evidence
from daibieu.graph.event_names import names_agree
from daibieu.reading.sentences import sentences

Action = Literal["merge", "split", "correct"]
Kind = Literal[
    "person", "body", "event", "position", "participation", "absence", "group", "membership",
    "responsibility", "award", "appointment", "document",
]  # fmt: skip
# What several articles tell of, so that two can be taken for one.
IDENTITIES: tuple[Kind, ...] = ("person", "body", "event")


class Words(Struct, frozen=True, order=True):
    """The words by which a claim is known again, whatever its address became."""

    article: str
    kind: Kind
    name: str
    exact: str = ""  # the words that the claim rested on
    sentence: str = ""
    of: str = ""  # the holder of a position, the event of a participation
    nth: int = 0  # among claims that are alike in all this


class By(Struct, frozen=True):
    """Who decided something or took it back, when (a day and time, ISO) and why."""

    who: str
    when: str
    why: str


class Decision(Struct, frozen=True):
    """One decision.

    merge: all words mean one thing. split: the words of each side mean one thing, and the
    sides two. correct: the one claim of `left` is wrong, and to be changed or removed.
    """

    action: Action
    left: tuple[Words, ...]
    right: tuple[Words, ...]
    by: By
    change: tuple[tuple[str, str | None], ...] = ()  # fields and values; none: the claim is removed

    @property
    def kind(self) -> Kind:
        return self.left[0].kind

    @property
    def id(self) -> str:
        """The same decision, taken by the same person at the same time, has the same id."""
        return digest(msgspec.json.encode(self).decode(), 12)


class Claimed(Struct, frozen=True):
    """A claim of an article, with what it can be known by."""

    kind: Kind
    address: str
    name: str
    of: str
    evidence: Evidence
    claim: object

    @property
    def exact(self) -> str:
        return self.evidence[0].exact if self.evidence else ""

    def within(self, spans: list[tuple[int, int]]) -> bool:
        """Whether its words begin in one of the spans; a claim without words may stand anywhere."""
        return not self.evidence or any(start <= self.evidence[0].start < end for start, end in spans)


def claimed(article: ArticleClaims, kind: Kind) -> list[Claimed]:
    """The claims of a kind in an article, in the order in which they were read."""
    return [
        Claimed(kind, one.address, name, of, one.evidence, one)  # type: ignore[attr-defined]
        for one, name, of in _CLAIMS[kind](article)
    ]


def _people(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    yield from ((one, one.told.name, "") for one in article.people)


def _bodies(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    yield from ((one, one.name, one.place_told or "") for one in article.bodies)


def _events(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    yield from ((one, one.told.name, one.told.type) for one in article.events)


def _positions(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    held = ((position, person.told.name) for person in article.people for position in person.positions)
    for one, holder in (*held, *((position, "") for position in article.unheld)):
        yield one, " ".join(filter(None, (one.told.office, one.told.body, one.told.place))), holder


def _participations(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    yield from ((part, part.told.agent, event.told.name) for event in article.events for part in event.participations)


def _memberships(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    yield from ((one, one.told.member, one.told.body) for one in article.memberships)


def _absences(article: ArticleClaims) -> Iterator[tuple[object, str, str]]:
    for one in article.absences:
        name = one.agent.told.name if hasattr(one.agent, "told") else one.agent.name
        yield one, name, one.event.told.name if one.event else ""


_CLAIMS: Mapping[Kind, Callable[[ArticleClaims], Iterator[tuple[object, str, str]]]] = {
    "person": _people,
    "body": _bodies,
    "event": _events,
    "position": _positions,
    "participation": _participations,
    "absence": _absences,
    "group": lambda a: ((one, one.told.words, "") for one in a.groups),
    "membership": _memberships,
    "responsibility": lambda a: ((one, one.told.person, one.told.object) for one in a.responsibilities),
    "award": lambda a: ((one, one.told.award, one.told.recipient or "") for one in a.awards),
    "appointment": lambda a: ((one, one.told.person, one.told.kind) for one in a.appointments),
    "document": lambda a: ((one, one.told.number or one.told.title or one.told.type, "") for one in a.documents),
}


KINDS: tuple[Kind, ...] = tuple(_CLAIMS)


def words_of(article: ArticleClaims, address: str) -> Words | None:
    """The words by which the claim at an address can be known again; None where the article has no such claim."""
    for kind in KINDS:
        alike: dict[Words, int] = {}
        for one in claimed(article, kind):
            held = Words(article.article.id, kind, one.name, one.exact, _sentence(article, one), one.of)
            nth = alike[held] = alike.get(held, -1) + 1
            if one.address == address:
                return msgspec.structs.replace(held, nth=nth)
    return None


def sentence_of(article: ArticleClaims, evidence: Evidence) -> str:
    """The sentence, or sentences, in which the first words of a claim stand."""
    if not evidence:
        return ""
    first = evidence[0]
    around = [(start, end) for start, end in sentences(article.stored) if start < first.end and first.start < end]
    if not around:
        return first.exact
    return article.stored[min(start for start, _ in around) : max(end for _, end in around)]


def _sentence(article: ArticleClaims, one: Claimed) -> str:
    return sentence_of(article, one.evidence)


def find(article: ArticleClaims, words: Words) -> Claimed | None:
    """The claim that the words mean today: in the same sentence under the same name, or else the only one alike."""
    spans = _places(article.stored, words.sentence)
    if not spans:
        return None
    everywhere = claimed(article, words.kind)
    here = [one for one in everywhere if one.within(spans)]
    same = [one for one in here if _same_name(one, words) and one.of == words.of]
    alike = [one for one in same if one.exact == words.exact] or same
    if words.nth < len(alike):
        return alike[words.nth]
    for only in (
        [one for one in here if words.exact and one.exact == words.exact],  # its name was corrected since
        [one for one in everywhere if _same_name(one, words) and one.of == words.of],
        [one for one in here if _akin(one, words)],  # a better reader gives more of the name, or less
    ):
        if len(only) == 1:
            return only[0]
    return None


def _places(stored: str, sentence: str) -> list[tuple[int, int]]:
    if not sentence:
        return [(0, len(stored))]
    found, at = [], stored.find(sentence)
    while at >= 0:
        found.append((at, at + len(sentence)))
        at = stored.find(sentence, at + 1)
    return found


def _same_name(one: Claimed, words: Words) -> bool:
    return fold(one.name) == fold(words.name)


def _akin(one: Claimed, words: Words) -> bool:
    if words.kind == "event":
        return names_agree(one.name, words.name)
    name, held = f" {fold(one.name)} ", f" {fold(words.name)} "
    return name in held or held in name
