"""Decide whether the words of a cue are the deed of somebody there, or only name a matter.

`A phát biểu` is a deed; `theo phát biểu của A`, `giao X tổ chức rà soát`, `kế hoạch kiểm tra` are matters.
Whose deed it is, is found in `subjects`.
"""

from __future__ import annotations

from daibieu.reading.parts import Row
from daibieu.reading.subjects import passive

_PLANNED = frozenset({"sẽ", "sắp"})
# Words between who is elected and the verb, at most: `A tiếp tục được tín nhiệm bầu`.
_CLOSE = 6
# Words between `sẽ` and its verb, at most.
_AHEAD = 10
_CLOSES = frozenset({";", "."})


def is_deed(row: Row, k: int, agents: list[int]) -> bool:
    """Whether cue `k` tells what its subject, the nodes `agents`, did; nodes behind it are not looked at."""
    cue = row.nodes[k].cue
    assert cue is not None
    if cue.kind == "visit" and not inspects(row, k):
        return False
    if cue.kind in _DONE and wished(row, k):
        return False
    if cue.words == "dẫn đầu" and not leads(row, k):
        return False
    if row.word(k - 1, _DUTY):
        return False  # `tổng thống phải giao nộp`
    if "signed" in cue.subject and agents and row.nodes[agents[-1]].mention is not None and not signs(row, k, agents):
        return False
    if row.word(k - 1, _PURPOSE) and not agents:
        return False  # `đến Hà Nội để trao thư cho A`
    if "visited" in cue.subject and row.word(k - 1, _TIMES) and row.word(k - 2, _MANY):
        return False  # `như lời A những lần về thăm tỉnh`
    if cue.kind == "act" and any(row.word(m, _ONCE) for m in range(max(0, k - 2), k)):
        return False  # `ông A từng được bổ nhiệm`, `trường hợp bổ nhiệm ông A`
    if "visited" in cue.subject and row.out.parts and any(row.word(m, _NOW) for m in range(max(0, k - 2), k)):
        return False  # `tiếp Đại sứ A đang ở thăm Việt Nam`
    if "spoke" in cue.subject and not speaks(row, k, agents):
        return False
    if agents and row.nodes[agents[0]].body is not None and "presented" in cue.subject and passive(row, agents[0]):
        return False
    if agents and "appointed" in cue.subject and not right_before(row, agents[-1], k):
        return False
    return not (cue.words.endswith("tổ chức") and "hosted" in cue.subject and not organises(row, k, agents))


_DONE = frozenset({"taking-part", "visit"})
# Words that leave it open whether somebody came; those of two words by their second, with their first.
_WISHES: dict[str, frozenset[str] | None] = {
    "muốn": None,
    "mời": None,
    "nên": None,
    "cần": None,
    "hoãn": None,
    "hủy": None,
    "thể": frozenset({"có"}),
    "năng": frozenset({"khả"}),
    "định": frozenset({"ý", "dự"}),
    "chối": frozenset({"từ"}),
    "sàng": frozenset({"sẵn"}),
    "gọi": frozenset({"kêu"}),
}
# How many words before the verb, at most.
_WISH_REACH = 3


def wished(row: Row, k: int) -> bool:
    """`bác bỏ ý định đến thăm`, `muốn dự`, `được mời dự`: nobody has come by it."""
    for m in range(k - 1, max(-1, k - 1 - _WISH_REACH), -1):
        node = row.nodes[m]
        if node.agent or not node.word or node.low in {",", ";", ".", ":"}:
            return False
        if node.low in _WISHES:
            first = _WISHES[node.low]
            if first is None or row.word(m - 1, first):
                return True
    return False


# Before a word of speech these make it a noun, or the words of others: `theo đề nghị`, `nghe báo cáo`.
_NAMES = frozenset(
    (
        "theo xét qua nghe bài lời sự những các bản kiến dung thần tác trò tờ đơn văn mọi nhiều từng trong của về "
        "từ vụ việc một hai ba bằng sau trước ngoài có hoa"
    ).split()
)


_TIMES = frozenset({"lần", "dịp"})
_MANY = frozenset({"những", "nhiều", "các", "mỗi"})
_ONCE = frozenset({"từng", "hợp", "lượt"})
_DUTY = frozenset({"phải", "cần", "nên", "hãy", "muốn"})
_PURPOSE = frozenset({"để", "nhằm"})
_NOW = frozenset({"đang"})
_READ_OUT = ("quyết định", "nghị quyết", "diễn văn")


def speaks(row: Row, k: int, agents: list[int]) -> bool:
    """Whether words of speech are a deed; `phát biểu của A`, `theo đề nghị của B` are nouns."""
    cue = row.nodes[k].cue
    assert cue is not None
    # `công bố quyết định của X` is no noun.
    if row.word(k - 1, _NAMES) or (row.word(k + 1, frozenset({"của"})) and not cue.words.endswith(_READ_OUT)):
        return False
    # `Đồng chí A: Cần chỉ rõ …` is what he said, not that he did.
    return not (agents and any(row.word(x, frozenset({":"})) for x in range(agents[-1] + 1, k)))


