"""Print: data to standard output, talk to standard error.

What is printed is not decided here. A table is for the eye: a sentence in it is
cut around the words that matter, and an address gives way to a name. JSON and CSV
carry everything.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from rich.console import Console

# A pipe has no width: wide enough that no cell of the library's questions is broken in
# two at a usual name, narrow enough to be read in a pager.
PIPE_WIDTH = 140
# Of a sentence so many lines of its column are shown.
LINES = 3
NOT_FOR_THE_EYE = frozenset({"as_words", "kind", "list", "order"})

Row = Mapping[str, Any]


def say(line: str) -> None:
    """One line of talk."""
    print(line, file=sys.stderr)


def error_line(error: BaseException) -> str:
    """Put a fault in one line, whatever line breaks its words carry."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"daibieu: {where}{error.strerror.lower()}{_cure(error)}"
    return "daibieu: " + " ".join(str(error).split())


def _cure(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "; check the name and the folder"
    if isinstance(error, PermissionError):
        return "; choose another place, or change its permissions"
    if isinstance(error, IsADirectoryError):
        return "; name a file in it"
    return ""


def out_console() -> Console:
    """Answer standard output as Rich sees it: colours only on a terminal, none under NO_COLOR."""
    from rich.console import Console

    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else _told_width() or PIPE_WIDTH, highlight=False)


def _told_width() -> int | None:
    width = os.environ.get("COLUMNS", "")
    return int(width) if width.isdigit() and int(width) > 0 else None


class Bar:
    """A progress bar on standard error, by bytes where the size is known, else a counter; neither in a pipe."""

    def __init__(self, size: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        console = Console(file=sys.stderr)
        self._size = size
        self._progress = Progress(
            SpinnerColumn() if size is None else BarColumn(),
            TextColumn("{task.fields[what]} {task.fields[done]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=size, what="", done="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self, taken: int) -> None:
        """So many bytes more were taken."""
        self._progress.advance(self._task, taken)

    def step(self, what: str, done: int, total: int | None) -> None:
        """Tell what is being done; where its end is known, the bar is about that from now on."""
        if total is not None:
            self._progress.update(self._task, total=total, completed=done)
        self._progress.update(self._task, what=what, done=done if total is None else f"{done} of {total}")


def print_rows(rows: Sequence[Row], columns: Sequence[str], how: str, title: str | None = None) -> None:
    """Rows of a question's answer, or of any list of plain mappings."""
    if how == "json":
        print_json(list(rows))
    elif how == "csv":
        _print_csv(rows, columns)
    else:
        print_table(rows, columns, title)


def print_json(value: Any) -> None:
    """One JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


# --- tables ----------------------------------------------------------------------------


def print_table(rows: Sequence[Row], columns: Sequence[str], title: str | None = None) -> None:
    """Print a table for the eye; the evidence, where there is any, in a last column."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = out_console()
    rows, columns = for_the_eye(rows, columns)
    with_evidence = any(row.get("evidence") for row in rows)
    table = Table(title=Text(title, "bold") if title else None, title_justify="left", box=box.ROUNDED, show_lines=True)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    room = max(24, console.width * 2 // 5)
    if with_evidence:
        table.add_column("sentence", overflow="fold", width=room)
    for row in rows:
        cells = [Text(as_words(row.get(column))) for column in columns]
        if with_evidence:
            cells.append(_sentence(row.get("evidence") or (), room * LINES))
        table.add_row(*cells)
    console.print(table)
    if not rows:
        console.print("no rows")


def for_the_eye(rows: Sequence[Row], columns: Sequence[str]) -> tuple[Sequence[Row], Sequence[str]]:
    """Leave out what is empty in every row, and what says only where somebody stands in a list.

    Who came as `lãnh đạo Sở Tài chính`, or unnamed, is shown by those words.
    """
    shown = [{**row, "agent": row["as_words"]} if row.get("as_words") else row for row in rows]
    told = {column for row in shown for column, value in row.items() if value not in (None, "", [], ())}
    return shown, [one for one in columns if one not in NOT_FOR_THE_EYE and (one in told or not rows)]


def as_words(value: Any) -> str:
    """Put a value of a row as a reader wants it: a resource by its name."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("iri") or "")
    if isinstance(value, (list, tuple)):
        return "; ".join(as_words(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _sentence(evidence: Sequence[Row], room: int) -> Any:
    """Show the first sentence, cut around its words, and how many more there are."""
    from rich.text import Text

    if not evidence:
        return Text("")
    first = evidence[0]
    sentence, exact = str(first.get("sentence") or first.get("exact") or ""), str(first.get("exact") or "")
    shown, start, end = around(sentence, exact, room)
    text = Text(shown)
    if end > start:
        text.stylize("bold", start, end)
    if first.get("published"):
        text.append(f" ({first['published']})", style="dim")
    if len(evidence) > 1:
        text.append(f" +{len(evidence) - 1}", style="dim")
    return text


def around(sentence: str, words: str, room: int) -> tuple[str, int, int]:
    """Cut a sentence to `room` letters around its words, and tell where the words stand in the result."""
    sentence = " ".join(sentence.split())
    words = " ".join(words.split())
    at = sentence.find(words) if words else -1
    if len(sentence) <= room:
        return (sentence, at, at + len(words)) if at >= 0 else (sentence, 0, 0)
    at = max(at, 0)
    length = min(len(words), room - 2)
    # Two thirds of the free room before the words: the cue stands in front of them.
    begin = max(0, at - (room - 2 - length) * 2 // 3)
    end = min(len(sentence), begin + room - 2)
    begin = max(0, end - room + 2)
    while 0 < begin < at and not sentence[begin - 1].isspace():
        begin += 1
    # Where the words themselves are too long, they too are cut between two of them.
    lowest = at + (length if length == len(words) else 1)
    while lowest < end < len(sentence) and not sentence[end].isspace():
        end -= 1
    shown = ("…" if begin else "") + sentence[begin:end].strip() + ("…" if end < len(sentence) else "")
    start = shown.find(sentence[at : min(at + length, end)].strip())
    return shown, start, start + min(length, len(sentence[at:end].strip()))


# --- CSV -------------------------------------------------------------------------------


def _print_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    resources = {column for column in columns for row in rows if isinstance(row.get(column), Mapping)}
    header: list[str] = []
    for column in columns:
        header += [column, f"{column}_iri"] if column in resources else [column]
    with_evidence = any(row.get("evidence") for row in rows)
    if with_evidence:
        header += ["article", "published", "start", "end", "exact", "rule", "sentence"]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerows(_csv_lines(row, columns, resources, with_evidence))


def _csv_lines(row: Row, columns: Iterable[str], resources: set[str], with_evidence: bool) -> Iterator[list[str]]:
    """One line a sentence; one in all where a row has none."""
    cells: list[str] = []
    for column in columns:
        value = row.get(column)
        cells.append(as_words(value))
        if column in resources:
            cells.append(str(value.get("iri") or "") if isinstance(value, Mapping) else "")
    if not with_evidence:
        yield cells
        return
    keys = ("article", "published", "start", "end", "exact", "rule", "sentence")
    nothing: tuple[Row, ...] = ({},)
    for told in row.get("evidence") or nothing:
        yield cells + [as_words(told.get(key)) for key in keys]
