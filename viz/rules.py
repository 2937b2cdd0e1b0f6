"""Say in words what a rule of the reader does, and how often it was right.

What a rule does is decided in `daibieu.reading`; here are the sentences about it (`rules.tsv`) and the shares
that people found when they judged its findings (`precision.tsv`, written by `scripts/precision`). A rule
without a sentence, or that nobody has judged, is shown as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from daibieu.errors import TableError
from daibieu.ontology.tables import load

# From so many judgements on a rule speaks for itself; below, its family does.
ENOUGH = 10
_UNKNOWN_VI, _UNKNOWN_EN = "Chưa có lời giải thích.", "Not explained yet."


@dataclass(frozen=True, slots=True)
class Precision:
    """How many findings of a rule were judged, how many were right, and the 95% interval of the share."""

    of: str
    right: int
    judged: int
    low: float
    high: float

    @property
    def words(self) -> str:
        return f"{self.right}/{self.judged} ({self.low:.0%}–{self.high:.0%})"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under the name that stands in the evidence."""

    name: str
    vi: str
    en: str
    precision: Precision | None  # None: nobody has judged it yet


def family(rule: str) -> str | None:
    """`subject/dự` to `subject/*`; None where a rule has no family."""
    head, stroke, _ = rule.partition("/")
    return f"{head}/*" if stroke and f"{head}/*" in sentences() else None


@cache
def sentences() -> Mapping[str, tuple[str, str]]:
    """What `rules.tsv` says: for each rule or family its sentence in Vietnamese and in English."""
    rows = load(_file("rules.tsv"), ("rule", "vi", "en"))
    told: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row["rule"] in told:
            raise TableError(f"{row.where}: the rule '{row['rule']}' is there already; merge the rows")
        told[row["rule"]] = (row["vi"], row["en"])
    return told


@cache
def precisions() -> Mapping[str, Precision]:
    """What `precision.tsv` says, by rule and by family."""
    rows = load(_file("precision.tsv"), ("rule", "right", "judged", "low", "high"))
    return {
        row["rule"]: Precision(
            row["rule"], int(row["right"]), int(row["judged"]), float(row["low"]), float(row["high"])
        )
        for row in rows
    }


def rule(name: str) -> Rule:
    """Everything that is known about a rule, whatever its name."""
    of = family(name)
    vi, en = sentences().get(name) or (sentences()[of] if of else (_UNKNOWN_VI, _UNKNOWN_EN))
    cue = name.partition("/")[2]
    return Rule(name, vi.replace("*", cue), en.replace("*", cue), _precision(name, of))


def all_rules() -> tuple[Rule, ...]:
    """Every rule and family of the table, in its order; a family keeps its star."""
    return tuple(Rule(name, vi, en, _precision(name, None)) for name, (vi, en) in sentences().items())


def explained(name: str) -> bool:
    """Whether the table has a sentence for a rule."""
    return name in sentences() or family(name) is not None


def _precision(name: str, of: str | None) -> Precision | None:
    own = precisions().get(name)
    if of is not None and (own is None or own.judged < ENOUGH):
        return precisions().get(of) or own
    return own


def _file(name: str) -> Path:
    return Path(str(resources.files("daibieu.viz") / name))
