"""Read from a sentence's nodes who took part, in which roles, and which words are lists, groups and content.

The event they took part in is found in `events`. What somebody demanded or quoted
is content: nobody named there takes part by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from daibieu.reading.attribution import Mention
from daibieu.reading.bodies import BodySpan
from daibieu.reading.lexicon import table
from daibieu.reading.model import Role
from daibieu.reading.nodes import Node
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, squeeze

# The words between a list's cue and its `có`: `Dự [hội nghị tổng kết công tác năm 2017] có`.
_OPENER_REACH = 14
# Words that may stand between a subject and its verb.
_ADVERBS = frozenset(
    [
        "đã",
        "cũng",
        "cùng",
        "và",
        "đồng",
        "thời",
        "vừa",
        "còn",
        "sẽ",
        "tới",
        "đến",
        "về",
        "lần",
        "lượt",
        "trực",
        "tiếp",
        "long",
        "trọng",
        ",",
        "có",
        "buổi",
        "cuộc",
        "chương",
        "trình",
        "chuyến",
        "tiến",
        "hành",
        "vinh",
        "dự",
        "đại",
        "biểu",
        "thay",
        "mặt",
        "đoàn",
        "đại",
        "diện",
        "được",
        "là",
        "người",
    ]
)
_COORDINATION = frozenset({",", "và", "cùng", ";", "với"})
_LEADERS = frozenset({"lãnh đạo", "đại diện", "đại diện lãnh đạo", "ban giám đốc"})
_PLANNED = frozenset({"sẽ", "sắp", "dự kiến"})
_NEGATED = frozenset({"không", "chưa", "chẳng"})


@dataclass(slots=True)
class Part:
    """One agent's part as one sentence tells it."""

    mention: Mention | None
    body: BodySpan | None
    title: Title | None
    roles: tuple[Role, ...]
    start: int
    end: int
    rule: str
    weak: bool = False  # speech: counts only for one who is there anyway
    listed: bool = False
    as_words: str | None = None
    planned: bool = False
    behalf: tuple[BodySpan, ...] = ()
    delegation: bool = False  # told of `đoàn`: its leader, with those who came along


@dataclass(slots=True)
class Parts:
    """What a sentence says about taking part."""

    parts: list[Part] = field(default_factory=list)
    groups: list[tuple[int, int]] = field(default_factory=list)
    absent: list[Node] = field(default_factory=list)
    planned: bool = False
    has_list: bool = False


def parts_of(tokens: Tokens, nodes: list[Node]) -> Parts:
    """The parts that a sentence's nodes tell."""
    out = Parts()
    content = False
    k = 0
    while k < len(nodes):
        node = nodes[k]
        cue = node.cue
        if cue is None:
            k += 1
            continue
        if cue.kind in {"none", "joint", "behalf"}:
            k += 1
            continue
        if content and cue.kind not in {"taking-part", "side"}:
            k += 1
            continue
        if cue.kind in {"statement", "message"}:
            content = True
            k += 1
            continue
        planned = _before(nodes, k, _PLANNED)
        negated = _before(nodes, k, _NEGATED)
        subject = _subject(tokens, nodes, k)
        if subject and subject[0].body is not None and "presented" in cue.subject and _passive(nodes, subject[0]):
            # `3 đơn vị được UBND tỉnh tặng Cờ`: a result told, no part in the event.
            k += 1
            continue
        if cue.kind == "absence" or negated:
            out.absent.extend(subject if cue.kind == "absence" or cue.kind == "taking-part" else [])
            k += 1
            continue
        if content and subject and not _fresh(nodes, k, subject):
            k += 1
            continue
        if cue.kind == "side":
            subject = []
        opening = None if subject and not _side(nodes, k, subject) else _list_after(nodes, k)
        if cue.kind == "side" and opening is None:
            k += 1
            continue
        if opening is not None and cue.subject and cue.kind != "speech":
            for met in nodes[k + 1 : opening] if cue.object else ():
                if met.agent:
                    _add(tokens, out, nodes, met, cue.object, f"object/{cue.words}", False, planned)
            _take_list(tokens, nodes, opening, cue.subject, out, f"list/{cue.words}", planned)
            out.has_list = True
            return out
        weak = cue.kind == "speech"
        if not subject and cue.subject:
            subject = _subject_behind(nodes, k)
            # `Báo cáo với Đoàn, đồng chí A nêu`: said there, whoever he is.
            weak = weak and not subject
        if cue.subject:
            for agent in subject:
                _add(tokens, out, nodes, agent, cue.subject, f"subject/{cue.words}", weak, planned)
        if cue.object:
            for agent in _object(nodes, k):
                _add(tokens, out, nodes, agent, cue.object, f"object/{cue.words}", weak, planned)
        if weak and subject:
            content = True
        k += 1
    if out.parts:
        _sent_by(tokens, nodes, out)
    if not out.parts and not out.absent:
        _bare_list(tokens, nodes, out)
    return out


