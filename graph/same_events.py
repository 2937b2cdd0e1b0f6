"""Which reports tell one event: same day and kind, the host, the place or a person in common, names that agree.

Two events of one article are two, and an event without a whole day is told apart
from every other. Whether a report is a reprint is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from daibieu.graph.canonical import fold
from daibieu.graph.claims import ArticleClaims, BodyMention, EventClaim, PersonMention
from daibieu.graph.clusters import Clusters, Join
from daibieu.graph.days import is_day
from daibieu.graph.identity import order_of

# Two papers' names for one event share most of the shorter name's words. Half is a first setting, not yet measured.
SHARED_WORDS = 0.5
_EMPTY = frozenset({"và", "của", "các", "về", "với", "tại", "cho", "năm", "lần", "thứ", "trong", "là", "có"})


@dataclass(frozen=True, slots=True)
class OneEvent:
    """One happening: its reports, the first by day, article and place of the words at the head."""

    reports: tuple[tuple[ArticleClaims, EventClaim], ...]

    @property
    def first(self) -> tuple[ArticleClaims, EventClaim]:
        return self.reports[0]


@dataclass(frozen=True, slots=True)
class Happenings:
    """All events behind the reports, and why reports were taken for one."""

    events: tuple[OneEvent, ...]
    joins: tuple[Join[str], ...]


def happenings(articles: Iterable[ArticleClaims], persons: Mapping[str, str]) -> Happenings:
    """The events behind all reports of held events; `persons`: a mention's address to its person's."""
    reports = sorted(
        ((article, event) for article in articles for event in article.events if event.status is None),
        key=lambda pair: order_of(pair[0], pair[1].start, pair[1].address),
    )
    clusters = Clusters((event.address, article.article.id) for article, event in reports)
    by_address = {event.address: (article, event) for article, event in reports}
    same_day: dict[tuple[str, str], list[tuple[ArticleClaims, EventClaim]]] = {}
    for article, event in reports:
        if event.told.date is not None and is_day(event.told.date):
            same_day.setdefault((event.told.date, kind_of(event)), []).append((article, event))
    for (day, kind), events in sorted(same_day.items()):
        marks = [_marks(article, event, persons) for article, event in events]
        for i, (_, left) in enumerate(events):
            for j in range(i + 1, len(events)):
                shared, right = marks[i] & marks[j], events[j][1]
                if shared and names_agree(left.told.name, right.told.name):
                    clusters.join(left.address, right.address, f"{kind} on {day}, both with {min(shared)[1]}")
    events_found = tuple(OneEvent(tuple(by_address[a] for a in members)) for members in clusters.sets().values())
    return Happenings(events_found, tuple(clusters.joins))


def kind_of(event: EventClaim) -> str:
    """The row of the event types, else the article's own noun."""
    return event.told.type_id or fold(event.told.type)


def _marks(article: ArticleClaims, event: EventClaim, persons: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """What two reports of one event have in common: the place, the host, a person."""
    found = {(f"venue:{fold(event.told.place)}", event.told.place)} if event.told.place else set()
    for part in event.participations:
        if isinstance(part.agent, PersonMention):
            found.add((f"person:{persons[part.agent.address]}", part.agent.told.name))
        elif isinstance(part.agent, BodyMention) and "hosted" in part.told.roles:
            host = part.agent.means
            # A ministry announces in many provinces on one day: with it the papers must speak from one.
            where = "" if host.place else f"@{article.home.key if article.home else article.article.id}"
            found.add((f"host:{host.key}{where}", host.label))
    return frozenset(found)


def names_agree(left: str, right: str) -> bool:
    """Whether two papers' names can be for one event."""
    a, b = _words(left), _words(right)
    if not a or not b:
        return True
    return len(a & b) / min(len(a), len(b)) >= SHARED_WORDS


def _words(name: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in fold(name)).split()) - _EMPTY
