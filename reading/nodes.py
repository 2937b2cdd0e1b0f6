"""A sentence as a short row of nodes: people, bodies, cues, event nouns, marks and words.

What the row says (who took part in what) is read from it in `participation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from daibieu.reading.bodies import BodySpan
from daibieu.reading.lexicon import table
from daibieu.reading.mentions import Mention
from daibieu.reading.model import Role
from daibieu.reading.nouns import EventNoun, noun_at, noun_first_words
from daibieu.reading.phrases import Phrases
from daibieu.reading.pieces import Item
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of taking part with the roles they give to who stands before and after them."""

    words: str
    subject: tuple[Role, ...]
    object: tuple[Role, ...]
    kind: str


class Node(NamedTuple):
    """One node over tokens `start`-`end`: one of its values is set, or none for a word or a mark.

    `agent`: a person or a body. `word`: neither agent, title, cue nor form of address.
    """

    start: int
    end: int
    low: str
    mention: Mention | None = None
    body: BodySpan | None = None
    title: Title | None = None
    cue: Cue | None = None
    noun: EventNoun | None = None
    address: bool = False
    agent: bool = False
    word: bool = False


@cache
def _cues() -> Phrases[Cue]:
    def roles(cell: str | None) -> tuple[Role, ...]:
        return tuple(cell.split(",")) if cell else ()  # type: ignore[arg-type]

    return Phrases(
        (row["written"], Cue(row["written"], roles(row.get("subject")), roles(row.get("object")), row["class"]))
        for row in table("cues", "written", "subject", "object", "class")
    )


@cache
def _first_words() -> frozenset[str]:
    return _cues().firsts | noun_first_words()


@cache
def _starting() -> frozenset[str]:
    """The words and marks with which more than a single word can begin."""
    return _first_words() | {"“", "”", "."}


_WORD = (None, None, None, None, None, False, False, True)


def nodes_of(tokens: Tokens, items: list[Item], mentions: list[Mention]) -> list[Node]:
    """The nodes of a sentence, in order; the titles of a name are part of its node."""
    owned: dict[int, Mention] = {}
    for mention in mentions:
        for title in mention.titles:
            owned[title.start] = mention
        owned[mention.name_start] = mention
    nodes: list[Node] = []
    quoted = False
    lows, starting = tokens.lows, _starting()
    k = 0
    while k < len(items):
        item = items[k]
        if item.plain and not quoted and (low := lows[item.start]) not in starting:
            nodes.append(Node._make((item.start, item.end, low, *_WORD)))
            k += 1
            continue
        if item.name or (item.title and item.start in owned):
            mention = owned[item.start]
            if not (nodes and nodes[-1].mention is mention):
                nodes.append(Node(item.start, item.end, "", mention=mention, agent=True))
            else:
                nodes[-1] = Node(nodes[-1].start, item.end, "", mention=mention, agent=True)
            k += 1
            # Marks between a name and its own titles belong to the node.
            ahead = k
            while ahead < len(items) and items[ahead].plain and ahead - k < 3:
                ahead += 1
            if ahead < len(items) and owned.get(items[ahead].start) is mention:
                k = ahead
            continue
        if item.title:
            nodes.append(Node(item.start, item.end, tokens.lows[item.start], title=item.title))
        elif item.body:
            nodes.append(Node(item.start, item.end, tokens.lows[item.start], body=item.body, agent=True))
        elif item.honorific:
            nodes.append(Node(item.start, item.end, tokens.lows[item.start], address=True))
        elif quoted or tokens.words[item.start] in "“”":
            # What stands in quotation marks is a name or a saying: its verbs tell of nobody here.
            named = _named_in_quotes(tokens, item.start) if quoted and _asked_for(nodes) else None
            quoted = tokens.words[item.start] != "”" and (quoted or tokens.words[item.start] == "“")
            if named is not None:
                nodes.append(Node(item.start, named[0], tokens.lows[item.start], noun=named[1], word=True))
                while k < len(items) and items[k].start < named[0]:
                    k += 1
                continue
            nodes.append(Node(item.start, item.end, tokens.lows[item.start], word=True))
        elif tokens.words[item.start] == "." and item.end < len(tokens) and tokens.glued(item.end):
            pass  # the dot of an abbreviation
        else:
            end, node = _plain(tokens, items, k)
            nodes.append(node)
            while k < len(items) and items[k].start < end:
                k += 1
            continue
        k += 1
    return nodes


def _asked_for(nodes: list[Node]) -> bool:
    """Whether a quotation mark opened right behind words of taking part: `dự “`, `phát biểu tại “`."""
    if len(nodes) < 2 or nodes[-1].low != "“":
        return False
    before = nodes[-2]
    return before.low == "tại" or (before.cue is not None and before.cue.kind == "taking-part")


def _named_in_quotes(tokens: Tokens, i: int) -> tuple[int, EventNoun] | None:
    """The gathering whose name stands in quotation marks: `dự “[Hội nghị] triển khai …”`."""
    noun = noun_at(tokens, i, len(tokens))
    return noun if noun is not None and noun[1].rank == 3 else None


def _noun_inside(tokens: Tokens, i: int, end: int, limit: int) -> tuple[int, EventNoun] | None:
    """The noun with which a cue ends or that reaches past it: `có [cuộc hội đàm] với`, `có [chuyến thăm, làm việc]`."""
    last = end - 1 if tokens.lows[end - 1] in {"với", "cho", "tại", "của"} else end
    for x in range(i, last):
        noun = noun_at(tokens, x, limit)
        if noun is not None and noun[0] >= last:
            return noun
    return noun_at(tokens, i, end)


def _with_second(tokens: Tokens, cue: tuple[int, Cue], end: int) -> Cue:
    """A cue with the roles of a second verb in the same name of an event: `thăm hỏi, [trao quà]`."""
    at, first = cue
    if at + 1 >= end or tokens.lows[at] not in {",", "và"}:
        return first
    hit = _cues().at(tokens, at + 1, end)
    if hit is None or hit[1].kind != "taking-part" or first.kind != "taking-part":
        return first
    return _both(first, hit[1])


@cache
def _both(first: Cue, second: Cue) -> Cue:
    subject = tuple(dict.fromkeys((*first.subject, *second.subject)))
    return Cue(first.words, subject, first.object or second.object, first.kind)


def _plain(tokens: Tokens, items: list[Item], k: int) -> tuple[int, Node]:
    """A cue, an event noun or a single word at item `k`, inside the plain words that follow."""
    i = items[k].start
    low = tokens.lows[i]
    if low not in _first_words():
        return items[k].end, Node(i, items[k].end, low, word=True)
    stop = k
    while stop < len(items) and items[stop].plain and stop - k < 8:
        stop += 1
    limit = items[stop - 1].end
    cue = _cues().at(tokens, i, limit)
    noun = noun_at(tokens, i, limit)
    if cue and noun and noun[0] > cue[0] and cue[1].kind != "none":
        return noun[0], Node(i, noun[0], low, cue=_with_second(tokens, cue, noun[0]), noun=noun[1])
    if cue and (noun is None or cue[0] >= noun[0]):
        named = noun if noun and noun[0] == cue[0] else _noun_inside(tokens, i, cue[0], limit)
        end = max(cue[0], named[0]) if named else cue[0]
        return end, Node(i, end, low, cue=cue[1], noun=named[1] if named else None)
    if noun:
        return noun[0], Node(i, noun[0], low, noun=noun[1], word=True)
    return items[k].end, Node(i, items[k].end, low, word=True)
