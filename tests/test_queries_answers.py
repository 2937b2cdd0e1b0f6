"""Questions over worlds small enough to answer by eye: `data/queries/NAME.trig`, expected rows in `NAME.json`.

The rows there are written as a reader sees them: a resource by its name, the
evidence by its exact words, what is empty left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from daibieu.errors import QuestionError
from daibieu.graph import Store, open_store
from daibieu.queries import ask, questions

DATA = Path(__file__).parent / "data" / "queries"
Worlds = Callable[[str], Store]


@pytest.fixture(scope="module", params=["folder", "memory"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """The store that holds the world of a question, in either engine."""
    opened: dict[str, Store] = {}

    def of(name: str) -> Store:
        if name not in opened:
            store = open_store(tmp_path_factory.mktemp(name) if request.param == "folder" else ":memory:")
            told = [(DATA / f"{file}.trig").read_bytes() for file in (name, "vocabulary")]
            store.load_rdf(b"\n".join(told), f"{name}.trig")
            opened[name] = store
        return opened[name]

    return of


CASES = [
    pytest.param(question.name, case, id=f"{question.name}-{number}")
    for question in questions()
    if (DATA / f"{question.name}.json").exists()
    for number, case in enumerate(json.loads((DATA / f"{question.name}.json").read_text(encoding="utf-8")))
]


def as_read(value: Any) -> Any:
    """A value as a reader sees it."""
    if isinstance(value, list):
        return [as_read(one) for one in value]
    return value["name"] if isinstance(value, dict) else value


def row_as_read(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {key: as_read(value) for key, value in row.items() if key != "evidence" and value not in (None, [])}
    return {**told, "evidence": [words["exact"] for words in row.get("evidence", ())]}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows(world: Worlds, name: str, case: dict[str, Any]) -> None:
    parameters = dict(case)
    expected = parameters.pop("rows")
    answered = ask(world(name), name, **parameters)
    assert [row_as_read(row) for row in answered.rows] == expected


def test_json_carries_addresses_names_and_sentences(world: Worlds) -> None:
    answered = ask(world("attendance"), "attendance", event="tong ket cong tac nam 2019").to_json()
    assert answered["question"] == "attendance"
    assert answered["parameters"] == {
        "event": {"iri": "http://localhost:8000/event/e1", "name": "tổng kết công tác năm 2019"}
    }
    assert answered["understood"] == "Ai dự sự kiện này, và với tư cách gì? [event: tổng kết công tác năm 2019]"
    row = answered["rows"][1]
    assert row["agent"] == {"iri": "http://localhost:8000/person/thang", "name": "Trần Văn Thắng"}
    assert row["position"] == [
        {
            "iri": "http://localhost:8000/position/ubnd",
            "name": "Quyền Chủ tịch UBND tỉnh Hoa Lâm",
            "office": "Chủ tịch",
            "body": "UBND tỉnh Hoa Lâm",
            "place": "Hoa Lâm",
            "acting": True,
        }
    ]
    assert row["former_position"] == []
    (told,) = row["evidence"]
    assert told.pop("sentence").startswith("Dự có các đồng chí: Lê Thị Bình")
    assert told == {
        "article": "http://localhost:8000/article/a1",
        "title": "Hội nghị tổng kết",
        "published": "2019-12-20",
        "start": 80,
        "end": 120,
        "exact": "Trần Văn Thắng, Quyền Chủ tịch UBND tỉnh",
        "rule": "list",
    }
    assert answered == json.loads(json.dumps(answered))


def test_words_over_two_sentences_bring_both(world: Worlds) -> None:
    answered = ask(world("holders"), "holders", position="Chủ tịch UBND tỉnh Hoa Lâm", on="2017-05-01")
    sentences = [told["sentence"] for told in answered.rows[0]["evidence"]]
    assert sentences == ["Chủ tịch UBND tỉnh Trần Văn Thắng dự.", "Dự có Trần Văn Thắng, Chủ tịch UBND t. Hoa Lâm."]


@pytest.mark.parametrize(
    ("name", "parameters", "told"),
    [
        (
            "attendence",
            {},
            "no question is named 'attendence'; take one of ",
        ),
        ("attendance", {}, 'attendance needs --event "NAME"'),
        ("attendance", {"evnt": "x"}, 'attendance has no --evnt; it needs --event "NAME"'),
        ("holders", {}, 'holders needs --position "NAME" [--on DAY]'),
        (
            "attendance",
            {"event": "http://localhost:8000/event/none"},
            "no event stands at http://localhost:8000/event/none",
        ),
        (
            "attendance",
            {"event": "http://localhost:8000/person/mai"},
            "no event stands at http://localhost:8000/person/mai",
        ),
        ("attendance", {"event": "http://x/ } DROP ALL"}, "'http://x/ } DROP ALL' is no address"),
        ("attendance", {"event": "khai mạc"}, "no event is called 'khai mạc'; give another name, or an address"),
        ("attendance", {"event": " , "}, "' , ' is no name"),
        ("holders", {"position": "Chủ tịch HĐND tỉnh Hoa Lâm", "on": "31-2-2019"}, "on: '31-2-2019' is no day"),
        ("holders", {"position": "Chủ tịch HĐND tỉnh Hoa Lâm", "on": "2019"}, "on: '2019' is no day"),
    ],
)
def test_what_is_not_understood_is_said_in_one_line(
    world: Worlds, name: str, parameters: dict[str, str], told: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        ask(world("attendance"), name, **parameters)
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)
