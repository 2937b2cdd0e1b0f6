"""Put measured figures into a page, between two marks, so that no figure is typed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from daibieu.errors import DaibieuError


class NoMarkError(DaibieuError):
    """A page has no place for the figures."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns after the first are figures, set to the right."""
    lines = [f"| {' | '.join(columns)} |", f"| --- |{' ---: |' * (len(columns) - 1)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def put(page: Path, name: str, words: str) -> None:
    """Replace what stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, opened, rest = page.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        raise NoMarkError(f"{page}: no lines '{begin.strip()}' and '{end}'; put them where the figures belong")
    page.write_text(f"{before}{begin}{words.strip()}\n{end}{after}", encoding="utf-8")
