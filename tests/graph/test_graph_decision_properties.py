"""What holds for any world and any decisions: undone is never decided, order and portions do not matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rdflib import RDF, URIRef

from daibieu.errors import DecisionError
from daibieu.graph import open_store
from daibieu.graph.correcting import fields_of
from daibieu.graph.deciding import Curator
from daibieu.graph.decisions import KINDS, By, Decision, claimed
from daibieu.graph.local import LocalStore

DV = "https://w3id.org/daibieu/ontology#"
KINDS_OF_THINGS = ("Person", "Event", "Body")
# What a field may be changed to, whatever it said.
VALUES = {"name": "Phí Trọng Khuê", "office": "Phó Bí thư", "date": "2018-03-26", "standing": "acting"}


@pytest.fixture(autouse=True, scope="module")
def _without_vocabulary() -> Iterator[None]:
    """The vocabulary is the same in every store; without its 5,000 quads a store opens in no time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("daibieu.graph.local.fixed_graphs", lambda _: {})
        yield


def store_of(telling: SimpleNamespace, told: Sequence[Any]) -> LocalStore:
    store = open_store(":memory:")
    telling.load(store, told)
    assert isinstance(store, LocalStore)
    return store


def quads(store: LocalStore) -> set[ox.Quad]:
    return set(store.quads())


def things(store: LocalStore, of: str) -> list[str]:
    """By address; a body that no article names, but a law, is none that can be decided about."""
    graph = store.dataset().graph(URIRef(store.addresses.graph("resolved")))
    found = graph.subjects(RDF.type, URIRef(DV + of))
    return sorted(str(one) for one in found if (one, URIRef(DV + "statedBy"), None) in graph)


def decide(store: LocalStore, data: st.DataObject, nth: int = 0) -> Decision | None:
    """Take any decision that this store allows, or none where it allows none."""
    curator, by = Curator(store), By("nga", f"2026-03-28T09:{nth:02}:00+07:00", "vì")
    try:
        if data.draw(st.booleans(), label="correct"):
            return _correct(curator, by, data)
        of = data.draw(st.sampled_from([kind for kind in KINDS_OF_THINGS if things(store, kind)] or ["Person"]))
        there = things(store, of)
        assume(there)
        one = data.draw(st.sampled_from(there))
        if data.draw(st.booleans(), label="merge"):
            return curator.merge(one, data.draw(st.sampled_from(there)), by).decision
        mentions = curator.thing(one).mentions
        return curator.split(one, data.draw(st.lists(st.sampled_from((*mentions, *there)), max_size=3)), by).decision
    except DecisionError:
        return None


def _correct(curator: Curator, by: By, data: st.DataObject) -> Decision:
    addresses = [entry.address for entry in curator.store.articles()]
    article = curator.article(data.draw(st.sampled_from(addresses)))
    found = [one for kind in KINDS for one in claimed(article, kind)]
    assume(found)
    claim = data.draw(st.sampled_from(found))
    may = [name for name, _ in fields_of(claim) if name in VALUES]
    change = {name: VALUES[name] for name in data.draw(st.lists(st.sampled_from(may), max_size=1))} if may else {}
    return curator.correct(claim.address, change, by).decision


@given(data=st.data())
def test_decided_and_undone_is_never_decided(telling: SimpleNamespace, data: st.DataObject) -> None:
    store = store_of(telling, data.draw(telling.worlds()))
    states = [quads(store)]
    taken = []
    for nth in range(data.draw(st.integers(1, 3))):
        decision = decide(store, data, nth)
        if decision is not None:
            taken.append(decision)
            states.append(quads(store))
    for decision in reversed(taken):
        assert quads(store) == states.pop()
        assert Curator(store).undo(None, decision.by) == decision
    assert quads(store) == states.pop()


@given(data=st.data())
def test_what_is_undone_in_the_middle_was_never_decided(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    store, never = store_of(telling, told), store_of(telling, told)
    taken = [one for nth in range(3) if (one := decide(store, data, nth)) is not None]
    assume(taken)
    undone = data.draw(st.sampled_from(taken))
    Curator(store).undo(undone.id, undone.by)
    for decision in taken:
        if decision != undone:
            never.decide(decision)
    assert quads(store) == quads(never)


@given(data=st.data())
def test_rebuilt_is_what_stands(telling: SimpleNamespace, data: st.DataObject) -> None:
    store = store_of(telling, data.draw(telling.worlds()))
    for nth in range(2):
        decide(store, data, nth)
    standing = quads(store)
    store.rebuild()
    assert quads(store) == standing


@given(data=st.data())
def test_the_order_of_loading_and_its_portions_do_not_matter(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    store = store_of(telling, told)
    decisions = [one for nth in range(2) if (one := decide(store, data, nth)) is not None]
    shuffled = data.draw(st.permutations(told))
    cut, when = data.draw(st.integers(0, len(told))), data.draw(st.integers(0, 2))
    other = store_of(telling, [])
    for nth, portion in enumerate((shuffled[:cut], shuffled[cut:])):
        if nth == when:
            for decision in decisions:
                other.decide(decision)
        telling.load(other, portion)
    if when == 2:
        for decision in decisions:
            other.decide(decision)
    assert quads(other) == quads(store)


@given(data=st.data())
def test_dropped_and_loaded_again_is_never_dropped(telling: SimpleNamespace, data: st.DataObject) -> None:
    told = data.draw(telling.worlds())
    store = store_of(telling, told)
    for nth in range(2):
        decide(store, data, nth)
    standing = quads(store)
    store.drop([one.article.id for one in data.draw(st.lists(st.sampled_from(told), unique_by=id))])
    telling.load(store, told)
    assert quads(store) == standing


@given(data=st.data())
def test_the_order_of_independent_decisions_does_not_matter(telling: SimpleNamespace, data: st.DataObject) -> None:
    """Two that hold on to other articles each: neither can contradict the other."""
    told = data.draw(telling.worlds())
    store = store_of(telling, told)
    independent: list[Decision] = []
    held: set[str] = set()
    for nth in range(4):
        decision = decide(store, data, nth)
        if decision is not None:
            articles = {words.article for words in (*decision.left, *decision.right)}
            if articles & held:
                Curator(store).undo(decision.id, decision.by)
            else:
                independent.append(decision)
                held |= articles
    other = store_of(telling, told)
    for decision in data.draw(st.permutations(independent)):
        other.decide(decision)
    assert quads(other) == quads(store)


@given(data=st.data())
def test_a_decision_does_what_it_says(telling: SimpleNamespace, data: st.DataObject) -> None:
    store = store_of(telling, data.draw(telling.worlds()))
    curator, by = Curator(store), By("nga", "2026-03-28T09:30:00+07:00", "vì")
    of = data.draw(st.sampled_from(KINDS_OF_THINGS))
    there = things(store, of)
    assume(len(there) > 1)
    one, other = data.draw(st.permutations(there))[:2]
    left, right = curator.thing(one), curator.thing(other)
    merged = curator.merge(one, other, by).things
    assert [set(thing.mentions) for thing in merged] == [{*left.mentions, *right.mentions}]
    parted = curator.split(merged[0].address, right.mentions, by).things
    assert [set(thing.mentions) for thing in parted] == [set(left.mentions), set(right.mentions)]
    assert {one, other} == {thing.address for thing in parted} or of == "Body"
