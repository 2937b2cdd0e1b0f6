"""The pieces of a sentence: forms of address, names, titles, bodies, and the words and marks between them.

How they are found is decided in `items`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from daibieu.reading.bodies import BodySpan
from daibieu.reading.titles import Title


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address, rank or degree before a name; `plural` opens a list."""

    words: str
    plural: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as written. `short`: one syllable, a short form of a name given elsewhere."""

    words: str
    honorific: Honorific | None
    short: bool
    foreign: bool


class Item(NamedTuple):
    """One thing in tokens `start`-`end`: exactly one of its values is set, or none for a plain word or mark."""

    # A named tuple, since most of an article's items are plain words: made three times as fast as a frozen dataclass.
    start: int
    end: int
    title: Title | None = None
    name: Name | None = None
    body: BodySpan | None = None
    honorific: Honorific | None = None
    plain: bool = False
