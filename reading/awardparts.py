"""Read who is given a distinction, from the words behind the verb or the distinction.

Named people, bodies and places, counted groups, and unnamed groups kept as words.
Which of them belong to which distinction is decided in `awards`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from daibieu.reading.awardwords import stops_at
from daibieu.reading.lexicon import table, words
from daibieu.reading.model import Kind
from daibieu.reading.names import run_end
from daibieu.reading.nodes import Node
from daibieu.reading.people import People
from daibieu.reading.phrases import Phrases
from daibieu.reading.places import place_at
from daibieu.reading.tokens import Tokens, number_of, squeeze

# Without five: `trong năm đơn vị được tặng` is the year.
SMALL_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NO_COUNT = frozenset({"năm", "tháng", "ngày", "số", "khóa", "thứ", "lần", "-", "/"})
ABOUT = frozenset({"hơn", "gần", "trên", "khoảng"})
_MANY = frozenset({"các", "những", "nhiều", "toàn", "tất"})
_STANDS_FOR = frozenset({"đại", "diện", "tập", "thể", "cá", "nhân", "đơn", "vị"})
AND = frozenset({",", "và", "cùng"})
_MAX_WORDS = 16


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient over tokens `start`-`end`: a name, a number of them, or words alone."""

    start: int
    end: int
    name: str | None = None
    kind: Kind | None = None
    number: int | None = None
    told: str | None = None


@cache
def groups() -> Phrases[bool]:
    """What papers count or tell in words instead of names: `tập thể`, `đảng viên`."""
    return Phrases((row["written"], True) for row in table("award_groups", "written"))


@cache
def _general() -> frozenset[str]:
    return words("not_agents")


