"""Floors rise freely, fall only with a reason, and hold for one gold only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import floors, gold, markdown
from benchmarks.gold import Counts
from benchmarks.intervals import bootstrap, wilson


def pinned(**rows: float) -> floors.Floors:
    told: floors.Floors = {"sets": {}, "lowered": []}
    floors.pin(told, "news", "sum-of-gold", rows)
    return told


@pytest.mark.parametrize(("value", "floor"), [(0.93471, 0.934), (0.935, 0.935), (0.9999, 0.999), (1.0, 1.0), (0, 0)])
def test_a_floor_is_a_figure_rounded_down(value: float, floor: float) -> None:
    assert floors.rounded_down(value) == floor


def test_a_figure_at_its_floor_is_right_and_below_it_is_named() -> None:
    told = pinned(people=0.9347, events=0.8)
    assert floors.faults(told, "news", "sum-of-gold", {"people": 0.9341, "events": 0.9}) == []
    assert floors.faults(told, "news", "sum-of-gold", {"people": 0.9339, "events": 0.9}) == [
        "news: people is 0.933, below its floor 0.934"
    ]


def test_figures_of_another_gold_prove_nothing() -> None:
    (fault,) = floors.faults(pinned(people=0.5), "news", "another", {"people": 0.9})
    assert "not the one of the floors" in fault


def test_a_set_without_floors_has_none_to_fall_below() -> None:
    assert floors.faults(pinned(people=0.5), "local", "any", {"people": 0.1}) == []


def test_pinning_raises() -> None:
    told = pinned(people=0.9)
    assert floors.pin(told, "news", "sum-of-gold", {"people": 0.95}) == ["news: people 0.900 -> 0.950"]
    assert told["sets"]["news"]["floors"] == {"people": 0.95}


def test_pinning_lowers_nothing_by_itself_and_then_changes_nothing() -> None:
    told = pinned(people=0.9, events=0.8)
    before = json.dumps(told)
    with pytest.raises(floors.FloorError, match="--lower 'people' --why"):
        floors.pin(told, "news", "sum-of-gold", {"people": 0.85, "events": 0.9})
    with pytest.raises(floors.FloorError, match="only for a reason"):
        floors.pin(told, "news", "sum-of-gold", {"people": 0.85, "events": 0.9}, frozenset({"people"}))
    assert json.dumps(told) == before


def test_a_lowered_floor_keeps_its_reason() -> None:
    told = pinned(people=0.9)
    floors.pin(told, "news", "sum-of-gold", {"people": 0.85}, frozenset({"people"}), "the gold was corrected")
    assert told["lowered"] == [
        {"set": "news", "row": "people", "from": 0.9, "to": 0.85, "why": "the gold was corrected"}
    ]


def test_another_gold_is_no_excuse_for_a_drop() -> None:
    told = pinned(people=0.9)
    with pytest.raises(floors.FloorError):
        floors.pin(told, "news", "another", {"people": 0.85})


def test_the_file_of_floors_is_whole() -> None:
    told = floors.load()
    assert set(told["sets"]) == {"seed", "provincial-dev", "news-dev"}
    assert set(told["sets"]["seed"]["floors"].values()) == {1.0}
    for of_set in told["sets"].values():
        assert len(of_set["gold"]) == 64
        assert all(0 < floor <= 1 for floor in of_set["floors"].values())
    assert all(one["why"].strip() for one in told["lowered"])


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seed", "provincial-dev", "news-dev"])
def test_the_floors_are_those_of_the_gold_beside_the_repository(name: str) -> None:
    """The figures themselves: scripts/score, part of scripts/test --all."""
    assert floors.load()["sets"][name]["gold"] == gold.sha256(name)


@pytest.mark.shared
def test_counts_by_article_add_up_to_the_scorers_own() -> None:
    """Articles are scored apart, so that they can be drawn for the intervals."""
    told = gold.gold_of("seed")
    found = {key: {**record, "people": record["people"][:-1]} for key, record in told.items()}
    whole = gold.scorer().score(told, found)
    apart = gold.total(gold.by_article(told, found))
    assert apart["people"] == Counts(whole.tp["people"], whole.fp["people"], whole.fn["people"])
    assert apart["people"].missed == 1


# --- intervals -------------------------------------------------------------------------


def test_what_is_always_right_has_no_width() -> None:
    assert bootstrap([Counts(3, 0, 0)] * 10) == (1.0, 1.0)
    # Most draws of these hold none of the one article that tells.
    assert bootstrap([Counts(1, 0, 0), *[Counts(0, 0, 0)] * 9]) == (1.0, 1.0)
    assert bootstrap([Counts(0, 0, 0)]) == (0.0, 1.0)


def test_an_interval_holds_its_figure_and_narrows_with_more_articles() -> None:
    few = [Counts(4, 1, 0), Counts(2, 0, 2), Counts(5, 0, 0), Counts(1, 1, 1)]
    figure = sum(few, Counts(0, 0, 0)).f1
    low, high = bootstrap(few)
    assert low < figure < high
    assert bootstrap(few) == (low, high)  # from a fixed seed
    narrow_low, narrow_high = bootstrap(few * 25)
    assert narrow_high - narrow_low < (high - low) / 3


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763), (0, 10, 0.0, 0.278), (0, 0, 0.0, 1.0), (95, 100, 0.888, 0.978)],
)
def test_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


def test_figures_go_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A\n<!-- speed: begin -->\nold\n<!-- speed: end -->\nrest\n", encoding="utf-8")
    markdown.put(page, "speed", markdown.table(("what", "s"), [("read", "1.0")]))
    assert page.read_text(encoding="utf-8") == (
        "# A\n<!-- speed: begin -->\n| what | s |\n| --- | ---: |\n| read | 1.0 |\n<!-- speed: end -->\nrest\n"
    )
    with pytest.raises(markdown.NoMarkError, match="no lines"):
        markdown.put(page, "accuracy", "x")
