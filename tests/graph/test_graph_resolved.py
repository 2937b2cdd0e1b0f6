"""Claims and the resolved graph of small worlds, answered by eye. All names are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pyoxigraph as ox
import pytest

from daibieu.errors import SourceError
from daibieu.graph import Store, open_store
from daibieu.graph.claim_quads import claim_quads
from daibieu.graph.claiming import claims_of
from daibieu.reading.model import (
    Absence,
    Appointment,
    Article,
    Award,
    Document,
    Evidence,
    Group,
    Membership,
    OnBehalf,
    OtherEvent,
    Participant,
    Person,
    Reading,
    Responsibility,
)

PREFIXES = """
PREFIX dv: <https://w3id.org/daibieu/ontology#>
PREFIX dvc: <https://w3id.org/daibieu/claims#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def ask(store: Store, variables: str, pattern: str) -> list[tuple[str, ...]]:
    """The rows, sorted; an address by its last part, nothing by `-`."""
    answer = store.query(f"{PREFIXES} SELECT DISTINCT {variables} WHERE {{ {pattern} }}")
    found = [tuple(_short(row.get(name)) for name in answer.variables) for row in answer.rows]
    return sorted(found)


def _short(value: Any) -> str:
    if value is None:
        return "-"
    return str(value).rpartition("/")[2] if str(value).startswith("http") else str(value)


@pytest.fixture
def memory(telling: SimpleNamespace) -> Callable[..., Store]:
    def make(*told: Any) -> Store:
        store = open_store(":memory:")
        assert not telling.load(store, told).unreadable
        return store

    return make


def test_who_attended_what_as_what_is_three_triples(telling: SimpleNamespace, memory: Callable[..., Store]) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định", "Chủ tịch | HĐND tỉnh | Nam Định")
    tell.person("Trần Văn Thắng", "Quyền Chủ tịch | UBND tỉnh | Nam Định")
    tell.person("Đỗ Văn Cường", "nguyên Chủ tịch | UBND tỉnh | Nam Định")
    tell.event("hội nghị", "sơ kết", "2018-03-27", "Lê Thị Bình", "Trần Văn Thắng", "Đỗ Văn Cường", "body:Tỉnh ủy")
    store = memory(tell.done())
    pattern = "?p dv:event/rdfs:label 'Hội nghị sơ kết' ; dv:agent/rdfs:label ?who ; dv:{}/rdfs:label ?what"
    assert ask(store, "?who ?what", pattern.format("inCapacity")) == [
        ("Lê Thị Bình", "Bí thư Tỉnh ủy Nam Định"),
        ("Lê Thị Bình", "Chủ tịch HĐND tỉnh Nam Định"),
        ("Trần Văn Thắng", "Chủ tịch UBND tỉnh Nam Định"),
    ]
    assert ask(store, "?who", pattern.format("inActingCapacity")) == [("Trần Văn Thắng",)]
    assert ask(store, "?who", pattern.format("inFormerCapacity")) == [("Đỗ Văn Cường",)]
    hosted = "?p dv:agent/rdfs:label ?who ; dv:role <https://w3id.org/daibieu/role/hosted>"
    assert ask(store, "?who", hosted) == [("Tỉnh ủy Nam Định",)]


def test_each_standing_has_its_own_tenure(telling: SimpleNamespace, memory: Callable[..., Store]) -> None:
    told = []
    for identifier, day, office in (
        ("a1", "2018-03-28", "Quyền Chủ tịch"),
        ("a2", "2019-01-02", "Chủ tịch"),
        ("a3", "2021-05-01", "nguyên Chủ tịch"),
    ):
        tell = telling.tell(identifier, day)
        tell.person("Lê Thị Bình", f"{office} | UBND tỉnh | Nam Định")
        told.append(tell.done())
    store = memory(*told)
    pattern = "?t dv:standing ?how ; dv:firstCited ?cited OPTIONAL { ?t dv:possiblyUntil ?until }"
    assert ask(store, "?how ?cited ?until", pattern) == [
        ("acting", "2018-03-28", "2025-06-30"),  # the last day of the body
        ("full", "2019-01-02", "2021-05-01"),
    ]
    assert len(ask(store, "?p", "?p a dv:Position")) == 1


