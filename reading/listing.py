"""Read attendance lists: where one begins, who stands in it, which of its words are unnamed groups.

60 % of the lists of the corpus end in bodies and groups: `lãnh đạo Ban X; lãnh đạo các sở, ngành`.
"""

from __future__ import annotations

from daibieu.reading.model import Role
from daibieu.reading.parts import Row, is_too_general

# The words between a list's cue and its `có`: `Dự [hội nghị tổng kết công tác năm 2017] có`.
_OPENER_REACH = 14
_OPENS = frozenset({"có", "gồm", "là", ":"})
# A body behind one of these belongs to somebody's words and is nobody in a list of its own.
_INSIDE = frozenset({"trách", "trong", "của", "thuộc", "tại", "ở", "về", "cho", "cạnh", "với"})
_MASS = frozenset({"các", "một", "nhiều", "những", "đông", "hơn", "gần", "toàn"})
_MASS_HEADS = frozenset({"các", "đông", "hơn", "gần", "cán", "nhân", "cử", "đoàn", "một", "nhiều"})
_TRAILING = frozenset({",", "và", "lãnh", "đạo", "đại", "diện"})


# `các tỉnh phía Nam có 12 hợp tác xã`, `phía sau`: where, and no side of a gathering.
_WHERE = frozenset({"bắc", "nam", "đông", "tây", "trước", "sau", "trên", "dưới", "trong", "ngoài", "bị", "nguyên"})


def opens_a_side(row: Row, k: int) -> bool:
    """Whether a cue such as `phía` opens the list of one side."""
    cue = row.nodes[k].cue
    if cue is None or cue.words != "phía":
        return True
    return (k == 0 or row.word(k - 1, frozenset({",", ";", ".", "-", "+", "*"}))) and not row.word(k + 1, _WHERE)


_ALONG = frozenset({"cùng", "đi", "gia", "đoàn"})
_RITES = ("viếng", "hương", "hoa", "tưởng niệm", "tri ân")


def list_after(row: Row, k: int) -> int | None:
    """Where the list begins that cue `k` opens: behind `có`, `gồm`, `là` or a colon."""
    nodes = row.nodes
    cue = nodes[k].cue
    assert cue is not None
    for x in range(k + 1, min(len(nodes), k + 1 + _OPENER_REACH)):
        node = nodes[x]
        if node.mention is not None:
            if cue.object and _has_list(row, x + 1):
                continue  # `tiếp Phó Thủ tướng A có đồng chí B`
            direct = x == k + 1 or (x == k + 2 and nodes[x - 1].address)
            honoured = cue.words.endswith(_RITES)  # `viếng [đồng chí A]`: the dead are no guests
            return x if direct and not (cue.object or honoured) and cue.kind != "side" else None
        if row.word(x, _OPENS):
            if (cue.kind == "visit" and not row.word(k - 1, _ALONG)) or (cue.words == "kết luận" and node.low == ":"):
                return None  # `kiểm tra 8 đơn vị gồm: …`, `Kết luận nêu rõ: …`
            if node.low == ":" and row.word(x - 1, frozenset({"như"})):
                return None  # `có mặt tại nhiều công trình lớn như: …`
            # Somebody follows in any list; only this far is looked for him.
            ahead = nodes[x + 1 : x + 40]
            return x + 1 if any(n.agent for n in ahead) or any(n.low in _MASS_HEADS for n in ahead[:4]) else None
        if row.word(x, frozenset({".", ";"})):
            return None
        second = node.cue is not None and bool(node.cue.subject) and node.cue.kind == "taking-part" and not node.noun
        # `Dự và phát biểu tại hội nghị có`: the second verb belongs to the opener.
        if second and not (x == k + 1 or nodes[x - 1].low in {"và", ","}):
            return None
    return None


def _has_list(row: Row, x: int) -> bool:
    """Whether `có` with a list follows within a few words."""
    nodes = row.nodes
    for y in range(x, min(len(nodes) - 1, x + 8)):
        if row.word(y, frozenset({"có"})):
            return nodes[y + 1].address or nodes[y + 1].mention is not None or nodes[y + 1].low == "các"
    return False


def take_list(row: Row, begin: int, roles: tuple[Role, ...], rule: str, *, planned: bool) -> None:
    """Everybody in a list, and the unnamed groups among them."""
    nodes = row.nodes
    row.out.has_list = True
    x = begin
    while x < len(nodes):
        node = nodes[x]
        end = _group_end(row, x)
        inside = _members_of(row, x, end)
        if inside is not None:
            row.add(inside, roles, rule, planned=planned, listed=True)
            x = end
        elif end < len(nodes) and nodes[end].low == ":":
            x += 1
        elif end > x:
            titled = x > 0 and nodes[x - 1].title is not None
            row.out.groups.append((nodes[x - 1].start if titled else node.start, nodes[end - 1].end))
            x = end
        else:
            if node.mention or (node.body and not _elsewhere(row, x)):
                row.add(x, roles, rule, planned=planned, listed=True)
            x += 1


def _elsewhere(row: Row, x: int) -> bool:
    """Whether a body in a list only says whose, where or between whom: `bản ghi nhớ giữa [Bộ A] và [Bộ B]`."""
    if row.word(x - 1, _INSIDE | {"giữa"}) or _of_title(row, x):
        return True
    paired = x > 2 and row.word(x - 1, frozenset({"và", "với"})) and row.nodes[x - 2].body is not None
    return paired and row.word(x - 3, frozenset({"giữa"}))


