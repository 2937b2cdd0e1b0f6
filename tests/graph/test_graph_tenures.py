"""Unbroken holdings out of cited days and told ends."""

from __future__ import annotations

import pytest

from daibieu.graph.days import bounds, together
from daibieu.graph.tenures import Sign, holdings

NONE = (None, None, None, None)


def signs(told: str) -> list[Sign]:
    """`held 03-01, ended 04-01`: month and day of 2020; `?` is no day."""
    found = []
    for nth, item in enumerate(told.split(",")):
        what, day = item.split()
        claim = f"c{nth}"
        appointment = f"appointment{nth}" if what != "held" else None
        found.append(Sign(None if day == "?" else f"2020-{day}", what, claim, appointment))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("held 03-01", [(None, "03-01", "03-01", None)]),
        ("held 03-01, held 05-01", [(None, "03-01", "05-01", None)]),
        ("held ?", [NONE]),
        # Began and ended only where words say so.
        ("began 02-01, held 03-01", [("02-01", "02-01", "03-01", None)]),
        ("held 03-01, ended 06-01", [(None, "03-01", "03-01", "06-01")]),
        # `nguyên` alone closes a holding of which nothing else is known.
        ("ended 06-01", [(None, None, None, "06-01")]),
        ("ended 06-01, ended 09-01", [(None, None, None, "06-01")]),
        # On one day he comes as the holder and is relieved.
        ("held 06-01, ended 06-01", [(None, "06-01", "06-01", "06-01")]),
        # Elected again breaks nothing.
        ("held 03-01, began 06-01, held 07-01", [(None, "03-01", "07-01", None)]),
        # After an end, holding it again is another holding.
        ("held 03-01, ended 06-01, held 07-01", [(None, "03-01", "03-01", "06-01"), (None, "07-01", "07-01", None)]),
        ("ended 06-01, began 08-01", [(None, None, None, "06-01"), ("08-01", "08-01", "08-01", None)]),
    ],
)
def test_holdings(told: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [
        tuple(day and day.removeprefix("2020-") for day in days)
        for days in ((h.possibly_from, h.surely_from, h.surely_until, h.possibly_until) for h in holdings(signs(told)))
    ]
    assert found == expected
    assert [len(h.signs) for h in holdings(reversed(signs(told)))] == [len(h.signs) for h in holdings(signs(told))]


def test_cited_days_are_not_began_and_ended() -> None:
    (holding,) = holdings(signs("began 02-01, held 03-01, ended 06-01"))
    assert [sign.day for sign in holding.cited] == ["2020-03-01"]
    assert holding.began is not None
    assert holding.began.appointment == "appointment0"
    assert [sign.appointment for sign in holding.ended] == ["appointment2"]


def test_reports_that_differ_by_a_day_bound_the_event_by_what_most_say() -> None:
    first, second = bounds("2020-03-01"), bounds("2020-03-02")
    most = together([first, second, second])
    assert (most.possibly_from, most.surely_from) == ("2020-03-01", "2020-03-02")
    assert (most.surely_until, most.possibly_until) == ("2020-03-02", "2020-03-02")
    assert together([first, second]).surely_from is None
    assert together([first, bounds("2020-03-01", "2020-03-03")]).surely_until == "2020-03-03"
