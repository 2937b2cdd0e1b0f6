"""Changes of position told in words: elected, appointed, relieved, retired.

Which position it is, and from when, is taken only from the words beside the verb.
The old post of somebody who is given another is former (ruling 15 of the
guideline); a mere membership stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from daibieu.reading.careers import ROW, man_before
from daibieu.reading.events import Told
from daibieu.reading.leaving import drop_current, leave
from daibieu.reading.lexicon import table
from daibieu.reading.model import AppointmentKind, Evidence
from daibieu.reading.nodes import Node
from daibieu.reading.parts import is_too_general
from daibieu.reading.people import Entry, People
from daibieu.reading.phrases import Phrases
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, squeeze

_NEAR = 6  # nodes between a verb and the post it gives or takes
# Nobody told as the subject of a change stands farther before it than this: 60 nodes are a long sentence.
_REACH = 120
_EFFECTIVE = re.compile(r"(?:(?:kể )?từ(?: ngày)?|từ trần(?: lúc)?(?: ngày)?|qua đời(?: ngày)?) $")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of changing a position."""

    kind: AppointmentKind | None
    gain: bool


@dataclass(slots=True)
class Change:
    """One change of one person, with where it is told."""

    entry: Entry
    kind: AppointmentKind
    position: int | None
    gain: bool
    sentence: Told
    effective: str | None
    by: str | None
    evidence: Evidence
    posts: tuple[int, ...] = ()  # with which he is named where the change is told


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what it says of all its changes alike; looked at once, since it may tell thousands."""

    tokens: Tokens
    sentence: Told
    people: People
    acts: dict[int, Act]  # by the node at which the verb begins
    when: str | None
    by: str | None
    decided: int  # the node at which a decision is named; past the end where none is


@cache
def _acts() -> Phrases[Act]:
    return Phrases(
        (row["written"], Act(row.get("kind"), row["effect"] == "gain"))  # type: ignore[arg-type]
        for row in table("acts", "written", "kind", "effect")
    )


def find(tokens: Tokens, told: list[Told], people: People) -> list[Change]:
    """The changes that the sentences tell; the people's positions are brought up to date."""
    found: list[Change] = []
    for sentence in told:
        if sentence.nodes and not sentence.headline:
            found.extend(_of_sentence(tokens, sentence, people))
    return found


def _of_sentence(tokens: Tokens, sentence: Told, people: People) -> list[Change]:
    nodes = sentence.nodes
    acts = _acts_in(tokens, nodes)
    if not acts or not any(n.mention for n in nodes):
        return []
    scene = _Scene(
        tokens, sentence, people, acts, _effective(tokens, sentence), _by(nodes, min(acts)), _decision(nodes)
    )  # fmt: skip
    changes: list[Change] = []
    last: tuple[int, Act] | None = None
    row = -1  # the last post of the act
    taken: Title | None = None  # the post last told as left by another
    for k, node in enumerate(nodes):
        if k in acts and _unreal(nodes, k):
            last = None
        elif k in acts:
            act = acts[k]
            told = last if last is not None and not _before_or_after(nodes, last[0]) else None
            last = (k, act if act.kind or told is None else Act(told[1].kind, act.gain))
            if not act.gain and not _title_near(nodes, k):
                changes.extend(_ended(scene, k, act))
            changes.extend(_told_before(scene, k, act, taken))
        # `giữ chức`, `làm` alone are no change unless the post follows at once.
        near = last is not None and 0 < k - last[0] <= (_NEAR if last[1].kind is not None else _AT_ONCE)
        near = near or (last is not None and last[0] < row < k and all(n.low in ROW for n in nodes[row + 1 : k]))
        joined = near and last is not None and last[1].kind is not None and _joins(nodes, last[0], k)
        title = node.title or (_membership(node) if joined else None)
        if title is not None and near and last is not None:
            found = _with_title(scene, k, last, title)
            changes.extend(found)
            row = k if found else row
            taken = title if found and not last[1].gain else taken
        if node.mention is not None and near and last is not None and last[1].gain and last[1].kind is not None:
            behind = (t for t in node.mention.titles if t.start > node.mention.name_end)
            for post in [t for t in behind if tokens.lows[t.start - 1] == "làm"][:1]:
                changes.extend(_hold(scene, node, post, last[0], last[1]))
    return changes


