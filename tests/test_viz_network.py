"""What a store answers becomes a network, each tie with its sentence. All people, bodies and events are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest

from daibieu.errors import QuestionError
from daibieu.graph import Store, open_store
from daibieu.viz import network, write_page

B = "http://localhost:8000/"
PREFIXES = f"""
@base <{B}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dv-role: <https://w3id.org/daibieu/role/> .
@prefix dvc: <https://w3id.org/daibieu/claims#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Two events: Bình and Thắng meet at both, Sơn comes to the second as a former director, Quý was announced only.
WORLD = (
    PREFIXES
    + """
<graph/ontology> {
  dv-role:attended skos:prefLabel "dự"@vi, "attended"@en .
  dv-role:spoke skos:prefLabel "phát biểu"@vi, "spoke"@en .
}
<graph/articles> {
  <article/a1> a dv:Article ; dcterms:title "Hội nghị tổng kết" ; dcterms:issued "2019-12-20"^^xsd:date .
  <article/a2> a dv:Article ; dcterms:title "Khai giảng" .
}
<graph/resolved> {
  <event/e1> a dv:Event ; rdfs:label "Hội nghị tổng kết năm 2019" ; dv:possiblyFrom "2019-12-19"^^xsd:date ;
    dv:surelyFrom "2019-12-19"^^xsd:date ; dv:possiblyUntil "2019-12-19"^^xsd:date .
  <event/e2> a dv:Event ; rdfs:label "Lễ khai giảng" ; dv:possiblyFrom "2020-09-01"^^xsd:date ;
    dv:possiblyUntil "2020-09-30"^^xsd:date .
  <person/binh> a dv:Person ; rdfs:label "Lê Thị Bình" .
  <person/thang> a dv:Person ; rdfs:label "Trần Văn Thắng" .
  <person/son> a dv:Person ; rdfs:label "Phạm Văn Sơn" .
  <person/quy> a dv:Person ; rdfs:label "Ngô Văn Quý" .
  <body/bao> a dv:Body ; rdfs:label "Báo Hoa Lâm" .
  <body/so> a dv:Body ; rdfs:label "Sở Y tế tỉnh Hoa Lâm"@vi, "Department of Health of Hoa Lâm"@en .
  <body/phong> a dv:Body ; rdfs:label "Văn phòng Sở Y tế tỉnh Hoa Lâm" ; org:subOrganizationOf <body/so> ;
    dv:statedBy <article/a2#b40-60> .
  <body/khoi> a dv:Body ; rdfs:label "Khối thi đua các sở tỉnh Hoa Lâm" .
  <position/so> a dv:Position ; rdfs:label "Giám đốc Sở Y tế tỉnh Hoa Lâm" ; org:postIn <body/so> .
  <tenure/son> a dv:Tenure ; org:member <person/son> ; dv:position <position/so> ; dv:statedBy <article/a2#h0-9> ;
    dv:possiblyUntil "2019-12-31"^^xsd:date .
  <membership/1> a dv:BodyMembership ; dv:member <body/so> ; dv:inBody <body/khoi> ; dv:statedBy <article/a2#m1-2> .
  <part/1> a dv:Participation ; dv:event <event/e1> ; dv:agent <person/binh> ; dv:role dv-role:attended, dv-role:spoke ;
    dv:inCapacity <position/so> ; dv:inActingCapacity <position/so> ; dv:statedBy <article/a1#q0-11> .
  <part/2> a dv:Participation ; dv:event <event/e1> ; dv:agent <person/thang> ; dv:role dv-role:attended ;
    dv:statedBy <article/a1#q13-27> .
  <part/3> a dv:Participation ; dv:event <event/e1> ; dv:agent <body/bao> .
  <part/4> a dv:Participation ; dv:event <event/e2> ; dv:agent <person/binh> ; dv:role dv-role:attended .
  <part/5> a dv:Participation ; dv:event <event/e2> ; dv:agent <person/thang> ; dv:role dv-role:attended .
  <part/6> a dv:Participation ; dv:event <event/e2> ; dv:agent <person/son> ; dv:role dv-role:attended ;
    dv:inFormerCapacity <position/so> .
  <announced/1> a dv:AnnouncedParticipation ; dv:announcedFor <event/e2> ; dv:announcedAgent <person/quy> .
}
<article/a1> {
  <article/a1#s0-60> a dvc:Sentence ; oa:exact "Lê Thị Bình, Trần Văn Thắng dự." ; oa:start 0 ; oa:end 31 .
  <article/a1#q0-11> a dvc:ParticipationClaim ; dvc:evidence <article/a1#w0-11> .
  <article/a1#w0-11> a dvc:Evidence ; oa:exact "Lê Thị Bình" ; oa:start 0 ; oa:end 11 ; dvc:rule "list" ;
    dvc:inSentence <article/a1#s0-60> .
  <article/a1#q13-27> a dvc:ParticipationClaim ; dvc:evidence <article/a1#w13-27> .
  <article/a1#w13-27> a dvc:Evidence ; oa:exact "Trần Văn Thắng" ; oa:start 13 ; oa:end 27 ; dvc:rule "list" ;
    dvc:inSentence <article/a1#s0-60> .
}
<article/a2> {
  <article/a2#s0-70> a dvc:Sentence ; oa:exact "Khối gồm Sở Y tế; Văn phòng Sở dự." ; oa:start 0 ; oa:end 70 .
  <article/a2#h0-9> a dvc:PositionClaim ; dvc:evidence <article/a2#w1-2> .
  <article/a2#m1-2> a dvc:MembershipClaim ; dvc:evidence <article/a2#w1-2> .
  <article/a2#w1-2> a dvc:Evidence ; oa:exact "Sở Y tế" ; oa:start 9 ; oa:end 16 ; dvc:rule "consists-of" ;
    dvc:inSentence <article/a2#s0-70> .
  <article/a2#b40-60> a dvc:BodyMention ; dvc:evidence <article/a2#w40-60> .
  <article/a2#w40-60> a dvc:Evidence ; oa:exact "Văn phòng Sở" ; oa:start 18 ; oa:end 30 ; dvc:rule "body" ;
    dvc:inSentence <article/a2#s0-70> .
}
"""
)


