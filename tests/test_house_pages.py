"""The house's own order: short modules, no outside address, data that is packed, pages that tell the truth."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ontology", "reading", "graph", "queries", "publish", "viz", "web", "examples")
SKIP = {"__pycache__", ".git", ".venv", ".cache", "build", "dist"}
LONGEST = 450

# Vocabularies are named by address and never fetched; the rest is what a reader may follow.
KNOWN_HOSTS = {
    "w3id.org", "www.w3.org", "purl.org", "schema.org", "xmlns.com", "localhost", "127.0.0.1", "www.python.org",
}  # fmt: skip
ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+)")


def tracked() -> list[Path]:
    """The repository's files; where there is no git (a source archive), what lies in its folders."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    paths = [ROOT / name for name in names if name] or [
        path for path in ROOT.rglob("*") if not SKIP & set(path.relative_to(ROOT).parts)
    ]
    return sorted(path for path in paths if path.is_file())


def ours() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and "tests" not in path.parts]


def test_no_module_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in ours()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}, "past 450 lines a module holds two concepts"


def test_every_module_says_what_it_decides() -> None:
    silent = [path for path in ours() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_outside_host_is_named() -> None:
    """In code and queries an address is a name; anything else would be a call out."""
    strange = []
    for path in tracked():
        if path.suffix not in {".py", ".rq", ".sh", ".j2", ".html", ".css", ".toml"} or "static" in path.parts:
            continue
        if "tests" in path.parts:  # refusals are tested on invented hosts
            continue
        strange += [
            f"{path.relative_to(ROOT)}: {host}"
            for host in ADDRESS.findall(path.read_text(encoding="utf-8"))
            if host not in KNOWN_HOSTS
        ]
    assert strange == []


def test_every_data_file_is_packed() -> None:
    """A file beside the code that no pattern of pyproject.toml names would be missing in the wheel."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packed = {
        path
        for package, patterns in told["package-data"].items()
        for pattern in patterns
        for path in (ROOT / told["package-dir"][package]).glob(pattern)
    }
    folders = {(ROOT / folder).resolve() for folder in told["package-dir"].values()}
    folders.add(ROOT / "src" / "daibieu" / "commands")
    code = {path for folder in folders for path in folder.glob("*.py")}
    forgotten = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.relative_to(ROOT).parts[0] in (*ROOMS, "src") and path not in packed | code
    ]
    assert forgotten == []


@pytest.mark.parametrize("name", ["demo", "test", "typecheck", "score", "try-wheel", "changelog"])
def test_scripts_can_be_run_and_stop_at_a_fault(name: str) -> None:
    path = ROOT / "scripts" / name
    assert path.stat().st_mode & 0o111
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0


def test_change_notes_are_one_sentence() -> None:
    for path in (ROOT / "changes").glob("*.md"):
        if path.name != "README.md":
            lines = path.read_text(encoding="utf-8").strip().splitlines()
            assert len(lines) == 1, path.name
            assert lines[0].endswith("."), path.name
