"""Find the phrases of a table in a tokenised text, longest first, in any letter case.

Whether a phrase means what the table says is decided by who asks: this only
tells that its words stand there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from daibieu.reading.tokens import Tokens, words_of

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """Phrases with what they stand for; one that comes twice keeps its first meaning."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Payload]] = {}
        for phrase, payload in entries:
            words = words_of(phrase)
            if words:
                by_first.setdefault(words[0], {}).setdefault(words[1:], payload)
        self._by_first: dict[str, list[tuple[int, list[str], Payload]]] = {
            first: sorted(((len(rest), list(rest), p) for rest, p in rests.items()), key=lambda r: -r[0])
            for first, rests in by_first.items()
        }

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which a phrase can begin."""
        return frozenset(self._by_first)

    def at(self, tokens: Tokens, i: int, stop: int | None = None) -> tuple[int, Payload] | None:
        """The longest phrase that begins at token `i` and ends by `stop`: its end and its meaning."""
        lows = tokens.lows
        stop = len(lows) if stop is None else stop
        candidates = self._by_first.get(lows[i]) if i < stop else None
        if candidates is None:
            return None
        for length, rest, payload in candidates:
            end = i + 1 + length
            if end <= stop and (not length or lows[i + 1 : end] == rest):
                return end, payload
        return None

    def after(self, given: str, tokens: Tokens, i: int, stop: int) -> tuple[int, Payload] | None:
        """The longest phrase whose first words are `given` and whose other words stand at token `i`."""
        first, *others = words_of(given)
        for length, rest, payload in self._by_first.get(first, ()):
            left = length - len(others)
            if (
                left > 0
                and rest[: len(others)] == others
                and i + left <= stop
                and tokens.lows[i : i + left] == rest[len(others) :]
            ):
                return i + left, payload
        return None

    def has(self, tokens: Tokens, i: int, stop: int | None = None) -> bool:
        return self.at(tokens, i, stop) is not None
