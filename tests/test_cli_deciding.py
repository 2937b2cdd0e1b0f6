"""Review, merge, split, correct, undo and log on the command line. All names are invented."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import daibieu
from daibieu.reading.model import Reading

Cli = Callable[..., Any]

SEEN = "đồng chí Phí Trọng Khuê, Phó Chủ tịch UBND tỉnh đến thăm Trường THPT Liễu Giang."
ARTICLES = [
    {"id": f"a{nth}", "title": "Thăm trường", "text": f"Ngày {day}-{month}-2018, {SEEN}",
     "published": f"2018-{month:02}-{day:02}", "place": place}
    for nth, (day, month, place) in enumerate(((5, 3, "Nam Định"), (9, 4, "Hà Nam"), (9, 10, "Hà Nam")), start=1)
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Path:
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), encoding="utf-8")
    folder = tmp_path / "store"
    assert cli("load", articles, "--store", folder).code == 0
    monkeypatch.setenv("LOGNAME", "nga")
    return folder


def review(cli: Cli, store: Path, *options: str) -> list[dict[str, Any]]:
    return list(json.loads(cli("review", *options, "--store", store, "--format", "json").out))


def run(cli: Cli, line: str) -> Any:
    """A line as it was printed, ready to type."""
    return cli(*shlex.split(line)[1:])


def test_an_open_question_shows_the_sentences_of_both_sides_and_the_commands_that_answer_it(
    store: Path, cli: Cli
) -> None:
    (question,) = review(cli, store)
    assert (question["open"], question["kind"], question["left"]["name"]) == ("one or two?", "person", "Phí Trọng Khuê")
    assert 0 < question["score"] < 0.5
    told = [side["sentences"][0] for side in (question["left"], question["right"])]
    assert [one["article"] for one in told] == ["a1", "a2"]
    assert all(one["exact"] in one["sentence"] for one in told)
    shown = cli("review", "--store", store).out
    assert question["merge"] in shown
    assert question["split"] in shown
    assert SEEN in shown


@pytest.mark.parametrize("answer", ["merge", "split"])
def test_a_question_is_answered_by_its_own_line_and_opens_again_when_that_is_undone(
    store: Path, cli: Cli, answer: str
) -> None:
    (question,) = review(cli, store)
    ran = run(cli, question[answer].replace("'...'", "'lý do'"))
    assert (ran.code, ran.err.startswith("take it back with: daibieu undo ")) == (0, True)
    assert review(cli, store) == []
    assert cli("review", "--store", store).out == "nothing is open\n"
    people = {line.split()[0] for line in ran.out.splitlines()[1:]}
    assert len(people) == (1 if answer == "merge" else 2)
    assert run(cli, ran.err.partition(": ")[2].strip()).code == 0
    assert review(cli, store) == [question]


def test_csv_has_one_line_a_question(store: Path, cli: Cli) -> None:
    (row,) = csv.DictReader(io.StringIO(cli("review", "--store", store, "--format", "csv").out))
    assert row["left"].startswith("Phí Trọng Khuê http://localhost:8000/person/a1-")
    assert row["merge"].startswith("daibieu merge person/a1-")


def test_a_name_may_be_typed_without_marks_and_one_that_fits_several_lists_them(store: Path, cli: Cli) -> None:
    ran = cli("merge", "phi trong khue", "Phí Trọng Khuê", "--why", "?", "--store", store)
    assert ran.code == 2
    assert "fits 2 persons" in ran.err
    assert "http://localhost:8000/person/a1-" in ran.err
    (question,) = review(cli, store)
    run(cli, question["merge"].replace("'...'", "'một người'"))
    assert cli("split", "phi trong khue", "a3", "--why", "con trai", "--store", store).code == 0


def test_why_mentions_are_one(store: Path, cli: Cli) -> None:
    (question,) = review(cli, store)
    ran = cli("review", question["right"]["iri"], "--joins", "--store", store)
    assert "same position: Phó Chủ tịch UBND tỉnh Hà Nam" in ran.out
    assert ran.out.count(SEEN) == 2
    assert "take mentions out with: daibieu split person/a2-" in ran.err


def test_mentions_are_taken_out_by_their_article(store: Path, cli: Cli) -> None:
    (question,) = review(cli, store)
    ran = cli("split", question["right"]["iri"], "article/a3", "--why", "con trai", "--store", store)
    assert ran.out.count("(1 article)") == 2
    assert cli("split", question["right"]["iri"], "a3", "--why", "con trai", "--store", store).code == 2


def test_the_log_tells_who_when_why_and_how_it_stands(store: Path, cli: Cli) -> None:
    (question,) = review(cli, store)
    run(cli, question["merge"].replace("'...'", "'một người'"))
    cli("undo", "--why", "nhầm", "--who", "bình", "--store", store)
    run(cli, question["split"].replace("'...'", "'hai người'"))
    log = json.loads(cli("log", "--store", store, "--format", "json").out)
    assert [(one["action"], one["state"], one["who"], one["why"]) for one in log] == [
        ("merge", "undone", "nga", "một người"),
        ("split", "in force", "nga", "hai người"),
    ]
    assert (log[0]["undone_by"], log[0]["undone_why"]) == ("bình", "nhầm")
    assert [words["article"] for words in log[1]["right"]] == ["a2", "a3"]
    assert "hai người" in cli("log", "--store", store).out


def test_a_decision_whose_article_is_gone_waits_in_the_review(store: Path, cli: Cli) -> None:
    (question,) = review(cli, store)
    run(cli, question["merge"].replace("'...'", "'một người'"))
    cli("drop", "a1", "--store", store)
    (orphan,) = review(cli, store)
    assert (orphan["open"], orphan["words"][0]["article"]) == ("orphaned", "a1")
    assert "no longer found in a1: “Ngày 5-3-2018" in cli("review", "--store", store).out
    assert run(cli, orphan["undo"]).code == 0
    assert review(cli, store) == []


def test_what_an_article_was_read_to_say_is_listed_and_corrected(store: Path, cli: Cli) -> None:
    claims = review(cli, store, "article/a3")
    event = next(one for one in claims if one["kind"] == "event")
    assert "date=2018-10-09" in event["fields"]
    ran = cli("correct", event["claim"], "--set", "date=2018-10-08", "--why", "bài viết nhầm", "--store", store)
    assert ran.code == 0
    asked = cli("ask", "attendance", "--event", "2018-10-08", "--store", store, "--format", "json")
    assert json.loads(asked.out)["rows"]
    cli("undo", "--store", store)
    assert cli("ask", "attendance", "--event", "2018-10-08", "--store", store).code == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("merge person/a1-1 person/a2-1 --why x", "person/a1-1: nothing stands there; copy an address"),
        ("merge person/a1-1 person/a2-1", "--why"),
        ("correct article/a3#e0-1 --why x", "either remove it, or give fields other values"),
        ("correct article/a3#e0-1 --set date --why x", "--set date: no value; write --set FIELD=VALUE"),
        ("correct article/a3#e0-1 --remove --why x", "no claim stands there"),
        ("undo", "no decision counts, so none can be undone"),
        ("undo 12ab", "12ab: no decision of that id; `daibieu log` lists them"),
        ("review --joins", "--joins tells of one person, event or body"),
        ("review article/a9", "its article is not among those loaded"),
    ],
)
def test_a_refusal_says_what_to_do(store: Path, cli: Cli, line: str, message: str) -> None:
    ran = cli(*line.split(), "--store", store)
    assert ran.code == 2
    assert message in ran.err


def test_a_name_that_nobody_has_comes_with_the_command_that_lists_them(store: Path, cli: Cli) -> None:
    ran = cli("merge", "Không Ai Cả", "Phí Trọng Khuê", "--why", "x", "--store", store)
    assert ran.code == 2
    assert "see all with: daibieu query" in ran.err


def test_the_same_in_python(store: Path) -> None:
    with daibieu.open_store(store) as opened:
        (question,) = opened.review().questions
        taken = opened.merge(question.left.address, question.right.address, why="một người", who="nga",
                             when="2026-03-28T09:30:00+07:00")  # fmt: skip
        assert [thing.address for thing in taken.things] == [question.left.address]
        assert [(one.decision, one.state) for one in opened.log()] == [(taken.decision, "in force")]
        assert opened.undo(taken.decision.id, who="nga") == taken.decision
        event = next(one for one in opened.claims("article/a3") if one.kind == "event")
        opened.correct(event.address, place="hội trường", why="ghi thiếu", who="nga")
        assert [entered.state for entered in opened.log()] == ["undone", "in force"]


def test_a_better_reader_takes_effect_and_decisions_stay(
    store: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    (question,) = review(cli, store)
    run(cli, question["merge"].replace("'...'", "'một người'"))
    ran = cli("rebuild", "--read", "--store", store)
    assert (ran.code, ran.out) == (0, "")
    assert "3 articles read again, 0 say something else\n" in ran.err
    monkeypatch.setattr("daibieu.facade.read", lambda article: Reading(article.id, article.published))
    ran = cli("rebuild", "--read", "--store", store, "--format", "json")
    assert [row["article"] for row in json.loads(ran.out)] == ["a1", "a2", "a3"]
    assert "person Phí Trọng Khuê" in json.loads(ran.out)[0]["gone"]
    assert "decisions whose words are gone: 1" in ran.err
