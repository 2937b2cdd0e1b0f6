"""Every finding has its rule and its exact words: `stored[start:end] == exact`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

# Findings that must rest on words; a frame's values do through its lines.
RESTING = (
    "people", "events", "documents", "other_events", "absences", "groups", "memberships", "responsibilities", "awards",
    "appointments", "residue",
)  # fmt: skip


def evidence(value: Any) -> Iterator[dict[str, Any]]:
    """All evidence anywhere in a reading's JSON."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "evidence":
                yield from inner
            else:
                yield from evidence(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence(inner)


@pytest.mark.parametrize("number", range(12))
def test_the_words_stand_where_the_evidence_says(examples: SimpleNamespace, number: int) -> None:
    stored = examples.stored[number]
    found = list(evidence(json.loads(msgspec.json.encode(examples.readings[number]))))
    assert len(found) > 10
    for one in found:
        assert 0 <= one["start"] < one["end"] <= len(stored)
        assert stored[one["start"] : one["end"]] == one["exact"]
        assert one["rule"].strip() == one["rule"] != ""


@pytest.mark.parametrize("number", range(12))
def test_no_finding_is_without_words(examples: SimpleNamespace, number: int) -> None:
    reading = examples.readings[number]
    findings = [finding for kind in RESTING for finding in getattr(reading, kind)]
    findings += [position for person in reading.people for position in person.positions]
    findings += [part for event in (*reading.events, *reading.other_events) for part in event.participants]
    assert [finding for finding in findings if not finding.evidence] == []


@pytest.mark.parametrize("number", range(12))
def test_a_name_stands_in_its_evidence(examples: SimpleNamespace, number: int) -> None:
    for person in examples.readings[number].people:
        assert any(person.name in one.exact for one in person.evidence)


def test_places_hold_in_a_text_that_had_to_be_cleaned(say: SimpleNamespace) -> None:
    """Old habits of typing: tones elsewhere, a look-alike letter, letters and marks apart."""
    from daibieu.reading.text import stored_text

    text = "Ðồng chí Lê Thị Hoà, Phó Bí thư Tỉnh uỷ Nam Ðịnh dự hội nghị."
    reading = say.read(text)
    stored = stored_text("", text)
    (person,) = reading.people
    assert person.name == "Lê Thị Hòa"
    for one in (*person.evidence, *person.positions[0].evidence):
        assert stored[one.start : one.end] == one.exact
