"""Find who does what a cue says: its subject, before it or behind an opening adverbial.

The search stays in the clause and is bounded, so that a long list costs no more
than its length.
"""

from __future__ import annotations

from daibieu.reading.nodes import Node
from daibieu.reading.parts import BEHALF, Row

# Words a subject may be away from its verb: the longest that was right on the development articles had 14.
_REACH = 16
_BEHIND_REACH = 25
# Words between a title and the next one of the same man: `Chủ tịch SOM APEC 2017, Thứ trưởng`.
_TITLE_REACH = 6
# An opening adverbial is looked for no farther back than this: more nodes are no sentence any more.
_OPENING = 400
# A body is the subject behind an adverbial only where the verb stands at the sentence's head.
_HEAD = 6
# Words between what was said and where: `tuyên bố như vậy tại`.
_SAID_REACH = 5
# An attendance list coordinated before one verb; longer rows are lists with an opener.
_ROW = 120
_ADVERBS = frozenset(
    (
        "đã cũng cùng và đồng thời vừa còn sẽ tới đến về lần lượt trực tiếp long trọng , có buổi cuộc chương "
        "trình chuyến tiến hành vinh dự đại biểu thay mặt đoàn diện được là người"
    ).split()
)
_COORDINATION = frozenset({",", "và", "cùng", ";", "với"})
_IN_ROW = frozenset(("các đồng chí lãnh đạo đại diện : gồm đơn vị bao thành viên cơ quan").split()) | _COORDINATION
_BREAKS = frozenset({";", ".", "để", "nhằm", "khi", "do", "của", "về", "vì", "nếu", "cho", "theo"})
_PASSED = frozenset({"của", "về", "cho", "theo"})
_DASHES = frozenset({"-", "–"})


def subject(row: Row, k: int) -> list[int]:
    """The nodes that stand before cue `k` in its clause as its subject, with those coordinated to them."""
    nodes = row.nodes
    m, skipped = k - 1, 0
    while m >= 0 and skipped < _REACH:
        m = _past_brackets(row, m)
        if m < 0:
            return []
        node = nodes[m]
        if node.title is not None and (row.word(m - 1, frozenset({"các"})) or _elected(row, m)):
            pass  # `A cùng [các đại biểu Quốc hội tỉnh]`, `bầu cử [đại biểu HĐND]`: no holder of the title
        elif node.agent or node.title or (node.address and not nodes[m + 1].agent and not _unnamed(row, m)):
            break
        elif node.cue is not None:
            if node.cue.kind in {"speech", "statement", "act"} and not _joined(row, m, k):
                return []
        elif node.low == "đoàn" and not row.word(m - 1, _NOT_ITSELF) and _journeys(row, k):
            return [m]
        elif node.low in _BREAKS and not (node.low in _PASSED and m > 0 and nodes[m - 1].cue is None):
            return []
        skipped += 1
        m -= 1
    if m < 0 or skipped >= _REACH or _inside_object(row, m, k):
        return []
    if nodes[m].title or nodes[m].address:
        return [m]
    if nodes[m].body is not None and (for_whom := _on_behalf(row, m)) is not None:
        return subject(row, for_whom)
    found = _coordinated(row, m)
    if len(found) > 1 and nodes[found[0]].body is not None and _at_its_seat(row, found[0]):
        found = found[1:]  # `tại [Trung tâm Hội nghị huyện], Ban Thường vụ …`, `trụ sở [Chính phủ], Thủ tướng …`
    if len(found) > 1 and _in_session(row, found[0]):
        found = found[1:]  # `sau kỳ họp thứ 3, [HĐND tỉnh], bà A dự`
    while len(found) > 1 and _met_before(row, found[0]):
        found = found[1:]
    if nodes[m].body is not None and _oblique(row, found[0]):
        return _delegation_of(row, found[0]) if _journeys(row, k) else []
    if m in row.doers and _joined(row, m + 1, k):
        return row.doers[m]  # `A tặng hoa cho B và phát biểu`
    first = found[0]
    while row.word(first - 1, frozenset({"lãnh", "đạo", "đại", "diện", "các", "đồng", "chí"})):
        first -= 1
    sent = _sent(row, first - 1)
    if sent is not None and not _chairs(row, k):
        return [sent, *found]
    before = nodes[first - 1].cue if first > 0 else None
    if before is not None and before.kind in BEHALF:
        # `A thay mặt Bộ Chính trị dự`, `Thay mặt Tỉnh ủy, A trao`: A is there, the body is not.
        return [x for x in found if nodes[x].mention is not None] or subject(row, first - 1)
    return found


