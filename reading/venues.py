"""Find where an event took place, in the words of the article.

Only words that name a place are taken: behind `tại`, behind a verb of visiting, or
at the head of a sentence. A gathering (`tại hội nghị`) is no place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from daibieu.reading.lexicon import table
from daibieu.reading.names import is_syllable
from daibieu.reading.nouns import noun_at
from daibieu.reading.phrases import Phrases
from daibieu.reading.places import known_at, place_at
from daibieu.reading.tokens import Tokens, squeeze

_VISITS = frozenset({"viếng", "thăm", "đến", "tới", "hương", "lên"})
# A place longer than this is a sentence that lost its marks.
MAX_WORDS = 20
_ENDS = frozenset(
    (
        "đã do dưới với vào về để nhằm nhân có diễn ngày sáng chiều tối trong cho phối tổ chủ là từ được khi "
        "sau trước đồng ông bà hôm đón long theo nơi lúc cùng nghe tiếp"
    ).split()
)
# A bullet and a dateline: `* `, `(BTNO) - `, `PTĐT- `, `Điện Biên TV - `.
_OPENING = re.compile(r"[\s*•+-]*(?:\([^)]{2,20}\)\s*-?\s*|[^\s,.]{2,8}\s*-\s+|[A-ZĐ][^,.\n-]{1,18} - )?")


@cache
def _venues() -> Phrases[bool]:
    return Phrases((row["written"], row.get("alone") == "yes") for row in table("venues", "written", "alone"))


@dataclass(frozen=True, slots=True)
class Venue:
    """A place in the words of the article.

    `sure`: how certainly the words before it make it the event's; `held`: it is told as where it is held.
    """

    words: str
    sure: float
    held: bool = False


def venues(tokens: Tokens, start: int, stop: int) -> list[Venue]:
    """The places told in tokens `start`-`stop`: behind `tại`, behind a journey or a visit, at the sentence's head."""
    lows = tokens.lows
    found: list[Venue] = []
    for i in range(start, stop - 1):
        if lows[i] in _AT and not _posting(tokens, i, start) and (words := _named(tokens, i + 1, stop)):
            held = lows[i - 1] in _HELD and i > start
            sure = _AT[lows[i]] + held - _FAR_SIDE * words.lower().startswith("điểm cầu")
            found.append(Venue(words, sure, held))
        elif (words := _journey(tokens, i, stop)) is not None:
            found.append(Venue(words, 1.5))
    head = _head(tokens, start, stop)
    if words := _named(tokens, head, stop, alone=True):
        found.append(Venue(words, 1.2))
    return found


_AT = {"tại": 2.0, "ở": 1.8}
# The last words of `tổ chức`, `diễn ra`, `khai mạc`, `họp` before `tại`.
_HELD = frozenset({"chức", "ra", "mạc"})
# One end of a gathering over a line is not where it is held.
_FAR_SIDE = 1.0
_GOING = frozenset({"đến", "tới", "về", "lên", "xuống", "sang"})
_AIMS = frozenset({"dự", "tham", "thăm", "làm", "kiểm", "khảo", "dâng", "viếng", "chủ", "thị"})


def _journey(tokens: Tokens, i: int, stop: int) -> str | None:
    """`thăm chính thức [Nhật Bản]`, `viếng [Nghĩa trang X]`, `về [TP. Y] dự`."""
    low = tokens.lows[i]
    if low not in _VISITS and low not in _GOING and low not in _OFFICIAL:
        return None
    if "chuyến" in tokens.lows[max(0, i - 3) : i]:
        return None  # `trong chuyến thăm Đà Nẵng`: the journey, not the meeting
    if words := _named(tokens, i + 1, stop, alone=True):
        return words if low in _VISITS else None
    place = place_at(tokens, i + 1, stop, names=True)
    known = known_at(tokens, i + 1, stop)
    if place is not None and place.name and place.word:
        end = place.end
    elif known is not None:
        end = known[0]
    else:
        return None
    if low in _GOING and not (end < stop and tokens.lows[end] in _AIMS):
        return None
    return squeeze(tokens.exact(i + 1, end))


