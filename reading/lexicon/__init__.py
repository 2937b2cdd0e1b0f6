"""The reader's words as tables: cues, names, honorifics and false friends.

Each table is a tab-separated file beside this page; a new spelling is a new row.
Offices, bodies, places and event types are not here but in `daibieu.ontology`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from daibieu.ontology.tables import Row, load

_HERE = Path(__file__).parent


@cache
def table(name: str, *columns: str) -> tuple[Row, ...]:
    """The rows of `reading/lexicon/<name>.tsv`, checked against the columns asked for."""
    return load(_HERE / f"{name}.tsv", columns)


@cache
def words(name: str, *columns: str) -> frozenset[str]:
    """The column `written` of a table as lower-case phrases."""
    return frozenset(row["written"].lower() for row in table(name, *(columns or ("written",))))
