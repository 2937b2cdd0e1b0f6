"""The floors under the reader's accuracy: pinned with the hash of their gold, lowered only with a reason.

Which figure is good enough is said in `tests/data/floors.json`; how it is measured is decided in `gold`.
A floor is a figure of the day it was pinned, rounded down to three digits; a goal beside it is only shown.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daibieu.errors import DaibieuError

FILE = Path(__file__).resolve().parent.parent / "tests" / "data" / "floors.json"

Floors = dict[str, Any]  # {"sets": {name: {"gold", "floors", "goals"}}, "lowered": [...]}


class FloorError(DaibieuError):
    """A floor would be lowered without a word."""


def load(path: Path = FILE) -> Floors:
    """The floors; none where there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"sets": {}, "lowered": []}


def save(floors: Floors, path: Path = FILE) -> None:
    """Write them so that a change of one figure is a change of one line."""
    path.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rounded_down(value: float) -> float:
    """0.93471 to 0.934; what the binary form of 0.935 lacks does not count."""
    return math.floor(value * 1000 + 1e-9) / 1000


def faults(floors: Floors, name: str, gold: str, measured: Mapping[str, float]) -> list[str]:
    """What is not as it should be in one set; a set without floors has none to fall below."""
    pinned = floors["sets"].get(name, {})
    if not pinned.get("floors"):
        return []
    if pinned["gold"] != gold:
        return [f"{name}: the gold is not the one of the floors; see what changed, then scripts/score --pin {name}"]
    return [
        f"{name}: {row} is {rounded_down(measured[row]):.3f}, below its floor {floor:.3f}"
        for row, floor in pinned["floors"].items()
        if rounded_down(measured[row]) < floor
    ]


def pin(
    floors: Floors,
    name: str,
    gold: str,
    measured: Mapping[str, float],
    lower: frozenset[str] = frozenset(),
    why: str | None = None,
) -> list[str]:
    """Raise the floors of a set to today's figures; a row in `lower` may fall, for a reason that is kept."""
    pinned = floors["sets"].setdefault(name, {"gold": gold, "floors": {}})
    told = []
    today = {row: rounded_down(value) for row, value in measured.items()}
    falling = {row: old for row, old in pinned["floors"].items() if today[row] < old}
    if refused := sorted(set(falling) - lower):
        worst = refused[0]
        raise FloorError(
            f"{name}: {', '.join(refused)} would fall ({worst}: {falling[worst]:.3f} to {today[worst]:.3f}); mend the "
            f"reader, or say --lower '{worst}' --why REASON"
        )
    if falling and not why:
        raise FloorError(f"{name}: a floor is lowered only for a reason; say --why REASON")
    for row, value in today.items():
        old = pinned["floors"].get(row)
        if old != value:
            told.append(f"{name}: {row} {'-' if old is None else f'{old:.3f}'} -> {value:.3f}")
        if row in falling:
            floors["lowered"].append({"set": name, "row": row, "from": old, "to": value, "why": why})
    if pinned["gold"] != gold:
        told.append(f"{name}: pinned to another gold")
    pinned["gold"] = gold
    pinned["floors"] = today
    return told
