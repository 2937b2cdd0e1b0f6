"""Any text gives a Reading: no exception, no wrong place, nothing that JSON cannot hold but lone halves of letters."""

from __future__ import annotations

import re
from itertools import chain
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daibieu.reading import read
from daibieu.reading.model import Article, Event, Evidence, OtherEvent, Reading
from daibieu.reading.text import stored_text

PIECES = (
    "Đồng chí", "đồng chí", "các đồng chí", "Ông", "bà", "Đại tá", "GS.TS", "Lê Thị Bình", "Nguyễn", "Văn", "Thự",
    "Hà", "Nam Định", "Pak Chong-min", "H'Yim", "Y", "Bí thư", "Phó", "Chủ tịch", "Trưởng Ban", "nguyên", "Quyền",
    "Thường trực", "kiêm", "TUV", "Ủy viên", "Thủ tướng", "Đại sứ", "Tỉnh ủy", "UBND", "HĐND", "huyện", "tỉnh",
    "xã", "TP.", "P.7", "Sở", "Y tế", "Ban", "Ban Thường vụ", "Khối", "Bộ", "của", "tại", "dự", "chủ trì",
    "phát biểu", "có", "gồm", "gồm 11 đơn vị", "sẽ", "không", "vắng mặt", "cùng dự", "hội nghị", "lễ", "kỳ họp",
    "bầu", "giữ chức", "được", "miễn nhiệm", "nghỉ hưu", "phụ trách", "tặng", "Bằng khen", "Cờ",
    "Huân chương Lao động hạng Ba", "cho", "3 tập thể", "Chỉ thị 05-CT/TW", "Luật", "ngày 27-3-2018", "Sáng 8/2",
    "hôm qua", "31-2-2019", "ngày", "năm 2017", "Cập nhật lúc 07:59, Thứ Tư, 28/03/2018 (GMT+7)", "Tin, ảnh:",
    "Ảnh: P.V", "Xem thêm", "»", "*", "-", "–", ",", ";", ":", ".", "(", ")", "“", "”", "\"", "!", "…", "./.", "\n",
    "\n\n", "\t", " ", "  ", "\r\n", "\u00a0", "\u200b", "\u0301", "\ud800", "\udfff", "\x00", "<p>", "&amp;", "🙂",
    "İ", "ß", "ﬁ", "漢字", "Россия", "0", "99999999999999999999", "①", "²",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=("Lu", "Ll", "Mn", "Nd", "Po", "Zs", "Cs", "Cc", "Sm")), max_size=60),
    st.builds(
        lambda pieces, glue: glue.join(pieces),
        st.lists(st.sampled_from(PIECES), max_size=40),
        st.sampled_from([" ", " ", " ", "", ", "]),
    ),
)
_HALVES = re.compile("[\ud800-\udfff]")
DAYS = st.one_of(st.none(), st.dates().map(str))


def all_evidence(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple):
        return list(chain.from_iterable(map(all_evidence, value)))
    if hasattr(value, "__struct_fields__"):
        return list(chain.from_iterable(all_evidence(getattr(value, name)) for name in value.__struct_fields__))
    return []


def whole(reading: Reading, title: str, text: str) -> None:
    """What holds of every reading."""
    stored = stored_text(title, text)
    for one in all_evidence(reading):
        assert 0 <= one.start <= one.end <= len(stored)
        assert stored[one.start : one.end] == one.exact
    if not _HALVES.search(stored):  # halves of letters have no UTF-8
        assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    events: list[Event | OtherEvent] = [*reading.events, *reading.other_events]
    keys = {event.key for event in events}
    posts = {person.name: len(person.positions) for person in reading.people}
    for event in events:
        for participant in event.participants:
            assert "attended" in participant.roles
            assert all(index < posts[participant.agent] for index in participant.capacity)
    for change in reading.appointments:
        assert change.position is None or change.position < posts[change.person]
    assert {group.event for group in reading.groups} <= keys


@settings(max_examples=300)
@given(title=TEXTS, text=TEXTS, published=DAYS)
def test_any_text_gives_a_reading(title: str, text: str, published: str | None) -> None:
    whole(read(Article("a", title, text, published)), title, text)


@pytest.mark.parametrize("text", [
    "", " ", "\n\n", ".", ",", "(", "Bí thư", "Lê", "Lê Thị Bình", "Ông", "ngày", "tỉnh", "của", "dự", "có", "*", "“",
    "Bí thư Tỉnh ủy", "Đồng chí", "các đồng chí:", "gồm 11 đơn vị:", "\ud800 Bí thư Tỉnh ủy Lê Thị Bình dự hội nghị.",
    "Bí thư Tỉnh ủy Lê Thị Bình dự hội nghị ngày 99-99-9999.", "<p>Bí thư Tỉnh ủy Lê Thị Bình dự hội nghị.</p>",
    "The Prime Minister met officials.", "会議に出席した。",
    "99999999999999999999 Khối thi đua gồm Ban Tổ chức Huyện ủy, Ban Dân vận Huyện ủy.",
])  # fmt: skip
def test_odd_texts(text: str) -> None:
    for title in ("", text):
        whole(read(Article("a", title, text, None)), title, text)


@pytest.mark.parametrize("text", [
    "① Khối thi đua các cơ quan Đảng thuộc Huyện ủy gồm Ban Tổ chức Huyện ủy, Ban Dân vận Huyện ủy.",
    "UBND huyện trao Cờ cho ² tập thể tại hội nghị.",
])  # fmt: skip
def test_a_digit_that_is_no_decimal(text: str) -> None:
    whole(read(Article("a", "", text)), "", text)


# Python refuses to make a number of more than 4,300 digits.
@pytest.mark.parametrize("text", [
    "{} Khối thi đua các cơ quan Đảng thuộc Huyện ủy gồm Ban Tổ chức Huyện ủy, Ban Dân vận Huyện ủy.",
    "UBND huyện tặng Bằng khen cho {} tập thể tại hội nghị.",
    "Ngày {}-3-2018, Bí thư Huyện ủy Lê Thị Bình dự hội nghị lần thứ {} năm {}.",
    "Bí thư Huyện ủy Lê Thị Bình quán triệt Chỉ thị {}-CT/TW ngày 1-1-{}.",
    "Cập nhật lúc 07:59, Thứ Tư, {}/03/2018 (GMT+7)\n\nBí thư Huyện ủy Lê Thị Bình dự hội nghị.",
])  # fmt: skip
def test_a_number_of_five_thousand_digits(text: str) -> None:
    long = text.replace("{}", "1" * 5_000)
    whole(read(Article("a", "", long, "2019-06-20")), "", long)


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2019-13-45", "20/6/2019", ""])
def test_any_day_of_publication_gives_a_reading(published: str) -> None:
    text = "Ngày 1-1-2018, sáng hôm qua, ngày mai, thứ Hai, 20-6, Bí thư Huyện ủy Lê Thị Bình dự hội nghị."
    whole(read(Article("a", "", text, published)), "", text)


def test_the_same_text_gives_the_same_reading(examples: SimpleNamespace) -> None:
    assert [read(article) for article in examples.articles] == examples.readings


def test_the_order_of_the_input_is_that_of_the_output(examples: SimpleNamespace) -> None:
    backwards = [read(article) for article in reversed(examples.articles)]
    assert backwards == examples.readings[::-1]
    assert [reading.id for reading in backwards] == [article.id for article in reversed(examples.articles)]
