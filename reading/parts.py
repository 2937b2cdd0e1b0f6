"""Parts in an event as one sentence tells them, and the sentence's nodes on which they are found.

Which part somebody has is decided in `participation`, `subjects` and `listing`;
whether it makes him present in `gathering`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.bodies import BodySpan
from daibieu.reading.heads import head_of
from daibieu.reading.lexicon import table
from daibieu.reading.mentions import Mention
from daibieu.reading.model import BehalfKind, Role
from daibieu.reading.nodes import Node
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, squeeze

BEHALF: dict[str, BehalfKind] = {
    "speaks-for": "speaks-for",
    "represents": "represents",
    "substitutes-for": "substitutes-for",
    "by-mandate-of": "by-mandate-of",
}
_DELEGATION = "assembly-delegation"  # written small as often as not: `đoàn ĐBQH tỉnh`
_CREDIT = 5  # nodes from the paper back to `Nguồn:` or `Ảnh: A/`
_LEADERS = frozenset({"lãnh", "đạo", "đại", "diện"})


@dataclass(frozen=True, slots=True)
class For:
    """For whom somebody came or acted: the words in tokens `start`-`end`."""

    kind: BehalfKind
    start: int
    end: int


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
    behalf: tuple[For, ...] = ()
    delegation: bool = False  # told of `đoàn`: its leader, with those who came along


@dataclass(slots=True)
class Parts:
    """What a sentence says about taking part. `groups` are tokens, `absent` nodes."""

    parts: list[Part] = field(default_factory=list)
    groups: list[tuple[int, int]] = field(default_factory=list)
    absent: list[Node] = field(default_factory=list)
    has_list: bool = False
    # The sentence is nothing but people: it goes on the list of the sentence before, if that has one.
    roster: bool = False


@dataclass(slots=True)
class Row:
    """A sentence's nodes while its parts are found."""

    tokens: Tokens
    nodes: list[Node]
    out: Parts = field(default_factory=Parts)
    # Whose deed an object was: the subjects of its verb, by the object's node.
    doers: dict[int, list[int]] = field(default_factory=dict)

    def word(self, x: int, words: frozenset[str]) -> bool:
        """Whether node `x` is a plain word of a set."""
        return 0 <= x < len(self.nodes) and self.nodes[x].word and self.nodes[x].low in words

    def add(
        self,
        x: int,
        roles: tuple[Role, ...],
        rule: str,
        *,
        weak: bool = False,
        planned: bool = False,
        listed: bool = False,
    ) -> None:
        """Give the agent of node `x` a part; a name too general for a body, or written small, is passed over."""
        node = self.nodes[x]
        start, as_words, body = node.start, None, node.body
        if node.body is not None:
            start, as_words = self.leaders(x)
            small = self.tokens.words[node.body.start][0].islower() and node.body.head != _DELEGATION
            body = _led_body(node.body)
            if body is not node.body:
                as_words = squeeze(self.tokens.exact(self.nodes[x].start, self.nodes[x].end))
            if self.in_credit(x) or is_too_general(body) or (small and not ((as_words or listed) and " " in body.name)):
                return
        delegation = not node.agent and node.title is None and not node.address
        behalf = () if delegation else (*self._before(x), *self._behind(x))
        self.out.parts.append(
            Part(
                node.mention, body, node.title, roles, start, node.end, rule, weak, listed, as_words, planned, behalf,
                delegation,
            )
        )  # fmt: skip

    def in_credit(self, x: int) -> bool:
        """`(Nguồn: [TTXVN])`, `Ảnh: [Báo Quê Nhà]`: a paper that is only cited."""
        words = {n.low for n in self.nodes[max(0, x - _CREDIT) : x] if n.word}
        return self.word(x - 1, frozenset({":", "/"})) and bool(words & {"nguồn", "ảnh", "theo", "tin"})

    def leaders(self, x: int) -> tuple[int, str | None]:
        """`lãnh đạo Ban X`: the body came as these words."""
        y = x
        while y > 0 and self.word(y - 1, _LEADERS) and self.nodes[y - 1].noun is None:
            y -= 1
        if y == x:
            return self.nodes[x].start, None
        return self.nodes[y].start, squeeze(self.tokens.exact(self.nodes[y].start, self.nodes[x].end))

    def _behind(self, x: int) -> tuple[For, ...]:
        """`A thay mặt Tỉnh ủy …`, `A dự thay Chánh Văn phòng`: for whom, right behind the name."""
        if x + 1 >= len(self.nodes):
            return ()
        cue = self.nodes[x + 1].cue
        kind = BEHALF.get(cue.kind) if cue is not None else None
        return self._named_from(x + 2, kind) if kind else ()

    def _before(self, x: int) -> tuple[For, ...]:
        """`Thay mặt Tỉnh ủy, A …`, `Thừa ủy quyền Chủ tịch nước, A trao …`: at the sentence's head."""
        if self.nodes[x].mention is None:
            return ()
        for y in range(min(3, x)):
            cue = self.nodes[y].cue
            kind = BEHALF.get(cue.kind) if cue is not None else None
            if kind:
                return tuple(f for f in self._named_from(y + 1, kind) if f.end <= self.nodes[x].start)
        return ()

    def _named_from(self, x: int, kind: BehalfKind) -> tuple[For, ...]:
        found = []
        while x < len(self.nodes):
            node = self.nodes[x]
            if node.body is not None or node.title is not None:
                found.append(For(kind, node.start, node.end))
            elif not self.word(x, _JOINS):
                break
            x += 1
        return tuple(found)


_JOINS = frozenset({",", "và", "lãnh", "đạo", "cho", "của"})


_LEADERSHIP = ("Ban Giám đốc ", "Ban Giám hiệu ", "Ban Lãnh đạo ")


def _led_body(body: BodySpan) -> BodySpan:
    """Ruling 19: the directors of a body are that body: `Ban Giám đốc [Công an tỉnh]`."""
    for words in _LEADERSHIP:
        if body.name.startswith(words) and body.full.startswith(words):
            name = body.name.removeprefix(words)
            row = head_of(name)
            if row is not None:
                full = body.full.removeprefix(words)
                return replace(body, name=name, full=full, kind=row["kind"], head=row["id"])
    return body


@cache
def _not_agents() -> frozenset[str]:
    return frozenset(row["written"].lower() for row in table("not_agents", "written"))


# Kinds of which there are many everywhere: their bare head names no one of them.
_KINDS = frozenset({"school", "hospital", "enterprise", "institute", "court", "procuracy", "police"})


@cache
def _bare_heads() -> frozenset[str]:
    """The heads of such kinds that tell neither level nor name: `Trường THPT`, `Công an`, `Câu lạc bộ`."""
    rows = ontology_table("bodies.tsv")
    plain = [r for r in rows if r["kind"] in _KINDS and r.get("unique") != "yes" and r["level"] == "any"]
    return frozenset(form.lower() for row in plain for form in row.forms)


def is_too_general(body: BodySpan) -> bool:
    """Whether a bare head or a name such as `Đảng` takes part in nothing by itself."""
    if body.place is None and body.full == body.name and body.name.lower() in _bare_heads():
        return True
    return body.name.lower() in _not_agents()
