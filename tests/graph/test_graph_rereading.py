"""A better reader takes effect in a store, which tells what changed; decisions stay. All names are invented."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from daibieu.errors import SourceError
from daibieu.graph import open_store
from daibieu.graph.deciding import Curator
from daibieu.graph.decisions import By, claimed
from daibieu.graph.local import LocalStore
from daibieu.graph.rereading import Reread, reread
from daibieu.reading.model import Article, Reading

BY = By("nga", "2026-03-28T09:30:00+07:00", "vì")


@pytest.fixture
def told(telling: SimpleNamespace) -> list[Any]:
    """What a better reader reads in two articles."""
    one, other = telling.tell("a1", "2018-03-01"), telling.tell("a2", "2018-09-01")
    one.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định")
    other.person("Lê Thị Bình", "Chủ tịch | UBND tỉnh | Hà Nam")
    return [one.done(), other.done()]


@pytest.fixture
def store(told: list[Any]) -> LocalStore:
    """The old reader took the name in the second article short."""
    (person,) = told[1].reading.people
    short = replace(told[1].reading, people=(replace(person, name="Thị Bình"),))
    readings = {"a1": told[0].reading, "a2": short}
    opened = open_store(":memory:")
    opened.load([one.article for one in told], read=lambda article: readings[article.id])
    assert isinstance(opened, LocalStore)
    return opened


def better(told: list[Any]) -> Callable[[Article], Reading]:
    readings: dict[str, Reading] = {one.article.id: one.reading for one in told}
    return lambda article: readings[article.id]


def test_it_tells_what_each_article_says_otherwise(store: LocalStore, told: list[Any]) -> None:
    found = reread(store, better(told))
    position = "position Chủ tịch UBND tỉnh Hà Nam"
    gone = ("person Thị Bình", f"{position} (Thị Bình)")
    assert (found.articles, found.unreadable) == (2, ())
    assert found.changed == (Reread("a2", gone, ("person Lê Thị Bình", f"{position} (Lê Thị Bình)")),)
    assert reread(store, better(told)).changed == ()


def test_a_decision_stays_where_the_better_reader_gives_more_of_the_name(store: LocalStore, told: list[Any]) -> None:
    curator = Curator(store)
    one, other = (
        curator.thing(words.address).address
        for article in ("a1", "a2")
        for words in claimed(curator.article(store.addresses.article(article)), "person")
    )
    curator.merge(one, other, BY)
    reread(store, better(told))
    assert curator.outcomes() == {}
    assert len(curator.thing(one).mentions) == 2
    standing = set(store.quads())
    store.rebuild()
    assert set(store.quads()) == standing


def test_what_the_reader_refuses_keeps_its_reading(store: LocalStore) -> None:
    standing = set(store.quads())

    def refuse(article: Article) -> Reading:
        raise SourceError(f"{article.id}: no")

    found = reread(store, refuse)
    assert [str(fault) for fault in found.unreadable] == ["a1: no", "a2: no"]
    assert set(store.quads()) == standing
