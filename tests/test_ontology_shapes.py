"""Each shape lets a small sound graph pass and stops one with a single fault in it, and says what to do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import RDF, SH, Dataset, Graph, URIRef

from daibieu.ontology import ontology_graph, reference_graph
from daibieu.ontology.terms import DV, DVC
from daibieu.ontology.validate import SHAPES, check, check_dataset

DATA = Path(__file__).parent / "data" / "shapes"


class Fault(NamedTuple):
    shape: str
    graph: str
    sound: str
    broken: str
    said: str


@cache
def text(name: str) -> str:
    return (DATA / f"{name}.ttl").read_text(encoding="utf-8")


def graph_of(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


@cache
def faults() -> tuple[Fault, ...]:
    lines = (DATA / "faults.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return tuple(Fault(*("" if cell == "-" else cell.replace("\\n", "\n") for cell in row)) for row in rows)


@pytest.mark.parametrize("name", ["view", "claims", "decisions"])
def test_a_sound_graph_passes(name: str) -> None:
    assert check(graph_of(text(name))) == ()


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.shape}: {fault.said}")
def test_one_fault_breaks_the_shape_of_its_class(fault: Fault) -> None:
    assert text(fault.graph).count(fault.sound) == 1, f"{fault.sound!r} must stand in {fault.graph}.ttl once"
    found = check(graph_of(text(fault.graph).replace(fault.sound, fault.broken)))
    messages = [v.message for v in found if v.shape == fault.shape]
    assert [m for m in messages if fault.said in m], found
    assert not [m for m in messages if "\n" in m]


def test_every_class_has_a_shape_and_every_shape_a_fault() -> None:
    shapes = Graph().parse(SHAPES)
    targets = {str(s).split("#")[1]: c for s, c in shapes.subject_objects(SH.targetClass)}
    classes = {t for t in (*DV, *DVC) if str(t).split("#")[1][0].isupper()}
    assert set(targets.values()) == classes
    assert set(targets) == {fault.shape for fault in faults()}


def test_claim_shapes_are_closed() -> None:
    shapes = Graph().parse(SHAPES)
    for shape, target in shapes.subject_objects(SH.targetClass):
        if target in DVC:
            assert shapes.value(shape, SH.closed), shape


def test_the_sound_view_has_every_class() -> None:
    typed = {
        c
        for name in ("view", "claims", "decisions")
        for c in graph_of(text(name)).objects(None, RDF.type)
        if isinstance(c, URIRef)
    }
    assert typed >= {t for t in (*DV, *DVC) if str(t).split("#")[1][0].isupper()}


@pytest.mark.parametrize(
    ("sound", "broken", "said", "rule"),
    [
        (
            "dv:writtenName",
            "dv:writenName",
            "uses dv:writenName, which is not defined; correct its spelling",
            "defined terms",
        ),
        ("role/spoke>", "role/spook>", "uses dv-role:spook, which is not defined", "defined terms"),
        (
            "dv:inActingCapacity <http://localhost:8000/position/chu-tich-hdnd-1>",
            "dv:inActingCapacity <http://localhost:8000/position/nguyen-pho-1>",
            "is not in dv:inCapacity too; add it there",
            "acting capacity",
        ),
    ],
)
def test_rules_that_core_shapes_cannot_say(sound: str, broken: str, said: str, rule: str) -> None:
    found = check(graph_of(text("view").replace(sound, broken)))
    assert [v for v in found if v.shape == rule and said in v.message]


def test_quoted_words_are_as_long_as_their_span() -> None:
    (found,) = check(graph_of(text("claims").replace("oa:end 50", "oa:end 51")))
    assert found.message == "oa:exact has 10 code points, oa:end less oa:start is 11; mend the span"


def test_a_store_is_checked_graph_by_graph() -> None:
    store = Dataset()
    store.graph(URIRef("http://localhost:8000/graph/resolved")).parse(data=text("view"), format="turtle")
    claims = store.graph(URIRef("http://localhost:8000/article/tin-1"))
    claims.parse(data=text("claims").replace('dvc:awardName "Cờ" ;', ""), format="turtle")
    (found,) = check_dataset(store)
    assert (found.node, found.message) == (
        "http://localhost:8000/article/tin-1#x250-260",
        "lacks dvc:awardName; add it",
    )


def test_the_ontology_and_reference_graphs_hold_to_the_shapes() -> None:
    assert check(ontology_graph()) == ()
    assert check(reference_graph()) == ()