def _told_before(scene: _Scene, k: int, act: Act, taken: Title | None) -> list[Change]:
    """The post stands before the verb: `Phó Chủ tịch HĐND được bầu bổ sung là bà A`, `người được bầu thay là ông A`."""
    nodes = scene.sentence.nodes
    if not act.gain or act.kind is None:
        return []
    ahead = k + 1
    while ahead < min(len(nodes), k + 5) and nodes[ahead].low in _TO_THE_NAME:
        ahead += 1
    if ahead >= len(nodes) or nodes[ahead].mention is None or nodes[ahead - 1].low != "là":
        return []
    title = nodes[k - 1].title if k else None
    if title is None and any(n.low == "thay" for n in nodes[k + 1 : ahead]):
        title = taken
    return _hold(scene, nodes[ahead], title, k, act) if title is not None else []


_TO_THE_NAME = frozenset({"bổ", "sung", "mới", "thay", "thế", "lần", "này", "là"})
_AT_ONCE = 3


def _acts_in(tokens: Tokens, nodes: list[Node]) -> dict[int, Act]:
    """Verbs of change by the node at which they begin."""
    if not nodes:
        return {}
    stop = nodes[-1].end
    acts: dict[int, Act] = {}
    until = -1
    for k, node in enumerate(nodes):
        if not (node.word or node.cue) or node.start < until:
            continue
        hit = _acts().at(tokens, node.start, stop)
        if hit and node.cue is not None and node.cue.kind != "act" and hit[0] < node.end:
            continue  # `[làm] việc với` is no post
        if hit:
            acts[k] = hit[1]
            until = hit[0]
            continue
        for inner in range(node.start + 1, node.end):
            hit = _acts().at(tokens, inner, stop)
            if hit:
                acts[k] = hit[1]
                until = hit[0]
                break
    return acts


# `từng`: what was done long before is a career, read in `careers`.
_NOT_YET = frozenset("sẽ không chưa gọi đòi hãy nếu buộc sắp chối phải yêu từng".split())
# What is only asked for or drafted: `tờ trình về việc miễn nhiệm`, `đề nghị bổ nhiệm`, by the second word.
_ASKED = {
    "trình": "tờ",
    "nghị": "đề",
    "xuất": "đề",
    "xét": "xem",
    "thảo": "dự",
    "thiệu": "giới",
    "kiến": "dự",
    "cử": "ứng",
}


def _unreal(nodes: list[Node], k: int) -> bool:
    """`sẽ không từ chức`, `kêu gọi A từ chức`, `tờ trình miễn nhiệm A`: what was not done."""
    for x in range(k - 1, max(-1, k - 6), -1):
        if nodes[x].low in _NOT_YET:
            return True
        if nodes[x].word and x and nodes[x - 1].low == _ASKED.get(nodes[x].low):
            return True
        cue = nodes[x].cue
        if cue is not None and x == k - 1 and cue.words.split(" ")[0] == _ASKED.get(cue.words.split(" ")[-1]):
            return True
        if nodes[x].word and nodes[x].low in {",", ";", "."}:
            break
    return False


def _before_or_after(nodes: list[Node], k: int) -> bool:
    """`Trước khi được bổ nhiệm làm X, A giữ chức Y`: Y is not what he was appointed to."""
    return any(n.low == "khi" for n in nodes[max(0, k - 4) : k])


def _title_near(nodes: list[Node], k: int) -> bool:
    return any(n.title for n in nodes[k + 1 : k + 7])


def _joins(nodes: list[Node], at: int, k: int) -> bool:
    """Whether a committee is what somebody joins: right behind the verb, or in one row with such a one."""
    return all(n.body is not None or n.low in {",", "và", "tham", "gia", "vào"} for n in nodes[at + 1 : k])


def _membership(node: Node) -> Title | None:
    """Ruling 8: who joins a committee is its member: `tham gia Ban Chấp hành, Ban Thường vụ`."""
    body = node.body
    if body is None or body.head not in _COMMITTEES:
        return None
    return Title(
        body.start, body.end, "Ủy viên", "member", "any", body.name, body.level, body.place, body.kind, head=body.head
    )


