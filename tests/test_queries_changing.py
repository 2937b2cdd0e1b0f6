"""What became known since a day or a load, by article. All names are invented."""

from __future__ import annotations

import pytest

from daibieu.errors import QuestionError, StoreError
from daibieu.facade import Store, open_store
from daibieu.reading.model import Article

FIRST = Article(
    "a1",
    "Hội nghị sơ kết",
    "Ngày 5-3-2018, Tỉnh ủy Nam Định tổ chức hội nghị sơ kết công tác dân vận. "
    "Dự hội nghị có đồng chí Lê Thị Bình, Chủ tịch UBND tỉnh.",
    "2018-03-06",
    place="Nam Định",
)
SECOND = Article(
    "a2",
    "Khởi công cầu",
    "Ngày 27-3-2018, UBND tỉnh Nam Định tổ chức lễ khởi công cầu Vân Trạch. "
    "Dự lễ có đồng chí Lê Thị Bình, Chủ tịch UBND tỉnh; đồng chí Trần Văn Thắng, Giám đốc Sở Y tế.",
    "2018-03-28",
    place="Nam Định",
)


@pytest.fixture
def store() -> Store:
    opened = open_store(":memory:")
    opened.load(FIRST)
    opened.load(SECOND)
    return opened


def told(store: Store, since: str | None = None, **how: object) -> list[tuple[str | None, str | None]]:
    return [(one["kind"], one["what"]) for one in store.changes(since, **how)]  # type: ignore[arg-type]


NEW = [
    ("event", "Lễ khởi công cầu Vân Trạch"),
    ("person", "Trần Văn Thắng"),
    ("position", "Trần Văn Thắng: Giám đốc Sở Y tế Nam Định"),
]


@pytest.mark.parametrize("how", [{"since": "2018-03-20"}, {"since": "20/3/2018"}, {"load": 2}, {"load": 0}])
def test_what_an_older_article_tells_too_is_not_new(store: Store, how: dict[str, object]) -> None:
    assert told(store, **how) == NEW  # type: ignore[arg-type]


def test_everything_is_new_since_the_first_load(store: Store) -> None:
    found = told(store, load=1)
    assert set(NEW) < set(found)
    assert ("person", "Lê Thị Bình") in found
    assert [one["article"] for one in store.changes(load=1)] == sorted(
        str(one["article"]) for one in store.changes(load=1)
    )


def test_nothing_came_later(store: Store) -> None:
    assert told(store, "2018-03-29") == []


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("Trần Văn Thắng", NEW),
        ("Lê Thị Bình", NEW[:1]),
        ("Sở Y tế", NEW),
        ("Tỉnh ủy", []),  # nothing new of it
    ],
)
def test_of_one_person_or_body(store: Store, about: str, expected: list[tuple[str, str]]) -> None:
    assert told(store, "2018-03-20", about=about) == expected


def test_an_article_that_changed_belongs_to_the_load_that_changed_it(store: Store) -> None:
    store.load(Article("a1", FIRST.title, FIRST.text + " Chiều cùng ngày trời mưa.", FIRST.published, place="Nam Định"))
    assert ("event", "Hội nghị sơ kết công tác dân vận") in told(store, load=3)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({}, "changes: since when is not told"),
        ({"since": "2018-03-20", "load": 1}, "one of them only"),
        ({"since": "3/2018"}, "since: '3/2018' is no day"),
    ],
)
def test_no_day_or_two_is_refused(store: Store, how: dict[str, object], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        store.changes(**how)  # type: ignore[arg-type]


def test_a_load_that_never_was_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="load 7: this store has had 2"):
        store.changes(load=7)
