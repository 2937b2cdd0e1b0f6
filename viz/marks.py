"""Cut an article where its findings begin and end, sentence by sentence.

What is a finding is decided in `findings`. Spans may lie within each other and across: each piece of text
takes the colour of the shortest span over it. Time is n log n in the number of spans.
"""

from __future__ import annotations

import heapq
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from daibieu.reading.sentences import sentences
from daibieu.viz.findings import KINDS, Finding

# What has no look of its own, or would act on a terminal or turn the direction of a whole page.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(slots=True)
class Note:
    """What was found in the words of a mark, and by which rules."""

    finding: Finding
    rules: list[str]


@dataclass(slots=True)
class Mark:
    """A span of the article on which findings rest."""

    number: int
    start: int
    end: int
    exact: str
    notes: list[Note] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind that gives the colour: the first in the order of KINDS."""
        return min((note.finding.kind for note in self.notes), key=_ORDER.__getitem__)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of one colour; `begins`: the marks that begin with it."""

    words: str
    kind: str | None
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what follows up to the next, and the marks that begin in it."""

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    opens: bool  # a line of the article begins here


_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def marks_of(found: Iterable[Finding]) -> list[Mark]:
    """One mark a span, numbered in the order of the text, a longer span before those within it."""
    spans: dict[tuple[int, int], Mark] = {}
    for one in found:
        for told in one.evidence:
            mark = spans.setdefault((told.start, told.end), Mark(0, told.start, told.end, told.exact))
            if mark.notes and mark.notes[-1].finding is one:
                mark.notes[-1].rules.append(told.rule)
            else:
                mark.notes.append(Note(one, [told.rule]))
    marks = sorted(spans.values(), key=lambda mark: (mark.start, -mark.end))
    for number, mark in enumerate(marks, start=1):
        mark.number = number
    return marks


def marked(stored: str, marks: Sequence[Mark]) -> Iterator[Sentence]:
    """The whole article, nothing left out, sentence by sentence."""
    begins = [start for start, _ in sentences(stored)][1:]
    bounds = [0, *begins, len(stored)]
    edges = sorted(
        {0, len(stored), *bounds, *(edge for m in marks for edge in (m.start, m.end) if edge <= len(stored))}
    )
    starts = [mark.start for mark in marks]
    open_spans: list[tuple[int, int, str]] = []  # length, end, kind: the shortest on top
    at = 0
    for begin, end in itertools.pairwise(bounds):
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        pieces = []
        while at + 1 < len(edges) and edges[at] < end:
            a, b = edges[at], edges[at + 1]
            here = marks[bisect_left(starts, a) : bisect_left(starts, a + 1)]
            for mark in here:
                heapq.heappush(open_spans, (mark.end - mark.start, mark.end, mark.kind))
            while open_spans and open_spans[0][1] <= a:
                heapq.heappop(open_spans)
            kind = open_spans[0][2] if open_spans else None
            pieces.append(Piece(printable(stored[a:b]), kind, tuple(mark.number for mark in here)))
            at += 1
        opens = begin == 0 or "\n" in stored[max(0, begin - 4) : begin]
        yield Sentence(tuple(pieces), tuple(marks[first:last]), opens)


def printable(words: str) -> str:
    """The words with a sign in the place of each letter that cannot be shown."""
    # A carriage return alone would let a line overwrite itself.
    return _UNPRINTABLE.sub("\ufffd", words.replace("\r", ""))