# The longest remark in brackets that is passed over: `(thứ hai từ trái sang)`, `(Bộ Công Thương)`.
_REMARK = 14


def _past_brackets(row: Row, m: int) -> int:
    """The node before a remark in brackets that closes at node `m`; `m` where none does."""
    if row.word(m, frozenset({")"})):
        for x in range(m - 1, max(-1, m - _REMARK), -1):
            if row.word(x, frozenset({"("})):
                return x - 1
    return m


def _chairs(row: Row, k: int) -> bool:
    cue = row.nodes[k].cue
    return cue is not None and bool(set(cue.subject) & {"chaired", "hosted"})


def _sent(row: Row, x: int) -> int | None:
    """`[Tổ công tác] do A làm trưởng đoàn đã kiểm tra`: the body before `do` went with its leader."""
    while x > 0 and row.nodes[x].address:
        x -= 1
    if not row.word(x, frozenset({"do"})) or x == 0 or row.nodes[x - 1].body is None:
        return None
    return None if _oblique(row, x - 1) else x - 1


def _in_session(row: Row, x: int) -> bool:
    """Whether a body is whose session a noun right before it names: `kỳ họp thứ 3, [HĐND tỉnh]`."""
    m = x - 1
    while m >= 0 and x - m < _SESSION and (row.word(m, _COUNTED) or row.nodes[m].low.isdigit()):
        m -= 1
    numbered = m < x - 2 or (m == x - 2 and not row.word(x - 1, frozenset({","})))  # not `tại kỳ họp, HĐND bầu`
    return numbered and row.nodes[x].body is not None and m >= 0 and row.nodes[m].noun is not None


# Words between a session and whose it is, at most: `kỳ họp lần thứ 7 (bất thường),`.
_SESSION = 8
_COUNTED = frozenset({"lần", "thứ", ",", "của", "bất", "thường", "chuyên", "đề", "(", ")", "nhất", "hai", "ba", "tư"})
# Words between `thay mặt` and the body whose people are meant: `thay mặt toàn thể cán bộ, hội viên [Hội Nhà báo]`.
_MEANT = 12


def _on_behalf(row: Row, m: int) -> int | None:
    """The words `thay mặt` before the body at node `m`, where more than its name stands between."""
    for x in range(m - 2, max(0, m - _MEANT), -1):
        cue = row.nodes[x].cue
        if cue is not None:
            return x if cue.kind in BEHALF and row.nodes[x - 1].mention is not None else None
        if row.nodes[x].mention is not None:
            return None
    return None


def _unnamed(row: Row, m: int) -> bool:
    """`A, B và một số [đồng chí] lãnh đạo sở, ngành cùng đi`: a group beside those who are named."""
    return row.word(m - 1, frozenset({"số", "nhiều", "các"})) and m + 1 < len(row.nodes) and row.nodes[m + 1].word


# `Trưởng [đoàn]` is a man, and `A cùng [đoàn]` goes on to A.
_NOT_ITSELF = frozenset({"trưởng", "các", "nhiều", "cùng"})


def _elected(row: Row, x: int) -> bool:
    """Whether a title is what a poll fills: `cuộc bầu cử [đại biểu Quốc hội] và [đại biểu HĐND]`."""
    return any(n.low in {"bầu", "ứng"} and n.title is None for n in row.nodes[max(0, x - _POLL) : x])


# Nodes between a poll and the deputies it elects, at most.
_POLL = 4
_VENUE = frozenset({"tại", "ở", "sở", "nhà"})


def _met_before(row: Row, x: int) -> bool:
    """`Trước cuộc gặp với [A], B dự …`: with whom a meeting is opens the sentence and is not its subject."""
    return (
        row.word(x - 1, frozenset({"với"}))
        and x >= 2
        and row.nodes[x - 2].noun is not None
        and row.word(x + 1, frozenset({","}))
    )


_OBLIQUE = frozenset({"của", "thuộc", "tại", "ở", "cho"})
_DELEGATION = frozenset("đoàn đại biểu công tác khảo sát kiểm tra giám thanh viên cấp cao liên ngành số".split())


def _at_its_seat(row: Row, x: int) -> bool:
    """`trụ sở [Chính phủ]`, `hội trường [Thành ủy]`: a place named after a body."""
    hall = row.word(x - 1, frozenset({"trường"})) and row.word(x - 2, frozenset({"hội"}))
    return hall or row.word(x - 1, _VENUE)


