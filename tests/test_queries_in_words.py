"""Questions asked in words over a small world: which question of the library is meant, with which parameters.

The phrasings stand in `data/asked.tsv`: the words, the question (`-`: refused), its parameters. A name there may be
shortened: the name found must hold its words. The world is that of the articles of `examples/`.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, URIRef

from daibieu.errors import QuestionError, SeveralError, UnknownNameError
from daibieu.graph import Store, open_store
from daibieu.ontology.schemes import scheme_graph
from daibieu.ontology.tables import load
from daibieu.queries import ask_in_words, questions, understand
from daibieu.queries.wording import asked

DATA = Path(__file__).parent / "data"
TABLE, WORLD = DATA / "asked.tsv", DATA / "asked_world.trig"
CASES = [(row["words"], row["question"] if row.get("question") else None, row.get("parameters"))
         for row in load(TABLE, ("words", "question", "parameters"))]  # fmt: skip


@pytest.fixture(scope="module")
def world() -> Store:
    dataset = Dataset()
    dataset.parse(WORLD, format="trig")
    concepts = dataset.graph(URIRef("http://localhost:8000/graph/ontology"))
    for triple in scheme_graph():
        concepts.add(triple)
    store = open_store(":memory:")
    store.load_rdf(dataset.serialize(format="trig", encoding="utf-8"), "world.trig")
    return store


def words_of(name: str) -> set[str]:
    return {word for word in asked(name).folded if word.isalnum()}


@pytest.mark.parametrize(("words", "question", "parameters"), CASES, ids=[case[0] for case in CASES])
def test_phrasings(world: Store, words: str, question: str | None, parameters: str | None) -> None:
    if question is None:
        with pytest.raises(QuestionError):
            understand(world, words)
        return
    expected = dict(one.split("=", 1) for one in (parameters or "").split("; ") if one)
    understood = understand(world, words)
    assert (understood.name, set(understood.told)) == (question, set(expected))
    for name, value in expected.items():
        assert words_of(value) <= words_of(understood.told[name])


# Asked by name so far; take out what gets its phrasings.
BY_NAME_ALONE = set(
    """
    absences acting announced_events announced_only articles awards awards_at awards_given awards_in became
    bodies_of came_as citing close_companions contents day_disagreements decision events_at evidence head_count
    heads in_charge in_two_places largest_events least_named list_order member_of most_cited most_named namesakes
    new_events new_people new_positions office_holders one_source order_disagreements place_became posts rivals
    rules same_post stand_ins sub_bodies two_at_once unfilled
    """.split()
)


def test_every_question_has_two_phrasings() -> None:
    counted = Counter(question for _, question, _ in CASES if question is not None)
    assert {question.name for question in questions() if counted[question.name] < 2} == BY_NAME_ALONE
    assert set(counted) <= {question.name for question in questions()}


def test_the_answer_tells_how_it_was_understood_and_how_to_ask_by_name(world: Store) -> None:
    told = ask_in_words(world, "Ông Trần Văn Chung giữ chức gì tháng 3/2018?").to_json()
    assert told["question"] == "positions_of"
    assert told["command"] == "daibieu ask positions_of --person 'Trần Văn Chung' --since 2018-03-01 --till 2018-03-31"
    assert told["understood"].endswith("[person: Trần Văn Chung; since: 2018-03-01; till: 2018-03-31]")
    assert told["left_aside"] == []


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        (
            "Trần Văn Chung chủ trì hội nghị nào?",
            QuestionError,
            "the question is not understood; understood: person: Trần Văn Chung; chủ trì; hội nghị nào; nearest: "
            "daibieu ask ",
        ),
        ("Ông Lê Văn Nông giữ chức gì?", UnknownNameError, "no person is called 'Lê Văn Nông'"),
        ("Chủ tịch tỉnh Nam Định là ai?", UnknownNameError, "no position is called 'Chủ tịch tỉnh Nam Định'; near it"),
        ("Ai giữ chức Bí thư Huyện ủy?", SeveralError, "'Bí thư Huyện ủy' fits "),
        ("giá vàng", QuestionError, "the question is not understood; understood: giá vàng; "),
        ("?!", QuestionError, "'?!' is no question; ask as in: "),
    ],
)
def test_what_is_not_understood_is_said_with_what_was(
    world: Store, words: str, kind: type[QuestionError], told: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        understand(world, words)
    assert str(refused.value).startswith(told)
    assert type(refused.value) is kind


def test_a_time_counted_from_today_needs_a_stated_day(world: Store) -> None:
    words = "Năm ngoái Trần Văn Chung dự những sự kiện nào?"
    with pytest.raises(QuestionError, match=r"Năm ngoái \(the day it is counted from is missing\)"):
        understand(world, words)
    understood = understand(world, words, today=date(2019, 5, 1))
    assert understood.told == {"person": "Trần Văn Chung", "since": "2018-01-01", "till": "2018-12-31"}


def test_what_is_passed_over_is_told(world: Store) -> None:
    understood = understand(world, "Hiện nay ai là Bí thư Huyện ủy Sông Trầm?")
    assert understood.name == "holders"
    assert understood.remarks == ("today is not known here, so the answer is of all times; --today DAY states it",)
    stated = understand(world, "Hiện nay ai là Bí thư Huyện ủy Sông Trầm?", today=date(2022, 3, 1))
    assert stated.told == {"position": "Bí thư Huyện ủy Sông Trầm", "on": "2022-03-01"}
    assert stated.remarks == ()


SAID = sorted({word for words, _, _ in CASES for word in words.split()} | {*'“”",;:()-/', "2018", "31/2/2018", "khóa"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.sampled_from(SAID), min_size=1, max_size=14), lowered=st.booleans())
def test_whatever_is_asked_is_understood_or_refused(world: Store, said: list[str], lowered: bool) -> None:
    words = " ".join(said)
    with suppress(QuestionError):
        understood = understand(world, words.lower() if lowered else words)
        assert understood.command.startswith(f"daibieu ask {understood.name}")


def test_a_question_of_a_whole_page_is_refused_at_once(world: Store) -> None:
    with pytest.raises(QuestionError, match="the question has 4000 words, and 120 are read; ask one thing at a time"):
        understand(world, "ai dự hội nghị " * 1000)
