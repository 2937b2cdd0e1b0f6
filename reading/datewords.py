"""The patterns of a date's words, made from `lexicon/date_words.tsv`.

Nothing is decided here but how the words of the table may stand around figures;
what day they mean is decided in `dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from daibieu.reading.lexicon import table


@dataclass(frozen=True, slots=True)
class Patterns:
    """Each looks for one thing; those that end in `$` look back from a figure."""

    ends: frozenset[str]  # the words that a lead can end with: a quick look before the slow one
    lead: re.Pattern[str]  # `sáng nay (ngày `, `Thứ Ba (`, `ngày 22 đến `, `các ngày 4, 5 và `
    since: re.Pattern[str]  # `từ `, `từ 8/7 đến `
    pair: re.Pattern[str]  # `15/6/1957 - `
    days: re.Pattern[str]  # `ngày 19 ` before `tháng 3`
    relative: re.Pattern[str]
    weekday: re.Pattern[str]
    lunar: re.Pattern[str]
    coming: re.Pattern[str]
    planned: re.Pattern[str]
    earlier: re.Pattern[str]
    occasion: re.Pattern[str]


@cache
def values(kind: str) -> dict[str, str]:
    """Give the words of a class with their values."""
    rows = table("date_words", "written", "class", "value")
    return {row["written"]: row.get("value") or "" for row in rows if row["class"] == kind}


def _any(kind: str) -> str:
    """Make a pattern of a class of words, longest first, the first letter in either case."""
    longest = sorted(values(kind), key=len, reverse=True)
    return "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in longest)


@cache
def patterns() -> Patterns:
    """Compile the patterns once."""
    part, relative, weekday = _any("day"), _any("relative"), rf"(?i:{'|'.join(values('weekday'))})"
    same = _any("same")
    number = r"\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)?"
    clock = r"\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: ?phút)?"
    joint = r" ?(?:,|và|đến|tới|-) ?(?:hết )?"
    leads = [
        *values("relative"),
        *values("same"),
        *values("weekday"),
        *values("day"),
        "giờ",
        "phút",
        "và",
        "đến",
        "tới",
        "hết",
    ]
    return Patterns(
        ends=frozenset(w.split()[-1] for w in leads),
        lead=re.compile(
            rf"\b(?P<day>(?:[Tt]ừ |[Tt]rong )?(?:{relative}|(?:(?:{part}) )?(?:{weekday}|{same})|{part}|{clock})"
            rf",? ?[-(]? ?(?:{part})?)"
            rf" ?(?P<first>(?:{number}{joint}(?:{part})? ?){{0,6}})$"
        ),
        since=re.compile(
            rf"\b(?P<day>[Tt]ừ|[Đđ]ến|[Tt]ới|[Vv]ào|[Hh]ết) (?P<first>(?:{number}{joint}(?:{part})? ?)?)$"
        ),
        pair=re.compile(r"(?<![\d/.-])(?P<first>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})? ?(?:-|đến) ?)$"),
        days=re.compile(
            rf"\b(?:(?:[Tt]ừ |[Tt]rong )?(?:{part}) ?|[Mm]ùng |[Mm]ồng )"
            rf"(?P<days>(?:\d{{1,2}}{joint}(?:{part})? ?){{0,5}}\d{{1,2}}) $"
        ),
        relative=re.compile(rf"\b(?:{relative}|(?:(?:{part}) )?(?:{same}))$"),
        weekday=re.compile(rf"\b(?:[Hh]ôm|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm) (?P<weekday>{weekday})$"),
        lunar=re.compile(rf"\b(?i:{'|'.join(map(re.escape, values('lunar')))})\b"),
        coming=re.compile(rf"[ )]*(?:{_any('coming')})\b(?! nay| \d)"),
        planned=re.compile(rf"\b(?:{_any('planned')})\b"),
        earlier=re.compile(rf"\b(?:{_any('earlier')}),? ?(?:vào )?$"),
        occasion=re.compile(rf"\b(?:{_any('occasion')})\b"),
    )
