"""The headers of the questions, and what is refused in one."""

from __future__ import annotations

import pytest

from daibieu.errors import TableError
from daibieu.queries import Parameter, questions
from daibieu.queries.library import parse

HEAD = """\
# question: Ai ở đâu?
# in English: Who is where?
# parameters: person iri dv:Person, on date?, words text?
# row: person
# gathered: place, role
# empty means: nobody knows
# order: by person
SELECT ?person WHERE { ?person a dv:Person }
"""


def test_a_header_is_read() -> None:
    question = parse("where.rq", HEAD)
    assert question is not None
    assert question.name == "where"
    assert question.parameters == (
        Parameter("person", "iri", optional=False, of="Person"),
        Parameter("on", "date", optional=True, of=None),
        Parameter("words", "text", optional=True, of=None),
    )
    assert question.gathered == {"place", "role"}
    assert question.sparql == HEAD


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ("# order: by person\n", "", "where.rq: no line '# order: ...' at the head; add it"),
        ("on date?", "on day?", "where.rq: parameter 'on day?' is not understood"),
        ("iri dv:Person", "iri", "where.rq: parameter 'person iri': an iri needs its class"),
        ("on date?", "on date? dv:Event", "where.rq: parameter 'on date? dv:Event': an iri needs its class"),
    ],
)
def test_a_broken_header_is_refused(line: str, instead: str, told: str) -> None:
    with pytest.raises(TableError) as refused:
        parse("where.rq", HEAD.replace(line, instead))
    assert str(refused.value).startswith(told)


def test_a_query_for_another_room_is_no_question() -> None:
    assert parse("where.rq", "# internal: yes\n" + HEAD) is None


def test_the_library() -> None:
    assert [question.name for question in questions()] == ["attendance", "attended", "documents", "holders", "members"]
    assert questions()[3].to_json() == {
        "name": "holders",
        "question": "Ai giữ chức vụ này (vào ngày đã cho)?",
        "in_english": "Who held this position (on the given day)?",
        "parameters": [
            {"name": "position", "type": "iri", "optional": False, "of": "Position"},
            {"name": "on", "type": "date", "optional": True, "of": None},
        ],
        "empty_means": "no article places anyone in the position, surely or perhaps, on that day",
        "order": "sure ones first, then by the day first cited, then by person",
    }
