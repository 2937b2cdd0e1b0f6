"""The whole line by its commands: articles in, answers with their sentences out, and what goes wrong on the way."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shlex
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

# Invented, all of it.
MEETING = {
    "id": "meeting",
    "title": "UBND tỉnh Hà Nam họp giao ban tháng 3",
    "text": "Ngày 5-3-2018, UBND tỉnh Hà Nam tổ chức hội nghị giao ban tháng 3. Dự hội nghị có các đồng chí: "
    "Phí Trọng Khuê, Chủ tịch UBND tỉnh; Thiều Thị Nhẫn, Giám đốc Sở Tài chính.",
    "published": "2018-03-06",
    "place": "Hà Nam",
}
VISIT = {
    "id": "visit",
    "title": "Đồng chí Phí Trọng Khuê thăm Trường THPT Liễu Giang",
    "text": "Ngày 9-4-2018, đồng chí Phí Trọng Khuê, Chủ tịch UBND tỉnh đến thăm Trường THPT Liễu Giang.",
    "published": "2018-04-10",
    "place": "Hà Nam",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (MEETING, VISIT)), encoding="utf-8")
    return path


@pytest.fixture
def store(articles: Path, tmp_path: Path, cli: Cli) -> Path:
    folder = tmp_path / "store"
    assert cli("load", articles, "--store", folder).code == 0
    return folder


def test_read_prints_one_reading_a_line_in_the_order_of_the_input(articles: Path, cli: Cli) -> None:
    ran = cli("read", articles)
    assert ran.code == 0
    assert ran.err == ""
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["id"] for one in readings] == ["meeting", "visit"]
    assert {person["name"] for person in readings[0]["people"]} == {"Phí Trọng Khuê", "Thiều Thị Nhẫn"}


def test_several_processes_read_the_same(articles: Path, cli: Cli) -> None:
    assert cli("read", articles, "--jobs", 2).out == cli("read", articles).out


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="for want of process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_quietly_with_its_workers(jobs: str, tmp_path: Path) -> None:
    """A worker that died of the interrupt while it waited once left the parent waiting for ever."""
    many = tmp_path / "many.jsonl"
    many.write_text((json.dumps(MEETING, ensure_ascii=False) + "\n") * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "daibieu", "read", "--jobs", jobs, str(many)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()  # the work is under way
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (130, b"")


def test_packed_lines_and_bare_text_are_read_alike(articles: Path, tmp_path: Path, cli: Cli) -> None:
    packed = tmp_path / "articles.jsonl.gz"
    packed.write_bytes(gzip.compress(articles.read_bytes()))
    assert cli("read", packed).out == cli("read", articles).out
    bare = tmp_path / "meeting.txt"
    bare.write_text(f"{MEETING['title']}\n\n{MEETING['text']}", encoding="utf-8")
    ran = cli("read", bare, "--place", "Hà Nam", "--published-from", "2018-03-06")
    told = json.loads(ran.out)
    assert told["published"] == "2018-03-06"
    assert told["people"] == json.loads(cli("read", articles).out.splitlines()[0])["people"]


def test_load_tells_what_was_new_and_twice_is_once(articles: Path, tmp_path: Path, cli: Cli) -> None:
    folder = tmp_path / "store"
    assert cli("load", articles, "--store", folder).out == "2 new, 0 same, 0 changed, 0 unreadable\n"
    assert cli("load", articles, "--store", folder).out == "0 new, 2 same, 0 changed, 0 unreadable\n"
    articles.write_text(json.dumps({**MEETING, "title": "Giao ban tháng 3"}, ensure_ascii=False), encoding="utf-8")
    assert cli("load", articles, "--store", folder).out == "0 new, 0 same, 1 changed, 0 unreadable\n"


def test_the_store_may_be_named_by_the_environment(store: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBIEU_STORE", str(store))
    assert "Phí Trọng Khuê" in cli("ask", "attendance", "--event", "giao ban").out


def test_who_attended_as_what_and_which_sentence_says_so(store: Path, cli: Cli) -> None:
    ran = cli("ask", "attendance", "--event", "giao ban", "--store", store, "--format", "json")
    assert ran.code == 0
    told = json.loads(ran.out)
    assert set(told) == {"question", "parameters", "understood", "rows"}
    row = next(row for row in told["rows"] if row["agent"]["name"] == "Thiều Thị Nhẫn")
    assert [position["office"] for position in row["position"]] == ["Giám đốc"]
    text = f"{MEETING['title']}\n\n{MEETING['text']}"
    for evidence in row["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
        assert evidence["exact"] in evidence["sentence"]
        assert evidence["rule"]


def test_names_are_found_without_marks(store: Path, cli: Cli) -> None:
    ran = cli("ask", "attended", "--person=phi trong khue", "--store", store, "--format", "csv")
    days = {line["from"] for line in csv.DictReader(io.StringIO(ran.out))}
    assert days == {"2018-03-05", "2018-04-09"}


def test_a_table_has_its_sentence(store: Path, cli: Cli) -> None:
    ran = cli("ask", "attended", "--person", "Thiều Thị Nhẫn", "--store", store)
    assert "sentence" in ran.out
    assert "Giám đốc Sở Tài chính" in " ".join(ran.out.replace("│", " ").split())


def test_drop_takes_back_what_an_article_alone_said(store: Path, articles: Path, tmp_path: Path, cli: Cli) -> None:
    only_visit = tmp_path / "visit"
    articles.write_text(json.dumps(VISIT, ensure_ascii=False), encoding="utf-8")
    cli("load", articles, "--store", only_visit)
    assert cli("drop", "meeting", "--store", store).out == "1 dropped, 0 not there\n"
    for folder, name in ((store, "a.nq"), (only_visit, "b.nq")):
        assert cli("export", tmp_path / name, "--store", folder).code == 0
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()
    again = cli("drop", "meeting", "--store", store)
    assert (again.code, again.out) == (1, "0 dropped, 1 not there\n")
    assert again.err.startswith("daibieu: not in the store: meeting; list the articles with: daibieu query ")
    listed = cli(*shlex.split(again.err.partition("with: daibieu ")[2]), "--format", "csv")
    assert "/article/visit," in listed.out


def test_an_article_of_an_unpacked_export_is_never_said_to_be_dropped(
    store: Path, articles: Path, tmp_path: Path, cli: Cli
) -> None:
    export, copy = tmp_path / "all.trig", tmp_path / "copy"
    cli("export", export, "--store", store)
    cli("load", export, "--store", copy)
    for _ in range(2):
        ran = cli("drop", "meeting", "--store", copy)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "/article/meeting stands in an unpacked export" in ran.err
        cli("load", articles, "--store", copy)  # and not either when it came as an article, too


def test_the_ids_of_a_few_new_articles_are_told(articles: Path, tmp_path: Path, cli: Cli) -> None:
    assert cli("load", articles, "--store", tmp_path / "store").err == "new: meeting, visit\n"
    assert cli("load", articles, "--store", tmp_path / "store").err == ""
    many = "".join(json.dumps({**VISIT, "id": f"visit{n}"}) + "\n" for n in range(6))
    articles.write_text(many, encoding="utf-8")
    assert cli("load", articles, "--store", tmp_path / "store").err == ""


@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld"])
def test_an_export_of_all_is_loaded_into_an_empty_store_and_exports_equal(
    ending: str, store: Path, tmp_path: Path, cli: Cli
) -> None:
    first, second, copy = tmp_path / f"first.{ending}", tmp_path / f"second.{ending}", tmp_path / "copy"
    cli("export", first, "--store", store)
    assert cli("load", first, "--store", copy).code == 0
    cli("export", second, "--store", copy)
    assert first.read_bytes() == second.read_bytes()


def test_rebuild_makes_the_same_graph(store: Path, tmp_path: Path, cli: Cli) -> None:
    before, after = tmp_path / "before.nq", tmp_path / "after.nq"
    cli("export", before, "--store", store)
    assert cli("rebuild", "--store", store).code == 0
    cli("export", after, "--store", store)
    assert before.read_bytes() == after.read_bytes()


def test_the_graph_keeps_to_its_shapes(store: Path, cli: Cli) -> None:
    ran = cli("check", "--store", store)
    assert (ran.code, ran.out) == (0, "")
    assert "every shape holds" in ran.err


def test_a_network_page(store: Path, tmp_path: Path, cli: Cli) -> None:
    page = tmp_path / "page.html"
    ran = cli("network", page, "--around", "Thiều Thị Nhẫn", "--store", store)
    assert ran.code == 0
    assert "Thiều Thị Nhẫn" in page.read_text(encoding="utf-8")


def test_questions_are_listed_for_machines_and_for_people(cli: Cli) -> None:
    listed = json.loads(cli("questions", "--format", "json").out)
    names = {one["name"] for one in listed}
    assert {"attendance", "attended", "holders", "members", "documents"} <= names
    assert all({"name", "question", "parameters"} <= set(one) for one in listed)
    assert all(name in cli("questions").out for name in names)


@pytest.mark.parametrize(
    ("how", "printed"),
    [
        ("table", "Phí Trọng Khuê"),
        ("csv", "name\nPhí Trọng Khuê\nThiều Thị Nhẫn\n"),
        ("json", '"type": "literal"'),
    ],
)
def test_any_sparql(how: str, printed: str, store: Path, cli: Cli) -> None:
    sparql = "SELECT ?name WHERE { ?person a dv:Person ; foaf:name ?name } ORDER BY ?name"
    assert printed in cli("query", sparql, "--store", store, "--format", how).out


@pytest.mark.parametrize(
    ("sparql", "how", "printed"),
    [
        ("ASK { ?event a dv:Event }", "table", "yes"),
        ("ASK { ?event a dv:Award }", "table", "no"),
        ("ASK { ?event a dv:Event }", "json", '"boolean": true'),
        ("CONSTRUCT { ?p a foaf:Person } WHERE { ?p a dv:Person }", "table", "a foaf:Person"),
        ("CONSTRUCT { ?p a foaf:Person } WHERE { ?p a dv:Person }", "csv", "subject,predicate,object\nhttp"),
        ("CONSTRUCT { ?p a foaf:Person } WHERE { ?p a dv:Person }", "json", '"@type"'),
        ("PREFIX dv: <http://example.org/> ASK { ?event a dv:Event }", "table", "no"),  # its own prefix wins
    ],
)
def test_truth_values_and_triples(sparql: str, how: str, printed: str, store: Path, cli: Cli) -> None:
    assert printed in cli("query", sparql, "--store", store, "--format", how).out


def test_a_query_in_a_file(store: Path, tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "people.rq"
    path.write_text("ASK { ?person a dv:Person }", encoding="utf-8")
    assert cli("query", path, "--store", store).out == "yes\n"


# --- what goes wrong ----------------------------------------------------------------------


def test_what_cannot_be_read_is_named_and_the_rest_is_loaded(articles: Path, tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "latin.txt").write_bytes("Tiêu đề\n\nHội nghị".encode("utf-16"))
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text('{"id": "x", "text": ', encoding="utf-8")
    bad = [tmp_path / name for name in ("missing.txt", "latin.txt", "empty.txt", "broken.jsonl", "picture.png")]
    ran = cli("load", *bad, articles, "--store", tmp_path / "store")
    assert ran.code == 1
    assert ran.out == f"2 new, 0 same, 0 changed, {len(bad)} unreadable\n"
    *lines, new = ran.err.splitlines()
    assert new == "new: meeting, visit"
    assert len(lines) == len(bad)
    for path, line in zip(bad, lines, strict=True):
        assert line.startswith(f"daibieu: {path}")
        assert ";" in line, "it says what to do"
    assert cli("read", *bad, articles).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "nosuch"], "nosuch"),
        (["ask", "attended"], 'attended needs --person "NAME"'),
        (["ask", "attended", "--persn", "x"], 'attended has no --persn; it needs --person "NAME"'),
        (["ask", "attended", "--person", "Người Không Có"], "Người Không Có"),
        (["ask", "holders", "--position", "Chủ tịch UBND tỉnh Hà Nam", "--on", "hôm qua"], "hôm qua"),
        (["query", "SELECT nonsense {"], "SPARQL"),
        (["export", "graph.xyz"], "xyz"),
        (["export", "no/such/folder/graph.ttl"], "no/such/folder"),
        (["export", "people.gexf"], "not built yet"),
        (["network", "no/such/folder/page.html"], "no/such/folder"),
        (["network", "page.html", "--around", "Người Không Có"], "Người Không Có"),
    ],
)
def test_a_refusal_says_what_and_where_in_one_line(
    arguments: list[str], told: str, store: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli(*arguments, "--store", store)
    assert ran.code == 2
    assert ran.out == ""
    assert told in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT nonsense {", "error at 1:16: expected"),
        ("SELECT * {\n ?x foobar ?y }", "error at 2:11: expected"),  # only the first line has our prefixes
        ("SELECT * {\n ?x foo:bar ?y }", "prefix foo: is not declared at 2:12; begin with PREFIX"),
        ("SELECT * { ?x foo:bar ?y }", "prefix foo: is not declared at 1:22; begin with PREFIX"),
        ("SELECT * { SERVICE <http://example.org/> {} }", "SERVICE at 11 would"),
    ],
)
def test_a_broken_query_is_told_by_its_own_places(sparql: str, told: str, store: Path, cli: Cli) -> None:
    ran = cli("query", sparql, "--store", store)
    assert ran.code == 2
    assert told in ran.err
    assert len(ran.err) <= len("daibieu: \n") + 200


@pytest.mark.parametrize("command", [["ask", "attended", "--person"], ["network", "page.html", "--around"]])
def test_an_unknown_name_is_told_with_a_command_that_lists_the_names(command: list[str], store: Path, cli: Cli) -> None:
    ran = cli(*command, "Người Không Có", "--store", store)
    listed = cli(*shlex.split(ran.err.partition("see all with: daibieu ")[2]))
    assert "Phí Trọng Khuê" in listed.out


@pytest.mark.parametrize(
    "command", [["ask", "documents"], ["query", "ASK {}"], ["export", "x.ttl"], ["check"], ["drop", "a"], ["rebuild"]]
)
def test_a_store_that_is_not_there_is_not_made_by_asking(command: list[str], tmp_path: Path, cli: Cli) -> None:
    ran = cli(*command, "--store", tmp_path / "nowhere")
    assert ran.code == 2
    assert "daibieu load" in ran.err
    assert not (tmp_path / "nowhere").exists()


def test_a_port_in_use_is_told(store: Path, cli: Cli) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = cli("serve", "--port", port, "--store", store)
    assert ran.code == 2
    assert f"127.0.0.1:{port}" in ran.err
    assert "--port" in ran.err
    assert ran.err.count("\n") == 1


def test_a_store_of_a_newer_version_is_left_alone(store: Path, cli: Cli) -> None:
    database = sqlite3.connect(store / "library.sqlite")
    database.execute("PRAGMA user_version = 999")
    database.close()
    ran = cli("ask", "documents", "--store", store)
    assert ran.code == 2
    assert "newer" in ran.err
    assert ran.err.count("\n") == 1


def test_standard_input_is_json_lines(articles: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cli("read", articles).out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(articles.read_bytes())))
    assert cli("read", "-").out == expected
