"""Changes of position told in words: elected, appointed, relieved, retired.

Which position it is, and from when, is taken only from the words beside the verb.
"""

from __future__ import annotations

from daibieu.reading.events import Told
from daibieu.reading.gathering import Gathering
from daibieu.reading.model import Appointment, Document
from daibieu.reading.people import People
from daibieu.reading.tokens import Tokens


def find(
    tokens: Tokens, told: list[Told], people: People, gathering: Gathering, documents: tuple[Document, ...],
    published: str | None,
) -> tuple[Appointment, ...]:
    """The changes that the article tells."""
    del tokens, told, people, gathering, documents, published
    return ()
