"""Measure who is taken for whom on generated worlds of known truth, beside two naive ways.

    python -m benchmarks.identity [--world FOLDER] [--out FOLDER] [--markdown] [--make="--seed 4 --people 3000"]...

`--make` gives options of the generator (none: its default world); without any, the default world and
others of other seeds and shapes are measured. The folder with the generator and its
scorer stands beside the repository and is no part of it. Every world goes the whole way: made,
loaded into a store in a folder, exported as clusters, and scored by the tables alone.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from daibieu.graph import load_paths, open_store
from daibieu.publish import export

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared" / "world"
WORLDS = (
    "",
    "--seed 4 --people 3000 --provinces 20",
    "--seed 5 --events 1500 --bare 0.8",
    "--seed 6 --events 1500 --bare 0",
    "--seed 7 --people 4000 --events 6000 --provinces 20",
    "--seed 8 --people 300 --events 2000 --provinces 2",
    "--seed 9 --people 400 --events 600 --provinces 6",
)
FIGURES = ("precision", "recall", "b3_precision", "b3_recall")

Items = Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One way of telling who is who, on one world."""

    world: str
    what: str  # people or events
    way: str
    figures: Mapping[str, float]

    def line(self) -> str:
        told = "  ".join(f"{name} {self.figures[name]:.4f}" for name in FIGURES)
        return f"{self.what:7}{self.way:24}{told}  found {self.figures['found']:.0f} of {self.figures['true']:.0f}"


@dataclass(frozen=True, slots=True)
class World:
    """Articles and the truth about them."""

    articles: list[dict[str, str]]
    people: dict[tuple[str, str], str]
    events: dict[str, str]

    @classmethod
    def of(cls, folder: Path) -> World:
        def lines(name: str) -> list[dict[str, Any]]:
            return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]

        truth = lines("truth.jsonl")
        return cls(
            lines("articles.jsonl"),
            {(t["id"], m["name"]): m["person"] for t in truth for m in t["mentions"]},
            {t["id"]: t["event"] for t in truth},
        )


def scorer(folder: Path) -> Callable[[Items, Items], dict[str, float]]:
    """The generator's own way to compare."""
    spec = importlib.util.spec_from_file_location("score_world", folder / "score_world.py")
    assert spec is not None
    assert spec.loader is not None
    module = ModuleType("score_world")
    spec.loader.exec_module(module)
    compare: Callable[[Items, Items], dict[str, float]] = module.compare
    return compare


def naive(world: World) -> list[tuple[str, str, Items]]:
    """What costs nothing: names alone, names by province; headlines by place and month."""
    place = {a["id"]: a["place"] for a in world.articles}
    head = {a["id"]: f"{a['place']}|{a['title'].split(': ', 1)[-1]}|{a['published'][:7]}" for a in world.articles}
    return [
        ("people", "name alone", {(i, name): name for i, name in world.people}),
        ("people", "name and province", {(i, name): f"{name}|{place[i]}" for i, name in world.people}),
        ("events", "place, headline, month", {i: head[i] for i in world.events}),
    ]


def found(folder: Path) -> list[tuple[str, str, Items]]:
    """What the export says."""

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return [
        ("people", "daibieu", {(r["article"], r["name"]): r["person"] for r in rows("people.csv")}),
        ("events", "daibieu", {r["article"]: r["event"] for r in rows("events.csv")}),
    ]


def measure(options: str, beside: Path, out: Path) -> list[Row]:
    """Make one world, take it the whole way, and compare."""
    say(f"world: {options or 'default'}")
    subprocess.run(
        [sys.executable, str(beside / "make_world.py"), str(out), *shlex.split(options)], check=True, stdout=sys.stderr
    )
    world = World.of(out)
    clock = time.perf_counter()
    store = open_store(out / "store")
    loaded = load_paths(store, [out / "articles.jsonl"])
    say(f"loaded {loaded.new} articles in {time.perf_counter() - clock:.1f} s")
    clock = time.perf_counter()
    export(store, out / "clusters", "clusters")
    store.close()
    say(f"exported in {time.perf_counter() - clock:.1f} s")
    compare = scorer(beside)
    truth: dict[str, Items] = {"people": world.people, "events": world.events}
    ways = [*naive(world), *found(out / "clusters")]
    return [
        Row(options or "default", what, way, compare(truth[what], items))
        for what, way, items in sorted(ways, key=lambda each: each[0], reverse=True)
    ]


def markdown(rows: Sequence[Row]) -> str:
    """The figures as a table."""
    lines = ["| world | | way | precision | recall | B³ precision | B³ recall |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        told = " | ".join(f"{row.figures[name]:.4f}" for name in FIGURES)
        lines.append(f"| `{row.world}` | {row.what} | {row.way} | {told} |")
    return "\n".join(lines)


def say(words: str) -> None:
    """Talk goes to standard error."""
    print(words, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the worlds asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.identity", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--make", action="append", metavar="OPTIONS", help="of the generator, as one word")
    parser.add_argument("--world", type=Path, default=BESIDE, help="the folder with make_world.py and score_world.py")
    parser.add_argument("--out", type=Path, help="keep worlds, stores and clusters in this folder")
    parser.add_argument("--markdown", action="store_true", help="print one table at the end")
    asked = parser.parse_args(arguments)
    if not (asked.world / "make_world.py").is_file():
        say(f"{asked.world}: holds no make_world.py; name its folder (--world)")
        return 2
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as scratch:
        for nth, options in enumerate(asked.make or WORLDS):
            told = measure(options, asked.world, (asked.out or Path(scratch)) / f"world-{nth}")
            rows += told
            if not asked.markdown:
                print(f"\nworld: {options or 'default'}\n" + "\n".join(row.line() for row in told), flush=True)
    if asked.markdown:
        print(markdown(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