def _sent_by(tokens: Tokens, nodes: list[Node], out: Parts) -> None:
    """Bodies whose delegation it is: `Đoàn đại biểu Tỉnh ủy, HĐND tỉnh … vào viếng`.

    An ad hoc `đoàn công tác của Bộ X` puts the ministry nowhere (ruling 13).
    """
    for k, node in enumerate(nodes):
        if not (node.low == "đoàn" and node.word and (k == 0 or nodes[k - 1].low not in {"trưởng", "tiếp", "đón"})):
            continue
        x = k + 1
        while x < len(nodes) and nodes[x].word and nodes[x].low in {"đại", "biểu", "cán", "bộ"}:
            x += 1
        while x < len(nodes) and (nodes[x].body is not None or nodes[x].low in {",", "-", "–", "và"}):
            if nodes[x].body is not None:
                _add(tokens, out, nodes, nodes[x], ("attended",), "body/delegation", False, False)
            x += 1


def _bare_list(tokens: Tokens, nodes: list[Node], out: Parts) -> None:
    """A list without a verb of the table: `Về với cử tri còn có các Đại biểu Quốc hội: A, B`."""
    for k, node in enumerate(nodes[:-2]):
        if node.agent or node.title:
            return
        if node.word and node.low == "có":
            after = nodes[k + 1]
            plural = after.address or (after.low == "các" and nodes[k + 2].title is not None)
            if plural and any(n.mention for n in nodes[k + 1 :]):
                _take_list(tokens, nodes, k + 1, ("attended",), out, "list/có", planned=False)
                out.has_list = True
            return


def _before(nodes: list[Node], k: int, words: frozenset[str]) -> bool:
    return any(nodes[m].word and nodes[m].low in words for m in range(max(0, k - 3), k))


def _subject(tokens: Tokens, nodes: list[Node], k: int) -> list[Node]:
    """The agents that stand before a cue in its clause, with those coordinated to them."""
    m = k - 1
    skipped = 0
    while m >= 0 and skipped < 16:
        node = nodes[m]
        if node.agent or node.title or (node.address and m + 1 < len(nodes) and not nodes[m + 1].agent):
            break
        if node.cue is not None:
            if node.cue.kind in {"none"}:
                skipped += 1
                m -= 1
                continue
            if node.cue.kind in {"speech", "statement", "act"} and not _joined(nodes, m, k):
                return []
        elif node.low == "đoàn" and not (m and nodes[m - 1].low in {"trưởng", "các", "nhiều"}) and _acts(nodes, k):
            return [node]
        elif node.low in {";", ".", "để", "nhằm", "khi", "do", "của", "về", "vì", "nếu", "cho", "theo"}:
            if node.low in {"của", "về", "cho", "theo"} and m > 0 and nodes[m - 1].cue is None:
                skipped += 1
                m -= 1
                continue
            return []
        skipped += 1
        m -= 1
    if m < 0 or skipped >= 16:
        return []
    if nodes[m].title or nodes[m].address:
        return [nodes[m]]
    found = _coordinated(nodes, m)
    first = nodes.index(found[0])
    if first > 0 and nodes[first - 1].cue is not None and nodes[first - 1].cue.kind == "behalf":
        # `A thay mặt Bộ Chính trị dự`, `Thay mặt Tỉnh ủy, A trao`: A is there, the body is not.
        return [n for n in found if n.mention is not None] or _subject(tokens, nodes, first - 1)
    return found


