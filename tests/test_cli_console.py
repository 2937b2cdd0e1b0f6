"""Rows on paper: a sentence cut around its words, a resource by its name, everything in JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from daibieu.console import around, as_words, error_line, print_rows

SENTENCE = "Dự hội nghị có đồng chí Lê Thị Bình, Phó Bí thư Tỉnh ủy, và các đại biểu."
ROWS = [
    {
        "person": {"iri": "http://localhost:8000/person/a-24", "name": "Lê Thị Bình"},
        "since": None,
        "evidence": [
            {
                "article": "a", "title": "Hội nghị", "published": "2018-03-28", "start": 24, "end": 35,
                "exact": "Lê Thị Bình", "rule": "list/name", "sentence": SENTENCE,
            },
            {
                "article": "b", "title": "Kỳ họp", "published": None, "start": 0, "end": 11,
                "exact": "Lê Thị Bình", "rule": "list/name", "sentence": "Lê Thị Bình, dự.",
            },
        ],
    },
    {"person": {"iri": "http://localhost:8000/person/b-7", "name": "Tạ Văn An"}, "since": "2017-01-01", "evidence": []},
]  # fmt: skip


@pytest.mark.parametrize("room", [20, 30, 45, 60, 200])
def test_a_sentence_is_cut_around_its_words(room: int) -> None:
    shown, start, end = around(SENTENCE, "Lê Thị Bình", room)
    assert len(shown) <= room
    assert shown[start:end] == "Lê Thị Bình"
    assert shown.strip("…") in SENTENCE
    assert (shown == SENTENCE) is (room == 200)


@pytest.mark.parametrize(
    ("sentence", "words", "room", "shown"),
    [
        (SENTENCE, "Lê Thị Bình", 40, "…nghị có đồng chí Lê Thị Bình, Phó Bí…"),
        (SENTENCE, "Dự hội nghị", 20, "Dự hội nghị có…"),
        (SENTENCE, "các đại biểu", 20, "…và các đại biểu."),
        (SENTENCE, SENTENCE, 20, "Dự hội nghị có…"),  # longer than the room: its beginning
        ("Dự họp.", "khác", 20, "Dự họp."),  # the words run over the end of the sentence
        ("Dự\nhọp.", "Dự\nhọp", 20, "Dự họp."),
    ],
)
def test_what_is_left_of_it(sentence: str, words: str, room: int, shown: str) -> None:
    assert around(sentence, words, room)[0] == shown


def test_a_table_names_people_and_hides_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, ("person", "since"), "table", title="Ai dự? [event: họp]")
    out = capsys.readouterr().out
    assert "Ai dự? [event: họp]" in out
    assert "Tạ Văn An" in out
    assert "localhost" not in out
    assert "+1" in out  # one more sentence says so


def test_json_carries_everything(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, ("person", "since"), "json")
    out = capsys.readouterr().out
    assert json.loads(out) == ROWS
    assert "Lê Thị Bình" in out


def test_csv_has_one_line_a_sentence_and_name_beside_address(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, ("person", "since"), "csv")
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(line["person"], line["article"], line["since"]) for line in lines] == [
        ("Lê Thị Bình", "a", ""),
        ("Lê Thị Bình", "b", ""),
        ("Tạ Văn An", "", "2017-01-01"),
    ]
    assert lines[0]["person_iri"] == "http://localhost:8000/person/a-24"
    assert lines[0]["sentence"] == SENTENCE


def test_no_rows_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], ("person",), "table")
    assert "no rows" in capsys.readouterr().out


def test_square_brackets_in_a_name_are_letters(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"name": "[bold]Ban[/bold]"}], ("name",), "table")
    assert "[bold]Ban[/bold]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "yes"),
        (3, "3"),
        ({"iri": "http://localhost:8000/person/a-24"}, "http://localhost:8000/person/a-24"),
        ([{"iri": "x", "name": "A"}, "b"], "A; b"),
    ],
)
def test_values_as_words(value: object, words: str) -> None:
    assert as_words(value) == words


def test_a_fault_is_one_line() -> None:
    assert error_line(FileNotFoundError(2, "No such file or directory", "a.txt")) == (
        "daibieu: a.txt: no such file or directory; check the name and the folder"
    )
    assert error_line(ValueError("a\nb  c")) == "daibieu: a b c"
