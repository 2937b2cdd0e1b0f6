"""Let what people decided stand above what was computed: which mentions are one thing, and which are not.

The computed joins are played again from the surest to the weakest, after those that people
made; one that would tie what people told apart is left out. Of two decisions that
contradict each other the later one counts. Whether mentions look like one is not decided here.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from daibieu.graph.claims import ArticleClaims, BodyMention, EventClaim
from daibieu.graph.clusters import Doubt, Join
from daibieu.graph.decisions import IDENTITIES, Decision, Kind, Words, find
from daibieu.graph.identity import Person, WhoIsWho, order_of
from daibieu.graph.same_events import Happenings, OneEvent
from daibieu.graph.settled_bodies import body_joins, hubs, with_bodies

# orphaned: no word of a side stands in any article; overruled: a later decision says otherwise.
Outcome = Literal["orphaned", "overruled"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with the claims that its words mean today, each by address."""

    decision: Decision
    left: tuple[str, ...]
    right: tuple[str, ...]


class Rulings:
    """The decisions about who and what is one, as far as their words stand in these articles."""

    def __init__(self, articles: Iterable[ArticleClaims], decisions: Sequence[Decision]) -> None:
        about = [one for one in decisions if one.kind in IDENTITIES and one.action != "correct"]
        wanted = {words.article for one in about for words in (*one.left, *one.right)}
        by_id = {article.article.id: article for article in articles if article.article.id in wanted}
        found: dict[Words, str | None] = {}
        for words in {words for one in about for words in (*one.left, *one.right)}:
            claim = find(by_id[words.article], words) if words.article in by_id else None
            found[words] = claim.address if claim is not None and _has_identity(claim.claim) else None
        self._of: dict[Kind, list[Ruling]] = {}
        self.outcomes: dict[str, Outcome] = {}  # by the decision's id, where it does not do what it says
        for one in about:
            left, right = (
                tuple(dict.fromkeys(at for words in side if (at := found[words]) is not None))
                for side in (one.left, one.right)
            )
            if left and right:
                self._of.setdefault(one.kind, []).append(Ruling(one, left, right))
            else:
                self.outcomes[one.id] = "orphaned"

    def bodies(self, articles: Sequence[ArticleClaims]) -> Sequence[ArticleClaims]:
        """The articles' claims, each body that people decided about under the key of the one that it is."""
        rulings = self._of.get("body", [])
        if not rulings:
            return articles
        told = sorted(
            ((article, mention) for article in articles for mention in article.bodies),
            key=lambda pair: order_of(pair[0], _start(pair[1]), pair[1].address),
        )
        taken_out = {address for one in rulings if one.decision.action == "split" for address in one.right}
        mentions = [mention for _, mention in told]
        keepers = hubs(mentions, taken_out)
        settled = self._settled([m.address for m in mentions], body_joins(mentions, keepers), (), rulings)
        return with_bodies(articles, mentions, keepers, settled.sets)

    def people(self, known: WhoIsWho) -> WhoIsWho:
        """Who is who once people have decided."""
        told = {mention.address: (article, mention) for person in known.people for article, mention in person.mentions}
        rulings = self._among("person", told)
        if not rulings:
            return known
        settled = self._settled(_in_order(told), known.joins, known.doubts, rulings)
        people = [Person(tuple(told[address] for address in members)) for members in settled.sets]
        return WhoIsWho(tuple(people), settled.joins, settled.doubts)

    def events(self, happened: Happenings) -> Happenings:
        """Which reports tell one event once people have decided."""
        told = {event.address: (article, event) for one in happened.events for article, event in one.reports}
        rulings = self._among("event", told)
        if not rulings:
            return happened
        settled = self._settled(_in_order(told), happened.joins, happened.doubts, rulings)
        events = [OneEvent(tuple(told[address] for address in members)) for members in settled.sets]
        return Happenings(tuple(events), settled.joins, settled.doubts)

    def claims(self, kind: Kind) -> list[frozenset[str]]:
        """The claims that one decision ties together or apart, of each that counts."""
        return [frozenset((*one.left, *one.right)) for one in self._of.get(kind, [])]

    def _among(self, kind: Kind, told: Container[str]) -> list[Ruling]:
        """The decisions all of whose claims are looked at."""
        return [one for one in self._of.get(kind, []) if all(at in told for at in (*one.left, *one.right))]

    def _settled(self, *what: Any) -> Settled:
        settled = settle(*what)
        self.outcomes |= dict.fromkeys(settled.overruled, "overruled")
        return settled