def test_an_appointment_begins_and_ends_holdings(telling: SimpleNamespace, memory: Callable[..., Store]) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Chủ tịch | UBND tỉnh | Nam Định")
    tell.person("Đỗ Văn Cường", "nguyên Chủ tịch | UBND tỉnh | Nam Định")
    tell.event("kỳ họp", "thứ năm HĐND tỉnh", "2018-03-27", "Lê Thị Bình")
    tell.more["appointments"] = (
        Appointment("Lê Thị Bình", "elected", 0, told="2018-03-27", event="e1", evidence=tell.say("bầu chị Bình")),
        Appointment(
            "Đỗ Văn Cường", "relieved", 0, effective="2018-03-01", decision="12/QĐ", evidence=tell.say("miễn nhiệm")
        ),
    )
    store = memory(tell.done())
    began = "?t dv:possiblyFrom ?day ; org:member/rdfs:label ?who ; dv:beganBy ?a . ?a dv:madeAt/rdfs:label ?at"
    assert ask(store, "?who ?day ?at", began) == [("Lê Thị Bình", "2018-03-27", "Kỳ họp thứ năm HĐND tỉnh")]
    ended = "?t dv:possiblyUntil ?day ; org:member/rdfs:label ?who ; dv:endedBy/dv:decisionNumber ?number"
    assert ask(store, "?who ?day ?number", ended) == [("Đỗ Văn Cường", "2018-03-01", "12/QĐ")]


def test_what_is_no_attendance_shares_no_predicate_with_it(
    telling: SimpleNamespace, memory: Callable[..., Store]
) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    tell.person("Đỗ Văn Cường", "Chủ tịch | UBND tỉnh | Nam Định")
    tell.event("hội nghị", "sơ kết", "2018-03-27", "Lê Thị Bình")
    words = tell.say("chị Bình sẽ dự kỳ họp")
    coming = Participant("Lê Thị Bình", "person", ("attended",), (0,), evidence=words)
    tell.more["other_events"] = (
        OtherEvent("o1", "planned", "kỳ họp", "thứ năm HĐND tỉnh", "2018-04-10", None, (coming,), evidence=words),
    )
    tell.more["absences"] = (Absence("Đỗ Văn Cường", "person", "e1", tell.say("anh Cường vắng mặt")),)
    tell.more["groups"] = (Group("đại diện các sở", "e1", evidence=tell.say("đại diện các sở dự")),)
    store = memory(tell.done())
    assert ask(store, "?who", "?p dv:event ?e ; dv:agent/rdfs:label ?who") == [("Lê Thị Bình",)]
    announced = "?n dv:status ?s ; rdfs:label ?what . ?p dv:announcedFor ?n ; dv:announcedAgent/rdfs:label ?who"
    assert ask(store, "?what ?s ?who", announced) == [("Kỳ họp thứ năm HĐND tỉnh", "planned", "Lê Thị Bình")]
    absent = "?x dv:absentFrom/rdfs:label ?what ; dv:absentAgent/rdfs:label ?who"
    assert ask(store, "?what ?who", absent) == [("Hội nghị sơ kết", "Đỗ Văn Cường")]
    group = "?g dv:groupAt/rdfs:label 'Hội nghị sơ kết' ; dv:words ?words"
    assert ask(store, "?words", group) == [("đại diện các sở",)]


@pytest.mark.parametrize(("place", "is_held"), [("Nam Định", True), ("Hà Nam", False)])
def test_an_announced_event_leads_to_the_one_that_was_held(
    telling: SimpleNamespace, memory: Callable[..., Store], place: str, is_held: bool
) -> None:
    before = telling.tell("a1", "2018-03-28")
    words = before.say("sẽ họp kỳ thứ năm")
    planned = OtherEvent("o1", "planned", "kỳ họp", "thứ năm HĐND tỉnh", "2018-04-10", None, evidence=words)
    before.more["other_events"] = (planned,)
    after = telling.tell("a2", "2018-04-11", place=place)
    after.event("kỳ họp", "thứ năm HĐND tỉnh", "2018-04-10", "body:HĐND tỉnh")
    store = memory(before.done(), after.done())
    assert bool(ask(store, "?e", "?n dv:heldAs ?e . ?e a dv:Event")) is is_held


