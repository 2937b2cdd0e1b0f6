"""The printed page around a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.reading.frame import outside, read_frame
from daibieu.reading.model import Frame

BODY = "Ngày 27-3, Tỉnh ủy họp. Đồng chí Lê Thị Bình, Phó Bí thư Tỉnh ủy, chủ trì hội nghị và phát biểu kết luận."


def read(
    text: str, published: str | None = None, place: str | None = None, source: str | None = None
) -> tuple[Frame, str | None]:
    return read_frame(text, 0, published, place, source)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(line.kind, line.words) for line in read(text)[0].lines if line.kind != "sapo"]


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Cập nhật lúc07:59, Thứ Tư, 28/03/2018 (GMT+7)", "2018-03-28T07:59"),
        ("Thứ Bảy, 17/10/2020, 14:34 (GMT+7)", "2020-10-17T14:34"),
        ("18:18 |31/03/2020", "2020-03-31T18:18"),
        ("11:40 - Thứ Sáu, 06/05/2022 In bài viết", "2022-05-06T11:40"),
        ("Ngày đăng: 17/09/2021  15:55", "2021-09-17T15:55"),
        ("(25/08/2022)", "2022-08-25"),
        ("date 2025-09-30", "2025-09-30"),
    ],
)
def test_the_line_of_publication(line: str, updated: str) -> None:
    frame, published = read(f"{line}\n{BODY}")
    assert (frame.updated, published, frame.published_from) == (updated, updated[:10], "text")
    assert kinds(f"{line}\n{BODY}") == [("update", line)]


@pytest.mark.parametrize("line", ["Ngày 28/03/2018, Tỉnh ủy họp", "Cập nhật tin bão", "45/2018"])
def test_a_report_that_tells_a_day_is_no_such_line(line: str) -> None:
    frame, published = read(f"{line}\n{BODY}")
    assert (frame.updated, published, frame.published_from) == (None, None, None)


def test_the_record_goes_before_the_page() -> None:
    frame, published = read(f"(25/08/2022)\n{BODY}", published="2022-08-26")
    assert (published, frame.published_from, frame.updated) == ("2022-08-26", "record", "2022-08-25")


@pytest.mark.parametrize("tag", ["(TTXVN) -", "(Baothanhhoa.vn) -", "BHG -", "(BBNĐT)"])
def test_a_tag(tag: str) -> None:
    assert kinds(f"{tag} {BODY}") == [("tag", tag)]


@pytest.mark.parametrize("words", ["UBND - Sở Y tế họp", "VN-Index tăng", "TS Lê Thị Bình - Giám đốc Sở"])
def test_capitals_that_are_no_tag(words: str) -> None:
    assert kinds(f"{words}. {BODY}") == []


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("\n\nTin, ảnh: Thanh Tuấn\n\n,\n,\n.", ("Thanh Tuấn",)),
        ("\nBài và ảnh: Hải An/Báo A", ("Hải An",)),
        (" Đình Huy", ("Đình Huy",)),
        ("\nHẢI ÂU", ("HẢI ÂU",)),
        (" Hà Oai - Đặng Sơn", ("Hà Oai", "Đặng Sơn")),
        ("/.\n\nMinh Chuyên (Mèo Vạc)", ("Minh Chuyên",)),
        (" Theo TTXVN", ()),
        ("", ()),
    ],
)
def test_who_signs(end: str, names: tuple[str, ...]) -> None:
    assert read(BODY + end)[0].bylines == names


def test_a_last_sentence_is_no_signature() -> None:
    assert read(f"{BODY}\nĐoàn đại biểu tỉnh dâng hương tại Đền.")[0].bylines == ()


def test_a_caption_before_its_credit_and_one_printed_twice() -> None:
    twice = "Đồng chí B trao cờ thi đua."
    text = f"{BODY} Toàn cảnh hội nghị. Ảnh: Trí Dũng/TTXVN Dự hội nghị có ông A.\n{twice}\n{twice}\nHết."
    found = kinds(text)
    assert ("credit", "Ảnh: Trí Dũng/TTXVN") in found
    assert ("caption", "Toàn cảnh hội nghị.") in found
    assert found.count(("caption", twice)) == 2


@pytest.mark.parametrize("line", ["» Tỉnh B công bố quyết định", ">> Xem thêm: Tỉnh B họp", "Xem thêm: Tỉnh B họp"])
def test_a_teaser_of_another_article(line: str) -> None:
    assert kinds(f"{BODY}\n{line}") == [("teaser", line)]


def test_a_heading_alone_takes_what_follows() -> None:
    assert kinds(f"{BODY}\nTin liên quan\nTỉnh B họp\nTỉnh C họp")[-1] == (
        "teaser",
        "Tin liên quan\nTỉnh B họp\nTỉnh C họp",
    )


def test_captions_and_lead_stay_in_the_report() -> None:
    text = f"* {BODY}\n{BODY} Toàn cảnh. Ảnh: Trí Dũng/TTXVN\nTin, ảnh: Thanh Tuấn"
    frame, _ = read(text)
    assert {line.kind for line in frame.lines} >= {"sapo", "caption", "credit", "byline"}
    assert [text[a:b] for a, b in outside(frame)] == ["Ảnh: Trí Dũng/TTXVN", "Tin, ảnh: Thanh Tuấn"]


@pytest.mark.parametrize(
    ("place", "source", "text", "expected"),
    [
        ("Nam Định", "Báo Hà Giang", BODY, "Nam Định"),
        (None, "Báo Nam Định", BODY, "Nam Định"),
        (None, "Cổng thông tin điện tử tỉnh Kon Tum", BODY, "Kon Tum"),
        (None, None, f"(Baothanhhoa.vn) - {BODY}", "Thanh Hóa"),
        (None, "Báo Nhân Dân", BODY, None),
        (None, None, BODY, None),
    ],
)
def test_the_province_of_the_paper(place: str | None, source: str | None, text: str, expected: str | None) -> None:
    assert read(text, None, place, source)[0].paper_place == expected


PIECES = [
    "Cập nhật lúc07:59, 28/03/2018",
    "\n",
    "Ảnh: ",
    "Trí Dũng/TTXVN ",
    "Xem thêm",
    "» ",
    ">>",
    "Tin, ảnh: A",
    "BHG - ",
    "(A.vn) -",
    "[img]",
    "Lê Thị Bình",
    ". ",
    "29/02/2018",
    "  ",
]


@given(
    st.text(alphabet=st.characters(), max_size=100) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.integers(0, 30),
)
def test_any_text_gives_exact_places(text: str, title_end: int) -> None:
    frame, _ = read_frame(text, min(title_end, len(text)), None, None, None)
    for line in frame.lines:
        for e in line.evidence:
            assert 0 <= e.start < e.end <= len(text)
            assert text[e.start : e.end] == e.exact == line.words
