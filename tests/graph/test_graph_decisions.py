"""What people decide stands above what was computed, and is taken back without a trace. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest

from daibieu.errors import DecisionError, StoreError
from daibieu.graph import Store, open_store
from daibieu.graph.deciding import Curator, curator_of
from daibieu.graph.decisions import By
from daibieu.graph.local import LocalStore
from daibieu.ontology.validate import check_dataset

BY = By("nga", "2026-03-28T09:30:00+07:00", "cùng một người, theo tiểu sử")
NAME = "Lê Thị Bình"


def quads(store: Store) -> set[ox.Quad]:
    return set(store.quads())


def people(store: Store) -> dict[str, set[str]]:
    """Each person's address below the base, with the articles that tell of him."""
    return _told(store, "Person")


def events(store: Store) -> dict[str, set[str]]:
    return _told(store, "Event")


def bodies(store: Store) -> dict[str, set[str]]:
    return _told(store, "Body")


def _told(store: Store, of: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    dv = "https://w3id.org/daibieu/ontology#"
    for row in store.query(f"SELECT ?t ?c {{ ?t a <{dv}{of}> ; <{dv}statedBy> ?c }}").rows:
        thing, claim = (str(row[name]).removeprefix(store.base) for name in ("t", "c"))
        found.setdefault(thing, set()).add(claim.partition("#")[0].removeprefix("article/"))
    return found


@pytest.fixture
def told(telling: SimpleNamespace) -> list[Any]:
    """One name in two provinces, thrice: whether they are one stays open. Two meetings, told by two papers."""
    first = telling.tell("a1", "2018-03-01")
    first.person(NAME, "Bí thư | Tỉnh ủy | Nam Định")
    first.event("hội nghị", "sơ kết", "2018-03-01", NAME, "body:UBND tỉnh")
    second = telling.tell("a2", "2018-09-01", place="Hà Nam")
    second.person(NAME, "Chủ tịch | UBND tỉnh | Hà Nam")
    third = telling.tell("a3", "2018-09-02", place="Hà Nam")
    third.person(NAME, "Chủ tịch | UBND tỉnh | Hà Nam")
    third.event("hội nghị", "tổng kết", "2018-03-02", NAME)
    return [first.done(), second.done(), third.done()]


@pytest.fixture
def store(telling: SimpleNamespace, told: list[Any]) -> LocalStore:
    opened = open_store(":memory:")
    telling.load(opened, told)
    assert isinstance(opened, LocalStore)
    return opened


def person(store: Store, *articles: str) -> str:
    return next(address for address, of in people(store).items() if of == set(articles))


def test_merge_and_undo(store: LocalStore) -> None:
    before, curator = quads(store), Curator(store)
    assert sorted(people(store).values(), key=sorted) == [{"a1"}, {"a2", "a3"}]
    decision = curator.merge(person(store, "a1"), person(store, "a2", "a3"), BY).decision
    assert list(people(store).values()) == [{"a1", "a2", "a3"}]
    assert curator.undo(None, BY) == decision
    assert quads(store) == before
    assert [(one.decision, one.state, one.undone) for one in curator.log()] == [(decision, "undone", BY)]


def test_the_join_says_who_decided_when_and_why(store: LocalStore) -> None:
    Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), BY)
    assert "decided by nga on 2026-03-28: cùng một người, theo tiểu sử" in {join.reason for join in store.joins()}


def test_a_split_takes_mentions_out_and_keeps_them_together(store: LocalStore) -> None:
    before, curator = quads(store), Curator(store)
    curator.split(person(store, "a2", "a3"), ["article/a3"], BY)
    assert sorted(people(store).values(), key=sorted) == [{"a1"}, {"a2"}, {"a3"}]
    curator.undo(None, BY)
    assert quads(store) == before


def test_a_merged_person_comes_apart_where_it_was_merged(store: LocalStore) -> None:
    curator = Curator(store)
    curator.merge(person(store, "a1"), person(store, "a2", "a3"), BY)
    curator.split(person(store, "a1", "a2", "a3"), [], BY)
    assert sorted(people(store).values(), key=sorted) == [{"a1"}, {"a2", "a3"}]