def test_a_bloc_its_members_and_who_is_in_charge(telling: SimpleNamespace, memory: Callable[..., Store]) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Phó Trưởng Ban | Ban Tổ chức Tỉnh ủy | Nam Định")
    words = tell.say("Khối thi đua gồm hai đơn vị")
    tell.more["memberships"] = tuple(
        Membership(member, "body", "Khối thi đua các cơ quan Đảng tỉnh", nth, 2, words)
        for nth, member in enumerate(("Ban Tổ chức Tỉnh ủy", "Báo Nam Định"), start=1)
    )
    tell.more["responsibilities"] = (
        Responsibility("Lê Thị Bình", "Khối thi đua các cơ quan Đảng tỉnh", "body", words),
    )
    tell.more["awards"] = (
        Award("Cờ", "Chính phủ", None, None, "Đơn vị dẫn đầu", 1, "1 đơn vị", 2017, evidence=words),
        Award("Bằng khen", "Chủ tịch UBND tỉnh", "Báo Nam Định", "body", year=2017, evidence=words),
    )
    store = memory(tell.done())
    assert ask(store, "?of ?who", "?m dv:inBody/rdfs:label ?of ; dv:member/rdfs:label ?who") == [
        ("Khối thi đua các cơ quan Đảng tỉnh Nam Định", "Ban Tổ chức Tỉnh ủy Nam Định"),
        ("Khối thi đua các cơ quan Đảng tỉnh Nam Định", "Báo Nam Định"),
    ]
    assert ask(store, "?n", "?b dv:statedMembers ?n") == [("2",)]
    assert ask(store, "?who", "?r dv:responsibleFor ?b ; dv:responsibleAgent/rdfs:label ?who") == [("Lê Thị Bình",)]
    award = "?a a dv:Award ; rdfs:label ?what ; dv:givenBy/rdfs:label ?by OPTIONAL { ?a dv:givenTo/rdfs:label ?to }"
    assert ask(store, "?what ?by ?to", award) == [
        ("Bằng khen", "Chủ tịch UBND tỉnh Nam Định", "Báo Nam Định"),
        ("Cờ “Đơn vị dẫn đầu”", "Chính phủ", "-"),
    ]


def test_on_behalf_of_somebody_puts_him_at_no_event(telling: SimpleNamespace, memory: Callable[..., Store]) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Phó Chủ tịch | UBND tỉnh | Nam Định")
    event = tell.event("hội nghị", "sơ kết", "2018-03-27")
    words = tell.say("chị Bình dự thay, thay mặt các đại biểu")
    behalf = (
        OnBehalf("substitutes-for", "Chủ tịch UBND tỉnh", words),
        OnBehalf("represents", "Tỉnh ủy", words),
        OnBehalf("speaks-for", "các đại biểu", words),  # no body, no person: words only
    )
    part = Participant("Lê Thị Bình", "person", ("attended",), (0,), on_behalf_of=behalf, evidence=words)
    tell.events[0] = msgspec.structs.replace(event, participants=(part,))
    store = memory(tell.done())
    assert ask(store, "?who", "?p dv:event ?e ; dv:agent/rdfs:label ?who") == [("Lê Thị Bình",)]
    assert ask(store, "?for", "?p dv:substitutesFor ?x . ?x a dv:Position ; rdfs:label ?for") == [
        ("Chủ tịch UBND tỉnh Nam Định",)
    ]
    assert ask(store, "?for", "?p dv:representsBody/rdfs:label ?for") == [("Tỉnh ủy Nam Định",)]
    assert ask(store, "?for", "?p dv:speaksFor ?for") == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Chỉ thị", "05-CT/TW", None), ("Chỉ thị", "05-CT/TW", None), 1),
        (("Chỉ thị", "07/CT-TTg", "2014-03-19"), ("Chỉ thị", "07/CT-TTg", "2016-03-19"), 2),
        (("Nghị quyết", "29", None), ("Nghị quyết", "29", None), 2),  # whose 29th is not told
    ],
)
def test_documents(
    telling: SimpleNamespace, memory: Callable[..., Store], one: tuple[Any, ...], other: tuple[Any, ...], count: int
) -> None:
    told = []
    for identifier, (kind, number, date) in (("a1", one), ("a2", other)):
        tell = telling.tell(identifier, "2018-03-28")
        tell.more["documents"] = (Document(kind, number, None, date, evidence=tell.say(f"{kind} {number}")),)
        told.append(tell.done())
    store = memory(*told)
    assert len(ask(store, "?d", "?a dv:cites ?d")) == count


# -- claims


