"""The walk through decisions in docs/deciding.md runs as it stands, line by line."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parent.parent / "docs" / "deciding.md"


def steps() -> list[tuple[str, str]]:
    """Each command that the page shows, with what it prints."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ daibieu ", block, flags=re.MULTILINE)[1:]:
            line, _, printed = step.partition("\n")
            found.append((line, printed))
    return found


def test_the_page_tells_what_the_commands_print(
    tmp_path: Path, cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = itertools.count()
    monkeypatch.setattr("daibieu.facade._now", lambda: f"2026-03-28T09:{next(minutes):02}:00+00:00")
    monkeypatch.setenv("LOGNAME", "nga")
    monkeypatch.chdir(tmp_path)
    articles = re.search(r"^```json\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert articles is not None
    (tmp_path / "articles.jsonl").write_text(articles[1], encoding="utf-8")
    assert {shlex.split(line)[0] for line, _ in steps()} >= {"review", "merge", "split", "correct", "undo", "log"}
    for line, printed in steps():
        ran = cli(*shlex.split(line))
        assert (ran.code, ran.out) == (0, printed), f"daibieu {line}"
