"""Words of jurisdiction with their names, provinces and countries. Districts and communes are invented."""

from __future__ import annotations

import pytest

from daibieu.reading.places import known_at, level_at, place_at
from daibieu.reading.tokens import tokenize

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "name", "level"),
    [
        ("tỉnh Nam Định", "Nam Định", "province"),
        ("tỉnh", None, "province"),
        ("huyện Vân Trạch", "Vân Trạch", "district"),
        ("huyện Cư K'Tơr", "Cư K'Tơr", "district"),
        ("thị xã Rạch Mướp", "Rạch Mướp", "district"),
        ("xã Hòa Lãng", "Hòa Lãng", "commune"),
        ("phường 7", "7", "commune"),
        ("quận 12", "12", "district"),
        ("phường Mai Trì", "Mai Trì", "commune"),
        ("đặc khu Cồn Quất", "Cồn Quất", "commune"),
        ("X.Hòa Lãng", "Hòa Lãng", "commune"),
        ("Q.12", "12", "district"),
        ("TP.HCM", "Hồ Chí Minh", "city"),
        ("TP Hồ Chí Minh", "Hồ Chí Minh", "city"),
        ("thành phố Đà Nẵng", "Đà Nẵng", "city"),
        ("Thủ đô Hà Nội", "Hà Nội", "city"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "province"),
        ("Nam Định", "Nam Định", "province"),
        ("Lào", "Lào", "country"),
        ("CHDCND Lào", "Lào", "country"),
    ],
)
def test_a_place(text: str, name: str | None, level: str) -> None:
    tokens = tokenize(text)
    place = place_at(tokens, 0, len(tokens))
    assert place is not None
    assert (place.name, place.level, place.end) == (name, level, len(tokens))


@PARAMETRIZE(
    "text",
    [
        "Thái Bình Dương",  # an ocean
        "Trung ương",
        "lào xào",
        "Hòa Lãng",  # bare: only a gazetteer knows, and it has provinces and countries
        "X. là chữ cái",  # a dotted abbreviation needs its name
        "P.V",
    ],
)
def test_no_place(text: str) -> None:
    tokens = tokenize(text)
    assert place_at(tokens, 0, len(tokens)) is None


@PARAMETRIZE(
    ("text", "place"),
    [
        ("huyện Vân Trạch Ứng Quang Lãm", "Vân Trạch"),
        ("tỉnh Hà Nam Phí Trọng Khuê", "Hà Nam"),  # `Hà` is a family name too
        ("tỉnh Phí Trọng Khuê", None),  # the place is left out
        ("huyện Điểu K'Brăng", None),
        ("xã Hòa Lãng Lê Bình", "Hòa Lãng"),
    ],
)
def test_a_place_before_its_holders_name(text: str, place: str | None) -> None:
    tokens = tokenize(text)
    found = place_at(tokens, 0, len(tokens), names=True)
    assert found is not None
    assert found.name == place


def test_a_country_is_written_with_capitals() -> None:
    tokens = tokenize("nga Nga")
    assert known_at(tokens, 0, 2) is None
    known = known_at(tokens, 1, 2)
    assert known is not None
    assert known[1].label == "Nga"


@PARAMETRIZE(
    ("text", "kept", "level"),
    [
        ("thành phố", "thành phố", "city"),
        ("TP", "TP", "city"),
        ("TX.Rạch", "thị xã", "district"),
        ("T.Ư", "Trung ương", "central"),
    ],
)
def test_a_level_word_as_names_of_bodies_keep_it(text: str, kept: str, level: str) -> None:
    tokens = tokenize(text)
    found = level_at(tokens, 0, len(tokens))
    assert found is not None
    assert found[1:] == (kept, level)
