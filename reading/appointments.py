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

from daibieu.reading.context import LOCAL
from daibieu.reading.events import Told
from daibieu.reading.lexicon import table
from daibieu.reading.model import AppointmentKind, Evidence
from daibieu.reading.nodes import Node
from daibieu.reading.parts import is_too_general
from daibieu.reading.people import Entry, People
from daibieu.reading.phrases import Phrases
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, squeeze

_MEMBERS = ("member", "deputy-of", "delegate", "national-assembly-deputy")
_NEAR = 6  # nodes between a verb and the post it gives or takes
# Nobody told as the subject of a change stands farther before it than this: 60 nodes are a long sentence.
_REACH = 120
_KEEPS_OTHERS = frozenset({"ratified", "designated"})
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
    changes: list[Change] = []
    last: tuple[int, Act] | None = None
    for k, node in enumerate(nodes):
        if k in acts and _unreal(nodes, k):
            last = None
        elif k in acts:
            act = acts[k]
            told = last if last is not None and not _before_or_after(nodes, last[0]) else None
            last = (k, act if act.kind or told is None else Act(told[1].kind, act.gain))
            if not act.gain and not _title_near(nodes, k):
                change = _ended(tokens, sentence, people, k, act)
                changes.extend(change)
        # `giữ chức`, `làm` alone are no change unless the post follows at once.
        near = last is not None and 0 < k - last[0] <= (_NEAR if last[1].kind is not None else _AT_ONCE)
        joined = near and last is not None and last[1].kind is not None and _joins(nodes, last[0], k)
        title = node.title or (_membership(node) if joined else None)
        if title is not None and near and last is not None:
            change_ = _with_title(tokens, sentence, people, k, last, title)
            if change_ is not None:
                changes.append(change_)
        if node.mention is not None and near and last is not None and last[1].gain and last[1].kind is not None:
            behind = (t for t in node.mention.titles if t.start > node.mention.name_end)
            given = [t for t in behind if tokens.lows[t.start - 1] == "làm"]
            found = (_with_title(tokens, sentence, people, k, last, t, node) for t in given[:1])
            changes.extend(c for c in found if c is not None)
    return changes


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


_NOT_YET = frozenset({"sẽ", "không", "chưa", "gọi", "đòi", "hãy", "nếu", "buộc", "sắp", "chối", "phải", "yêu"})


# What is only asked for or drafted: `tờ trình về việc miễn nhiệm`, `đề nghị bổ nhiệm`, by the second word.
_ASKED = {
    "trình": "tờ",
    "nghị": "đề",
    "xuất": "đề",
    "xét": "xem",
    "thảo": "dự",
    "thiệu": "giới",
    "kiến": "dự",
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
    {"standing-board", "standing-board-of-province", "executive-committee", "party-committee-organisation"}
)


def _subject(nodes: list[Node], k: int) -> Node | None:
    """The person before node `k`; who stands in brackets beside another is not meant: `bà A ([vợ ông B]) được …`."""
    inside = 0
    for x in range(k - 1, max(-1, k - 1 - _REACH), -1):
        inside += (nodes[x].low == ")") - (nodes[x].low == "(" and inside > 0)
        if nodes[x].mention is not None and not inside and not _giver(nodes, x, k):
            return nodes[x]
        if nodes[x].word and nodes[x].low in {";", "."}:
            break
    return None


def _giver(nodes: list[Node], x: int, k: int) -> bool:
    """`B, người được [A] bổ nhiệm làm …`: who gives the post."""
    while x > 0 and nodes[x - 1].address:
        x -= 1
    return x > 0 and nodes[x - 1].low in {"được", "bởi"} and not any(n.low == "được" for n in nodes[x + 1 : k])


def _with_title(
    tokens: Tokens,
    sentence: Told,
    people: People,
    k: int,
    last: tuple[int, Act],
    title: Title,
    holder: Node | None = None,
) -> Change | None:
    """The change that gives or takes a title at node `k`; `holder`: whose name the title already stands beside."""
    nodes = sentence.nodes
    at, act = last
    if any(nodes[x].word and nodes[x].low in {";", "."} for x in range(at, k)):
        return None
    who = _subject(nodes, k)
    if act.gain and act.kind is not None and not _held_by_subject(tokens, nodes, at):
        who = next((n for n in nodes[at + 1 : k] if n.mention), None)
    if not act.gain or who is None:
        after = next((n for n in nodes[k + 1 : k + 8] if n.mention), None)
        who = after if after is not None and not act.gain else who
    who = holder or who
    if who is None or who.mention is None:
        return None
    added = people.add(who.mention)
    if added is None:
        return None
    entry, posts = added
    start, end = tokens.span(min(who.start, nodes[at].start), max(nodes[k].end, who.end))
    kind: AppointmentKind = act.kind or "appointed"
    decided = act.kind is not None or any(n.low == "quyết" and m.low == "định" for n, m in pairwise(nodes[:at]))
    evidence = Evidence(start, end, tokens.text[start:end], f"appointment/{kind if decided else 'given'}")
    if act.gain:
        index = people.hold(entry, title, [title], evidence)
        posts = [n for n in posts if n != index]
        _leave(entry, posts, index, kind)
    else:
        index = people.hold(entry, replace(title, former=True, standing="former"), [title], evidence)
        _drop_current(entry, index)
    when, by = _effective(tokens, sentence), _by(tokens, nodes, at)
    return Change(entry, kind, index, act.gain, sentence, when, by, evidence, tuple(posts))


