"""What became of bodies by law. People are invented; the mergers are those of 2025."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from daibieu.graph import Store
from daibieu.graph.canonical import Context, body, place
from daibieu.graph.days import Bounds
from daibieu.graph.successions import LegalLife, beginning, ending, heir, legal_life
from daibieu.graph.tenures import within

CHANGE = """PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?old ?new ?day WHERE {
  ?change a org:ChangeEvent ; org:originalOrganization ?o ; org:resultingOrganization ?n ; dv:inForceOn ?day .
  ?o rdfs:label ?old . ?n rdfs:label ?new
} ORDER BY ?old ?new"""


@pytest.mark.parametrize(
    ("name", "home", "day", "took_over"),
    [
        ("UBND tỉnh", "Nam Định", "2018-03-28", "UBND tỉnh Ninh Bình"),
        ("Tỉnh ủy", "Quảng Nam", "2018-03-28", "Thành ủy Đà Nẵng"),
        ("Công an tỉnh", "Hải Dương", "2018-03-28", "Công an thành phố Hải Phòng"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "Hà Nam", "2018-03-28", "Ủy ban MTTQ tỉnh Ninh Bình"),
        ("HĐND tỉnh", "Thừa Thiên Huế", "2018-03-28", "HĐND thành phố Huế"),
        ("Bộ KH&ĐT", None, "2018-03-28", "Bộ Tài chính"),
        ("Bộ Tài chính", None, "2025-02-28", "Bộ Tài chính"),
        ("Ủy ban Dân tộc", None, "2018-03-28", "Bộ Dân tộc và Tôn giáo"),
        # What was not merged goes on, and what took over has not ended.
        ("UBND tỉnh", "Cao Bằng", "2018-03-28", None),
        ("UBND tỉnh", "Ninh Bình", "2025-07-01", None),
        ("Bộ Tài chính", None, "2025-03-01", None),
        # Which department took over from which is not told by the merger.
        ("Sở Y tế", "Nam Định", "2018-03-28", None),
        ("UBND huyện", "Nam Định", "2018-03-28", None),
    ],
)
def test_who_took_its_place(name: str, home: str | None, day: str, took_over: str | None) -> None:
    after = heir(body(name, None, Context("a1", day, place(home, day))))
    assert (after.label if after else None) == took_over


@pytest.mark.parametrize(
    ("name", "home", "day", "life"),
    [
        ("UBND tỉnh", "Nam Định", "2018-03-28", (None, "2025-06-30")),
        ("UBND tỉnh", "Ninh Bình", "2025-07-01", ("2025-07-01", None)),
        ("Bộ Tài chính", None, "2025-02-28", (None, "2025-02-28")),
        ("Bộ Tài chính", None, "2025-03-01", ("2025-03-01", None)),
        ("Sở Y tế", "Nam Định", "2018-03-28", (None, "2025-06-30")),
        ("UBND huyện Vân Trạch", "Cao Bằng", "2018-03-28", (None, "2025-06-30")),  # the level of districts ended
        ("UBND tỉnh", "Cao Bằng", "2018-03-28", (None, None)),
        ("Báo Nam Định", "Nam Định", "2018-03-28", (None, None)),
    ],
)
def test_how_long_a_body_lived(name: str, home: str | None, day: str, life: tuple[str | None, str | None]) -> None:
    assert legal_life(body(name, None, Context("a1", day, place(home, day)))) == LegalLife(*life)


def test_a_ministry_without_a_day_is_neither_the_old_one_nor_the_new() -> None:
    undated = body("Bộ Tài chính", None, Context("a1", None, None))
    assert undated.apart == "a1"
    assert ending(undated) is None
    assert beginning(undated) is None
    # One whose name nobody took over needs no day.
    assert body("Bộ Y tế", None, Context("a1", None, None)).apart is None


def test_a_change_is_written_whole_with_bodies_that_no_article_names(
    telling: SimpleNamespace, store_with: Callable[..., Store]
) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Chủ tịch | UBND tỉnh | Nam Định")
    store = store_with(tell.done())
    prefixes = "PREFIX dv: <https://w3id.org/daibieu/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    rows = store.query(prefixes + CHANGE).rows
    assert [(str(r["old"]), str(r["new"]), str(r["day"])) for r in rows] == [
        ("UBND tỉnh Hà Nam", "UBND tỉnh Ninh Bình", "2025-07-01"),
        ("UBND tỉnh Nam Định", "UBND tỉnh Ninh Bình", "2025-07-01"),
        ("UBND tỉnh Ninh Bình", "UBND tỉnh Ninh Bình", "2025-07-01"),
    ]


def test_the_old_name_and_the_new_one_are_never_confused(
    telling: SimpleNamespace, store_with: Callable[..., Store]
) -> None:
    """Papers of 2018 write `Nam Định` and `Ninh Bình`, one of 2025 `Ninh Bình`: three chairmen of three bodies."""
    told = []
    for identifier, day, where, name in (
        ("a1", "2018-03-28", "Nam Định", "Lê Thị Bình"),
        ("a2", "2018-03-28", "Ninh Bình", "Trần Văn Thắng"),
        ("a3", "2025-08-01", "Ninh Bình", "Đỗ Văn Cường"),
    ):
        tell = telling.tell(identifier, day, where)
        tell.person(name, f"Chủ tịch | UBND tỉnh | {where}")
        told.append(tell.done())
    rows = (
        store_with(*told)
        .query("""
        PREFIX dv: <https://w3id.org/daibieu/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?who ?body ?from ?until ?how WHERE {
          ?t dv:position/org:postIn ?b ; org:member/rdfs:label ?who . ?b rdfs:label ?body
          OPTIONAL { ?t dv:possiblyFrom ?from } OPTIONAL { ?t dv:possiblyUntil ?until }
          OPTIONAL { ?t dv:endedBy/rdfs:label ?how }
        } ORDER BY ?who""")
        .rows
    )
    merger = "UBND tỉnh Hà Nam, UBND tỉnh Nam Định, UBND tỉnh Ninh Bình thành UBND tỉnh Ninh Bình"
    assert [tuple(str(r.get(k, "-")) for k in ("who", "body", "from", "until", "how")) for r in rows] == [
        ("Lê Thị Bình", "UBND tỉnh Nam Định", "-", "2025-06-30", merger),
        ("Trần Văn Thắng", "UBND tỉnh Ninh Bình", "-", "2025-06-30", merger),
        ("Đỗ Văn Cường", "UBND tỉnh Ninh Bình", "2025-07-01", "-", "-"),
    ]


@pytest.mark.parametrize(
    ("told", "bounded"),
    [
        (Bounds(None, "2018-03-01", "2018-05-01", None), ("2018-03-01", "2018-05-01", "2025-06-30")),
        # An end that words tell stands.
        (Bounds(None, "2018-03-01", "2018-05-01", "2020-01-01"), ("2018-03-01", "2018-05-01", "2020-01-01")),
        # A citation after the body's end is shown as a contradiction, not bent.
        (Bounds(None, "2018-03-01", "2025-08-01", None), ("2018-03-01", "2025-08-01", None)),
        (Bounds(), (None, None, "2025-06-30")),
    ],
)
def test_nobody_holds_a_position_longer_than_its_body_lives(told: Bounds, bounded: tuple[str | None, ...]) -> None:
    found = within(told, LegalLife(None, "2025-06-30"))
    assert (found.surely_from, found.surely_until, found.possibly_until) == bounded


def test_a_minister_stays_himself_when_his_ministry_takes_in_another(
    telling: SimpleNamespace, store_with: Callable[..., Store]
) -> None:
    told = []
    for identifier, day in (("a1", "2025-02-20"), ("a2", "2025-03-10")):
        tell = telling.tell(identifier, day, None)
        tell.person("Trần Văn Thắng", "Bộ trưởng | Bộ Xây dựng")
        told.append(tell.done())
    counted = (
        store_with(*told)
        .query("""
        PREFIX dv: <https://w3id.org/daibieu/ontology#>
        SELECT (COUNT(DISTINCT ?who) AS ?people) (COUNT(DISTINCT ?post) AS ?posts) WHERE {
          ?who a dv:Person . ?post a dv:Position
        }""")
        .rows[0]
    )
    assert (str(counted["people"]), str(counted["posts"])) == ("1", "2")
