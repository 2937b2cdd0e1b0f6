"""How much two lives look like one career: posts in one body or province that follow each other.

Officials rise by steps inside a province, keep a rank where they change bodies, and
stand in the papers without long silence. What contradicts is told in `lives`; that
points suffice for a join is decided here, the join is made in `identity`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from daibieu.graph.lives import YEAR, Life, Span, at_one_time, step
from daibieu.graph.posts import may_be_held_together, same_area

# Points: an unbroken career has three; the kind of step and what the posts share add to them, silence takes away.
# Set on generated worlds; docs/decisions/identity-by-evidence.md tells which seeds had a part in it and which had none.
UNBROKEN, ENOUGH = 3.0, 1.5
# A year of silence weighs by how often he is cited in a year: who is seldom named may well be silent. Cited four
# times a year, or more often, it takes all that is needed away.
_SELDOM, _OFTEN, _WEIGHT = 0.5, 4.0, 4.0
_STEP = {-1: -1.5, 0: -0.5, 1: 1.0, 2: 0.5, 3: 0.0}
_POST, _BODY, _PLACE = 3.0, 1.0, 0.5
# Another province: leaders rotate in one rank, yet this alone is never enough.
_ELSEWHERE = -1.5


Succeeded = Callable[[str, int, int], bool]  # whether another is known in a post between two days


@dataclass(frozen=True, slots=True)
class Link:
    """What speaks for one career, in words, and how much."""

    points: float
    words: str
    area: str | None  # the province in which it was made, or ended


def score(points: float) -> float:
    """Between 0 and 1, a half where the points just suffice."""
    return round(1 / (1 + math.exp(ENOUGH - points)), 3)


def best_link(one: Life, other: Life, succeeded: Succeeded) -> Link | None:
    """The strongest link between a post of the one and a post of the other."""
    found = [
        link for a in one.spans.values() for b in other.spans.values() if (link := _link(a, b, succeeded)) is not None
    ]
    return max(found, key=lambda link: (link.points, link.words), default=None)


def _link(a: Span, b: Span, succeeded: Succeeded) -> Link | None:
    earlier, later = (a, b) if (a.first, a.last, a.post.key) <= (b.first, b.last, b.post.key) else (b, a)
    shared, points = _shared(earlier, later)
    if not shared:
        return None
    silence = max(0, later.first - earlier.last) / YEAR
    points += UNBROKEN - silence * min(_OFTEN, _often(earlier), _often(later)) / _WEIGHT
    if a.post.key == b.post.key:
        if succeeded(a.post.key, earlier.last, later.first):
            return None
    elif not may_be_held_together(a.post, b.post):
        if at_one_time(a, b):
            return None
        rise = step(earlier.post, later.post)
        assert rise is not None
        points += _STEP.get(rise, 0.0)
    if points <= 0:
        return None
    return Link(points, f"{shared}: {earlier.post.label}, then {later.post.label}", later.post.area)


def _often(span: Span) -> float:
    """On how many days of a year he is cited in the post; one day in one year is lent, since few days tell little."""
    return max(_SELDOM, (len(span.days) + 1) / ((span.last - span.first) / YEAR + 1))


def _shared(a: Span, b: Span) -> tuple[str | None, float]:
    one, other = a.post, b.post
    if one.key == other.key:
        return "same position", _POST
    if one.body is not None and one.body == other.body:
        return "same body", _BODY
    if one.heir is not None and one.heir == other.body:
        return "a body and the one that took its place", _BODY
    if one.place is not None and one.place == other.place:
        return "same place", 0.0 if one.place == one.area else _PLACE
    if same_area(one, other):
        return "same province", 0.0
    if one.office == other.office and one.grade is not None and one.grade == other.grade and one.area and other.area:
        return "same office in another province", _ELSEWHERE
    return None, 0.0
