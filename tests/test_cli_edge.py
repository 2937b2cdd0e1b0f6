"""How the program behaves at its edge: help, refusals in one line, streams, start-up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

Cli = Callable[..., Any]

# The commands that the first page of the design promises, and `rules`, which says what `explain` names.
BUILT = [
    "demo", "read", "explain", "rules", "load", "drop", "questions", "ask", "query", "network", "export", "serve",
    "changes", "check", "rebuild", "review", "merge", "split", "correct", "undo", "log",
]  # fmt: skip
NOT_BUILT = [
    "annotate", "score", "timeline", "chart", "site", "publish", "forget", "build", "backup",
    "restore",
]  # fmt: skip
PROMISED = BUILT + NOT_BUILT


def commands() -> list[str]:
    from typer.main import get_command

    from daibieu.cli import app

    return list(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_promised_command_is_there_and_no_other() -> None:
    assert sorted(commands()) == sorted(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_every_command_has_help_with_an_example(name: str, cli: Cli) -> None:
    ran = cli(name, "--help")
    assert ran.code == 0
    assert f"Example: daibieu {name}" in " ".join(ran.out.split())
    assert ran.err == ""


@pytest.mark.parametrize("name", NOT_BUILT)
def test_what_is_not_built_says_so_in_one_line(name: str, cli: Cli) -> None:
    ran = cli(name, "some", "--thing", "else")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"daibieu: daibieu {name} is not built yet; ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nosuch"], "No such command 'nosuch'. See: daibieu --help"),
        (["read"], "Missing argument 'FILE'. See: daibieu read --help"),
        (["read", "--engine", "spark", "a.txt"], "daibieu read --engine spark is not built yet"),
        (["check", "--integrity"], "daibieu check --integrity is not built yet"),
        (["serve", "--port", "x"], "Invalid value for '--port'"),
        (["ask", "attended", "--person"], "--person has no value; write --person VALUE"),
        (["ask", "holders", "--on=2018-01-01", "--on", "2019-01-01"], "--on is given twice"),
        (["ask", "attended", "Bình"], "2 names of a question are given"),
        (["query", "no-such-file.rq"], "no-such-file.rq: no such file or directory"),
    ],
)
def test_a_refusal_is_one_line_and_2(arguments: list[str], told: str, cli: Cli) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def test_without_arguments_the_help_is_shown(cli: Cli) -> None:
    ran = cli()
    assert ran.code == 2
    assert "daibieu demo" in ran.out + ran.err


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "daibieu", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
    )


def test_it_starts_at_once() -> None:
    """Nothing heavy may be loaded for the help; the processor's time counts, for other work may run beside it."""
    took = []
    for _ in range(3):
        begin = os.times()
        assert run("--help").returncode == 0
        end = os.times()
        took.append(end.children_user - begin.children_user + end.children_system - begin.children_system)
    assert min(took) < 0.5


def test_help_loads_no_engine() -> None:
    code = (
        "import sys; from daibieu.cli import main; main(['--help']); "
        "print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'trafilatura') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "latin-1"])
def test_vietnamese_comes_out_as_utf_8_whatever_the_locale(encoding: str) -> None:
    done = run("read", "Hội nghị.txt", PYTHONIOENCODING=encoding)
    assert "Hội nghị.txt" in done.stderr.decode("utf-8")


def test_no_colour_where_no_terminal_is() -> None:
    assert b"\x1b" not in run("--help", TERM="xterm-256color").stdout


def test_a_closed_pipe_is_an_end_like_another() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "daibieu", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stderr.close()
