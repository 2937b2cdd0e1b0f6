"""How the reader came to what it says: the article with its findings, the rules in sentences, the tables of words.

All people and articles here are invented.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.reading import read
from daibieu.reading.model import Article, Evidence, Person, Reading
from daibieu.reading.text import stored_text
from daibieu.viz.explain import explained_page
from daibieu.viz.findings import KINDS, Finding, findings
from daibieu.viz.marks import marked, marks_of, printable
from daibieu.viz.rules import all_rules, explained, rule, sentences
from daibieu.viz.wordtables import word_tables

ROOT = Path(__file__).resolve().parent.parent
Cli = Callable[..., Any]

TEXT = (
    "Ngày 5-3-2018, UBND tỉnh Hà Nam tổ chức hội nghị giao ban. Dự hội nghị có đồng chí Thiều Thị Nhẫn, "
    "Phó Chủ tịch UBND tỉnh.\nCăn cứ Chỉ thị 05-CT/TW."
)
MEETING = Article("meeting", "Hội nghị giao ban", TEXT, "2018-03-06", source="Báo Hà Nam", place="Hà Nam")
HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \x1b[31m \u202e \x00 \ud800"


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    other = msgspec.structs.replace(MEETING, id="other")
    path.write_bytes(b"\n".join(map(msgspec.json.encode, (MEETING, other))) + b"\n")
    return path


# --- on a terminal ---------------------------------------------------------------------


def test_the_article_stands_beside_its_findings_and_their_rules(meeting: Path, cli: Cli) -> None:
    ran = cli("explain", meeting, "--article", "meeting")
    assert (ran.code, ran.err) == (0, "")
    # The office is left to itself, the place came from the paper.
    assert "Phó Chủ tịch · UBND tỉnh · Hà Nam" in ran.out
    assert "name-comma-title" in ran.out
    assert "Tên, dấu phẩy, rồi một hay nhiều chức danh" in ran.out
    assert "nơi lấy từ" in ran.out
    assert "Chỉ thị 05-CT/TW" in ran.out


def test_labels_come_in_english_too(meeting: Path, cli: Cli) -> None:
    out = cli("explain", meeting, "--article", "meeting", "--language", "en").out
    assert "took part" in out
    assert "place taken from" in out
    assert "có mặt" not in out


def test_several_articles_come_one_after_the_other(meeting: Path, cli: Cli) -> None:
    out = cli("explain", meeting).out
    assert out.index("meeting  2018-03-06") < out.index("other  2018-03-06")


def test_an_article_that_is_not_there_is_refused(meeting: Path, cli: Cli) -> None:
    ran = cli("explain", meeting, "--article", "nobody")
    assert ran.code == 2
    assert "no article 'nobody'" in ran.err


def test_a_file_that_is_not_there_is_named(cli: Cli) -> None:
    ran = cli("explain", "nowhere.txt")
    assert ran.code == 1
    assert "nowhere.txt" in ran.err


def test_nothing_in_an_article_acts_on_the_terminal(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"id": "\x1b[2J", "title": "a\x1b[31m\u202eb", "text": "c\x07\x9b[bold]d"}), encoding="utf-8"
    )
    out = cli("explain", path).out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)
    assert "[bold]d" in out  # words are no markup


# --- the page --------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags and the text of a page, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def article_of(html: str) -> str:
    """The article's words as the page has them, without the numbers of its marks."""
    told = re.findall(r'<p class="words" dir="auto">(.*?)</p>', html, re.DOTALL)
    return "".join("".join(Page(re.sub(r"<sup>.*?</sup>", "", words)).words) for words in told)


