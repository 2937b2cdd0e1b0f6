"""Exports: each form comes back equal, the same graph gives the same bytes, and a file is there whole or not at all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from daibieu.errors import DaibieuError, NotBuiltError
from daibieu.graph import open_store
from daibieu.publish import FORMS, export

BASE = "http://localhost:8000/"
WHOLE = [name for name, form in FORMS.items() if form.whole]
VIEW = [name for name, form in FORMS.items() if not form.whole]

# Invented. Two articles; the claims of the second hold what is hard to write.
WORLD = """
@base <http://localhost:8000/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dvc: <https://w3id.org/daibieu/claims#> .
@prefix dv-place: <https://w3id.org/daibieu/place/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<graph/resolved> {
  <body/ubnd-tinh-hoa-lam-1a2b3c4d> a dv:Body ; rdfs:label "UBND tỉnh Hòa Lâm" ;
    dv:statedMembers 11 ; dv:place dv-place:hoa-lam .
  <event/1> a dv:Event ; rdfs:label "lễ <khai trương> & \\"phát động\\" \\\\ 100%"@vi ;
    dv:possiblyFrom "2019-12-19"^^xsd:date .
  <person/a%20b-12> a dv:Person ; rdfs:label "Đặng Thị Hòa" ; dv:statedBy <article/a%20b#p12-24> .
}
<graph/reference> { dv-place:hoa-lam a dv:Place ; rdfs:label "Hòa Lâm" . }
<graph/articles> {
  <article/a%20b> a dv:Article ; dcterms:title "Một bài\\tcó dấu" ; dcterms:issued "2019-12-20"^^xsd:date .
}
<graph/decisions> { <decision/1> dv:why "một người" . }
<article/a%20b> { <article/a%20b#p12-24> a dvc:PersonMention ; dvc:name "Đặng Thị Hòa" . }
<article/2> { <article/2#w1-9.2> a dvc:Evidence ; oa:exact "hai\\r\\ndòng \\u0007 𝒳" ; oa:start 1 . }
"""


class World:
    def __init__(self, base: str = BASE, more: Iterable[ox.Quad] = ()) -> None:
        self.base = base
        self._quads = [*ox.parse(WORLD.encode(), format=ox.RdfFormat.TRIG), *more]

    def quads(self) -> Iterator[ox.Quad]:
        return iter(self._quads)


def seen_without_graph(world: World) -> set[ox.Triple]:
    names = {f"{BASE}graph/{name}" for name in ("resolved", "reference", "articles", "ontology")}
    return {quad.triple for quad in world.quads() if quad.graph_name.value in names}


@pytest.mark.parametrize("form", WHOLE)
def test_the_whole_dataset_comes_back_equal(tmp_path: Path, form: str) -> None:
    world, out = World(), tmp_path / f"out.{form}"
    assert export(world, out) == len(set(world.quads()))
    assert set(ox.parse(out.read_bytes(), format=FORMS[form].rdf)) == set(world.quads())


@pytest.mark.parametrize("form", VIEW)
def test_the_default_view_comes_back_equal(tmp_path: Path, form: str) -> None:
    world, out = World(), tmp_path / f"out.{form}"
    assert export(world, out) == len(seen_without_graph(world))
    assert {quad.triple for quad in ox.parse(out.read_bytes(), format=FORMS[form].rdf)} == seen_without_graph(world)


@pytest.mark.parametrize(
    ("form", "known_as"),
    [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld"), ("trig", "trig"), ("nq", "nquads")],
)
def test_another_library_reads_the_same_labels(tmp_path: Path, form: str, known_as: str) -> None:
    out = tmp_path / f"out.{form}"
    export(World(), out)
    read = rdflib.Dataset(default_union=True).parse(data=out.read_bytes(), format=known_as)
    labels = {str(o) for _, p, o, *_ in read if str(p).endswith("#label")}
    assert labels == {"UBND tỉnh Hòa Lâm", 'lễ <khai trương> & "phát động" \\ 100%', "Đặng Thị Hòa", "Hòa Lâm"}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_gives_the_same_bytes_in_every_process(tmp_path: Path, form: str) -> None:
    """The engine lists prefixes in an order of its own, another one in each process."""
    here, there = tmp_path / f"here.{form}", tmp_path / f"there.{form}"
    export(World(), here)
    backwards = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_publish_export import World, export
world = World()
world._quads.reverse()
export(world, {str(there)!r})
"""
    subprocess.run([sys.executable, "-c", backwards], check=True)
    assert here.read_bytes() == there.read_bytes()


def test_turtle_reads_well(tmp_path: Path) -> None:
    out = tmp_path / "out.ttl"
    export(World(), out)
    text = out.read_text(encoding="utf-8")
    assert (
        '\n<http://localhost:8000/body/ubnd-tinh-hoa-lam-1a2b3c4d> a dv:Body ;\n\trdfs:label "UBND tỉnh Hòa Lâm" ;\n'
        in text
    )
    assert "\tdv:place dv-place:hoa-lam ;\n\tdv:statedMembers 11 .\n" in text
    head = text.partition("\n\n")[0].splitlines()
    assert head == sorted(head)


def test_json_ld_needs_no_context_from_outside(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonld"
    export(World(), out)
    assert "@context" not in out.read_text(encoding="utf-8")
    assert {graph["@id"] for graph in json.loads(out.read_bytes())} >= {f"{BASE}graph/resolved", f"{BASE}article/2"}


def test_xml_keeps_a_carriage_return_and_refuses_what_it_cannot_write(tmp_path: Path) -> None:
    def told(words: str) -> World:
        subject, label = ox.NamedNode(f"{BASE}body/1"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        return World(more=[ox.Quad(subject, label, ox.Literal(words), ox.NamedNode(f"{BASE}graph/resolved"))])

    out = tmp_path / "out.rdf"
    export(told("hai\r\ndòng"), out)
    read = rdflib.Graph().parse(data=out.read_bytes(), format="xml")
    assert rdflib.Literal("hai\r\ndòng") in set(read.objects())
    with pytest.raises(DaibieuError, match=r"out.rdf: words of http://localhost:8000/body/1 hold a control character"):
        export(told("\x07"), out)
    assert rdflib.Graph().parse(data=out.read_bytes(), format="xml").isomorphic(read)  # the file before stays


def test_another_base_has_its_own_default_view(tmp_path: Path) -> None:
    assert export(World(base="https://example.org/"), tmp_path / "out.nt") == 0


def test_an_empty_store_can_be_written(tmp_path: Path) -> None:
    world = World()
    world._quads.clear()
    for form in FORMS:
        assert export(world, tmp_path / f"out.{form}") == 0
        assert list(ox.parse((tmp_path / f"out.{form}").read_bytes(), format=FORMS[form].rdf)) == []


def test_the_form_may_be_named(tmp_path: Path) -> None:
    out = tmp_path / "graph"
    export(World(), out, format="NT")
    assert out.read_bytes().startswith(b"<http://localhost:8000/article/a%20b> ")


@pytest.mark.parametrize(
    ("name", "form", "error", "told"),
    [
        (
            "out.xyz",
            None,
            DaibieuError,
            "out.xyz: the ending .xyz tells no form; end the name in one of trig, nq, jsonld,",
        ),
        ("out", None, DaibieuError, "out: no ending tells the form; end the name in one of trig, nq, jsonld,"),
        ("out.ttl", "turtel", DaibieuError, "out.ttl: no form is named 'turtel'; take one of trig, nq, jsonld,"),
        ("out.graphml", None, NotBuiltError, "out.graphml: the form graphml is not built yet; take one of trig,"),
        ("out", "popolo", NotBuiltError, "out: the form popolo is not built yet; take one of trig,"),
        ("none/out.ttl", None, DaibieuError, "out.ttl: there is no folder "),
        ("folder.ttl", None, DaibieuError, "folder.ttl: is a folder; name a file in it"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, form: str | None, error: type, told: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(error) as refused:
        export(World(), tmp_path / name, form)
    assert told in str(refused.value)


def test_a_fault_names_the_file_that_was_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, _: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as refused:
        export(World(), tmp_path / "n.ttl")
    assert refused.value.filename == str(tmp_path / "n.ttl")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_fails_leaves_no_file(tmp_path: Path) -> None:
    class Broken(World):
        def quads(self) -> Iterator[ox.Quad]:
            yield from list(super().quads())[:3]
            raise DaibieuError("gone")

    with pytest.raises(DaibieuError, match="gone"):
        export(Broken(), tmp_path / "out.trig")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", WHOLE)
def test_an_export_unpacked_into_an_empty_store_exports_equal(tmp_path: Path, form: str) -> None:
    first = open_store(":memory:")
    first_out, second_out = tmp_path / f"first.{form}", tmp_path / f"second.{form}"
    export(first, first_out)
    second = open_store(":memory:")
    second.load_rdf(first_out.read_bytes(), str(first_out))
    export(second, second_out)
    assert first_out.read_bytes() == second_out.read_bytes()
