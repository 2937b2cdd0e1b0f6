"""A question asked with an old name: its answer, and the body that took the place. All people are invented."""

from __future__ import annotations

import pytest

from daibieu.errors import SeveralError
from daibieu.facade import Store, open_store
from daibieu.reading.model import Article


def article(identifier: str, day: str, place: str, name: str) -> Article:
    told = f"Sáng nay, UBND tỉnh {place} tổ chức hội nghị giao ban. Dự có đồng chí {name}, Chủ tịch UBND tỉnh {place}."
    return Article(identifier, "Hội nghị giao ban", told, day, place=place)


@pytest.fixture(scope="module")
def store() -> Store:
    opened = open_store(":memory:")
    opened.load(
        article("a1", "2018-03-28", "Nam Định", "Lê Thị Bình"),
        article("a2", "2018-03-28", "Ninh Bình", "Trần Văn Thắng"),
        article("a3", "2025-08-01", "Ninh Bình", "Đỗ Văn Cường"),
    )
    return opened


def holders(store: Store, **asked: str) -> list[str]:
    return [row["person"]["name"] for row in store.ask("holders", **asked).rows]


def test_the_old_name_finds_its_answer_and_leads_on(store: Store) -> None:
    told = store.ask("holders", position="Chủ tịch UBND tỉnh Nam Định")
    assert [row["person"]["name"] for row in told.rows] == ["Lê Thị Bình"]
    (onward,) = told.onward
    assert onward.words.startswith(
        "UBND tỉnh Nam Định ended; UBND tỉnh Ninh Bình took its place on 2025-07-01: go on with http"
    )
    assert onward.position is not None
    assert holders(store, position=str(onward.position.iri)) == ["Đỗ Văn Cường"]
    assert told.to_json()["onward"][0]["heir"]["name"] == "UBND tỉnh Ninh Bình"


def test_what_has_not_ended_leads_nowhere(store: Store) -> None:
    told = store.ask("holders", position="Chủ tịch UBND tỉnh Ninh Bình", on="2025-08-01")
    assert told.onward == ()
    assert "onward" not in told.to_json()


@pytest.mark.parametrize(
    ("on", "who"), [("2018-03-28", "Trần Văn Thắng"), ("2025-06-30", "Trần Văn Thắng"), ("2025-07-01", "Đỗ Văn Cường")]
)
def test_a_name_that_passed_on_means_the_body_of_the_day(store: Store, on: str, who: str) -> None:
    assert holders(store, position="Chủ tịch UBND tỉnh Ninh Bình", on=on) == [who]


def test_without_a_day_the_two_are_told_apart_by_their_address(store: Store) -> None:
    with pytest.raises(SeveralError, match="fits 2 positions"):
        store.ask("holders", position="Chủ tịch UBND tỉnh Ninh Bình")


def test_a_body_that_no_article_names_is_in_nobody_s_way() -> None:
    opened = open_store(":memory:")
    opened.load(article("a2", "2018-03-28", "Ninh Bình", "Trần Văn Thắng"))
    assert holders(opened, position="Chủ tịch UBND tỉnh Ninh Bình") == ["Trần Văn Thắng"]
    assert opened.ask("members", body="UBND tỉnh Ninh Bình").rows == ()
    # Asked for by its own name, it is found.
    assert opened.ask("members", body="UBND tỉnh Hà Nam").rows == ()
