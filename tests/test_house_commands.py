"""Every command and every option stands in docs/commands.md; every command that a page names exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from daibieu.cli import app

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*.md")),
]
SHELL = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_WORDS = re.compile(r"`(daibieu [^`]*|scripts/[^`]*)`")


def section(name: str) -> str:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## `daibieu {name}`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    """After a change of a command: scripts/docs."""
    told = section(name)
    assert f"Example: daibieu {name}" in told.replace("&#x27;", "'")
    for parameter in COMMANDS[name].params:
        for option in (one for one in parameter.opts if one.startswith("--")):
            assert f"`{option}" in told, option


def commands_of(page: Path) -> list[str]:
    """The lines of shell that a page shows, and the commands that it names in its text."""
    text = page.read_text(encoding="utf-8")
    shown = [line for block in SHELL.findall(text) for line in block.splitlines()]
    return [line.removeprefix("$ ").strip() for line in [*shown, *IN_WORDS.findall(text)]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_a_page_names_exist(page: Path) -> None:
    for line in commands_of(page):
        words = shlex.split(line, comments=True)
        if words[:1] == ["daibieu"] and len(words) > 1 and not words[1].startswith(("-", "[")):
            assert words[1] in COMMANDS, line
            known = {option for parameter in COMMANDS[words[1]].params for option in parameter.opts}
            if words[1] != "ask":  # its parameters are those of the question
                strange = [one for one in words[2:] if one.startswith("--") and one.partition("=")[0] not in known]
                assert strange == [] or "not built yet" in section(words[1]).lower(), line
        elif words and words[0].startswith("scripts/"):
            assert (ROOT / words[0]).is_file(), line


def test_the_readme_names_the_two_commands() -> None:
    named = commands_of(ROOT / "README.md")
    assert any(line.startswith("scripts/demo") for line in named)
    assert any(line.startswith("scripts/test") for line in named)