def test_the_page_is_one_file_that_runs_no_script_and_asks_for_nothing(meeting: Path, tmp_path: Path, cli: Cli) -> None:
    out = tmp_path / "page.html"
    ran = cli("explain", meeting, "--article", "meeting", "--html", out)
    assert (ran.code, ran.out) == (0, "")
    html = out.read_text(encoding="utf-8")
    page = Page(html)
    assert [tag for tag, _ in page.tags if tag in {"script", "img", "iframe", "object", "form"}] == []
    assert [attrs["href"] for tag, attrs in page.tags if tag == "link"] == ["data:,"]
    (policy,) = [attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_page_leads_from_each_number_to_its_finding_and_to_its_rule() -> None:
    page = Page(explained_page(MEETING, read(MEETING)))
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert {link for link in links if link} == {f"#{one}" for one in ids if f"#{one}" in links}
    assert [attrs["lang"] for tag, attrs in page.tags if tag == "html"] == ["vi"]


def test_the_page_keeps_every_word_of_the_article() -> None:
    assert article_of(explained_page(MEETING, read(MEETING))) == stored_text(MEETING.title, MEETING.text)


def test_a_page_is_for_one_article(meeting: Path, tmp_path: Path, cli: Cli) -> None:
    ran = cli("explain", meeting, "--html", tmp_path / "page.html")
    assert ran.code == 2
    assert "--article meeting" in ran.err
    assert not (tmp_path / "page.html").exists()


def hostile_reading() -> tuple[Article, Reading]:
    article = Article(HOSTILE, HOSTILE, HOSTILE, source=HOSTILE, place=HOSTILE)
    stored = stored_text(article.title, article.text)
    evidence = Evidence(3, len(stored), stored[3:], HOSTILE)
    return article, Reading(HOSTILE, HOSTILE, people=(Person(HOSTILE, names=(HOSTILE,), evidence=(evidence,)),))


def test_no_word_of_an_article_becomes_a_tag() -> None:
    html = explained_page(*hostile_reading())
    assert [tag for tag, _ in Page(html).tags if tag in {"script", "img"}] == []
    assert "7*7" in html
    html.encode("utf-8")  # no half of a pair is left
    assert "\x00" not in html


def test_the_article_may_be_empty() -> None:
    empty = Article("a", "", "")
    assert "Không đọc được điều gì" in explained_page(empty, read(empty))


@pytest.mark.browser
def test_the_browser_shows_the_style_that_the_policy_names(tmp_path: Path, chromium: str) -> None:
    """A wrong hash would leave the page bare: the two columns would be one."""
    page = tmp_path / "page.html"
    html = explained_page(MEETING, read(MEETING))
    page.write_text(html, encoding="utf-8")
    told = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu",
         "--enable-logging=stderr", "--dump-dom", page.as_uri()],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert b"Content Security Policy" not in told.stderr
    assert "Thiều Thị Nhẫn" in told.stdout.decode()


# --- marks -----------------------------------------------------------------------------


def spans(text: str) -> Iterator[tuple[int, int]]:
    return ((a, b) for a in range(len(text)) for b in range(a + 1, len(text) + 1))


@given(st.data())
def test_marks_cut_the_article_and_lose_nothing(data: st.DataObject) -> None:
    stored = data.draw(st.text(alphabet="aB. \nĐ,", max_size=40))
    drawn = data.draw(st.lists(st.sampled_from(list(spans(stored))), max_size=8)) if stored else []
    kinds = data.draw(st.lists(st.sampled_from(list(KINDS)), min_size=len(drawn), max_size=len(drawn)))
    found = [
        Finding(kind, "x", (Evidence(a, b, stored[a:b], "name"),)) for kind, (a, b) in zip(kinds, drawn, strict=True)
    ]
    marks = marks_of(found)
    sentences = list(marked(stored, marks))
    pieces = [piece for sentence in sentences for piece in sentence.pieces]
    assert "".join(piece.words for piece in pieces) == stored
    assert [number for piece in pieces for number in piece.begins] == [mark.number for mark in marks]
    assert [mark.number for sentence in sentences for mark in sentence.marks] == [mark.number for mark in marks]
    at = 0
    for piece in pieces:  # a piece has a colour where some span lies over it
        assert (piece.kind is not None) == any(a <= at < b for a, b in drawn)
        at += len(piece.words)


def test_the_shorter_span_gives_the_colour() -> None:
    found = [
        Finding("event", "họp", (Evidence(0, 11, "Lê Bình dự.", "event/told-here"),)),
        Finding("person", "Lê Bình", (Evidence(0, 7, "Lê Bình", "name"),)),
    ]
    (sentence,) = marked("Lê Bình dự.", marks_of(found))
    assert [(piece.words, piece.kind) for piece in sentence.pieces] == [("Lê Bình", "person"), (" dự.", "event")]