# `thăm chính [thức]`, `tiếp xúc cử [tri]`: a place may follow at once.
_OFFICIAL = frozenset({"thức", "tri"})


def _head(tokens: Tokens, start: int, stop: int) -> int:
    """The first token behind a dateline."""
    opening = _OPENING.match(tokens.text, tokens.starts[start])
    head = start
    while opening and head < stop and tokens.starts[head] < opening.end():
        head += 1
    return head


_DAYS = frozenset({"sáng", "trưa", "chiều", "tối", "ngày", "hôm"})


def _posting(tokens: Tokens, i: int, start: int) -> bool:
    """`Đại sứ Lào [tại Việt Nam]`, `Phái đoàn EU [tại Việt Nam]`: where an envoy serves, no place of an event."""
    if i - 1 >= start and known_at(tokens, i - 1, i) is not None:
        return True
    return any(low in _ENVOYS for low in tokens.lows[max(start, i - 10) : i])


_ENVOYS = frozenset({"sứ", "phái", "quán", "sự"})


def _named(tokens: Tokens, i: int, stop: int, *, alone: bool = False) -> str | None:
    if i >= stop or noun_at(tokens, i, stop):
        return None
    hit = _venues().at(tokens, i, stop)
    if alone and not (hit and hit[1]):
        return None
    known = known_at(tokens, i, stop)
    if hit is None and known is None and not _proper(tokens, i, stop):
        return None
    if hit is None and known is not None:
        return tokens.exact(i, known[0])
    end = _wider(tokens, _end(tokens, i, hit[0] if hit else i + 1, stop), stop)
    words = squeeze(tokens.exact(i, end))
    if words.lower() in _TOO_GENERAL:
        return None
    return words if hit is None or end > hit[0] or hit[0] - i > 1 else None


def _wider(tokens: Tokens, end: int, stop: int) -> int:
    """The end with what it lies in: `xã Lũng Cú[, huyện Đồng Văn]`, `Đồn Biên phòng X [(xã Y, huyện Z)]`."""
    while end + 1 < stop and tokens.words[end] in ",(":
        bracket = tokens.words[end] == "("
        place = place_at(tokens, end + 1, stop, names=True)
        known = known_at(tokens, end + 1, stop) if bracket else None
        if place is not None and place.name and place.word and place.level in _LEVELS:
            end = place.end
        elif known is not None:
            end = known[0]  # `Hamburg (Đức)`
        else:
            return end
        if bracket:
            close = next((x for x in range(end, min(stop, end + 8)) if tokens.words[x] == ")"), None)
            return end if close is None else close + 1
    return end


_LEVELS = frozenset({"province", "city", "district", "commune"})
_TOO_GENERAL = frozenset({"khu vực", "khu vực này", "khu vực đó"})


def _proper(tokens: Tokens, i: int, stop: int) -> bool:
    """Two capitalised words in a row, or one of another language: a name of a place that no table knows."""
    word = tokens.words[i]
    if not word[0].isupper():
        return False
    if i + 1 < stop and tokens.words[i + 1][0].isupper():
        return True
    return len(word) > _LETTERS and not word.isupper() and not is_syllable(word)


# A foreign name of a town is longer than this: `Davos`, not `G20`.
_LETTERS = 4


_SHORT = frozenset({"tp", "tx", "tt", "q", "p"})


def _end(tokens: Tokens, i: int, j: int, stop: int) -> int:
    while j < stop and j - i < MAX_WORDS:
        word = tokens.words[j]
        if word in ",;:()–" or (word == "-" and not tokens.glued(j)):
            break
        if word == "." and not (j + 1 < stop and (tokens.glued(j + 1) or tokens.lows[j - 1] in _SHORT)):
            break
        if tokens.lows[j] in _ENDS and (not word[0].isupper() or tokens.lows[j] in _DAYS):
            break
        if "\n" in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]:
            break
        j += 1
    return j
