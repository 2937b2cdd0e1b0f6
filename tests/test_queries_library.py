"""The headers of the questions, and what is refused in one."""

from __future__ import annotations

import pytest

from daibieu.errors import TableError
from daibieu.queries import Parameter, questions
from daibieu.queries.library import GROUPS, parse, question_named
from daibieu.queries.ordering import Key

HEAD = """\
# question: Ai ở đâu?
# in English: Who is where?
# group: positions
# parameters: person iri dv:Person|dv:Body, on date?, words text? dv:documentNumber, year number?
# example: person = Lê Thị Bình; year = 2018
# row: person, place
# gathered: place, role
# hidden: day
# told by: tenure, document in article
# empty means: nobody knows
# order: by person
SELECT ?person WHERE { ?person a dv:Person }
# Who has no day comes last.
ORDER BY DESC(BOUND(?day)) ?day DESC(?person)
"""


def test_a_header_is_read() -> None:
    question = parse("where.rq", HEAD)
    assert question is not None
    assert question.name == "where"
    assert question.parameters == (
        Parameter("person", "iri", optional=False, of="Person|Body", example="Lê Thị Bình"),
        Parameter("on", "date", optional=True, of=None),
        Parameter("words", "text", optional=True, of="documentNumber"),
        Parameter("year", "number", optional=True, of=None, example="2018"),
    )
    assert question.row == ("person", "place")
    assert question.gathered == {"place", "role"}
    assert question.hidden == {"day"}
    assert question.told_by == (("tenure", None), ("document", "article"))
    assert question.order_by == (
        Key("day", down=True, bound=True),
        Key("day", down=False, bound=False),
        Key("person", down=True, bound=False),
    )
    assert question.sparql == HEAD


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ("# order: by person\n", "", "where.rq: no line '# order: ...' at the head; add it"),
        ("on date?", "on day?", "where.rq: parameter 'on day?' is not understood"),
        ("iri dv:Person|dv:Body", "iri", "where.rq: parameter 'person iri': an iri needs its class"),
        ("on date?", "on date? dv:Event", "where.rq: parameter 'on date? dv:Event': an iri needs its class"),
        ("group: positions", "group: jobs", "where.rq: no group 'jobs'; take one of attendance, positions, "),
        ("person = Lê Thị Bình", "who = Lê Thị Bình", "where.rq: the example gives a value to 'who'"),
        ("= Lê Thị Bình", "Lê Thị Bình", "where.rq: example 'person Lê Thị Bình; year = 2018' is not understood"),
        ("document in article", "document of", "where.rq: told by 'document of' is not understood"),
        ("ORDER BY DESC(BOUND(?day)) ?day DESC(?person)", "", "where.rq: no ORDER BY; rows without an order differ"),
        ("?day DESC(?person)", "STR(?day)", "where.rq: ORDER BY STR(?day): only ?x, DESC(?x), BOUND(?x)"),
    ],
)
def test_a_broken_header_is_refused(line: str, instead: str, told: str) -> None:
    with pytest.raises(TableError) as refused:
        parse("where.rq", HEAD.replace(line, instead))
    assert str(refused.value).startswith(told)


def test_a_query_for_another_room_is_no_question() -> None:
    assert parse("where.rq", "# internal: yes\n" + HEAD) is None


def test_the_library() -> None:
    assert {question.group for question in questions()} <= set(GROUPS)
    assert question_named("holders").to_json() == {
        "name": "holders",
        "question": "Ai giữ chức vụ này (vào ngày đã cho)?",
        "in_english": "Who held this position (on the given day)?",
        "group": "positions",
        "parameters": [
            {
                "name": "position",
                "type": "iri",
                "optional": False,
                "of": "Position",
                "example": "Phó Chủ tịch UBND tỉnh Hà Nam",
            },
            {"name": "on", "type": "date", "optional": True, "of": None, "example": "2019-07-10"},
        ],
        "empty_means": "no article places anyone in the position, surely or perhaps, on that day",
        "order": "sure ones first, then by the day first cited, then by person",
    }
