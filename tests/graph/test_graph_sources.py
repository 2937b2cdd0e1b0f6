"""Articles out of files; what cannot be read is told in one line, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from daibieu.errors import SourceError
from daibieu.graph.sources import MAX_LINE, Defaults, read_sources, text_id
from daibieu.reading.model import Article
from daibieu.reading.text import stored_text

LINE = '{"id": "a1", "title": "Hội nghị", "text": "Sáng 3-4.", "published": "2018-04-03"}'


NOTHING = Defaults()


def only(path: Path | str, defaults: Defaults = NOTHING) -> Article | SourceError:
    (found,) = read_sources([path], defaults)
    return found


def test_text_file_has_its_title_in_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hội nghị sơ kết\n\nSáng 3-4, Tỉnh ủy họp.\nĐồng chí A dự.\n", encoding="utf-8")
    found = only(path, Defaults("Nam Định", "Báo Nam Định", "2018-04-03"))
    assert isinstance(found, Article)
    assert (found.title, found.text) == ("Hội nghị sơ kết", "Sáng 3-4, Tỉnh ủy họp.\nĐồng chí A dự.")
    assert (found.place, found.source, found.published) == ("Nam Định", "Báo Nam Định", "2018-04-03")
    # Places in a clean file hold in the stored text.
    assert path.read_text(encoding="utf-8").startswith(stored_text(found.title, found.text))


def test_id_comes_from_the_stored_text_where_the_file_has_none(tmp_path: Path) -> None:
    composed, loose = tmp_path / "a.txt", tmp_path / "b.txt"
    composed.write_text("Tỉnh ủy\n\nhọp", encoding="utf-8")
    loose.write_text("Ti\u0309nh u\u0309y\n\nho\u0323p", encoding="utf-8")
    first, second = only(composed), only(loose)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id == text_id("Tỉnh ủy", "họp")


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_lines_go_on_after_a_broken_one(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"articles{ending}"
    content = "\n".join([LINE, "", "{broken", '{"id": "a2", "text": "Chiều 3-4."}']).encode()
    path.write_bytes(gzip.compress(content) if ending.endswith("gz") else content)
    good, bad, last = read_sources([path])
    assert isinstance(good, Article)
    assert isinstance(last, Article)
    assert (good.id, last.id) == ("a1", "a2")
    assert str(bad).startswith(f"{path}:3: not JSON (")
    assert str(bad).endswith("; mend or remove the line")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "a.jsonl:1: not JSON (Expecting property name enclosed in double quotes); mend or remove the line"),
        (b"[1]", "a.jsonl:1: not a JSON object; give one article a line"),
        (b'{"id": "x"}', "a.jsonl:1: no field 'text'; give the article's text"),
        (b'{"text": 5}', "a.jsonl:1: field 'text' is not text; put it in quotation marks"),
        (b'{"text": "a", "title": ["b"]}', "a.jsonl:1: field 'title' is not text; put it in quotation marks"),
        (b'{"text": " \\n"}', "a.jsonl:1: the article is empty; give it a text or take it out"),
        (b'{"text": "a", "published": "3/4/2018"}', "a.jsonl:1: 'published' is not a day; write it like 2018-03-28"),
        (b'{"text": "a", "published": "2018-02-30"}', "a.jsonl:1: 'published' is not a day; write it like 2018-03-28"),
        (b'{"text": "\xff"}', "a.jsonl:1: byte 10 is not UTF-8; save the line as UTF-8"),
        (b'{"text": "\\ud800"}', "a.jsonl:1: field 'text' holds half a letter (a lone surrogate); mend the text"),
        (b"[" * 100_000, "a.jsonl:1: not JSON (maximum recursion depth"),
        (b"x" * (MAX_LINE + 1), "a.jsonl:1: longer than 8 MB; cut it into articles"),
    ],
)
def test_bad_lines(tmp_path: Path, line: bytes, says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + LINE.encode() + b"\n")
    bad, good = read_sources([path])
    assert isinstance(bad, SourceError)
    assert str(bad).removeprefix(f"{tmp_path}/").startswith(says)
    assert isinstance(good, Article)


def test_bad_files(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Hội".encode("utf-16"))
    (tmp_path / "empty.txt").write_text("\n \n")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(LINE.encode() * 99)[:-9])
    (tmp_path / "a.docx").write_bytes(b"PK")
    names = ["missing.txt", "latin.txt", "empty.txt", "cut.jsonl.gz", "a.docx", "."]
    told = [str(f).removeprefix(f"{tmp_path}/") for f in read_sources([tmp_path / n for n in names])]
    assert told[0] == "missing.txt: there is no such file; check the path"
    assert told[1] == "latin.txt: byte 0 is not UTF-8; save the file as UTF-8"
    assert told[2] == "empty.txt: the article is empty; give it a text or take it out"
    assert told[3].startswith("cut.jsonl.gz:1: the packed file is broken (")
    assert told[4].startswith("a.docx: this kind of file is not known; give .txt, .html")
    assert "(.trig, .nq, .jsonld)" in told[4]
    assert told[5] == f"{tmp_path}: a folder; give {tmp_path}/*.txt"


def test_page_gives_title_text_and_day(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    words = "<p>Sáng 3-4, Tỉnh ủy Nam Định tổ chức hội nghị sơ kết công tác ba tháng đầu năm.</p>" * 5
    path.write_text(
        f"<html><head><title>Hội nghị sơ kết</title><meta property='article:published_time' content='2018-04-03'>"
        f"</head><body><article><h1>Hội nghị sơ kết</h1>{words}</article></body></html>",
        encoding="utf-8",
    )
    found = only(path)
    assert isinstance(found, Article)
    assert found.title == "Hội nghị sơ kết"
    assert "Tỉnh ủy Nam Định tổ chức hội nghị" in found.text
    assert found.published == "2018-04-03"


def test_page_without_text_is_no_silent_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    nested = "<div>" * 300 + "Tỉnh ủy họp." + "</div>" * 300
    path.write_text(f"<html><body>{nested}</body></html>", encoding="utf-8")
    assert str(only(path)) == f"{path}: no article text found in the page; save its text as .txt"


def test_standard_input_is_json_lines() -> None:
    (found,) = read_sources(["-"], stdin=io.BytesIO(LINE.encode()))
    assert isinstance(found, Article)
    assert found.id == "a1"


def test_bytes_taken_add_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": "a"}) + "\n") * 50)
    heard: list[int] = []
    list(read_sources([path], on_bytes=heard.append))
    assert sum(heard) == path.stat().st_size
