"""Single sentences that break naive reading, each with what it says; `tests/data/phrases.jsonl`.

A line: `text`; `people`, each name with its positions as `office|body|place` (`-`: the sentence does not
tell; `|former` at the end where the office is over); `present`, who took part, where the trap is about that
(a missing key asks nothing); `note`, the number of the trap and what it is. Everybody in them is invented,
and so is every office that somebody holds there; nobody who bears such a name is meant.

Here only the collection is checked; how much of it the reader gets right is asked elsewhere.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

LINES = (Path(__file__).parent / "data" / "phrases.jsonl").read_text("utf-8").splitlines()
PHRASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
each = pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["note"])


@each
def test_a_phrase_says_who_and_as_what(phrase: dict[str, Any]) -> None:
    assert set(phrase) - {"present"} == {"text", "people", "note"}
    assert unicodedata.is_normalized("NFC", phrase["text"])
    for name, positions in phrase["people"].items():
        assert name in phrase["text"]
        for position in positions:
            office, body, place, *former = position.split("|")
            assert all((office, body, place))
            assert former in ([], ["former"])
            assert place == "-" or place in phrase["text"]


@each
def test_who_is_present_is_named(phrase: dict[str, Any]) -> None:
    told = set(re.findall(r"[^\W_]+", phrase["text"].casefold()))
    for agent in phrase.get("present", ()):
        # A level word may be said once for several bodies, hence word by word: `các sở: Y tế, Tài chính`.
        assert agent in phrase["people"] or set(re.findall(r"[^\W_]+", agent.casefold())) <= told


def test_every_trap_has_a_phrase() -> None:
    numbers = {int(phrase["note"].split(":")[0]) for phrase in PHRASES if phrase["note"][0].isdigit()}
    assert numbers == set(range(1, 41))
    assert len({phrase["text"] for phrase in PHRASES}) == len(PHRASES) == 68
