"""How long somebody held a position: cited days and told ends, as unbroken holdings with four bounds.

First and last cited come from the articles; began and ended only from words that
say so (an appointment with its day, `nguyên`). A day that nobody tells is never made
up. Who the person is, is decided before; see `identity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from daibieu.graph.days import Bounds
from daibieu.graph.successions import LegalLife

# On one day somebody takes office, holds it, and only then has held it.
_RANK = {"began": 0, "held": 1, "ended": 2}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing told about a holding, on a day or (None) on none that is told."""

    day: str | None
    what: Literal["began", "held", "ended"]
    claim: str  # the claim that says so
    appointment: str | None = None  # the resolved appointment behind `began` and `ended`

    @property
    def order(self) -> tuple[bool, str, int, str]:
        return (self.day is None, self.day or "", _RANK[self.what], self.claim)


@dataclass(slots=True)
class Holding:
    """One unbroken holding, as far as the signs tell."""

    signs: list[Sign] = field(default_factory=list)
    cited: list[Sign] = field(default_factory=list)
    began: Sign | None = None
    ended: list[Sign] = field(default_factory=list)

    @property
    def opened_by(self) -> str:
        return self.signs[0].claim

    @property
    def first_cited(self) -> Sign | None:
        """The sign of the first day on which he is cited; among several of one day the first claim."""
        return min(self.cited, key=lambda sign: sign.order, default=None)

    @property
    def last_cited(self) -> Sign | None:
        last = max((sign.day or "" for sign in self.cited), default="")
        return min((sign for sign in self.cited if sign.day == last), key=lambda sign: sign.order, default=None)

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.possibly_from, self.surely_from, self.surely_until, self.possibly_until)

    @property
    def possibly_from(self) -> str | None:
        return self.began.day if self.began else None

    @property
    def _sure(self) -> list[str]:
        return [sign.day for sign in (*self.cited, self.began) if sign is not None and sign.day is not None]

    @property
    def surely_from(self) -> str | None:
        return min(self._sure, default=None)

    @property
    def surely_until(self) -> str | None:
        return max(self._sure, default=None)

    @property
    def possibly_until(self) -> str | None:
        return min((sign.day for sign in self.ended if sign.day), default=None)


def holdings(signs: Iterable[Sign]) -> list[Holding]:
    """Cut the signs of one person, position and standing into unbroken holdings, in order of time.

    A sign of holding after the day of an end opens another holding; an appointment
    while he already holds the position (elected again) breaks nothing. Signs without a
    day belong to the first holding, since nothing tells them from it.
    """
    found: list[Holding] = []
    for sign in sorted(set(signs), key=lambda s: s.order):
        if not found or (sign.what != "ended" and sign.day is not None and _over(found[-1], sign.day)):
            found.append(Holding())
        holding = found[0] if sign.day is None else found[-1]
        holding.signs.append(sign)
        if sign.what == "held" and sign.day is not None:
            holding.cited.append(sign)
        elif sign.what == "began" and not holding.cited and holding.began is None:
            holding.began = sign
        elif sign.what == "ended":
            holding.ended.append(sign)
    return found


def _over(holding: Holding, day: str) -> bool:
    until = holding.possibly_until
    return until is not None and until < day


def within(told: Bounds, life: LegalLife) -> Bounds:
    """The bounds, no wider than the body's legal life; days told outside it stand, a contradiction to be shown."""
    possibly_from, possibly_until = told.possibly_from, told.possibly_until
    first = told.surely_from or possibly_until
    last = told.surely_until or possibly_from
    if life.began and not possibly_from and (first is None or life.began <= first):
        possibly_from = life.began
    if life.ended and (possibly_until is None or life.ended < possibly_until) and (last is None or last <= life.ended):
        possibly_until = life.ended
    return Bounds(possibly_from, told.surely_from, told.surely_until, possibly_until)