def _acts(nodes: list[Node], k: int) -> bool:
    """Whether a cue tells what a delegation does: it visits, pays respects, works, presents."""
    cue = nodes[k].cue
    return cue is not None and cue.kind in {"taking-part", "visit"} and not set(cue.subject) & {"chaired", "hosted"}


def _passive(nodes: list[Node], node: Node) -> bool:
    at = nodes.index(node)
    return at > 0 and nodes[at - 1].word and nodes[at - 1].low == "được"


def _joined(nodes: list[Node], m: int, k: int) -> bool:
    """Whether two cues share their subject: `dự và phát biểu`."""
    return all((nodes[x].word and (nodes[x].low in _ADVERBS)) or nodes[x].cue is not None for x in range(m + 1, k))


def _coordinated(nodes: list[Node], m: int) -> list[Node]:
    """The agent at `m` and those before it in the same row of commas and `và`."""
    found = [nodes[m]]
    x = m - 1
    while x >= 0:
        node = nodes[x]
        if node.agent:
            found.insert(0, node)
        elif node.address or node.title:
            pass
        elif node.low in {"-", "–"} and found[0].body is not None:
            pass  # `Tỉnh ủy - HĐND - UBND tỉnh`
        elif (
            node.low in _COORDINATION
            or node.low in {"các", "đồng", "chí", "lãnh", "đạo", "đại", "diện"}
            or node.low == ":"
            or node.low.isdigit()
            or node.low in {"gồm", "đơn", "vị", "bao", "thành", "viên", "cơ", "quan"}
        ):
            pass
        else:
            break
        x -= 1
    return found


def _fresh(nodes: list[Node], k: int, subject: list[Node]) -> bool:
    """Whether the subject opens a clause of its own after a semicolon."""
    first = min(nodes.index(n) for n in subject)
    x = first - 1
    while x >= 0 and (nodes[x].address or (nodes[x].word and nodes[x].low in {"các", "đồng", "chí"})):
        x -= 1
    return x >= 0 and nodes[x].word and nodes[x].low == ";" and k > first


def _side(nodes: list[Node], k: int, subject: list[Node]) -> bool:
    """Whether the agents before a list's cue only name a side: `Về phía Bộ Y tế, dự có …`."""
    first = min(nodes.index(n) for n in subject)
    return all(n.body is not None for n in subject) and any(
        nodes[x].word and nodes[x].low in {"phía", "bên"} for x in range(max(0, first - 3), first)
    )


def _list_after(nodes: list[Node], k: int) -> int | None:
    """Where the list begins that a cue opens: behind `có`, `gồm`, `là` or a colon."""
    for x in range(k + 1, min(len(nodes), k + 1 + _OPENER_REACH)):
        node = nodes[x]
        if node.mention is not None:
            cue = nodes[k].cue
            if cue is not None and cue.object and _has_list(nodes, x + 1):
                continue  # `tiếp Phó Thủ tướng A có đồng chí B`
            direct = x == k + 1 or (x == k + 2 and nodes[x - 1].address)
            return x if direct and cue is not None and not cue.object and cue.kind != "side" else None
        if node.word and node.low in {"có", "gồm", "là", ":"}:
            if any(n.agent for n in nodes[x + 1 :]):
                return x + 1
            return x + 1 if _has_group(nodes, x + 1) else None
        if node.word and node.low in {".", ";"}:
            return None
        if node.cue is not None and node.cue.subject and node.cue.kind == "taking-part" and not node.noun:
            # `Dự và phát biểu tại hội nghị có`: the second verb belongs to the opener.
            if not (x == k + 1 or nodes[x - 1].low in {"và", ","}):
                return None
    return None


