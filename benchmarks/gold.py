"""The development gold: where it stands, what the reader makes of it, how it is scored.

The gold and its scorer are development material beside the repository, so the scorer is loaded from
there. What a row means is decided by it, and what is good enough by `floors`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from daibieu.errors import DaibieuError
from daibieu.facade import read_all
from daibieu.graph import Defaults
from daibieu.reading.model import Reading

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DAIBIEU_SHARED", ROOT.parent / "shared"))
SETS = ("seed", "provincial-dev", "news-dev", "local-dev-A", "local-dev-B")

Record = dict[str, Any]


class NoGoldError(DaibieuError):
    """The development material is not here."""


@dataclass(frozen=True, slots=True)
class Counts:
    """One row over some articles: found and right, found and wrong, missed."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        told = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / told if told else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)


def files(name: str) -> tuple[Path, Path]:
    """The articles of a set and their gold."""
    folder = SHARED / ("seed" if name == "seed" else "gold")
    articles, gold = folder / f"{name}.articles.jsonl", folder / f"{name}.gold.jsonl"
    for path in (articles, gold):
        if not path.is_file():
            raise NoGoldError(
                f"{path}: no such file; the gold is development material and no part of the repository "
                "(DAIBIEU_SHARED names another place)"
            )
    return articles, gold


def sha256(name: str) -> str:
    """The sum that tells one gold from another."""
    return hashlib.sha256(files(name)[1].read_bytes()).hexdigest()


def gold_of(name: str) -> dict[str, Record]:
    """What a set's articles say, by article."""
    lines = files(name)[1].read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}


def readings_of(name: str) -> dict[str, Record]:
    """What the reader makes of a set's articles, as the JSON that users get."""
    readings = {}
    for outcome in read_all([files(name)[0]], Defaults()):
        if not isinstance(outcome, Reading):
            raise outcome
        readings[outcome.id] = json.loads(msgspec.json.encode(outcome))
    return readings


@cache
def scorer() -> ModuleType:
    """The scorer of the gold."""
    path = SHARED / "gold" / "score.py"
    if not path.is_file():
        raise NoGoldError(f"{path}: no scorer there; DAIBIEU_SHARED names another place")
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is not ours
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = kept
    return module


def rows() -> tuple[str, ...]:
    """What is scored, in the scorer's order."""
    return tuple(scorer().ROWS)


def by_article(gold: dict[str, Record], readings: dict[str, Record]) -> list[dict[str, Counts]]:
    """The counts of each article by itself; their sum is the set's."""
    score = scorer().score
    counted = []
    for key, record in gold.items():
        tally = score({key: record}, readings)
        counted.append({row: Counts(tally.tp[row], tally.fp[row], tally.fn[row]) for row in rows()})
    return counted


def total(counted: list[dict[str, Counts]]) -> dict[str, Counts]:
    """The counts of all articles together."""
    return {row: sum((one[row] for one in counted), Counts(0, 0, 0)) for row in rows()}


def errors(gold: dict[str, Record], readings: dict[str, Record]) -> dict[str, list[str]]:
    """What is wrong, row by row, in the scorer's words."""
    tally = scorer().score(gold, readings)
    return {row: list(tally.errors[row]) for row in rows()}
