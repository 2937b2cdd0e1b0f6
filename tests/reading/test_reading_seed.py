"""The article with which the project began: a full score, and what it tells beyond the gold.

Its facts are true ones; they are read by general rules, and no rule or table knows its people.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from daibieu.reading import read
from daibieu.reading.model import Article, Reading
from daibieu.reading.text import stored_text

pytestmark = pytest.mark.shared

ROOT = Path(__file__).parents[2]
BLOC = "Khối thi đua các cơ quan Đảng thuộc Tỉnh ủy"
ROWS = (
    "people", "positions", "place of position", "events", "date of event", "type of event", "place of event",
    "attendance", "capacity", "bodies", "roles", "documents", "document details",
)  # fmt: skip


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    return msgspec.json.decode((shared / "seed" / "seed.articles.jsonl").read_bytes(), type=Article)


@pytest.fixture(scope="module")
def reading(article: Article) -> Reading:
    return read(article)


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((shared / "seed" / "seed.gold.jsonl").read_text("utf-8"))
    return told


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_of_the_gold", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_score_is_full_on_every_row(shared: Path, reading: Reading, gold: dict[str, Any]) -> None:
    score = scorer(shared)
    told = json.loads(msgspec.json.encode(reading))
    tally = score.score({gold["id"]: gold}, {told["id"]: told})
    assert list(score.ROWS) == list(ROWS)
    assert {row: round(tally.row(row)["f1"], 3) for row in ROWS} == dict.fromkeys(ROWS, 1.0), dict(tally.errors)


def test_the_bloc_has_eleven_members(reading: Reading) -> None:
    assert [
        (m.member.replace("Ủy ban Kiểm tra", "UBKT"), m.body, m.order, m.stated_number, m.kind)
        for m in reading.memberships
    ] == [
        (member, BLOC, order, 11, "body")
        for order, member in enumerate(
            [
                "Ban Tổ chức Tỉnh ủy",
                "Ban Tuyên giáo Tỉnh ủy",
                "Ban Dân vận Tỉnh ủy",
                "UBKT Tỉnh ủy",
                "Ban Nội chính Tỉnh ủy",
                "Đảng ủy Khối Các cơ quan tỉnh",
                "Đảng ủy Khối Doanh nghiệp tỉnh",
                "Báo Nam Định",
                "Trường Chính trị Trường Chinh",
                "Văn phòng Tỉnh ủy",
                "Ban Bảo vệ và chăm sóc sức khỏe cán bộ",
            ],
            1,
        )
    ]


def test_who_is_in_charge_of_the_bloc(reading: Reading) -> None:
    assert [(r.person, r.object, r.kind) for r in reading.responsibilities] == [("Lại Văn Hiếu", BLOC, "body")]


def test_the_awards_of_2017(reading: Reading) -> None:
    assert [(a.award, a.giver, a.number, a.recipients_as_told, a.year, a.title) for a in reading.awards] == [
        ("Cờ", "Chính phủ", 1, "1 đơn vị", 2017, "Đơn vị dẫn đầu phong trào thi đua"),
        ("Cờ", "UBND tỉnh", 3, "3 đơn vị", 2017, "Đơn vị xuất sắc trong phong trào thi đua"),
        ("Bằng khen", "UBND tỉnh", 7, "7 đơn vị", 2017, None),
    ]


def test_unnamed_groups_stay_words(reading: Reading) -> None:
    assert [(g.words, g.event, g.order) for g in reading.groups] == [
        ("lãnh đạo các cơ quan, đơn vị trong Khối", reading.events[0].key, 5)
    ]


def test_the_list_keeps_its_order(reading: Reading) -> None:
    seats = {p.order: p.agent for p in reading.events[0].participants if p.order is not None}
    assert [seats[order] for order in sorted(seats)] == [
        "Trần Văn Chung",
        "Đoàn Văn Hùng",
        "Lại Văn Hiếu",
        "Ban Thi đua - Khen thưởng tỉnh",
    ]


def test_byline_and_update(reading: Reading) -> None:
    assert (reading.frame.bylines, reading.frame.updated) == (("Thanh Tuấn",), "2018-03-28T07:59")
    assert all(person.name != "Thanh Tuấn" for person in reading.people)


def test_the_day_comes_out_of_the_text_where_the_record_lacks_it(article: Article, reading: Reading) -> None:
    assert (reading.published, reading.frame.published_from) == ("2018-03-28", "record")
    alone = read(msgspec.structs.replace(article, published=None))
    assert (alone.published, alone.frame.published_from) == ("2018-03-28", "text")
    assert [(event.date, len(event.participants)) for event in alone.events] == [
        (event.date, len(event.participants)) for event in reading.events
    ]


def test_the_place_is_the_articles_own(article: Article, reading: Reading) -> None:
    """The record names no paper's province: the article does."""
    assert article.place is None
    assert {q.place for person in reading.people for q in person.positions} == {"Nam Định"}
    assert {q.place_from for person in reading.people for q in person.positions} == {"article"}


def test_the_words_stand_in_the_stored_text(article: Article, reading: Reading) -> None:
    stored = stored_text(article.title, article.text)
    for person in reading.people:
        for one in person.evidence:
            assert stored[one.start : one.end] == one.exact


def test_no_rule_and_no_table_knows_its_people(gold: dict[str, Any]) -> None:
    names = [person["name"] for person in gold["people"]] + ["Thanh Tuấn"]
    files = [
        file
        for room in ("reading", "ontology")
        for file in (ROOT / room).rglob("*")
        if file.suffix in {".py", ".tsv", ".ttl"}
    ]
    assert len(files) > 50
    known = [(file.name, name) for file in files for name in names if name in file.read_text("utf-8")]
    assert known == []