@pytest.fixture(scope="module", params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(":memory:" if request.param == "memory" else tmp_path_factory.mktemp("store") / "s")
    assert opened.load_rdf(WORLD.encode(), "world.trig").new == 1
    yield opened
    opened.close()


def ties(graph: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    return {(graph.nodes[a]["name"], data["label"], graph.nodes[b]["name"]) for a, b, data in graph.edges(data=True)}


def test_attendance_ties_agents_to_events(store: Store) -> None:
    graph = network(store)
    assert ties(graph) == {
        ("Lê Thị Bình", "dự, phát biểu", "Hội nghị tổng kết năm 2019"),
        ("Trần Văn Thắng", "dự", "Hội nghị tổng kết năm 2019"),
        ("Báo Hoa Lâm", "có mặt", "Hội nghị tổng kết năm 2019"),
        ("Lê Thị Bình", "dự", "Lễ khai giảng"),
        ("Trần Văn Thắng", "dự", "Lễ khai giảng"),
        ("Phạm Văn Sơn", "dự", "Lễ khai giảng"),
    }
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"person", "body", "event"}


def test_a_tie_carries_its_sentence_and_as_what(store: Store) -> None:
    graph = network(store)
    (tie,) = graph.get_edge_data(f"{B}person/binh", f"{B}event/e1").values()
    assert tie["evidence"] == [
        {
            "article": f"{B}article/a1", "title": "Hội nghị tổng kết", "published": "2019-12-20", "start": 0, "end": 11,
            "exact": "Lê Thị Bình", "rule": "list", "sentence": "Lê Thị Bình, Trần Văn Thắng dự.",
        }
    ]  # fmt: skip
    assert tie["capacities"] == ["Quyền Giám đốc Sở Y tế tỉnh Hoa Lâm"]
    (tie,) = graph.get_edge_data(f"{B}person/son", f"{B}event/e2").values()
    assert tie["capacities"] == ["nguyên Giám đốc Sở Y tế tỉnh Hoa Lâm"]


def test_a_day_is_shown_only_where_it_is_known(store: Store) -> None:
    graph = network(store)
    assert graph.nodes[f"{B}event/e1"]["date"] == "2019-12-19"
    assert graph.nodes[f"{B}event/e2"]["date"] is None  # some day in September: never the 1st


@pytest.mark.parametrize(
    ("period", "events"),
    [
        ({"to": "2019-12-18"}, set()),
        ({"to": "2019-12-19"}, {"e1"}),
        ({"from_": "2019-12-19", "to": "2019-12-19"}, {"e1"}),
        ({"from_": "2019-12-20"}, {"e2"}),
        ({"from_": "2020-09-15", "to": "2020-09-16"}, {"e2"}),  # perhaps in that period
        ({"from_": "2020-10-01"}, set()),
    ],
)
def test_a_period_is_inclusive(store: Store, period: dict[str, str], events: set[str]) -> None:
    graph = network(store, **period)  # type: ignore[arg-type]
    found = {node.rpartition("/")[2] for node, data in graph.nodes(data=True) if data["kind"] == "event"}
    assert found == events


def test_around_somebody_are_his_events_and_who_was_there(store: Store) -> None:
    son = network(store, around=f"{B}person/son")
    assert {data["name"] for _, data in son.nodes(data=True)} == {
        "Phạm Văn Sơn", "Lễ khai giảng", "Lê Thị Bình", "Trần Văn Thắng",
    }  # fmt: skip
    assert set(network(store, around=f"{B}event/e2")) == set(son)
    assert set(network(store, event=f"{B}event/e2")) == set(son)
    assert len(network(store, around=f"{B}person/quy")) == 0  # announced, never told to have come


def test_co_attendance_weighs_a_common_event_by_how_many_came(store: Store) -> None:
    graph = network(store, kind="co-attendance")
    (tie,) = graph.get_edge_data(f"{B}person/binh", f"{B}person/thang").values()
    assert tie["weight"] == 1 / 2 + 1 / 2
    assert tie["events"] == ["Hội nghị tổng kết năm 2019", "Lễ khai giảng"]
    assert [one["exact"] for one in tie["evidence"]] == ["Lê Thị Bình", "Trần Văn Thắng"]
    assert graph.number_of_edges() == 3 + 3 - 1
    assert not graph.has_edge(f"{B}person/binh", f"{B}person/binh")


def test_bodies_are_tied_to_what_they_are_part_or_member_of(store: Store) -> None:
    graph = network(store, kind="bodies")
    assert ties(graph) == {
        ("Văn phòng Sở Y tế tỉnh Hoa Lâm", "trực thuộc", "Sở Y tế tỉnh Hoa Lâm"),
        ("Sở Y tế tỉnh Hoa Lâm", "là thành viên của", "Khối thi đua các sở tỉnh Hoa Lâm"),
    }
    assert all(data["evidence"] for _, _, data in graph.edges(data=True))
    assert len(network(store, kind="bodies", around=f"{B}body/khoi")) == 3
    assert len(network(store, kind="bodies", around=f"{B}body/bao")) == 0


def test_positions_stand_between_a_person_and_a_body(store: Store) -> None:
    graph = network(store, kind="positions")
    assert ties(graph) == {
        ("Phạm Văn Sơn", "giữ chức", "Giám đốc Sở Y tế tỉnh Hoa Lâm"),
        ("Giám đốc Sở Y tế tỉnh Hoa Lâm", "thuộc", "Sở Y tế tỉnh Hoa Lâm"),
    }
    assert all(data["evidence"] for _, _, data in graph.edges(data=True))
    assert len(network(store, kind="positions", from_="2020-01-01")) == 0


@pytest.mark.parametrize("kind", ["attendance", "co-attendance", "bodies", "positions"])
def test_every_kind_can_be_drawn(store: Store, kind: str, tmp_path: Path) -> None:
    write_page(network(store, kind=kind), tmp_path / "mang.html", kind)
    assert "<blockquote>" in (tmp_path / "mang.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda store: network(store, kind="friends"), "'friends' is no kind of network; take one of attendance, co-"),
        (lambda store: network(store, from_="27-3"), "from '27-3' is no day; write it like 2018-03-27"),
        (lambda store: network(store, kind="bodies", event="e"), "an event has no network of bodies"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(store: Store, wrong: Callable[[Store], object], said: str) -> None:
    with pytest.raises(QuestionError, match=said) as refused:
        wrong(store)
    assert "\n" not in str(refused.value)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QuestionError, match="from 2020-01-01 to 2019-01-01 is no period; give the earlier day first"):
        network(open_store(":memory:"), from_="2020-01-01", to="2019-01-01")
