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
# `thứ 4`, `thứ tư` and `thứ IV` are one.
_UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_NUMBERS = {
    **{word: str(nth) for nth, word in enumerate((*_UNITS, "mười"), 1)},
    **{f"mười {'lăm' if word == 'năm' else word}": str(10 + nth) for nth, word in enumerate(_UNITS, 1)},
    **{word: str(nth) for nth, word in enumerate(_ROMAN, 1)},
    "nhất": "1",
    "tư": "4",
}
_SIDE = re.compile(r"\b(trước|sau) (?:kỳ họp|đại hội|hội nghị|tết)\b")


def kind_of(event: EventClaim) -> str:
    """The row of the event types, else the article's own noun."""
    return event.told.type_id or fold(event.told.type)


def kinds_agree(left: str, right: str) -> bool:
    """Whether the kinds are one, or one is the other's broader kind."""
    return is_kind_of(left, right) or is_kind_of(right, left)


def is_kind_of(kind: str, above: str) -> bool:
    """Whether the kind is the other one, or a narrower one."""
    return kind == above or above in _broader(kind)


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
    return _numbers_agree(left, right) and _words_agree(_words(left), _words(right))


def names_whole(part: str, kind: str, name: str) -> bool:
    """Whether a part's name brings the whole: its kind, and of its name nothing else (`khai mạc kỳ họp thứ 4`)."""
    told, sought = f" {fold(part)} ", f" {fold(kind)} "
    if sought not in told or not _numbers_agree(part, name):
        return False
    rest = told.replace(sought, " ")
    return _words_agree(_words(_ORDINAL.sub(" ", rest)), _words(_ORDINAL.sub(" ", fold(name))))


def _numbers_agree(left: str, right: str) -> bool:
    for told in (_ORDINAL, _TERM, _SIDE):
        one, other = (_told(told, name) for name in (left, right))
        if one and other and not one & other:
            return False
    return True


def _words_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or len(left & right) / min(len(left), len(right)) >= SHARED_WORDS


def _told(pattern: re.Pattern[str], name: str) -> set[str]:
    told = (next(group for group in found.groups() if group) for found in pattern.finditer(fold(name)))
    return {_NUMBERS.get(number, number) for number in told}


def _words(name: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in fold(name)).split()) - _EMPTY
