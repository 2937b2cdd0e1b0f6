"""Cut a stored text into tokens once, so that every later step counts in the same units.

A token is a run of letters, a run of digits, or a single other mark. What the
tokens mean is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over one text; index `i` is one token in all of them."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    runs: list[int]  # where the run of capitalised words that begins here ends; `i` itself where none begins

    def __len__(self) -> int:
        return len(self.words)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Code points of tokens `i` to `j`, end exclusive; `i < j`."""
        return self.starts[i], self.ends[j - 1]

    def exact(self, i: int, j: int) -> str:
        """The words of tokens `i` to `j` as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` stands right after the one before, without a space."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def is_name_like(self, i: int) -> bool:
        """Whether token `i` is a word that begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()


def tokenize(text: str) -> Tokens:
    """All tokens of a text, in order."""
    matches = list(_TOKEN.finditer(text))
    words = [m[0] for m in matches]
    spans = [m.span() for m in matches]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    return Tokens(text, words, list(map(str.lower, words)), starts, ends, _runs(text, words, starts, ends))


def _runs(text: str, words: list[str], starts: list[int], ends: list[int]) -> list[int]:
    """The ends of all runs of capitalised words on one line, from the back: each run is walked once."""
    runs = list(range(len(words)))
    end = following = -1
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word[0].isupper() and word.isalpha():
            if following != i + 1 or "\n" in text[ends[i] : starts[i + 1]]:
                end = i + 1
            runs[i] = end
            following = i
    return runs


def words_of(phrase: str) -> tuple[str, ...]:
    """A table's phrase as lower-case tokens, cut as the text is."""
    return tuple(_TOKEN.findall(phrase.lower()))


# Counts, years and articles have fewer digits; Python refuses to make a number of thousands of them.
_MAX_DIGITS = 15


def number_of(word: str) -> int | None:
    """The number that a token's digits tell; None for other words, for `①` and for digits too many to count."""
    return int(word) if word.isdecimal() and len(word) <= _MAX_DIGITS else None


def squeeze(words: str) -> str:
    """A phrase with its line breaks and repeated spaces made one space."""
    return " ".join(words.split())
