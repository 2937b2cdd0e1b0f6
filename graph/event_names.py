"""Whether two papers' nouns and names can be for one event.

The kinds agree where one is the other's broader kind. Names agree by the words of the
shorter; two ordinals (`kỳ họp thứ năm`, `thứ sáu`) never do, nor `trước` and `sau`.
"""

from __future__ import annotations

import re
from functools import cache

from daibieu.graph.canonical import fold
from daibieu.graph.claims import EventClaim
from daibieu.ontology.tables import table

# Two papers' names for one event share most of the shorter name's words. Half is a first setting, not yet measured.
SHARED_WORDS = 0.5
_EMPTY = frozenset({"và", "của", "các", "về", "với", "tại", "cho", "năm", "lần", "thứ", "trong", "là", "có"})
_NUMBER = r"nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|\d+|[ivxlc]+"
_ORDINAL = re.compile(rf"\bthứ ({_NUMBER})\b|\b(bất thường|chuyên đề)\b")
_TERM = re.compile(r"\b(?:khóa|nhiệm kỳ) (\d[\d\s-]*\d|[ivxlc]+|\d+)\b")
_SIDE = re.compile(r"\b(trước|sau) (?:kỳ họp|đại hội|hội nghị|tết)\b")


def kind_of(event: EventClaim) -> str:
    """The row of the event types, else the article's own noun."""
    return event.told.type_id or fold(event.told.type)


def kinds_agree(left: str, right: str) -> bool:
    """Whether the kinds are one, or one is the other's broader kind."""
    return left == right or left in _broader(right) or right in _broader(left)


@cache
def _broader(kind: str) -> tuple[str, ...]:
    above = {row["id"]: row.get("broader") for row in table("event_types.tsv")}
    chain: list[str] = []
    while (kind_above := above.get(kind)) is not None:
        chain.append(kind_above)
        kind = kind_above
    return tuple(chain)


def names_agree(left: str, right: str) -> bool:
    """Whether two papers' names can be for one event."""
    for told in (_ORDINAL, _TERM, _SIDE):
        one, other = (_told(told, name) for name in (left, right))
        if one and other and not one & other:
            return False
    a, b = _words(left), _words(right)
    if not a or not b:
        return True
    return len(a & b) / min(len(a), len(b)) >= SHARED_WORDS


def _told(pattern: re.Pattern[str], name: str) -> set[str]:
    return {next(group for group in found.groups() if group) for found in pattern.finditer(fold(name))}


def _words(name: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in fold(name)).split()) - _EMPTY
