"""The measures themselves: work apart ends in time, texts grow as asked, figures come out as a table."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks import hostile, ner, ner_worker, reading
from benchmarks.gold import Counts
from benchmarks.stopwatch import apart


def test_work_apart_answers() -> None:
    assert apart(divmod, 7, 2, limit=30) == (3, 1)


def test_work_apart_ends_when_its_time_is_over() -> None:
    begin = time.monotonic()
    assert apart(time.sleep, 60, limit=0.2) is None  # by the wall
    assert apart(pow, 3, 10**9, limit=1) is None  # by the processor
    assert time.monotonic() - begin < 30


def test_a_fault_apart_comes_back_with_its_name() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        apart(divmod, 1, 0, limit=30)


@pytest.mark.parametrize("name", ["reports", *hostile.UNITS])
def test_a_text_grows_to_its_size(name: str) -> None:
    assert len(hostile.grown(name, 0.25).encode()) == pytest.approx(2**18, rel=0.05)


def test_the_speed_of_the_examples_is_told_and_their_order_kept(root: Path) -> None:
    path = str(root / "examples" / "articles.jsonl")
    told = reading.speed(path)
    assert told["articles"] == 12
    assert 0 < told["with people"] <= 12
    assert told["mixed a second"] > 0
    assert reading.memory(path, 12)["articles"] == [2, 12]


def test_the_table_says_what_was_left_out() -> None:
    results = {
        "machine": {"processor": "P", "cores": 2, "python": "3.11"},
        "corpus": "invented",
        "load": [0.5],
        "speed": {
            "articles": 9, "with people": 3, "mixed a second": 700.0, "with people a second": 300.0,
            "without people a second": 900.0, "slowest, ms": 4.0,
        },
        "jobs": {"one, s": 2.0, "two, s": 1.0, "ratio": 2.0, "same order": False},
        "growth": [{"text": "commas", "0.3125 MB": 0.1, "1.25 MB": "over 20 s"}],
        "tagger": {"missing": "it cannot be installed here"},
    }  # fmt: skip
    words = reading.table(results)
    assert "| articles a second, mixed (9) | 700.0 | 600 |" in words
    assert "| commas | 0.1 | over 20 s | - | - |" in words
    assert "ANOTHER ORDER" in words
    assert "No comparison with a general tagger: it cannot be installed here." in words


def test_tokens_of_a_name_are_joined() -> None:
    tagged = [("Ông", "Nc", "B-NP", "O"), ("Lê", "Np", "B-NP", "B-PER"), ("Bình", "Np", "I-NP", "I-PER")]
    assert ner_worker.names([*tagged, ("gặp", "V", "B-VP", "O"), ("An", "Np", "B-NP", "I-PER")]) == ["Lê Bình", "An"]


@pytest.mark.shared
def test_a_short_form_of_a_name_is_not_counted_against_who_found_the_name() -> None:
    told = {"a": {"people": [{"name": "Lê Thị Bình"}, {"name": "Phí Trọng Khuê"}]}}
    assert ner.compare(told, {"a": ["Lê Thị Bình", "Bình", "Thiều Nhẫn"]}) == Counts(1, 1, 1)
