"""Which events of an article stand inside another one: a sitting in its session, the stops of a journey.

Only what one article tells together is tied, by the table `event_parts.tsv`; two that may
hold one part settle nothing. That an event of several reports is one is decided in
`same_events`; who was at a part was at that part, and no attendance follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from daibieu.graph.canonical import fold
from daibieu.graph.claims import ArticleClaims, EventClaim, PersonMention
from daibieu.graph.days import is_day
from daibieu.graph.event_names import is_kind_of, kind_of, names_whole
from daibieu.ontology.tables import table


def wholes(article: ArticleClaims) -> Mapping[str, str]:
    """Of each event that stands inside another, by address, the address of that one."""
    held = [event for event in article.events if event.status is None]
    found = {}
    for part in held if len(held) > 1 else ():
        inside = [whole.address for whole in held if whole is not part and _holds(whole, part)]
        if len(inside) == 1:
            found[part.address] = inside[0]
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def _holds(whole: EventClaim, part: EventClaim) -> bool:
    return any(_by_name(whole, part) if how == "name" else _by_journey(whole, part) for how in _ways(whole, part))


def _ways(whole: EventClaim, part: EventClaim) -> Iterator[str]:
    for above, below, how in _rows():
        if is_kind_of(kind_of(whole), above) and is_kind_of(kind_of(part), below):
            yield how


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["whole"], row["part"], row["by"]) for row in table("event_parts.tsv"))


def _by_name(whole: EventClaim, part: EventClaim) -> bool:
    """`Phiên khai mạc kỳ họp thứ tư`: the part names the kind of the whole, on a day of it as far as they are told."""
    if not names_whole(part.told.name, whole.told.type, whole.told.name):
        return False
    return not _dated(whole) or not _dated(part) or _within(whole, part)


def _by_journey(whole: EventClaim, part: EventClaim) -> bool:
    if not _is_journey(whole) or _is_journey(part) or not _dated(whole) or not _dated(part):
        return False
    return _within(whole, part) and not _travellers(whole).isdisjoint(_travellers(part))


def _is_journey(event: EventClaim) -> bool:
    return fold(event.told.type).startswith("chuyến ") or (event.told.end or "") > (event.told.date or "")


def _travellers(event: EventClaim) -> set[str]:
    return {part.agent.address for part in event.participations if isinstance(part.agent, PersonMention)}


def _dated(event: EventClaim) -> bool:
    return event.told.date is not None and is_day(event.told.date)


def _within(whole: EventClaim, part: EventClaim) -> bool:
    first, last = whole.told.date or "", whole.told.end or whole.told.date or ""
    return first <= (part.told.date or "") <= last
