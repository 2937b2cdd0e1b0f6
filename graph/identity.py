"""Who is who across articles: mentions of people taken for one, each join with its reason.

A name alone joins nothing: one name with one position, one body or one place of a
position is one person, and a mention without any position stands for itself.
Thắng and Thăng are two names. Tenures are not decided here, nor what people decided
by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from daibieu.graph.canonical import fold, position_label
from daibieu.graph.claims import ArticleClaims, PersonMention, PositionClaim
from daibieu.graph.clusters import Clusters, Join

# Strong reasons first: where one article tells namesakes apart, the stronger join is made.
_STRENGTH = ("position", "body", "place")


@dataclass(frozen=True, slots=True)
class Person:
    """One person: his mentions, the first by day, article and place of the words at the head."""

    mentions: tuple[tuple[ArticleClaims, PersonMention], ...]

    @property
    def first(self) -> tuple[ArticleClaims, PersonMention]:
        return self.mentions[0]


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """All people behind the mentions, and why mentions were taken for one."""

    people: tuple[Person, ...]
    joins: tuple[Join[str], ...]  # by the mentions' addresses


def order_of(article: ArticleClaims, start: int, address: str) -> tuple[bool, str, str, int, str]:
    """What was told first: by day (an article without one comes last), article, place of the words."""
    return (article.published is None, article.published or "", article.article.id, start, address)


def who_is_who(articles: Iterable[ArticleClaims]) -> WhoIsWho:
    """Find the people behind all mentions, whatever order the articles come in."""
    mentions = sorted(
        ((article, mention) for article in articles for mention in article.people),
        key=lambda pair: order_of(pair[0], pair[1].start, pair[1].address),
    )
    by_address = {mention.address: (article, mention) for article, mention in mentions}
    clusters = Clusters((mention.address, article.article.id) for article, mention in mentions)
    alike: dict[tuple[int, str, str, str], list[str]] = {}
    for _, mention in mentions:
        name = fold(mention.told.name)
        for kind, key, words in sorted({r for p in mention.positions for r in _reasons(p)}):
            group = alike.setdefault((_STRENGTH.index(kind), name, key, words), [])
            group.append(mention.address)
    for (strength, _, _, words), members in sorted(alike.items()):
        clusters.join_all(members, f"same name, same {_STRENGTH[strength]}: {words}")
    people = tuple(Person(tuple(by_address[a] for a in members)) for members in clusters.sets().values())
    return WhoIsWho(people, tuple(clusters.joins))


def _reasons(position: PositionClaim) -> Iterable[tuple[str, str, str]]:
    """What of a position can join two mentions of one name: a kind, the key and its words."""
    if position.of is not None:
        body = position.of.means
        if body.apart is None:
            yield "position", f"{position.office.key}|{body.key}", position_label(position.office, body, None)
            yield "body", body.key, body.label
    elif position.place is not None:
        key = f"{position.office.key}|{position.place.key}"
        yield "position", key, position_label(position.office, None, position.place)
    if position.place is not None:
        yield "place", position.place.key, position.place.label