def _oblique(row: Row, x: int) -> bool:
    """Whether a body only says whose or where: `quà [của UBND tỉnh]`, `đoàn công tác [Bộ Y tế]`."""
    if row.word(x - 1, _OBLIQUE) or _at_its_seat(row, x):
        return True
    if row.word(x - 1, frozenset({"diện"})) and not row.word(x - 2, frozenset({"đại"})):
        return True  # `cán bộ diện [Ban Thường vụ Tỉnh ủy] quản lý`
    return row.word(x - 1, _DELEGATION) and bool(_delegation_of(row, x))


def _delegation_of(row: Row, x: int) -> list[int]:
    """The `đoàn` whose body stands at node `x`."""
    m = x - 1
    while m >= 0 and x - m < 8 and (row.word(m, _DELEGATION) or row.word(m, _OBLIQUE) or row.nodes[m].low.isdigit()):
        if row.nodes[m].low == "đoàn":
            return [m]
        m -= 1
    return []


def _inside_object(row: Row, m: int, k: int) -> bool:
    """`A trao kỷ niệm chương cho các đơn vị tổ chức`: a verb behind a noun of another verb's object is not A's."""
    acted = any((c := row.nodes[x].cue) is not None and c.kind == "taking-part" for x in range(m + 1, k))
    before = row.nodes[k - 1]
    return acted and before.word and before.noun is None and before.low not in _ADVERBS


def _journeys(row: Row, k: int) -> bool:
    """Whether a cue tells what a delegation does: it visits, pays respects, works, presents."""
    cue = row.nodes[k].cue
    return cue is not None and cue.kind in {"taking-part", "visit"} and not set(cue.subject) & _OF_MEN


_OF_MEN = frozenset({"chaired", "hosted", "spoke"})


def _joined(row: Row, m: int, k: int) -> bool:
    """Whether two cues share their subject: `dự và phát biểu`."""
    return all(row.word(x, _ADVERBS) or row.nodes[x].cue is not None for x in range(m + 1, k))


def _coordinated(row: Row, m: int) -> list[int]:
    """The agent at `m` and those before it in the same row of commas and `và`."""
    nodes = row.nodes
    found = [m]
    x = m - 1
    while x >= 0 and m - x < _ROW:
        past = _past_brackets(row, x)
        if past != x and nodes[found[-1]].mention is not None and nodes[past].mention is not None:
            x = past  # `A (bên phải) và B`
            continue
        node = nodes[x]
        if node.mention is not None and row.word(_before(row, x), _WHOSE):
            break  # `Được sự đồng ý của [A], B phát biểu`
        if node.agent:
            found.append(x)
        elif node.cue is not None and node.cue.kind == "joint":
            # `[Sở Y tế] vừa phối hợp với Sở Tài chính`
            while row.word(x - 1, _ADVERBS):
                x -= 1
        elif not (
            node.address
            or node.title
            or node.low in _IN_ROW
            or node.low.isdigit()
            or (node.low in _DASHES and nodes[found[-1]].body is not None)
        ):
            break
        x -= 1
    return found[::-1]


_WHOSE = frozenset({"của"})


def _before(row: Row, x: int) -> int:
    """The node before an agent and its forms of address."""
    x -= 1
    while x >= 0 and row.nodes[x].address:
        x -= 1
    return x


def passive(row: Row, x: int) -> bool:
    """`được [UBND tỉnh] tặng`: the agent of a result, not of the event."""
    return row.word(x - 1, frozenset({"được"}))


def fresh(row: Row, k: int, agents: list[int]) -> bool:
    """Whether the subject opens a clause of its own after a semicolon."""
    x = agents[0] - 1
    while x >= 0 and (row.nodes[x].address or row.word(x, frozenset({"các", "đồng", "chí"}))):
        x -= 1
    return row.word(x, frozenset({";"})) and k > agents[0]


def names_a_side(row: Row, agents: list[int]) -> bool:
    """Whether the agents before a list's cue only name a side: `Về phía Bộ Y tế, dự có …`."""
    first = agents[0]
    return all(row.nodes[x].body is not None for x in agents) and any(
        row.word(x, frozenset({"phía", "bên"})) for x in range(max(0, first - 3), first)
    )


