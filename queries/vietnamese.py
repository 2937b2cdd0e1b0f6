"""How Vietnamese words stand in an alphabetical order: A Ă Â B C D Đ E Ê ..., and for one letter its tones.

The order itself is made by pyuca, the Unicode Collation Algorithm; told here is what
Vietnamese has of its own (CLDR, locale `vi`): which marked letters are letters, and in
which order the tones come. Tones count only where all letters are the same.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pyuca import Collator

_LETTERS = {"a": "ăâ", "d": "đ", "e": "ê", "o": "ôơ", "u": "ư"}
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_FIRST_TONE = 0x24  # the least weight of the second level that a mark can have


@lru_cache(maxsize=100_000)
def sort_key(text: str) -> tuple[int, ...]:
    """Make the key by which a text is sorted.

    >>> sorted(["Vũ", "Đỗ", "Dung", "Ấn", "Ân", "Anh", "Dũng"], key=sort_key)
    ['Anh', 'Ân', 'Ấn', 'Dung', 'Dũng', 'Đỗ', 'Vũ']
    """
    key: tuple[int, ...] = _collator().sort_key(text)
    return key


@cache
def _collator() -> Collator:
    collator = Collator()
    for plain, marked in _LETTERS.items():
        for cased in (str.lower, str.upper):
            ((first, second, third),) = collator.collation_elements(cased(plain))
            # The weights right behind a letter's are free, as a test sees to.
            for nth, letter in enumerate(cased(marked), start=1):
                points = [ord(point) for point in unicodedata.normalize("NFD", letter)]
                collator.table.add(points, [[first + nth, second, third]])
    for nth, tone in enumerate(_TONES):
        collator.table.add([ord(tone)], [[0, _FIRST_TONE + nth, 2]])
    return collator
