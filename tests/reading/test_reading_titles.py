"""One title: modifiers, office, body and place. Districts and communes are invented."""

from __future__ import annotations

import pytest

from daibieu.reading.titles import Title, title_at
from daibieu.reading.tokens import tokenize

PARAMETRIZE = pytest.mark.parametrize


def title_of(text: str, *, names: bool = True) -> tuple[Title | None, int]:
    tokens = tokenize(text)
    return title_at(tokens, 0, len(tokens), names=names), len(tokens)


def told(title: Title) -> str:
    return f"{title.office}|{title.body or '-'}|{title.place or '-'}"


@PARAMETRIZE(
    ("text", "parts"),
    [
        ("Bí thư Tỉnh ủy Nam Định", "Bí thư|Tỉnh ủy|Nam Định"),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực|Tỉnh ủy|-"),
        ("Chủ tịch UBND huyện Vân Trạch", "Chủ tịch|UBND huyện|Vân Trạch"),
        ("Phó Chủ tịch Thường trực HĐND tỉnh", "Phó Chủ tịch Thường trực|HĐND tỉnh|-"),
        ("Phó CT HĐND huyện Vân Trạch", "Phó Chủ tịch|HĐND huyện|Vân Trạch"),
        ("Giám đốc Sở Tư pháp", "Giám đốc|Sở Tư pháp|-"),
        ("Giám đốc Sở GD&ĐT", "Giám đốc|Sở Giáo dục và Đào tạo|-"),
        ("Giám đốc Công an tỉnh Hà Nam", "Giám đốc|Công an tỉnh|Hà Nam"),
        ("Chủ nhiệm Ủy ban Pháp luật của Quốc hội", "Chủ nhiệm|Ủy ban Pháp luật của Quốc hội|-"),
        ("Tư lệnh Bộ Tư lệnh Cảnh vệ", "Tư lệnh|Bộ Tư lệnh Cảnh vệ|-"),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Giám đốc|Sở Văn hóa, Thể thao và Du lịch|-"),
        ("Chủ tịch Hội Khuyến học tỉnh", "Chủ tịch|Hội Khuyến học tỉnh|-"),
        ("Giám đốc Bệnh viện Đa khoa huyện Liễu Giang", "Giám đốc|Bệnh viện Đa khoa huyện|Liễu Giang"),
    ],
)
def test_office_body_place(text: str, parts: str) -> None:
    title, end = title_of(text)
    assert title is not None
    assert (told(title), title.end) == (parts, end)


@PARAMETRIZE(
    ("text", "parts"),
    [
        ("TUV", "Ủy viên|Ban Chấp hành Đảng bộ tỉnh|-"),
        ("Tỉnh ủy viên", "Ủy viên|Ban Chấp hành Đảng bộ tỉnh|-"),
        ("Huyện ủy viên", "Ủy viên|Ban Chấp hành Đảng bộ huyện|-"),
        ("UVTW", "Ủy viên|Ban Chấp hành Trung ương Đảng|-"),
        ("Ủy viên T.Ư Đảng", "Ủy viên|Ban Chấp hành Trung ương Đảng|-"),
        ("Ủy viên dự khuyết Trung ương Đảng", "Ủy viên dự khuyết|Ban Chấp hành Trung ương Đảng|-"),
        ("Ủy viên Bộ Chính trị", "Ủy viên|Bộ Chính trị|-"),
        ("Ủy viên Ban TVTU", "Ủy viên|Ban Thường vụ Tỉnh ủy|-"),
        ("UVTV Tỉnh ủy", "Ủy viên|Ban Thường vụ Tỉnh ủy|-"),
        ("UVBTV Huyện ủy Vân Trạch", "Ủy viên|Ban Thường vụ Huyện ủy|Vân Trạch"),
        ("Bí thư Trung ương Đảng", "Bí thư|Ban Chấp hành Trung ương Đảng|-"),
        ("Tổng Bí thư", "Tổng Bí thư|Ban Chấp hành Trung ương Đảng|-"),
        ("Chủ tịch nước", "Chủ tịch nước|Nhà nước|-"),
        ("Thủ tướng Chính phủ", "Thủ tướng|Chính phủ|-"),
        ("Phó Thủ tướng", "Phó Thủ tướng|Chính phủ|-"),
        ("Chủ tịch Quốc hội", "Chủ tịch|Quốc hội|-"),
        ("Đại biểu Quốc hội", "Đại biểu|Quốc hội|-"),
        ("Tổng Thanh tra Chính phủ", "Tổng Thanh tra|Thanh tra Chính phủ|-"),
        ("Thống đốc NHNN", "Thống đốc|Ngân hàng Nhà nước|-"),
    ],
)
def test_titles_that_carry_their_body(text: str, parts: str) -> None:
    title, end = title_of(text)
    assert title is not None
    assert (told(title), title.end) == (parts, end)


