"""Read who stands before a verb of giving: the subject of the passive and of receiving, the giver of the active.

A pronoun or a common noun (`nhà trường`) is nobody here, and whoever only says
where somebody belongs, hosts the ceremony or is spoken for gives and takes nothing by that.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import get_args

from daibieu.reading.awardparts import ABOUT, AND, SMALL_NUMBERS, Parts, Recipient, groups
from daibieu.reading.model import BehalfKind
from daibieu.reading.nodes import Node

# A body behind one of these says where the recipients belong: `3 đơn vị thuộc Sở Y tế`.
_BELONGS = frozenset(
    {"thuộc", "của", "tại", "ở", "trong", "về", "từ", "theo", "với", "cùng", "do", "tới", "đến", "được", "bởi", "-"}
)
_ADVERBS = frozenset({"đã", "từng", "cũng", "vừa", "vinh", "dự", "lại", "còn", "đang", "đều", "mới", "được"})
_PRONOUNS = frozenset({"ông", "bà", "anh", "chị", "cô", "em", "họ", "tôi", "mình", "trường", "vị", "xã", "đó", "này"})
_SAYING = frozenset({"speech", "statement", "message"})
_MAX_PLACE = 6
# The farthest of 119 subjects in the corpus stood 32 words before its verb, a relative clause between them.
_MAX_SUBJECT = 45
_BEHALF = frozenset(get_args(BehalfKind))


class Sides(Parts):
    """The agents of one sentence, those before a verb too."""

    def hosted(self, start: int, end: int) -> bool:
        """Whether `tổ chức` stands between two tokens."""
        inside = self.nodes[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]
        return any(n.cue is not None and "hosted" in n.cue.subject for n in inside)

    def event_before(self, i: int) -> bool:
        """Whether an event is named right before token `i`: `Lễ [đón nhận]`."""
        node = self.node(i - 1) if i > self.first else None
        return node is not None and node.noun is not None and node.cue is None

    def speaks_of(self, node: Node) -> bool:
        """Whether a bare title stands for somebody whom the article names with it."""
        return node.title is not None and self.people.holder(node.title) is not None

    def subject(self, before: int, bound: int) -> list[Recipient]:
        """Who stands nearest before token `before` as a subject: counted, named or in words, with those coordinated.

        Nobody where a pronoun or a common noun is the subject, or where somebody's saying begins.
        """
        tokens = self.tokens
        i = before - 1
        while i >= bound and tokens.lows[i] in _ADVERBS:
            i -= 1
        if i >= bound and tokens.lows[i] in _PRONOUNS and (i == self.first or not tokens.words[i - 1].isalnum()):
            return []
        place = self._place_ending(i + 1, bound)
        if place is not None:
            return [place]
        bound = max(bound, before - _MAX_SUBJECT)
        while i >= bound and tokens.words[i] != ";":
            node = self.node(i)
            if node is not None and node.cue is not None and node.cue.kind in _SAYING:
                return []
            counted = self._counted_from(i, bound)
            if counted is not None:
                return [*self._coordinated_left(counted, bound), counted]
            if tokens.lows[i] in {"các", "những", "nhiều"}:
                unnamed = self.unnamed(i, before)
                counts = groups().has(tokens, i + 1, before) or (node is not None and node.address)
                return [unnamed] if unnamed and counts else []
            if node is not None and (node.agent or node.title):
                if node.start < bound:
                    return []
                if node.agent and not self._belongs(node, bound):
                    agent = self.agent(node, before)
                    return [*self._coordinated_left(agent, bound), agent] if agent else []
                i = node.start
            i = self._opening(i, bound) - 1
        return []

    def _opening(self, i: int, bound: int) -> int:
        """The opening bracket of a closing one at token `i`; any other token itself."""
        if self.tokens.words[i] == ")":
            for j in range(i - 1, bound - 1, -1):
                if self.tokens.words[j] == "(":
                    return j
        return i

    def _place_ending(self, end: int, bound: int) -> Recipient | None:
        """A place that ends at token `end` and opens its clause: `Năm 2017, [xã Mỹ Hưng] được …`."""
        tokens = self.tokens
        for i in range(end - 1, max(bound, end - _MAX_PLACE) - 1, -1):
            mark = tokens.words[i - 1] if i > self.first else ";"
            opens = mark in {":", ";"} or (mark == "," and not self._names(i - 2))
            place = self.place(i, end) if opens and tokens.words[i].isalpha() else None
            if place is not None and place.end == end:
                return place
        return None

    def _names(self, i: int) -> bool:
        """Whether token `i` ends a name, which a place behind a comma only locates: `Trường X, [huyện Y]`."""
        node = self.node(i)
        return self.tokens.words[i][:1].isupper() or self.tokens.words[i] == ")" or (node is not None and node.agent)

    def _belongs(self, node: Node, bound: int) -> bool:
        """Whether a body only says where somebody belongs (`A, [Chi bộ X]`), or by whom something was done."""
        i = node.start - 1
        if node.mention is not None or i < bound:
            return False
        left = self.node(i - 1) if self.tokens.words[i] == "," and i > bound else None
        return self.tokens.lows[i] in _BELONGS or (left is not None and left.mention is not None)

    def _counted_from(self, i: int, bound: int) -> Recipient | None:
        """A counted group that begins at token `i`: numbers are what its words begin with."""
        if not (self.tokens.words[i].isdigit() or self.tokens.lows[i] in SMALL_NUMBERS):
            return None
        start = i - 1 if i > bound and self.tokens.lows[i - 1] in ABOUT else i
        return self.counted(start, self.stop)

    def _coordinated_left(self, right: Recipient | None, bound: int) -> list[Recipient]:
        """Those that stand before one in the same row: `28 tập thể và [48 cá nhân]`."""
        found: list[Recipient] = []
        while right is not None:
            i = right.start - 1
            if i < bound or self.tokens.lows[i] not in AND:
                break
            left = self._ending_at(i, bound, right)
            if left is None:
                break
            found.insert(0, left)
            right = left
        return found

    def _ending_at(self, i: int, bound: int, right: Recipient) -> Recipient | None:
        if right.name is None:
            for start in range(i - 1, max(bound - 1, i - 8), -1):
                counted = self._counted_from(start, bound)
                if counted is not None:
                    return counted if counted.end == i else None
            return None
        node = self.node(i - 1) if i - 1 >= bound else None
        if node is None or not node.agent or node.start < bound or self._belongs(node, bound):
            return None
        left = self.agent(node, i)
        return left if left is not None and left.kind == right.kind else None

    def _spoken_for(self, node: Node) -> bool:
        """`thay mặt [Đảng bộ] trao`: for whom it is handed over, told of a body before the verb."""
        k = bisect_right(self.starts, node.start) - 1
        for before in reversed(self.nodes[max(0, k - 5) : k]):
            if before.mention is not None or before.low == ",":
                return False
            if before.cue is not None and before.cue.kind in _BEHALF:
                return node.mention is None
        return False

    def _whole(self, node: Node, bound: int) -> bool:
        """Whether its words are no piece of a longer name: `Cơ quan [LĐLĐ thành phố]`, `[Nhà nước] Liên bang Nga`."""
        words = self.tokens.words
        before = words[node.start - 1] if node.start > bound else ","
        after = words[node.end] if node.end < self.stop else ","
        inside = before[0].isupper() and node.start - 1 > self.first
        return node.mention is not None or not (inside or after[0].isupper())

    def giver_before(self, before: int, bound: int) -> Node | None:
        """The agent or office nearest before a verb in the active; an event's host is none by that."""
        i = before - 1
        while i >= max(bound, before - _MAX_SUBJECT):
            node = self.node(i)
            if self.tokens.words[i] == ";" or (i == before - 1 and self.event_before(before)):
                return None
            if node is not None and (node.agent or node.title):
                if node.start >= bound and not self._belongs(node, bound):
                    return node if self._whole(node, bound) and not self._spoken_for(node) else None
                i = node.start
            i = self._opening(i, bound) - 1
        return None
