"""What articles cannot all have right, each kind beside what only looks like it. All names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from daibieu.errors import TableError
from daibieu.graph import Store, open_store
from daibieu.queries.checking import SEVERITIES, checks, contradictions, parse

ROOT = Path(__file__).resolve().parent.parent
HEAD = """
@base <http://localhost:8000/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dvc: <https://w3id.org/daibieu/claims#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix standing: <https://w3id.org/daibieu/standing/> .
@prefix hosted: <https://w3id.org/daibieu/role/hosted> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<graph/ontology> { dv:Person a <http://www.w3.org/2002/07/owl#Class> . }
"""
PEOPLE = """
<person/binh> a dv:Person ; rdfs:label "Lê Thị Bình" . <person/thang> a dv:Person ; rdfs:label "Trần Văn Thắng" .
<position/chair> a dv:Position ; dv:seats 1 ; rdfs:label "Chủ tịch UBND tỉnh Hoa Lâm" ; org:postIn <body/ubnd> .
<position/vice> a dv:Position ; rdfs:label "Phó Chủ tịch UBND tỉnh Hoa Lâm" ; org:postIn <body/ubnd> .
<body/ubnd> a dv:Body ; rdfs:label "UBND tỉnh Hoa Lâm" .
"""


def tenure(name: str, who: str, days: str, position: str = "chair", how: str = "full") -> str:
    """`days`: possibly from, surely from, surely until, possibly until; `-` is open."""
    names = ("possiblyFrom", "surelyFrom", "surelyUntil", "possiblyUntil")
    told = "".join(
        f' ; dv:{name} "{day}"^^xsd:date' for name, day in zip(names, days.split(), strict=True) if day != "-"
    )
    return (
        f"<tenure/{name}> a dv:Tenure ; org:member <person/{who}> ; dv:position <position/{position}> ; "
        f"dv:standing standing:{how} ; dv:statedBy <article/{name}#h1-2>{told} .\n"
    )


def event(name: str, day: str, host_place: str) -> str:
    return f"""
<event/{name}> a dv:Event ; rdfs:label "{name}" ; dv:surelyFrom "{day}"^^xsd:date ; dv:surelyUntil "{day}"^^xsd:date .
<participation/{name}> a dv:Participation ; dv:event <event/{name}> ; dv:agent <person/binh> ;
  dv:statedBy <article/{name}#q1-2> .
