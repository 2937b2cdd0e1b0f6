"""The first minute: five answers, each row with its sentence, a page and a Turtle file, commands that are true."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import rdflib

Cli = Callable[..., Any]


@dataclass(frozen=True)
class Demo:
    """A demo that was run once, in a folder with a space in its name."""

    folder: Path
    out: str
    err: str
    took: float


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo") / "with space"
    begin = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "daibieu", "demo", str(folder)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "300"},
    )
    return Demo(folder, ran.stdout, ran.stderr, time.perf_counter() - begin)


def test_it_takes_less_than_20_seconds(demo: Demo) -> None:
    assert demo.took < 20


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, ["Trần Văn Chung", "Chủ tịch HĐND tỉnh Nam Định", "dự; phát biểu", "Tới dự và phát biểu có đồng chí"]),
        (2, ["2019-07-10", "được bầu, được bổ nhiệm", "* Đồng chí Doãn Khắc Thự được bầu giữ chức"]),
        (3, ["Doãn Khắc Thự", "Tạ Đăng Nhiếp", "2020-11-20"]),
        (4, ["Báo Nam Định", "Lại Văn Hiếu", "in charge", "phụ trách Khối"]),
        (5, ["Chỉ thị 07/CT-TTg", "2014-03-19", "Thủ tướng Chính phủ"]),
    ],
)
def test_five_answers_each_row_with_its_sentence(number: int, told: list[str], demo: Demo) -> None:
    _, _, answer = demo.out.partition(f"\n{number}. ")
    answer, _, _ = answer.partition(f"\n{number + 1}. ")
    for words in ["sentence", *told]:
        assert words in answer


def test_the_page_and_the_turtle(demo: Demo) -> None:
    assert "Trần Văn Chung" in (demo.folder / "network.html").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(demo.folder / "graph.ttl")
    assert len(graph) > 100


def test_it_may_be_run_again(demo: Demo, cli: Cli) -> None:
    before = (demo.folder / "graph.ttl").read_bytes()
    again = cli("demo", demo.folder)
    assert "0 new, 12 there already" in again.err
    assert (demo.folder / "graph.ttl").read_bytes() == before


def test_the_commands_that_it_ends_with_work(demo: Demo, cli: Cli) -> None:
    lines = [shlex.split(line) for line in demo.err.splitlines() if line.startswith("  ") and "--store" in line]
    tried = [words for words in lines if "FILE..." not in words]
    assert len(tried) == 3
    for words in tried:
        start = next(i for i, word in enumerate(words) if word in ("ask", "network", "query"))
        ran = cli(*words[start:])
        assert ran.code == 0, words
        assert ran.out or "wrote" in ran.err


def test_the_commands_above_the_answers_are_those_that_were_asked(demo: Demo, cli: Cli) -> None:
    shown = [line.partition("$ daibieu ")[2] for line in demo.out.splitlines() if "$ daibieu " in line]
    assert len(shown) == 5
    for line in shown:
        assert cli(*shlex.split(line), "--store", demo.folder / "daibieu.store").code == 0


def test_the_readme_shows_what_the_demo_prints(
    demo: Demo, cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = next(block for block in readme.split("```\n") if block.startswith("1. "))
    monkeypatch.setenv("COLUMNS", "112")  # the width that the page was made with
    assert shown.removesuffix("  …\n") in cli("demo", demo.folder).out


def test_a_folder_in_the_way_is_told(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = cli("demo", tmp_path / "file")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