def subject_behind(row: Row, k: int) -> list[int]:
    """The subject that follows an opening adverbial: `Phát biểu tại hội nghị, đồng chí A đánh giá cao`.

    `Phát biểu khai mạc hội nghị Bí thư A đề nghị`: without a comma only where a verb of speech follows at once.
    """
    nodes = row.nodes
    if k > _OPENING or any(not n.word for n in nodes[:k] if n.cue is None):
        return []
    comma = other = False
    at_once: list[int] = []
    for x in range(k + 1, min(len(nodes), k + _BEHIND_REACH)):
        comma = comma or row.word(x, frozenset({","}))
        cue = nodes[x].cue
        other = other or (cue is not None and cue.kind in BEHALF)
        if other and nodes[x].mention is None:
            continue  # `thay mặt [Tỉnh ủy, UBND tỉnh], ông A`
        if nodes[x].body is not None and (not comma or _in_session(row, x)):
            continue  # `Tại kỳ họp thứ 4 [HĐND thành phố], ông A`
        if nodes[x].agent or nodes[x].title:
            if comma:
                return [_titled(row, x)] if x + 1 < len(nodes) else []
            if not at_once and x + 1 < len(nodes) and _speech(nodes[x + 1]):
                at_once = [x]
            elif not at_once:
                return []
    return at_once


def _titled(row: Row, x: int) -> int:
    """`Chủ tịch [SOM APEC 2017], Thứ trưởng A`: a title cut off by a name of no table is that of the man behind it."""
    for y in range(x + 1, min(len(row.nodes), x + _TITLE_REACH)) if row.nodes[x].title is not None else ():
        if row.nodes[y].mention is not None:
            return y
        if not row.nodes[y].word:
            break
    return x


def _speech(node: Node) -> bool:
    return node.cue is not None and node.cue.kind in {"speech", "statement"}


def _opens_clause(row: Row, x: int) -> bool:
    """Whether the body at node `x`, with `lãnh đạo` before it, stands right behind a comma."""
    while row.word(x - 1, frozenset({"lãnh", "đạo", "đại", "diện"})):
        x -= 1
    return row.word(x - 1, frozenset({","}))


def at_gathering(row: Row) -> None:
    """Who is told to be at a gathering without a verb of the table.

    `Tại buổi làm việc, A nêu …`, `Đồng chí A tại hội nghị.`: ruling 10 asks for no more.
    """
    nodes = row.nodes
    known = {(p.start, p.end) for p in row.out.parts if not p.weak}
    for k in range(len(nodes) - 1):
        if nodes[k].low != "tại" or not nodes[k].word or not _gathers(nodes[k + 1]):
            continue
        if k <= _OPENING and all((n.word and n.noun is None) or n.low == "theo" for n in nodes[:k]):
            for x in subject_behind(row, k):
                comma = max(y for y in range(k + 1, x) if nodes[y].low == "," or y == k + 1)
                if any(n.cue is not None and n.cue.kind == "taking-part" for n in nodes[comma:x]):
                    continue  # `Tại buổi lễ, các đại biểu dâng hương tại nhà tưởng niệm [A]`
                cue = next((n.cue for n in nodes[x + 1 : x + 4] if n.cue), None)
                spoke = cue is not None and cue.kind in _SPEAKING
                led = nodes[x].body is not None and spoke and row.leaders(x)[1] is not None
                if (nodes[x].mention is not None or led) and (nodes[x].start, nodes[x].end) not in known:
                    row.add(x, ("spoke",) if spoke else ("attended",), "subject/tại")
        elif said := _said_there(row, k):
            for x in said:
                if nodes[x].mention is not None and (nodes[x].start, nodes[x].end) not in known:
                    row.add(x, ("spoke",), "subject/tại")
        elif nodes[k - 1].mention is not None:
            for x in _coordinated(row, k - 1):
                if nodes[x].mention is not None and (nodes[x].start, nodes[x].end) not in known:
                    row.add(x, ("attended",), "caption/tại")


_SITTINGS = frozenset({"buổi", "cuộc", "phiên"})


def _gathers(node: Node) -> bool:
    """Whether a node names a gathering, or opens a name for one that no table has: `buổi tiếp xúc`."""
    if node.noun is None:
        return node.word and node.low in _SITTINGS  # behind `tại`
    return node.noun.counts and node.noun.rank >= 2 and node.cue is None


_SPEAKING = frozenset({"speech", "statement", "telling"})


def _said_there(row: Row, k: int) -> list[int]:
    """`A cho biết tại [hội nghị]`, `A tuyên bố như vậy tại [cuộc họp báo]`: who said it there."""
    for m in range(k - 1, max(-1, k - _SAID_REACH), -1):
        cue = row.nodes[m].cue
        if cue is not None and cue.kind in _SPEAKING:
            return [x for x in subject(row, m) if x < m]
        if not row.nodes[m].word or row.word(m, frozenset({",", ";"})):
            return []
    return []