_COUNCILS = ("HĐND", "UBND", "Thường trực HĐND", "Ủy ban MTTQ")


def _of_title(row: Row, x: int) -> bool:
    """Whether a body is what the title before it heads.

    `các đồng chí Phó Chủ tịch HĐND, [UBND tỉnh]`; `A - Công sứ, [Đại sứ quán Việt Nam tại Lào]`.
    """
    body, before = row.nodes[x].body, row.nodes[x - 2] if x > 1 else None
    if body is None or before is None or not row.word(x - 1, frozenset({",", "và", "-", "–"})):
        return False
    if before.title is not None:
        return body.name.startswith(_COUNCILS) and (before.title.body or "").startswith(_COUNCILS)
    last = before.mention.titles[-1] if before.mention is not None and before.mention.titles else None
    return last is not None and last.body is None and last.start > before.start and row.word(x - 1, frozenset({","}))


def _members_of(row: Row, x: int, end: int) -> int | None:
    """Ruling 19: `các đồng chí trong Ban Thường vụ X` are that body."""
    if end <= x or not row.nodes[x].address:
        return None
    inner = next((y for y in range(x, end) if row.nodes[y].body), None)
    words = [row.nodes[y].low for y in range(x, end) if row.nodes[y].body is None]
    return inner if inner is not None and words[-1:] == ["trong"] else None


def _group_end(row: Row, x: int) -> int:
    """Where the unnamed group ends that begins at node `x`; `x` where none does.

    `lãnh đạo các cơ quan, đơn vị trong Khối` goes on over its commas and takes in a body
    behind `trong`, `của`, `thuộc`; a body right behind a comma is somebody of his own.
    """
    nodes = row.nodes
    if not (nodes[x].word or nodes[x].address):
        return x
    words = [n.low for n in nodes[x : x + 5] if n.word or n.address]
    led = words[0] in {"lãnh", "đại"} and len(words) > 2 and words[1] in {"đạo", "diện", "biểu"}
    rest = words[2:] if led else words
    if led and rest[:2] == ["lãnh", "đạo"]:
        rest = rest[2:]
    if not (rest and rest[0] in _MASS) and words[0] not in _MASS_HEADS:
        return x
    y = x + 1
    while y < len(nodes) and not _ends_group(row, x, y):
        y += 1
    while y > x and row.word(y - 1, _TRAILING):
        y -= 1
    if y - x < 2 or all(n.address or n.low in {":", "các", "đồng", "chí"} for n in nodes[x:y]):
        return x
    return y


_COMMITTEES = frozenset({
    "city-party-committee", "district-party-committee", "urban-district-party-committee", "town-party-committee",
    "party-committee-of-unit",
})  # fmt: skip


def _ends_group(row: Row, x: int, y: int) -> bool:
    node = row.nodes[y]
    if node.mention is not None or row.word(y, frozenset({";", ".", ":", "cùng"})):
        return True
    if node.body is not None:
        small = row.tokens.words[node.start].islower() and node.low != "tỉnh" and node.body.head in _COMMITTEES
        if small and node.body.place is None:
            return False  # `lãnh đạo các huyện ủy, [thành ủy]`
        return row.word(y - 1, frozenset({",", "và", "đạo", "diện"})) and not is_too_general(node.body)
    if node.cue is not None:
        return node.cue.kind == "taking-part"
    return y > x + 1 and node.low in {"lãnh", "đại"} and row.nodes[y - 1].low == ","


def bare_list(row: Row) -> None:
    """A list without a verb of the table: `Về với cử tri còn có các Đại biểu Quốc hội: A, B`."""
    nodes = row.nodes
    for k in range(len(nodes) - 2):
        if nodes[k].agent or nodes[k].title:
            return
        if row.word(k, frozenset({"có"})):
            after = nodes[k + 1]
            plural = after.address or (after.low == "các" and nodes[k + 2].title is not None)
            # `Buổi làm việc này có Thủ tướng A`: the gathering itself is the subject.
            plural = plural or (after.mention is not None and any(n.noun and n.noun.rank == 3 for n in nodes[:k]))
            if plural and any(n.mention for n in nodes[k + 1 :]):
                take_list(row, k + 1, ("attended",), "list/có", planned=False)
            return


def senders(row: Row) -> None:
    """Bodies whose delegation it is: `Đoàn đại biểu Tỉnh ủy, HĐND tỉnh … vào viếng`.

    An ad hoc `đoàn công tác của Bộ X` puts the ministry nowhere (ruling 13).
    """
    nodes = row.nodes
    for k in range(len(nodes)):
        if not row.word(k, frozenset({"đoàn"})) or row.word(k - 1, frozenset({"trưởng", "tiếp", "đón", "mặt"})):
            continue
        noun = nodes[k].noun
        if noun is not None and noun.words not in _OF_DELEGATES:
            continue
        x = k + 1
        while row.word(x, frozenset({"đại", "biểu", "cán", "bộ"})):
            x += 1
        several = row.word(x, frozenset({"của"}))
        x += several
        found = []
        while x < len(nodes) and (nodes[x].body is not None or nodes[x].low in {",", "-", "–", "và"}):
            if nodes[x].body is not None:
                found.append(x)
            x += 1
        if len(found) > several:
            for x in found:
                row.add(x, ("attended",), "body/delegation")


_OF_DELEGATES = frozenset({"đoàn đại biểu", "đoàn cán bộ"})
