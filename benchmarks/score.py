"""Score the reader against the gold: the figures of every set beside their floors, in one table.

A drop below a floor, or another gold than that of the floors, ends with 1. Without arguments every set is
scored; `seed`, `provincial-dev` and `news-dev` have floors, the local sets are shown without.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import floors as pinned
from benchmarks import gold, markdown
from benchmarks.gold import SETS, Counts
from benchmarks.intervals import bootstrap
from daibieu.errors import DaibieuError

WITH_FLOORS = ("seed", "provincial-dev", "news-dev")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "reading.md"


def parser() -> argparse.ArgumentParser:
    """What may be asked."""
    options = argparse.ArgumentParser(prog="scripts/score", description=__doc__)
    options.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; without: all")
    options.add_argument("--errors", type=int, metavar="N", help="the first N errors of each row, instead of the table")
    options.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    options.add_argument("--lower", action="append", default=[], metavar="ROW", help="with --pin: this row may fall")
    options.add_argument("--why", metavar="REASON", help="with --lower: why; it is kept beside the floors")
    options.add_argument("--intervals", action="store_true", help="95% intervals over articles, as Markdown")
    options.add_argument("--write", action="store_true", help=f"with --intervals: into docs/{PAGE.name}")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, or pin, or show what is wrong; 1: a row fell, 2: refused."""
    options = parser().parse_args(arguments)
    names = tuple(options.sets) or SETS
    if strange := sorted(set(names) - set(SETS)):
        return _refuse(f"no such set: {strange[0]}; the sets are {', '.join(SETS)}")
    if options.lower and not (options.pin and options.why):
        return _refuse("--lower needs --pin and --why REASON")
    try:
        if options.errors is not None:
            return _errors(names, options.errors)
        counted = {name: gold.by_article(gold.gold_of(name), gold.readings_of(name)) for name in names}
        if options.intervals:
            return _intervals(counted, write=options.write)
        if options.pin:
            return _pin(counted, frozenset(options.lower), options.why)
        return _table(counted)
    except DaibieuError as fault:
        return _refuse(str(fault))


def _refuse(words: str) -> int:
    print(f"scripts/score: {words}", file=sys.stderr)
    return 2


def _errors(names: Sequence[str], most: int) -> int:
    for name in names:
        for row, lines in gold.errors(gold.gold_of(name), gold.readings_of(name)).items():
            print(*(f"{name} [{row}] {line}" for line in lines[:most]), sep="\n", end="\n" if lines[:most] else "")
    return 0


def _f1(counted: list[dict[str, Counts]]) -> dict[str, float]:
    """Rows that the set has: where neither gold nor reader has any, there is nothing to measure."""
    return {row: one.f1 for row, one in gold.total(counted).items() if one != Counts(0, 0, 0)}


def _table(counted: dict[str, list[dict[str, Counts]]]) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    floors = pinned.load()
    faults: list[str] = []
    table = Table(box=box.SIMPLE_HEAD, title="F1 (precision, recall) · floor · goal", title_justify="left")
    table.add_column("row", no_wrap=True)
    for name, articles in counted.items():
        table.add_column(f"{name}\n{len(articles)} articles", no_wrap=True)
        faults += pinned.faults(floors, name, gold.sha256(name), _f1(articles))
    totals = {name: gold.total(articles) for name, articles in counted.items()}
    for row in gold.rows():
        table.add_row(row, *(_cell(totals[name][row], floors["sets"].get(name, {}), row) for name in counted))
    Console(width=max(80, 16 + 44 * len(counted)), highlight=False).print(table)
    for line in faults:
        print(f"FELL {line}")
    if not faults:
        print("no row is below its floor")
    return 1 if faults else 0


def _cell(counts: Counts, of_set: dict[str, dict[str, float]], row: str) -> str:
    if counts == Counts(0, 0, 0):
        return "-"
    floor, goal = of_set.get("floors", {}).get(row), of_set.get("goals", {}).get(row)
    words = f"{counts.f1:.3f} ({counts.precision:.3f}, {counts.recall:.3f})"
    if floor is not None:
        fell = pinned.rounded_down(counts.f1) < floor
        words = f"[bold red]{words} · {floor:.3f}[/]" if fell else f"{words} · {floor:.3f}"
    return f"{words} · {goal:.2f}" if goal is not None else words


def _pin(counted: dict[str, list[dict[str, Counts]]], lower: frozenset[str], why: str | None) -> int:
    floors = pinned.load()
    told: list[str] = []
    for name in (one for one in counted if one in WITH_FLOORS):
        told += pinned.pin(floors, name, gold.sha256(name), _f1(counted[name]), lower, why)
    pinned.save(floors)
    print(*(told or ["nothing to raise"]), sep="\n")
    return 0


def _intervals(counted: dict[str, list[dict[str, Counts]]], *, write: bool) -> int:
    columns = ("F1, its 95% interval", *(f"{name} ({len(articles)})" for name, articles in counted.items()))
    lines = []
    for row in gold.rows():
        cells = []
        for articles in counted.values():
            of_row = [one[row] for one in articles]
            low, high = bootstrap(of_row)
            all_of_it = sum(of_row, Counts(0, 0, 0))
            cells.append("-" if all_of_it == Counts(0, 0, 0) else f"{all_of_it.f1:.3f} ({low:.2f} to {high:.2f})")
        lines.append((row, *cells))
    words = markdown.table(columns, lines)
    print(words)
    if write:
        markdown.put(PAGE, "accuracy", words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