def leads(row: Row, k: int) -> bool:
    """`dẫn đầu đoàn`; not `đang dẫn đầu` in a count of votes."""
    return any(n.low in {"đoàn", "phái"} for n in row.nodes[max(0, k - _NEAR) : k + _NEAR])


# `đi kiểm tra`, `A, B kiểm tra`; but `kế hoạch kiểm tra`, `về kiểm tra` are matters.
_DOES = frozenset({"đã", "đi", "đến", "tới", "cùng", "tiếp", ",", "và", "sẽ", "đoàn", "trực"})


_BEHIND_NAME = frozenset({"của", "số", "do", "đã", "gồm", "liên", "cho", "về", "sẽ", "có", "còn", "cũng", ",", "."})


def signs(row: Row, k: int, agents: list[int]) -> bool:
    """Whether people sign with one another; `văn bản do A ký`, `A đã ký nghị định` are work at a desk (ruling 6)."""
    cue = row.nodes[k].cue
    assert cue is not None
    first = agents[0]
    while first > 0 and row.nodes[first - 1].address:
        first -= 1
    if row.word(first - 1, frozenset({"do"})):
        return False
    told = cue.words.endswith(("kết", "giao ước")) or len(agents) > 1
    return told or any(n.noun is not None and n.noun.rank == 3 for n in row.nodes)


def inspects(row: Row, k: int) -> bool:
    """Whether a verb of inspecting is what somebody does there, and not part of a noun."""
    if k == 0:
        return True
    before = row.nodes[k - 1]
    if before.low == "đoàn" and k + 1 < len(row.nodes):
        # `[đoàn kiểm tra] của Ban Bí thư`, `[đoàn giám sát] đã công bố`: the delegation's name.
        return row.nodes[k + 1].low not in _BEHIND_NAME and not row.nodes[k + 1].agent and row.nodes[k + 1].cue is None
    arrived = before.low in {"về", "lên", "xuống"} and row.word(k - 2, frozenset({"đã", "vừa"}))
    return before.agent or before.cue is not None or before.low in _DOES or arrived


def right_before(row: Row, x: int, k: int) -> bool:
    """`A được bầu`; not `A chúc mừng các đồng chí được bầu`."""
    between = row.nodes[x + 1 : k]
    return len(between) <= _CLOSE and not any(n.cue or n.address or n.low in {"các", "những", "người"} for n in between)


_LEADING = frozenset({"dẫn", "làm"})


def planned_ahead(row: Row, k: int) -> bool:
    """Whether the verb is told of what is to come: `sẽ lần đầu tiên dự`, `Dự kiến A dự …`."""
    if row.nodes[0].low == "dự" and row.nodes[0].cue is not None and row.nodes[0].cue.words == "dự kiến":
        return True
    if row.nodes[k].low in _LEADING and row.word(k + 1, _PLANNED):
        return True  # `Đoàn do A dẫn đầu sẽ thăm …`
    for m in range(k - 1, max(-1, k - _AHEAD), -1):
        cue = row.nodes[m].cue
        if row.nodes[m].low in _PLANNED or (cue is not None and cue.words == "dự kiến"):
            return True
        if row.nodes[m].agent or row.word(m, _CLOSES):
            break
    return False


# An event is named within so many nodes of the verb that tells who held it; a delegation likewise.
_NEAR = 12
_BESIDE = 3
_OPENS_NAME = frozenset(
    "hội lễ cuộc buổi chương giải đêm ngày kỳ kỷ đại liên tuần diễn triển lớp tập mít tuyên phiên".split()
)


# `[hội nghị] giao ban … 6 tháng đầu năm 2017 do X tổ chức`: whatever its theme, it is named before `do`.
_FAR = 60


def _row_start(row: Row, x: int) -> int:
    """The node with which `lãnh đạo X` begins."""
    while row.word(x - 1, frozenset({"lãnh", "đạo", "đại", "diện"})):
        x -= 1
    return x


def organises(row: Row, k: int, agents: list[int]) -> bool:
    """Whether `tổ chức` is said of a gathering: `[hội nghị] do X tổ chức`; not `giao X tổ chức rà soát`.

    A person who does it stands right before it: `A kiểm tra công tác chuẩn bị tổ chức lễ hội` tells of an inspection.
    """
    if agents and row.nodes[agents[-1]].mention is not None and k - agents[-1] > _BESIDE:
        return False
    if row.word(k - 1, frozenset({"được", "về"})):
        return False  # `Hội nghị EU được tổ chức`, `quyết định về tổ chức, cán bộ`
    reach = _FAR if agents and row.word(_row_start(row, agents[0]) - 1, frozenset({"do"})) else _NEAR
    near = row.nodes[max(0, k - reach) : k + _NEAR]
    return any(n.noun is not None for n in near) or (k + 1 < len(row.nodes) and row.nodes[k + 1].low in _OPENS_NAME)
