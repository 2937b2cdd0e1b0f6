"""The forms in which papers tell a day, beside what only looks like one."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.reading.dates import DateMention, find_dates

PUBLISHED = "2018-03-28"


def only(text: str, published: str | None = PUBLISHED) -> DateMention:
    (mention,) = find_dates(text, published)
    assert text[mention.start : mention.end] == mention.words
    return mention


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("Ngày 27-3-2018, Khối ký giao ước", "Ngày 27-3-2018", "2018-03-27"),
        ("họp sáng 8/2 tại tỉnh", "sáng 8/2", "2018-02-08"),
        ("*Sáng 8.2, ông", "Sáng 8.2", "2018-02-08"),  # a bullet without a space
        ("Chiều 5.2, đoàn", "Chiều 5.2", "2018-02-05"),
        ("ngày 17 - 2. Chủ trì", "ngày 17 - 2", "2018-02-17"),
        ("ngày 4/ 4/2017", "ngày 4/ 4/2017", "2017-04-04"),
        ("ngày 19 tháng 3 năm 2014", "ngày 19 tháng 3 năm 2014", "2014-03-19"),
        ("ngày 19 tháng 3", "ngày 19 tháng 3", "2018-03-19"),
        ("Thứ Ba (27/3), đoàn", "Thứ Ba (27/3)", "2018-03-27"),
        ("sáng nay (26/3), ông", "sáng nay (26/3)", "2018-03-26"),  # the date in brackets wins
        ("hôm nay, 20/3", "hôm nay, 20/3", "2018-03-20"),
        ("13 giờ (10/2)", "13 giờ (10/2)", "2018-02-10"),
        ("hôm nay, ông", "hôm nay", "2018-03-28"),
        ("chiều qua, ông", "chiều qua", "2018-03-27"),
        ("Từ 15/3, cơ quan", "Từ 15/3", "2018-03-15"),
        ("hôm thứ Tư, ông", "hôm thứ Tư", "2018-03-28"),
        ("tháng 4/2016", "tháng 4/2016", "2016-04"),
        ("trong tháng 2", "tháng 2", "2018-02"),
        ("từ 12/2016 đến nay", "12/2016", "2016-12"),
    ],
)
def test_a_day_in_all_its_forms(text: str, words: str, iso: str) -> None:
    mention = only(text)
    assert (mention.words, mention.iso) == (words, iso)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("từ ngày 22 đến 24-3", "2018-03-22", "2018-03-24"),
        ("từ ngày 22 - 24/3", "2018-03-22", "2018-03-24"),
        ("từ 16/3 đến 20/3", "2018-03-16", "2018-03-20"),
        ("trong hai ngày 4 và 5-2", "2018-02-04", "2018-02-05"),
        ("02-03/10/2017", "2017-10-02", "2017-10-03"),
        ("từ ngày 29/12 - 02/01/2018", "2017-12-29", "2018-01-02"),
        ("từ ngày 27 đến ngày 30/3", "2018-03-27", "2018-03-30"),
    ],
)
def test_several_days(text: str, first: str, last: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.iso, mention.end_iso) == ("range", first, last)


@pytest.mark.parametrize(
    "text",
    [
        "1/3 số đại biểu",
        "tỷ số 2-1",
        "làm từ 5-7 năm",
        "mỗi ngày 2-3 lần",
        "Nghị định 39/2007/NĐ-CP",
        "thu 1.000 và 27.3 tỷ",
        "ngày 31/2",
        "ngày 30/13",
        "dịp lễ 30/4, 1/5",
        "đường 3/2",
        "nhiệm kỳ 2015-2020",
        "quy hoạch 1/2000",
        "những ngày qua",
    ],
)
def test_what_only_looks_like_a_day(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["mùng 8 tháng Giêng", "ngày 10/3 âm lịch", "rằm tháng Chạp"])
def test_a_lunar_day_has_no_date_of_ours(text: str) -> None:
    assert all(m.iso is None for m in find_dates(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 31/12", "2017-12-31"),  # the nearest such day on or before publication
        ("ngày 30-3", "2018-03-30"),  # the record may be a day early
        ("ngày 31-3", "2017-03-31"),
        ("ngày 5/4 tới", "2018-04-05"),
        ("ngày 29/2", "2016-02-29"),
    ],
)
def test_the_year_comes_from_publication(text: str, iso: str) -> None:
    assert only(text).iso == iso


def test_without_publication_the_year_stays_unknown() -> None:
    assert only("Ngày 27-3", None).iso == "--03-27"
    assert only("sáng nay", None).iso is None


def test_the_same_day_is_the_last_one_told() -> None:
    text = "Ngày 6/2, hội nghị khai mạc. Chiều cùng ngày, đoàn về."
    assert [m.iso for m in find_dates(text, PUBLISHED)] == ["2018-02-06", "2018-02-06"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Kỷ niệm 60 năm Ngày thành lập (15/6/1957 - 15/6/2017)", "anniversary"),
        ("lễ kỷ niệm ngày sinh ông A (19/5/1890)", "in_parentheses"),
        ("Chỉ thị số 07/CT-TTg ngày 19-3-2014 của Thủ tướng", "of_document"),
        ("Quyết định 218-QĐ/TW của Bộ Chính trị ngày 12-12-2013", "of_document"),
        ("Trước đó, ngày 2-3, ông A", "before"),
        ("Ngày mai (29/3), phiên họp", "future"),
        ("ngày 5/4 tới", "future"),
    ],
)
def test_the_words_around_are_kept(text: str, flag: str) -> None:
    mention = only(text)
    if flag != "future" or mention.iso != "2018-03-29":
        assert getattr(mention, flag)


def test_an_ordinary_day_has_no_flag() -> None:
    m = only("Ngày 27-3, lễ kỷ niệm 70 năm được tổ chức.")
    assert not any((m.anniversary, m.of_document, m.before, m.future, m.in_parentheses))


@given(
    st.text(alphabet=st.characters(), max_size=100)
    | st.text(alphabet="ngàyhômstáqu 0123456789/.-(),", max_size=60)
    | st.lists(
        st.sampled_from(["ngày ", "29/2", " - ", "31/12/2017", "tháng 13", " cùng ngày", "mùng ", "(", "1."])
    ).map("".join),
    st.sampled_from([None, "2018-03-28", "2016-02-29", "rác"]),
)
def test_any_text_gives_exact_places_and_days_that_exist(text: str, published: str | None) -> None:
    found = find_dates(text, published)
    for m in found:
        assert text[m.start : m.end] == m.words
        for iso in (m.iso, m.end_iso):
            if iso is not None and len(iso) == 10:
                date.fromisoformat(iso)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_an_anniversary_gives_the_year_that_nothing_else_gives() -> None:
    text = "Tối 28.4, chương trình chào mừng 50 năm Ngày Giải phóng miền Nam (30.4.1975 - 30.4.2025)."
    assert find_dates(text, None)[0].iso == "2025-04-28"


def test_the_same_day_is_no_coming_one() -> None:
    text = "Ngày 26/3, ông A kiểm tra lễ hội diễn ra từ 29/3 đến 30/3. Chiều cùng ngày, đoàn về."
    assert find_dates(text, PUBLISHED)[-1].iso == "2018-03-26"


def test_a_comma_ends_what_belongs_to_a_document() -> None:
    text = "Thực hiện Kế hoạch số 26/KH-UBBC của Ủy ban Bầu cử tỉnh, hôm nay (26/3/2018), đoàn đi kiểm tra."
    assert not only(text).of_document