class Parts:
    """The agents of one sentence, found by token."""

    def __init__(self, tokens: Tokens, nodes: list[Node], people: People, named: list[str]) -> None:
        self.tokens = tokens
        self.nodes = nodes
        self.first, self.stop = nodes[0].start, nodes[-1].end
        self.starts = [n.start for n in nodes]
        self.people = people
        self._named = named  # the bodies that the article has named so far

    def node(self, i: int) -> Node | None:
        """The node that token `i` is in."""
        k = bisect_right(self.starts, i) - 1
        node = self.nodes[k] if k >= 0 else None
        return node if node is not None and node.start <= i < node.end else None

    def recipients(self, i: int, stop: int) -> tuple[list[Recipient], int]:
        """The recipients coordinated from token `i` on, and where their words end."""
        found: list[Recipient] = []
        end = i
        at = i
        while at < stop:
            here = self._recipient(at, stop)
            # `cho ông B, [người hiến đất]`: behind a comma only `các`, `những` open another group.
            if here is None or (found and here.name is None and here.number is None and not self._many(at)):
                break
            found.append(here)
            end = at = here.end
            if at < stop and self.tokens.words[at] == "(":
                at = self._closed(at, stop)
                end = at
            step = at
            while step < stop and self.tokens.lows[step] in AND:
                step += 1
            if step == at:
                break
            at = step
        return found, end

    def _many(self, i: int) -> bool:
        return self.tokens.lows[i] in _MANY | ABOUT

    def _closed(self, i: int, stop: int) -> int:
        for j in range(i, min(stop, i + 20)):
            if self.tokens.words[j] == ")":
                return j + 1
        return i

    def _recipient(self, i: int, stop: int) -> Recipient | None:
        counted = self.counted(i, stop)
        if counted is not None:
            if counted.end < stop and self.tokens.words[counted.end] == ":":
                return self._agent(counted.end + 1, stop) or counted
            named = self._agent(counted.end, stop) if counted.number == 1 else None
            return named or counted
        row = groups().at(self.tokens, i, stop)
        node = self.node(i)
        if row is not None and node is not None and node.body is not None and row[0] > node.end:
            return self.unnamed(i, stop)  # `Đảng bộ, chính quyền và nhân dân tỉnh X` are not the Party's organisation
        return self._agent(i, stop) or self._stood_for(i, stop) or self.unnamed(i, stop)

    def _stood_for(self, i: int, stop: int) -> Recipient | None:
        """`đại diện [X]`, `tập thể [X]`, `các đơn vị: [X], [Y]`: the words before a recipient that are none."""
        tokens = self.tokens
        many = i < stop and tokens.lows[i] == "các"
        k = i + many
        while k < min(stop, i + 5) and tokens.lows[k] in _STANDS_FOR:
            k += 1
        colon = k < stop and tokens.words[k] == ":"
        k += colon
        if k == i:
            return None
        found = self.counted(k, stop) or self._agent(k, stop)
        # `các đơn vị [Sở Y tế]` are not the department.
        return None if found is not None and many and not colon and found.kind == "body" else found

    def _agent(self, i: int, stop: int) -> Recipient | None:
        """The person, body or place at token `i`."""
        while i < stop and (node := self.node(i)) is not None and (node.address or node.low == ":"):
            i = node.end
        node = self.node(i) if i < stop else None
        if node is None or node.start != i:
            return None
        return self.agent(node, stop)

    def agent(self, node: Node, stop: int) -> Recipient | None:
        """The recipient that a node is, its words cut at `stop` where the distinction begins inside them."""
        end = min(node.end, stop)
        if node.mention is not None:
            entry = self.people.add(node.mention)
            name = entry[0].name if entry else squeeze(node.mention.name.words)
            if node.mention.name_end > stop:  # `tặng ông A [Huân chương]`: its first word was taken for a name's
                name = " ".join(name.split()[: stop - node.mention.name_end])
            return Recipient(node.start, end, name, "person")
        if node.body is not None:
            full = squeeze(node.body.full if end == node.end else self.tokens.exact(node.start, end))
            if node.body.name.lower() in _general():
                short = self._short(node)
                if short is None:
                    return None
                full = short
            return Recipient(node.start, end, full, "body")
        return self.place(node.start, stop) if node.word and self.tokens.words[node.start].isalpha() else None

    def place(self, i: int, stop: int) -> Recipient | None:
        """`xã Mỹ Hưng` as who is given something; the words of a bare level are nobody."""
        if self.tokens.lows[i] in {"tỉnh", "nước"}:
            return None
        place = place_at(self.tokens, i, stop)
        if place is None or not (place.name and place.word) or place.level == "country":
            return None
        end = place.end
        if place.level in {"commune", "district"}:
            end = max(end, min(stop, run_end(self.tokens, end - 1, stop)))  # `xã [Mỹ] Hưng` is not in America
        return Recipient(i, end, squeeze(self.tokens.exact(i, end)), "body")

    def _short(self, node: Node) -> str | None:
        """`Trường` alone: the first of that head in the article; not inside other words (`Trung ương [Cục]`)."""
        before = self.tokens.words[node.start - 1] if node.start > self.first else ","
        if node.body is None or (before.isalpha() and before not in {"cho", "tặng", "và", "thể"}):
            return None
        return next((n for n in self._named if n.startswith(f"{node.body.name} ")), None)

    def counted(self, i: int, stop: int) -> Recipient | None:
        """`3 tập thể`, `hơn 100 cá nhân`: an approximate number is kept in words alone."""
        tokens = self.tokens
        about = i < stop and tokens.lows[i] in ABOUT
        at = i + about
        number = self._number(at, stop)
        if number is None:
            return None
        after, value = number
        group = groups().at(tokens, after, stop)
        if group is None:
            return None
        told = squeeze(tokens.exact(i, group[0]))
        return Recipient(i, group[0], number=None if about else value, told=told)

    def _number(self, i: int, stop: int) -> tuple[int, int] | None:
        tokens = self.tokens
        if i >= stop or (i and tokens.lows[i - 1] in _NO_COUNT):
            return None
        if not tokens.words[i].isdecimal():
            value = SMALL_NUMBERS.get(tokens.words[i].lower())
            return None if value is None else (i + 1, value)
        end = i + 1
        digits = tokens.words[i]
        while end + 1 < min(stop, i + _MAX_WORDS) and tokens.words[end] == "." and _thousands(tokens, end + 1):
            digits += tokens.words[end + 1]
            end += 2
        value = number_of(digits)
        return None if value is None else (end, value)

    def unnamed(self, i: int, stop: int) -> Recipient | None:
        """`các tập thể, cá nhân tiêu biểu`: words alone, up to the next stop; before a name they only describe it."""
        tokens = self.tokens
        if i >= stop or (tokens.lows[i] not in _MANY and not groups().has(tokens, i, stop)):
            return None
        end = i + 1 if self._many(i) else i
        while end < min(stop, i + _MAX_WORDS):
            group = groups().at(tokens, end, stop)
            node = self.node(end)
            if group is not None:
                end = group[0]
            elif node is not None and node.mention is not None and not self._many(i) and tokens.lows[i] != "gia":
                return self.agent(node, stop)
            elif stops_at(tokens, end, stop) and tokens.lows[end] != "của":
                goes_on = groups().has(tokens, end + 1, stop) or self._named_after(i, end, stop)
                if tokens.words[end] != "," or not goes_on:
                    break
                end += 1
            else:
                end += 1
        return Recipient(i, end, told=squeeze(tokens.exact(i, end))) if end > i + 1 else None

    def _named_after(self, i: int, comma: int, stop: int) -> bool:
        """`cán bộ lão thành, [nguyên Bí thư A]`."""
        node = self.node(comma + 1) if comma + 1 < stop else None
        return not self._many(i) and node is not None and node.mention is not None

    def words(self, i: int, stop: int) -> Recipient | None:
        """A recipient that nothing else knows, as its capitalised words tell it."""
        tokens, end = self.tokens, i
        if i >= stop or not tokens.words[i][0].isupper():
            return None
        while end < min(stop, i + _MAX_WORDS) and not (stops_at(tokens, end, stop) or tokens.words[end].isdigit()):
            end += 1
        end -= tokens.lows[end - 1] in AND
        return Recipient(i, end, told=squeeze(tokens.exact(i, end))) if end > i + 1 else None


def _thousands(tokens: Tokens, i: int) -> bool:
    """`1.[200]`."""
    return tokens.glued(i - 1) and tokens.glued(i) and len(tokens.words[i]) == 3 and tokens.words[i].isdigit()
