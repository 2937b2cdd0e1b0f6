"""The sentences of `tests/data/phrases.jsonl` that break naive reading, read.

Each asks who is named with which positions, and where the trap is about it who took part.
What is not read today stands in `known_misses.txt`. All people are invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data" / "phrases.jsonl"
PHRASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def body_words(body: str, place: str) -> frozenset[str]:
    """A body's words without those of its place: `Công an huyện` of Cầu Lát is `Công an huyện Cầu Lát`."""
    words = body.casefold().replace("-", " ").replace("việt nam", "").split()
    return frozenset(words) - frozenset(place.casefold().split()) or frozenset(words)


def comparable(position: str) -> tuple[str, frozenset[str], str, bool]:
    office, body, place, *former = position.split("|")
    return office.casefold(), body_words(body, place), place.casefold(), bool(former)


def people(told: dict[str, list[str]]) -> dict[str, set[tuple[str, frozenset[str], str, bool]]]:
    return {name.casefold(): {comparable(position) for position in posts} for name, posts in told.items()}


def agents(names: Iterable[str]) -> set[frozenset[str]]:
    return {body_words(name, "") for name in names}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["note"])
def test_a_phrase_is_read(say: SimpleNamespace, phrase: dict[str, Any]) -> None:
    reading = say.read(phrase["text"])
    assert people(say.posts(reading)) == people(phrase["people"])
    if "present" in phrase:
        assert agents(say.present(reading)) == agents(phrase["present"])
