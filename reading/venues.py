"""Find where an event took place, in the words of the article.

Only words that name a place are taken: behind `tại`, behind a verb of visiting, or
at the head of a sentence. A gathering (`tại hội nghị`) is no place.
"""

from __future__ import annotations

import re
from functools import cache

from daibieu.reading.lexicon import table
from daibieu.reading.nouns import noun_at
from daibieu.reading.phrases import Phrases
from daibieu.reading.places import known_at
from daibieu.reading.tokens import Tokens, squeeze

_VISITS = frozenset({"viếng", "thăm", "đến", "tới", "hương", "lên"})
# A place longer than this is a sentence that lost its marks.
MAX_WORDS = 16
_ENDS = frozenset(
    (
        "đã do dưới với vào về để nhằm nhân có diễn ngày sáng chiều tối trong cho phối tổ chủ là từ được khi "
        "sau trước đồng ông bà hôm đón long theo nơi lúc cùng nghe tiếp"
    ).split()
)
_OPENING = re.compile(r"^[\s*•+-]*(?:\([^)]{2,20}\)\s*-?\s*|[A-ZĐ]{2,6}\s*-\s*)?")


@cache
def _venues() -> Phrases[bool]:
    return Phrases((row["written"], row.get("alone") == "yes") for row in table("venues", "written", "alone"))


def venue(tokens: Tokens, start: int, stop: int) -> str | None:
    """The place told in tokens `start`-`stop`: behind `tại` first, else behind a visit, else at the sentence's head."""
    lows = tokens.lows
    for word in ("tại", "ở"):
        for i in range(start, stop - 1):
            if (
                lows[i] == word
                and not _posting(tokens, i, start)
                and (found := _named(tokens, i + 1, stop, alone=False))
            ):
                return found
    for i in range(start, stop - 1):
        if lows[i] in _VISITS and (found := _named(tokens, i + 1, stop, alone=True)):
            return found
    opening = _OPENING.match(tokens.text, tokens.starts[start])
    head = start
    while opening and head < stop and tokens.starts[head] < opening.end():
        head += 1
    return _named(tokens, head, stop, alone=True)


def _posting(tokens: Tokens, i: int, start: int) -> bool:
    """`Đại sứ Lào [tại Việt Nam]`: where an envoy serves, no place of an event."""
    return (i - 1 >= start and known_at(tokens, i - 1, i) is not None) or "sứ" in tokens.lows[max(start, i - 4) : i]


def _named(tokens: Tokens, i: int, stop: int, *, alone: bool) -> str | None:
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
    end = _end(tokens, i, hit[0] if hit else i + 1, stop)
    words = squeeze(tokens.exact(i, end))
    return words if hit is None or end > hit[0] or hit[0] - i > 1 else None


def _proper(tokens: Tokens, i: int, stop: int) -> bool:
    """Two capitalised words in a row: a name of a place that no table knows."""
    return i + 1 < stop and tokens.words[i][0].isupper() and tokens.words[i + 1][0].isupper()


def _end(tokens: Tokens, i: int, j: int, stop: int) -> int:
    while j < stop and j - i < MAX_WORDS:
        word = tokens.words[j]
        if word in ",;:()–" or (word == "-" and not tokens.glued(j)):
            break
        if word == "." and not (j + 1 < stop and tokens.glued(j + 1)):
            break
        if tokens.lows[j] in _ENDS and not word[0].isupper():
            break
        if "\n" in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]:
            break
        j += 1
    return j
