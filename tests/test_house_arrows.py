"""Imports run one way, floor by floor; an arrow may skip floors downward, never run up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ontology", "reading", "graph", "queries", "publish", "viz", "web", "examples")

# Who may import whom, besides itself. `errors` is the ground under all; `top` is src/daibieu.
MAY = {
    "errors": set(),
    "examples": set(),
    "ontology": {"errors"},
    "reading": {"errors", "ontology"},
    "graph": {"errors", "ontology", "reading"},
    "queries": {"errors", "ontology", "reading", "graph"},
    "viz": {"errors", "ontology", "reading", "graph", "queries"},
    "publish": {"errors", "ontology", "reading", "graph", "queries"},
    "web": {"errors", "ontology", "reading", "graph", "queries", "viz", "publish"},
    "top": {"errors", "ontology", "reading", "graph", "queries", "viz", "publish", "web", "examples"},
}
RDF = {"rdflib", "pyoxigraph", "oxrdflib", "SPARQLWrapper", "pyshacl"}


def room_of(path: Path) -> str:
    inside = path.relative_to(ROOT)
    if inside.parts[0] == "src":
        return "errors" if inside.name == "errors.py" else "top"
    return inside.parts[0]


def sources() -> list[Path]:
    folders = [ROOT / "src" / "daibieu", *(ROOT / room for room in ROOMS)]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imported(code: str) -> Iterator[tuple[int, str]]:
    """Each module a piece of code imports, with its line; relative imports are refused by their dot."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "." * node.level + (node.module or "")
            elif node.module == "daibieu":
                yield from ((node.lineno, f"daibieu.{name.name}") for name in node.names)
            else:
                yield node.lineno, node.module or ""


def breaches(room: str, code: str) -> list[str]:
    found = []
    for line, module in imported(code):
        first, _, rest = module.partition(".")
        if module.startswith(".") or first in ROOMS:
            found.append(f"{line}: `{module}` loads a second copy; import daibieu.…")
        elif first == "daibieu":
            target = rest.partition(".")[0]
            target = target if target in MAY else "top"
            if target not in MAY[room] | {room}:
                found.append(f"{line}: {room} may not import {target} ({module})")
        elif first in RDF and room == "reading":
            found.append(f"{line}: the reading knows no RDF ({module})")
    return found


@pytest.mark.parametrize(
    ("room", "code", "ok"),
    [
        ("graph", "from daibieu.reading.model import Reading", True),
        ("web", "from daibieu.ontology import terms", True),  # skips floors downward
        ("queries", "import daibieu.queries.names", True),
        ("reading", "from daibieu.graph import open_store", False),
        ("graph", "def f():\n    import daibieu.queries", False),  # a late import is one too
        ("graph", "from daibieu import queries", False),
        ("ontology", "import daibieu.cli", False),
        ("viz", "from daibieu.publish import export", False),
        ("queries", "import graph", False),
        ("queries", "from .names import fold", False),
        ("reading", "import rdflib", False),
    ],
)
def test_the_rule_itself(room: str, code: str, ok: bool) -> None:
    assert (breaches(room, code) == []) is ok


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    assert breaches(room_of(path), path.read_text(encoding="utf-8")) == []
