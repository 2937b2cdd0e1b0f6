"""Decide whether what bodies are told to do puts them at a gathering, or is their everyday work.

Bodies hold, chair, sign and inspect at desks too: `Công an huyện kiểm tra`, `UBND tỉnh đã ký quyết định`,
`nghị định do Bộ Công Thương chủ trì soạn thảo` tell of no gathering. Who the subject is, is found in
`subjects`; that a person does something is presence by itself and is not asked here.
"""

from __future__ import annotations

from daibieu.reading.parts import Row

# Nodes around the verb in which the gathering is named: `[hội nghị] do X chủ trì`, `X chủ trì [hội nghị]`.
_BEFORE, _BEHIND = 8, 12
_PLACED = frozenset({"lãnh", "đạo", "đại", "diện", "các", "cho", "với", "đến"})
_TASKS = frozenset({"yêu cầu", "đề nghị", "giao", "chỉ đạo", "kiến nghị", "mong", "mong muốn", "đề xuất", "phân công"})
# Before the verb these tell of duty, habit or plan: `Sở cần tổ chức`, `UBND thường xuyên tổ chức`.
_DUTY = frozenset({"cần", "phải", "nên", "hãy", "thường", "muốn", "từng", "chưa"})
# Before the verb these make a matter of it: `trước khi tổ chức đại hội`, `công tác tổ chức lễ hội`.
_MANY = frozenset({"các", "nhiều", "những", "hàng", "định"})
_FIELD = frozenset({"công", "việc", "quá"})  # `phối hợp với Sở Y tế trong [công tác] tuyên truyền, tổ chức`
_MATTER = frozenset({"khi", "hoạch", "sự", "việc", "để", "nhằm", "tác", "cách", "nơi"})
_NEEDS_A_GATHERING = frozenset({
    "có mặt", "chủ trì", "đồng chủ trì", "cùng chủ trì", "chủ tọa", "điều hành", "tiếp thu",
})  # fmt: skip
# Who inspects as a group sent out: others do it as their daily work (3 right of 66 on the corpus).
_SENT_OUT = frozenset({
    "working-group", "inspection-team", "steering-board", "economy-and-budget-committee",
    "culture-and-society-committee", "legal-committee", "ethnic-affairs-board", "urban-committee",
})  # fmt: skip
_POLICE = frozenset({"police", "court", "procuracy"})


def at_a_gathering(row: Row, k: int, agents: list[int]) -> bool:
    """Whether the bodies at the nodes `agents`, the subject of cue `k`, are at a gathering by it."""
    cue = row.nodes[k].cue
    assert cue is not None
    if _tasked(row, agents[0]) or row.word(k - 1, _MATTER):
        return False
    if row.word(agents[0] - 1, frozenset({"được", "bởi"})) and "hosted" not in cue.subject:
        return False  # `vấn đề sẽ được [Đoàn Chủ tịch] họp, thảo luận`
    if cue.words.endswith("tổ chức") and row.word(k + 1, _MANY):
        return False  # `thời gian qua, Bộ đã tổ chức [nhiều] hội nghị`
    between = [m for m in range(agents[0] + 1, k) if m not in agents]
    if any(row.word(m, _DUTY) or (row.word(m, frozenset({"trong"})) and row.word(m + 1, _FIELD)) for m in between):
        return False
    if cue.kind == "visit":
        return any((b := row.nodes[x].body) is not None and b.head in _SENT_OUT for x in agents)
    if "signed" in cue.subject:
        noun = row.nodes[k].noun
        ceremony = "kết" in cue.words or (noun is not None and noun.words.startswith("ký kết"))
        return len(agents) > 1 or ceremony or "giao ước" in cue.words or signed_with(row, k) is not None
    if cue.words in _NEEDS_A_GATHERING:
        near = row.nodes[max(0, min(agents[0], k) - _BEFORE) : k + _BEHIND]
        return any(n.noun is not None and n.noun.counts and n.noun.rank == 3 for n in near)
    if cue.words == "đối thoại":
        return False  # a noun: `cuộc họp bên lề Đối thoại Shangri-La`
    if cue.words.startswith("làm việc"):
        body = row.nodes[agents[-1]].body
        questions = body is not None and body.kind in _POLICE
        return not questions and not row.word(k - 1, frozenset({"đang", "liên", "hệ"}))
    return True


