"""Days as the articles tell them, and the four bounds that they give.

`2018-03-27` is a day, `2018-03` a month in which one lies, `--03-27` a day of no
known year: that gives no bound at all. Nothing is filled in here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
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


def together(told: Sequence[Bounds]) -> Bounds:
    """The bounds of one thing told several times.

    Where the first days differ, it surely lasted as long as more than half of the reports
    say, and possibly from the earliest to the latest.
    """
    possibly_from = min((b.possibly_from for b in told if b.possibly_from), default=None)
    possibly_until = max((b.possibly_until for b in told if b.possibly_until), default=None)
    sure = Counter((b.surely_from, b.surely_until) for b in told if b.surely_from and b.surely_until)
    starts = {start for start, _ in sure}
    if len(starts) > 1:
        (start, until), count = max(sure.items(), key=lambda found: found[1])
        if 2 * count <= sure.total():
            return Bounds(possibly_from, None, None, possibly_until)
        return Bounds(possibly_from, start, until, possibly_until)
    ends = [until for _, until in sure if until]
    return Bounds(possibly_from, min((s for s in starts if s), default=None), max(ends, default=None), possibly_until)


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
