"""Words of a question as they are typed: with marks, without, with a slip; and names that a question tells loosely."""

from __future__ import annotations

import pytest

from daibieu.errors import QuestionError
from daibieu.graph import Store, open_store
from daibieu.queries import understand
from daibieu.queries.things import keys
from daibieu.queries.wording import Wordings, asked

TABLE = Wordings([("hội nghị", "gathering"), ("hội", "society"), ("thầy", "teacher"), ("thay", "instead"),
                  ("điều hành", "ran"), ("phát biểu tại", "spoke")])  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("hội nghị tổng kết", "gathering", False),
        ("HỘI NGHỊ", "gathering", False),
        ("hoi nghi tong ket", "gathering", False),
        ("hội nghi", "gathering", False),  # a word without its marks beside one that has them
        ("hội ngị", "gathering", True),
        ("hội nghĩ", "gathering", True),
        ("phat bieu tai", "spoke", False),
        ("phát bểu tại", "spoke", True),
        ("diều hành", "ran", True),
        ("hội", "society", False),
        ("thay", "instead", False),  # typed letter by letter it is itself first
        ("thầy", "teacher", False),
        ("hội hè", "society", False),
        ("công đoàn", None, False),
    ],
)
def test_a_phrase_is_found_however_it_is_typed(typed: str, meant: str | None, slip: bool) -> None:
    found = TABLE.at(asked(typed), 0)
    assert (found and found.payload, bool(found and found.slip)) == (meant, slip)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Hoa Lâm", "chu tich UBND tinh hoa lam"),
        ("Chủ tịch Hội đồng nhân dân huyện", "chairman of the district People's Council"),
        ("Phó Chủ tịch Thường trực HĐND", "PCT Thường trực HĐND"),
        ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
        ("lễ kí kết", "lễ ký kết"),
    ],
)
def test_names_are_compared_in_the_form_of_the_tables(one: str, other: str) -> None:
    assert set(keys(one)) == set(keys(other))


# Invented. Two are called Lê Thị Bình; sessions and bridges differ by a word.
WORLD = """
@base <http://localhost:8000/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dv-office: <https://w3id.org/daibieu/office/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<graph/resolved> {
  <person/binh1> a dv:Person ; rdfs:label "Lê Thị Bình" .
  <person/binh2> a dv:Person ; rdfs:label "Lê Thị Bình" .
  <person/thang> a dv:Person ; rdfs:label "Trần Văn Thắng" .
  <tenure/1> org:member <person/binh1> ; dv:position <position/chair> .
  <tenure/2> org:member <person/binh2> ; dv:position <position/secretary> .
  <position/chair> a dv:Position ; rdfs:label "Chủ tịch UBND tỉnh Hoa Lâm" ; org:role dv-office:chair .
  <position/council> a dv:Position ; rdfs:label "Chủ tịch HĐND tỉnh Hoa Lâm" ; org:role dv-office:chair .
  <position/secretary> a dv:Position ; rdfs:label "Bí thư Huyện ủy Vân Trạch" ; org:role dv-office:secretary .
  <event/10> a dv:Event ; rdfs:label "Kỳ họp thứ mười" ; dv:possiblyFrom "2019-07-10"^^xsd:date ;
    dv:possiblyUntil "2019-07-11"^^xsd:date .
  <event/bridge> a dv:Event ; rdfs:label "Lễ khánh thành cầu Rạch Sâu" ; dv:venue "xã Rạch Sâu" ;
    dv:possiblyFrom "2019-06-18"^^xsd:date ; dv:possiblyUntil "2019-06-18"^^xsd:date .
  <event/2018> a dv:Event ; rdfs:label "Hội nghị tổng kết công tác" ;
    dv:possiblyFrom "2018-12-20"^^xsd:date ; dv:possiblyUntil "2018-12-20"^^xsd:date .
  <event/2019> a dv:Event ; rdfs:label "Hội nghị tổng kết công tác" ;
    dv:possiblyFrom "2019-12-19"^^xsd:date ; dv:possiblyUntil "2019-12-19"^^xsd:date .
}
<graph/ontology> { dv:Person a dv:Class }
"""


@pytest.fixture(scope="module")
def world() -> Store:
    store = open_store(":memory:")
    store.load_rdf(WORLD.encode(), "world.trig")
    return store


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Ai dự hội nghị tổng kết năm 2019?", "event/2019"),
        ("ai du hoi nghi tong ket thang 12/2018", "event/2018"),
        ("Ai dự kỳ họp thứ 10?", "event/10"),
        ("Ai dự kỳ họp thứ mười một?", None),
        ("Ai dự đại hội thứ mười?", None),  # another kind of gathering
        ("Ai dự lễ khánh thành cầu Rạch Sâu?", "event/bridge"),
        ("Ai có mặt ở khánh thành cầu Rạch Sâu hôm 18/6?", "event/bridge"),
        ("Ai dự lễ khánh thành cầu Rạch Nông?", None),
        ("Ai dự lễ khánh thành cầu Rạch Sâu năm 2018?", None),
        ("Ai dự lễ khánh thành cầu Rạch Sâu tại Hà Nội?", None),
        ("Ai phát biểu ngày 18/6/2019?", "event/bridge"),
        ("Ông Thắng dự những gì?", "person/thang"),
        ("ông Thăng dự những gì?", None),  # marks that somebody typed are meant
        ("Chủ tịch UBND tỉnh Lê Thị Bình dự những sự kiện nào?", "person/binh1"),
        ("Bí thư Huyện ủy Vân Trạch Lê Thị Bình dự những sự kiện nào?", "person/binh2"),
        ("chủ tịch tỉnh Hoa Lâm là ai", "position/chair"),
        ("bi thu huyen van trach la ai", "position/secretary"),
        ("Chủ tịch huyện Hoa Lâm là ai?", None),
    ],
)
def test_what_a_question_names(world: Store, words: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(QuestionError):
            understand(world, words)
        return
    assert f"http://localhost:8000/{meant}" in understand(world, words).parameters.values()
