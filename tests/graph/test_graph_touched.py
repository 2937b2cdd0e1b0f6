"""A load looks only at what it touches. All names are invented."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.graph import open_store
from daibieu.graph.local import LocalStore


def told(telling: SimpleNamespace, identifier: str, name: str, title: str, day: str = "2018-03-28") -> Any:
    tell = telling.tell(identifier, day)
    tell.person(name, title)
    tell.event("hội nghị", "ký giao ước thi đua", day, name)
    return tell.done()


@pytest.mark.parametrize(
    ("new", "looked_at"),
    [
        (("Tạ Văn Sơn", "Giám đốc | Sở Y tế | Hà Nam"), {"new"}),
        (("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định"), {"new", "hers"}),  # her name
        (("Tạ Văn Sơn", "Bí thư | Tỉnh ủy | Nam Định"), {"new"}),  # her seat, before she had it
        (("Tạ Văn Sơn", "Bí thư | Tỉnh ủy | Nam Định", "2019-01-02"), {"new", "hers"}),  # her seat, after
    ],
)
def test_a_load_looks_at_what_shares_a_name_or_a_seat(
    telling: SimpleNamespace, new: tuple[str, ...], looked_at: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(":memory:")
    assert isinstance(store, LocalStore)
    telling.load(
        store,
        [
            told(telling, "hers", "Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định"),
            told(telling, "other", "Trần Văn Thắng", "Chủ tịch | UBND tỉnh | Hà Nam", "2018-05-02"),
        ],
    )
    seen: set[str] = set()
    ask = store._claims

    def spied(ids: Iterable[str]) -> Any:
        ids = list(ids)
        seen.update(ids)
        return ask(ids)

    monkeypatch.setattr(store, "_claims", spied)
    day = new[2] if len(new) > 2 else "2018-01-02"
    telling.load(store, [told(telling, "new", new[0], new[1], day)])
    assert seen == looked_at


def test_a_stop_between_library_and_graph_makes_everything_again(
    telling: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(":memory:")
    assert isinstance(store, LocalStore)
    first, second = (told(telling, name, "Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định") for name in ("a1", "a2"))
    with monkeypatch.context() as patch:
        patch.setattr(store, "_refresh", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            telling.load(store, [first])
    telling.load(store, [second])
    whole = open_store(":memory:")
    telling.load(whole, [first, second])
    assert set(store.quads()) == set(whole.quads())
