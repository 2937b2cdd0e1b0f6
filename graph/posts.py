"""How high a post stands, and which two posts one person may hold at a time.

The order is that of Vietnamese officials from the commune to the centre, in steps of
an ordinary rise. A seat in a committee, an assembly or a board that meets now and
then stands nowhere: it forbids nothing. Who held what is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from daibieu.graph.canonical import Body, position_label
from daibieu.graph.claims import PositionClaim
from daibieu.graph.successions import heir
from daibieu.ontology.tables import table

# Head and deputy of: the Party committee, council and people's committee, the Party's boards and the Front,
# every other office of that level. A district's secretary ranks with a director of the province.
_STEPS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "central": ((14, 13), (14, 13), (11, 9), (11, 9)),
    "province": ((9, 8), (8, 7), (6, 4), (5, 3)),
    "district": ((4, 3), (3, 2), (2, 1), (1, 0)),
    "commune": ((1, 0), (1, 0), (0, -1), (0, -1)),
}
_PARTY, _STATE, _BOARD, _OFFICE = range(4)
_CLASSES = (
    (_PARTY, re.compile(r"(?:tỉnh|thành|huyện|quận|thị) ủy|đảng ủy (?:xã|phường|thị trấn)")),
    (_PARTY, re.compile(r"ban chấp hành (?:đảng bộ|trung ương).*")),
    (_STATE, re.compile(r"(?:hđnd|ubnd)(?: .*)?|quốc hội|chính phủ|nhà nước")),
    (_BOARD, re.compile(r"(?:ủy ban mttq|ủy ban trung ương mttq).*")),
    (_BOARD, re.compile(r"(?:ban|ủy ban kiểm tra|văn phòng) .*\b(?:ủy|trung ương)|ủy ban kiểm tra trung ương")),
)
# Heads of ministries stand with heads of central boards; their departments stand lower.
_BELOW_A_MINISTRY = re.compile(r"(?:tổng cục|cục|vụ)\b.*")
_BESIDE = re.compile(
    r"(?:ban chỉ đạo|ban chỉ huy|ban quản lý|ban tổ chức (?:lễ|hội)|hội đồng|tiểu ban|tổ|đoàn)\b.*"
    r"|(?:ủy ban|ban) bầu cử\b.*"
    r"|ban .*\bhđnd\b.*"
)
_NOT_OFFICIAL = frozenset(
    {"press", "school", "hospital", "enterprise", "association", "international", "religious", "institute", "bloc"}
)
_LEADERS_TOGETHER = ({_PARTY, _STATE}, {_PARTY, _BOARD})


@dataclass(frozen=True, slots=True)
class Post:
    """A position as careers see it."""

    key: str
    label: str
    body: str | None
    area: str | None  # the province, or the place itself where no province is told; None: the centre
    place: str | None
    grade: int | None  # None: held beside another post
    group: int | None
    office: str
    single: bool  # one holder at a time
    heir: str | None = None  # the body that took its body's place by law

    @property
    def base(self) -> str:
        """The office without what papers leave out: the standing deputy is a deputy."""
        return re.sub(r"^(?:standing|first|full-time)-|-in-charge$", "", self.office)


def post_of(claim: PositionClaim) -> Post | None:
    """The post that a claim means; None where its body or place is not told."""
    if claim.of is not None:
        body = claim.of.means
        if body.apart is not None:
            return None
        group, grade = _standing(body, claim)
        where = body.place
        key, label = f"{claim.office.key}|{body.key}", position_label(claim.office, body, None)
    elif claim.place is not None:
        group, grade = _of_a_country(claim)
        body, where = None, claim.place
        key, label = f"{claim.office.key}||{where.key}", position_label(claim.office, None, where)
    else:
        return None
    single = grade is not None and claim.office.identifier is not None and _seats(claim.office.identifier) == 1
    place = where.key if where else None
    after = heir(body) if body else None
    return Post(
        key, label, body.key if body else None, area_of(place) if place else None, place, grade, group,
        claim.office.identifier or claim.office.key, single, after.key if after else None,
    )  # fmt: skip


def area_of(place: str) -> str:
    """The province in a place's key; a place told without one is its own."""
    return place.rpartition("@")[2] or place


def _standing(body: Body, claim: PositionClaim) -> tuple[int | None, int | None]:
    rank = _rank(claim.office.identifier) if claim.office.identifier else None
    if rank is None or rank > 3 or body.kind in _NOT_OFFICIAL or _BESIDE.fullmatch(body.name):
        return None, None
    group = next((group for group, names in _CLASSES if names.fullmatch(body.name)), _OFFICE)
    tier = _tier(body)
    grade = _STEPS[tier][group][rank > 1]
    if tier == "central" and _BELOW_A_MINISTRY.fullmatch(body.name):
        grade -= 4
    return group, grade


def _of_a_country(claim: PositionClaim) -> tuple[int | None, int | None]:
    """Who heads a country is told without a body: `Tổng thống Pháp`."""
    office = claim.office.identifier
    if claim.place is None or claim.place.level != "country" or office is None:
        return None, None
    return (_STATE, _STEPS["central"][_STATE][0]) if _rank(office) == 1 and _seats(office) == 1 else (None, None)


def _tier(body: Body) -> str:
    if body.level in ("central", "province", "district", "commune"):
        return body.level
    if body.place is None:
        return "central"
    return "province" if body.place.level in ("province", "municipality") else "district"


def may_be_held_together(one: Post, other: Post) -> bool:
    """Whether one person may hold both at a time: the secretary who chairs the council, a deputy told in short."""
    if one.grade is None or other.grade is None:
        return True
    if one.place != other.place:
        return False
    if one.body == other.body:
        return one.base == other.base
    return {one.group, other.group} in _LEADERS_TOGETHER and _is_leader(one) and _is_leader(other)


def _is_leader(post: Post) -> bool:
    return post.group == _PARTY or post.office == "chair"


def same_area(earlier: Post, later: Post) -> bool:
    """One province, or the one that took it in."""
    if earlier.area is None or later.area is None:
        return False
    return earlier.area == later.area or _successors().get(earlier.area) == later.area


@cache
def _successors() -> dict[str, str]:
    return {row["id"]: successor for row in table("places.tsv") if (successor := row.get("successor"))}


@cache
def _offices() -> dict[str, tuple[int | None, int | None]]:
    def number(told: str | None) -> int | None:
        return int(told) if told else None

    return {row["id"]: (number(row.get("rank")), number(row.get("seats"))) for row in table("offices.tsv")}


def _rank(identifier: str) -> int | None:
    return _offices()[identifier][0]


def _seats(identifier: str) -> int | None:
    return _offices()[identifier][1]
