"""The resolved graph as a pure function of all articles' claims, in whatever order they came.

Only the steps and their order stand here: who is who, which reports tell one event,
then the writing of things, events and tenures. Nothing is read from a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from daibieu.graph.addresses import Addresses
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.clusters import Doubt, Join
from daibieu.graph.identity import who_is_who
from daibieu.graph.resolved_changes import write_changes
from daibieu.graph.resolved_events import Events
from daibieu.graph.resolved_tenures import write_tenures
from daibieu.graph.resolved_things import Things
from daibieu.graph.same_events import happenings
from daibieu.graph.vocabulary import DCTERMS, DV, SCHEMA, TYPE, Quads, day


@dataclass(frozen=True, slots=True)
class Resolved:
    """The quads of the graphs `resolved` and `articles`, each join with its reason in words, and what stays open."""

    quads: frozenset[ox.Quad]
    joins: tuple[Join[str], ...]
    doubts: tuple[Doubt[str], ...]


def resolve(articles: Iterable[ArticleClaims], addresses: Addresses) -> Resolved:
    """Make the graphs that all articles have in common."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    quads = Quads(addresses.graph("resolved"))
    known = who_is_who(ordered)
    things = Things(quads, addresses, known.people)
    for article in ordered:
        things.bodies(article)
    happened = happenings(ordered, things.person_of)
    events = Events(things, happened)
    for article in ordered:
        events.announce(article)
        events.others(article)
        for document in article.documents:
            things.document(document, article)
    write_tenures(things, ordered, events.address_of)
    things.write()
    write_changes(things)
    return Resolved(
        frozenset(quads) | _articles(ordered, addresses),
        (*known.joins, *happened.joins),
        (*known.doubts, *happened.doubts),
    )


def _articles(articles: Sequence[ArticleClaims], addresses: Addresses) -> frozenset[ox.Quad]:
    """What joins articles: title, day, paper. It stands in a graph that the default view sees."""
    quads = Quads(addresses.graph("articles"))
    for claims in articles:
        quads.add(claims.address, TYPE, DV.Article)
        quads.words(claims.address, DCTERMS.title, claims.article.title or None)
        quads.add(claims.address, DCTERMS.issued, day(claims.published) if claims.published else None)
        if claims.article.url:
            quads.words(claims.address, SCHEMA.url, claims.article.url)
        quads.words(claims.address, DCTERMS.publisher, claims.article.source)
    return frozenset(quads)
