"""Distinctions as papers tell them: who gives what to whom, for which year; and what only looks like one.

Marked: `|award`, `|title`, `|by` (the giver), `|to` (a named recipient), `|no` (a counted one),
`|who` (one told in words), `|year`. Several recipients or distinctions are listed by hand.
The people and places are invented.
"""

from __future__ import annotations

import re

import pytest

from daibieu.reading import read
from daibieu.reading.model import Article, Award, Reading

# A sentence that makes any article a report; no distinction in it.
REPORT = "Sáng 27-3-2018, UBND huyện Sông Trầm tổ chức hội nghị tổng kết."
_MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)\]")


def reading(text: str) -> Reading:
    return read(Article("x", "", f"{REPORT}\n{text}", published="2018-03-28", place="Hà Nam"))


def told(text: str) -> list[tuple[str, ...]]:
    return [_short(award) for award in reading(text).awards]


def _short(award: Award) -> tuple[str, ...]:
    return award.award, award.giver or "-", award.recipient or award.recipients_as_told or "-"


@pytest.mark.parametrize(
    "marked",
    [
        "Năm [2017|year], [3 đơn vị|no] được [UBND tỉnh|by] tặng [Cờ|award] “[Đơn vị xuất sắc|title]”.",
        "Kết quả năm [2017|year], [7 đơn vị|no] được [UBND tỉnh|by] tặng [Bằng khen|award].",
        "[Chính phủ|by] tặng [1 đơn vị|no] [Cờ|award] “[Đơn vị dẫn đầu phong trào thi đua|title]”.",
        "[Chủ tịch UBND tỉnh|by] tặng [Bằng khen|award] cho [22 cá nhân|no] có thành tích xuất sắc năm [2017|year].",
        "Đồng chí Lê Văn Tám trao [Giấy khen|award] của [UBND huyện|by] cho ông [Hoàng Văn Chín|to].",
        "Thừa ủy quyền [Chủ tịch nước|by], đồng chí Lê Văn Tám trao [Huân chương Lao động hạng Ba|award] tặng "
        "[Trường THPT Liễu Giang|to].",
        "[Trường THPT Liễu Giang|to] được [Chủ tịch nước|by] tặng thưởng [Huân chương Lao động hạng Nhì|award].",
        "[Trường THPT Liễu Giang|to] vinh dự đón nhận [Cờ thi đua|award] của [Chính phủ|by].",
        "Ông [Hoàng Văn Chín|to] nhận [Huân chương Độc lập hạng Nhất|award] do [Chủ tịch nước|by] trao tặng.",
        "Bà [Lê Thị Mười|to] được phong tặng [danh hiệu|award] [Nhà giáo Ưu tú|title].",
        "[Chủ tịch nước|by] đã truy tặng [Huân chương Dũng cảm|award] cho anh [Lê Văn Tám|to].",
        "Đồng chí Lê Văn Tám trao [Huy hiệu 50 năm tuổi Đảng|award] cho đồng chí [Hoàng Văn Chín|to].",
        "Dịp này, [Hội Nông dân tỉnh|by] trao [Kỷ niệm chương|award] “[Vì giai cấp nông dân Việt Nam|title]” "
        "cho [12 hội viên|no].",
        "Năm [2017|year], [xã Mỹ Hưng|to] được [Chủ tịch UBND tỉnh|by] tặng [Bằng công nhận|award] "
        "[xã đạt chuẩn nông thôn mới|title].",
        "[Huy hiệu 30 năm tuổi Đảng|award] được đồng chí Lê Văn Tám trao cho đồng chí [Hoàng Văn Chín|to].",
        "Đồng chí [Hoàng Văn Chín|to], Chi bộ khu Liễu Giang, nhận [Huy hiệu 60 năm tuổi Đảng|award].",
        "Đồng chí Lê Văn Tám thay mặt Đảng ủy trao [Huy hiệu 60 năm tuổi Đảng|award] cho [12 đảng viên|no].",
        "[Chủ tịch nước|by] tặng [Huân chương Độc lập hạng Ba|award] cho "
        "[Đảng bộ, chính quyền và nhân dân tỉnh Hà Nam|who] về thành tích xuất sắc.",
        "[UBND tỉnh|by] trao [Bằng khen|award] cho [các hộ tiêu biểu|who] có thành tích.",
    ],
)
def test_a_distinction(marked: str) -> None:
    parts = {kind: words for words, kind in _MARK.findall(marked)}
    text = _MARK.sub(r"\1", marked)
    (award,) = reading(text).awards
    assert award.award == parts["award"]
    assert award.giver == parts.get("by")
    assert award.title == parts.get("title")
    assert award.recipient == parts.get("to")
    assert award.recipients_as_told == parts.get("no", parts.get("who"))
    assert award.number == (int(parts["no"].split()[0]) if "no" in parts else None)
    assert award.year == (int(parts["year"]) if "year" in parts else None)
    (evidence,) = award.evidence
    assert f"{REPORT}\n{text}"[evidence.start : evidence.end] == evidence.exact
    assert evidence.rule.startswith("award/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chính phủ tặng 1 đơn vị Cờ “Đơn vị dẫn đầu”; UBND tỉnh tặng 3 đơn vị Cờ “Đơn vị xuất sắc”, "
            "tặng 7 đơn vị Bằng khen.",
            [("Cờ", "Chính phủ", "1 đơn vị"), ("Cờ", "UBND tỉnh", "3 đơn vị"), ("Bằng khen", "UBND tỉnh", "7 đơn vị")],
        ),
        (
            "UBND huyện trao Giấy khen cho 5 tập thể, 12 cá nhân.",
            [("Giấy khen", "UBND huyện", "5 tập thể"), ("Giấy khen", "UBND huyện", "12 cá nhân")],
        ),
        (
            "28 tập thể và 48 cá nhân có thành tích xuất sắc đã được UBND tỉnh tặng Bằng khen.",
            [("Bằng khen", "UBND tỉnh", "28 tập thể"), ("Bằng khen", "UBND tỉnh", "48 cá nhân")],
        ),
        (
            "Trường THPT Liễu Giang được Chủ tịch nước tặng Huân chương Lao động hạng Nhất và hạng Nhì.",
            [
                ("Huân chương Lao động hạng Nhất", "Chủ tịch nước", "Trường THPT Liễu Giang"),
                ("Huân chương Lao động hạng Nhì", "Chủ tịch nước", "Trường THPT Liễu Giang"),
            ],
        ),
        (
            "Đồng chí Lê Văn Tám trao Huy hiệu 40 năm tuổi Đảng cho các đồng chí: Hoàng Văn Chín, Lê Thị Mười.",
            [("Huy hiệu 40 năm tuổi Đảng", "-", "Hoàng Văn Chín"), ("Huy hiệu 40 năm tuổi Đảng", "-", "Lê Thị Mười")],
        ),
        (
            "Đồng chí Lê Văn Tám trao Huy hiệu 50 năm và 30 năm tuổi Đảng cho các ông Hoàng Văn Chín và Lê Văn Mười.",
            [("Huy hiệu 50 năm tuổi Đảng", "-", "Hoàng Văn Chín"), ("Huy hiệu 30 năm tuổi Đảng", "-", "Lê Văn Mười")],
        ),
    ],
)
def test_several_in_one_sentence(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Ba cho Trường THPT Liễu Giang.",
        "Hội đồng xét tặng Kỷ niệm chương “Vì sự nghiệp giáo dục” cho 12 cá nhân.",
        "Xã Mỹ Hưng phấn đấu được tặng Cờ thi đua của Chính phủ.",
        "Trường THPT Liễu Giang sẽ được tặng Bằng khen.",
        "Ông Hoàng Văn Chín chưa được tặng Bằng khen.",
        "UBND tỉnh tặng hoa chúc mừng Trường THPT Liễu Giang.",
        "Đồng chí Lê Văn Tám tặng quà cho 5 gia đình chính sách.",
        "Đồng chí Lê Văn Tám tặng cờ Tổ quốc cho 5 hộ.",
        "Đoàn thể thao nhận 3 Huy chương Vàng SEA Games.",
        "Anh Lê Văn Tám nhận danh hiệu “Cầu thủ xuất sắc nhất trận”.",
        "Mẫu Bằng khen in trên giấy trắng.",
        "Ban Thi đua - Khen thưởng tỉnh dự hội nghị.",
        "Chủ tịch nước Lê Văn Tám phát biểu tại Lễ đón nhận danh hiệu Anh hùng Lao động.",
    ],
)
def test_no_distinction(text: str) -> None:
    assert told(text) == []