_COMMITTEES = frozenset(
    {
        "party-committee-of-unit", "standing-board", "standing-board-of-province", "executive-committee",
        "party-committee-organisation",
    }
)  # fmt: skip


def _with_title(scene: _Scene, k: int, last: tuple[int, Act], title: Title) -> list[Change]:
    nodes = scene.sentence.nodes
    at, act = last
    if any(nodes[x].word and nodes[x].low in {";", "."} for x in range(at, k)):
        return []
    beside = [n.title for n in nodes[k + 1 : k + _BESIDE] if n.title is not None]
    changes: list[Change] = []
    for who in _holders(scene.tokens, nodes, k, at, act):
        changes.extend(_hold(scene, who, title, at, act, beside))
    return changes


def _holders(tokens: Tokens, nodes: list[Node], k: int, at: int, act: Act) -> list[Node]:
    """Whom the verb at node `at` gives the post at node `k`, or takes it from."""
    listed = _listed(nodes, k) if act.gain else []
    if listed:
        return listed
    before = man_before(nodes, k)
    if before is not None and any(n.low == "mừng" for n in nodes[before:at]):
        before = None  # `A chúc mừng người con của quê hương được bầu …`
    who = nodes[before] if before is not None else None
    if act.gain and act.kind is not None and not _held_by_subject(tokens, nodes, at):
        inside = next((n for n in nodes[at + 1 : k] if n.mention), None)
        who, before = inside, None
    stops = (x for x in range(k + 1, min(len(nodes), k + 8)) if nodes[x].mention or nodes[x].low in {";", "."})
    after = next(stops, None)
    if after is not None and nodes[after].mention and (not act.gain or nodes[after - 1].low == "là"):
        return [nodes[after]]  # `miễn nhiệm chức vụ T đối với ông B`, `giữ chức T là bà B`
    if who is None:
        return []
    pair = _pair(nodes, before) if before is not None else None
    return [pair, who] if pair is not None else [who]


def _listed(nodes: list[Node], k: int) -> list[Node]:
    """`giữ chức Phó Bí thư Tỉnh ủy nhiệm kỳ 2020-2025: A, T và B, T`: everybody behind the colon."""
    colon = next((x for x in range(k + 1, min(len(nodes), k + 9)) if nodes[x].low == ":"), None)
    if colon is None or any(n.mention or n.title or n.low in {";", ","} for n in nodes[k + 1 : colon]):
        return []
    until = next((x for x in range(colon, len(nodes)) if nodes[x].low in {";", "."}), len(nodes))
    return [n for n in nodes[colon:until] if n.mention is not None]


def _pair(nodes: list[Node], x: int) -> Node | None:
    """`đồng chí [A] và đồng chí B giữ chức …`."""
    if x < 2 or nodes[x - 1].low != "và" or nodes[x - 2].mention is None:
        return None
    return nodes[x - 2]


def _hold(
    scene: _Scene, who: Node, title: Title, at: int, act: Act, beside: list[Title] | None = None
) -> list[Change]:
    """The change of one man: his new post is held and old ones end, or the post told is former."""
    nodes = scene.sentence.nodes
    added = scene.people.add(who.mention) if who.mention is not None else None
    if added is None:
        return []
    entry, posts = added
    start, end = scene.tokens.span(min(who.start, nodes[at].start), max(title.end, nodes[at].end, who.end))
    kind: AppointmentKind = act.kind or "appointed"
    decided = act.kind is not None or scene.decided < at
    evidence = Evidence(start, end, scene.tokens.text[start:end], f"appointment/{kind if decided else 'given'}")
    if act.gain:
        index = scene.people.hold(entry, title, [title, *(beside or [])], evidence)
        leave(entry, posts, index, kind)
        posts = [n for n in posts if n != index]
    else:
        index = scene.people.hold(entry, replace(title, former=True, standing="former"), [title], evidence)
        drop_current(entry, index)
    return [Change(entry, kind, index, act.gain, scene.sentence, scene.when, scene.by, evidence, tuple(posts))]


