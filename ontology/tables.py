"""Load a table of words: strict about its form, silent about its meaning.

A table is tab separated; its first line names the columns, lines that begin with
`#` are comments, and `-` stands for nothing, so that no cell is ever empty. Which
columns a table has is said by who loads it; the tables of this room are listed in
`COLUMNS`. What a word does in a sentence is decided by the reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from daibieu.errors import TableError

NOTHING = "-"
_HERE = Path(__file__).parent
# `hoà`, `khoẻ`, `uỷ`: the stored text has hòa, khỏe, ủy, so such a form would never match.
_NEW_TONE_PLACEMENT = re.compile(r"(?<!q)u[ỳýỷỹỵ](?!\w)|o[àáảãạèéẻẽẹ](?!\w)", re.IGNORECASE)

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "offices.tsv": (
        "id", "label_vi", "label_en", "written", "rank", "seats", "group", "attaches_to", "source",
    ),
    "titles.tsv": ("written", "office", "body", "source"),
    "bodies.tsv": ("id", "label_vi", "label_en", "written", "kind", "level", "unique", "source"),
    "fields.tsv": ("id", "label_vi", "label_en", "written", "source"),
    "places.tsv": ("id", "label", "kind", "level", "written", "from", "until", "successor", "source"),
    "acts.tsv": ("id", "title", "passed", "source"),
    "body_changes.tsv": ("before", "after", "day", "act", "source"),
    "event_parts.tsv": ("part", "whole", "by", "source"),
    "following_bodies.tsv": ("in_province", "in_city", "kind", "source"),
    "units.tsv": ("id", "name", "kind", "level", "within", "from", "until", "successor", "source"),
    "event_types.tsv": ("id", "label_vi", "label_en", "broader", "written", "counts", "source"),
    "document_types.tsv": ("id", "label_vi", "label_en", "written", "source"),
    "roles.tsv": ("id", "label_vi", "label_en", "definition_vi", "definition_en"),
    "standings.tsv": ("id", "label_vi", "label_en", "definition_vi", "definition_en"),
    "appointment_kinds.tsv": ("id", "label_vi", "label_en", "definition_vi", "definition_en"),
    "event_statuses.tsv": ("id", "label_vi", "label_en", "definition_vi", "definition_en"),
    "body_kinds.tsv": ("id", "label_vi", "label_en", "definition_vi", "definition_en"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with its place for messages."""

    table: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the cell's words; a cell that holds nothing is refused, ask `get` where it may."""
        value = self.get(column)
        if value is None:
            raise TableError(f"{self.where}: '{column}' holds nothing, but it is needed here; fill it in")
        return value

    def get(self, column: str) -> str | None:
        """Give the cell's words, or None where the table says that there is nothing."""
        cell = self.cells[column]
        return None if cell == NOTHING else cell

    @property
    def where(self) -> str:
        return f"{self.table}:{self.line}"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way it is written: the Vietnamese label first, then the variants in the table's order."""
        label = self.cells.get("label_vi") or self.cells.get("label")
        variants = (self.cells.get("written", NOTHING)).split("|")
        return tuple(f for f in (label, *variants) if f and f != NOTHING)


def load(name: str | Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read the rows of a table, in its order.

    A bare name is a table of this room; a path is any other table, which obeys the
    same rules.
    """
    path = _HERE / name
    rows = tuple(_rows(path, tuple(columns)))
    _refuse_repeats(rows)
    return rows


@cache
def table(name: str) -> tuple[Row, ...]:
    """Load a table of this room by its file name, with the columns it has."""
    return load(name, COLUMNS[name])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise TableError(f"{path.name}: there is no such table at {path.parent}; check its name") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path.name}: byte {error.start} is not UTF-8; save the table as UTF-8") from error
    seen_header = False
    for number, line in enumerate(text.split("\n"), start=1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not seen_header:
            _check_header(where, cells, columns)
            seen_header = True
            continue
        if len(cells) != len(columns):
            raise TableError(f"{where}: {len(cells)} cells where {len(columns)} are needed; check its tabs")
        _check_cells(where, dict(zip(columns, cells, strict=True)))
        yield Row(path.name, number, MappingProxyType(dict(zip(columns, cells, strict=True))))
    if not seen_header:
        raise TableError(f"{path.name}: no header line; begin with: {' '.join(columns)} (tab separated)")


def _check_header(where: str, header: tuple[str, ...], columns: tuple[str, ...]) -> None:
    unknown = [c for c in header if c not in columns]
    missing = [c for c in columns if c not in header]
    if unknown:
        raise TableError(f"{where}: unknown column '{unknown[0]}'; the columns are: {' '.join(columns)}")
    if missing:
        raise TableError(f"{where}: column '{missing[0]}' is missing; the columns are: {' '.join(columns)}")
    if header != columns:
        raise TableError(f"{where}: the columns stand in another order; write them as: {' '.join(columns)}")


def _check_cells(where: str, cells: Mapping[str, str]) -> None:
    for column, cell in cells.items():
        if not cell.strip():
            raise TableError(f"{where}: '{column}' is empty; write - where there is nothing")
        if cell != " ".join(cell.split()):
            raise TableError(f"{where}: '{column}' has stray spaces; write {cell.strip()!r}")
        if not unicodedata.is_normalized("NFC", cell):
            raise TableError(f"{where}: '{column}' is not in NFC; save the table with composed letters")
        if found := _NEW_TONE_PLACEMENT.search(cell):
            raise TableError(f"{where}: '{found.group()}' has its tone on the second vowel; write it as in hòa, ủy")
    for form in cells.get("written", NOTHING).split("|"):
        if not form or form != form.strip():
            raise TableError(f"{where}: an empty or padded form between | in '{cells['written']}'; take it out")


def _refuse_repeats(rows: Sequence[Row]) -> None:
    ids: dict[str, Row] = {}
    forms: dict[str, list[Row]] = {}
    for row in rows:
        identifier = row.cells.get("id")
        if identifier is not None:
            first = ids.setdefault(identifier, row)
            if first is not row:
                raise TableError(f"{row.where}: id '{identifier}' is already on line {first.line}; give it another")
        for form in row.forms:
            # Matching ignores case, so a form that differs in case only is the same form.
            earlier = forms.setdefault(form.casefold(), [])
            for other in earlier:
                if _at_one_time(row, other):
                    raise TableError(f"{row.where}: '{form}' is already on line {other.line}; merge the rows")
            earlier.append(row)


def _at_one_time(row: Row, other: Row) -> bool:
    """Whether two rows hold on some common day; a name may pass from one place to its successor."""
    if row is other or "until" not in row.cells:
        return True
    return (row.get("from") or "") <= (other.get("until") or "9999") and (other.get("from") or "") <= (
        row.get("until") or "9999"
    )