def test_claims_stand_at_the_place_of_their_words(telling: SimpleNamespace) -> None:
    tell = telling.tell("bài 1/2", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    (claims,) = telling.claims(tell.done())
    base = "http://localhost:8000/article/b%C3%A0i%201%2F2"
    assert claims.address == base
    end = tell.text.index(".")
    assert claims.people[0].address == f"{base}#p0-{end}"
    quads = claim_quads(claims)
    assert {q.graph_name.value for q in quads} == {base}
    assert all(isinstance(q.subject, ox.NamedNode) and not isinstance(q.object, ox.BlankNode) for q in quads)


def test_claims_share_with_the_default_view_only_the_type(telling: SimpleNamespace) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    tell.event("hội nghị", "sơ kết", "2018-03-27", "Lê Thị Bình", place="hội trường", date_as_told="Ngày 27-3")
    store = open_store(":memory:")
    telling.load(store, [tell.done()])
    claims, view = set(), set()
    for quad in store.quads():
        (claims if "/article/" in quad.graph_name.value else view).add(quad.predicate.value)
    assert claims & view == {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}


def test_every_sentence_and_evidence_is_in_the_stored_text(telling: SimpleNamespace, memory: Any) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    store = memory(tell.done())
    spans = "GRAPH ?g { ?x oa:exact ?exact ; oa:start ?start ; oa:end ?end }"
    found = store.query(f"{PREFIXES} SELECT * WHERE {{ {spans} }}")
    assert found.rows
    for row in found.rows:
        assert tell.text[int(row["start"]) : int(row["end"])] == str(row["exact"])


def test_a_reading_whose_words_are_not_in_the_text_is_refused(telling: SimpleNamespace) -> None:
    article = Article("a1", "", "Tỉnh ủy họp.")
    reading = Reading("a1", None, (Person("Lê Thị Bình", evidence=(Evidence(0, 4, "Thị ", "told"),)),))
    with pytest.raises(SourceError, match="a1: the text at 0-4 is not 'Thị '; read it again"):
        claims_of(article, reading, telling.addresses)
    store = open_store(":memory:")
    loaded = store.load([article], read=lambda _: reading)
    assert (loaded.new, len(loaded.unreadable)) == (0, 1)


# -- the seed


@pytest.mark.shared
def test_the_seed_conference(shared: Path) -> None:
    article = msgspec.json.decode((shared / "seed/seed.articles.jsonl").read_bytes(), type=Article)
    gold = json.loads((shared / "seed/seed.gold.jsonl").read_text(encoding="utf-8"))
    for event in gold["events"]:  # where the gold gives no capacity, all positions are meant
        for part in event["participants"]:
            held = next((p["positions"] for p in gold["people"] if p["name"] == part["agent"]), [])
            part["capacity"] = list(range(len(held)))
    reading = msgspec.convert(gold, type=Reading)
    store = open_store(":memory:")
    store.load([article], read=lambda _: reading)
    capacities = ask(store, "?who ?as", "?p dv:agent/rdfs:label ?who ; dv:inCapacity/rdfs:label ?as")
    assert ("Đoàn Văn Hùng", "Trưởng Ban Nội chính Tỉnh ủy Nam Định") in capacities
    assert ("Lại Văn Hiếu", "Ủy viên Hội đồng Thi đua - Khen thưởng tỉnh Nam Định") in capacities
    assert len(capacities) == 7
    assert len(ask(store, "?p", "?p a dv:Participation")) == 16
    bodies = {label for (label,) in ask(store, "?l", "?b a dv:Body ; rdfs:label ?l")}
    assert {"Ủy ban Kiểm tra Tỉnh ủy Nam Định", "Báo Nam Định", "Trường Chính trị Trường Chinh"} <= bodies


def test_words_that_several_rules_read_are_one_node_and_each_claim_knows_its_rule(
    telling: SimpleNamespace, memory: Callable[..., Store]
) -> None:
    words = telling.tell("a1", "2018-03-28")
    words.person("Lê Thị Bình", "Chủ tịch | UBND tỉnh | Nam Định")
    (evidence,) = words.people[0].evidence
    listed = msgspec.structs.replace(evidence, rule="list/dự")
    event = words.event("hội nghị", "sơ kết", "2018-03-27")
    part = Participant("Lê Thị Bình", "person", ("attended",), (0,), evidence=(listed,))
    words.events[0] = msgspec.structs.replace(event, participants=(part,))
    store = memory(words.done())
    rows = store.query("""
        PREFIX dvc: <https://w3id.org/daibieu/claims#>
        SELECT ?class ?words (COALESCE(?own, ?usual) AS ?rule) WHERE { GRAPH ?g {
          ?claim a ?class ; dvc:evidence ?words . ?words dvc:rule ?usual OPTIONAL { ?claim dvc:rule ?own }
        } } ORDER BY ?class""").rows
    told = {str(row["class"]).rpartition("#")[2]: str(row["rule"]) for row in rows}
    assert told["PersonMention"] == told["PositionClaim"] == told["BodyMention"] == "told"
    assert told["ParticipationClaim"] == "list/dự"
    assert len({row["words"] for row in rows if "EventClaim" not in row["class"]}) == 1
