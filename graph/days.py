"""Days as the articles tell them, and the four bounds that they give.

`2018-03-27` is a day, `2018-03` a month in which one lies, `--03-27` a day of no
known year: that gives no bound at all. Nothing is filled in here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive days; None is open."""

    possibly_from: str | None = None
    surely_from: str | None = None
    surely_until: str | None = None
    possibly_until: str | None = None


def is_day(told: str) -> bool:
    """Whether this is one whole day of the calendar."""
    if not _DAY.fullmatch(told):
        return False
    try:
        date.fromisoformat(told)
    except ValueError:
        return False
    return True


def bounds(told: str | None, end: str | None = None) -> Bounds:
    """The bounds of something that lasted from `told` to `end`, else one unknown day within `told`."""
    if told is None:
        return Bounds()
    if is_day(told):
        until = end if end is not None and is_day(end) and end >= told else told
        return Bounds(told, told, until, until)
    if month := _MONTH.fullmatch(told):
        last = monthrange(int(month[1]), int(month[2]))[1]
        return Bounds(f"{told}-01", None, None, f"{told}-{last:02d}")
    return Bounds()
