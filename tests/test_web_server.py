"""The server over a small store, asked over HTTP: pages, protocol, linked data, refusals. All people are invented."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from daibieu.errors import DaibieuError, StoreError
from daibieu.graph import open_store
from daibieu.web import serve
from daibieu.web.negotiation import DOCUMENTS, GRAPHS, RESULTS, choose

B = "http://localhost:8000/"
TIMEOUT = 2.0
WORLD = f"""
@base <{B}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dvc: <https://w3id.org/daibieu/claims#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<graph/ontology> {{ dv:agent rdfs:label "agent"@en, "người dự"@vi . }}
<graph/articles> {{ <article/a%201> a dv:Article ; dcterms:title "Hội nghị <b>tổng kết</b>" . }}
<graph/resolved> {{
  <person/binh> a dv:Person ; rdfs:label "Lê Thị Bình" ; dv:statedBy <article/a%201#p0-11> .
  <person/x.y> a dv:Person ; rdfs:label "</script><script>alert(1)</script>" .
  <event/e1> a dv:Event ; rdfs:label "Hội nghị tổng kết" .
  <part/1> a dv:Participation ; dv:event <event/e1> ; dv:agent <person/binh> .
}}
<article/a%201> {{
  <article/a%201#p0-11> a dvc:PersonMention ; dvc:name "Lê Thị Bình" ; dvc:evidence <article/a%201#w0-11> .
  <article/a%201#w0-11> a dvc:Evidence ; oa:exact "Lê Thị Bình" ; dvc:inSentence <article/a%201#s0-30> .
  <article/a%201#s0-30> a dvc:Sentence ; oa:exact "Đồng chí Lê Thị Bình dự." . }}
"""
LABELS = "SELECT ?l WHERE { ?x a dv:Person ; rdfs:label ?l } ORDER BY ?l"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(12)) + " }"
PREFIXES = (
    "PREFIX dv: <https://w3id.org/daibieu/ontology#> PREFIX dvc: <https://w3id.org/daibieu/claims#>"
    " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)


@dataclass(frozen=True)
class Server:
    place: Path
    process: subprocess.Popen[str]
    client: httpx.Client

    def ask(self, query: str, accept: str | None = None, **more: str) -> httpx.Response:
        headers = {} if accept is None else {"Accept": accept}
        return self.client.get("/sparql", params={"query": PREFIXES + query, **more}, headers=headers)


def started(place: Path) -> Server:
    code = "import sys; from daibieu.web import serve; serve(sys.argv[1], port=0, timeout=float(sys.argv[2]))"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(place), str(TIMEOUT)], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stderr is not None
    told = process.stderr.readline()
    found = re.match(r"http://127\.0\.0\.1:\d+/", told)
    assert found is not None, told + process.stderr.read()
    return Server(place, process, httpx.Client(base_url=found[0], timeout=20, trust_env=False))


def snapshots(place: Path) -> list[str]:
    return sorted(path.name for path in place.glob("snapshot-*"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("store") / "s"
    store = open_store(place)
    store.load_rdf(WORLD.encode(), "world.trig")
    store.close()
    server = started(place)
    yield server
    server.client.close()
    server.process.send_signal(signal.SIGINT)
    server.process.wait(20)
    assert snapshots(place) == []


# -- pages


def test_the_start_page_shows_the_questions(server: Server) -> None:
    page = server.client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert 'lang="vi"' in page.text
    assert "daibieu ask attendance --event" in page.text
    assert "1 bài báo" in page.text
    assert server.client.get("/static/site.css").status_code == 200
    assert server.client.get("/static/../server.py").status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("localhost:8000", 200), ("127.0.0.1:1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("evil.example", 403), ("localhost.evil.example", 403), ("127.0.0.1.evil.example:8000", 403),
        ("evil.example:localhost", 403), ("", 403), ("10.0.0.1", 403),
    ],
)  # fmt: skip
def test_only_our_own_names_are_answered(server: Server, host: str, status: int) -> None:
    assert server.client.get("/", headers={"Host": host}).status_code == status


# -- the protocol


@pytest.mark.parametrize("type_", sorted(set(RESULTS.values())))
def test_rows_come_in_every_form(server: Server, type_: str) -> None:
    answer = server.ask(LABELS, type_)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(type_)
    if type_ == "text/csv":  # does not tell terms apart, so that no library reads it back
        assert answer.text == "l\r\n</script><script>alert(1)</script>\r\nLê Thị Bình\r\n"
    else:
        found = ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.from_media_type(type_))
        assert isinstance(found, ox.QuerySolutions)
        assert [row["l"].value for row in found] == ["</script><script>alert(1)</script>", "Lê Thị Bình"]


@pytest.mark.parametrize("type_", list(GRAPHS))
def test_triples_come_in_every_form(server: Server, type_: str) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s dv:agent ?o }", type_)
    assert answer.headers["content-type"].startswith(type_)
    assert [
        str(quad.object.value) for quad in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(type_))
    ] == [f"{B}person/binh"]


def test_a_query_without_graph_does_not_see_claims(server: Server) -> None:
    def truth(query: str, **more: str) -> bool:
        return bool(server.ask(query, **more).json()["boolean"])

    assert not truth("ASK { ?x dvc:name ?y }")
    assert truth("ASK { GRAPH ?g { ?x dvc:name ?y } }")
    assert truth(f"ASK FROM <{B}article/a%201> {{ ?x dvc:name ?y }}")
    assert truth("ASK { ?x dvc:name ?y }", **{"default-graph-uri": f"{B}article/a%201"})
    assert not truth("ASK { ?x dv:agent ?y }", **{"default-graph-uri": f"{B}article/a%201"})


def test_queries_come_by_post_too(server: Server) -> None:
    query = PREFIXES + LABELS
    form = server.client.post("/sparql", data={"query": query})
    plain = server.client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert form.json() == plain.json() == server.ask(LABELS).json()


@pytest.mark.parametrize(("form", "type_"), [(JSON, dict), (XML, object), (CSV, bytes)])
@pytest.mark.parametrize("method", ["GET", POST])
def test_a_known_client_is_served(server: Server, form: str, type_: type, method: str) -> None:
    client = SPARQLWrapper(f"{server.client.base_url}sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery(PREFIXES + LABELS)
    assert isinstance(client.queryAndConvert(), type_)


def test_a_known_client_gets_a_graph(server: Server) -> None:
    client = SPARQLWrapper(f"{server.client.base_url}sparql", returnFormat=TURTLE)
    client.setQuery(PREFIXES + "CONSTRUCT WHERE { ?s dv:agent ?o }")
    assert b"person/binh" in client.queryAndConvert()


def test_a_program_that_asks_nothing_gets_a_description_and_a_browser_a_form(server: Server) -> None:
    described = server.client.get("/sparql")
    assert any("supportedLanguage" in quad.predicate.value for quad in ox.parse(
        described.content, format=ox.RdfFormat.TURTLE, base_iri=f"{server.client.base_url}sparql"
    ))  # fmt: skip
    assert server.client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}).headers["location"] == "/#sparql"


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        (None, RESULTS, "application/sparql-results+json"),
        ("*/*", RESULTS, "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", RESULTS, "application/sparql-results+xml"),
        ("text/csv, */*;q=0.1", RESULTS, "text/csv"),
        ("text/*;q=0.8, text/csv;q=0", RESULTS, "text/tab-separated-values"),
        ("text/turtle", RESULTS, None),
        ("text/csv;q=nonsense", RESULTS, None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", DOCUMENTS.values(), "text/html"),
        ("text/turtle, text/html;q=0.9", DOCUMENTS.values(), "text/turtle"),
        ("application/ld+json", DOCUMENTS.values(), "application/ld+json"),
    ],
)
def test_the_heaviest_form_is_chosen(accept: str | None, offered: object, chosen: str | None) -> None:
    assert choose(accept, tuple(offered)) == chosen  # type: ignore[call-overload]


# -- what is refused, and what ends


def refused(answer: httpx.Response, status: int, said: str) -> None:
    assert answer.status_code == status, answer.text
    assert said in answer.json()["error"]
    assert "\n" not in answer.json()["error"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("SELECT nothing", 400, "SPARQL: error at"),
        ("INSERT DATA { <a> <b> <c> }", 400, "SPARQL"),
        ("LOAD <http://localhost:1/>", 400, "SPARQL"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", 400, "SERVICE at"),
        ("SELECT * { SERVICE:x { ?s ?p ?o } }", 400, "SERVICE at"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, 400, "nested deeper than 64"),
        ("ASK { FILTER(" + "!" * 5000 + "true) }", 400, "operators"),
        ("ASK { } #" + "x" * 33_000, 413, "longer than 32,768 bytes"),
        (ENDLESS, 408, "2 s"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 413, "larger than 10,000,000 bytes"),
        ("SELECT (REGEX('" + "a" * 28 + "!', '(a+)+$') AS ?x) {}", 200, ""),  # this engine's are linear
    ],
    ids=lambda value: str(value)[:30],
)
def test_hostile_queries_end_in_time_and_hurt_nobody(server: Server, query: str, status: int, said: str) -> None:
    began = time.monotonic()
    answer = server.client.post("/sparql", data={"query": PREFIXES + query})
    assert time.monotonic() - began < TIMEOUT + 3
    if status != 200:
        refused(answer, status, said)
    assert server.ask(LABELS).status_code == 200


def test_a_query_that_wants_too_much_memory_ends_alone(server: Server) -> None:
    doubling = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(36))
    answer = server.ask(f"SELECT ?v36 {{ BIND('abcdefgh' AS ?v0) {doubling} }}")
    assert answer.status_code in (408, 500)
    assert answer.json()["error"]
    assert server.ask(LABELS).status_code == 200


def test_nothing_is_asked_of_another_server(server: Server) -> None:
    """Even where a query got past the look at its words, a worker that may not leave calls nobody."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        port = other.getsockname()[1]
        for glued in (f"SERVICESILENT<http://127.0.0.1:{port}/>", f"?a ?b 1 SERVICE<http://127.0.0.1:{port}/>"):
            refused(server.ask(f"SELECT * {{ {glued} {{ ?s ?p ?o }} }}"), 400, "SERVICE")
        assert server.ask(f"ASK FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}").json()["boolean"] is False
        with pytest.raises(TimeoutError):
            other.accept()


def test_a_client_may_only_lower_the_time(server: Server) -> None:
    refused(server.ask(ENDLESS, timeout="0.3"), 408, "0.3 s")
    refused(server.ask(ENDLESS, timeout="999"), 408, "2 s")


def test_many_at_once_are_answered_or_told_to_wait(server: Server) -> None:
    with ThreadPoolExecutor(30) as threads:
        answers = list(threads.map(lambda _: server.ask(ENDLESS, timeout="0.2"), range(30)))
    assert {answer.status_code for answer in answers} <= {408, 503}
    assert all(answer.json()["error"] for answer in answers)
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
    assert server.ask(LABELS).status_code == 200


@pytest.mark.parametrize(
    ("method", "headers", "body", "status"),
    [
        ("POST", {"Content-Type": "application/sparql-update"}, b"DROP ALL", 403),
        ("POST", {"Content-Type": "application/x-www-form-urlencoded"}, b"update=DROP+ALL", 403),
        ("POST", {"Content-Type": "text/plain"}, b"ASK {}", 415),
        ("POST", {"Content-Type": "application/sparql-query"}, b"\xff\xfe", 400),
        ("POST", {"Content-Type": "application/x-www-form-urlencoded"}, b"query=ASK{}&query=ASK{}", 400),
        ("POST", {"Content-Type": "application/x-www-form-urlencoded"}, b"x=1", 400),
        ("POST", {"Content-Type": "application/sparql-query"}, b"#" * 1_000_000, 413),
        ("DELETE", {}, b"", 405),
    ],
)
def test_what_is_no_query_is_refused(
    server: Server, method: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    assert server.client.request(method, "/sparql", headers=headers, content=body).status_code == status


def test_a_browser_gets_a_table(server: Server) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = server.ask(LABELS, browser)
    assert page.headers["content-type"].startswith("text/html")
    assert "<td>Lê Thị Bình</td>" in page.text
    assert "<script" not in page.text
    assert '<a href="/person/binh">' in server.ask("SELECT ?x { ?x a dv:Person }", browser).text
    assert "không" in server.ask("ASK { ?x dvc:name ?y }", browser).text
    assert server.ask("CONSTRUCT WHERE { ?s dv:agent ?o }", browser).headers["content-type"].startswith("text/plain")
    refused(server.ask("SELECT", browser), 400, "SPARQL")


def test_a_form_that_nobody_takes_is_named(server: Server) -> None:
    refused(server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"), 406, "triples")


# -- linked data


@pytest.mark.parametrize(
    ("accept", "ending"),
    [("text/html", "html"), ("text/turtle", "ttl"), ("application/ld+json", "jsonld"), ("*/*", "html")],
)
def test_a_thing_leads_to_its_document(server: Server, accept: str, ending: str) -> None:
    away = server.client.get("/person/binh", headers={"Accept": accept})
    assert away.status_code == 303
    assert away.headers["vary"] == "Accept"
    assert away.headers["location"] == f"/doc/person/binh.{ending}"
    document = server.client.get(away.headers["location"])
    assert document.status_code == 200
    assert document.headers["content-type"].startswith(DOCUMENTS[ending])
    assert "person/binh" in document.text


def test_a_page_shows_names_and_links(server: Server) -> None:
    page = server.client.get("/doc/person/binh.html").text
    assert "<h1>Lê Thị Bình</h1>" in page
    assert '<a href="/part/1">' in page  # what leads here
    assert ">người dự</th>" in page  # Vietnamese first
    assert server.client.get("/doc/person/x.y.html").text.count("<script") == 0


def test_what_has_no_name_is_called_by_what_it_ties(server: Server) -> None:
    page = server.client.get("/doc/event/e1.html").text
    assert '<a href="/part/1">Lê Thị Bình – Hội nghị tổng kết</a>' in page
    said = server.client.get("/doc/person/binh.html").text
    assert '<a href="/article/a%201#p0-11">“Đồng chí Lê Thị Bình dự.”</a>' in said


def test_an_articles_document_has_its_claims(server: Server) -> None:
    assert server.client.get("/article/a%201").headers["location"] == "/doc/article/a%201.html"
    triples = ox.parse(server.client.get("/doc/article/a%201.ttl").content, format=ox.RdfFormat.TURTLE)
    assert any(quad.predicate.value.endswith("claims#name") for quad in triples)
    assert "Hội nghị &lt;b&gt;tổng kết" in server.client.get("/doc/article/a%201.html").text


@pytest.mark.parametrize(
    "path", ["/person/nobody", "/doc/person/nobody.ttl", "/doc/person/binh.exe", "/doc/x", "/a<b", "/" + "x" * 9000]
)
def test_what_is_not_known_is_said(server: Server, path: str) -> None:
    answer = server.client.get(path)
    assert answer.status_code == 404
    assert "nothing is known" in answer.json()["error"]


# -- start and end


def test_loading_goes_on_beside_the_server(server: Server) -> None:
    store = open_store(server.place)
    store.close()


def test_a_port_in_use_is_said_in_one_line(server: Server) -> None:
    port = server.client.base_url.port
    with pytest.raises(DaibieuError, match=rf"^127\.0\.0\.1:{port}: the port .*--port$"):
        serve(server.place, port=port or 0)


def test_what_cannot_be_served_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        serve(tmp_path / "none", port=0)
    with pytest.raises(StoreError, match="only a store in a folder"):
        serve(":memory:", port=0)


def test_the_snapshot_of_a_killed_server_is_cleared_away_and_no_other(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    killed, living = started(tmp_path / "s"), started(tmp_path / "s")
    assert len(snapshots(tmp_path / "s")) == 2
    killed.process.kill()
    killed.process.wait()
    another = started(tmp_path / "s")
    assert len(snapshots(tmp_path / "s")) == 2
    assert living.ask("ASK {}").json()["boolean"]
    for server in (living, another):
        server.process.send_signal(signal.SIGINT)
        server.process.wait(20)
    assert snapshots(tmp_path / "s") == []


def test_workers_end_with_a_killed_server(tmp_path: Path) -> None:
    """A worker reads from its parent; when that is gone, the reading ends, and so does the worker."""
    open_store(tmp_path / "s").close()
    other = started(tmp_path / "s")
    assert other.ask(LABELS).status_code == 200
    children = Path(f"/proc/{other.process.pid}/task/{other.process.pid}/children")
    if not children.exists():
        pytest.skip("for want of /proc")
    workers = children.read_text().split()
    assert workers
    other.process.kill()
    other.process.wait()
    deadline = time.monotonic() + 5
    while any(os.path.exists(f"/proc/{worker}") for worker in workers) and time.monotonic() < deadline:
        pass
    assert not any(
        os.path.exists(f"/proc/{worker}") and "worker.py" in Path(f"/proc/{worker}/cmdline").read_text()
        for worker in workers
    )