# Bodies that decide by sitting: what they discuss, pass and elect on a told day they do in session.
_SITTING = frozenset({
    "national-assembly", "assembly-standing-committee", "peoples-council", "peoples-committee", "politburo",
    "secretariat", "standing-board", "standing-board-of-province", "party-central-committee",
    "party-committee-organisation", "executive-committee",
})  # fmt: skip
_DAY = frozenset({"sáng", "chiều", "tối", "trưa", "ngày", "nay"})
# `được Quốc hội thông qua`, `trình HĐND xem xét`: a result, or what is still to be done.
_NOT_THEN = frozenset({"được", "trình", "để", "do", "nếu", "khi", "mà", "xin", "gửi"})


def sits(row: Row, x: int, k: int) -> bool:
    """Whether the body at node `x` is told to have sat by cue `k`: `Sáng 5/6, HĐND tỉnh [thảo luận] …`."""
    body = row.nodes[x].body
    if body is None or body.head not in _SITTING or row.word(x - 1, _NOT_THEN) or _tasked(row, x):
        return False
    between = [row.nodes[m].low for m in range(x + 1, k) if not row.word(m, _TERM)]
    if not all(low.isdigit() or not low.strip("ivx") for low in between):
        return False
    near = range(max(0, x - _BEHIND), min(len(row.nodes) - 1, k + _BEHIND))
    return any(row.word(m, _DAY) and (row.nodes[m + 1].low[0].isdigit() or row.nodes[m].low == "nay") for m in near)


# Between a body and what it does in session: `HĐND tỉnh khóa VII, nhiệm kỳ 2021-2026 đã tiến hành [bầu]`.
_TERM = frozenset({"khóa", "nhiệm", "kỳ", ",", "-", "–", "đã", "cũng", "tiến", "hành", "tiếp", "tục", "còn", "sẽ"})


def _tasked(row: Row, x: int) -> bool:
    """`yêu cầu [Sở Y tế] tổ chức`: told to do it, which is not done."""
    while row.word(x - 1, _PLACED):
        x -= 1
    before = row.nodes[x - 1].cue if x > 0 else None
    return before is not None and before.words in _TASKS


def signed_with(row: Row, k: int) -> int | None:
    """The body with whom it was signed: `A ký biên bản ghi nhớ với [B]`."""
    nodes = row.nodes
    for x in range(k + 1, min(len(nodes) - 1, k + _BEHIND)):
        if row.word(x, frozenset({"với", "cùng"})) and nodes[x + 1].body is not None:
            return x + 1
        if row.word(x, frozenset({",", ";", "."})):
            return None
    return None


_SPEECHES = frozenset({"báo", "tham", "ý", "phát", "bài", "thảo"})
_TOLD_BY = frozenset({"đại", "diện", "lãnh", "đạo", "các", ":"})


def heard(row: Row) -> None:
    """Bodies whose leaders were heard there: `Hội nghị đã nghe ý kiến của đại diện [Sở Y tế], [Sở Tài chính]`.

    A report of the body itself (`báo cáo của Sở Y tế`) is paper: its presence is told by its leaders alone.
    """
    nodes = row.nodes
    if not any(n.noun is not None and n.noun.counts and n.noun.rank == 3 for n in nodes):
        return
    for k in range(1, len(nodes) - 2):
        near = nodes[max(0, k - _BEFORE) : k]
        if not any(n.low == "nghe" or (n.word and n.noun is None and n.low == "tại") for n in near):
            continue
        spoken = any(n.low in _SPEECHES or (n.cue is not None and n.cue.words == "theo báo cáo") for n in near)
        if not (spoken and row.word(k, frozenset({"của"})) and row.word(k + 1, frozenset({"đại", "lãnh"}))):
            continue
        x = k + 1
        while row.word(x, _TOLD_BY):
            x += 1
        while x < len(nodes) and (nodes[x].body is not None or row.word(x, _TOLD_BY | {",", "và", ";"})):
            if nodes[x].body is not None:
                row.add(x, ("spoke",), "body/heard", weak=True)
            x += 1