@pytest.mark.parametrize(("words", "shown"), [("a\r\nb", "a\nb"), ("\x1b[1m", "\ufffd[1m"), ("Đ\u202e", "Đ\ufffd")])
def test_what_cannot_be_shown_is_replaced_by_a_sign(words: str, shown: str) -> None:
    assert printable(words) == shown


def test_every_finding_of_a_reading_is_there() -> None:
    """What carries evidence in the JSON comes out as a finding; none is forgotten when the model grows."""
    line = (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines()
    for article in map(msgspec.json.Decoder(Article).decode, line):
        reading = read(article)
        told = [one for one in carriers(msgspec.to_builtins(reading)) if one]
        assert len(findings(reading)) == len(told)


def carriers(value: Any) -> Iterator[bool]:
    if isinstance(value, dict):
        if "evidence" in value:
            yield True
        for inner in value.values():
            yield from carriers(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from carriers(inner)


# --- rules and tables ------------------------------------------------------------------


def rules_in(reading: Reading) -> set[str]:
    return {told.rule for one in findings(reading) for told in one.evidence}


def test_every_rule_that_the_examples_meet_has_its_sentence() -> None:
    articles = [
        msgspec.json.decode(line, type=Article)
        for line in (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines()
    ]
    assert {name for article in articles for name in rules_in(read(article)) if not explained(name)} == set()


def test_every_rule_named_in_the_reader_has_its_sentence() -> None:
    """A new rule comes with a new row of `viz/rules.tsv`."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "reading").glob("*.py")))
    named = set(
        re.findall(
            r'"((?:subject|object|list|body|event|document|award|behalf|membership|responsibility)/[^"{}]+)"', code
        )
    )
    assert named
    assert {name for name in named if not explained(name)} == set()
    # An English word behind the stroke is no cue of a family.
    assert {name for name in named if re.fullmatch("[a-z/-]+", name)} <= set(sentences())


@pytest.mark.shared
def test_every_rule_that_the_gold_meets_has_its_sentence(shared: Path) -> None:
    lines = (shared / "gold" / "local-dev-A.articles.jsonl").read_bytes().splitlines()
    met = {name for line in lines for name in rules_in(read(msgspec.json.decode(line, type=Article)))}
    assert {name for name in met if not explained(name)} == set()


def test_a_rule_of_a_family_is_explained_with_its_word() -> None:
    assert "“tới dự”" in rule("list/tới dự").vi
    assert "“tới dự”" in rule("list/tới dự").en
    assert "sau lời mở" in rule("subject/tại").vi  # its own row goes before its family's


def test_a_rule_that_nobody_explained_is_shown_as_such() -> None:
    assert rule("new/rule").vi == "Chưa có lời giải thích."
    assert rule("new/rule").precision is None


def test_rules_are_printed_for_people(cli: Cli) -> None:
    out = cli("rules").out
    assert "name-comma-title" in out
    assert "Chức danh đứng ngay trước tên" in out
    assert "cues" in out


def test_rules_come_as_data(cli: Cli) -> None:
    told = json.loads(cli("rules", "--format", "json").out)
    assert [one["rule"] for one in told["rules"]] == [one.name for one in all_rules()]
    assert {one["table"] for one in told["tables"]} == {one.name for one in word_tables()}
    assert cli("rules", "--format", "csv").out.startswith("rule,vi,en,right\n")


def test_a_table_is_printed_with_its_comment(cli: Cli) -> None:
    out = cli("rules", "history").out
    assert "reading/lexicon/history.tsv" in out
    assert "Trường Chinh" in out
    assert (
        len(json.loads(cli("rules", "history", "--format", "json").out))
        == len(cli("rules", "history", "--format", "csv").out.splitlines()) - 1
    )


def test_a_table_that_is_not_there_is_refused(cli: Cli) -> None:
    ran = cli("rules", "cuse")
    assert ran.code == 2
    assert "did you mean cues?" in ran.err


def test_every_table_of_the_repository_is_listed() -> None:
    files = {
        str(path.relative_to(ROOT))
        for folder in ("ontology", "reading/lexicon")
        for path in (ROOT / folder).glob("*.tsv")
    }
    assert {one.where for one in word_tables()} == files
