"""Who is who across articles, and which reports tell one event. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.graph.event_names import names_agree
from daibieu.graph.identity import who_is_who
from daibieu.graph.same_events import happenings
from daibieu.reading.model import Appointment


def mention(telling: SimpleNamespace, identifier: str, day: str | None, name: str, *titles: str, **kept: Any) -> Any:
    tell = telling.tell(identifier, day, **kept)
    tell.person(name, *titles)
    return tell.done()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (["Bí thư | Tỉnh ủy | Nam Định"], ["Bí thư | Tỉnh ủy | Nam Định"], "same position: Bí thư Tỉnh ủy Nam Định"),
        (
            ["Phó Bí thư | Tỉnh ủy | Nam Định"],
            ["Bí thư | Tỉnh ủy | Nam Định"],
            "same body: Phó Bí thư Tỉnh ủy Nam Định, then Bí",
        ),
        (
            ["Bí thư | Tỉnh ủy | Nam Định"],
            ["Chủ tịch | HĐND tỉnh | Nam Định"],
            "same place: Bí thư Tỉnh ủy Nam Định, then Chủ",
        ),
        (["Quyền Chủ tịch | UBND tỉnh | Nam Định"], ["Chủ tịch | UBND tỉnh | Nam Định"], "same position"),
    ],
)
def test_one_person(telling: SimpleNamespace, one: list[str], other: list[str], reason: str) -> None:
    told = [
        mention(telling, "a1", "2018-03-27", "Lê Thị Bình", *one),
        mention(telling, "a2", "2019-03-27", "Lê Thị Bình", *other),
    ]
    known = who_is_who(telling.claims(*told))
    assert len(known.people) == 1
    assert reason in known.joins[0].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định"), ("Lê Thị Bình", "Bí thư | Tỉnh ủy | Hà Nam")),
        (("Trần Văn Thắng", "Bí thư | Tỉnh ủy | Nam Định"), ("Trần Văn Thăng", "Bí thư | Tỉnh ủy | Nam Định")),
        (("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định"), ("Lê Thị Bình",)),  # a name alone joins nothing
        (("Lê Thị Bình",), ("Lê Thị Bình",)),
        (("Lê Thị Bình", "Giám đốc"), ("Lê Thị Bình", "Giám đốc")),  # of what is not told
    ],
)
def test_two_people(telling: SimpleNamespace, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    told = [mention(telling, "a1", "2018-03-27", *one), mention(telling, "a2", "2018-03-28", *other)]
    known = who_is_who(telling.claims(*told))
    assert len(known.people) == 2
    assert not known.joins


def test_namesakes_that_one_article_tells_apart_stay_apart(telling: SimpleNamespace) -> None:
    both = telling.tell("a1", "2018-03-27")
    both.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    both.person("Lê Thị Bình", "Phó Chủ tịch | UBND tỉnh | Nam Định")
    later = mention(telling, "a2", "2018-03-28", "Lê Thị Bình", "Phó Chủ tịch | UBND tỉnh | Nam Định")
    people = who_is_who(telling.claims(both.done(), later)).people
    assert sorted(len(p.mentions) for p in people) == [1, 2]
    joined = next(p for p in people if len(p.mentions) == 2)
    assert {m.told.positions[0].office for _, m in joined.mentions} == {"Phó Chủ tịch"}


Told = list[tuple[str, str | list[str]]]  # days and titles of one name, an article each

CAREERS: list[tuple[str, Told, list[int]]] = [
    (
        "rises step by step, as papers cite him now and then",
        [
            ("2010-05-03", "Phó Chủ tịch | UBND huyện | Vân Trạch"),
            ("2013-02-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2015-08-20", "Bí thư | Huyện ủy | Vân Trạch"),
            ("2018-03-27", "Giám đốc | Sở Nội vụ | Nam Định"),
        ],
        [4],
    ),
    (
        "a step told in words leads to another province",
        [
            ("2016-01-05", "Chủ tịch | UBND tỉnh | Hà Nam"),
            ("2018-03-27", ["nguyên Chủ tịch | UBND tỉnh | Hà Nam", "Bí thư | Tỉnh ủy | Nam Định"]),
            ("2018-09-02", "Bí thư | Tỉnh ủy | Nam Định"),
        ],
        [3],
    ),
    (
        "the same without a word of it stays open",
        [("2016-01-05", "Chủ tịch | UBND tỉnh | Hà Nam"), ("2016-09-02", "Chủ tịch | UBND tỉnh | Nam Định")],
        [1, 1],
    ),
    (
        "nobody is director and district chair at a time",
        [
            ("2018-03-01", "Giám đốc | Sở Nội vụ | Nam Định"),
            ("2018-06-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2018-09-01", "Giám đốc | Sở Nội vụ | Nam Định"),
        ],
        [1, 2],
    ),
    (
        "a secretary may chair the council as well",
        [
            ("2018-03-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-06-01", "Chủ tịch | HĐND tỉnh | Nam Định"),
            ("2018-09-01", "Bí thư | Tỉnh ủy | Nam Định"),
        ],
        [3],
    ),
    (
        "nobody falls from vice-chair of the province to vice-chair of a district",
        [
            ("2018-03-01", "Phó Chủ tịch | UBND tỉnh | Nam Định"),
            ("2018-09-01", "Phó Chủ tịch | UBND huyện | Vân Trạch"),
        ],
        [1, 1],
    ),
    (
        "nor rises all the way at once",
        [("2018-03-01", "Phó Chủ tịch | UBND huyện | Vân Trạch"), ("2018-09-01", "Bí thư | Tỉnh ủy | Nam Định")],
        [1, 1],
    ),
    (
        "one seat, ten years later",
        [("2008-03-01", "Giám đốc | Sở Nội vụ | Nam Định"), ("2018-09-01", "Giám đốc | Sở Nội vụ | Nam Định")],
        [1, 1],
    ),
    (
        "two of one name follow each other in one seat of several: the first was told to have left",
        [
            ("2018-01-01", "Phó Chủ tịch | UBND huyện | Vân Trạch"),
            ("2018-03-27", ["nguyên Phó Chủ tịch | UBND huyện | Vân Trạch", "Phó Giám đốc | Sở Y tế | Nam Định"]),
            ("2018-06-01", "Phó Chủ tịch | UBND huyện | Vân Trạch"),
        ],
        [1, 2],
    ),
    (
        "who is given a post did not hold it before",
        [
            ("2016-03-01", "Phó Giám đốc | Sở Y tế | Nam Định"),
            ("2018-03-01", "Phó Giám đốc | Sở Y tế | Nam Định"),
            ("2018-03-27", ["nguyên Phó Chủ tịch | UBND huyện | Vân Trạch", "+Phó Giám đốc | Sở Y tế | Nam Định"]),
        ],
        [1, 2],
    ),
    (
        "another's post given to him once, beside his own, does not cut his life in two",
        [
            ("2018-03-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-04-01", ["Bí thư | Tỉnh ủy | Nam Định", "Giám đốc | Sở Y tế | Nam Định"]),
            ("2018-05-01", "Bí thư | Tỉnh ủy | Nam Định"),
        ],
        [3],
    ),
    (
        "the `nguyên` of another taken for his once, where he is told in the seat again and again",
        [
            ("2018-03-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-04-01", "nguyên Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-05-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-06-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-07-01", "Bí thư | Tỉnh ủy | Nam Định"),
        ],
        [5],
    ),
    (
        "told as past, and once more in the seat: it may be a namesake",
        [
            ("2018-03-01", "Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-04-01", "nguyên Bí thư | Tỉnh ủy | Nam Định"),
            ("2018-05-01", "Bí thư | Tỉnh ủy | Nam Định"),
        ],
        [1, 2],
    ),
    (
        "a district told without its name, in a paper of the province",
        [("2018-03-01", "Chủ tịch | UBND huyện | Vân Trạch"), ("2018-06-01", "Chủ tịch | UBND huyện")],
        [2],
    ),
    (
        "two districts have a chair of that name: which one is not told",
        [
            ("2018-03-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2018-03-02", "Chủ tịch | UBND huyện | Hòa Lãng"),
            ("2018-04-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2018-04-02", "Chủ tịch | UBND huyện | Hòa Lãng"),
            ("2018-06-01", "Chủ tịch | UBND huyện"),
        ],
        [1, 2, 2],
    ),
    (
        "two rivals for the next post: neither is taken",
        [
            ("2015-01-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2015-01-02", "Phó Giám đốc | Sở Y tế | Nam Định"),
            ("2015-06-01", "Chủ tịch | UBND huyện | Vân Trạch"),
            ("2015-06-02", "Phó Giám đốc | Sở Y tế | Nam Định"),
            ("2015-12-01", "Giám đốc | Sở Tài chính | Nam Định"),
        ],
        [1, 2, 2],
    ),
]


@pytest.mark.parametrize(("told", "sizes"), [case[1:] for case in CAREERS], ids=[case[0] for case in CAREERS])
def test_careers(telling: SimpleNamespace, told: Told, sizes: list[int]) -> None:
    articles = []
    for nth, (day, titles) in enumerate(told):
        tell = telling.tell(f"a{nth}", day)
        given = [titles] if isinstance(titles, str) else titles
        tell.person("Lê Thị Bình", *(title.removeprefix("+") for title in given))
        if any(title.startswith("+") for title in given):
            tell.more["appointments"] = (Appointment("Lê Thị Bình", "appointed", len(given) - 1, effective=day),)
        articles.append(tell.done())
    known = who_is_who(telling.claims(*articles))
    assert sorted(len(person.mentions) for person in known.people) == sizes


def test_one_seat_with_another_holder_in_between_is_two_people(telling: SimpleNamespace) -> None:
    title = "Chủ tịch | UBND tỉnh | Nam Định"
    hers = [mention(telling, f"a{day}", day, "Lê Thị Bình", title) for day in ("2014-01-01", "2014-12-01")]
    others = [mention(telling, f"b{day}", day, "Trần Văn Thắng", title) for day in ("2014-05-01", "2014-07-01")]
    assert len(who_is_who(telling.claims(*hers)).people) == 1
    assert len(who_is_who(telling.claims(*hers, *others)).people) == 3


@pytest.mark.parametrize(("others", "is_one"), [([], True), (["Hà Nam"], False)])
def test_a_district_told_without_its_province(telling: SimpleNamespace, others: list[str], is_one: bool) -> None:
    title = "Chủ tịch | UBND huyện | Vân Trạch"
    told = [mention(telling, f"a{p}", "2018-03-27", "Lê Thị Bình", title, place=p) for p in ("Nam Định", *others)]
    told.append(mention(telling, "b", "2018-04-01", "Lê Thị Bình", title, place=None))
    assert (len(who_is_who(telling.claims(*told)).people) == 1) is is_one


def test_one_meeting_with_the_same_company_is_one_person(telling: SimpleNamespace) -> None:
    told = []
    for identifier, titles in (("a1", ["Bí thư | Tỉnh ủy | Nam Định"]), ("a2", [])):
        tell = telling.tell(identifier, "2018-03-28")
        tell.person("Lê Thị Bình", *titles)
        tell.event("hội nghị", "ký giao ước", "2018-03-27", "Lê Thị Bình", "Trần Văn Thắng", "Trần Văn Thăng")
        told.append(tell.done())
    known = who_is_who(telling.claims(*told))
    assert "same day and company: 2018-03-27, 2 others" in {j.reason.partition(", ")[2] for j in known.joins}


def test_what_stays_open_is_a_doubt_with_a_score(telling: SimpleNamespace) -> None:
    told = [
        mention(telling, "a1", "2016-01-05", "Lê Thị Bình", "Chủ tịch | UBND tỉnh | Hà Nam"),
        mention(telling, "a2", "2016-09-02", "Lê Thị Bình", "Chủ tịch | UBND tỉnh | Nam Định"),
    ]
    (doubt,) = who_is_who(telling.claims(*told)).doubts
    assert doubt.reason.startswith("same name, same office in another province: Chủ tịch UBND tỉnh Hà Nam, then")
    assert 0 < doubt.score < 0.5


def report(telling: SimpleNamespace, identifier: str, **told: Any) -> Any:
    tell = telling.tell(identifier, "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    tell.event(
        told.get("kind", "hội nghị"), told.get("name", "ký giao ước thi đua năm 2018"),
        told.get("date", "2018-03-27"), *told.get("agents", ["Lê Thị Bình"]), place=told.get("place"),
    )  # fmt: skip
    return tell.done()


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ({}, True),
        ({"name": "ký kết giao ước thi đua giữa các cơ quan"}, True),
        ({"agents": ["body:UBND tỉnh"]}, False),  # nobody in common, no place
        ({"date": "2018-03-26"}, False),  # a day apart, more must be in common than she
        ({"date": None}, False),
        ({"date": "2018-03"}, False),
        ({"kind": "lễ khởi công"}, False),
        ({"name": "tổng kết công tác dân vận"}, False),  # she had two meetings that day
    ],
)
def test_reports_of_one_event(telling: SimpleNamespace, other: dict[str, Any], is_one: bool) -> None:
    articles = telling.claims(report(telling, "a1"), report(telling, "a2", **other))
    persons = {m.address: "her" for a in articles for m in a.people}
    assert (len(happenings(articles, persons).events) == 1) is is_one


def test_host_and_venue_make_reports_one(telling: SimpleNamespace) -> None:
    for common in ({"agents": ["body:UBND tỉnh"]}, {"place": "hội trường Tỉnh ủy", "agents": []}):
        articles = telling.claims(report(telling, "a1", **common), report(telling, "a2", **common))
        found = happenings(articles, {m.address: m.address for a in articles for m in a.people})
        assert len(found.events) == 1
        assert found.joins[0].reason.startswith("hội nghị on 2018-03-27, both with ")


PEOPLE = ["Lê Thị Bình", "Trần Văn Thắng", "Trần Văn Thăng", "Phan Văn Hòa", "Mai Thị Nga", "Tạ Văn Sơn"]
HOST = "body:UBND tỉnh"


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        # Lists are told in part.
        ({"agents": [HOST, *PEOPLE[:4]]}, {"agents": [HOST, *PEOPLE[1:3]]}, True),
        ({"agents": [HOST, *PEOPLE[:3]]}, {"agents": [HOST, *PEOPLE[3:]]}, False),  # two meetings, two lists
        # A paper slips by a day; others who meet a day later have another meeting.
        ({"agents": [HOST, *PEOPLE[:4]]}, {"agents": [HOST, *PEOPLE[:3]], "date": "2018-03-28"}, True),
        ({"agents": [HOST, *PEOPLE[:4]]}, {"agents": [HOST, *PEOPLE[3:]], "date": "2018-03-28"}, False),
        ({"agents": [HOST, *PEOPLE[:4]]}, {"agents": [HOST, *PEOPLE[:4]], "date": "2018-03-30"}, False),
        (
            {"agents": [HOST, *PEOPLE[:4]], "place": "xã Hòa Lãng"},
            {"agents": [HOST, *PEOPLE[:4]], "place": "xã Tân Mỹ", "date": "2018-03-28"},
            False,
        ),
        ({"agents": PEOPLE[:4], "kind": "hội nghị"}, {"agents": PEOPLE[:4], "kind": "hội nghị tổng kết"}, True),
        ({"agents": [HOST, *PEOPLE[:2]]}, {"agents": ["body:Tỉnh ủy", *PEOPLE[:2]]}, False),
        ({"agents": PEOPLE[:2]}, {"agents": [PEOPLE[0], PEOPLE[2]]}, False),  # she receives two guests in one day
    ],
)
def test_lists_days_and_hosts(
    telling: SimpleNamespace, one: dict[str, Any], other: dict[str, Any], is_one: bool
) -> None:
    told = []
    for identifier, what in (("a1", one), ("a2", other)):
        tell = telling.tell(identifier, "2018-03-28")
        kind = what.get("kind", "hội nghị")
        tell.event(
            kind, "ký giao ước thi đua", what.get("date", "2018-03-27"), *what["agents"], place=what.get("place"),
            type_id={"hội nghị": "conference", "hội nghị tổng kết": "review-conference"}[kind],
        )  # fmt: skip
        told.append(tell.done())
    articles = telling.claims(*told)
    persons = {m.address: m.told.name for a in articles for m in a.people}
    assert (len(happenings(articles, persons).events) == 1) is is_one


def test_a_ministry_announces_in_two_provinces_on_one_day(telling: SimpleNamespace) -> None:
    told = []
    for identifier, province in (("a1", "Nam Định"), ("a2", "Hà Nam")):
        tell = telling.tell(identifier, "2018-03-28", place=province)
        tell.event("lễ công bố", "quyết định về công tác cán bộ", "2018-03-27", "body:Bộ Công an")
        told.append(tell.done())
    assert len(happenings(telling.claims(*told), {}).events) == 2


def test_two_events_of_one_article_stay_two(telling: SimpleNamespace) -> None:
    tell = telling.tell("a1", "2018-03-28")
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    for _ in range(2):
        tell.event("hội nghị", "ký giao ước thi đua", "2018-03-27", "Lê Thị Bình")
    articles = telling.claims(tell.done(), report(telling, "a2"))
    persons = {m.address: "her" for a in articles for m in a.people}
    assert sorted(len(e.reports) for e in happenings(articles, persons).events) == [1, 2]


def test_names_agree_by_the_words_of_the_shorter() -> None:
    assert names_agree("kỳ họp thứ mười hai HĐND tỉnh", "kỳ họp thứ mười hai")
    assert not names_agree("kỳ họp thứ mười hai HĐND tỉnh", "kỳ họp thứ mười ba HĐND tỉnh")
    assert not names_agree("thứ năm", "bất thường")
    assert not names_agree("tiếp xúc cử tri trước kỳ họp thứ năm", "tiếp xúc cử tri sau kỳ họp")
    assert not names_agree("tổng kết công tác dân vận", "ký giao ước thi đua")