# Nodes behind a post among which another may tell its place: `chỉ định vào Ban Thường vụ và giữ chức Bí thư Tỉnh ủy X`.
_BESIDE = 9
# Verbs whose subject is the one who comes into the post; of all others it is the one behind the verb.
_OF_SUBJECT = frozenset({"trúng", "tái", "đắc", "giữ", "đảm", "làm", "sang", "về", "được", "tham"})


def _held_by_subject(tokens: Tokens, nodes: list[Node], at: int) -> bool:
    """`A được bổ nhiệm`, `A trúng cử`: A; `bổ nhiệm B`, `bầu B`: B."""
    before = nodes[at - 1].low if at else ""
    return tokens.lows[nodes[at].start] in _OF_SUBJECT or before in {"được", "tục", "lại"}


def _ended(scene: _Scene, k: int, act: Act) -> list[Change]:
    """`A, Chủ tịch UBND huyện, nghỉ hưu`: every post he is named with ends."""
    nodes = scene.sentence.nodes
    given = next((x for x in range(k + 1, min(len(nodes), k + 6)) if nodes[x].low in {"cho", "đối"}), None)
    there = next((x for x in range(k + 1, min(len(nodes), k + 10)) if nodes[x].mention), None)
    after = nodes[there] if there is not None else None
    if given is None and any(n.low in {",", "vì", "do", "sau", "khi"} for n in nodes[k + 1 : there or k]):
        after = None  # `đã từ chức vì [A] …`, `về quyết định từ chức, [A] cho biết`
    # `trao quyết định nghỉ hưu cho đồng chí B`: B retires, whoever hands the decision over.
    before = man_before(nodes, k)
    who = after if given is not None and after is not None else nodes[before] if before is not None else after
    if who is None or who.mention is None or act.kind is None:
        return []
    if any(n.word and n.low in {"để", "trước"} for n in nodes[max(0, k - 2) : k]):
        return []
    added = scene.people.add(who.mention)
    if added is None:
        return []
    entry, posts = added
    start, end = scene.tokens.span(min(who.start, nodes[k].start), max(who.end, nodes[k].end))
    evidence = Evidence(start, end, scene.tokens.text[start:end], f"appointment/{act.kind}")
    if act.kind == "died" and not posts and not entry.held:
        return []
    if act.kind == "died":
        return [Change(entry, "died", None, False, scene.sentence, scene.when, None, evidence)]
    changes = []
    for n in posts:
        held = entry.held[n]
        held.title = replace(held.title, former=True, standing="former")
        changes.append(Change(entry, act.kind, n, False, scene.sentence, scene.when, None, evidence))
    return changes


def _effective(tokens: Tokens, sentence: Told) -> str | None:
    """The day behind `từ ngày`, in the sentence of the act; of a death the day told with it."""
    for day in sentence.dates:
        before = tokens.text[max(0, day.start - 24) : day.start].lower()
        if (
            day.iso
            and len(day.iso) == 10
            and (_EFFECTIVE.search(before) or day.words.lower().startswith(("từ", "kể từ")))
        ):
            return day.iso
    return None


# Between a body and its deed: `Ban Bí thư [đã có quyết định] bổ nhiệm`.
_DECIDES = frozenset(
    "đã vừa có ra ban hành công bố quyết định trao và về việc thống nhất tiến họp ký , tiếp tục sự kỷ luật thi".split()
)
_PAPERS = frozenset({"định", "lệnh", "luận", "quyết"})


def _decision(nodes: list[Node]) -> int:
    """The node at which a sentence first says `quyết định`; past its end where it does not."""
    return next((x for x, (a, b) in enumerate(pairwise(nodes)) if a.low == "quyết" and b.low == "định"), len(nodes))


def _by(nodes: list[Node], first: int) -> str | None:
    """The body that acts: the subject of the first verb, or whose decision it is (`theo quyết định của [X]`)."""
    for x in range(first - 1, max(-1, first - _REACH), -1):
        body = nodes[x].body
        if body is not None and not is_too_general(body):
            does = all(n.low in _DECIDES for n in nodes[x + 1 : first])
            signs = x >= 2 and nodes[x - 1].low == "của" and nodes[x - 2].low in _PAPERS
            if does or signs:
                return squeeze(body.full)
        elif nodes[x].word and nodes[x].low in {";", "."}:
            return None
    return None
