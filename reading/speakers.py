"""Decide whether words of speech put their speaker at a gathering (rulings 10 and 25 of the guideline).

They do where it is said that he spoke there, and where he is introduced with his title in the report of the one
gathering that the article tells. Whoever only gave a statement, to the press or on another day, was not there.
"""

from __future__ import annotations

from daibieu.reading.events import Draft, Told
from daibieu.reading.nodes import Node
from daibieu.reading.parts import Part

# Gatherings that consist of talk, so that a report of one tells what was said at it.
_TALK = frozenset({
    "conference", "online-conference", "review-conference", "briefing", "training", "study-conference", "consultation",
    "citizens-conference", "plenum", "congress", "session", "sitting", "session-part", "meeting", "press-conference",
    "working-session", "workshop", "seminar", "forum", "dialogue", "voter-meeting",
})  # fmt: skip
_SAYS = frozenset({
    "báo cáo", "nhấn mạnh", "khẳng định", "nêu rõ", "chỉ rõ", "lưu ý", "đề nghị", "yêu cầu", "cho rằng", "bày tỏ",
    "đánh giá cao", "đánh giá", "biểu dương", "mong muốn", "chia sẻ", "đề xuất", "tin tưởng", "ghi nhận",
})  # fmt: skip
# Words between a speaker and his verb: `A cũng thẳng thắn chia sẻ`.
_CLOSE = 4
# A report of a gathering does not go on for more sentences than this after it was last named.
_REPORT = 30
_PRESS = frozenset({"pv", "phóng", "báo", "phỏng", "mạng", "đài", "truyền", "trao"})
_OTHERS = frozenset({"của", "theo", "cho", "với", "từ"})
_WHERE = frozenset({"tại", "trong", "ở"})
_SITTINGS = frozenset({"buổi", "cuộc", "phiên"})
_HOW_MANY = frozenset({"các", "một", "những", "cả", "hai"})


def said_there(nodes: list[Node]) -> bool:
    """Whether a sentence names the gathering as where something was said: `tại hội nghị`, `trong các buổi làm việc`."""
    return any(_named_there(nodes, k) for k in range(len(nodes)))


def _named_there(nodes: list[Node], k: int) -> bool:
    """`Ông A cho rằng [hội nghị] sẽ thành công` tells only of what he said."""
    noun = nodes[k].noun
    if nodes[k].word and nodes[k].low in _SITTINGS and k > 0 and nodes[k - 1].low == "tại":
        return True  # `tại buổi tiếp xúc`
    if noun is None or not noun.counts or nodes[k].cue is not None:
        return False
    for m in range(k - 1, max(-1, k - 4), -1):
        if nodes[m].low in _WHERE and nodes[m].word:
            return True
        cue = nodes[m].cue
        if cue is not None and noun.rank > 1:
            return cue.kind == "taking-part" and "spoke" in cue.subject  # `phát biểu khai mạc hội nghị`
        if nodes[m].low not in _HOW_MANY:
            return False
    return False


def talked_of(drafts: list[Draft]) -> Draft | None:
    """The one gathering of talk that the article reports; None where it tells several or none."""
    told = [d for d in drafts if d.status is None and d.rank == 3]
    return told[0] if len(told) == 1 and told[0].type_id in _TALK else None


def introduced(draft: Draft, sentence: Told, part: Part) -> bool:
    """Whether somebody named with his title says something in the report of the gathering `draft`."""
    mention = part.mention
    if mention is None or not mention.titles or sentence.headline or sentence.dates or _far(draft, sentence):
        return False
    nodes = sentence.nodes
    at = next((x for x, n in enumerate(nodes) if n.mention is mention), None)
    if at is None:
        return False
    before = nodes[at - 1].low if at and nodes[at - 1].word else ""
    if before in _OTHERS or any(_elsewhere(n) for n in nodes[:at]):
        return False
    cue = next((n.cue for n in nodes[at + 1 : at + 1 + _CLOSE] if n.cue is not None), None)
    return cue is not None and cue.words in _SAYS


def _elsewhere(node: Node) -> bool:
    """`Trao đổi với phóng viên, A khẳng định`: said to the press."""
    return node.low in _PRESS and (node.word or (node.cue is not None and node.cue.kind in {"none", "statement"}))


def _far(draft: Draft, sentence: Told) -> bool:
    """Whether the report has left the gathering: it was not named before, or long ago."""
    named = [s.index for s in draft.sentences if s.index < sentence.index and _names_one(s)]
    return not named or sentence.index - named[-1] > _REPORT


def _names_one(sentence: Told) -> bool:
    """Whether a sentence names a gathering."""
    return any(n.noun is not None and n.noun.rank == 3 for n in sentence.nodes)
