"""What a load, a drop or another reading changes in the graph, found without looking at all articles.

The graph after it is the one that `resolve` makes of all articles, but only what shares
a name, a post, a day and place of an event, or a sentence with the articles that changed is
resolved again: their marks lead to it (`marks`, kept in `index`), the graph tells who
was taken for whom before. How people and events are told apart is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import pyoxigraph as ox

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import fold
from daibieu.graph.claim_quads import claim_quads
from daibieu.graph.claims import ArticleClaims, EventClaim
from daibieu.graph.decisions import Decision
from daibieu.graph.event_names import kind_of
from daibieu.graph.identity import Person, holders_in, who_is_who
from daibieu.graph.index import Index
from daibieu.graph.lasting_things import KINDS
from daibieu.graph.marks import kind_mark, name_mark, near_marks
from daibieu.graph.reprints import copied_from, origin, text_of
from daibieu.graph.resolve import Scope, about, left_open, write
from daibieu.graph.resolved_events import Told, announced_address, event_address
from daibieu.graph.resolved_things import person_address
from daibieu.graph.same_events import OneEvent, happenings, may_be_one, printed
from daibieu.graph.settling import Rulings
from daibieu.graph.vocabulary import DV, ORG, Node


class Engine(Protocol):
    """How the graph as it stood before the change is asked."""

    def match(
        self, graph: str, subject: str | None = None, predicate: Node | None = None, value: str | None = None
    ) -> Iterator[ox.Quad]:
        """The quads of one graph with these parts."""
        ...


class _Lazy(dict[str, str]):
    """Addresses as the graph has them, of what this change does not touch."""

    def __init__(self, find: Callable[[str], str | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, claim: str) -> str:
        found = self._find(claim)
        assert found is not None, f"{claim}: no node rests on it"
        self[claim] = found
        return found


class Touched:
    """One change of the articles of a store.

    `read` gives the claims of articles as they are now, by ids; `before` and `after` are the
    claims of those that changed, as they were and as they are; `decided` the ids of those
    that a decision about people or events speaks of, which counts from now on or no more.
    """

    def __init__(
        self,
        engine: Engine,
        index: Index,
        read: Callable[[Iterable[str]], Iterable[ArticleClaims]],
        addresses: Addresses,
        before: Mapping[str, ArticleClaims],
        after: Mapping[str, ArticleClaims],
        decisions: Sequence[Decision] = (),
        decided: Iterable[str] = (),
    ) -> None:
        self._engine = engine
        self._index = index
        self._read = read
        self._addresses = addresses
        self._resolved, self._articles = addresses.graph("resolved"), addresses.graph("articles")
        self._before, self._after = before, after
        # A decision may lose its words with an article that changed, or find them again.
        told_of = ({words.article for words in (*one.left, *one.right)} for one in decisions if one.action != "correct")
        changed = before.keys() | after.keys()
        self._decided = frozenset(decided).union(*(names for names in told_of if not names.isdisjoint(changed)))
        self._known: dict[str, ArticleClaims | None] = {name: after.get(name) for name in (*before, *after)}
        self._lasting = (addresses.article(""), *(f"{addresses.base}{kind}/" for kind in KINDS))
        self._person_of, self._event_of = _Lazy(self._resting_on), _Lazy(self._resting_on)
        self._origins: dict[str, str | None] = {}  # of the articles that may have another now
        spoken_of = {words.article for one in decisions for words in (*one.left, *one.right)}
        self._rulings = Rulings(self._claims(spoken_of), decisions)
        self._moved: set[str] = set()  # mentions that are another person's now
        self._held: list[Told] = []  # reports of held events that the change touches
        self._stale: set[str] = set()  # nodes that are written again, or go
        self._open_gone: set[ox.Quad] = set()  # who might have been whom, and who may be
        self._open_new: set[ox.Quad] = set()

    def change(self) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Bring the index up to the articles; gives the quads that go from the graphs of all articles, and the new."""
        self._index.note(self._before.values(), gone=True)
        self._index.note(self._after.values())
        lasting_gone, lasting_new = self._index.resay(self._before.values(), self._after.values(), self._addresses)
        anew = self._told_anew()
        gone, new = self._about(anew)
        people = self._people(anew)
        events = self._events(anew)
        resolved_gone, resolved_new = self._written(people, events)
        gone |= lasting_gone | resolved_gone | self._open_gone
        new |= lasting_new | resolved_new | self._open_new
        return gone - new, new - gone

    # -- what is asked of the graph as it was

    def _subjects(self, value: str, predicate: Node | None = None) -> set[str]:
        found = self._engine.match(self._resolved, predicate=predicate, value=value)
        return {quad.subject.value for quad in found if isinstance(quad.subject, Node)}

    def _rests_on(self, node: str) -> set[str]:
        found = self._engine.match(self._resolved, subject=node, predicate=DV.statedBy)
        return {quad.object.value for quad in found if isinstance(quad.object, Node)}

    def _resting_on(self, claim: str) -> str | None:
        return min(self._subjects(claim, DV.statedBy), default=None)

    # -- articles

    def _claims(self, names: Iterable[str]) -> list[ArticleClaims]:
        names = set(names)
        missing = names - self._known.keys()
        if missing:
            found = {claims.article.id: claims for claims in self._read(sorted(missing))}
            self._known |= {name: found.get(name) for name in missing}
        return [claims for name in sorted(names) if (claims := self._known[name]) is not None]

    def _in_articles(self, claims: Iterable[str]) -> set[str]:
        return {self._addresses.article_id(claim.partition("#")[0]) for claim in claims}

    def _told_anew(self) -> dict[str, ArticleClaims]:
        """The articles that changed, and those that are copies of another one now."""
        sentences = {
            sentence
            for claims in (*self._before.values(), *self._after.values())
            if (text := text_of(claims)) is not None
            for sentence in text.sentences
        }
        near = self._index.sharing(sentences) | set(self._before)
        affected = {*near, *(member for name in near for member in self._family(name))}
        copies: dict[str, str | None] = {}

        def copied(name: str) -> str | None:
            if name not in copies:
                text = self._index.text(name)
                others = self._index.sharing(text.sentences) if text else set()
                texts = (found for other in others - {name} if (found := self._index.text(other)) is not None)
                copies[name] = copied_from(text, texts) if text else None
            return copies[name]

        was = {name: self._origin(name) for name in affected}
        self._origins = {name: origin(name, copied) for name in affected}
        changed = {name for name in affected if self._origins[name] != was[name]}
        return {claims.article.id: claims for claims in self._claims(changed | set(self._after) | self._decided)}

    def _origin(self, name: str) -> str | None:
        if name in self._origins:
            return self._origins[name]
        found = self._engine.match(self._articles, subject=self._addresses.article(name), predicate=DV.reprintOf)
        return next((self._addresses.article_id(q.object.value) for q in found if isinstance(q.object, Node)), None)

    def _family(self, name: str) -> set[str]:
        """The origin of an article with all its copies."""
        first = self._origin(name) or name
        found = self._engine.match(self._articles, predicate=DV.reprintOf, value=self._addresses.article(first))
        known = {self._addresses.article_id(q.subject.value) for q in found if isinstance(q.subject, Node)}
        return {first, name, *known, *(copy for copy, of in self._origins.items() if of == first)}

    def _origins_of(self, articles: Iterable[ArticleClaims]) -> dict[str, str]:
        names = (claims.article.id for claims in articles)
        return {name: first for name in names if (first := self._origin(name)) is not None}

    def _about(self, anew: Mapping[str, ArticleClaims]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What the graph of articles says of those told anew."""
        gone, new = set(), set()
        for name in {*self._before, *anew}:
            gone |= set(self._engine.match(self._articles, subject=self._addresses.article(name)))
        for name, claims in anew.items():
            new |= about(claims, self._addresses, self._origin(name))
        return gone, new

    # -- people

    def _people(self, anew: Mapping[str, ArticleClaims]) -> list[Person]:
        """Who is who among all whose names the change touches; gives those who are not who they were."""
        told = [*self._before.values(), *anew.values()]
        names = {fold(mention.told.name) for claims in told for mention in claims.people}
        names |= self._successors()
        self._tied(names)
        articles = self._claims(a for name in names for a in self._index.articles(name_mark(name)))
        known = self._rulings.people(
            who_is_who(articles, self._origins_of(articles), names=names, holders=self._index.holders)
        )
        now = {person_address(person, self._addresses): person for person in known.people}
        for address, person in now.items():
            self._person_of.update((mention.address, address) for _, mention in person.mentions)
        touched = {mention.address for claims in told for mention in claims.people}
        was = {m: at for m in {*self._person_of, *touched} if (at := self._resting_on(m)) is not None}
        members = {address: self._rests_on(address) for address in set(was.values())}
        changed = {
            address
            for address in (*members, *now)
            if (mentions := {m.address for _, m in now[address].mentions} if address in now else set())
            != members.get(address)
            or mentions & touched
        }
        for address in {*members, *now}:
            self._open_gone |= set(self._engine.match(self._resolved, subject=address, predicate=DV.mayBe))
        self._open_new = left_open(known.doubts, self._person_of, self._addresses)
        self._moved = {m for m, address in was.items() if self._person_of.get(m, address) != address}
        for address in changed & members.keys():
            self._stale |= {address, *self._subjects(address, ORG.member)}
        for address in {was[mention] for mention in self._moved}:
            # Who took part where is written with the events.
            taken_part = f"{self._addresses.base}participation/"
            self._stale |= {node for node in self._subjects(address) if not node.startswith(taken_part)}
        return [person for address, person in now.items() if address in changed]

    def _successors(self) -> set[str]:
        """Those who are cited before somebody who is new, or gone, in a post that one person holds at a time."""
        was = {told for claims in self._before.values() for told in holders_in(claims)}
        now = {told for claims in self._after.values() for told in holders_in(claims)}
        names = set()
        for post, day, name in was ^ now:
            names |= {other for cited, other in self._index.holders(post) if cited <= day and other != name}
        return names

    def _tied(self, names: set[str]) -> None:
        """Add the names of those whom a decision speaks of together with one of these."""
        tied = [
            {fold(m.told.name) for c in self._claims(self._in_articles(one)) for m in c.people if m.address in one}
            for one in self._rulings.claims("person")
        ]
        while more := {name for one in tied if not one.isdisjoint(names) for name in one} - names:
            names |= more

    # -- events

    def _events(self, anew: Mapping[str, ArticleClaims]) -> list[OneEvent]:
        """Which reports tell one event, among all that the change touches."""
        reached: dict[str, Told] = {}
        nodes = {
            node
            for claims in self._before.values()
            for event in _held(claims)
            if (node := self._resting_on(event.address)) is not None
        }
        waiting = {event.address for claims in anew.values() for event in _held(claims)}
        waiting |= {claim for node in nodes for claim in self._rests_on(node)}
        for claims in self._claims(self._in_articles(self._moved)):
            for event in _held(claims):
                if any(part.agent.address in self._moved for part in event.participations):
                    waiting.add(event.address)
        while waiting:
            self._reach(waiting, reached, nodes)
            articles = self._claims(self._in_articles(reached))
            happened = self._rulings.events(
                happenings(articles, self._person_of, self._origins_of(articles), only=reached.keys())
            ).events
            for one in happened:
                address = event_address(one, self._addresses)
                self._event_of.update((report.address, address) for _, report in one.reports)
            for node in nodes:
                self._stale |= {node, *self._subjects(node, DV.event)}
                if any(self._event_of.get(claim) != node for claim in self._rests_on(node)):
                    others = self._subjects(node)
                    self._stale |= others
                    inside = {other for other in others if other.startswith(f"{self._addresses.base}event/")}
                    waiting |= {claim for other in inside - nodes for claim in self._rests_on(other)}
        self._held = [*reached.values(), *((c, e) for c in self._before.values() for e in _held(c))]
        return list(happened) if reached else []

    def _reach(self, waiting: set[str], reached: dict[str, Told], nodes: set[str]) -> None:
        """Go on to all reports that may tell the same as one of those, or were taken for it."""
        while waiting:
            claim = waiting.pop()
            told = None if claim in reached else self._report(claim)
            if told is None:
                continue
            reached[claim] = told
            waiting |= self._near(told)
            waiting |= {other for tied in self._rulings.claims("event") if claim in tied for other in tied}
            if (node := self._resting_on(claim)) is not None and node not in nodes:
                nodes.add(node)
                waiting |= self._rests_on(node)

    def _report(self, claim: str) -> Told | None:
        for claims in self._claims(self._in_articles((claim,))):
            for event in _held(claims):
                if event.address == claim:
                    return claims, event
        return None

    def _near(self, told: Told) -> set[str]:
        """The reports that by themselves agree enough with one, and those that print its words again."""
        article, event = told
        names = {name for mark in near_marks(article, event) for name in self._index.articles(mark)}
        near = {
            other.address
            for claims in self._claims(names)
            for other in _held(claims)
            if may_be_one(told, (claims, other), self._person_of)
        }
        family = self._family(article.article.id)
        if len(family) > 1:
            words = printed(article, event)
            near |= {e.address for c in self._claims(family) for e in _held(c) if printed(c, e) == words}
        return near

    # -- writing

    def _written(self, people: Sequence[Person], events: Sequence[OneEvent]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """The quads of all stale nodes, as they were and as they are; lasting things are counted, not written."""
        claims = {mention.address for person in people for _, mention in person.mentions}
        for name in self._before:
            claims |= self._claimed(name)
        for told in self._after.values():
            claims |= {quad.subject.value for quad in claim_quads(told) if isinstance(quad.subject, Node)}
            for event in told.events:
                if event.status is not None:
                    self._event_of[event.address] = announced_address(event, self._addresses)
        for name in {a for _, event in self._held for a in self._index.articles(kind_mark(event, announced=True))}:
            for article in self._claims((name,)):
                claims |= {event.address for event in article.events if event.status is not None}
        for claim in claims:
            self._stale |= self._subjects(claim, DV.statedBy)
        while True:
            self._stale = {node for node in self._stale if not node.startswith(self._lasting)}
            claims |= {claim for node in self._stale for claim in self._rests_on(node)}
            articles = self._claims(self._in_articles(claims))
            quads = write(self._scope(articles, people, events, claims), self._addresses)
            nodes = {q.subject for q in quads if q.predicate == DV.statedBy and _value(q.object) in claims}
            fresh = {node.value for node in nodes if isinstance(node, Node)} - self._stale
            if not fresh:
                break
            self._stale |= fresh
        gone = {quad for node in self._stale for quad in self._engine.match(self._resolved, subject=node)}
        return gone, {quad for quad in quads if _value(quad.subject) in self._stale}

    def _claimed(self, name: str) -> set[str]:
        """The nodes of an article's claims as the graph has them."""
        return {_value(quad.subject) for quad in self._engine.match(self._addresses.article(name))}

    def _scope(
        self, articles: Sequence[ArticleClaims], people: Sequence[Person], events: Sequence[OneEvent], claims: set[str]
    ) -> Scope:
        announced = {
            (event.told.date, kind_of(event)): kind_mark(event, announced=False)
            for article in articles
            for event in article.events
            if event.address in claims and event.status is not None and event.told.date is not None
        }

        def held_on(date: str, kind: str) -> Iterable[Told]:
            mark = announced.get((date, kind))
            for article in self._claims(self._index.articles(mark)) if mark else ():
                for event in _held(article):
                    if (event.told.date, kind_of(event)) == (date, kind):
                        yield article, event

        return Scope(articles, people, events, self._person_of, self._event_of, held_on)


def _held(claims: ArticleClaims) -> Iterator[EventClaim]:
    return (event for event in claims.events if event.status is None)


def _value(term: object) -> str:
    return term.value if isinstance(term, Node) else ""