def test_badges_are_counted_one_by_one() -> None:
    awards = reading("Đợt này trao 2 Huy hiệu 55 năm, 3 Huy hiệu 50 năm và 6 Huy hiệu 30 năm tuổi Đảng.").awards
    assert [(a.award, a.number) for a in awards] == [
        ("Huy hiệu 55 năm tuổi Đảng", 2), ("Huy hiệu 50 năm tuổi Đảng", 3), ("Huy hiệu 30 năm tuổi Đảng", 6),
    ]  # fmt: skip


def test_who_hands_it_over_is_not_who_gives_it() -> None:
    (award,) = reading("Bí thư Huyện ủy Lê Văn Tám trao Bằng khen cho 3 tập thể.").awards
    assert award.giver is None


def test_a_flag_goes_to_no_person() -> None:
    assert told("Ông Hoàng Văn Chín nhận Cờ thi đua của Chính phủ.") == []


def test_the_event_is_where_it_was_handed_over() -> None:
    handed, recalled = reading(
        "Tại hội nghị, UBND huyện tặng Giấy khen cho 5 tập thể. "
        "Năm 2015, Trường THPT Liễu Giang được UBND tỉnh tặng Bằng khen."
    ).awards
    assert (handed.event, handed.year) == ("e1", None)
    assert (recalled.event, recalled.year) == (None, 2015)


def test_what_title_and_text_tell_is_one() -> None:
    article = Article(
        "x", "Trường THPT Liễu Giang đón nhận Huân chương Lao động hạng Ba",
        f"{REPORT} Trường THPT Liễu Giang được Chủ tịch nước tặng Huân chương Lao động hạng Ba.",
        published="2018-03-28",
    )  # fmt: skip
    (award,) = read(article).awards
    assert award.giver == "Chủ tịch nước"
    assert len(award.evidence) == 2
