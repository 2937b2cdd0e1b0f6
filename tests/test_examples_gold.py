"""The examples and their readings by hand fit each other, the contract, and the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from daibieu.reading.model import Article, Participant, Reading
from daibieu.reading.text import stored_text

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ARTICLES = [msgspec.json.decode(line, type=Article) for line in (EXAMPLES / "articles.jsonl").read_bytes().splitlines()]
GOLD: list[dict[str, Any]] = [json.loads(line) for line in (EXAMPLES / "gold.jsonl").read_text("utf-8").splitlines()]
TEXTS = {article.id: stored_text(article.title, article.text) for article in ARTICLES}
READINGS = [msgspec.convert(gold, type=Reading) for gold in GOLD]
each = pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)

# What the guideline has written out, so that the words of a body or an office are looked for in these too.
WRITTEN_OUT = {
    "TVTU": "Thường vụ Tỉnh ủy",
    "TUV": "Ủy viên Ban Chấp hành Đảng bộ tỉnh",
    "Tỉnh ủy viên": "Ủy viên Ban Chấp hành Đảng bộ tỉnh",
    "PTNT": "Phát triển nông thôn",
}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def words_of(reading: Reading) -> set[str]:
    text = TEXTS[reading.id]
    return words(text).union(*(words(long) for short, long in WRITTEN_OUT.items() if short in text))


def participants(reading: Reading) -> Iterator[Participant]:
    for event in (*reading.events, *reading.other_events):
        yield from event.participants


def inside(part: Any, whole: Any) -> bool:
    """Whether every key and value of the JSON came through the decoding: a misspelt key would not."""
    if isinstance(part, dict):
        return all(key in whole and inside(value, whole[key]) for key, value in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(inside, part, whole))
    return bool(part == whole)


def test_ids_match() -> None:
    assert [article.id for article in ARTICLES] == [gold["id"] for gold in GOLD]
    assert len(set(TEXTS)) == 12


def test_only_the_first_claims_a_source() -> None:
    assert [article.source for article in ARTICLES[1:]] == ["ví dụ (bịa đặt)"] * 11


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_no_key_is_misspelt(gold: dict[str, Any]) -> None:
    assert inside(gold, msgspec.to_builtins(msgspec.convert(gold, type=Reading)))


@each
def test_the_text_comes_through_the_door_unchanged(reading: Reading) -> None:
    article = next(article for article in ARTICLES if article.id == reading.id)
    assert TEXTS[reading.id] == f"{article.title}\n\n{article.text}"


@each
def test_what_is_quoted_stands_in_the_text(reading: Reading) -> None:
    quoted = [person.name for person in reading.people]
    for event in (*reading.events, *reading.other_events):
        quoted += [event.date_as_told, event.place]
    for participant in participants(reading):
        quoted += [participant.agent] if participant.kind == "person" else []
        quoted += [participant.heading, *(behalf.object for behalf in participant.on_behalf_of)]
    for document in reading.documents:
        quoted += [document.number, document.issuer, document.title]
    for award in reading.awards:
        quoted += [award.award, award.giver, award.recipient, award.title, award.recipients_as_told]
    quoted += [group.words for group in reading.groups] + list(reading.frame.bylines)
    quoted += [appointment.decision for appointment in reading.appointments]
    quoted += [position.term for person in reading.people for position in person.positions]
    assert [words for words in quoted if words is not None and words not in TEXTS[reading.id]] == []


@each
def test_bodies_and_offices_use_words_of_the_text(reading: Reading) -> None:
    """Word by word: `HĐND, UBND và Ủy ban MTTQ huyện X` says `huyện X` once for three bodies."""
    told = [p.agent for p in participants(reading)] + [p.as_words for p in participants(reading) if p.as_words]
    told += [f"{q.office} {q.body}" for person in reading.people for q in person.positions]
    told += [member.member for member in reading.memberships] + [charge.object for charge in reading.responsibilities]
    assert {name: words(name) - words_of(reading) for name in told if words(name) - words_of(reading)} == {}


@each
def test_days_are_days(reading: Reading) -> None:
    days = [reading.published] + [document.date for document in reading.documents]
    for event in (*reading.events, *reading.other_events):
        days += [event.date, event.end]
    for appointment in reading.appointments:
        days += [appointment.told, appointment.effective]
    for day in days:
        assert day is None or date.fromisoformat(day)
    held = [event.date for event in reading.events]
    assert reading.published is not None
    assert all(day is not None and day <= reading.published for day in held)


@each
def test_references_lead_somewhere(reading: Reading) -> None:
    people = {person.name: person for person in reading.people}
    keys = {event.key for event in (*reading.events, *reading.other_events)}
    for participant in participants(reading):
        if participant.kind == "person":
            count = len(people[participant.agent].positions)
            assert all(index < count for index in participant.capacity)
            assert participant.capacity or not count  # who holds a position came in one
    for finding in (*reading.absences, *reading.groups, *reading.awards, *reading.appointments):
        assert finding.event is None or finding.event in keys
    for absence in reading.absences:
        present = {p.agent for event in reading.events for p in event.participants if event.key == absence.event}
        assert absence.agent in people
        assert absence.agent not in present
    for appointment in reading.appointments:
        assert appointment.position is None or appointment.position < len(people[appointment.person].positions)
    for membership in reading.memberships:
        assert membership.stated_number == len(reading.memberships)


@each
def test_places_in_a_list_are_counted_without_a_gap(reading: Reading) -> None:
    for event in reading.events:
        seats = [(p.list, p.order) for p in event.participants] + [
            (group.list, group.order) for group in reading.groups if group.event == event.key
        ]
        for number in {seat[0] for seat in seats if seat[0] is not None}:
            orders = sorted(order for listed, order in seats if listed == number and order is not None)
            assert orders == list(range(1, len(orders) + 1))


def test_the_examples_cover_what_the_page_promises() -> None:
    standings = {q.standing for reading in READINGS for person in reading.people for q in person.positions}
    behalf = {b.kind for reading in READINGS for p in participants(reading) for b in p.on_behalf_of}
    kinds = {a.kind for reading in READINGS for a in reading.appointments}
    assert standings >= {"full", "acting", "in-charge", "former"}
    assert behalf == {"speaks-for", "represents", "substitutes-for", "by-mandate-of"}
    assert kinds >= {"elected", "relieved", "transferred", "retired", "died"}
    assert {event.status for reading in READINGS for event in reading.other_events} == {"planned"}
