"""One door for text: what it settles, and that places in clean input hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.reading.text import clean, spaced, stored_text

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)
VIETNAMESE = st.text(alphabet="hoàhòauỷủyquýkhoẻ ÐĐđ–-aàAОoу.,\n\u00a0\u0300\u0323n", max_size=60)


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("hoà, khoá, khoẻ", "hòa, khóa, khỏe"),
        ("Uỷ ban, Thuỷ, uý", "Ủy ban, Thủy, úy"),
        ("KHOÁ, UỶ BAN", "KHÓA, ỦY BAN"),
        ("hòa, ủy", "hòa, ủy"),
    ],
)
def test_the_tone_moves_to_its_old_place(written: str, settled: str) -> None:
    assert clean(written) == settled


@pytest.mark.parametrize("word", ["hoàn", "toán", "huỳnh", "khuỷu", "ngoài", "quý", "quỳ", "QUÝ", "loại"])
def test_a_tone_that_has_one_place_stays(word: str) -> None:
    assert clean(word) == word


def test_letters_and_dashes_that_look_alike_become_one() -> None:
    assert clean("Ðảng, ðồng") == "Đảng, đồng"
    assert clean("Bà Rịa – Vũng Tàu — A − B") == "Bà Rịa - Vũng Tàu - A - B"
    assert clean("Нà Nội") == "Hà Nội"  # a Cyrillic first letter


@pytest.mark.parametrize("foreign", ["Россия", "μm", "Δt", "Ελλάδα"])
def test_a_word_that_is_truly_foreign_stays(foreign: str) -> None:
    assert clean(foreign) == foreign


def test_decomposed_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Hoà")) == "Nguyễn Thị Hòa"


def test_layout_is_left_alone() -> None:
    assert clean("a  b\r\n\tc\u00a0d\n\n") == "a  b\r\n\tc\u00a0d\n\n"


def test_the_stored_text_is_title_blank_line_text() -> None:
    assert stored_text("Tiêu đề", "Thân bài") == "Tiêu đề\n\nThân bài"
    assert stored_text(None, "Thân bài") == stored_text("", "Thân bài") == "Thân bài"


def test_odd_spaces_are_plain_to_the_rules_and_places_hold() -> None:
    assert spaced("Ủy\u00a0ban\u202fnhân dân") == "Ủy ban nhân dân"


@given(st.one_of(ANY_TEXT, VIETNAMESE))
def test_the_door_is_closed_behind_itself(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.one_of(ANY_TEXT, VIETNAMESE))
def test_places_in_composed_input_hold(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(clean(composed)) == len(composed) == len(spaced(composed))


def test_halves_of_letters_do_no_harm() -> None:
    assert clean("\ud800hoà\udfff") == "\ud800hòa\udfff"
