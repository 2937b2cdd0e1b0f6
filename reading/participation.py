"""Read from a sentence's nodes who took part and in which roles.

The event they took part in is found in `events`. What somebody demanded or quoted
is content: nobody named there takes part by it.
"""

from __future__ import annotations

from daibieu.reading.appointees import OFFICERS, ends, officers, others, told_behind
from daibieu.reading.bodydeeds import at_a_gathering, heard, signed_with, sits
from daibieu.reading.listing import bare_list, list_after, opens_a_side, senders, take_list
from daibieu.reading.model import Role
from daibieu.reading.nodes import Node
from daibieu.reading.objects import objects
from daibieu.reading.parts import BEHALF, Parts, Row
from daibieu.reading.sides import met
from daibieu.reading.subjects import at_gathering, fresh, names_a_side, subject, subject_behind
from daibieu.reading.tokens import Tokens
from daibieu.reading.verbs import is_deed, planned_ahead

_NEGATED = frozenset({"không", "chưa", "chẳng"})


def parts_of(tokens: Tokens, nodes: list[Node]) -> Parts:
    """The parts that a sentence's nodes tell."""
    row = Row(tokens, nodes)
    content = False
    for k, node in enumerate(nodes):
        cue = node.cue
        if cue is None or cue.kind in {"none", "joint", "telling"} or (cue.kind in BEHALF and not cue.subject):
            continue
        if content and cue.kind not in {"taking-part", "side"}:
            continue
        if cue.kind in {"statement", "message"}:
            # `Theo ông A, …` opens a quotation; `thực hiện theo kế hoạch` does not.
            content = content or cue.words != "theo" or k == 0 or nodes[k - 1].low == ","
            continue
        if _take(row, k, content=content) is None:
            break
        # `Chúc mừng đơn vị, A phát biểu`: an opening adverbial is told by the same one as the rest.
        said = row.out.parts[-1] if cue.kind == "speech" and row.out.parts else None
        content = content or (said is not None and said.weak and said.start < node.start)
    if not row.out.parts and _only_people(row):
        row.out.roster = True
        for x, node in enumerate(nodes):
            if node.mention is not None:
                row.add(x, ("attended",), "list/continued", listed=True)
        return row.out
    if not row.out.parts:
        for x in officers(row):
            row.add(x, ("appointed",), OFFICERS, weak=True)
    at_gathering(row)
    heard(row)
    met(row)
    if row.out.parts:
        senders(row)
    elif not row.out.absent:
        bare_list(row)
    return row.out


_BETWEEN = frozenset({",", ".", ";", "-", "–", "+", "*", "và"})


# Words of a title that no table has, behind a name of a roster, at most.
_UNREAD = 8


def _only_people(row: Row) -> bool:
    """Whether the sentence names people with their titles and says nothing of them."""
    nodes = row.nodes
    if not nodes or not any(n.mention is not None and n.mention.titles for n in nodes):
        return False
    others = [n for n in nodes if not (n.mention is not None or n.address or n.low in _BETWEEN)]
    if not others:
        return True
    # `Ông A - Phó Trưởng Đoàn [đại biểu đơn vị thành phố].`: one man with a title read in part.
    first = next(n for n in nodes if not n.address)
    alone = first.mention is not None and sum(n.mention is not None for n in nodes) == 1
    titled = alone and first.mention is not None and first.mention.rule == "name-dash-title"
    return titled and len(others) <= _UNREAD and all(n.cue is None and n.noun is None for n in others)


def _take(row: Row, k: int, *, content: bool) -> bool | None:
    """The parts that cue `k` gives; None once a list has taken the rest of the sentence."""
    cue = row.nodes[k].cue
    assert cue is not None
    planned = planned_ahead(row, k)
    agents = subject(row, k)
    if cue.kind == "sitting" or (cue.kind == "act" and not cue.subject):
        for x in agents:
            if sits(row, x, k) and not content:
                row.add(x, ("attended",), f"subject/{cue.words}", planned=planned)
        if cue.kind == "sitting":
            return False
    if cue.kind == "absence" or any(row.word(m, _NEGATED) for m in range(max(0, k - 3), k)):
        if cue.kind in {"absence", "taking-part"}:
            row.out.absent.extend(row.nodes[x] for x in agents)
        return False
    if "spoke" in cue.subject and not content:
        _said_by(row, k)
    if not is_deed(row, k, agents) or (content and agents and not fresh(row, k, agents)):
        return False
    if cue.kind == "side":
        if not opens_a_side(row, k):
            return False
        agents = []
    opening = None if agents and not names_a_side(row, agents) else list_after(row, k)
    if cue.kind == "side" and opening is None:
        return False
    if opening is not None and cue.subject and cue.kind != "speech":
        _listed(row, k, opening, planned=planned)
        return None
    if cue.kind == "act":
        _appointed(row, k, agents, planned=planned)
        return True
    if not agents and cue.subject:
        agents = subject_behind(row, k)
    if agents and all(row.nodes[x].body is not None for x in agents) and not at_a_gathering(row, k, agents):
        return False
    weak = cue.kind == "speech" and not (agents and _speaks_for(row, agents[-1], k))
    # `A được đón chào`: a guest.
    roles = ("attended",) if "hosted" in cue.subject and row.word(k - 1, _PASSIVE) else cue.subject
    for x in agents if roles else ():
        told = _of_body(row, x, k, roles) if row.nodes[x].body is not None and not weak else roles
        if told:
            row.add(x, told, f"subject/{cue.words}", weak=weak, planned=planned)
    partner = signed_with(row, k) if "signed" in cue.subject and agents else None
    if partner is not None:
        row.add(partner, cue.subject, f"object/{cue.words}", planned=planned)
    for x in objects(row, k) if cue.object else ():
        row.doers[x] = agents
        if row.nodes[x].body is not None and (cue.kind == "visit" or (cue.words == "làm việc tại" and not agents)):
            continue  # `đoàn kiểm tra [của Bộ Chính trị]`; `nhà khoa học làm việc tại [Đại học Liễu Giang]`
        row.add(x, cue.object, f"object/{cue.words}", weak=weak, planned=planned)
    return True