def _has_identity(claim: object) -> bool:
    """An announced event is told apart from every other."""
    return not isinstance(claim, EventClaim) or claim.status is None


def _start(mention: BodyMention) -> int:
    return mention.evidence[0].start if mention.evidence else 0


def _in_order(told: Mapping[str, tuple[ArticleClaims, Any]]) -> list[str]:
    return sorted(told, key=lambda address: order_of(told[address][0], told[address][1].start, address))


@dataclass(frozen=True, slots=True)
class Settled:
    """Sets of mentions in the order of all, why they are one, and what stays open."""

    sets: tuple[tuple[str, ...], ...]
    joins: tuple[Join[str], ...]
    doubts: tuple[Doubt[str], ...]
    overruled: frozenset[str]  # ids of decisions


def settle(
    members: Sequence[str], joins: Iterable[Join[str]], doubts: Iterable[Doubt[str]], rulings: Sequence[Ruling]
) -> Settled:
    """Put decisions above joins.

    `members` come in the order of all, `joins` from the surest to the weakest, `rulings` as
    they were taken.
    """
    sets = _Sets(members)
    joins = tuple(joins)
    within: dict[str, list[Join[str]]] = {}  # by the left member, for those that decisions speak of
    spoken_of = {member for one in rulings for member in (*one.left, *one.right)}
    for join in joins:
        if join.left in spoken_of:
            within.setdefault(join.left, []).append(join)
    for ruling in reversed(rulings):
        decision = ruling.decision
        reason = f"decided by {decision.by.who} on {decision.by.when[:10]}: {decision.by.why}"
        for side in (ruling.left, ruling.right):
            inside = set(side)
            # What was one before anybody decided keeps that reason.
            for join in (one for member in side for one in within.get(member, ()) if one.right in inside):
                sets.join(join.left, join.right, join.reason)
        if decision.action == "merge":
            sets.join_all((*ruling.left, *ruling.right), reason)
        else:
            sets.join_all(ruling.left, reason)
            sets.join_all(ruling.right, reason)
            sets.keep_apart(decision.id, ruling.left, ruling.right)
    for join in joins:
        sets.join(join.left, join.right, join.reason)
    found: dict[str, list[str]] = {}
    for member in members:
        found.setdefault(sets.root(member), []).append(member)
    open_still = (
        doubt
        for doubt in doubts
        if sets.root(doubt.left) != sets.root(doubt.right) and sets.may_join(doubt.left, doubt.right)
    )
    overruled = frozenset(one.decision.id for one in rulings if not sets.obey(one))
    return Settled(tuple(tuple(one) for one in found.values()), tuple(sets.joins), tuple(open_still), overruled)


class _Sets:
    """Sets of members, some of which are kept apart."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}
        self._sides: dict[str, set[tuple[str, bool]]] = {}  # of a set: the decisions that it stands on a side of
        self.joins: list[Join[str]] = []

    def root(self, member: str) -> str:
        while (parent := self._parent[member]) != member:
            self._parent[member] = self._parent[parent]
            member = parent
        return member

    def may_join(self, left: str, right: str) -> bool:
        a, b = (self._sides.get(self.root(one), set()) for one in (left, right))
        return not any((decision, not side) in b for decision, side in a)

    def join(self, left: str, right: str, reason: str) -> bool:
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if not self.may_join(a, b):
            return False
        self._parent[b] = a
        if b in self._sides:
            self._sides.setdefault(a, set()).update(self._sides.pop(b))
        self.joins.append(Join(left, right, reason))
        return True

    def join_all(self, members: Sequence[str], reason: str) -> None:
        firsts: list[str] = []
        for member in members:
            if not any(self.join(first, member, reason) for first in firsts):
                firsts.append(member)

    def keep_apart(self, decision: str, left: Iterable[str], right: Iterable[str]) -> None:
        """What a later decision made one set is no more kept apart."""
        sides = [{self.root(member) for member in side} for side in (left, right)]
        for which, side in enumerate(sides):
            for root in side - sides[1 - which]:
                self._sides.setdefault(root, set()).add((decision, bool(which)))

    def obey(self, ruling: Ruling) -> bool:
        left, right = ({self.root(member) for member in side} for side in (ruling.left, ruling.right))
        return len(left | right) == 1 if ruling.decision.action == "merge" else left.isdisjoint(right)
