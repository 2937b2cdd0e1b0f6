"""Verdicts on findings: what the table refuses, what a rule's precision is, how a judged sheet comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import precision, verdicts
from benchmarks.verdicts import Verdict
from daibieu.errors import TableError

HEADER = "article\trule\tkind\tstart\tverdict\n"


def table(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "verdicts.tsv"
    path.write_text("# a comment\n" + HEADER + rows, encoding="utf-8")
    return path


def test_a_table_of_verdicts_is_read_and_written_back(tmp_path: Path) -> None:
    path = table(tmp_path, "b\tname\tperson\t0\twrong\na\tlist/tới dự\tparticipant\t12\tright\n")
    told = verdicts.load(path)
    assert told[1] == Verdict("a", "list/tới dự", "participant", 12, "right")
    verdicts.save(told, path)
    assert verdicts.load(path) == tuple(sorted(told))
    assert path.read_text(encoding="utf-8").startswith("# a comment\n" + HEADER)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a\tname\tperson\t0\tgood", "write right or wrong"),
        ("a\tname\tpersons\t0\tright", "no such kind"),
        ("a\tname\tperson\t-1\tright", "first letter"),
        ("a\tname\tperson\t0\tright\na\tname\tperson\t0\twrong", "verdicts.tsv:3"),  # judged twice
        ("a\tname\tperson\t0", "4 cells"),
    ],
)
def test_a_broken_verdict_is_refused_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        verdicts.load(table(tmp_path, row + "\n"))


def test_precision_is_counted_by_rule_and_by_family() -> None:
    told = [Verdict("a", "list/tới dự", "participant", n, "right") for n in range(9)]
    told += [Verdict("a", "list/có", "participant", 9, "wrong"), Verdict("a", "name", "person", 0, "right")]
    assert verdicts.counts(told) == {"list/*": (9, 10), "list/tới dự": (9, 9), "list/có": (0, 1), "name": (1, 1)}
    rows = verdicts.precision_table(verdicts.counts(told))
    assert rows[0] == ("list/*", "9", "10", "0.596", "0.982")


def test_the_table_of_the_repository_is_whole_and_shown_to_users() -> None:
    """After new verdicts: scripts/precision --write."""
    rows = verdicts.precision_table(verdicts.counts(verdicts.load()))
    shown = [line for line in precision.SHOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [tuple(line.split("\t")) for line in shown[1:]] == rows


def test_a_sheet_is_judged_and_only_its_verdicts_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Invented.
    text = "Ngày 5-3-2018, UBND tỉnh Hà Nam tổ chức hội nghị. Dự có đồng chí Thiều Thị Nhẫn, Phó Chủ tịch UBND tỉnh."
    corpus, sheet = tmp_path / "corpus.jsonl", tmp_path / "sheet.tsv"
    article = {"id": "a", "title": "", "text": text, "published": "2018-03-06", "place": "Hà Nam"}
    corpus.write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")
    path = table(tmp_path, "")
    monkeypatch.setattr(verdicts, "FILE", path)
    monkeypatch.setattr(verdicts.load, "__defaults__", (path,))
    monkeypatch.setattr(verdicts.save, "__defaults__", (path,))

    assert precision.main(["--sample", "5", "--from", str(corpus), "--sheet", str(sheet)]) == 0
    lines = sheet.read_text(encoding="utf-8").splitlines()
    assert any("⟦đồng chí Thiều Thị Nhẫn, Phó Chủ tịch UBND tỉnh⟧" in line for line in lines)
    judged = [lines[0], *(line.replace("?", "right", 1) for line in lines[1:3]), *lines[3:]]
    sheet.write_text("\n".join(judged) + "\n", encoding="utf-8")
    assert precision.main(["--take", str(sheet)]) == 0
    assert len(verdicts.load(path)) == 2
    assert "Thiều" not in path.read_text(encoding="utf-8")

    sheet.write_text("\n".join(line.replace("right", "wrong", 1) for line in judged) + "\n", encoding="utf-8")
    assert precision.main(["--take", str(sheet)]) == 2  # two who judge must agree
    assert precision.main(["--sample", "5", "--from", str(corpus), "--sheet", str(sheet)]) == 0
    assert len(sheet.read_text(encoding="utf-8").splitlines()) == len(lines) - 2  # what is judged is not asked again
