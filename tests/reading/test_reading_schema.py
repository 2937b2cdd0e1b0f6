"""The JSON Schema is made from the model, and every reading of the examples keeps to it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from daibieu.reading.model import Reading

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "reading" / "reading.schema.json").read_text("utf-8"))


def test_the_file_is_what_the_model_makes() -> None:
    made = json.loads(msgspec.json.encode(msgspec.json.schema(Reading)))
    assert {key: SCHEMA[key] for key in made} == made
    assert set(SCHEMA) - set(made) == {"$schema", "title", "description"}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("number", range(12))
def test_a_reading_keeps_to_it(examples: SimpleNamespace, number: int) -> None:
    wire = json.loads(msgspec.json.encode(examples.readings[number]))
    assert list(Draft202012Validator(SCHEMA).iter_errors(wire)) == []
    assert msgspec.convert(wire, type=Reading) == examples.readings[number]


@pytest.mark.parametrize(
    "wrong",
    [
        {"published": None},  # no id
        {"id": "a", "published": 2019},
        {"id": "a", "published": None, "people": [{"positions": []}]},
        {"id": "a", "published": None, "frame": {"published_from": "guess"}},
    ],
)
def test_what_is_none_is_refused(wrong: dict[str, Any]) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(wrong)
