"""What holds for any world: the graph is a function of the articles, in whatever order and portions they came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.graph import Store, open_store
from daibieu.graph.decisions import By, Decision, words_of
from daibieu.graph.derived import claim_graph
from daibieu.graph.local import LocalStore
from daibieu.graph.resolve import resolve

DV = "https://w3id.org/daibieu/ontology#"


@pytest.fixture(autouse=True, scope="module")
def _without_vocabulary() -> Iterator[None]:
    """The vocabulary is the same in every store; without its 5,000 quads a store opens in no time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("daibieu.graph.local.fixed_graphs", lambda _: {})
        yield


@pytest.fixture(params=["touched", "whole"], autouse=True)
def _way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both ways to the graph: what a change touches alone, or everything again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("daibieu.graph.local._are_few", lambda *_: request.param == "touched")
        yield


def graph_of(telling: SimpleNamespace, told: list[Any]) -> set[ox.Quad]:
    claims = telling.claims(*told)
    quads = set(resolve(claims, telling.addresses).quads)
    for one in claims:
        for graph in claim_graph(one).values():
            quads |= graph
    return quads


def quads(store: Store) -> set[ox.Quad]:
    return set(store.quads())


@given(data=st.data())
def test_order_does_not_matter(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    shuffled = data.draw(st.permutations(told))
    assert graph_of(telling, shuffled) == graph_of(telling, told)


@given(data=st.data())
def test_portions_do_not_matter_and_twice_is_once(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    whole, split = open_store(":memory:"), open_store(":memory:")
    telling.load(whole, told)
    shuffled = data.draw(st.permutations(told))
    cut = data.draw(st.integers(0, len(told)))
    for portion in (shuffled[:cut], shuffled[cut:], told):
        telling.load(split, portion)
    assert quads(split) == quads(whole)


@given(data=st.data())
def test_loaded_and_dropped_is_never_loaded(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    kept = data.draw(st.lists(st.sampled_from(told), unique_by=id))
    dropped = [t for t in told if t not in kept]
    store, never = open_store(":memory:"), open_store(":memory:")
    telling.load(store, told)
    store.drop([t.article.id for t in dropped])
    telling.load(never, kept)
    assert quads(store) == quads(never)


@given(data=st.data())
def test_rebuilt_is_what_stands(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    store = open_store(":memory:")
    for one in told:
        telling.load(store, [one])
    standing = quads(store)
    store.rebuild()
    assert quads(store) == standing


@given(data=st.data())
def test_a_changed_article_leaves_nothing_behind(telling: SimpleNamespace, data: st.DataObject) -> None:
    before, after = data.draw(telling.worlds()), data.draw(telling.worlds())
    store, fresh = open_store(":memory:"), open_store(":memory:")
    telling.load(store, before)
    telling.load(store, after)
    store.drop({t.article.id for t in before} - {t.article.id for t in after})
    telling.load(fresh, after)
    assert quads(store) == quads(fresh)


@given(data=st.data())
def test_the_resolved_graph_is_sound(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    about: dict[str, dict[str, list[str]]] = {}
    claims = set()
    for quad in graph_of(telling, told):
        assert isinstance(quad.graph_name, ox.NamedNode)
        if quad.graph_name.value.endswith("graph/resolved"):
            of = about.setdefault(quad.subject.value, {})
            of.setdefault(quad.predicate.value.rpartition("#")[2], []).append(quad.object.value)
        else:
            claims.add(quad.subject.value)
    for of in about.values():
        assert set(of.get("statedBy", ())) <= claims
        kinds = of.get("type", ())
        # What no article tells rests on a legal act: a change of bodies, and the bodies of it that nobody names.
        assert "statedBy" in of or "http://purl.org/dc/terms/source" in of or not kinds
        if f"{DV}Participation" in kinds:
            assert len(of["event"]) == len(of["agent"]) == 1
            assert f"{DV}Event" in about[of["event"][0]]["type"]
            assert "https://w3id.org/daibieu/role/attended" in of["role"]
            assert not set(of.get("inCapacity", ())) & set(of.get("inFormerCapacity", ()))
            assert set(of.get("inActingCapacity", ())) <= set(of.get("inCapacity", ()))
        if f"{DV}Tenure" in kinds:
            assert len(of["member"]) == len(of["position"]) == len(of["standing"]) == 1
            names = ("possiblyFrom", "surelyFrom", "surelyUntil", "possiblyUntil")
            days = [date.fromisoformat(of[name][0]) for name in names if name in of]
            assert days == sorted(days)
        if f"{DV}Position" in kinds:
            assert len(of["role"]) == 1
            assert len(of.get("postIn", ())) <= 1


@given(data=st.data())
def test_what_people_decided_holds_for_later_loads_and_is_undone_without_a_trace(
    telling: SimpleNamespace, data: st.DataObject
) -> None:
    told = data.draw(telling.worlds())
    cut = data.draw(st.integers(1, len(told)))
    store, never = open_store(":memory:"), open_store(":memory:")
    assert isinstance(store, LocalStore)
    telling.load(store, told[:cut])
    claims = telling.claims(*told[:cut])
    kind = data.draw(st.sampled_from(["person", "event"]))
    held = [
        (article, one.address)
        for article in claims
        for one in (article.people if kind == "person" else (e for e in article.events if e.status is None))
    ]
    decided = []
    for _ in range(data.draw(st.integers(0, 2)) if held else 0):
        left, right = (words_of(*data.draw(st.sampled_from(held))) for _ in range(2))
        assert left is not None
        assert right is not None
        if left != right:
            action = data.draw(st.sampled_from(["merge", "split"]))
            decided.append(Decision(action, (left,), (right,), By("nga", f"2026-03-28T0{len(decided)}:00:00", "thử")))
            store.decide(decided[-1])
    telling.load(store, told[cut:])
    standing = quads(store)
    store.rebuild()
    assert quads(store) == standing
    for one in decided:
        store.undo(one, By("nga", "2026-03-29T00:00:00", "thử"))
    telling.load(never, told)
    assert quads(store) == quads(never)
