"""Where sentences end: marks that look like ends and are none, and photo credits that are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.reading.sentences import photo_credits, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "one",
    [
        "Bí thư T.Ư Đảng, Trưởng Ban Tuyên giáo T.Ư dự.",
        "Chủ tịch UBND TP.HCM và Q.1, P.Bến Nghé đến.",
        "Lãnh đạo TP. Hồ Chí Minh dự.",
        "PGS.TS. Lê Thị Bình phát biểu.",
        "Ngày 27.3, thu 1.000 đồng, tăng 2.5 điểm.",
        "Tổng thống Donald J. Trump đến.",
        "Dự có: A, Bí thư; B, Chủ tịch; lãnh đạo các sở.",
        'Ông hỏi: "Đi đâu?" rồi cười.',
        "1. Nội dung thứ nhất",
    ],
)
def test_no_end_inside(one: str) -> None:
    assert cut(one) == [one]


@pytest.mark.parametrize(
    "two",
    [
        ["Hội nghị bế mạc.", "Dự có đồng chí A."],
        ["Đó là năm 2017.", "Trong đó có 15 đơn vị."],
        ["“Phải làm ngay.”", "Ông A nói."],
        ["Họp tại TP.", "Theo đó, ba xã được chọn."],
        ["Ông được hỏi lại…", "Không ai đáp."],
        ["Thời gian tới.", "Nhân dịp này, ông A nói."],
    ],
)
def test_an_end_between(two: list[str]) -> None:
    assert cut(" ".join(two)) == two


def test_a_lost_space_is_no_lost_end() -> None:
    assert cut("Việc đã xong.Nhân dịp này, ông A nói.") == ["Việc đã xong.", "Nhân dịp này, ông A nói."]


def test_a_line_break_ends_a_sentence() -> None:
    assert cut("Tiêu đề không chấm\n\nThân bài\n,\n.") == ["Tiêu đề không chấm", "Thân bài"]


@pytest.mark.parametrize(
    ("text", "credit", "next_sentence"),
    [
        ("Toàn cảnh. Ảnh: Trí Dũng/TTXVN Dự Hội nghị có ông A.", "Ảnh: Trí Dũng/TTXVN", "Dự Hội nghị có ông A."),
        ("Toàn cảnh (Ảnh: Minh Lý/TTXVN) Tham dự có ông A.", "(Ảnh: Minh Lý/TTXVN)", "Tham dự có ông A."),
        ("Toàn cảnh. Ảnh: Minh Lý Dù nắng nóng, ông vẫn đi.", "Ảnh: Minh Lý", "Dù nắng nóng, ông vẫn đi."),
        ("Toàn cảnh. Ảnh: VGP/Quang Lâm Tại cuộc gặp, ông nói.", "Ảnh: VGP/Quang Lâm", "Tại cuộc gặp, ông nói."),
        ("Toàn cảnh. Ảnh: LÊ TRÍ Anh Hùng làm việc.", "Ảnh: LÊ TRÍ", "Anh Hùng làm việc."),
        ("Toàn cảnh. Ảnh: Hải An. Theo ông A, việc đã xong.", "Ảnh: Hải An.", "Theo ông A, việc đã xong."),
    ],
)
def test_a_photo_credit_ends_a_sentence(text: str, credit: str, next_sentence: str) -> None:
    assert [text[a:b] for a, b in photo_credits(text)] == [credit]
    assert cut(text)[-1] == next_sentence


def test_a_picture_in_the_sentence_is_no_credit() -> None:
    assert photo_credits("Vòng loại Ngoại hạng Anh: Màu xanh, hình ảnh: đẹp.") == []


@given(st.text(alphabet=st.characters(), max_size=120) | st.text(alphabet="AaảẢnh: .;\n(/)TPQ1“”\u00a0", max_size=80))
def test_spans_stand_in_order_and_hold_words(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= a < b <= len(text) for a, b in spans + photo_credits(text))
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
