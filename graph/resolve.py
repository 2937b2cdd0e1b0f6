"""The resolved graph as a pure function of all articles' claims, in whatever order they came, and of the decisions.

Only the steps and their order stand here: who is who, which reports tell one event,
then the writing of things, events and tenures. Nothing is read from a store; how a load
resolves no more than it touches is decided in `touched`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from daibieu.graph.addresses import Addresses
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.clusters import Doubt, Join
from daibieu.graph.decisions import Decision
from daibieu.graph.event_names import kind_of
from daibieu.graph.identity import Person, who_is_who
from daibieu.graph.lasting_things import BodyKey, labelled, lasting, parents
from daibieu.graph.reprints import origins
from daibieu.graph.resolved_events import Events, Told, announced_address, event_address
from daibieu.graph.resolved_tenures import write_tenures
from daibieu.graph.resolved_things import Things, person_address
from daibieu.graph.same_events import OneEvent, happenings
from daibieu.graph.settling import Outcome, Rulings
from daibieu.graph.vocabulary import DCTERMS, DV, SCHEMA, TYPE, Quads, day


@dataclass(frozen=True, slots=True)
class Resolved:
    """The quads of the graphs `resolved` and `articles`, each join with its reason in words, and what stays open."""

    quads: frozenset[ox.Quad]
    joins: tuple[Join[str], ...]
    doubts: tuple[Doubt[str], ...]
    outcomes: Mapping[str, Outcome]  # of decisions, by id, that do not do what they say


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be written: people and events with all their mentions and reports, the rest as articles tell it."""

    articles: Sequence[ArticleClaims]
    people: Sequence[Person]
    events: Sequence[OneEvent]
    person_of: Mapping[str, str]  # the person's address by the addresses of his mentions
    event_of: Mapping[str, str]  # the event's address, held or announced, by those of its claims
    held_on: Callable[[str, str], Iterable[Told]]  # reports of held events by date and kind


def resolve(articles: Iterable[ArticleClaims], addresses: Addresses, decisions: Sequence[Decision] = ()) -> Resolved:
    """Make the graphs that all articles have in common; `decisions` as they were taken, one after the other."""
    ordered: Sequence[ArticleClaims] = sorted(articles, key=lambda a: a.article.id)
    rulings = Rulings(ordered, decisions)
    ordered = rulings.bodies(ordered)
    origin_of = origins(ordered)
    known = rulings.people(who_is_who(ordered, origin_of))
    person_of = {m.address: at for p in known.people for at in (person_address(p, addresses),) for _, m in p.mentions}
    happened = rulings.events(happenings(ordered, person_of, origin_of))
    event_of = {r.address: at for e in happened.events for at in (event_address(e, addresses),) for _, r in e.reports}
    held: dict[tuple[str | None, str], list[Told]] = {}
    for article in ordered:
        for event in article.events:
            if event.status is None:
                held.setdefault((event.told.date, kind_of(event)), []).append((article, event))
            else:
                event_of[event.address] = announced_address(event, addresses)
    scope = Scope(
        ordered, known.people, happened.events, person_of, event_of, lambda date, kind: held.get((date, kind), ())
    )
    quads = {*write(scope, addresses), *_lasting(ordered, addresses)}
    quads |= left_open(known.doubts, person_of, addresses)
    for article in ordered:
        quads |= about(article, addresses, origin_of.get(article.article.id))
    return Resolved(
        frozenset(quads),
        (*known.joins, *happened.joins),
        (*known.doubts, *happened.doubts),
        rulings.outcomes,
    )


def write(scope: Scope, addresses: Addresses) -> Quads:
    """Write the people and events of the scope, and what its articles tell of them."""
    quads = Quads(addresses.graph("resolved"))
    things = Things(quads, addresses, scope.person_of)
    for person in scope.people:
        things.person(person)
    events = Events(things, scope.event_of, scope.held_on)
    for event in scope.events:
        events.event(event)
    for article in scope.articles:
        events.others(article)
    write_tenures(things, scope.articles, scope.event_of)
    return quads


def _lasting(articles: Iterable[ArticleClaims], addresses: Addresses) -> set[ox.Quad]:
    """Bodies, positions and the like, as all articles together tell them."""
    graph = addresses.graph("resolved")
    quads: set[ox.Quad] = set()
    votes: Counter[tuple[str, str]] = Counter()
    bodies: dict[str, BodyKey] = {}
    for article in articles:
        told = lasting(article, addresses)
        quads |= told.quads
        votes.update(told.votes)
        bodies |= told.bodies
    return quads.union(labelled(votes, graph), parents(bodies, graph))


def left_open(doubts: Iterable[Doubt[str]], person_of: Mapping[str, str], addresses: Addresses) -> set[ox.Quad]:
    """Write which people may be one and are not taken for one."""
    quads = Quads(addresses.graph("resolved"))
    for doubt in doubts:
        quads.link(person_of[doubt.left], DV.mayBe, person_of[doubt.right])
    return set(quads)


def about(claims: ArticleClaims, addresses: Addresses, origin: str | None) -> set[ox.Quad]:
    """What joins articles: title, day, paper, whose text it is. It stands in a graph that the default view sees."""
    quads = Quads(addresses.graph("articles"))
    quads.add(claims.address, TYPE, DV.Article)
    quads.words(claims.address, DCTERMS.title, claims.article.title or None)
    quads.add(claims.address, DCTERMS.issued, day(claims.published) if claims.published else None)
    if claims.article.url:
        quads.words(claims.address, SCHEMA.url, claims.article.url)
    quads.words(claims.address, DCTERMS.publisher, claims.article.source)
    if origin is not None:
        quads.link(claims.address, DV.reprintOf, addresses.article(origin))
    return set(quads)
