"""The marks by which a load finds what it touches: what an article shares with those that bear on it.

Two articles bear on each other's people, events and origins only where they have a mark
in common. A mark too many costs time, a mark too few a wrong graph; the marks are
compared by `index`, what follows from them is decided in `touched`.
"""

from __future__ import annotations

from collections.abc import Iterator

from daibieu.graph.canonical import fold
from daibieu.graph.claims import ArticleClaims, EventClaim, PersonMention
from daibieu.graph.event_names import kind_of
from daibieu.graph.lives import ordinal
from daibieu.graph.same_events import hosts_of


def marks(article: ArticleClaims) -> set[str]:
    """All marks of an article."""
    found = {name_mark(mention.told.name) for mention in article.people}
    for event in article.events:
        if event.told.date is not None:
            found.add(kind_mark(event, announced=event.status is not None))
        if event.status is None:
            found.update(meeting_marks(article, event))
    return found


def name_mark(name: str) -> str:
    """Who bears one name may be one person."""
    return f"n:{fold(name)}"


def kind_mark(event: EventClaim, *, announced: bool) -> str:
    """What is announced and what is held on one date, of one kind, may be one."""
    return f"{'a' if announced else 'h'}:{event.told.date}|{kind_of(event)}"


def meeting_marks(article: ArticleClaims, event: EventClaim, slip: int = 0) -> Iterator[str]:
    """Reports with a host, a venue or a person in common may tell one event; `slip`: so many days later."""
    day = ordinal(event.told.date)
    if day is None:
        return
    for host in hosts_of(article, event):
        yield f"e:{day + slip}|{host}"
    if event.told.place:
        yield f"e:{day + slip}|v:{fold(event.told.place)}"
    for part in event.participations:
        if isinstance(part.agent, PersonMention):
            yield f"e:{day + slip}|{name_mark(part.agent.told.name)}"


def near_marks(article: ArticleClaims, event: EventClaim) -> Iterator[str]:
    """The marks of the reports that may tell the same event."""
    for slip in (-1, 0, 1):
        yield from meeting_marks(article, event, slip)
