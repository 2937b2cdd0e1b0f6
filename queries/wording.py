"""Cut a question asked in words, and find the words of a table in it however they were typed.

Typed without marks, a word stands for all spellings; typed with marks, it is meant as typed, save that a phrase of
several words may hold one slip of a mark or a letter. What a phrase says of the question is decided in `cues`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from daibieu.queries.names import fold, lower
from daibieu.reading.text import clean
from daibieu.reading.tokens import Tokens, tokenize, words_of

Payload = TypeVar("Payload")

# A slip is forgiven in a phrase of so many letters; in a shorter one it is another phrase, as `who` and `how`.
_LONG = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as typed, cut into tokens, with the same tokens folded."""

    tokens: Tokens
    folded: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def exact(self, start: int, end: int) -> str:
        return self.tokens.exact(start, end)

    def marked(self, i: int) -> bool:
        """Whether the word was typed with a mark, so that it is meant as typed."""
        return lower(self.tokens.words[i]) != self.folded[i]


def asked(words: str) -> Asked:
    """Cut a question; line breaks and repeated spaces say nothing in one."""
    tokens = tokenize(" ".join(clean(words).split()))
    return Asked(tokens, tuple(fold(word) for word in tokens.words))


@dataclass(frozen=True, slots=True)
class Found(Generic[Payload]):
    """A phrase of a table at tokens `start`-`end`. `slip`: not quite as the table has it."""

    start: int
    end: int
    payload: Payload
    slip: bool = False


class Wordings(Generic[Payload]):
    """The phrases of a table with what they stand for, found with marks and without."""

    def __init__(self, entries: Iterable[tuple[str, Payload]], never_slips: frozenset[str] = frozenset()) -> None:
        self._never_slips = never_slips
        self._phrases: dict[tuple[str, ...], list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries:
            words = words_of(clean(phrase))
            known = self._phrases.setdefault(tuple(map(fold, words)), [])
            if all(one != words for one, _ in known):
                known.append((words, payload))
        self._longest = max(map(len, self._phrases), default=0)
        # Each phrase in which a slip may be forgiven, by its length and its words but one.
        self._but_one: dict[tuple[int, int, tuple[str, ...]], list[str]] = {}
        for folded in self._phrases:
            if len(folded) > 1 and sum(map(len, folded)) >= _LONG:
                for k, word in enumerate(folded):
                    self._but_one.setdefault((len(folded), k, folded[:k] + folded[k + 1 :]), []).append(word)

    def at(
        self, question: Asked, i: int, stop: int | None = None, *, slips: bool = True
    ) -> Found[Payload] | None:  # fmt: skip
        """The longest phrase at token `i`, spelt as in the table rather than with a slip."""
        stop = len(question) if stop is None else stop
        found = None
        for length in range(min(self._longest, stop - i), 0, -1):
            if length == 1 and slips and (found := found or self._slipped(question, i, stop)) is not None:
                return found  # `hội ngị` is no `Hội`
            candidates = self._phrases.get(question.folded[i : i + length], ())
            # Typed letter by letter, `thay` is not `thầy`.
            for fits in (_typed_so, _may_stand_for):
                for words, payload in candidates:
                    if all(fits(question, i + k, word) for k, word in enumerate(words)):
                        return Found(i, i + length, payload)
            if candidates and slips and length > 1 and found is None and not _name_begins(question, i, i + length):
                found = Found(i, i + length, candidates[0][1], slip=True)
        return found

    def _slipped(self, question: Asked, i: int, stop: int) -> Found[Payload] | None:
        for length in range(min(self._longest, stop - i), 1, -1):
            typed = question.folded[i : i + length]
            if _name_begins(question, i, i + length):
                continue
            for k, word in enumerate(typed):
                if word in self._never_slips:
                    continue
                for meant in self._but_one.get((length, k, typed[:k] + typed[k + 1 :]), ()):
                    if _one_slip(word, meant):
                        phrase = (*typed[:k], meant, *typed[k + 1 :])
                        return Found(i, i + length, self._phrases[phrase][0][1], slip=True)
        return None


def _name_begins(question: Asked, i: int, end: int) -> bool:
    """Whether a capital stands behind a small letter: in `tỉnh Doãn …` a name begins, no `Tỉnh đoàn` is mistyped."""
    words = question.tokens.words[i:end]
    return words[0].islower() and any(word[0].isupper() for word in words[1:])


def _typed_so(question: Asked, i: int, word: str) -> bool:
    return question.tokens.lows[i] == word


def _may_stand_for(question: Asked, i: int, word: str) -> bool:
    return _typed_so(question, i, word) or (not question.marked(i) and question.folded[i] == fold(word))


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter behind the first was left out, added or changed, or two swapped, in a word of four letters."""
    if min(len(typed), len(meant)) < 3 or max(len(typed), len(meant)) < 4 or typed[0] != meant[0]:
        return False
    if len(typed) == len(meant):
        apart = [k for k in range(len(typed)) if typed[k] != meant[k]]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and typed[apart[0]] == meant[apart[1]]
        return len(apart) == 1 or (swapped and typed[apart[1]] == meant[apart[0]])
    short, long = sorted((typed, meant), key=len)
    return len(long) == len(short) + 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def content(words: Iterable[str], empty: frozenset[str]) -> Iterator[str]:
    """The words that say something: no mark, no word of the set."""
    return (word for word in words if word.isalnum() and word not in empty)
