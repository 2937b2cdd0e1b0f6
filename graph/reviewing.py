"""Show what is open about who and what is one, so that a person can decide it: the likeliest first, with sentences.

Decisions whose words are gone stand beside: they wait, or are to be undone. What is
likely is decided in `identity` and `same_events`; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from daibieu.graph.claims import ArticleClaims
from daibieu.graph.clusters import Join
from daibieu.graph.correcting import fields_of
from daibieu.graph.deciding import Curator, Thing
from daibieu.graph.decisions import KINDS, Decision, Kind, Words, claimed, find, sentence_of

# Of each side so many sentences are shown; the one in doubt is always the first.
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one article says: the words of a mention within their sentence."""

    article: str
    published: str | None
    exact: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be one; `mention` is the one in doubt, `mentions` how many there are."""

    address: str
    name: str
    mention: str
    mentions: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two are one: what speaks for it, and how much (0 to 1; a half would be enough for a join)."""

    kind: Kind
    left: Side
    right: Side
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two mentions were taken for one."""

    left: Side
    right: Side
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of an article: what it says, and the fields that may be corrected."""

    kind: Kind
    address: str
    name: str
    of: str
    fields: tuple[tuple[str, str], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that waits, and those of its words that no article has any more."""

    decision: Decision
    missing: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What is open: questions, the likeliest first, and how decisions stand that do not do what they say."""

    questions: tuple[Question, ...]
    orphans: tuple[Orphan, ...]
    more: int  # questions that are not shown


class Reviewer:
    """Asks one store what is open in it."""

    def __init__(self, curator: Curator) -> None:
        self._curator = curator
        self._articles: dict[str, ArticleClaims] = {}

    def review(self, about: Thing | None, kind: Kind | None, limit: int | None) -> Review:
        """The open questions of the whole store, or those about one thing or of one kind."""
        resolved = self._curator.store.resolved()
        mentions = None if about is None else set(about.mentions)
        wanted = f"{self._curator.store.base}article/"
        doubts = [
            one
            for one in sorted(resolved.doubts, key=lambda d: (-d.score, d.left, d.right))
            if (mentions is None or one.left in mentions or one.right in mentions)
            and (kind is None or _letter(one.left) == kind[0])
            and one.left.startswith(wanted)
        ]
        questions = tuple(
            Question(left.kind, self._side(left, one.left), self._side(right, one.right), one.reason, one.score)
            for one in islice(doubts, limit)
            for left, right in ((self._curator.thing(one.left), self._curator.thing(one.right)),)
        )
        outcomes = self._curator.outcomes(resolved.outcomes)
        decisions = self._curator.store.library.decisions()
        orphans = tuple(self._orphan(one) for one in decisions if outcomes.get(one.id) == "orphaned")
        return Review(questions, orphans, len(doubts) - len(questions))

    def _orphan(self, decision: Decision) -> Orphan:
        words = (*decision.left, *decision.right)
        articles = {one.article.id: one for one in self._curator.articles(one.article for one in words)}
        gone = (one for one in words if one.article not in articles or find(articles[one.article], one) is None)
        return Orphan(decision, tuple(gone))

    def reasons(self, about: Thing) -> tuple[Reason, ...]:
        """Why the mentions of a thing are one, from the surest join to the weakest."""
        inside = set(about.mentions)
        joins: Sequence[Join[str]] = [one for one in self._curator.store.resolved().joins if one.left in inside]
        return tuple(
            Reason(self._side(about, one.left, 1), self._side(about, one.right, 1), one.reason) for one in joins
        )

    def claims(self, article: str) -> tuple[Claim, ...]:
        """What one article was read to say, by the place of the words."""
        told = self._curator.article(self._curator.whole(article))
        found = [one for kind in KINDS for one in claimed(told, kind)]
        found.sort(key=lambda one: (one.evidence[0].start if one.evidence else 0, KINDS.index(one.kind)))
        return tuple(
            Claim(one.kind, one.address, one.name, one.of, fields_of(one), sentence_of(told, one.evidence))
            for one in found
        )

    def _side(self, thing: Thing, mention: str, most: int = SENTENCES) -> Side:
        others = (one for one in thing.mentions if one != mention)
        told = (self._sentence(thing.kind, one) for one in (mention, *islice(others, most - 1)))
        return Side(thing.address, thing.name, mention, len(thing.mentions), tuple(told))

    def _sentence(self, kind: Kind, mention: str) -> Sentence:
        address = mention.partition("#")[0]
        if address not in self._articles:
            self._articles[address] = self._curator.article(mention)
        article = self._articles[address]
        found = next(one for one in claimed(article, kind) if one.address == mention)
        return Sentence(article.article.id, article.published, found.exact, sentence_of(article, found.evidence))


def _letter(claim: str) -> str:
    return claim.partition("#")[2][:1]