def _said_by(row: Row, k: int) -> None:
    """`khẳng định của [bà A] tại kỳ họp`: whose words they are; `phát biểu khai mạc` is of nowhere else."""
    cue = row.nodes[k].cue
    assert cue is not None
    x = k + 2
    while x < len(row.nodes) and row.nodes[x].address:
        x += 1
    if cue.words in _WISHES:
        return
    if row.word(k + 1, _WHOSE) and x < len(row.nodes) and row.nodes[x].mention is not None:
        weak = cue.kind == "speech" or cue.words == "phát biểu"
        row.add(x, cue.subject, f"object/{cue.words}", weak=weak)


_WHOSE = frozenset({"của"})
_WISHES = frozenset({"mong", "mong muốn", "tin tưởng", "chúc", "động viên", "giao"})


def _appointed(row: Row, k: int, agents: list[int], *, planned: bool) -> None:
    """Who comes into a post by cue `k`; `trao quyết định bổ nhiệm B`: he received it too."""
    cue = row.nodes[k].cue
    assert cue is not None
    if cue.subject:
        behind = told_behind(row, k)
        first, roles, rule = behind or agents, cue.subject, "subject"
    else:
        first, roles, rule = objects(row, k), cue.object, "object"
        if first and row.nodes[first[0]].body is not None:
            first = []  # `bầu [Ban Thường vụ]`, `quyết định bổ nhiệm của [Bộ Tài chính], ông A`
        first = [x for n, x in enumerate(first) if not n or ends(row, x)]
        row.doers.update(dict.fromkeys(first, agents))  # `phân công B chỉ đạo việc này`
        roles = ("received", *roles) if _handed_over(row, k) else roles
    for x in (*first, *others(row, k, first)):
        if row.nodes[x].body is None:  # `bầu [Ban Thường vụ]`
            row.add(x, roles, f"{rule}/{cue.words}", planned=planned)


def _handed_over(row: Row, k: int) -> bool:
    """Whether the act is in a decision that is handed over: `trao [Quyết định] của Ban Bí thư chỉ định B`."""
    for m in range(k - 1, max(-1, k - _DECISION), -1):
        cue = row.nodes[m].cue
        if cue is not None and "presented" in cue.subject:
            return cue.words.endswith("quyết định") or row.word(m + 1, frozenset({"quyết"}))
        if row.word(m, frozenset({";", "."})) or (cue is not None and cue.kind != "act"):
            return False
    return False


# Words between `trao` and the act that its decision tells.
_DECISION = 20


def _speaks_for(row: Row, x: int, k: int) -> bool:
    """`A thay mặt Tỉnh ủy cảm ơn đoàn`: he does it there, whoever he is."""
    cues = [n.cue.kind for n in row.nodes[x + 1 : k] if n.cue is not None]
    return bool(cues) and cues[-1] in BEHALF


_PASSIVE = frozenset({"được"})
# What a body itself does at a gathering; `Ban Bí thư kết luận` tells its decision.
_SAID_BY_BODIES = frozenset({"trình bày", "phát biểu tại"})


def _of_body(row: Row, x: int, k: int, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of a body before cue `k`: what it concludes or announces is no speech, unless its leaders do."""
    cue = row.nodes[k].cue
    assert cue is not None
    if cue.words in _SAID_BY_BODIES or row.leaders(x)[1]:
        return roles
    done = tuple(r for r in roles if r != "spoke")
    held = any(n.noun is not None and n.noun.rank == 3 for n in row.nodes[:k])
    return done or (("attended",) if held else ())


def _listed(row: Row, k: int, opening: int, *, planned: bool) -> None:
    """The list that cue `k` opens.

    `Công dân được tiếp là A`, `đón các đồng chí: A, B`: guests. `Phía tỉnh X, tiếp đoàn có A, B`: hosts.
    `Dự và chỉ đạo hội nghị có A; B`: the first of them spoke.
    """
    cue = row.nodes[k].cue
    assert cue is not None
    roles = cue.subject
    between = range(k + 1, opening)
    guests = bool(cue.object) and (
        row.word(k - 1, _PASSIVE)
        or (row.word(opening - 1, frozenset({":"})) and row.nodes[opening - 2].address and opening - k == 3)
    )
    first: tuple[Role, ...] = ()
    for x in between:
        node = row.nodes[x]
        if cue.kind == "side" and node.cue is not None and node.cue.kind == "taking-part" and node.cue.subject:
            roles = node.cue.subject
        elif node.cue is not None and "spoke" in node.cue.subject and row.word(x - 1, _JOINED):
            first = node.cue.subject
        elif node.agent and cue.object and not guests:
            row.add(x, cue.object, f"object/{cue.words}", planned=planned)
    if cue.kind == "side" and row.nodes[k + 1].body is not None and opening == k + 3:
        row.add(k + 1, roles, f"list/{cue.words}", planned=planned)  # `Phía [Sở Y tế] có ông A`
    before = len(row.out.parts)
    take_list(row, opening, cue.object if guests else roles, f"list/{cue.words}", planned=planned)
    if first and len(row.out.parts) > before and row.out.parts[before].mention is not None:
        part = row.out.parts[before]
        part.roles = (*part.roles, *first)


_JOINED = frozenset({"và", ","})
