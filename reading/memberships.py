"""Which bodies a bloc consists of, and who is in charge of what.

Told by `gồm` and a list, or by `phụ trách` behind a title. Whether a membership
still holds later is not decided here.
"""

from __future__ import annotations

from daibieu.reading.bodies import BodySpan
from daibieu.reading.context import Context
from daibieu.reading.events import Told
from daibieu.reading.model import Evidence, Membership, Responsibility
from daibieu.reading.nodes import Node
from daibieu.reading.people import People
from daibieu.reading.tokens import Tokens, number_of, squeeze

_INCLUDES = frozenset({"gồm"})
_MIN_MEMBERS = 2


def find(tokens: Tokens, told: list[Told], context: Context) -> tuple[Membership, ...]:
    """Memberships told as `X gồm [N đơn vị]: A, B, C`."""
    del context
    found: list[Membership] = []
    bodies = [n.body for s in told for n in s.nodes if n.body]
    for sentence in told:
        for k, node in enumerate(sentence.nodes):
            if node.word and node.low in _INCLUDES and k:
                found.extend(_listed(tokens, sentence.nodes, k, bodies))
    return tuple(found)


def _listed(tokens: Tokens, nodes: list[Node], k: int, bodies: list[BodySpan]) -> list[Membership]:
    owner = next((nodes[x].body for x in range(k - 1, max(-1, k - 5), -1) if nodes[x].body), None)
    if owner is None:
        return []
    told = next((n for x in range(max(0, k - 8), k) if (n := number_of(nodes[x].low)) is not None), None)
    x = k + 1
    while x < len(nodes) and not nodes[x].agent and x - k < 6:
        if (n := number_of(nodes[x].low)) is not None:
            told = n
        x += 1
    members: list[BodySpan] = []
    while x < len(nodes):
        body = nodes[x].body
        if body is not None:
            members.append(body)
        elif not (nodes[x].word and nodes[x].low in {",", "và", ";"}):
            break
        x += 1
    if len(members) < _MIN_MEMBERS:
        return []
    owner = _named(owner.name, [b for b in bodies if len(b.full) > len(owner.full)]) or owner
    return [
        Membership(
            squeeze(m.full), "body", squeeze(owner.full), order, told, (_evidence(tokens, m, "membership/includes"),)
        )
        for order, m in enumerate(members, 1)
    ]


def _evidence(tokens: Tokens, body: BodySpan, rule: str) -> Evidence:
    start, end = tokens.span(body.start, body.end)
    return Evidence(start, end, tokens.text[start:end], rule)


def responsibilities(tokens: Tokens, told: list[Told], people: People, context: Context) -> tuple[Responsibility, ...]:
    """Who is told to be in charge: `A, Ủy viên Hội đồng X phụ trách Khối`."""
    del context
    found: list[Responsibility] = []
    bodies = [n.body for s in told for n in s.nodes if n.body]
    for sentence in told:
        for k, node in enumerate(sentence.nodes):
            if node.mention is None:
                continue
            begin = k + 1
            if begin + 1 >= len(sentence.nodes) or sentence.nodes[begin].low != "phụ":
                continue
            if sentence.nodes[begin + 1].low != "trách":
                continue
            entry = people.add(node.mention)
            if entry is None:
                continue
            end = begin + 2
            while (
                end < len(sentence.nodes)
                and sentence.nodes[end].low not in {";", ",", ".", ")", "/"}
                and not sentence.nodes[end].mention
            ):
                if sentence.nodes[end].cue is not None:
                    break
                end += 1
            if end == begin + 2:
                continue
            a = tokens.starts[sentence.nodes[begin].start]
            start, stop = tokens.span(sentence.nodes[begin + 2].start, sentence.nodes[end - 1].end)
            words = squeeze(tokens.text[start:stop])
            body = _named(words, bodies)
            found.append(
                Responsibility(
                    entry[0].name, squeeze(body.full) if body else words, "body" if body else "field",
                    (Evidence(a, stop, tokens.text[a:stop], "responsibility/in-charge"),),
                )
            )  # fmt: skip
    return tuple(found)


def _named(words: str, bodies: list[BodySpan]) -> BodySpan | None:
    """The body that a short word such as `Khối` stands for: the first of that head in the article."""
    low = words.lower()
    for body in bodies:
        name = body.name.lower()
        if name == low or (name.startswith(low + " ") and len(low.split()) == 1):
            return body
    return None
