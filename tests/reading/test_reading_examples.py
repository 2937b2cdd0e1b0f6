"""The twelve example articles read, against what they say; the differences are counted and pinned.

`DIFFERENCES` counts what is missed and what is too much, by article. More differences than pinned are a fall
and fewer a rise: either fails, and a rise is written into the table. The hash is that of the two files
compared, so that figures for other data are not taken for these.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from daibieu.reading.model import Event, Reading

FOLDER = Path(__file__).parents[2] / "examples"
HASH = "186813a9444087cf"
ROWS = ("people", "positions", "attendance", "roles", "documents", "more")
# people, positions, attendance, roles, documents, and of everything else that only a Reading tells
DIFFERENCES: dict[str, tuple[int, ...]] = {
    "example-01-conference": (0, 0, 0, 0, 0, 0),
    "example-02-council-session": (0, 0, 0, 0, 0, 0),
    "example-03-two-stops": (0, 0, 0, 0, 0, 0),
    "example-04-voter-meeting": (1, 0, 1, 1, 0, 0),
    "example-05-appointment": (0, 0, 0, 0, 0, 0),
    "example-06-retirement": (0, 0, 1, 2, 0, 0),
    "example-07-funeral": (0, 0, 1, 0, 0, 0),
    "example-08-signing": (0, 0, 0, 3, 0, 0),
    "example-09-award": (0, 2, 0, 0, 0, 0),
    "example-10-delegation": (0, 0, 0, 1, 0, 0),
    "example-11-namesake": (0, 0, 0, 0, 0, 0),
    "example-12-after-merger": (0, 2, 0, 0, 0, 0),
}


def agent(say: SimpleNamespace, name: str, kind: str) -> Hashable:
    return name if kind == "person" else say.body_words(name)


def matched(gold: Reading, reading: Reading) -> Iterator[tuple[Event | None, Event | None]]:
    """Events of both sides, those with most people in common first; what is left stands alone."""
    left = list(reading.events)
    for event in gold.events:
        names = {p.agent for p in event.participants}
        best = max(left, key=lambda e: len(names & {p.agent for p in e.participants}), default=None)
        if best is not None and names & {p.agent for p in best.participants}:
            left.remove(best)
            yield event, best
        else:
            yield event, None
    for event in left:
        yield None, event


def taking_part(say: SimpleNamespace, event: Event | None) -> set[Hashable]:
    return {agent(say, p.agent, p.kind) for p in event.participants} if event else set()


def roles(say: SimpleNamespace, event: Event | None) -> set[Hashable]:
    if event is None:
        return set()
    return {(agent(say, p.agent, p.kind), role) for p in event.participants for role in p.roles if role != "attended"}


def positions(say: SimpleNamespace, reading: Reading) -> set[Hashable]:
    return {(person.name, say.comparable(say.post(q))) for person in reading.people for q in person.positions}


def more(say: SimpleNamespace, reading: Reading) -> set[Hashable]:
    """What the guideline does not ask for and a Reading tells."""
    posts = {person.name: [say.post(q) for q in person.positions] for person in reading.people}
    told: set[Hashable] = {("group", group.words) for group in reading.groups}
    told |= {("absent", absence.agent) for absence in reading.absences}
    told |= {("member", say.body_words(m.member), m.body, m.order, m.stated_number) for m in reading.memberships}
    told |= {("charge", r.person, r.object, r.kind) for r in reading.responsibilities}
    told |= {("award", a.award, a.giver, a.recipient, a.title, a.number, a.year) for a in reading.awards}
    told |= {
        ("change", a.person, a.kind, None if a.position is None else posts[a.person][a.position], a.told, a.by)
        for a in reading.appointments
    }
    return told | {("other", event.status, event.date) for event in reading.other_events}


def differences(say: SimpleNamespace, gold: Reading, reading: Reading) -> dict[str, list[str]]:
    """What is missed (`-`) and what is too much (`+`), by row."""
    pairs = list(matched(gold, reading))
    rows: dict[str, list[tuple[set[Hashable], set[Hashable]]]] = {
        "people": [({p.name for p in gold.people}, {p.name for p in reading.people})],
        "positions": [(positions(say, gold), positions(say, reading))],
        "attendance": [(taking_part(say, a), taking_part(say, b)) for a, b in pairs],
        "roles": [(roles(say, a), roles(say, b)) for a, b in pairs],
        "documents": [
            (
                {(d.type, d.number or d.title, d.issuer, d.date) for d in gold.documents},
                {(d.type, d.number or d.title, d.issuer, d.date) for d in reading.documents},
            )
        ],
        "more": [(more(say, gold), more(say, reading))],
    }
    assert tuple(rows) == ROWS
    return {
        row: [f"- {x}" for told, read in sides for x in told - read]
        + [f"+ {x}" for told, read in sides for x in read - told]
        for row, sides in rows.items()
    }


@pytest.mark.parametrize("number", range(12))
def test_the_differences_are_those_pinned(say: SimpleNamespace, examples: SimpleNamespace, number: int) -> None:
    gold, reading = examples.gold[number], examples.readings[number]
    found = differences(say, gold, reading)
    counts = tuple(len(found[row]) for row in ROWS)
    told = "\n".join(f"[{row}] {line}" for row in ROWS for line in sorted(found[row]))
    assert counts == DIFFERENCES[gold.id], f"{gold.id}: {counts}\n{told}"


def test_the_figures_are_of_these_files() -> None:
    data = b"".join((FOLDER / name).read_bytes() for name in ("articles.jsonl", "gold.jsonl"))
    assert sha256(data).hexdigest()[:16] == HASH, "the examples have changed: count the differences anew"


def test_a_perfect_reading_has_no_difference(say: SimpleNamespace, examples: SimpleNamespace) -> None:
    for gold in examples.gold:
        assert not any(differences(say, gold, gold).values())


def test_days_and_kinds_of_events(examples: SimpleNamespace) -> None:
    """The day of every event of the examples is read."""
    for gold, reading in zip(examples.gold, examples.readings, strict=True):
        for told, read in matched(gold, reading):
            if told is not None and read is not None:
                assert (gold.id, read.date, read.end) == (gold.id, told.date, told.end)


def test_the_frame(examples: SimpleNamespace) -> None:
    for gold, reading in zip(examples.gold, examples.readings, strict=True):
        assert reading.published == gold.published
        assert (gold.id, reading.frame.bylines, reading.frame.updated) == (
            gold.id,
            gold.frame.bylines,
            gold.frame.updated,
        )
