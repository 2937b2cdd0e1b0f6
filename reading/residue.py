"""What was seen but not understood, kept as words: nothing is dropped silently.

A title that nobody in the article holds, a short name that is nobody's, a gathering
with a day at which nobody is named.
"""

from __future__ import annotations

from daibieu.reading.events import Told
from daibieu.reading.gathering import Gathering
from daibieu.reading.model import Evidence, Residue
from daibieu.reading.people import People
from daibieu.reading.tokens import Tokens, squeeze


def find(tokens: Tokens, told: list[Told], people: People, gathering: Gathering) -> tuple[Residue, ...]:
    """The residue of an article, in the order of the text."""
    found: list[Residue] = []
    for sentence in told:
        for node in sentence.nodes:
            if node.title is not None and people.holder(node.title) is None:
                found.append(_residue(tokens, "title", node.start, node.end))
            elif node.mention is not None and people.add(node.mention) is None:
                found.append(_residue(tokens, "name", node.start, node.end))
    for start, end in gathering.unattended():
        words = squeeze(tokens.text[start:end])
        found.append(Residue("gathering", words, (Evidence(start, end, tokens.text[start:end], "residue/gathering"),)))
    return tuple(sorted(found, key=lambda r: r.evidence))


def _residue(tokens: Tokens, kind: str, i: int, j: int) -> Residue:
    start, end = tokens.span(i, j)
    evidence = Evidence(start, end, tokens.text[start:end], f"residue/{kind}")
    return Residue("title" if kind == "title" else "name", squeeze(tokens.text[start:end]), (evidence,))
