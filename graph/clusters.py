"""Join things that are one, whatever order they come in, and keep apart what one article keeps apart.

What is a reason to join is decided by who asks; see `identity` and `same_events`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)
Named = TypeVar("Named", bound=Hashable, contravariant=True)


class Guard(Protocol[Named]):
    """Who may refuse a join; sets are told by one member that stands for all."""

    def allows(self, left: Named, right: Named) -> bool: ...
    def joined(self, left: Named, right: Named) -> None:
        """The set of `right` is now part of that of `left`."""


@dataclass(frozen=True, slots=True)
class Join(Generic[Key]):
    """Two members taken for one, and why."""

    left: Key
    right: Key
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt(Generic[Key]):
    """Two members that may be one: what speaks for it, and how much (0 to 1; a half is enough for a join)."""

    left: Key
    right: Key
    reason: str
    score: float


class Clusters(Generic[Key]):
    """Sets of members, of which none ever holds two of one article.

    The reader told two mentions of one article apart; nothing between articles may
    join them again. Joins must be offered in an order that depends on the members
    alone.
    """

    def __init__(self, members: Iterable[tuple[Key, str]], guard: Guard[Key] | None = None) -> None:
        self._guard = guard
        self._parent: dict[Key, Key] = {}
        self._articles: dict[Key, set[str]] = {}
        self.joins: list[Join[Key]] = []
        for member, article in members:
            self._parent[member] = member
            self._articles[member] = {article}

    def root(self, member: Key) -> Key:
        """The member that stands for the set."""
        while (parent := self._parent[member]) != member:
            self._parent[member] = self._parent[parent]
            member = parent
        return member

    def join(self, left: Key, right: Key, reason: str) -> bool:
        """Take two members for one, unless an article tells them apart; True if they are one now."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if not self.told_apart(a, b) and (self._guard is None or self._guard.allows(a, b)):
            self._merge(a, b)
            self.joins.append(Join(left, right, reason))
            return True
        return False

    def told_apart(self, left: Key, right: Key) -> bool:
        """Whether one article has mentions in both sets."""
        return not self._articles[self.root(left)].isdisjoint(self._articles[self.root(right)])

    def _merge(self, a: Key, b: Key) -> None:
        self._parent[b] = a
        self._articles[a] |= self._articles.pop(b)
        if self._guard is not None:
            self._guard.joined(a, b)

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
            found.setdefault(self.root(member), []).append(member)
        return {members[0]: members for members in found.values()}
