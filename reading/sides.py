"""Whom a gathering's noun itself brings to it: whose session it is, between whom the meeting was.

Whoever is told to have come by a verb or in a list is found in `participation`.
"""

from __future__ import annotations

from daibieu.reading.bodies import BodySpan
from daibieu.reading.nodes import Node
from daibieu.reading.parts import Row, is_too_general

# Kinds of gatherings that are a body's own: `kỳ họp thứ 7, HĐND tỉnh`, `hội nghị Ban Chấp hành Đảng bộ tỉnh`.
_OWN = frozenset({
    "working-session", "session", "sitting", "session-part", "congress", "plenum", "conference", "meeting", "briefing",
})  # fmt: skip
_BETWEEN = frozenset(
    "lần thứ , bất thường chuyên đề của giao ban nhất hai ba tư năm sáu bảy tám chín mười đại biểu".split()
)
# Before the noun these make it a matter or another time: `sau [kỳ họp Quốc hội]`, `Nghị quyết [Đại hội Đảng bộ tỉnh]`.
_ASIDE = frozenset({"lề", "sau", "trước", "quyết", "quả", "mừng", "tới", "bị", "trình", "vụ", "tinh"})
_SITTING = frozenset({
    "peoples-council", "peoples-committee", "national-assembly", "assembly-standing-committee", "party-organisation",
    "party-committee-organisation", "executive-committee", "standing-board", "standing-board-of-province",
    "standing-members",
    "government", "party-central-committee",
})  # fmt: skip


def in_session(nodes: list[Node], type_id: str | None) -> list[BodySpan]:
    """The body whose own session a noun names, right behind it."""
    found, aside = [], False
    for k, node in enumerate(nodes):
        if node.noun is None or node.noun.type_id not in _OWN or node.noun.type_id != type_id:
            continue
        joined = aside and nodes[k - 1].low == "và"
        aside = joined or any(n.word and n.low in _ASIDE for n in nodes[max(0, k - 3) : k])
        if aside:
            continue
        x = k + 1
        while (
            x < len(nodes)
            and x - k < 8
            and (nodes[x].low in _BETWEEN or nodes[x].low.isdigit())
            and nodes[x].body is None
        ):
            x += 1
        body = nodes[x].body if x < len(nodes) else None
        if body is not None and body.head in _SITTING and not is_too_general(body):
            found.append(body)
    return found


def _passed(node: Node) -> bool:
    """Whether a node may stand between the noun and `giữa` or `với`."""
    plain = node.word or (node.cue is not None and node.cue.kind == "none")
    return plain and node.low not in {"giữa", "với", ",", ".", "tại"}


_SIDES = frozenset({"working-session", "talks", "meeting", "conference", "workshop", "signing"})
_JOINS = frozenset({"và", "với", ",", "cùng", "lãnh", "đạo", "đại", "diện"})


def two_sides(nodes: list[Node], type_id: str | None) -> list[BodySpan]:
    """The bodies between or with whom it is: `buổi làm việc với [Trường Đại học X]`, `… giữa [A] và [B]`."""
    found: list[BodySpan] = []
    for k, node in enumerate(nodes):
        if node.noun is None or node.noun.type_id not in _SIDES or node.noun.type_id != type_id or node.noun.rank < 2:
            continue
        x = k + 1
        while x < min(len(nodes), k + 10) and _passed(nodes[x]):
            x += 1
        if x >= len(nodes) or nodes[x].low not in {"giữa", "với"}:
            continue
        x += 1
        while x < len(nodes) and (nodes[x].body is not None or nodes[x].low in _JOINS or nodes[x].low == "trường"):
            body = nodes[x].body
            if body is not None and not is_too_general(body):
                found.append(body)
            x += 1
    return found


_MEETINGS = frozenset({"talks", "meeting", "working-session", "gathering", "reception"})
_TOLD_BY = frozenset({"tại", "trong", "có"})
_TO_COME = frozenset({"sắp", "sẽ", "tới", "riêng"})
_TOWARDS = frozenset({"giữa", "với", ",", "."})
_SOME = frozenset({"các", "một"})


# Words between the noun and `giữa`, at most.
_REACH = 8


def met(row: Row) -> None:
    """The people between or with whom a meeting was: `Cuộc gặp giữa [A] và [B] …`, `Tại cuộc gặp với [B], A nói`.

    A meeting to come or told beside something else brings nobody: `trước cuộc gặp với B`, `cuộc gặp sắp tới với B`.
    """
    nodes = row.nodes
    if not any(n.noun is not None and n.noun.type_id in _MEETINGS for n in nodes):
        return
    if any((n.word and n.low == "sẽ") or (n.cue is not None and n.cue.words == "dự kiến") for n in nodes):
        return
    known = {(p.start, p.end) for p in row.out.parts if not p.weak}
    for k, node in enumerate(nodes):
        if node.noun is None or node.cue is not None or node.noun.rank < 3 or node.noun.type_id not in _MEETINGS:
            continue
        told = row.word(k - 1, _TOLD_BY) or (row.word(k - 1, _SOME) and k > 1 and nodes[k - 2].low == "có")
        if k and not told:
            continue
        x = k + 1
        while x < min(len(nodes), k + _REACH) and nodes[x].word and nodes[x].low not in _TOWARDS | _TO_COME:
            x += 1
        if not row.word(x, frozenset({"giữa", "với"})):
            continue
        x += 1
        while x < len(nodes) and (nodes[x].mention is not None or nodes[x].address or row.word(x, _JOINS)):
            if nodes[x].mention is not None and (nodes[x].start, nodes[x].end) not in known:
                row.add(x, ("attended",), "person/side")
            x += 1
