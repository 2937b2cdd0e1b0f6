"""What bodies side by side tell of each other: one level word for a whole row, a parent in brackets.

`Tỉnh ủy, HĐND, UBND [tỉnh Bắc Ninh]` are three bodies of one province; of
`Cục Trồng trọt (Bộ Nông nghiệp)` only the first is meant. Which bodies stand in a
sentence is decided in `items`.
"""

from __future__ import annotations

from dataclasses import replace

from daibieu.reading.bodies import BodySpan
from daibieu.reading.pieces import Item
from daibieu.reading.places import place_at
from daibieu.reading.tokens import Tokens

_LEVELLED = frozenset({"UBND", "HĐND", "Ủy ban MTTQ", "Ủy ban MTTQ Việt Nam", "MTTQ", "Đoàn ĐBQH", "Thường trực HĐND"})
# The executive committee is that of the Party organisation, the standing board that of its committee.
PARTY_OF = {
    "Tỉnh ủy": "Đảng bộ tỉnh",
    "Thành ủy": "Đảng bộ thành phố",
    "Huyện ủy": "Đảng bộ huyện",
    "Quận ủy": "Đảng bộ quận",
    "Thị ủy": "Đảng bộ thị xã",
}
_BOARDS = ("Ban Chấp hành", "Ban Thường vụ")
_COMMITTEE_WORDS = {
    "Tỉnh ủy": "tỉnh",
    "Thành ủy": "thành phố",
    "Huyện ủy": "huyện",
    "Quận ủy": "quận",
    "Thị ủy": "thị xã",
}


# A part of another body is named before it: `Phòng Tham mưu, [Công an tỉnh X]`, `Cục Trồng trọt - [Bộ Nông nghiệp]`.
# By the part's row, the rows of what it can be a part of; of other neighbours each is a body of its own.
_MINISTRIES = frozenset({"ministry", "ministry-of-public-security", "ministry-of-defence", "general-department"})
_POLICE = frozenset({"police", "city-police", "district-police"})
_WHOLES = {
    "general-department": _MINISTRIES,
    "agency": _MINISTRIES,
    "department-of-ministry": _MINISTRIES,
    "division": _POLICE | {"department", "provincial-military-command", "border-guard-command"},
    "team": _POLICE,
    "investigation-agency": _POLICE,
    "faculty": frozenset({"hospital", "general-hospital", "university", "school", "college", "academy"}),
}
_OF = frozenset({",", "-", "–", "thuộc"})


def rows_told(tokens: Tokens, items: list[Item]) -> list[Item]:
    """The items with what their bodies tell of each other."""
    if sum(item.body is not None for item in items) < 2:
        return items
    return _shared_levels(tokens, _wholes(tokens, items))


def _wholes(tokens: Tokens, items: list[Item]) -> list[Item]:
    """A part and the whole behind it as one body; a whole in brackets is passed over."""
    out: list[Item] = []
    k = 0
    while k < len(items):
        item = items[k]
        k += 1
        if item.body is not None:
            while (joined := _with_whole(tokens, items, item, k)) is not None:
                item, k = joined
        out.append(item)
    return out


def _with_whole(tokens: Tokens, items: list[Item], part: Item, k: int) -> tuple[Item, int] | None:
    """The body with the whole that begins at item `k`, and the item after it."""
    assert part.body
    if k + 1 >= len(items) or not items[k].plain:
        return None
    mark, whole = tokens.lows[items[k].start], items[k + 1].body
    place_end = _its_place(tokens, items, part.body, k)
    if place_end is not None:
        return part._replace(end=items[place_end - 1].end), place_end
    if whole is None:
        return None
    if mark == "(" and k + 2 < len(items) and items[k + 2].plain and tokens.lows[items[k + 2].start] == ")":
        return part._replace(end=items[k + 2].end), k + 3
    if mark not in _OF or part.body.place is not None or whole.head not in _WHOLES.get(part.body.head, ()):
        return None
    body = replace(
        part.body, name=f"{part.body.name} {whole.name}", full=f"{part.body.full} {whole.full}", level=whole.level,
        place=whole.place,
    )  # fmt: skip
    return part._replace(end=items[k + 1].end, body=body), k + 2


def _its_place(tokens: Tokens, items: list[Item], body: BodySpan, k: int) -> int | None:
    """The item after `(Nghệ An)` or `, tỉnh Nghệ An`, the province of a district's body that ends before item `k`."""
    mark = tokens.lows[items[k].start]
    if mark not in {"(", ","} or body.level not in {"district", "commune", "city"}:
        return None
    place = place_at(tokens, items[k + 1].start, items[-1].end)
    if place is None or place.name is None or place.level == "country" or (mark == "," and place.word is None):
        return None
    if mark == "," and (place.level not in {"province", "city"} or place.level == body.level):
        return None
    after = next((x for x in range(k + 1, len(items)) if items[x].start >= place.end), len(items))
    if mark == ",":
        return after if after == len(items) or items[after].start == place.end else None
    closed = after < len(items) and items[after].start == place.end and tokens.words[place.end] == ")"
    return after + 1 if closed else None


def _shared_levels(tokens: Tokens, items: list[Item]) -> list[Item]:
    """One level word for a row of bodies: `Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ [tỉnh Bắc Ninh]`."""
    at = [k for k, item in enumerate(items) if item.body]
    for n in range(len(at) - 2, -1, -1):
        here, after = items[at[n]], items[at[n + 1]]
        assert here.body
        assert after.body
        if not all(
            items[k].plain and tokens.lows[items[k].start] in {",", "-", "–", "và", ";"}
            for k in range(at[n] + 1, at[n + 1])
        ):
            continue
        body = _levelled(here.body, after.body)
        if body is not None:
            items[at[n]] = here._replace(body=body)
    for n in range(1, len(at)):
        here, left = items[at[n]], items[at[n - 1]]
        assert here.body
        assert left.body
        word = _COMMITTEE_WORDS.get(left.body.name)
        if word and here.body.name in _LEVELLED and at[n] - at[n - 1] == 2:
            items[at[n]] = here._replace(body=_with_word(here.body, word, left.body))
    return items


def _levelled(body: BodySpan, after: BodySpan) -> BodySpan | None:
    """The body with the level and place of its right neighbour, where it tells none itself."""
    word = after.name.split()[-1]
    if body.name in _LEVELLED and word in {"tỉnh", "phố", "TP", "huyện", "quận", "xã", "phường", "khu"}:
        word = {"phố": "thành phố", "khu": "đặc khu"}.get(word, word)
        return _with_word(body, word, after)
    for board in _BOARDS:
        if body.name in _BOARDS and after.name.startswith(f"{board} "):
            # `Ban Chấp hành, Ban Thường vụ Huyện ủy X`
            committee = after.name[len(board) + 1 :]
            if body.name == "Ban Chấp hành":
                committee = PARTY_OF.get(committee, committee)
            where = f" {after.place}" if after.place else ""
            return replace(
                body, name=f"{body.name} {committee}", full=f"{body.full} {committee}{where}", level=after.level,
                place=after.place,
            )  # fmt: skip
    same_row = body.name.endswith(tuple(_COMMITTEE_WORDS)) and after.name.startswith(tuple(_LEVELLED))
    if same_row and body.place is None and after.place is not None and body.level == after.level:
        return replace(body, place=after.place, full=f"{body.full} {after.place}")
    return None


def _with_word(body: BodySpan, word: str, like: BodySpan) -> BodySpan:
    place = f" {like.place}" if like.place else ""
    return replace(
        body, name=f"{body.name} {word}", full=f"{body.full} {word}{place}", level=like.level, place=like.place
    )
