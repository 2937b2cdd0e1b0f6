"""How long somebody held a position: cited days and told ends, as unbroken holdings with four bounds.

First and last cited come from the articles; began and ended only from words that
say so (an appointment with its day, `nguyên`). A day that nobody tells is never made
up. Who the person is, is decided before; see `identity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

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
    cited: list[str] = field(default_factory=list)
    began: Sign | None = None
    ended: list[Sign] = field(default_factory=list)

    @property
    def opened_by(self) -> str:
        return self.signs[0].claim

    @property
    def possibly_from(self) -> str | None:
        return self.began.day if self.began else None

    @property
    def _sure(self) -> list[str]:
        return [*self.cited, *([self.began.day] if self.began and self.began.day else [])]

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
            holding.cited.append(sign.day)
        elif sign.what == "began" and not holding.cited and holding.began is None:
            holding.began = sign
        elif sign.what == "ended":
            holding.ended.append(sign)
    return found


def _over(holding: Holding, day: str) -> bool:
    until = holding.possibly_until
    return until is not None and until < day
