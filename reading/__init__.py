"""Read what one article says: people, positions, events, documents, each with rule and words.

`read(article)` gives a `Reading`. What several articles agree on is decided in `daibieu.graph`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daibieu.reading.model import Article, Reading

__all__ = ["read"]


def read(article: Article) -> Reading:
    """All that one article says; see `daibieu.reading.reader`."""
    from daibieu.reading.reader import read as read_article

    return read_article(article)
