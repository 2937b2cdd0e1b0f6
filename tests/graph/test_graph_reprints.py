"""Which articles print another's text again, and what follows from it. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.graph import open_store
from daibieu.graph.reprints import independent, origins

LONG = [
    f"Đồng chí Lê Thị Bình, Bí thư Tỉnh ủy, nêu rõ kết quả công tác {what} của tỉnh trong sáu tháng đầu năm"
    for what in ("dân vận", "kiểm tra", "tuyên giáo", "nội chính")
]


def article(telling: SimpleNamespace, identifier: str, day: str | None, *sentences: str) -> Any:
    tell = telling.tell(identifier, day)
    tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    for words in sentences:
        tell.say(words)
    return tell.done()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", "2018-03-01", LONG), ("b", "2018-03-02", LONG)], {"b": "a"}),
        ([("b", "2018-03-01", LONG), ("a", "2018-03-02", LONG)], {"a": "b"}),  # the day decides, not the name
        ([("a", "2018-03-01", LONG), ("b", "2018-03-02", LONG[:2])], {"b": "a"}),  # cut short
        ([("a", "2018-03-01", LONG[:2]), ("b", "2018-03-01", LONG)], {"a": "b"}),  # of one day the longest is first
        ([("a", "2018-03-01", LONG[:1]), ("b", "2018-03-02", LONG)], {}),  # it takes a short report in
        ([("a", "2018-03-01", [*LONG[:1], "Kết luận"]), ("b", None, LONG[:1])], {"b": "a"}),  # no day: after all others
        ([("a", "2018-03-01", LONG[:2]), ("b", "2018-03-02", LONG[2:])], {}),
        ([("a", "2018-03-01", ["Các đại biểu thảo luận"]), ("b", "2018-03-02", ["Các đại biểu thảo luận"])], {}),
    ],
)
def test_copies(telling: SimpleNamespace, told: list[Any], expected: dict[str, str]) -> None:
    articles = telling.claims(*(article(telling, name, day, *words) for name, day, words in told))
    assert origins(articles) == expected


def test_a_copy_of_a_copy_leads_to_the_origin(telling: SimpleNamespace) -> None:
    told = [("a", "2018-03-01", LONG), ("b", "2018-03-02", LONG[:3]), ("c", "2018-03-03", LONG[1:3])]
    found = origins(telling.claims(*(article(telling, name, day, *words) for name, day, words in told)))
    assert found == {"b": "a", "c": "a"}
    assert independent(["a", "b", "c", "d"], found) == 2


SOURCES = """
SELECT (COUNT(DISTINCT ?source) AS ?sources) (COUNT(DISTINCT ?article) AS ?articles) WHERE {
  ?event a dv:Event ; dv:statedBy ?claim .
  GRAPH ?article { ?claim dvc:evidence ?words }
  OPTIONAL { ?article dv:reprintOf ?origin }
  BIND (COALESCE(?origin, ?article) AS ?source)
}"""
PREFIXES = "PREFIX dv: <https://w3id.org/daibieu/ontology#> PREFIX dvc: <https://w3id.org/daibieu/claims#>"


def test_independent_sources_are_origins_in_the_graph_too(telling: SimpleNamespace) -> None:
    told = []
    for name, words in (("a", LONG), ("b", LONG), ("c", ())):
        tell = telling.tell(name, "2018-03-28")
        tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
        tell.event("hội nghị", "ký giao ước", "2018-03-27", "Lê Thị Bình")
        for sentence in words:
            tell.say(sentence)
        told.append(tell.done())
    store = open_store(":memory:")
    telling.load(store, told)
    (row,) = store.query(PREFIXES + SOURCES).rows
    assert (int(str(row["sources"])), int(str(row["articles"]))) == (2, 3)


def test_a_sentence_printed_again_means_the_same_person_and_event(telling: SimpleNamespace) -> None:
    """A bare name joins nothing, and an event without its day is alone: but this is one text."""
    told = []
    for name, day in (("a", "2018-03-01"), ("b", "2018-03-05")):
        tell = telling.tell(name, day)
        tell.person("Tạ Văn Sơn", "Giám đốc")
        tell.event("hội nghị", "bàn về thi đua", None, "Tạ Văn Sơn")
        for words in LONG:
            tell.say(words)
        told.append(tell.done())
    store = open_store(":memory:")
    telling.load(store, told)
    for kind in ("Person", "Event"):
        assert len(store.query(f"{PREFIXES} SELECT ?x WHERE {{ ?x a dv:{kind} }}").rows) == 1
