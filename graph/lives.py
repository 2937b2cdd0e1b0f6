"""What mentions taken for one person tell of his posts, and what of it two people cannot share.

A contradiction is the reason that two sets of mentions are two people: two full
posts at a time, a fall of more than one step, a rise that skips steps. Why mentions are
taken for one is decided in `identity`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from daibieu.graph.claims import ArticleClaims
from daibieu.graph.days import is_day
from daibieu.graph.posts import Post, may_be_held_together, post_of

YEAR = 365
# Papers give an old title some days longer, and a new one some days before its day.
OVERLAP = 10
# So often must a post for one be told as his to outweigh that it was told as past: a reader takes one man's
# `nguyên` for the next one's (`nguyên Tổng thống A, Tổng thống B`).
AGAINST = 3
# A rise of three steps at once is told of few; each step above takes two years more.
RISE, YEARS_A_STEP = 3, 2


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention of somebody in a post; `day` counts days, None is not told."""

    mention: str
    post: Post
    day: int | None
    over: bool  # told as past on that day
    new: bool = False  # told as given to him on that day, who leaves another post for it
    doubtful: bool = False  # told with another full post of that time: one of the two is somebody else's


@dataclass(slots=True)
class Span:
    """The days between which somebody is cited in a post."""

    post: Post
    days: set[int]
    first: int
    last: int

    def take(self, other: Span) -> None:
        self.days |= other.days
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)


@dataclass(slots=True)
class Life:
    """The posts of one person, as far as his mentions tell."""

    spans: dict[str, Span] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)  # by post: the first day on which it is told as past
    new: dict[str, int] = field(default_factory=dict)  # by post: the last day on which it was new to him

    def cite(self, cited: Cited) -> None:
        if cited.day is None or cited.doubtful:
            return
        key = cited.post.key
        if cited.over:
            self.over[key] = min(cited.day, self.over.get(key, cited.day))
            return
        if cited.new:
            self.new[key] = max(cited.day, self.new.get(key, cited.day))
        self._span(key, Span(cited.post, {cited.day}, cited.day, cited.day))

    def _span(self, key: str, told: Span) -> None:
        own = self.spans.get(key)
        if own is None:
            self.spans[key] = told
        else:
            own.take(told)

    def take(self, other: Life) -> None:
        for key, span in other.spans.items():
            self._span(key, span)
        for key, day in other.over.items():
            self.over[key] = min(day, self.over.get(key, day))
        for key, day in other.new.items():
            self.new[key] = max(day, self.new.get(key, day))


def contradiction(one: Life, other: Life) -> str | None:
    """Why these cannot be one person's, in words; None: nothing speaks against it."""
    for a in one.spans.values():
        for b in other.spans.values():
            if a.post.key != b.post.key and (reason := _clash(a, b, one, other)) is not None:
                return reason
    for left, right in ((one, other), (other, one)):
        for key, day in left.over.items():
            span = right.spans.get(key)
            if span is not None and span.last > day + OVERLAP and not _is_slip(span, day):
                return f"{span.post.label} was over by {iso(day)} and is held on {iso(span.last)}"
        for key, day in left.new.items():
            span = right.spans.get(key)
            if span is not None and span.first < day - OVERLAP:
                return f"{span.post.label} was new to him on {iso(day)} and is held on {iso(span.first)}"
    return None


def _is_slip(span: Span, over: int) -> bool:
    """Whether a post for one, told as past on a day, is told as his too often after it to have been left."""
    return span.post.single and sum(day > over + OVERLAP for day in span.days) >= AGAINST


def _clash(a: Span, b: Span, *lives: Life) -> str | None:
    if a.post.grade is None or b.post.grade is None or may_be_held_together(a.post, b.post):
        return None
    if at_one_time(a, b):
        return f"{a.post.label} and {b.post.label} at one time, {iso(max(a.first, b.first))}"
    earlier, later = (a, b) if (a.first, a.last) <= (b.first, b.last) else (b, a)
    rise = step(earlier.post, later.post)
    assert rise is not None
    if rise < -1:
        return f"{later.post.label} after {earlier.post.label}"
    if rise > RISE + max(0, later.first - earlier.last) / YEAR / YEARS_A_STEP and not _steps_between(
        earlier, later, lives
    ):
        return f"{later.post.label} so soon after {earlier.post.label}"
    return None


def at_one_time(a: Span, b: Span) -> bool:
    """Whether neither was over when the other began."""
    return a.last - b.first > OVERLAP and b.last - a.first > OVERLAP


def _steps_between(earlier: Span, later: Span, lives: Iterable[Life]) -> bool:
    """Whether a post between the two is known: then it is that one from which he rose."""
    return any(
        span is not earlier and span is not later and earlier.last <= span.last and span.first <= later.first
        for life in lives
        for span in life.spans.values()
        if span.post.grade is not None
    )


def step(earlier: Post, later: Post) -> int | None:
    """How many steps up; None: the posts are of no order."""
    if earlier.grade is None or later.grade is None:
        return None
    return later.grade - earlier.grade


def citations(article: ArticleClaims) -> Iterator[Cited]:
    """The posts of all mentions of an article, on the days that it tells."""
    days: dict[str, int] = {}  # a position to the first day of an event at which it was held
    for event in article.events:
        day = ordinal(event.told.date) if event.status is None else None
        if day is not None:
            for part in event.participations:
                for position in part.capacity:
                    days[position.address] = min(day, days.get(position.address, day))
    published = ordinal(article.published)
    given: dict[str, int | None] = {}  # a position to the day on which it was given
    for change in article.appointments:
        if change.position is not None:
            told_on = change.told.effective or (change.event.told.date if change.event else None)
            given[change.position.address] = ordinal(told_on) or published
    for mention in article.people:
        past = {p.address for p in mention.positions if p.told.former or p.told.standing in ("former", "late")}
        posts = {p.address: post for p in mention.positions if (post := post_of(p)) is not None}
        now = [post for address, post in posts.items() if address not in past]
        moves = any(position.address in given for position in mention.positions)
        for address, post in posts.items():
            if address in past:
                if post.key not in {held.key for held in now}:  # else it was another's
                    yield Cited(mention.address, post, published, over=True)
                continue
            doubtful = not moves and not all(may_be_held_together(post, other) for other in now if other is not post)
            if address in given:
                # Who is elected again leaves nothing for it: then the post is not new.
                yield Cited(mention.address, post, given[address], over=False, new=bool(past), doubtful=doubtful)
            else:
                yield Cited(mention.address, post, days.get(address, published), over=False, doubtful=doubtful)


def ordinal(told: str | None) -> int | None:
    """A whole day as a number of days; None for any less."""
    return date.fromisoformat(told).toordinal() if told is not None and is_day(told) else None


def iso(day: int) -> str:
    """The day that `ordinal` counted."""
    return date.fromordinal(day).isoformat()