def _has_list(nodes: list[Node], x: int) -> bool:
    """Whether `có` with a list follows within a few words."""
    for y in range(x, min(len(nodes) - 1, x + 8)):
        if nodes[y].word and nodes[y].low == "có":
            return nodes[y + 1].address or nodes[y + 1].mention is not None or nodes[y + 1].low == "các"
    return False


def _has_group(nodes: list[Node], x: int) -> bool:
    return any(n.word and n.low in {"lãnh", "đại", "các"} for n in nodes[x : x + 4])


def _take_list(
    tokens: Tokens, nodes: list[Node], begin: int, roles: tuple[Role, ...], out: Parts, rule: str, planned: bool
) -> None:
    """Everybody in a list, and the unnamed groups among them."""
    x = begin
    while x < len(nodes):
        node = nodes[x]
        end = _group_end(nodes, x)
        inner = next((n for n in nodes[x:end] if n.body), None)
        if inner and [n.low for n in nodes[x:end] if n.body is None][-1:] == ["trong"] and node.address:
            # Ruling 19: `các đồng chí trong Ban Thường vụ X` are that body.
            _add(tokens, out, nodes, inner, roles, rule, False, planned, listed=True)
            x = end
            continue
        if end < len(nodes) and nodes[end].low == ":":
            x += 1
            continue
        if end > x:
            titled = x > 0 and nodes[x - 1].title is not None
            out.groups.append((nodes[x - 1].start if titled else node.start, nodes[end - 1].end))
            x = end
            continue
        if node.mention or (node.body and not (x and nodes[x - 1].word and nodes[x - 1].low in _INSIDE)):
            _add(tokens, out, nodes, node, roles, rule, False, planned, listed=True)
        x += 1


def _group_end(nodes: list[Node], x: int) -> int:
    """Where the unnamed group ends that begins at node `x`; `x` where none does.

    `lãnh đạo các cơ quan, đơn vị trong Khối` goes on over its commas and takes in a body
    behind `trong`, `của`, `thuộc`; a body right behind a comma is somebody of his own.
    """
    words = [n.low for n in nodes[x : x + 5] if n.word or n.address]
    if not words or not (nodes[x].word or nodes[x].address):
        return x
    led = words[0] in {"lãnh", "đại"} and len(words) > 2 and words[1] in {"đạo", "diện", "biểu"}
    rest = words[2:] if led else words
    if led and rest[:2] == ["lãnh", "đạo"]:
        rest = rest[2:]
    if not (rest and rest[0] in _MASS) and words[0] not in _MASS_HEADS:
        return x
    y = x + 1
    while y < len(nodes):
        node = nodes[y]
        if node.mention is not None or (node.word and node.low in {";", ".", "cùng"}):
            break
        if (
            node.body is not None
            and node.body.name[0].isupper()
            and nodes[y - 1].word
            and nodes[y - 1].low in {",", "và", "đạo", "diện"}
            and not is_too_general(node.body)
        ):
            break
        if node.cue is not None and node.cue.kind == "taking-part":
            break
        if y > x + 1 and node.low in {"lãnh", "đại"} and nodes[y - 1].low == ",":
            break
        y += 1
    while y > x and nodes[y - 1].word and nodes[y - 1].low in {",", "và", "lãnh", "đạo", "đại", "diện"}:
        y -= 1
    if all(n.address or n.low in {":", "các", "đồng", "chí"} for n in nodes[x:y]):
        return x
    return y if y - x >= 2 else x


# A body behind one of these belongs to somebody's words and is nobody in a list of its own.
_INSIDE = frozenset({"trách", "trong", "của", "thuộc", "tại", "ở", "về", "cho", "cạnh", "với"})
_MASS = frozenset({"các", "một", "nhiều", "những", "đông", "hơn", "gần", "toàn"})
_MASS_HEADS = frozenset({"các", "đông", "hơn", "gần", "cán", "nhân", "cử", "đoàn", "một", "nhiều"})


