"""Names as a sentence mentions them, and the links between its names and titles while they are found.

How the links are decided stands in `attribution` and `sharing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from daibieu.reading.pieces import Item, Name
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens


@dataclass(slots=True)
class Mention:
    """A name in a sentence with the titles given to it there; `start` and `end` are tokens that cover both."""

    start: int
    end: int
    name: Name
    name_start: int
    name_end: int
    titles: list[Title] = field(default_factory=list)
    shared: list[Title] = field(default_factory=list)
    heading: str | None = None
    rule: str = "name"


@dataclass(slots=True)
class Links:
    """Which title belongs to which name of a sentence: by the item of the title, the number of the name."""

    tokens: Tokens
    items: list[Item]
    names: list[int]  # the items that are names
    owner: dict[int, int] = field(default_factory=dict)
    titled_before: set[int] = field(default_factory=set)  # names with a title right before them

    def word(self, k: int) -> str:
        """The first word of item `k` in small letters."""
        return self.tokens.lows[self.items[k].start]

    def mark(self, k: int, marks: frozenset[str]) -> bool:
        """Whether item `k` is a plain word or mark of a set."""
        return self.items[k].plain and self.word(k) in marks

    def said(self, k: int) -> bool:
        """Whether item `k` is a plain word in small letters: the sentence goes on with a verb."""
        return self.items[k].plain and self.tokens.words[self.items[k].start].islower()
