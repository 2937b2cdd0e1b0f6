"""A misread claim is changed or taken away, with all that rests on it, and comes back whole. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest

from daibieu.errors import DecisionError
from daibieu.graph import Store, open_store
from daibieu.graph.deciding import Curator
from daibieu.graph.decisions import By, claimed
from daibieu.graph.local import LocalStore
from daibieu.reading.model import Absence, Appointment, Award, Membership

BY = By("nga", "2026-03-28T09:30:00+07:00", "đọc sai")
NAME = "Lê Thị Bình"


def quads(store: Store) -> set[ox.Quad]:
    return set(store.quads())


def says(store: Store, predicate: str) -> list[str]:
    """The values of a predicate in the resolved graph."""
    dv = "https://w3id.org/daibieu/ontology#"
    return sorted(str(row["o"]) for row in store.query(f"SELECT ?o {{ ?s <{dv}{predicate}> ?o }}").rows)


def labels(store: Store, of: str) -> list[str]:
    dv, label = "https://w3id.org/daibieu/ontology#", "http://www.w3.org/2000/01/rdf-schema#label"
    return sorted(str(row["l"]) for row in store.query(f"SELECT ?l {{ ?s a <{dv}{of}> ; <{label}> ?l }}").rows)


@pytest.fixture
def told(telling: SimpleNamespace) -> Any:
    tell = telling.tell("a1", "2018-03-28")
    tell.person(NAME, "Bí thư | Tỉnh ủy | Nam Định", "Chủ tịch | HĐND tỉnh | Nam Định")
    tell.person("Trần Văn Thắng", "Giám đốc | Sở Nội vụ | Nam Định")
    event = tell.event("hội nghị", "sơ kết", "2018-03-27", NAME, "Trần Văn Thắng")
    change = Appointment(NAME, "elected", 1, effective="2018-03-01", evidence=tell.say("được bầu"))
    absence = Absence("Trần Văn Thắng", "person", event.key, tell.say("vắng"))
    award = Award("Cờ", NAME, "Trần Văn Thắng", "person", evidence=tell.say("tặng Cờ"))
    member = Membership(NAME, "person", "Ban Chỉ đạo tỉnh", evidence=tell.say("gồm"))
    tell.more = {"appointments": (change,), "absences": (absence,), "awards": (award,), "memberships": (member,)}
    return tell.done()


@pytest.fixture
def store(telling: SimpleNamespace, told: Any) -> LocalStore:
    opened = open_store(":memory:")
    telling.load(opened, [told])
    assert isinstance(opened, LocalStore)
    return opened


def claim(store: LocalStore, kind: Any, name: str) -> str:
    article = Curator(store).article(store.addresses.article("a1"))
    return next(one.address for one in claimed(article, kind) if name in one.name)


@pytest.mark.parametrize(
    ("kind", "name", "change", "predicate", "expected"),
    [
        ("event", "sơ kết", {"date": "2018-03-26"}, "surelyFrom", ["2018-03-01", "2018-03-26"]),
        ("event", "sơ kết", {"place": "hội trường Tỉnh ủy"}, "venue", ["hội trường Tỉnh ủy"]),
        ("participation", NAME, {"roles": "attended,chaired"}, "role", ["attended", "chaired"]),
        ("position", "Sở Nội vụ", {"standing": "acting"}, "standing", ["acting", "full"]),
        ("position", "Sở Nội vụ", {"former": "true"}, "inFormerCapacity", ["giam-doc-so-noi-vu-nam-dinh"]),
        ("award", "Cờ", {"number": "3"}, "recipientCount", ["3"]),
        ("appointment", NAME, {"kind": "appointed"}, "appointmentKind", ["appointed"]),
    ],
)
def test_a_field_says_what_the_person_says(
    store: LocalStore, kind: Any, name: str, change: dict[str, str | None], predicate: str, expected: list[str]
) -> None:
    before = quads(store)
    Curator(store).correct(claim(store, kind, name), change, BY)
    found = sorted({value.rpartition("/")[2] for value in says(store, predicate)})
    assert [a for a, b in zip(found, expected, strict=True) if not a.startswith(b)] == []
    Curator(store).undo(None, BY)
    assert quads(store) == before


def test_a_misread_name_is_mended_wherever_it_stands(store: LocalStore) -> None:
    before = quads(store)
    Curator(store).correct(claim(store, "person", "Thắng"), {"name": "Trần Văn Thăng"}, BY)
    assert labels(store, "Person") == ["Lê Thị Bình", "Trần Văn Thăng"]
    assert "Trần Văn Thắng" not in says(store, "writtenName")
    assert len(says(store, "absentAgent")) == len(says(store, "givenTo")) == 1
    Curator(store).undo(None, BY)
    assert quads(store) == before


def test_who_was_never_there_goes_with_all_that_was_said_of_him(store: LocalStore) -> None:
    before = quads(store)
    Curator(store).correct(claim(store, "person", "Thắng"), {}, BY)
    assert labels(store, "Person") == ["Lê Thị Bình"]
    assert (says(store, "absentAgent"), says(store, "givenTo")) == ([], [])
    assert len(says(store, "agent")) == 1
    assert labels(store, "Award") == ["Cờ"], "it was given all the same"
    Curator(store).undo(None, BY)
    assert quads(store) == before


def test_a_position_goes_and_the_others_keep_their_holder(store: LocalStore) -> None:
    """Participations and appointments count the positions of a person: the count moves."""
    Curator(store).correct(claim(store, "position", "Tỉnh ủy"), {}, BY)
    assert labels(store, "Position") == ["Chủ tịch HĐND tỉnh Nam Định", "Giám đốc Sở Nội vụ Nam Định"]
    assert len(says(store, "inCapacity")) == 2
    (given,) = says(store, "appointedTo")
    assert "hdnd" in given
    assert "hdnd" in says(store, "inCapacity")[0]


@pytest.mark.parametrize(
    ("kind", "name", "gone"),
    [("event", "sơ kết", "event"), ("absence", "Thắng", "absentAgent"), ("award", "Cờ", "givenTo"),
     ("membership", NAME, "inBody"), ("appointment", NAME, "appointee"), ("participation", "Thắng", "")],
)  # fmt: skip
def test_a_claim_is_taken_away(store: LocalStore, kind: Any, name: str, gone: str) -> None:
    before = quads(store)
    Curator(store).correct(claim(store, kind, name), {}, BY)
    assert says(store, gone) == [] if gone else len(says(store, "agent")) == 1
    Curator(store).undo(None, BY)
    assert quads(store) == before


def test_corrections_follow_one_another_and_can_be_undone_in_any_order(store: LocalStore) -> None:
    curator = Curator(store)
    renamed = curator.correct(claim(store, "person", "Thắng"), {"name": "Trần Văn Thăng"}, BY).decision
    promoted = curator.correct(claim(store, "position", "Sở Nội vụ"), {"office": "Phó Giám đốc"}, BY).decision
    both = quads(store)
    curator.undo(renamed.id, BY)
    assert labels(store, "Person") == ["Lê Thị Bình", "Trần Văn Thắng"]
    assert "Phó Giám đốc Sở Nội vụ Nam Định" in labels(store, "Position"), "its words stand still"
    store.decide(renamed)
    curator.undo(promoted.id, BY)
    store.decide(promoted)
    assert labels(store, "Person") == ["Lê Thị Bình", "Trần Văn Thăng"]
    assert quads(store) == both


def test_a_better_reader_that_reads_it_right_leaves_the_correction_without_words(
    telling: SimpleNamespace, store: LocalStore, told: Any
) -> None:
    decision = Curator(store).correct(claim(store, "person", "Thắng"), {}, BY).decision
    again = telling.tell("a1", "2018-03-28")
    again.person(NAME, "Bí thư | Tỉnh ủy | Nam Định")
    telling.load(store, [again.done()])
    assert Curator(store).outcomes() == {decision.id: "orphaned"}
    telling.load(store, [told])
    assert Curator(store).outcomes() == {}
    store.drop(["a1"])
    assert Curator(store).outcomes() == {decision.id: "orphaned"}


@pytest.mark.parametrize(
    ("kind", "name", "change", "message"),
    [
        ("event", "sơ kết", {"date": "27-3-2018"}, "date='27-3-2018' is no day; write it like 2018-03-28"),
        ("event", "sơ kết", {"day": "2018-03-27"}, "of this event no 'day' can be corrected; change type, name, date"),
        ("event", "sơ kết", {"name": None}, "name cannot be ''"),
        ("event", "sơ kết", {"name": "sơ kết"}, "it says so already"),
        ("participation", NAME, {"roles": "slept"}, "roles cannot be 'slept'; give one of: attended, chaired"),
        ("position", "Sở Nội vụ", {"standing": "chief"}, "give one of: full, acting"),
        ("body", "Sở Nội vụ", {}, "a body's name is part of positions and participations; correct those"),
        ("absence", "Thắng", {"agent": NAME}, "no 'agent' can be corrected; remove it"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    store: LocalStore, kind: Any, name: str, change: dict[str, str | None], message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        Curator(store).correct(claim(store, kind, name), change, BY)


@pytest.mark.parametrize("address", ["article/a1#e0-1", "article/a9#e0-1", "article/a1", "person/a1-3"])
def test_no_claim_there(store: LocalStore, address: str) -> None:
    with pytest.raises(DecisionError, match=r"no claim stands there|not among those loaded"):
        Curator(store).correct(address, {}, BY)
