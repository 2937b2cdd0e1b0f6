"""Names as people type them: with marks, without, in part; and what is refused."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from daibieu.errors import QuestionError
from daibieu.graph import Store, open_store
from daibieu.queries.days import as_day
from daibieu.queries.names import fold, lower, resolve, words

PREFIXES = """
@base <http://localhost:8000/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Invented. Two people are called Lê Thị Bình; what they hold tells them apart.
WORLD = """
<person/thang> a dv:Person ; rdfs:label "Trần Văn Thắng" ; dv:writtenName "Trần Văn Thắng" .
<person/thăng> a dv:Person ; rdfs:label "Lê Văn Thăng" .
<person/hoa> a dv:Person ; rdfs:label "Đặng Thị Hòa" ; dv:writtenName "Hòa" .
<person/binh1> a dv:Person ; rdfs:label "Lê Thị Bình" .
<person/binh2> a dv:Person ; rdfs:label "Lê Thị Bình" .
<person/lan> a dv:Person ; rdfs:label "Hồ Thị Lan" .
<person/lân> a dv:Person ; rdfs:label "Hồ Thị Lân" .
<person/an> a dv:Person ; rdfs:label "Vũ Ấn" .
<tenure/1> org:member <person/binh1> ; dv:position <position/chair> .
<tenure/2> org:member <person/binh2> ; dv:position <position/vice> .

<body/ubnd> a dv:Body ; rdfs:label "UBND tỉnh Hoa Lâm"@vi, "People's Committee of Hoa Lâm"@en ;
  dv:writtenName "UBND tỉnh" .
<body/bao> a dv:Body ; rdfs:label "Báo Hoa Lâm" .
<position/chair> a dv:Position ; rdfs:label "Chủ tịch UBND tỉnh Hoa Lâm" .
<position/vice> a dv:Position ; rdfs:label "Phó Chủ tịch UBND tỉnh Hoa Lâm" .
<event/2018> a dv:Event ; rdfs:label "ký giao ước thi đua" ; dv:possiblyFrom "2018-03-27"^^xsd:date .
<event/2019> a dv:Event ; rdfs:label "ký giao ước thi đua" ; dv:possiblyFrom "2019-03-28"^^xsd:date .
<document/1> a dv:Document ; rdfs:label "Chỉ thị 900-CT/TU" ; dv:documentNumber "900-CT/TU" .
<article/1> a dv:Article ; dcterms:title "Thi đua ở Hoa Lâm" ; dcterms:issued "2018-03-28"^^xsd:date .
"""


def store_of(turtle: str) -> Store:
    store = open_store(":memory:")
    store.load_rdf(
        f"{PREFIXES}<graph/resolved> {{ {turtle} }} <graph/ontology> {{ dv:Person a dv:Class }}".encode(), "w.trig"
    )
    return store


@pytest.fixture(scope="module")
def world() -> Store:
    return store_of(WORLD)


NFD = unicodedata.normalize("NFD", "Đặng Thị Hòa")


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Hòa",
        "Đặng Thị Hoà",
        "ĐẶNG THỊ HOÀ",
        "Ðặng Thị Hòa",
        unicodedata.normalize("NFD", "Đặng Thị Hòa"),
        "đặng  thị hòa",
        "dang thi hoa",
    ],
)
def test_folding_has_one_form_for_all_spellings(typed: str) -> None:
    assert " ".join(fold(typed).split()) == "dang thi hoa"


def test_lower_case_keeps_marks() -> None:
    assert lower("Thắng") != lower("Thăng")
    assert fold("Thắng") == fold("Thăng") == "thang"


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("Trần Văn Thắng", "Person", "person/thang"),
        ("tran van thang", "Person", "person/thang"),
        ("Thắng", "Person", "person/thang"),
        ("Thăng", "Person", "person/thăng"),
        ("Hoà", "Person", "person/hoa"),
        ("thang le", "Person", "person/thăng"),  # words in any order
        ("Hồ Thị Lan", "Person", "person/lan"),
        ("lan", "Person", "person/lan"),  # a name that has no marks is that name first
        ("an", "Person", "person/an"),  # a word is whole: no Lan, no Thăng
        ("ubnd tỉnh", "Body", "body/ubnd"),
        ("báo hoa lâm", "Body", "body/bao"),
        ("Chủ tịch UBND Hoa Lâm", "Position", "position/chair"),
        ("phó chủ tịch Hoa Lâm", "Position", "position/vice"),
        ("ky giao uoc 2018-03-27", "Event", "event/2018"),
        ("Ký giao ước, 28/3/2019", "Event", "event/2019"),
        ("900-CT/TU", "Document", "document/1"),
        ("chi thi 900-ct/tu", "Document", "document/1"),
        ("thi đua ở Hoa Lâm", "Article", "article/1"),
        ("<http://localhost:8000/person/lan>", "Person", "person/lan"),
        ("http://localhost:8000/person/lan", "Person", "person/lan"),
    ],
)
def test_a_name_means_one(world: Store, typed: str, kind: str, meant: str) -> None:
    assert str(resolve(world, typed, kind).iri) == f"http://localhost:8000/{meant}"


