"""Distinctions given: what, by whom, to whom or to how many, for which year.

An award demanded, proposed or promised is none.
"""

from __future__ import annotations

import re

from daibieu.reading.context import Context
from daibieu.reading.events import Told
from daibieu.reading.lexicon import table
from daibieu.reading.model import Award, Evidence
from daibieu.reading.tokens import Tokens, squeeze

_YEAR = re.compile(r"\b[Nn]ăm (\d{4})\b")
_GIVEN = r"(?:được|đã được|vinh dự được)"


def _pattern() -> re.Pattern[str]:
    awards = "|".join(
        sorted((re.escape(r["written"]) for r in table("awards", "written")), key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<number>\d+)\s+(?P<who>[^\W\d_]+(?:\s[^\W\d_]+){{0,3}}?)\s+{_GIVEN}\s+(?P<giver>[^,;.]{{0,60}}?)\s*(?:trao\s)?tặng\s+"
        rf"(?P<award>{awards})(?P<rank>\shạng\s(?:Nhất|Nhì|Ba))?(?:\s*[“\"](?P<title>[^”\"]{{3,120}})[”\"])?"
    )


def _active() -> re.Pattern[str]:
    awards = "|".join(sorted((re.escape(r["written"]) for r in table("awards", "written")), key=len, reverse=True))
    one = rf"(?:{awards})(?:\shạng\s(?:Nhất|Nhì|Ba))?(?:\s*[“\"][^”\"]{{3,120}}[”\"])?"
    return re.compile(
        rf"(?:^|[:;,.]\s*|[Dd]ịp này,\s*)(?P<giver>(?:Chính phủ|Chủ tịch nước|Thủ tướng|UBND|Chủ tịch UBND|Ủy ban|Bộ|Tỉnh ủy|Ban|Hội)[^,;:.]{{0,50}}?)"
        rf"(?:\sđã)?\s(?:trao\s)?tặng\s(?:(?P<n1>\d+)\s(?P<w1>[^\W\d_]+(?:\s[^\W\d_]+)?)\s(?P<a1>{one})|(?P<a2>{one})\scho\s(?P<n2>\d+)\s(?P<w2>[^\W\d_]+(?:\s[^\W\d_]+)?))"
        rf"(?P<more>(?:(?:,| và)\s(?:tặng\s)?\d+\s[^\W\d_]+(?:\s[^\W\d_]+)?(?:\s{one})?)*)"
    )


_PATTERN: list[re.Pattern[str]] = []


def find(tokens: Tokens, told: list[Told], context: Context) -> tuple[Award, ...]:
    """Awards told with a number of recipients: `3 đơn vị được UBND tỉnh tặng Cờ “…”`."""
    del context
    if not _PATTERN:
        _PATTERN.append(_pattern())
    found = []
    for sentence in told:
        text = tokens.text[sentence.start : sentence.end]
        if "tặng" not in text:
            continue
        year = _YEAR.search(text)
        for match in _PATTERN[0].finditer(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            found.append(
                Award(
                    award=match["award"] + (match["rank"] or ""), giver=squeeze(match["giver"]) or None, recipient=None,
                    recipient_kind=None, title=match["title"], number=int(match["number"]),
                    recipients_as_told=f"{match['number']} {match['who']}", year=int(year.group(1)) if year else None,
                    evidence=(Evidence(start, end, tokens.text[start:end], "award/number-of-recipients"),),
                )
            )  # fmt: skip
    return tuple(found)


