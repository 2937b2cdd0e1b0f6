"""Read from a sentence's nodes who took part and in which roles.

The event they took part in is found in `events`. What somebody demanded or quoted
is content: nobody named there takes part by it.
"""

from __future__ import annotations

from daibieu.reading.listing import bare_list, list_after, senders, take_list
from daibieu.reading.nodes import Node
from daibieu.reading.parts import BEHALF, Parts, Row
from daibieu.reading.subjects import at_gathering, fresh, names_a_side, objects, passive, subject, subject_behind
from daibieu.reading.tokens import Tokens

_PLANNED = frozenset({"sẽ", "sắp", "dự kiến"})
# Words between who is elected and the verb, at most: `A tiếp tục được tín nhiệm bầu`.
_CLOSE = 6
# Words between `sẽ` and its verb, at most.
_AHEAD = 10
_CLOSES = frozenset({";", "."})
_NEGATED = frozenset({"không", "chưa", "chẳng"})


def parts_of(tokens: Tokens, nodes: list[Node]) -> Parts:
    """The parts that a sentence's nodes tell."""
    row = Row(tokens, nodes)
    content = False
    for k, node in enumerate(nodes):
        cue = node.cue
        if cue is None or cue.kind in {"none", "joint"} or (cue.kind in BEHALF and not cue.subject):
            continue
        if content and cue.kind not in {"taking-part", "side"}:
            continue
        if cue.kind in {"statement", "message"}:
            # `Theo ông A, …` opens a quotation; `thực hiện theo kế hoạch` does not.
            content = content or cue.words != "theo" or k == 0 or nodes[k - 1].low == ","
            continue
        if _take(row, k, content=content) is None:
            break
        content = content or (cue.kind == "speech" and bool(row.out.parts and row.out.parts[-1].weak))
    if not row.out.parts and _only_people(row):
        row.out.roster = True
        for x, node in enumerate(nodes):
            if node.mention is not None:
                row.add(x, ("attended",), "list/continued", listed=True)
        return row.out
    at_gathering(row)
    if row.out.parts:
        senders(row)
    elif not row.out.absent:
        bare_list(row)
    return row.out


_BETWEEN = frozenset({",", ".", ";", "-", "–", "+", "*", "và"})


def _only_people(row: Row) -> bool:
    """Whether the sentence names people with their titles and says nothing of them."""
    if not row.nodes or not any(n.mention is not None and n.mention.titles for n in row.nodes):
        return False
    return all(n.mention is not None or n.address or n.low in _BETWEEN for n in row.nodes)


# `đi kiểm tra`, `A, B kiểm tra`; but `kế hoạch kiểm tra`, `về kiểm tra` are matters.
_DOES = frozenset({"đã", "đi", "đến", "tới", "cùng", "tiếp", ",", "và", "sẽ", "đoàn", "trực"})


def _does(row: Row, k: int) -> bool:
    """Whether a verb of inspecting is what somebody does there, and not part of a noun."""
    if k == 0:
        return True
    before = row.nodes[k - 1]
    arrived = before.low in {"về", "lên", "xuống"} and row.word(k - 2, frozenset({"đã", "vừa"}))
    return before.agent or before.cue is not None or before.low in _DOES or arrived


def _right_before(row: Row, x: int, k: int) -> bool:
    """`A được bầu`; not `A chúc mừng các đồng chí được bầu`."""
    between = row.nodes[x + 1 : k]
    return len(between) <= _CLOSE and not any(n.cue or n.address or n.low in {"các", "những", "người"} for n in between)


def _planned(row: Row, k: int) -> bool:
    """Whether the verb is told of what is to come: `sẽ lần đầu tiên dự`, `Dự kiến A dự …`."""
    if row.nodes[0].low == "dự" and row.nodes[0].cue is not None and row.nodes[0].cue.words == "dự kiến":
        return True
    for m in range(k - 1, max(-1, k - _AHEAD), -1):
        if row.nodes[m].low in _PLANNED:
            return True
        if row.nodes[m].agent or row.word(m, _CLOSES):
            break
    return False


# An event is named within so many nodes of the verb that tells who held it.
_NEAR = 12


_OPENS_NAME = frozenset("hội lễ cuộc buổi chương giải đêm ngày kỳ đại liên tuần diễn triển lớp phiên".split())


def _organises(row: Row, k: int) -> bool:
    """Whether `tổ chức` is said of a gathering: `[hội nghị] do X tổ chức`; not `giao X tổ chức rà soát`."""
    near = row.nodes[max(0, k - _NEAR) : k + _NEAR]
    return any(n.noun is not None for n in near) or (k + 1 < len(row.nodes) and row.nodes[k + 1].low in _OPENS_NAME)


def _take(row: Row, k: int, *, content: bool) -> bool | None:
    """The parts that cue `k` gives; None once a list has taken the rest of the sentence."""
    cue = row.nodes[k].cue
    assert cue is not None
    planned = _planned(row, k)
    if cue.kind == "visit" and not _does(row, k):
        return False
    if cue.words == "dẫn đầu" and not any(n.low in {"đoàn", "phái"} for n in row.nodes[max(0, k - _NEAR) : k + _NEAR]):
        return False  # `đang dẫn đầu` in a count of votes
    agents = subject(row, k)
    if agents and row.nodes[agents[0]].body is not None and "presented" in cue.subject and passive(row, agents[0]):
        return False
    if cue.kind == "absence" or any(row.word(m, _NEGATED) for m in range(max(0, k - 3), k)):
        if cue.kind in {"absence", "taking-part"}:
            row.out.absent.extend(row.nodes[x] for x in agents)
        return False
    if agents and "appointed" in cue.subject and not _right_before(row, agents[-1], k):
        return False
    if content and agents and not fresh(row, k, agents):
        return False
    if cue.words.endswith("tổ chức") and "hosted" in cue.subject and not _organises(row, k):
        return False
    if cue.kind == "side":
        agents = []
    opening = None if agents and not names_a_side(row, agents) else list_after(row, k)
    if cue.kind == "side" and opening is None:
        return False
    if opening is not None and cue.subject and cue.kind != "speech":
        for x in range(k + 1, opening) if cue.object else ():
            if row.nodes[x].agent:
                row.add(x, cue.object, f"object/{cue.words}", planned=planned)
        take_list(row, opening, cue.subject, f"list/{cue.words}", planned=planned)
        return None
    weak = cue.kind == "speech"
    if not agents and cue.subject:
        agents = subject_behind(row, k)
        # `Báo cáo với Đoàn, đồng chí A nêu`: said there, whoever he is.
        weak = weak and not agents
    received = "hosted" in cue.subject and row.word(k - 1, frozenset({"được"}))
    for x in agents if cue.subject else ():
        # `A được đón chào`: a guest.
        row.add(x, ("attended",) if received else cue.subject, f"subject/{cue.words}", weak=weak, planned=planned)
    for x in objects(row, k) if cue.object else ():
        row.doers[x] = agents
        if row.nodes[x].body is not None and ("appointed" in cue.object or cue.kind == "visit"):
            continue  # `bầu [Ban Thường vụ]`, `đoàn kiểm tra [của Bộ Chính trị]`
        row.add(x, cue.object, f"object/{cue.words}", weak=weak, planned=planned)
    return True
