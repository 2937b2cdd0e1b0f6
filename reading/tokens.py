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
    words = [m.group() for m in matches]
    return Tokens(text, words, [w.lower() for w in words], [m.start() for m in matches], [m.end() for m in matches])


def words_of(phrase: str) -> tuple[str, ...]:
    """A table's phrase as lower-case tokens, cut as the text is."""
    return tuple(_TOKEN.findall(phrase.lower()))


def squeeze(words: str) -> str:
    """A phrase with its line breaks and repeated spaces made one space."""
    return " ".join(words.split())
