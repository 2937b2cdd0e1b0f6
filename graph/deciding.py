"""Take decisions about the things and claims of a store: find the words that each is to hold on to.

What cannot be decided is refused. Things are given by address, whole or below the base
(`person/a1-12`), a mention by that of its claim. Who decides, when and why, is given as a
value. Names are understood elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import unquote

import pyoxigraph as ox

from daibieu.errors import DecisionError, StoreError
from daibieu.graph.base import Store
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.correcting import checked, corrected
from daibieu.graph.decisions import By, Decision, Kind, Words, find, words_of
from daibieu.graph.derived import claims_in, corrections
from daibieu.graph.local import LocalStore
from daibieu.graph.resolve import resolve
from daibieu.graph.settling import Outcome
from daibieu.graph.vocabulary import DV, RDFS, TYPE, Node

_KINDS: Mapping[str, Kind] = {DV.Person.value: "person", DV.Body.value: "body", DV.Event.value: "event"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body or event of the store, with the addresses of its mentions."""

    kind: Kind
    address: str
    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that counts now, and the things that its words mean since."""

    decision: Decision
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A decision as the log has it, and how it stands."""

    decision: Decision
    state: Literal["in force", "orphaned", "overruled", "undone"]
    undone: By | None


class Curator:
    """Decides about one store."""

    def __init__(self, store: LocalStore) -> None:
        self.store = store

    # -- decisions

    def merge(self, one: str, other: str, by: By) -> Taken:
        """Take two things for one."""
        left, right = self.thing(one), self.thing(other)
        _same_kind(left, right)
        if left.address == right.address:
            raise DecisionError(f"{one} and {other} are one already: {left.address}; there is nothing to merge")
        words = self._words((*left.mentions, *right.mentions))
        one_side, other_side = (tuple(words[mention] for mention in side.mentions) for side in (left, right))
        return self._decide(Decision("merge", one_side, other_side, by), left.mentions[0])

    def split(self, whole: str, apart: Sequence[str], by: By) -> Taken:
        """Take one thing for two, or keep two apart that look like one.

        `apart`: the mentions (by claim, or by their article) that are another, or another
        thing. None: what was merged last comes apart again, else the weakest join.
        """
        thing = self.thing(whole)
        out = self._apart(thing, apart) if apart else self._weakest(thing)
        others = tuple(mention for mention in thing.mentions if mention not in out)
        if not others:
            raise DecisionError(f"{whole}: all its mentions are named, so none would stay; name those of the other one")
        words = self._words((*others, *out))
        one_side, other_side = (tuple(words[mention] for mention in side) for side in (others, out))
        return self._decide(Decision("split", one_side, other_side, by), others[0], out[0])

    def correct(self, claim: str, change: Mapping[str, str | None], by: By) -> Taken:
        """Change fields of a claim; without any, remove it."""
        address = self.whole(claim)
        article = self.article(address)
        words = words_of(article, address)
        found = find(article, words) if words is not None else None
        if words is None or found is None:
            raise DecisionError(
                f"{claim}: no claim stands there; copy the address of one from a page, or from `daibieu review`"
            )
        return self._decide(Decision("correct", (words,), (), by, checked(found, change)))

    def undo(self, which: str | None, by: By) -> Decision:
        """Take a decision back, by its id or address; None: the last one that counts."""
        standing = self.store.library.decisions()
        if which is None:
            if not standing:
                raise DecisionError("no decision counts, so none can be undone; `daibieu log` lists what was decided")
            meant = standing[-1]
        else:
            meant = self._decision(which)
            if meant not in standing:
                raise DecisionError(f"{which}: was undone before; decide it anew if it should count again")
        self.store.undo(meant, _checked(by))
        return meant

    def log(self) -> tuple[Entered, ...]:
        """All decisions in the order in which they were taken."""
        log = self.store.library.log()
        outcomes = self.outcomes() if any(logged.undone is None for logged in log) else {}
        return tuple(
            Entered(one.decision, "undone" if one.undone else outcomes.get(one.decision.id, "in force"), one.undone)
            for one in log
        )

    def outcomes(self, of_identity: Mapping[str, Outcome] | None = None) -> Mapping[str, Outcome]:
        """The decisions, by id, that do not do what they say; `of_identity`: those that resolving told."""
        store = self.store
        told = dict(store.resolved().outcomes if of_identity is None else of_identity)
        for identifier, decisions in corrections(store.library.decisions()).items():
            kept = next(store.library.some([identifier]), None)
            if kept is None:
                orphans = frozenset(one.id for one in decisions)
            else:
                _, orphans = corrected(kept.article, kept.reading, store.addresses, decisions)
            told |= dict.fromkeys(orphans, "orphaned")
        return told

    def _decide(self, decision: Decision, *mentions: str) -> Taken:
        _checked(decision.by)
        if any(_alike(decision, one) for one in self.store.library.decisions()):
            raise DecisionError(
                "that is decided already; `daibieu log` tells by whom, and `daibieu undo` takes it back"
            )
        self.store.decide(decision)
        things = (self.thing(mention) for mention in mentions)
        return Taken(decision, tuple(dict.fromkeys(things)))

    def _decision(self, which: str) -> Decision:
        wanted = which.removeprefix(self.store.base).removeprefix("decision/")
        log = self.store.library.log() if wanted else ()
        found = [logged.decision for logged in log if logged.decision.id.startswith(wanted)]
        if len(found) != 1:
            how_many = "no decision" if not found else f"{len(found)} decisions"
            raise DecisionError(f"{which}: {how_many} of that id; `daibieu log` lists them")
        return found[0]

    # -- what is meant

    def thing(self, given: str) -> Thing:
        """The person, body or event at an address, or behind a mention."""
        address = self.whole(given)
        if "#" in address:
            owners = sorted(subject for subject, _ in self._told(DV.statedBy, value=address))
            owned = [one for one in owners if self._kind(one) is not None]
            if not owned:
                raise DecisionError(f"{given}: no mention of a person, body or event; give the address of one")
            address = owned[0]
        kind = self._kind(address)
        if kind is None and (now := self.store.leads_to(address)) is not None:
            address = self._led_on(given, now)
            kind = self._kind(address)
        if kind is None:
            what = "is no person, body or event" if self._told(TYPE, address) else "nothing stands there"
            raise DecisionError(f"{given}: {what}; copy an address from a page, an export or `daibieu review`")
        mentions = sorted((value for _, value in self._told(DV.statedBy, address)), key=_place)
        if not mentions:
            raise DecisionError(f"{given}: no article tells of it, so that no words could hold a decision about it")
        ((_, name),) = self._told(RDFS.label, address)
        return Thing(kind, address, name, tuple(mentions))

    def _told(self, predicate: Node, subject: str | None = None, value: str | None = None) -> list[tuple[str, str]]:
        """Subjects and values in the resolved graph."""
        quads = self.store.match(self.store.addresses.graph("resolved"), subject, predicate, value)
        return [(_text(quad.subject), _text(quad.object)) for quad in quads]

    def _kind(self, address: str) -> Kind | None:
        return next((_KINDS[value] for _, value in self._told(TYPE, address) if value in _KINDS), None)

    @staticmethod
    def _led_on(given: str, now: Sequence[str]) -> str:
        if len(now) == 1:
            return now[0]
        if now:
            raise DecisionError(f"{given}: stands at {' and '.join(now)} now; give one of them")
        raise DecisionError(f"{given}: is gone with what articles told of it; load them again, or give another")

    def _apart(self, thing: Thing, given: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for one in given:
            address = self.whole(one)
            article = self.store.addresses.article(one)
            at = [m for m in thing.mentions if m == address or m.partition("#")[0] in (address, article)]
            if not at:
                other = self.thing(one)
                _same_kind(thing, other)
                if other.address == thing.address:
                    raise DecisionError(f"{one}: is {thing.address} itself; name mentions of it, or another thing")
                at = list(other.mentions)
            found += at
        return tuple(dict.fromkeys(found))

    def _weakest(self, thing: Thing) -> tuple[str, ...]:
        """Which mentions come out where none are named."""
        if len(thing.mentions) == 1:
            raise DecisionError(
                f"{thing.address}: one mention tells of it, so it cannot be two; give another {thing.kind} "
                "to keep apart from it, or correct the mention"
            )
        store = self.store
        decisions = store.library.decisions()
        claims = claims_in(store.library, store.addresses, decisions)
        for decision in reversed(decisions):
            if decision.action == "merge" and decision.kind == thing.kind:
                rest = [one for one in decisions if one != decision]
                before = resolve(claims, store.addresses, rest)
                owner = {
                    str(quad.object): str(quad.subject)
                    for quad in before.quads
                    # Of a body's mention its place rests too.
                    if quad.predicate == DV.statedBy and str(quad.subject).startswith(f"<{store.base}{thing.kind}/")
                }
                first = owner[f"<{thing.mentions[0]}>"]
                out = tuple(m for m in thing.mentions if owner[f"<{m}>"] != first)
                if out:
                    return out
        joins = [one for one in resolve(claims, store.addresses, decisions).joins if one.left in thing.mentions]
        if not joins:
            raise DecisionError(
                f"{thing.address}: its mentions are one by their name alone; name those that are another, "
                f"such as: daibieu split '{thing.address}' '{thing.mentions[-1]}' --why '...'"
            )
        linked: dict[str, set[str]] = {}
        for join in joins[:-1]:
            linked.setdefault(join.left, set()).add(join.right)
            linked.setdefault(join.right, set()).add(join.left)
        reached, waiting = {joins[-1].right}, [joins[-1].right]
        while waiting:
            for near in linked.get(waiting.pop(), set()) - reached:
                reached.add(near)
                waiting.append(near)
        return tuple(mention for mention in thing.mentions if mention in reached)

    def _words(self, mentions: Iterable[str]) -> dict[str, Words]:
        articles: dict[str, list[str]] = {}
        for mention in mentions:
            articles.setdefault(mention.partition("#")[0], []).append(mention)
        found: dict[str, Words] = {}
        for address, inside in articles.items():
            article = self.article(address)
            for mention in inside:
                words = words_of(article, mention)
                assert words is not None, f"the graph tells of {mention}, the library does not"
                found[mention] = words
        return found

    def articles(self, ids: Iterable[str]) -> list[ArticleClaims]:
        """What those articles that are there claim, as people corrected it."""
        library = self.store.library
        return claims_in(library, self.store.addresses, library.decisions(), ids)

    def article(self, claim: str) -> ArticleClaims:
        """What the article of a claim claims, as people corrected it."""
        prefix = self.store.addresses.article("")
        identifier = unquote(claim.partition("#")[0].removeprefix(prefix))
        found = self.articles([identifier])
        if not found:
            raise DecisionError(
                f"{claim}: its article is not among those loaded; where it came in an export, load the article itself"
            )
        return found[0]

    def whole(self, given: str) -> str:
        """The whole address of one that may be given below the base."""
        given = given.strip().removeprefix("<").removesuffix(">")
        if any(letter in '<>"{}|^`\\' or letter <= " " for letter in given):
            raise DecisionError(f"'{given}' is no address; copy one from an answer")
        return given if given.startswith(("http://", "https://")) else f"{self.store.base}{given.lstrip('/')}"


def curator_of(store: Store) -> Curator:
    """Who decides about a store that we write."""
    if not isinstance(store, LocalStore):
        raise StoreError("a remote store is only read; decide in the store that it was published from")
    return Curator(store)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _place(claim: str) -> tuple[str, int, str]:
    """The place of a claim's words, by its address: `article/a1#e12-40`."""
    article, _, at = claim.partition("#")
    digits = at[1:].partition("-")[0]
    return article, int(digits) if digits.isdigit() else 0, claim


def _same_kind(one: Thing, other: Thing) -> None:
    if one.kind != other.kind:
        raise DecisionError(
            f"{one.address} is {_a(one.kind)} and {other.address} {_a(other.kind)}; give two of one kind"
        )


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def _alike(one: Decision, other: Decision) -> bool:
    def held(decision: Decision) -> object:
        sides = frozenset((frozenset(decision.left), frozenset(decision.right)))
        return decision.action, sides, decision.change

    return held(one) == held(other)


def _checked(by: By) -> By:
    for what, value in (("--why", by.why), ("--who", by.who)):
        if not value.strip():
            raise DecisionError(f"{what} is empty; a decision is kept with who took it and why, so tell it")
    try:
        datetime.fromisoformat(by.when)
    except ValueError as fault:
        raise DecisionError(f"'{by.when}' is no day and time; write it like 2026-03-28T09:30:00+07:00") from fault
    return by
