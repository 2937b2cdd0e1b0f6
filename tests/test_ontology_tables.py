"""Tables are strict about their form, so that a slip in one is told with its line and never half read."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from daibieu.errors import TableError
from daibieu.ontology.tables import COLUMNS, load, table
from daibieu.reading import model

WORDS = ("id", "label_vi", "written")
SPANS = ("id", "label", "written", "from", "until")


def write(folder: Path, text: str) -> Path:
    path = folder / "words.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_gives_its_cells_and_every_way_it_is_written(tmp_path: Path) -> None:
    rows = "vice-chair\tPhó Chủ tịch\tPCT|Phó CT\nchair\tChủ tịch\t-\n"
    path = write(tmp_path, "# a comment\nid\tlabel_vi\twritten\n" + rows)
    vice, chair = load(path, WORDS)
    assert vice.forms == ("Phó Chủ tịch", "PCT", "Phó CT")
    assert vice.where == "words.tsv:3"
    assert chair.get("written") is None
    assert chair.forms == ("Chủ tịch",)
    with pytest.raises(TableError, match=r"words\.tsv:4: 'written' holds nothing"):
        _ = chair["written"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("a\tBí thư\t-\nb\tThư ký\tbí thư\n", "words.tsv:3: 'bí thư' is already on line 2; merge the rows"),
        ("a\tBí thư\tBT|BT\n", "words.tsv:2: 'BT' is already on line 2"),
        ("a\tBí thư\t-\na\tThư ký\t-\n", "words.tsv:3: id 'a' is already on line 2"),
        ("a\t\t-\n", "words.tsv:2: 'label_vi' is empty; write -"),
        ("a\tBí thư \t-\n", "stray spaces"),
        ("a\tBí thư\tPBT||BT\n", "an empty or padded form"),
        ("a\tBí thư\n", "words.tsv:2: 2 cells where 3 are needed"),
        ("a\tBi\u0301 thư\t-\n", "not in NFC"),
        ("a\tUỷ viên\t-\n", "its tone on the second vowel"),
        ("a\tHoà Bình\t-\n", "its tone on the second vowel"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        load(write(tmp_path, "id\tlabel_vi\twritten\n" + body), WORDS)


@pytest.mark.parametrize("written", ["Quỹ", "Hòa Bình", "toàn quốc", "Quý Châu", "hoàn"])
def test_near_misses_of_the_new_tone_placement_pass(tmp_path: Path, written: str) -> None:
    assert load(write(tmp_path, f"id\tlabel_vi\twritten\na\t{written}\t-\n"), WORDS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tlabel_vi\tspelt\n", "unknown column 'spelt'"),
        ("id\tlabel_vi\n", "column 'written' is missing"),
        ("label_vi\tid\twritten\n", "another order"),
        ("# nothing\n", "no header line"),
    ],
)
def test_a_broken_header_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        load(write(tmp_path, text), WORDS)


def test_a_missing_table_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"no-such\.tsv: there is no such table"):
        load(tmp_path / "no-such.tsv", WORDS)
    (tmp_path / "latin.tsv").write_bytes("id\tBí thư".encode("cp1258"))
    with pytest.raises(TableError, match=r"latin\.tsv: byte 4 is not UTF-8"):
        load(tmp_path / "latin.tsv", WORDS)


def test_a_name_may_pass_from_one_time_to_the_next_but_not_stand_twice_in_one(tmp_path: Path) -> None:
    head = "id\tlabel\twritten\tfrom\tuntil\n"
    old = "old\tNinh Bình\t-\t-\t2025-06-30\n"
    assert load(write(tmp_path, head + old + "new\tNinh Bình\t-\t2025-07-01\t-\n"), SPANS)
    with pytest.raises(TableError, match="'Ninh Bình' is already on line 2"):
        load(write(tmp_path, head + old + "new\tNinh Bình\t-\t2025-06-30\t-\n"), SPANS)


# ---- The tables of this room


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_of_ours_loads(name: str) -> None:
    assert table(name)


def ids(name: str) -> set[str]:
    return {row["id"] for row in table(name)}


def test_concepts_a_reading_can_name_are_in_the_tables() -> None:
    assert ids("roles.tsv") == set(get_args(model.Role))
    assert ids("standings.tsv") == set(get_args(model.Standing))
    assert ids("appointment_kinds.tsv") >= set(get_args(model.AppointmentKind))
    assert ids("event_statuses.tsv") >= set(get_args(model.Status))


def test_a_title_gives_an_office_of_the_table() -> None:
    labels = {row["label_vi"] for row in table("offices.tsv")}
    assert {row["office"] for row in table("titles.tsv")} <= labels


def test_columns_that_point_to_other_rows_do() -> None:
    assert {row["kind"] for row in table("bodies.tsv")} <= ids("body_kinds.tsv")
    assert {row["level"] for row in table("bodies.tsv")} <= {"central", "province", "district", "commune", "any"}
    assert {row["unique"] for row in table("bodies.tsv")} == {"yes", "no"}
    assert {b for row in table("event_types.tsv") if (b := row.get("broader"))} <= ids("event_types.tsv")
    assert {row["counts"] for row in table("event_types.tsv")} == {"yes", "no", "marginal"}
    assert {s for row in table("places.tsv") if (s := row.get("successor"))} <= ids("places.tsv")
    assert {s for row in table("offices.tsv") if (s := row.get("seats"))} == {"1"}


def test_identifiers_are_words_without_marks() -> None:
    for name in COLUMNS:
        if "id" in COLUMNS[name]:
            assert all(i.isascii() and i == i.lower() and " " not in i for i in ids(name)), name


@pytest.mark.parametrize(
    ("written", "office", "body"),
    [
        ("TUV", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh"),
        ("UVTW", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
        ("Bí thư Trung ương Đảng", "Bí thư", "Ban Chấp hành Trung ương Đảng"),
        ("Thủ tướng", "Thủ tướng", "Chính phủ"),
        ("Chủ tịch nước", "Chủ tịch nước", "Nhà nước"),
        ("ĐBQH", "Đại biểu", "Quốc hội"),
    ],
)
def test_titles_that_carry_their_body(written: str, office: str, body: str) -> None:
    (row,) = [row for row in table("titles.tsv") if written in row.forms]
    assert (row["office"], row["body"]) == (office, body)


@pytest.mark.parametrize("abbreviation", ["CT", "TP", "TBT", "TT"])
def test_ambiguous_abbreviations_stand_for_no_office(abbreviation: str) -> None:
    assert not [r for name in ("offices.tsv", "titles.tsv") for r in table(name) if abbreviation in r.forms]
