"""All questions of the library on the example articles: the rows that stand beside each file, in every engine."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from benchmarks.answers import COUNTING_ALL, asked, kept, lines, load_examples
from daibieu.graph import Store
from daibieu.queries import Question, questions

# The examples are too few for these to have anything to answer; their worlds are in `data/queries`.
ANSWERED_ELSEWHERE = {
    "announced_only",
    "day_disagreements",
    "in_two_places",
    "least_named",
    "order_disagreements",
    "rivals",
}


@pytest.fixture(scope="module", params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("examples") / "store" if request.param == "folder" else ":memory:"
    store = load_examples(place)
    yield store
    store.close()


PINNED = [question for question in questions() if question.name not in COUNTING_ALL]


@pytest.mark.parametrize("question", PINNED, ids=lambda question: question.name)
def test_rows_on_the_examples(store: Store, question: Question) -> None:
    rows = asked(store, question)
    expected = [json.loads(line) for line in kept(question).read_text(encoding="utf-8").splitlines()]
    assert lines(rows) == expected
    # A position that nobody is told to hold, and a body that a law alone made, rest on no sentence.
    if question.told_by and question.name not in ("became", "bodies_of", "unfilled"):
        assert all(row["evidence"] for row in rows)


def test_each_question_has_an_example_that_is_answered() -> None:
    for question in PINNED:
        needed = {one.name for one in question.parameters if not one.optional}
        assert needed <= {one.name for one in question.parameters if one.example is not None}, question.name
        has_rows = bool(kept(question).read_text(encoding="utf-8"))
        assert has_rows != (question.name in ANSWERED_ELSEWHERE), question.name
