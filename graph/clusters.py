"""Join things that are one, whatever order they come in, and keep apart what one article keeps apart.

What is a reason to join is decided by who asks; see `identity` and `same_events`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Join(Generic[Key]):
    """Two members taken for one, and why."""

    left: Key
    right: Key
    reason: str


class Clusters(Generic[Key]):
    """Sets of members, of which none ever holds two of one article.

    The reader told two mentions of one article apart; nothing between articles may
    join them again. Joins must be offered in an order that depends on the members
    alone.
    """

    def __init__(self, members: Iterable[tuple[Key, str]]) -> None:
        self._parent: dict[Key, Key] = {}
        self._articles: dict[Key, frozenset[str]] = {}
        self.joins: list[Join[Key]] = []
        for member, article in members:
            self._parent[member] = member
            self._articles[member] = frozenset((article,))

    def _root(self, member: Key) -> Key:
        while (parent := self._parent[member]) != member:
            self._parent[member] = self._parent[parent]
            member = parent
        return member

    def join(self, left: Key, right: Key, reason: str) -> bool:
        """Take two members for one, unless an article tells them apart; True if they are one now."""
        a, b = self._root(left), self._root(right)
        if a == b:
            return True
        if self._articles[a] & self._articles[b]:
            return False
        self._parent[b] = a
        self._articles[a] |= self._articles.pop(b)
        self.joins.append(Join(left, right, reason))
        return True

    def join_all(self, members: Sequence[Key], reason: str) -> None:
        """Join each member to the first earlier one that it may be joined to."""
        firsts: list[Key] = []
        for member in members:
            if not any(self.join(first, member, reason) for first in firsts):
                firsts.append(member)

    def sets(self) -> Mapping[Key, list[Key]]:
        """The members of each set in the order given at first, under its first member."""
        found: dict[Key, list[Key]] = {}
        for member in self._parent:
            found.setdefault(self._root(member), []).append(member)
        return {members[0]: members for members in found.values()}
