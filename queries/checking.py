"""Find contradictions: what articles, or what was made of them, cannot all have right.

Each is a query of this room that opens with its problem and its cure (`check_*.rq`); how
heavy it is stands in `severities.tsv`. A contradiction is an answer, shown with the
articles of its sides: which side is right is not decided here. How one node must look is held
by the shapes of the ontology.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, cast

from rdflib import URIRef

from daibieu.errors import TableError
from daibieu.ontology.tables import load
from daibieu.queries.engine import Engine, Solution

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
_HEADER = re.compile(r"# (?P<key>problem|cure|message): (?P<value>\S.*)")
_SIDES = ("node", "other")
_STATED_BY = """PREFIX dv: <https://w3id.org/daibieu/ontology#>
SELECT ?claim WHERE { ?node dv:statedBy ?claim } ORDER BY ?claim"""


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of contradiction."""

    name: str
    severity: Severity
    problem: str
    cure: str
    message: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What contradicts what, in words, and the articles that each side rests on."""

    check: Check
    message: str
    sides: tuple[str, ...]  # the nodes that do not fit together
    about: frozenset[str]  # these, and the people, positions, bodies and events that they are about
    articles: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "severity": self.check.severity,
            "check": self.check.name,
            "message": self.message,
            "cure": self.check.cure,
            "node": self.sides[0],
            "sides": list(self.sides),
            "articles": list(self.articles),
        }


@cache
def checks() -> tuple[Check, ...]:
    """All kinds of contradictions, the heaviest first."""
    here = resources.files("daibieu.queries")
    told = {row["check"]: row for row in load(Path(str(here / "severities.tsv")), ("check", "severity"))}
    files = sorted(file.name for file in here.iterdir() if re.fullmatch(r"check_\w+\.rq", file.name))
    names = [file.removeprefix("check_").removesuffix(".rq") for file in files]
    for name in names:
        if name not in told:
            raise TableError(f"severities.tsv: check_{name}.rq has no row here; add how heavy it is")
    for name, row in told.items():
        if name not in names or row["severity"] not in SEVERITIES:
            raise TableError(f"{row.where}: no check_{name}.rq, or none of {', '.join(SEVERITIES)}; mend the row")
    found = [parse(name, told[name]["severity"], (here / f"check_{name}.rq").read_text("utf-8")) for name in names]
    return tuple(sorted(found, key=lambda check: (SEVERITIES.index(check.severity), check.name)))


def parse(name: str, severity: str, text: str) -> Check:
    """Read a check; one without its problem, cure or message is refused."""
    header = {m["key"]: m["value"].strip() for line in text.splitlines() if (m := _HEADER.fullmatch(line))}
    for key in ("problem", "cure", "message"):
        if key not in header:
            raise TableError(f"check_{name}.rq: no line '# {key}: ...' at the head; add it")
    return Check(name, cast(Severity, severity), header["problem"], header["cure"], header["message"], text)


def contradictions(store: Engine) -> Iterator[Contradiction]:
    """Find all contradictions of a store, the heaviest kinds first, each in its query's order."""
    for check in checks():
        seen: set[tuple[str, ...]] = set()
        for row in store.query(check.sparql).rows:
            sides = tuple(str(row[side]) for side in _SIDES if side in row)
            if sides not in seen:
                seen.add(sides)
                yield _contradiction(store, check, row, sides)


def _contradiction(store: Engine, check: Check, row: Solution, sides: tuple[str, ...]) -> Contradiction:
    message = check.message.format_map(defaultdict(lambda: "?", {name: str(value) for name, value in row.items()}))
    about = frozenset(str(value) for value in row.values() if isinstance(value, URIRef))
    articles = {claim.partition("#")[0] for side in sides for claim in claims_of(store, side)}
    return Contradiction(check, message, sides, about, tuple(sorted(articles)))


def claims_of(store: Engine, node: str) -> list[str]:
    """List the claims that a node of the resolved graph rests on."""
    return [str(row["claim"]) for row in store.query(_STATED_BY, {"node": URIRef(node)}).rows]