def test_who_was_never_merged_comes_apart_at_the_weakest_join(store: LocalStore) -> None:
    Curator(store).split(person(store, "a2", "a3"), [], BY)
    assert sorted(people(store).values(), key=sorted) == [{"a1"}, {"a2"}, {"a3"}]


def test_of_two_decisions_the_later_counts(store: LocalStore) -> None:
    curator = Curator(store)
    one, other = person(store, "a1"), person(store, "a2", "a3")
    split = curator.split(one, [other], BY).decision
    merged = curator.merge(one, other, By("nga", "2026-03-29T08:00:00+07:00", "sau khi hỏi")).decision
    assert list(people(store).values()) == [{"a1", "a2", "a3"}]
    assert store.resolved().outcomes == {split.id: "overruled"}
    curator.undo(merged.id[:8], BY)
    assert store.resolved().outcomes == {}


def test_a_split_answers_a_doubt(telling: SimpleNamespace) -> None:
    store = open_store(":memory:")
    told = []
    for identifier, day, place in (("a1", "2016-01-05", "Hà Nam"), ("a2", "2016-09-02", "Nam Định")):
        tell = telling.tell(identifier, day)
        tell.person(NAME, f"Chủ tịch | UBND tỉnh | {place}")
        told.append(tell.done())
    telling.load(store, told)
    assert isinstance(store, LocalStore)
    assert len(store.doubts()) == 1
    Curator(store).split("article/" + store.doubts()[0].left.rpartition("article/")[2], [store.doubts()[0].right], BY)
    assert store.doubts() == ()


def test_two_reports_are_one_event_and_two_again(store: LocalStore) -> None:
    before, curator = quads(store), Curator(store)
    one, other = events(store)
    decision = curator.merge(one, other, BY).decision
    assert list(events(store).values()) == [{"a1", "a3"}]
    assert decision.kind == "event"
    curator.undo(decision.id, BY)
    assert quads(store) == before


def test_two_bodies_are_one_with_all_that_hangs_on_them(store: LocalStore) -> None:
    before, curator = quads(store), Curator(store)
    committee, province = (
        next(address for address in bodies(store) if address.startswith(f"body/{slug}"))
        for slug in ("tinh-uy-nam-dinh", "ubnd-tinh-ha-nam")
    )
    curator.merge(committee, province, BY)
    assert bodies(store)[committee] == {"a1", "a2", "a3"}
    assert province not in bodies(store)
    chairs = store.query("SELECT ?b { ?p <http://www.w3.org/ns/org#postIn> ?b }").rows
    assert {str(row["b"]) for row in chairs} == {store.base + committee}
    curator.undo(None, BY)
    assert quads(store) == before


def test_mentions_of_a_body_are_another_of_its_name(store: LocalStore) -> None:
    curator = Curator(store)
    province = next(address for address in bodies(store) if address.startswith("body/ubnd-tinh-ha-nam"))
    curator.split(province, ["a2"], BY)
    assert bodies(store)[province] == {"a3"}
    assert {"a2"} in bodies(store).values()
    curator.merge(*(address for address in bodies(store) if address.startswith("body/ubnd-tinh-ha-nam")), BY)
    assert bodies(store)[province] == {"a2", "a3"}


@pytest.mark.parametrize("articles", [("a1",), ("a3",), ("a2", "a3")])
def test_a_decision_waits_for_its_article(
    telling: SimpleNamespace, store: LocalStore, told: list[Any], articles: tuple[str, ...]
) -> None:
    decision = Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), BY).decision
    decided = quads(store)
    store.drop(articles)
    gone_whole = articles != ("a3",)  # of {a2, a3} one is enough
    assert store.resolved().outcomes == ({decision.id: "orphaned"} if gone_whole else {})
    telling.load(store, told)
    assert quads(store) == decided


def test_the_order_of_loading_does_not_matter_to_a_decision(
    telling: SimpleNamespace, store: LocalStore, told: list[Any]
) -> None:
    decision = Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), BY).decision
    other = open_store(":memory:")
    assert isinstance(other, LocalStore)
    other.decide(decision)  # before any of its words
    for one in reversed(told):
        telling.load(other, [one])
    assert quads(other) == quads(store)


