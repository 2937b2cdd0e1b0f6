"""Compare with a general tagger of Vietnamese: underthesea's NER on the same articles, speed and names of persons.

The gold holds persons with a position or a part in an event, and not everybody who is named; a tagger that marks
every name therefore cannot have a high precision here. Its recall is told beside, and short forms of a
name that it found itself (`ông Phúc`) are not counted against it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import gold
from benchmarks.gold import ROOT, Counts, Record
from daibieu.reading.text import stored_text

VENV = ROOT / ".cache" / "underthesea"
PYTHON = VENV / "bin" / "python"
PACKAGE = "underthesea==9.5.0"
WORKER = Path(__file__).with_name("ner_worker.py")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger said of some texts."""

    version: str
    names: list[list[str]]
    seconds: float  # processor seconds, without loading


def install() -> str | None:
    """Install it once into a venv of its own; answer why it cannot be had, or None."""
    if PYTHON.is_file():
        return None
    try:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, capture_output=True)
        subprocess.run(
            [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", PACKAGE],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError) as fault:
        shutil.rmtree(VENV, ignore_errors=True)
        return f"{PACKAGE} cannot be installed here ({type(fault).__name__})"
    return None


def tag(texts: Iterable[str], limit: float) -> Tagged:
    """Tag texts one by one until they or the seconds are at an end; without a network where the machine allows it."""
    command = [str(PYTHON), str(WORKER)]
    if shutil.which("unshare") and _may_cut_off():
        command = ["unshare", "-rn", *command]
    names: list[list[str]] = []
    spent = 0.0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        version = json.loads(worker.stdout.readline())["version"]
        for text in texts:
            worker.stdin.write(json.dumps(text) + "\n")
            worker.stdin.flush()
            told = json.loads(worker.stdout.readline())
            names.append(told["names"])
            spent += told["seconds"]
            if spent > limit:
                break
        worker.stdin.close()
    return Tagged(version, names, spent)


def _may_cut_off() -> bool:
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0


def texts_of(name: str) -> dict[str, str]:
    """The stored texts of a gold set."""
    lines = gold.files(name)[0].read_text(encoding="utf-8").splitlines()
    return {one["id"]: stored_text(one.get("title"), one["text"]) for one in map(json.loads, filter(str.strip, lines))}


def compare(told: dict[str, Record], found: Mapping[str, Sequence[str]]) -> Counts:
    """Names of persons against the gold, article by article, in the scorer's form of a name."""
    key = gold.scorer().name_key
    counted = Counts(0, 0, 0)
    for article, record in told.items():
        wanted = {key(person["name"]) for person in record["people"]}
        names = {key(name) for name in found.get(article, ())} - {""}
        names = {
            name for name in names if not any(other != name and f" {other}".endswith(f" {name}") for other in names)
        }
        counted += Counts(len(wanted & names), len(names - wanted), len(wanted - names))
    return counted
