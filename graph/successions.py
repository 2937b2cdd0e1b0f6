"""What became of a body by law: when it began and ended, and which body took its place.

Decided by tables alone: bodies that follow their province (`following_bodies.tsv`), and single
ones of the centre (`body_changes.tsv`). A department of an ended province ended too, yet
which one took its work over is not told, so nothing is said of it. Who leads what is not
decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from daibieu.graph.canonical import Body, Place, body_label, one_writing
from daibieu.ontology.tables import Row, table

# Bodies of these kinds are made by the unit that they stand in, and none outlives it.
_OF_THEIR_UNIT = frozenset({"party", "state", "front"})
_LAST_DAY_OF_DISTRICTS = "2025-06-30"


@dataclass(frozen=True, slots=True)
class Change:
    """Bodies that ended on one day, and the one that began on it."""

    day: str  # the first day of the body that began
    act: str  # its title in acts.tsv
    before: tuple[Body, ...]
    after: Body

    @property
    def label(self) -> str:
        return f"{', '.join(body.label for body in self.before)} thành {self.after.label}"


@dataclass(frozen=True, slots=True)
class LegalLife:
    """The first and the last day of a body, where a legal act tells them."""

    began: str | None = None
    ended: str | None = None


def heir(body: Body) -> Body | None:
    """The body that took its place."""
    change = ending(body)
    return change.after if change else None


def ending(body: Body) -> Change | None:
    """The change by which a body ended."""
    if (single := _single().ending.get(body.key)) is not None:
        return single
    row = _places().get(_identifier(body))
    nth = _following().get(body.name)
    successor = row.get("successor") if row is not None and nth is not None else None
    return None if successor is None or nth is None else _merger(successor, nth)


def beginning(body: Body) -> Change | None:
    """The change by which a body began."""
    if (single := _single().beginning.get(body.key)) is not None:
        return single
    nth, identifier = _following().get(body.name), _identifier(body)
    return _merger(identifier, nth) if nth is not None and identifier in _grew_from() else None


def legal_life(body: Body) -> LegalLife:
    """The days between which the law lets a body be; a commune's are not known here."""
    begun, over = beginning(body), ending(body)
    ended = day_before(over.day) if over else None
    if ended is None and body.kind in _OF_THEIR_UNIT:
        row = _places().get(_identifier(body))
        if body.level == "district":
            ended = _LAST_DAY_OF_DISTRICTS
        elif body.level == "province" and row is not None:
            ended = row.get("until")
    return LegalLife(begun.day if begun else None, ended)


def day_before(day: str) -> str:
    """The day that comes before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _identifier(body: Body) -> str:
    return (body.place.identifier or "") if body.place else ""


@cache
def _places() -> Mapping[str, Row]:
    return {row["id"]: row for row in table("places.tsv") if row["level"] == "province"}


@cache
def _grew_from() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in _places().values():
        if (successor := row.get("successor")) is not None:
            found[successor] = (*found.get(successor, ()), row)
    return found


@cache
def _following() -> Mapping[str, int]:
    """The row of a body that every province has, by its name in a province or a city."""
    return {
        one_writing(row[column]): nth
        for nth, row in enumerate(table("following_bodies.tsv"))
        for column in ("in_province", "in_city")
    }


@cache
def _merger(successor: str, nth: int) -> Change:
    after = _places()[successor]
    before = tuple(_body_of(row, nth) for row in _grew_from()[successor])
    return Change(after["from"], after["source"], before, _body_of(after, nth))


def _body_of(unit: Row, nth: int) -> Body:
    row = table("following_bodies.tsv")[nth]
    words = row["in_city" if unit["kind"] == "municipality" else "in_province"]
    place = Place(unit["id"], unit["label"], unit["id"], unit["kind"])
    return Body(one_writing(words), place, None, body_label(words, place), row["kind"], "province")


@dataclass(frozen=True, slots=True)
class _Single:
    ending: Mapping[str, Change]
    beginning: Mapping[str, Change]


@cache
def _single() -> _Single:
    ending: dict[str, Change] = {}
    beginning: dict[str, Change] = {}
    for row in table("body_changes.tsv"):
        names = row["before"].split("|")
        since = row["day"] if row["after"] in names else None
        after = _central(row["after"], since)
        change = Change(row["day"], row["act"], tuple(_central(name, None) for name in names), after)
        ending |= {body.key: change for body in change.before}
        beginning[after.key] = change
    return _Single(ending, beginning)


def _central(words: str, since: str | None) -> Body:
    return Body(one_writing(words), None, None, words, "state", "central", since)
