"""The verdicts on the reader's findings, judged one by one, and the precision of each rule counted from them.

A verdict names its finding by article, rule, kind and the place of its words in the stored text; no word of an
article stands in the table. Whether a finding is right is decided by who judges, by the words of the article
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks.intervals import wilson
from daibieu.errors import TableError
from daibieu.ontology.tables import load as load_table
from daibieu.viz.findings import KINDS
from daibieu.viz.rules import family

FILE = Path(__file__).resolve().parent / "verdicts.tsv"
COLUMNS = ("article", "rule", "kind", "start", "verdict")
RIGHT, WRONG = "right", "wrong"


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """One finding by one rule, judged."""

    article: str
    rule: str
    kind: str
    start: int
    verdict: str

    @property
    def finding(self) -> tuple[str, str, str, int]:
        return self.article, self.rule, self.kind, self.start


def load(path: Path = FILE) -> tuple[Verdict, ...]:
    """All verdicts; a finding that is judged twice is refused, since it would count twice."""
    seen: dict[tuple[str, str, str, int], str] = {}
    verdicts = []
    for row in load_table(path, COLUMNS):
        if row["verdict"] not in (RIGHT, WRONG):
            raise TableError(f"{row.where}: verdict is '{row['verdict']}'; write {RIGHT} or {WRONG}")
        if row["kind"] not in KINDS:
            raise TableError(f"{row.where}: no such kind of finding: '{row['kind']}'; write one of {', '.join(KINDS)}")
        if not row["start"].isdecimal():
            raise TableError(f"{row.where}: start is '{row['start']}'; write the place of the finding's first letter")
        one = Verdict(row["article"], row["rule"], row["kind"], int(row["start"]), row["verdict"])
        if one.finding in seen:
            raise TableError(f"{row.where}: this finding is judged at {seen[one.finding]} already; keep one of the two")
        seen[one.finding] = row.where
        verdicts.append(one)
    return tuple(verdicts)


def save(verdicts: Iterable[Verdict], path: Path = FILE) -> None:
    """Write the table in order, below the comment that it has."""
    comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = ["\t".join(map(str, astuple(one))) for one in sorted(verdicts)]
    path.write_text("\n".join([*comment, "\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")


def counts(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """Right and judged, for each rule and for each family of rules, the most judged first."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in verdicts:
        for name in filter(None, (one.rule, family(one.rule))):
            counted[name][0] += one.verdict == RIGHT
            counted[name][1] += 1
    return {name: (right, judged) for name, (right, judged) in sorted(counted.items(), key=lambda c: (-c[1][1], c[0]))}


def precision_table(counted: dict[str, tuple[int, int]]) -> list[tuple[str, str, str, str, str]]:
    """The rows of `viz/precision.tsv`."""
    rows = []
    for name, (right, judged) in counted.items():
        low, high = wilson(right, judged)
        rows.append((name, str(right), str(judged), f"{low:.3f}", f"{high:.3f}"))
    return rows
