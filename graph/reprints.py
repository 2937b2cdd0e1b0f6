"""Which articles print another's text again, by the long sentences that both have, whatever their headlines.

An article is a copy where half of its text stands, in long sentences, in one told before it. Two reports of
one event in words of their own are none, nor is a long report that takes a short one
in. Copies of a copy lead to the first of all, the origin: whoever counts independent
sources counts origins.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from daibieu.graph.claims import ArticleClaims
from daibieu.reading.sentences import sentences

# Letters and digits; `Các đại biểu đã thảo luận, thống nhất nhiều nội dung quan trọng` has 51, and is anybody's.
LONG = 60
# Of a copy's text so much is another's. Below a third, two quote one source in words of their own.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article is compared: its letters, its long sentences and their lengths, and what it comes after."""

    article: str
    day: str | None
    length: int
    sentences: Mapping[int, int]

    @property
    def order(self) -> tuple[bool, str, int, str]:
        """By day; of one day the longest first, since who copies leaves out."""
        return (self.day is None, self.day or "", -self.length, self.article)


def text_of(article: ArticleClaims) -> Text | None:
    """An article's long sentences; None where it claims nothing that could be counted, or has none."""
    if not article.people and not article.events:
        return None
    long = {}
    for sentence in sentences_of(article.stored):
        words = letters(sentence)
        if len(words) >= LONG:
            long[int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)] = len(words)
    return Text(article.article.id, article.published, len(letters(article.article.text)), long) if long else None


def letters(words: str) -> str:
    """What two printings of a sentence have in common."""
    return "".join(c for c in words.casefold() if c.isalnum())


def sentences_of(stored: str) -> list[str]:
    """The sentences of a stored text."""
    return [stored[start:end] for start, end in _spans(stored)]


def sentence_at(article: ArticleClaims, start: int) -> str:
    """The letters of the sentence in which something begins."""
    spans = _spans(article.stored)
    nth = max(bisect_right(spans, (start, len(article.stored) + 1)) - 1, 0)
    return letters(article.stored[slice(*spans[nth])]) if spans else ""


@lru_cache(maxsize=256)
def _spans(stored: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(stored))


def copied_from(text: Text, sharing: Iterable[Text]) -> str | None:
    """The first article that this one prints again, if any."""
    shared = (
        (other.order, other.article)
        for other in sharing
        if other.order < text.order
        and sum(text.sentences[s] for s in text.sentences.keys() & other.sentences.keys()) >= HALF * text.length
    )
    found = min(shared, default=None)
    return found[1] if found else None


def origin(article: str, copied: Callable[[str], str | None]) -> str | None:
    """Where the copies lead from an article; None: it is no copy."""
    found = None
    while (before := copied(found or article)) is not None:
        found = before
    return found


def origins(articles: Iterable[ArticleClaims]) -> dict[str, str]:
    """Of each article that is a copy, by id, the origin's id."""
    texts = {text.article: text for article in articles if (text := text_of(article)) is not None}
    having: dict[int, list[Text]] = {}
    for text in texts.values():
        for sentence in text.sentences:
            having.setdefault(sentence, []).append(text)
    copies: dict[str, str | None] = {}
    for name, text in texts.items():
        sharing = {other.article: other for s in text.sentences for other in having[s] if len(having[s]) > 1}
        copies[name] = copied_from(text, sharing.values())
    return {name: first for name in texts if (first := origin(name, copies.__getitem__)) is not None}


def independent(articles: Iterable[str], origin_of: Mapping[str, str]) -> int:
    """How many independent sources there are: origins, not copies."""
    return len({origin_of.get(article, article) for article in articles})
