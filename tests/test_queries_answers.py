"""Each question over a world small enough to answer by eye: `data/queries/NAME.trig`, expected rows in `NAME.json`.

The rows there are written as a reader sees them: a resource by its name, the
evidence by its exact words, what is empty left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from oxrdflib._converter import from_ox, to_ox

from daibieu.errors import QuestionError
from daibieu.queries import ask, questions

DATA = Path(__file__).parent / "data" / "queries"
SEEN = tuple(f"http://localhost:8000/graph/{name}" for name in ("resolved", "reference", "articles", "ontology"))


@dataclass
class Rows:
    variables: list[str]
    rows: list[dict[str, Any]]


class Oxigraph:
    """The embedded engine, parameters bound by its own substitution."""

    def __init__(self, *files: str) -> None:
        self.store = pyoxigraph.Store()
        for file in files:
            self.store.load(path=DATA / file, format=pyoxigraph.RdfFormat.TRIG)

    def query(self, sparql: str, bindings: Mapping[str, Any] = {}) -> Rows:
        answer = self.store.query(
            sparql,
            default_graph=[pyoxigraph.NamedNode(graph) for graph in SEEN],
            substitutions={pyoxigraph.Variable(name): to_ox(term) for name, term in bindings.items()},
        )
        names = [variable.value for variable in answer.variables]
        return Rows(
            names, [{n: from_ox(t) for n, t in zip(names, row, strict=True) if t is not None} for row in answer]
        )


class OxigraphByValues(Oxigraph):
    """The same, parameters bound by VALUES at the head of the outermost group."""

    def query(self, sparql: str, bindings: Mapping[str, Any] = {}) -> Rows:
        head, where, tail = sparql.partition("WHERE {")
        values = "".join(f" VALUES ?{name} {{ {term.n3()} }}" for name, term in bindings.items())
        return super().query(head + where + values + tail)


class Rdflib:
    """The engine in Python, parameters as initial bindings."""

    def __init__(self, *files: str) -> None:
        self.dataset = rdflib.Dataset()
        for file in files:
            self.dataset.parse(DATA / file, format="trig")
        for graph in SEEN:
            for triple in self.dataset.graph(graph):
                self.dataset.default_graph.add(triple)

    def query(self, sparql: str, bindings: Mapping[str, Any] = {}) -> Rows:
        answer = self.dataset.query(sparql, initBindings=dict(bindings))
        return Rows([str(v) for v in answer.vars or ()], [{str(k): v for k, v in b.items()} for b in answer.bindings])


ENGINES = (Oxigraph, OxigraphByValues, Rdflib)
CASES = [
    pytest.param(question.name, case, id=f"{question.name}-{number}")
    for question in questions()
    for number, case in enumerate(json.loads((DATA / f"{question.name}.json").read_text(encoding="utf-8")))
]


def as_read(value: Any) -> Any:
    """A value as a reader sees it."""
    if isinstance(value, list):
        return [as_read(one) for one in value]
    return value["name"] if isinstance(value, dict) else value


def row_as_read(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {key: as_read(value) for key, value in row.items() if key != "evidence" and value not in (None, [])}
    return {**told, "evidence": [words["exact"] for words in row["evidence"]]}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows(engine: type, name: str, case: dict[str, Any]) -> None:
    parameters = dict(case)
    expected = parameters.pop("rows")
    answered = ask(engine(f"{name}.trig", "vocabulary.trig"), name, **parameters)
    assert [row_as_read(row) for row in answered.rows] == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_json_carries_addresses_names_and_sentences(engine: type) -> None:
    answered = ask(
        engine("attendance.trig", "vocabulary.trig"), "attendance", event="tong ket cong tac nam 2019"
    ).to_json()
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


@pytest.mark.parametrize(
    ("name", "parameters", "told"),
    [
        (
            "attendence",
            {},
            "no question is named 'attendence'; take one of attendance, attended, documents, holders, members",
        ),
        ("attendance", {}, "attendance: 'event' is missing; it takes event (iri)"),
        ("attendance", {"evnt": "x"}, "attendance: no parameter 'evnt'; it takes event (iri)"),
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
def test_what_is_not_understood_is_said_in_one_line(name: str, parameters: dict[str, str], told: str) -> None:
    with pytest.raises(QuestionError) as refused:
        ask(Rdflib("attendance.trig", "vocabulary.trig"), name, **parameters)
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)
