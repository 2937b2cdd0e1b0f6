"""Posts that a man held before, as prose tells them: `từng là T, T`, `khi còn là T`, `từ vị trí T được bổ nhiệm`.

The post is former (ruling 5 of the guideline). Whose it is: the last man named before
it outside brackets. A post told right beside a name is read in `attribution`, a change of
post in `appointments`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from daibieu.reading.events import Told
from daibieu.reading.lexicon import table
from daibieu.reading.model import Evidence
from daibieu.reading.nodes import Node
from daibieu.reading.people import People
from daibieu.reading.phrases import Phrases
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens

# Words between one post and the next in a row of them.
ROW = frozenset({",", "và", "rồi", "kiêm", "đồng", "thời", "-", "–", "đến"})
# From `từng` to the post: `từng kinh qua các chức vụ quan trọng như` has nine words.
_REACH = 10
# Nobody told as the subject of a post stands farther before it than this: 60 nodes are a long sentence.
_CLAUSE = 120


@cache
def _ways() -> tuple[Phrases[str], frozenset[str]]:
    rows = [(row["written"], row["class"]) for row in table("careers", "written", "class")]
    return Phrases((w, kind) for w, kind in rows if kind != "link"), frozenset(w for w, kind in rows if kind == "link")


def former_posts(tokens: Tokens, told: list[Told], people: People) -> None:
    """Give the people of the article the former posts that its sentences tell."""
    for sentence in told:
        nodes = sentence.nodes
        if not any(n.title for n in nodes):
            continue
        row, opened = -1, None  # the post before, and where words of a former post opened its row
        for k, node in enumerate(nodes):
            if node.title is None:
                continue
            if row < 0 or k - row > 4 or any(n.low not in ROW for n in nodes[row + 1 : k]):
                opened = _opened(tokens, nodes, k)
            row = k
            who = man_before(nodes, opened) if opened is not None else None
            if who is None or (mention := nodes[who].mention) is None:
                continue
            added = people.add(mention)
            if added is None:
                continue
            start, end = tokens.span(nodes[who].start, node.end)
            evidence = Evidence(start, end, tokens.text[start:end], "career/former")
            title = replace(node.title, former=True, standing="former")
            people.hold(added[0], title, [title, *_beside(nodes, k)], evidence)


def man_before(nodes: list[Node], k: int) -> int | None:
    """The last man named before node `k` in its clause, no relative in brackets: `bà A (vợ ông B) từng …`.

    Behind a semicolon the sentence still speaks of its one man.
    """
    depth, first = 0, max(0, k - _CLAUSE)
    for x in range(k - 1, first - 1, -1):
        if nodes[x].word and nodes[x].low in {"(", ")"}:
            depth = max(0, depth + (1 if nodes[x].low == ")" else -1))
        elif (mention := nodes[x].mention) is not None and (not depth or mention.rule == "name-bracket-title"):
            if not _giver(nodes, x, k):
                return x  # a bracket that closed is that of his own titles
        elif nodes[x].word and nodes[x].low in {";", "."} and not depth:
            named = [y for y in range(first, x) if nodes[y].mention is not None]
            return named[0] if len(named) == 1 and nodes[x].low == ";" else None
    return None


def _giver(nodes: list[Node], x: int, k: int) -> bool:
    """`B, người được [A] bổ nhiệm làm …`: who gives the post."""
    while x > 0 and nodes[x - 1].address:
        x -= 1
    return x > 0 and nodes[x - 1].low in {"được", "bởi"} and not any(n.low == "được" for n in nodes[x + 1 : k])


def _opened(tokens: Tokens, nodes: list[Node], k: int) -> int | None:
    """The node at which words of a former post begin that reach node `k`."""
    ways, links = _ways()
    start = nodes[k].start
    if (title := nodes[k].title) is not None and title.former and tokens.lows[start] in {"từng", "trước"}:
        return k  # the title took the words in: `[từng là Bí thư]`
    for x in range(k - 1, max(-1, k - 1 - _REACH), -1):
        node = nodes[x]
        if node.mention is not None or node.low in {";", "."}:
            return None
        hit = ways.at(tokens, node.start, start) if node.word or node.cue else None
        if hit is None or any(low not in links for low in tokens.lows[hit[0] : start]):
            continue
        return x if hit[1] == "former" or _given_later(nodes, k) else None
    return None


def _given_later(nodes: list[Node], k: int) -> bool:
    """`từ vị trí T [được bổ nhiệm] …`: what he left is told only with what he was given."""
    return any(n.cue is not None and n.cue.kind == "act" for n in nodes[k + 1 : k + 6])


def _beside(nodes: list[Node], k: int) -> list[Title]:
    """The other posts of the row, which may tell the body or the place of this one."""
    return [n.title for n in nodes[max(0, k - 4) : k + 5] if n.title is not None and n is not nodes[k]]