def _subject_behind(nodes: list[Node], k: int) -> list[Node]:
    """The subject that follows an opening adverbial: `Phát biểu tại hội nghị, đồng chí A đánh giá cao`."""
    if any(not n.word for n in nodes[:k] if n.cue is None):
        return []
    for x in range(k + 1, min(len(nodes), k + 25)):
        node = nodes[x]
        if node.agent:
            if any(nodes[y].word and nodes[y].low == "," for y in range(k + 1, x)):
                return [node] if node.mention is not None or x + 1 < len(nodes) else []
            return []
        if node.title:
            return [node] if any(nodes[y].word and nodes[y].low == "," for y in range(k + 1, x)) else []
    return []


def _object(nodes: list[Node], k: int) -> list[Node]:
    """The agents right behind a cue, with those coordinated to them; `trao … cho A` counts too."""
    x = k + 1
    reach = 0
    while x < len(nodes) and (not nodes[x].agent or _giver(nodes, k, x)):
        node = nodes[x]
        if node.cue is not None or (node.word and node.low in {".", ";", ":"}):
            return []
        if node.word and node.low == ",":
            return []
        reach += 1
        if reach > 10:
            return []
        x += 1
    found = []
    while x < len(nodes):
        node = nodes[x]
        if node.agent:
            found.append(node)
        elif not (node.address or node.low in _COORDINATION - {";"}):
            break
        x += 1
    return found


def _giver(nodes: list[Node], k: int, x: int) -> bool:
    """`trao Giấy khen của [UBND huyện] cho ông B`: whose gift it is, not who receives it."""
    cue = nodes[k].cue
    return cue is not None and "received" in cue.object and nodes[x - 1].word and nodes[x - 1].low == "của"


@cache
def _not_agents() -> frozenset[str]:
    return frozenset(row["written"].lower() for row in table("not_agents", "written"))


def is_too_general(body: BodySpan) -> bool:
    """Whether a bare head or a name such as `Đảng` takes part in nothing by itself."""
    return body.name.lower() in _not_agents()


def _behalf(nodes: list[Node], node: Node) -> tuple[BodySpan, ...]:
    """The bodies for which a person is said to act right behind his name."""
    x = nodes.index(node) + 1
    if x >= len(nodes) or nodes[x].cue is None or nodes[x].cue.kind != "behalf":
        return ()
    found = []
    for other in nodes[x + 1 :]:
        if other.body is not None:
            found.append(other.body)
        elif not (other.word and other.low in {",", "và", "lãnh", "đạo"}):
            break
    return tuple(found)


def _add(
    tokens: Tokens,
    out: Parts,
    nodes: list[Node],
    node: Node,
    roles: tuple[Role, ...],
    rule: str,
    weak: bool,
    planned: bool,
    *,
    listed: bool = False,
) -> None:
    as_words = None
    start = node.start
    if node.body is not None:
        if is_too_general(node.body) or tokens.words[node.body.start][0].islower():
            return
        start, as_words = _leaders(tokens, nodes, node)
    if not node.agent and node.title is None and not node.address:
        out.parts.append(Part(None, None, None, roles, start, node.end, rule, weak, planned=planned, delegation=True))
        return
    out.parts.append(
        Part(
            node.mention,
            node.body,
            node.title,
            roles,
            start,
            node.end,
            rule,
            weak,
            listed,
            as_words,
            planned,
            _behalf(nodes, node),
        )
    )


def _leaders(tokens: Tokens, nodes: list[Node], node: Node) -> tuple[int, str | None]:
    """`lãnh đạo Ban X`: the body came as these words."""
    at = nodes.index(node)
    x = at
    while x > 0 and nodes[x - 1].word and nodes[x - 1].low in {"lãnh", "đạo", "đại", "diện"}:
        x -= 1
    if x == at:
        return node.start, None
    return nodes[x].start, squeeze(tokens.exact(nodes[x].start, node.end))