@PARAMETRIZE(
    ("text", "parts"),
    [
        ("Trưởng Ban Nội chính Tỉnh ủy", "Trưởng Ban|Ban Nội chính Tỉnh ủy|-"),
        ("Trưởng ban Ban Dân tộc HĐND tỉnh", "Trưởng ban|Ban Dân tộc HĐND tỉnh|-"),
        ("Phó Trưởng Ban Thường trực Ban Tổ chức Tỉnh ủy", "Phó Trưởng Ban Thường trực|Ban Tổ chức Tỉnh ủy|-"),
        ("Trưởng Ban Quản lý các khu công nghiệp tỉnh", "Trưởng Ban|Ban Quản lý các Khu công nghiệp tỉnh|-"),
        ("Chánh Văn phòng Tỉnh ủy", "Chánh Văn phòng|Văn phòng Tỉnh ủy|-"),
        ("Chánh Văn phòng Chính phủ", "Chánh Văn phòng|Văn phòng Chính phủ|-"),
        ("Phó Chánh Văn phòng UBND tỉnh", "Phó Chánh Văn phòng|Văn phòng UBND tỉnh|-"),
        ("Chánh Thanh tra tỉnh Hà Nam", "Chánh Thanh tra|Thanh tra tỉnh|Hà Nam"),
        ("Bộ trưởng Bộ Công an", "Bộ trưởng|Bộ Công an|-"),
        ("Bộ trưởng Công an", "Bộ trưởng|Bộ Công an|-"),
        ("Thứ trưởng Xây dựng", "Thứ trưởng|Bộ Xây dựng|-"),
        ("Thứ trưởng Thường trực Bộ Ngoại giao", "Thứ trưởng Thường trực|Bộ Ngoại giao|-"),
        ("Chi cục trưởng Chi cục Thủy lợi", "Chi cục trưởng|Chi cục Thủy lợi|-"),
        ("Cục trưởng Cục Thuế tỉnh", "Cục trưởng|Cục Thuế tỉnh|-"),
        ("Vụ trưởng Vụ Tổ chức cán bộ", "Vụ trưởng|Vụ Tổ chức cán bộ|-"),
        ("Viện trưởng Viện Kiểm sát nhân dân tỉnh", "Viện trưởng|Viện Kiểm sát nhân dân tỉnh|-"),
        ("Trưởng Công an huyện Vân Trạch", "Trưởng Công an|Công an huyện|Vân Trạch"),
        ("Hiệu trưởng Trường THPT Liễu Giang", "Hiệu trưởng|Trường THPT Liễu Giang|-"),
        ("Trưởng phòng Giáo dục và Đào tạo huyện Vân Trạch", "Trưởng phòng|Phòng Giáo dục và Đào tạo huyện|Vân Trạch"),
        ("Trưởng Đoàn ĐBQH tỉnh Phú Yên", "Trưởng đoàn|Đoàn ĐBQH tỉnh|Phú Yên"),
    ],
)
def test_an_office_that_carries_the_head_of_its_body(text: str, parts: str) -> None:
    title, end = title_of(text)
    assert title is not None
    assert (told(title), title.end) == (parts, end)


