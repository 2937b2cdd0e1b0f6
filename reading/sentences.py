"""Where sentences begin and end, and where photo credits stand.

A line break ends a sentence, a semicolon does not. What a sentence says, and
whether it is part of the report at all, is not decided here; see `frame`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from daibieu.reading.lexicon import table
from daibieu.reading.text import UPPER

# One pass stops only at these marks; everything else is looked at around a stop, in a bounded window.
_STOP = re.compile(r"\n|[.!?…]+[\"”’»)\]]*|[Ảả]nh ?: ?")
_INITIALS = re.compile(r"(?:\w\.)+\w")
_BEFORE = 24
_CREDIT = 90

_WORD = re.compile(r"[^\s.,;:()/\"“”]+(?:\.[^\s.,;:()/\"“”]+)*")


@cache
def _words(kind: str) -> frozenset[str]:
    rows = table("frame", "written", "class")
    return frozenset(row["written"].lower() for row in rows if row["class"] == kind)


_NAME = rf"[{UPPER}][\w.]*"
_WITH_AGENCY = re.compile(
    rf"{_NAME}(?: {_NAME}){{0,4}}(?: ?/ ?[A-Z]{{2,8}}\b(?:\.\w+)?| ?- ?(?:TTXVN|VGP|VNA|VOV|VTV)\b)"
)


def sentences(stored: str) -> list[tuple[int, int]]:
    """Cut the stored text into sentences, spaces at their ends left out."""
    return list(_cut(stored)[0])


def photo_credits(stored: str) -> list[tuple[int, int]]:
    """Find the photo credits: `Ảnh: Trí Dũng/TTXVN`, brackets included."""
    return list(_cut(stored)[1])


@lru_cache(maxsize=1)  # both are asked for in turn, for the same text
def _cut(stored: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    spans: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    begin = 0
    at = 0
    while (stop := _STOP.search(stored, at)) is not None:
        at = stop.end()
        mark = stored[stop.start()]
        if mark in "Ảả":
            credit = _credit(stored, stop)
            if credit is None:
                continue
            found.append(credit)
            at = credit[1]
        elif mark != "\n" and not _ends(stored, begin, stop):
            continue
        _add(spans, stored, begin, at)
        begin = at
    _add(spans, stored, begin, len(stored))
    return spans, found


def _add(spans: list[tuple[int, int]], stored: str, begin: int, end: int) -> None:
    piece = stored[begin:end]
    body = piece.strip()
    # Rows of commas and stops are what is left of pictures.
    if body and (len(body) > 3 or any(map(str.isalnum, body))):
        start = begin + len(piece) - len(piece.lstrip())
        spans.append((start, start + len(body)))


def _ends(stored: str, begin: int, stop: re.Match[str]) -> bool:
    end = stop.end()
    follower = stored[end : end + 1]
    if follower and not follower.isspace():
        return _glued(stored, stop)
    ahead = stored[end : end + 40].lstrip()
    if not ahead:
        return True
    first = ahead.lstrip("\"“‘'(")[:1]
    if first.islower():
        return False
    if stop[0] != ".":
        return True
    window = stored[max(begin, stop.start() - _BEFORE) : stop.start()]
    last = (window.split() or [""])[-1].lstrip("\"“‘'([")
    if stop.start() - begin <= 4 and window.strip().isdigit():
        return False  # the number of an item: `1. Tuổi Thìn`
    if (
        last.lower() in _words("abbreviation")
        or (len(last) == 1 and last.isupper())
        or ("." in last and _INITIALS.fullmatch(last))
    ):
        opener = _WORD.match(ahead)
        return (
            opener is not None and opener[0].lower() in _words("starter") and not ahead.startswith(tuple("0123456789"))
        )
    return True


def _glued(stored: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop with no space after it ends a sentence: `thời gian tới.Nhân dịp này`, but not `Q.Bình`."""
    start, end = stop.span()
    before = stored[max(0, start - 3) : start]
    after = stored[end : end + 2]
    return (
        len(before) == 3 and before.isalpha() and before[1:].islower() and after[:1].isupper() and after[1:].islower()
    )


def _credit(stored: str, stop: re.Match[str]) -> tuple[int, int] | None:
    start, at = stop.span()
    bracket = start > 0 and stored[start - 1] == "("
    window = re.split(r"\n|  ", stored[at : at + _CREDIT])[0]
    if bracket:
        close = window.find(")")
        if close <= 0:
            return None
        end = at + close + 1
        return start - 1, end + (stored[end : end + 1] == ".")
    if stored[start] == "ả" and stored[max(0, start - 6) : start].lower() not in ("nguồn ", "(nguồn "):
        return None
    dot = window.find(". ")
    if dot < 0 and window.endswith("."):
        dot = len(window) - 1
    if 0 < dot <= 30 and len(window[:dot].split()) <= 5:
        return start, at + dot + 1
    if agency := _WITH_AGENCY.match(window):
        return start, at + agency.end()
    words = list(_WORD.finditer(window))[:6]
    length = 0
    for i, word in enumerate(words):
        gap = window[length : word.start()].strip()
        follows = i > 0 and gap == ""
        if follows and (i == 4 or word[0].lower() in _words("starter") or _other_case(words[i - 1][0], word[0])):
            break
        if not (word[0][0].isupper() or gap in ("/", "-")):
            if i > 1:
                length = words[i - 2].end()  # the sentence begins with the word before: `Minh Lý Dù nắng`
            break
        length = word.end()
        if word[0].lower() in _words("agency") and window[length : length + 1] != "/":
            break
    return (start, at + length) if length else None


def _other_case(name: str, word: str) -> bool:
    """Tell whether a name all in capitals has ended: `CAO HƯỜNG Anh`."""
    return len(name) > 1 and name.isupper() and not word.isupper()
