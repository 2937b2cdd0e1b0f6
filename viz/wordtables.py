"""List the reader's tables of words, and print one so that it can be checked without knowing the program.

What a word does is decided by the reader; a table's own comment says it, and is shown above its rows.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from daibieu.errors import QuestionError

# The rooms whose tables the reader reads by, and the folder in which a table is to be mended.
_FOLDERS = {"daibieu.ontology": "ontology", "daibieu.reading.lexicon": "reading/lexicon"}


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table as it stands in its file."""

    name: str
    where: str  # its file in the repository
    comment: str  # the lines before its header; empty where it has none
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def word_tables() -> tuple[WordTable, ...]:
    """All tables, the ontology's first, each room's by name.

    A name that two rooms use is told apart by its folder: `lexicon/document_types`.
    """
    read = [
        _read(path, folder)
        for package, folder in _FOLDERS.items()
        for path in sorted(Path(str(resources.files(package))).glob("*.tsv"))
    ]
    names = [one.name for one in read]
    return tuple(
        WordTable(f"lexicon/{one.name}", one.where, one.comment, one.columns, one.rows)
        if names.count(one.name) > 1 and one.where.startswith("reading/")
        else one
        for one in read
    )


def word_table(name: str) -> WordTable:
    """One table by its name, with or without `.tsv`."""
    wanted = name.removesuffix(".tsv")
    known = {one.name: one for one in word_tables()}
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=1)
        cure = f"did you mean {near[0]}?" if near else "`daibieu rules` lists the tables"
        raise QuestionError(f"there is no table {wanted!r}; {cure}")
    return known[wanted]


def _read(path: Path, folder: str) -> WordTable:
    comments: list[str] = []
    lines: list[tuple[str, ...]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") and not lines:
            comments.append(line.lstrip("# "))
        elif line.strip() and not line.startswith("#"):
            lines.append(tuple(line.split("\t")))
    header, rows = (lines[0], tuple(lines[1:])) if lines else ((), ())
    return WordTable(path.stem, f"{folder}/{path.name}", " ".join(comments), header, rows)
