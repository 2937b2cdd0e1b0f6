"""An address that was published leads on when its thing stands elsewhere, and says so when it is gone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.errors import DecisionError
from daibieu.graph import open_store
from daibieu.graph.deciding import Curator
from daibieu.graph.decisions import By
from daibieu.graph.local import LocalStore

BY = By("nga", "2026-03-28T09:30:00+07:00", "vì")
NAME = "Lê Thị Bình"


@pytest.fixture
def told(telling: SimpleNamespace) -> list[Any]:
    found = []
    for identifier, day, title in (
        ("a1", "2018-03-01", "Bí thư | Tỉnh ủy | Nam Định"),
        ("a2", "2018-09-01", "Chủ tịch | UBND tỉnh | Hà Nam"),
        ("a3", "2018-09-02", "Chủ tịch | UBND tỉnh | Hà Nam"),
    ):
        tell = telling.tell(identifier, day)
        tell.person(NAME, title)
        tell.event("hội nghị", f"bàn việc {identifier}", day, NAME)
        found.append(tell.done())
    return found


@pytest.fixture
def store(telling: SimpleNamespace, told: list[Any], tmp_path: Path) -> LocalStore:
    opened = open_store(tmp_path / "store")
    telling.load(opened, told)
    assert isinstance(opened, LocalStore)
    return opened


def at(store: LocalStore, claim: str) -> str:
    return Curator(store).thing(f"article/{claim}").address


def mention(store: LocalStore, article: str, kind: str = "p") -> str:
    address = f"{store.base}article/{article}"
    found = {str(quad.subject)[1:-1] for quad in store.match(address)}
    return min(one for one in found if one.startswith(f"{address}#{kind}")).removeprefix(f"{store.base}article/")


def test_after_a_merge_the_second_address_leads_to_the_first_until_it_is_undone(store: LocalStore) -> None:
    one, other = at(store, mention(store, "a1")), at(store, mention(store, "a2"))
    curator = Curator(store)
    curator.merge(one, other, BY)
    assert store.leads_to(other) == (one,)
    assert store.leads_to(one) is None, "it stands where it stood"
    assert curator.thing(other).address == one, "a decision may be taken on the old address"
    curator.undo(None, BY)
    assert curator.thing(other).address == other


def test_events_lead_on_as_well(store: LocalStore) -> None:
    one, other = at(store, mention(store, "a2", "e")), at(store, mention(store, "a3", "e"))
    Curator(store).merge(one, other, BY)
    assert store.leads_to(other) == (one,)


def test_bodies_lead_on_with_their_positions(store: LocalStore) -> None:
    one, other = at(store, mention(store, "a1", "b")), at(store, mention(store, "a2", "b"))
    positions = {str(q.object)[1:-1] for q in store.match(store.addresses.graph("resolved")) if "ition/chu-t" in str(q)}
    chair = next(address for address in positions if "/position/chu-tich" in address)
    Curator(store).merge(one, other, BY)
    assert store.leads_to(other) == (one,)
    (moved,) = store.leads_to(chair) or ()
    assert "tinh-uy-nam-dinh" in moved


def test_an_earlier_article_takes_the_address_along(telling: SimpleNamespace, store: LocalStore) -> None:
    before = at(store, mention(store, "a2"))
    tell = telling.tell("a0", "2018-08-01")
    tell.person(NAME, "Chủ tịch | UBND tỉnh | Hà Nam")
    telling.load(store, [tell.done()])
    after = at(store, mention(store, "a0"))
    assert after != before
    assert store.leads_to(before) == (after,)
    store.drop(["a0"])
    assert Curator(store).thing(before).address == before
    assert store.leads_to(after) == (before,)


def test_what_is_gone_is_gone_and_comes_back(telling: SimpleNamespace, store: LocalStore, told: list[Any]) -> None:
    address = at(store, mention(store, "a1"))
    store.drop(["a1"])
    assert store.leads_to(address) == ()
    with pytest.raises(DecisionError, match="is gone with what articles told of it"):
        Curator(store).thing(address)
    telling.load(store, told)
    assert Curator(store).thing(address).address == address


def test_who_was_merged_and_split_otherwise_has_two_addresses_to_go_on_to(store: LocalStore) -> None:
    curator = Curator(store)
    one, other = at(store, mention(store, "a1")), at(store, mention(store, "a2"))
    curator.merge(one, other, BY)
    curator.split(one, ["a1"], BY)
    assert curator.thing(other).address == other


def test_another_reading_of_the_article_leads_on_by_the_name(telling: SimpleNamespace, store: LocalStore) -> None:
    before = at(store, mention(store, "a1"))
    tell = telling.tell("a1", "2018-03-01")
    tell.say("Tin ngắn")
    tell.person(NAME, "Bí thư | Tỉnh ủy | Nam Định")
    telling.load(store, [tell.done()])
    (after,) = store.leads_to(before) or ()
    assert after != before


def test_where_nothing_ever_stood(store: LocalStore) -> None:
    assert store.leads_to(f"{store.base}person/nobody") is None