# Verbs whose subject is the one who comes into the post; of all others it is the one behind the verb.
_OF_SUBJECT = frozenset({"trúng", "tái", "đắc", "giữ", "đảm", "làm", "sang", "về", "được", "tham"})


def _held_by_subject(tokens: Tokens, nodes: list[Node], at: int) -> bool:
    """`A được bổ nhiệm`, `A trúng cử`: A; `bổ nhiệm B`, `bầu B`: B."""
    before = nodes[at - 1].low if at else ""
    return tokens.lows[nodes[at].start] in _OF_SUBJECT or before in {"được", "tục", "lại"}


def _leave(entry: Entry, posts: list[int], new: int, kind: AppointmentKind) -> None:
    """The posts with which he was named are former once he is given another."""
    given = entry.held[new].title
    if _is_member(given):
        return
    for n in posts:
        old = entry.held[n].title
        if n == new or old.former:
            continue
        if _elsewhere(old, given):
            entry.held[n].title = replace(old, former=True, standing="former")
            continue
        if _is_member(old):
            continue
        if kind in _KEEPS_OTHERS and old.body != given.body:
            continue
        entry.held[n].title = replace(old, former=True, standing="former")


def _elsewhere(old: Title, given: Title) -> bool:
    """Whether the new post is of another province than the old one, or takes a man of a ministry to a province."""
    if given.level not in LOCAL or given.place is None:
        return False
    if old.level in LOCAL:
        return old.place is not None and old.place != given.place and given.level in {"province", "city"}
    return (old.body or "").startswith("Bộ ") and old.body != "Bộ Chính trị"


def _drop_current(entry: Entry, former: int) -> None:
    """A post told as ended is not held beside: its current twin becomes former."""
    gone = entry.held[former].title
    for n, held in enumerate(entry.held):
        title = held.title
        if (
            n != former
            and title.office.lower() == gone.office.lower()
            and title.body == gone.body
            and title.place == gone.place
        ):
            held.title = replace(title, former=True, standing="former")


def _is_member(title: Title) -> bool:
    return title.office.lower().startswith(("ủy viên", "đại biểu"))


def _ended(tokens: Tokens, sentence: Told, people: People, k: int, act: Act) -> list[Change]:
    """`A, Chủ tịch UBND huyện, nghỉ hưu`: every post he is named with ends."""
    nodes = sentence.nodes
    given = next((x for x in range(k + 1, min(len(nodes), k + 6)) if nodes[x].low in {"cho", "đối"}), None)
    after = next((n for n in nodes[k + 1 : k + 10] if n.mention), None)
    between = nodes[k + 1 : nodes.index(after)] if after is not None else []
    if given is None and any(n.low in {",", "vì", "do", "sau", "khi"} for n in between):
        after = None  # `đã từ chức vì [A] …`, `về quyết định từ chức, [A] cho biết`
    # `trao quyết định nghỉ hưu cho đồng chí B`: B retires, whoever hands the decision over.
    who = after if given is not None and after is not None else _subject(nodes, k) or after
    if who is None or who.mention is None or act.kind is None:
        return []
    if any(n.word and n.low in {"để", "trước"} for n in nodes[max(0, k - 2) : k]):
        return []
    added = people.add(who.mention)
    if added is None:
        return []
    entry, posts = added
    start, end = tokens.span(min(who.start, nodes[k].start), max(who.end, nodes[k].end))
    evidence = Evidence(start, end, tokens.text[start:end], f"appointment/{act.kind}")
    when = _effective(tokens, sentence)
    if act.kind == "died" and not posts and not entry.held:
        return []
    if act.kind == "died":
        return [Change(entry, "died", None, False, sentence, when, None, evidence)]
    changes = []
    for n in posts:
        held = entry.held[n]
        held.title = replace(held.title, former=True, standing="former")
        changes.append(Change(entry, act.kind, n, False, sentence, when, None, evidence))
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


def _by(tokens: Tokens, nodes: list[Node], at: int) -> str | None:
    """The body that acts: the subject of the sentence's verbs, or whose decision it is (`theo quyết định của [X]`)."""
    first = min((k for k in _acts_in(tokens, nodes) if k <= at), default=at)
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