@PARAMETRIZE(
    ("text", "parts", "standing"),
    [
        ("nguyên Giám đốc Sở Công Thương", "Giám đốc|Sở Công Thương|-", "former"),
        ("Nguyên Bí thư Huyện ủy", "Bí thư|Huyện ủy|-", "former"),
        ("cựu Thủ tướng Na Uy", "Thủ tướng|Chính phủ|Na Uy", "former"),
        ("cố Chủ tịch UBND tỉnh", "Chủ tịch|UBND tỉnh|-", "late"),
        ("Quyền Chủ tịch UBND huyện Vân Trạch", "Quyền Chủ tịch|UBND huyện|Vân Trạch", "acting"),
        ("Q. Giám đốc Sở Y tế", "Quyền Giám đốc|Sở Y tế|-", "acting"),
        ("Phó Giám đốc phụ trách Sở Y tế", "Phó Giám đốc phụ trách|Sở Y tế|-", "in-charge"),
        ("tân Chủ tịch UBND tỉnh", "Chủ tịch|UBND tỉnh|-", "full"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch|UBND tỉnh|-", "full"),
    ],
)
def test_standing(text: str, parts: str, standing: str) -> None:
    title, _ = title_of(text)
    assert title is not None
    assert (told(title), title.standing) == (parts, standing)
    assert title.former is (standing in {"former", "late"})


@PARAMETRIZE(
    ("text", "term"),
    [
        ("Chủ tịch HĐND tỉnh khóa XVIII", "khóa XVIII"),
        ("Phó Chủ tịch UBND tỉnh nhiệm kỳ 2016-2021", "nhiệm kỳ 2016-2021"),
        ("Đại biểu Quốc hội khóa XIV", "khóa XIV"),
        ("Chủ tịch HĐND tỉnh khóa XVIII, nhiệm kỳ 2016-2021", "khóa XVIII, nhiệm kỳ 2016-2021"),
        ("Chủ tịch HĐND tỉnh dự", None),
    ],
)
def test_term(text: str, term: str | None) -> None:
    title, _ = title_of(text)
    assert title is not None
    assert title.term == term


@PARAMETRIZE(
    ("text", "parts", "constituency"),
    [
        ("Đại biểu Quốc hội tỉnh Phú Yên", "Đại biểu|Quốc hội|-", "tỉnh Phú Yên"),  # no place of the body
        ("ĐBQH tỉnh", "Đại biểu|Quốc hội|-", "tỉnh"),
        ("Đại biểu HĐND tỉnh Phú Yên", "Đại biểu|HĐND tỉnh|Phú Yên", None),  # near miss: here it is
    ],
)
def test_constituency(text: str, parts: str, constituency: str | None) -> None:
    title, _ = title_of(text)
    assert title is not None
    assert (told(title), title.constituency) == (parts, constituency)


@PARAMETRIZE(
    ("text", "parts"),
    [
        ("Đại sứ Lào tại Việt Nam", "Đại sứ|-|Lào"),  # a foreign envoy: who sends him
        ("Đại sứ Việt Nam tại Lào", "Đại sứ|-|Lào"),  # a Vietnamese one: where he is
        ("Bí thư thứ nhất Đại sứ quán Việt Nam tại Lào", "Bí thư thứ nhất|Đại sứ quán Việt Nam tại Lào|Lào"),
        ("Tổng thống Mỹ", "Tổng thống|-|Hoa Kỳ"),
        ("Quốc vương Na Uy", "Quốc vương|-|Na Uy"),
        ("Thủ tướng Lào", "Thủ tướng|Chính phủ|Lào"),
        ("Chủ tịch Trung Quốc", "Chủ tịch|Nhà nước|Trung Quốc"),
        ("Ngoại trưởng Lào", "Ngoại trưởng|Bộ Ngoại giao|Lào"),
        ("Bộ trưởng Bộ Y tế Đức", "Bộ trưởng|Bộ Y tế|Đức"),
        ("Bộ trưởng Ngoại giao Lào", "Bộ trưởng|Bộ Ngoại giao|Lào"),
    ],
)
def test_offices_abroad(text: str, parts: str) -> None:
    title, end = title_of(text)
    assert title is not None
    assert (told(title), title.end) == (parts, end)


@PARAMETRIZE(
    ("text", "parts"),
    [
        ("Chủ tịch xã Hòa Lãng", "Chủ tịch|UBND xã|Hòa Lãng"),
        ("Chủ tịch tỉnh", "Chủ tịch|UBND tỉnh|-"),
        ("Phó Chủ tịch huyện Vân Trạch", "Phó Chủ tịch|UBND huyện|Vân Trạch"),
        ("Bí thư huyện Vân Trạch", "Bí thư|Huyện ủy|Vân Trạch"),
        ("Bí thư Đà Nẵng", "Bí thư|Thành ủy|Đà Nẵng"),
        ("Phó Bí thư", "Phó Bí thư|-|-"),  # what it is of is for the context
        ("Chủ tịch", "Chủ tịch|-|-"),
    ],
)
def test_a_body_left_out(text: str, parts: str) -> None:
    title, end = title_of(text)
    assert title is not None
    assert (told(title), title.end) == (parts, end)


@PARAMETRIZE(
    ("text", "words"),
    [
        ("Bí thư Huyện ủy Lê Thị Bình dự", "Bí thư Huyện ủy"),
        ("Chủ tịch UBND tỉnh Hà Nam Phí Trọng Khuê dự", "Chủ tịch UBND tỉnh Hà Nam"),
        ("Phó Chủ tịch HĐND tỉnh Đàm Quang Bưởi dự", "Phó Chủ tịch HĐND tỉnh"),
        ("Bộ trưởng Bộ Y tế Đức Greta Wiesental dự", "Bộ trưởng Bộ Y tế Đức"),
        ("Trưởng Công an huyện Sơn Ngọc Phước dự", "Trưởng Công an huyện"),
        ("Chủ tịch UBND phường 7 Lê Thị Bình dự", "Chủ tịch UBND phường 7"),
    ],
)
def test_a_title_ends_before_its_holder(text: str, words: str) -> None:
    title, _ = title_of(text)
    assert title is not None
    tokens = tokenize(text)
    assert tokens.exact(title.start, title.end) == words


@PARAMETRIZE(
    "text",
    [
        "đại biểu dự họp",  # a guest
        "chính quyền xã",
        "nguyên nhân",
        "chức vụ Phó",
        "Thường trực HĐND tỉnh",  # a body
        "Đại tá",  # a rank
        "Giáo sư",
    ],
)
def test_no_title(text: str) -> None:
    assert title_of(text)[0] is None
