"""All three kinds of stores pass the same tests; what each must refuse is told in one line."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import Literal, URIRef
from rdflib.namespace import FOAF, RDFS, XSD

from daibieu.errors import QuestionError, SourceError, StoreError, TableError
from daibieu.graph import Loaded, Store, load_paths, open_store
from daibieu.graph.folder import FolderStore
from daibieu.reading.model import Article, Reading

DV = "PREFIX dv: <https://w3id.org/daibieu/ontology#> "
ARTICLE = Article("a1", "Hội nghị", "Tỉnh ủy họp.", "2018-03-28")
EMPTY = Reading("a1", "2018-03-28")


@pytest.fixture
def told(telling: SimpleNamespace) -> list[Any]:
    first = telling.tell("a1", "2018-03-28")
    first.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    first.event("hội nghị", "sơ kết", "2018-03-27", "Lê Thị Bình")
    second = telling.tell("a2", None)
    second.person("Trần Văn Thắng", "Quyền Chủ tịch | UBND tỉnh | Nam Định")
    return [first.done(), second.done()]


def quads(store: Store) -> set[ox.Quad]:
    return set(store.quads())


# -- the same for all


def test_select_ask_and_construct_have_one_form(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    pattern = f"?p a dv:Person ; {FOAF.name.n3()} ?name OPTIONAL {{ ?p dv:place ?missing }}"
    answer = store.query(f"{DV} SELECT ?name ?missing {{ {pattern} }} ORDER BY ?name")
    assert (answer.kind, answer.variables) == ("select", ("name", "missing"))
    assert answer.rows == ({"name": Literal("Lê Thị Bình")}, {"name": Literal("Trần Văn Thắng")})
    assert store.query(f"{DV} ASK {{ ?e a dv:Event }}").boolean is True
    made = store.query(f"{DV} CONSTRUCT {{ ?e {RDFS.label.n3()} ?l }} WHERE {{ ?e a dv:Event ; {RDFS.label.n3()} ?l }}")
    assert made.kind == "construct"
    assert [(p, o) for _, p, o in made.triples] == [(RDFS.label, Literal("Hội nghị sơ kết"))]


def test_bindings_are_terms(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    query = f"{DV} SELECT ?name ?day {{ ?p {FOAF.name.n3()} ?name . ?t dv:firstCited ?day FILTER (?day <= ?on) }}"
    hit = {"name": Literal("Lê Thị Bình"), "on": Literal("2018-03-28", datatype=XSD.date)}
    miss = {"name": Literal('Lê "Thị" Bình\n} #'), "on": Literal("2018-03-26", datatype=XSD.date)}
    assert store.query(query, hit).rows == (
        {"name": Literal("Lê Thị Bình"), "day": Literal("2018-03-27", datatype=XSD.date)},
    )
    assert store.query(query, miss).rows == ()


def test_claims_are_asked_for_by_graph(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    claims = "SELECT ?g { GRAPH ?g { ?c a <https://w3id.org/daibieu/claims#PersonMention> } } ORDER BY ?g"
    assert [str(row["g"]) for row in store.query(claims).rows] == [f"{store.base}article/a1", f"{store.base}article/a2"]


def test_ontology_and_reference_are_in_the_default_view(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    place = "<https://w3id.org/daibieu/place/nam-dinh>"
    assert store.query(f"{DV} ASK {{ {place} a dv:Place }}").boolean
    assert store.query(f"{DV} ASK {{ dv:Tenure {RDFS.subClassOf.n3()} ?above }}").boolean


def test_articles_and_dataset(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    assert [(a.address, a.published) for a in store.articles()] == [
        ("http://localhost:8000/article/a1", "2018-03-28"),
        ("http://localhost:8000/article/a2", None),
    ]
    dataset = store.dataset()
    assert isinstance(dataset, rdflib.Dataset)
    assert (None, FOAF.name, Literal("Lê Thị Bình")) in dataset
    assert len(set(dataset.quads((None, None, None, None)))) == len(quads(store))


def test_a_query_that_is_none_is_told_in_one_line(store_with: Callable[..., Store], told: list[Any]) -> None:
    store = store_with(*told)
    for wrong in ("SELECT * WHERE {", "DELETE WHERE { ?s ?p ?o }", "ASK { SERVICE <http://x/> {} }"):
        with pytest.raises((QuestionError, StoreError)) as told_so:
            store.query(wrong)
        assert "\n" not in str(told_so.value)


def test_stores_hold_the_same_quads(
    telling: SimpleNamespace, told: list[Any], tmp_path: Path, endpoint: Callable[[Iterator[ox.Quad]], str]
) -> None:
    folder, memory = open_store(tmp_path / "s"), open_store(":memory:")
    telling.load(folder, told)
    telling.load(memory, told)
    remote = open_store(endpoint(folder.quads()))
    assert quads(folder) == quads(memory) == quads(remote)


# -- loading


def test_counts_of_a_load(telling: SimpleNamespace, told: list[Any]) -> None:
    store = open_store(":memory:")
    assert telling.load(store, told) == Loaded(new=2, new_ids=("a1", "a2"))
    assert telling.load(store, told) == Loaded(same=2)
    changed = Article("a1", "Hội nghị", "Tỉnh ủy họp.")
    bad = SourceError("b.txt: there is no such file; check the path")
    assert store.load([changed, bad], read=lambda a: Reading(a.id, None)) == Loaded(changed=1, unreadable=(bad,))
    assert not store.query(f"{DV} ASK {{ ?e a dv:Event }}").boolean


def test_letters_that_come_in_another_form_change_nothing() -> None:
    store = open_store(":memory:")
    store.load([ARTICLE], read=lambda _: EMPTY)
    loose = Article("a1", "Ho\u0323\u0302i nghi\u0323", "Ti\u0309nh u\u0309y ho\u0323p.", "2018-03-28")
    assert store.load([loose], read=lambda _: EMPTY) == Loaded(same=1)


def test_a_reader_that_fails_on_one_article_goes_on() -> None:
    def read(article: Article) -> Reading:
        if article.id == "bad":
            raise SourceError("bad: too deep; cut it")
        return Reading(article.id, None)

    store = open_store(":memory:")
    loaded = store.load([Article("bad", "", "x"), ARTICLE], read=read)
    assert (loaded.new, [str(f) for f in loaded.unreadable]) == (1, ["bad: too deep; cut it"])


def test_a_broken_table_is_no_fault_of_the_article() -> None:
    def read(_: Article) -> Reading:
        raise TableError("offices.tsv:41: 'Bí thư' is already on line 12; merge the rows")

    with pytest.raises(TableError):
        open_store(":memory:").load([ARTICLE], read=read)


def test_paths_of_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Hội nghị\n\nTỉnh ủy họp.", encoding="utf-8")
    store = open_store(":memory:")
    heard: list[tuple[str, int, int | None]] = []
    loaded = load_paths(
        store, [tmp_path / "a.txt", tmp_path / "b.nq", tmp_path / "c.jsonl"],
        read=lambda a: Reading(a.id, None), progress=lambda *step: heard.append(step),
    )  # fmt: skip
    assert (loaded.new, len(loaded.unreadable)) == (1, 2)
    assert [step[0] for step in heard] == ["read", "read", "resolve", "write"]


def test_drop_takes_ids_and_addresses(telling: SimpleNamespace, told: list[Any]) -> None:
    store = open_store(":memory:")
    telling.load(store, told)
    assert store.drop(["a1", "http://localhost:8000/article/a2", "nobody"]) == 2
    assert store.articles() == ()


def test_a_remote_store_is_only_read(endpoint: Callable[[Iterator[ox.Quad]], str]) -> None:
    store = open_store(endpoint(iter(())))
    for change in (lambda: store.load([]), lambda: store.drop([]), store.rebuild, lambda: store.load_rdf(b"", "a.nq")):
        with pytest.raises(StoreError, match="only read"):
            change()
    with pytest.raises(StoreError, match="holds no article"):
        _ = store.base


def test_a_remote_store_that_is_not_there() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached \(.*\); check the address"):
        open_store("http://127.0.0.1:9/sparql").query("ASK {}")


# -- exports come back equal


@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld"])
def test_an_export_unpacks_equal(telling: SimpleNamespace, told: list[Any], tmp_path: Path, ending: str) -> None:
    store = open_store(tmp_path / "one", base="https://example.org/d/")
    telling.load(store, told)
    kinds = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    path = tmp_path / f"all.{ending}"
    ox.serialize(store.quads(), path, format=kinds[ending])
    again = open_store(tmp_path / "two")
    assert load_paths(again, [path]) == Loaded(new=1)
    assert load_paths(again, [path]) == Loaded(same=1)
    assert quads(again) == quads(store)
    assert again.base == "https://example.org/d/"
    again.rebuild()
    assert quads(again) == quads(store)
    again.close()
    assert quads(open_store(tmp_path / "two")) == quads(store)


def test_an_export_is_not_poured_over_articles(telling: SimpleNamespace, told: list[Any]) -> None:
    store = open_store(":memory:")
    telling.load(store, told)
    with pytest.raises(StoreError, match="into an empty store only"):
        store.load_rdf(ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS) or b"", "all.nq")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"<a> <b>", "x.nq", "not N-Quads"),
        (b"<http://a> <http://b> <http://c> .", "x.nq", "outside every graph"),
        (b"_:a <http://b> <http://c> <http://g> .", "x.nq", "nodes without a name"),
        (b"<http://a> <http://b> <http://c> <http://g> .", "x.nq", "not an export of a store"),
        (b'{"@context": "http://example.org/c", "a": 1}', "x.jsonld", "not JSON-LD"),
        (b"<rdf/>", "x.rdf", "not an export of a whole store"),
    ],
)
def test_rdf_that_is_none_of_ours(data: bytes, name: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        open_store(":memory:").load_rdf(data, name)


# -- the folder


def test_a_graph_that_is_gone_or_stale_is_made_again(telling: SimpleNamespace, told: list[Any], tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    telling.load(store, told)
    expected = quads(store)
    store.close()
    shutil.rmtree(tmp_path / "s" / "graph")
    store = open_store(tmp_path / "s")
    assert quads(store) == expected
    # A stop after the library took an article in and before its quads were written:
    assert isinstance(store, FolderStore)
    one = told[1]
    store.drop([one.article.id])
    from daibieu.graph.library import Kept

    store.library.keep([Kept(one.article, one.reading)], "test", 2)
    assert quads(store) != expected
    store.close()
    assert quads(open_store(tmp_path / "s")) == expected


def test_what_is_acknowledged_outlives_a_killed_process(tmp_path: Path) -> None:
    code = (
        "import os, sys; from daibieu.graph import open_store; from daibieu.reading.model import Article, Reading;"
        "store = open_store(sys.argv[1]);"
        "store.load([Article('a1', 't', 'x')], read=lambda a: Reading(a.id, None)); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "s")], check=False)
    assert done.returncode == 9
    assert [a.address for a in open_store(tmp_path / "s").articles()] == ["http://localhost:8000/article/a1"]


def test_a_store_that_is_open_elsewhere(tmp_path: Path) -> None:
    first = open_store(tmp_path / "s")
    with pytest.raises(StoreError, match="in use by another process; wait for it or end it"):
        open_store(tmp_path / "s")
    first.close()
    open_store(tmp_path / "s").close()


def test_a_store_of_a_newer_version(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    with sqlite3.connect(tmp_path / "s" / "library.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"made by a newer version \(format 99, this one knows 3\); update daibieu"):
        open_store(tmp_path / "s")


def test_places_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "photo.jpg").write_text("x")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "library.sqlite").write_text("no database at all, but long enough to be looked at")
    for name, says in (
        ("file", "a file, but a store is a folder"),
        ("other", "a folder with other things in it"),
        ("broken", "cannot be opened"),
    ):
        with pytest.raises(StoreError, match=says):
            open_store(tmp_path / name)
    with pytest.raises(StoreError, match="there is no store; load articles first"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("base", ["https://example.org/d", "ftp://example.org/", "https://example.org/d#/", "d/"])
def test_bases_that_are_none(base: str) -> None:
    with pytest.raises(StoreError, match="base address"):
        open_store(":memory:", base=base)


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    open_store(tmp_path / "s", base="https://example.org/d/").close()
    store = open_store(tmp_path / "s")
    assert store.base == "https://example.org/d/"
    assert URIRef("https://example.org/d/graph/ontology") in {g.identifier for g in store.dataset().graphs()}
    store.close()
    with pytest.raises(StoreError, match="its data stand under https://example"):
        open_store(tmp_path / "s", base="https://example.org/other/")