def test_a_decision_holds_on_to_words_not_to_places(telling: SimpleNamespace, store: LocalStore) -> None:
    """A paper puts a paragraph before the sentence: every number and address of the article is another."""
    Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), BY)
    again = telling.tell("a1", "2018-03-01")
    again.person("Phí Trọng Khuê", "Giám đốc | Sở Tài chính | Nam Định")
    again.person(NAME, "Bí thư | Tỉnh ủy | Nam Định")
    telling.load(store, [again.done()])
    assert {"a1", "a2", "a3"} in people(store).values()
    assert store.resolved().outcomes == {}


def test_decisions_stand_in_a_graph_of_their_own(store: LocalStore) -> None:
    decision = Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), BY).decision
    address = f"{store.base}decision/{decision.id}"
    own = {quad for quad in store.quads() if str(quad.graph_name) == f"<{store.base}graph/decisions>"}
    assert f"<{address}>" in {str(quad.subject) for quad in own}
    others = {quad.predicate for quad in store.quads() if str(quad.graph_name)[1:-1] in store.addresses.default_view}
    assert {quad.predicate.value.rpartition("#")[2] for quad in own if quad.predicate in others} == {"type"}
    assert not check_dataset(store.dataset())


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("person/nobody", "person/a1-9", "person/nobody: nothing stands there; copy an address"),
        ("body/tinh-uy-nam-dinh-{body}", "person/a1-9", "give two of one kind"),
        ("person/a1-9", "person/a1-9", "are one already"),
        ("position/x y", "person/a1-9", "is no address"),
        ("article/a1", "person/a1-9", "article/a1: is no person, body or event|nothing stands there"),
    ],
)
def test_what_cannot_be_merged_is_refused(store: LocalStore, one: str, other: str, message: str) -> None:
    body = next(a for a in bodies(store) if a.startswith("body/tinh-uy-nam-dinh")).rpartition("-")[2]
    first = person(store, "a1")
    one, other = (first if given == "person/a1-9" else given.format(body=body) for given in (one, other))
    with pytest.raises(DecisionError, match=message):
        Curator(store).merge(one, other, BY)


def test_what_cannot_be_undone_is_refused(store: LocalStore) -> None:
    curator = Curator(store)
    with pytest.raises(DecisionError, match="no decision counts"):
        curator.undo(None, BY)
    decision = curator.merge(person(store, "a1"), person(store, "a2", "a3"), BY).decision
    with pytest.raises(DecisionError, match="0123: no decision of that id; `daibieu log` lists them"):
        curator.undo("0123", BY)
    curator.undo(None, BY)
    with pytest.raises(DecisionError, match="was undone before"):
        curator.undo(decision.id, BY)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (By("nga", "2026-03-28T09:30:00+07:00", " "), "--why is empty"),
        (By("", "2026-03-28T09:30:00+07:00", "vì"), "--who is empty"),
        (By("nga", "hôm qua", "vì"), "'hôm qua' is no day and time"),
    ],
)
def test_a_decision_has_who_when_and_why(store: LocalStore, by: By, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        Curator(store).merge(person(store, "a1"), person(store, "a2", "a3"), by)


def test_a_remote_store_is_only_read() -> None:
    with pytest.raises(StoreError, match="decide in the store that it was published from"):
        curator_of(open_store("http://localhost:1/sparql"))


def test_an_unpacked_export_has_no_words_to_hold_on_to(store: LocalStore) -> None:
    """What it says was resolved elsewhere; its articles are not here."""
    other = open_store(":memory:")
    other.load_rdf(b"".join(ox.serialize([q], format=ox.RdfFormat.N_QUADS) or b"" for q in store.quads()), "all.nq")
    assert isinstance(other, LocalStore)
    with pytest.raises(DecisionError, match="where it came in an export, load the article itself"):
        Curator(other).merge(person(other, "a1"), person(other, "a2", "a3"), BY)
