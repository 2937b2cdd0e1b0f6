"""Give the bodies that people decided about the key of the one that they are.

Bodies are told apart by their names before any article is compared with another, so a
decision about them changes what their mentions mean, and all that hangs on it follows:
positions, careers, hosts. The claims themselves stay as they were read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Mapping, Sequence
from typing import Any, TypeVar

from daibieu.graph.canonical import Body
from daibieu.graph.claims import ArticleClaims, BodyMention
from daibieu.graph.clusters import Join

Value = TypeVar("Value")


def hubs(mentions: Sequence[BodyMention], taken_out: Container[str]) -> dict[str, str]:
    """Of each key the mention that keeps it: the first, yet none that a person took out."""
    found: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: m.address in taken_out):
        found.setdefault(mention.means.key, mention.address)
    return found


def body_joins(mentions: Sequence[BodyMention], keepers: Mapping[str, str]) -> list[Join[str]]:
    """Mentions of one key are one body."""
    return [
        Join(keepers[m.means.key], m.address, f"same name: {m.means.label}")
        for m in mentions
        if keepers[m.means.key] != m.address
    ]


def with_bodies(
    articles: Sequence[ArticleClaims],
    mentions: Sequence[BodyMention],
    keepers: Mapping[str, str],
    sets: Sequence[Sequence[str]],
) -> list[ArticleClaims]:
    """Let all mentions of a set, given in the order of all, mean one body.

    It is the first that has its key among them; where all their keys are kept by
    others, it is a body besides the one that its first mention names.
    """
    by_address = {mention.address: mention for mention in mentions}
    keeps = set(keepers.values())
    means: dict[str, Body] = {}
    for members in sets:
        own = next((address for address in members if address in keeps), None)
        besides = None if own else members[0]
        body = by_address[own or members[0]].means
        for address in members:
            told = by_address[address].means
            meant = dataclasses.replace(
                told, name=body.name, place=body.place, apart=body.apart, since=body.since, besides=besides
            )
            if meant != told:
                means[address] = meant
    changed = {address.partition("#")[0] for address in means}
    return [_Rewriting(means).of(one) if one.address in changed else one for one in articles]


class _Rewriting:
    """Puts other bodies into the mentions of an article; what was one value before is one after."""

    def __init__(self, means: Mapping[str, Body]) -> None:
        self._means = means
        self._done: dict[int, Any] = {}

    def of(self, value: Value) -> Value:
        if id(value) not in self._done:
            self._done[id(value)] = self._rewritten(value)
        rewritten: Value = self._done[id(value)]
        return rewritten

    def _rewritten(self, value: Any) -> Any:
        if isinstance(value, BodyMention):
            meant = self._means.get(value.address)
            return value if meant is None else dataclasses.replace(value, means=meant)
        if isinstance(value, tuple):
            return tuple(self.of(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
            other = {name: new for name, old in fields.items() if (new := self.of(old)) is not old}
            return dataclasses.replace(value, **other) if other else value
        return value
