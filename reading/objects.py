"""Find to whom something is done: the agents behind a cue, `tiếp [Đại sứ A]`, `trao quà cho [B] và [C]`."""

from __future__ import annotations

from daibieu.reading.parts import Row

_OBJECT_REACH = 10
# A list coordinated behind one verb; longer rows are lists with an opener.
_ROW = 120
_JOINS = frozenset({",", "và", "cùng", "với"})
_ENDS_OBJECT = frozenset({".", ";", ":", ",", "do", "tại", "để", "khi"})
# `thăm cán bộ, giảng viên, học viên [Trường Chính trị]`: its people stand before a body.
_FOLK = frozenset("cán bộ giảng viên học sinh nhân công chức chiến sĩ sỹ thầy cô giáo bác lao động y".split())
_FOLK_REACH = 12


def objects(row: Row, k: int) -> list[int]:
    """The agents right behind a cue, with those coordinated to them; `trao … cho A` counts too."""
    nodes = row.nodes
    x = k + 1
    while x < len(nodes) and (not nodes[x].agent or _giver(row, k, x)):
        ended = row.word(x, _ENDS_OBJECT) and not (row.word(x + 1, _FOLK) and row.word(x - 1, _FOLK))
        if nodes[x].cue is not None or ended or x - k > _OBJECT_REACH + _FOLK_REACH * row.word(x - 1, _FOLK):
            given = _given_to(row, k, x)
            if given is None:
                return []
            x = given
            break
        x += 1
    found = []
    while x < len(nodes) and x - k < _ROW:
        if nodes[x].agent:
            found.append(x)
        elif row.word(x, _OPENS_REMARK):
            x = _past_remark(row, x)
        elif not (nodes[x].address or nodes[x].low in _JOINS):
            break
        x += 1
    return found


# Words between a gift and who is given it: `trao 700 triệu đồng quảng bá du lịch tại liên hoan phim cho [A]`.
_GIFT = 30


def _given_to(row: Row, k: int, x: int) -> int | None:
    """Who stands behind `cho`, however long the words for the gift are."""
    cue = row.nodes[k].cue
    if cue is None or "received" not in cue.object:
        return None
    for y in range(x, min(len(row.nodes) - 1, k + _GIFT)):
        node = row.nodes[y]
        if row.word(y, frozenset({"cho"})):
            z = y + 1
            while z < len(row.nodes) - 1 and row.nodes[z].address:
                z += 1
            return z if row.nodes[z].mention is not None else None
        if node.agent or row.word(y, frozenset({".", ";"})) or (node.cue is not None and node.cue.kind != "none"):
            return None
    return None


_OPENS_REMARK = frozenset({"("})
_REMARK = 8


def _past_remark(row: Row, x: int) -> int:
    """The end of a remark in brackets behind a name: `trao quyết định cho A (bìa phải) và B`."""
    return next((y for y in range(x, min(len(row.nodes), x + _REMARK)) if row.word(y, frozenset({")"}))), x)


def _giver(row: Row, k: int, x: int) -> bool:
    """`trao Giấy khen của [UBND huyện] cho ông B`: whose gift it is, not who receives it."""
    cue = row.nodes[k].cue
    return cue is not None and "received" in cue.object and row.word(x - 1, frozenset({"của"}))
