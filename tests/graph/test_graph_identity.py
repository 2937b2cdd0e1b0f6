"""Who is who across articles, and which reports tell one event. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.graph.identity import who_is_who
from daibieu.graph.same_events import happenings, names_agree


def mention(telling: SimpleNamespace, identifier: str, day: str | None, name: str, *titles: str, **kept: Any) -> Any:
    tell = telling.tell(identifier, day, **kept)
    tell.person(name, *titles)
    return tell.done()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (["Bí thư | Tỉnh ủy | Nam Định"], ["Bí thư | Tỉnh ủy | Nam Định"], "same position: Bí thư Tỉnh ủy Nam Định"),
        (["Phó Bí thư | Tỉnh ủy | Nam Định"], ["Bí thư | Tỉnh ủy | Nam Định"], "same body: Tỉnh ủy Nam Định"),
        (["Bí thư | Tỉnh ủy | Nam Định"], ["Chủ tịch | HĐND tỉnh | Nam Định"], "same place: Nam Định"),
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
        ({"date": "2018-03-26"}, False),
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
    assert not names_agree("tổng kết công tác dân vận", "ký giao ước thi đua")
