"""The province that somebody gives as a paper's: a place of the table, typed with or without marks.

Which life of a province is meant (before or since 2025) is not decided here: both are
written alike, and the day of the article tells them apart. A place that no table knows is
not guessed; what comes near is offered.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from daibieu.graph.addresses import slug
from daibieu.graph.canonical import fold
from daibieu.ontology.tables import table

# A province may be typed with its word of jurisdiction.
_WORD = re.compile(r"(?:tinh|thanh-pho|tp)-(?=.)")


def known_province(words: str) -> str | None:
    """Give the province as the table writes it, or None.

    >>> known_province("tinh Nam Dinh")
    'Nam Định'
    """
    bare = _bare(words)
    found = _provinces().get(bare, ())
    exact = [label for label in found if fold(label) == fold(words)]
    labels = exact or list(found)
    return labels[0] if len(labels) == 1 else None


def near_provinces(words: str) -> tuple[str, ...]:
    """Name up to three provinces that are spelled most like it."""
    near = get_close_matches(_bare(words), list(_provinces()), n=3, cutoff=0.5)
    return tuple(_provinces()[one][0] for one in near)


def _bare(words: str) -> str:
    plain = slug(words)
    word = _WORD.match(plain)
    return plain[word.end() :] if word else plain


@cache
def _provinces() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for row in table("places.tsv"):
        if row["kind"] in ("province", "municipality"):
            for form in row.forms:
                found.setdefault(slug(form), {})[row["label"]] = None
    return {form: tuple(labels) for form, labels in found.items()}
