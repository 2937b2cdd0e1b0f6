"""The sentences of `tests/data/phrases.jsonl` that break naive reading, read.

Each asks who is named with which positions, and where the trap is about it who took part.
What is not read today stands in `known_misses.txt`. All people are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data" / "phrases.jsonl"
PHRASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["note"])
def test_a_phrase_is_read(say: SimpleNamespace, phrase: dict[str, Any]) -> None:
    reading = say.read(phrase["text"])
    read, told = say.posts(reading), phrase["people"]
    assert {name: set(map(say.comparable, read[name])) for name in read} == {
        name: set(map(say.comparable, told[name])) for name in told
    }
    if "present" in phrase:
        assert set(map(say.body_words, say.present(reading))) == set(map(say.body_words, phrase["present"]))
