"""Understand a day as people type it: `2018-03-27`, `27-3-2018`, `27/3/2018`.

Nothing is filled in: a month, a year or a day without its year is no day.
"""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_VIETNAMESE = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")


def as_day(words: str) -> date | None:
    """Take the day that the words write out in full; None where they do not.

    >>> as_day("27/3/2018")
    datetime.date(2018, 3, 27)
    >>> as_day("3/2018")
    """
    matched = _ISO.fullmatch(words.strip()) or _VIETNAMESE.fullmatch(words.strip())
    if matched is None:
        return None
    try:
        return date(int(matched["year"]), int(matched["month"]), int(matched["day"]))
    except ValueError:  # 31-2-2018
        return None