<hosting/{name}> a dv:Participation ; dv:event <event/{name}> ; dv:agent <body/{host_place}> ; dv:role hosted: .
<body/{host_place}> dv:place <https://w3id.org/daibieu/place/{host_place}> .
"""


def found(resolved: str, others: str = "") -> list[tuple[str, str]]:
    store: Store = open_store(":memory:")
    store.load_rdf(f"{HEAD} <graph/resolved> {{ {PEOPLE} {resolved} }} {others}".encode(), "world.trig")
    return [(one.check.name, one.message) for one in contradictions(store)]


CHAIR = "Chủ tịch UBND tỉnh Hoa Lâm"


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-09-01 -") + tenure("t2", "thang", "- 2018-03-01 2019-01-01 -"),
            [
                (
                    "two_in_one_seat",
                    f"Lê Thị Bình and Trần Văn Thắng both surely hold {CHAIR}, 2018-03-01 to 2018-09-01",
                )
            ],
            id="two in one seat",
        ),
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-03-01 -") + tenure("t2", "thang", "- 2018-03-01 2019-01-01 -"),
            [],
            id="one hands over to the other",
        ),
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-09-01 -")
            + tenure("t2", "thang", "- 2018-03-01 2019-01-01 -", how="acting"),
            [],
            id="somebody acts for the chairwoman",
        ),
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-09-01 -", "vice")
            + tenure("t2", "thang", "- 2018-03-01 2019-01-01 -", "vice"),
            [],
            id="there are several vice chairs",
        ),
        pytest.param(
            tenure("t1", "binh", "2018-05-01 - - 2018-04-01"),
            [
                (
                    "bounds_crossed",
                    f"Lê Thị Bình, {CHAIR} ends by 2018-04-01, but begins or is cited on 2018-05-01",
                )
            ],
            id="an end before its start",
        ),
        pytest.param(tenure("t1", "binh", "2018-05-01 - - 2018-05-01"), [], id="one day only"),
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-01-10 2018-04-01")
            + tenure("t2", "binh", "- 2018-06-01 2018-06-01 -"),
            [
                (
                    "held_after_end",
                    f"Lê Thị Bình had left {CHAIR} by 2018-04-01, and is cited in it again on 2018-06-01",
                )
            ],
            id="held after it was over",
        ),
        pytest.param(
            tenure("t1", "binh", "- 2018-01-10 2018-01-10 2018-04-01")
            + tenure("t2", "binh", "2018-05-01 2018-05-01 2018-06-01 -"),
            [],
            id="elected anew",
        ),
        pytest.param(
            tenure("t1", "binh", "- 2025-08-01 2025-08-01 -") + '<body/ubnd> dv:validUntil "2025-06-30"^^xsd:date .',
            [
                (
                    "outside_the_body",
                    f"Lê Thị Bình is cited in {CHAIR} on 2025-08-01, but UBND tỉnh Hoa Lâm ended on 2025-06-30",
                )
            ],
            id="cited in a body that had ended",
        ),
        pytest.param(
            event("morning", "2018-03-27", "nam-dinh") + event("evening", "2018-03-27", "hung-yen"),
            [
                (
                    "two_places",
                    "Lê Thị Bình is at evening in Hưng Yên and at morning in Nam Định on 2018-03-27",
                )
            ],
            id="two provinces on one day",
        ),
        pytest.param(
            event("morning", "2018-03-27", "nam-dinh") + event("evening", "2018-03-27", "nam-dinh"),
            [],
            id="two meetings in one province",
        ),
        pytest.param(
            event("morning", "2018-03-27", "nam-dinh") + event("evening", "2018-03-28", "hung-yen"),
            [],
            id="the next day elsewhere",
        ),
    ],
)
def test_contradictions(world: str, expected: list[tuple[str, str]]) -> None:
    assert found(world) == expected


def test_the_dead_attend_nothing() -> None:
    late = tenure("t1", "binh", "- - - 2018-03-01", "vice", "full")
    told = (
        '<graph/articles> { <article/t1> dcterms:issued "2018-03-01"^^xsd:date . }'
        "<article/t1> { <article/t1#h1-2> a dvc:PositionClaim ; dvc:standing standing:late . }"
    )
    before, after = event("g", "2018-02-01", "nam-dinh"), event("t", "2018-04-01", "nam-dinh")
    assert found(late + before + after, told) == [
        ("after_death", "Lê Thị Bình is told as dead by 2018-03-01, and took part in t on 2018-04-01")
    ]


def test_a_contradiction_names_the_articles_of_both_sides() -> None:
    store = open_store(":memory:")
    world = tenure("t1", "binh", "- 2018-01-10 2018-09-01 -") + tenure("t2", "thang", "- 2018-03-01 2019-01-01 -")
    store.load_rdf(f"{HEAD} <graph/resolved> {{ {PEOPLE} {world} }}".encode(), "world.trig")
    (one,) = contradictions(store)
    assert one.articles == ("http://localhost:8000/article/t1", "http://localhost:8000/article/t2")
    assert "http://localhost:8000/person/binh" in one.about
    assert one.to_json()["severity"] == "error"


def test_every_check_opens_with_problem_and_cure_and_has_its_severity() -> None:
    files = {path.stem.removeprefix("check_") for path in (ROOT / "queries").glob("check_*.rq")}
    assert files == {check.name for check in checks()}
    order = [SEVERITIES.index(check.severity) for check in checks()]
    assert order == sorted(order)


def test_a_check_without_a_cure_is_refused() -> None:
    with pytest.raises(TableError, match=r"check_x\.rq: no line '# cure: \.\.\.' at the head"):
        parse("x", "hint", "# problem: p\n# message: m\nSELECT ?node WHERE { ?node a ?x }")