def test_a_resource_is_told_by_its_label(world: Store) -> None:
    assert resolve(world, "900-CT/TU", "Document").name == "Chỉ thị 900-CT/TU"
    assert resolve(world, "Hòa", "Person").name == "Đặng Thị Hòa"
    assert resolve(world, "http://localhost:8000/article/1", "Article").name == "Thi đua ở Hoa Lâm"
    assert resolve(world, "ubnd tỉnh", "Body").name == "UBND tỉnh Hoa Lâm"


@pytest.mark.parametrize(
    ("typed", "kind", "told"),
    [
        (
            "lê thị bình",
            "Person",
            "'lê thị bình' fits 2 persons; give one by address, or in more words: "
            "Lê Thị Bình (Chủ tịch UBND tỉnh Hoa Lâm) http://localhost:8000/person/binh1, "
            "Lê Thị Bình (Phó Chủ tịch UBND tỉnh Hoa Lâm) http://localhost:8000/person/binh2",
        ),
        (
            "giao ước",
            "Event",
            "'giao ước' fits 2 events; give one by address, or in more words: "
            "ký giao ước thi đua (2018-03-27) http://localhost:8000/event/2018, "
            "ký giao ước thi đua (2019-03-28) http://localhost:8000/event/2019",
        ),
        # Marks that somebody typed are meant: what has others is offered, not taken.
        (
            "Trần Văn Tháng",
            "Person",
            "no person is called 'Trần Văn Tháng'; perhaps one of these: "
            "Trần Văn Thắng http://localhost:8000/person/thang, Lê Văn Thăng http://localhost:8000/person/thăng",
        ),
        ("Hồ Thị Lấn", "Person", "no person is called 'Hồ Thị Lấn'; perhaps one of these: Hồ Thị Lan "),
        ("thang", "Person", "'thang' fits 2 persons"),
        ("Ngô Quý", "Person", "no person is called 'Ngô Quý'; give another name, or an address"),
        ("", "Person", "'' is no name; give the person by address or by name"),
        ("http://localhost:8000/body/bao", "Person", "no person stands at http://localhost:8000/body/bao"),
        ("http://localhost:8000/person/lan> ?x", "Person", "'http://localhost:8000/person/lan> ?x' is no address"),
    ],
)
def test_a_name_is_never_guessed(world: Store, typed: str, kind: str, told: str) -> None:
    with pytest.raises(QuestionError) as refused:
        resolve(world, typed, kind)
    assert str(refused.value).startswith(told)


def test_five_candidates_are_listed_and_the_others_counted() -> None:
    namesakes = store_of("\n".join(f'<person/{n}> a dv:Person ; rdfs:label "Vũ Văn Anh" .' for n in range(1, 8)))
    with pytest.raises(QuestionError) as refused:
        resolve(namesakes, "Vũ Văn Anh", "Person")
    assert str(refused.value).count("http://") == 5
    assert str(refused.value).endswith("person/5, and 2 more")


def test_things_of_one_name_are_told_apart_by_holder_and_place() -> None:
    alike = store_of("""
<position/1> a dv:Position ; rdfs:label "Giám đốc" . <tenure/1> org:member <person/1> ; dv:position <position/1> .
<position/2> a dv:Position ; rdfs:label "Giám đốc" . <person/1> rdfs:label "Lê Thị Bình" .
<event/1> a dv:Event ; rdfs:label "Thăm" ; dv:venue "Hoa Lâm" .
<event/2> a dv:Event ; rdfs:label "Thăm" ; dv:venue "Vân Trạch" .
""")
    with pytest.raises(QuestionError, match=r"Giám đốc \(Lê Thị Bình\) http\S+1, Giám đốc http\S+2"):
        resolve(alike, "Giám đốc", "Position")
    with pytest.raises(QuestionError, match=r"Thăm \(Hoa Lâm\) http\S+/event/1, Thăm \(Vân Trạch\) http"):
        resolve(alike, "Thăm", "Event")
    assert resolve(alike, "http://localhost:8000/position/2", "Position").name == "Giám đốc"


def test_words_of_a_text() -> None:
    assert words("Ký giao ước - ngày 27/3/2018, số 900-CT/TU.") == (
        "Ký",
        "giao",
        "ước",
        "ngày",
        "2018-03-27",
        "số",
        "900-CT/TU",
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2018-03-27", date(2018, 3, 27)),
        ("27-3-2018", date(2018, 3, 27)),
        ("27/03/2018", date(2018, 3, 27)),
        ("27.3.2018", date(2018, 3, 27)),
        ("31-2-2018", None),
        ("3/2018", None),
        ("2018", None),
        ("27-3-18", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: date | None) -> None:
    assert as_day(typed) == day
