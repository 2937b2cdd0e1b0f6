"""Find who is elected or appointed where a sentence tells it, beyond the name right beside the verb.

`A được chỉ định giữ chức Bí thư; ông B - Phó Bí thư`, `bầu hai Ủy viên: A, B`, `Người được bầu là ông B`.
Which position it is, is read in `appointments`.
"""

from __future__ import annotations

from daibieu.reading.parts import Row

# More appointees than one sentence names.
_ROW = 120
# Words between the verb and the `là` of `Người được bầu bổ sung giữ chức Phó Chủ tịch là ông B`.
_TOLD_REACH = 10
_OPENS = frozenset({";", ":", ",", "và", "gồm"})
_FOLLOWS = frozenset({";", ",", ".", "và", "làm", "giữ", "(", ")", "là"})
_TO_POST = frozenset("bổ sung giữ chức vụ danh là làm vào , nhiệm kỳ thêm vị trí".split())


# The rule of a sentence that only names who holds which office: it counts where others are told as elected.
OFFICERS = "list/officers"
_HOW_MANY = frozenset("các hai ba bốn năm những và , thường trực khác còn lại mới".split())
_ARE = frozenset({"gồm", "là", ":"})


def officers(row: Row) -> list[int]:
    """`Các Phó Bí thư gồm: A, B`, `Ba Phó Bí thư khác là A, B`: whom a sentence names as holders of one office."""
    nodes = row.nodes
    x = 0
    while x < len(nodes) and (nodes[x].title is not None or row.word(x, _HOW_MANY)):
        x += 1
    if not any(n.title is not None for n in nodes[:x]) or not row.word(x, _ARE):
        return []
    if any(n.cue is not None for n in nodes):
        return []
    return [y for y in range(x, len(nodes)) if nodes[y].mention is not None]


def told_behind(row: Row, k: int) -> list[int]:
    """`Người được bầu giữ chức Phó Chủ tịch là [ông B]`: who is named behind a passive verb."""
    nodes = row.nodes
    for x in range(k + 1, min(len(nodes), k + 1 + _TOLD_REACH)):
        if nodes[x].mention is not None:
            is_he = row.word(x - 1, frozenset({"là"})) or _named_with_post(row, x)
            return [x] if is_he else []
        if not (nodes[x].title or nodes[x].body or nodes[x].address or nodes[x].low in _TO_POST):
            return []
    return []


def _named_with_post(row: Row, x: int) -> bool:
    """`được bầu giữ chức [Phó Chủ tịch UBND huyện là ông B]`: title and name are one node."""
    mention = row.nodes[x].mention
    return mention is not None and mention.rule == "title-name" and row.word(x - 1, frozenset({"chức", "vụ", "làm"}))


def others(row: Row, k: int, first: list[int]) -> list[int]:
    """Who follows in the same row: behind a colon, or each in a clause of his own."""
    nodes = row.nodes
    found: list[int] = []
    begin = max(k, *first) + 1 if first else _behind_colon(row, k)
    if begin is None:
        return []
    for x in range(begin, min(len(nodes), begin + _ROW)):
        node = nodes[x]
        if (node.cue is not None and node.cue.kind not in {"act", "none"}) or row.word(x, frozenset({"."})):
            break
        if node.mention is not None and node.mention.titles and _begins(row, x, begin) and ends(row, x):
            found.append(x)
    return found


def _behind_colon(row: Row, k: int) -> int | None:
    """Where the row of names begins that a colon opens: `bầu bổ sung hai Ủy viên UBND huyện: A, B`."""
    for x in range(k + 1, min(len(row.nodes), k + 1 + _TOLD_REACH)):
        if row.word(x, frozenset({":"})):
            return x + 1
        if row.nodes[x].mention is not None:
            return None
    return None


def _begins(row: Row, x: int, begin: int) -> bool:
    m = x - 1
    while m >= begin and (row.nodes[m].address or row.word(m, frozenset({"các"}))):
        m -= 1
    return m < begin or row.word(m, _OPENS)


def ends(row: Row, x: int) -> bool:
    """Whether no other verb tells of the man at node `x`."""
    if row.word(x + 1, frozenset({","})) and x + 2 < len(row.nodes) and (cue := row.nodes[x + 2].cue) is not None:
        return cue.kind in {"act", "none"}  # `bà B, Trưởng phòng, [dự] kỳ họp` is not elected
    return x + 1 >= len(row.nodes) or row.word(x + 1, _FOLLOWS)
