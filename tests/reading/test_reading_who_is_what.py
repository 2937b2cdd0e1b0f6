"""Whose office it is, and which body it is of, where words stand close together. All people and firms are invented.

Each near miss stands behind its hit.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Tổng thống Mỹ và Chủ tịch UBND tỉnh Hà Nam Lê Thị Bình dự lễ.",
            {"Lê Thị Bình": ["Chủ tịch|UBND tỉnh|Hà Nam"]},
        ),
        (
            "Nguyên Bí thư Huyện ủy Vân Trạch và nguyên Chủ tịch UBND huyện Vân Trạch Lê Thị Bình dự lễ.",
            {"Lê Thị Bình": ["Bí thư|Huyện ủy|Vân Trạch|former", "Chủ tịch|UBND huyện|Vân Trạch|former"]},
        ),
        (
            "Đồng chí Lê Thị Bình và Bí thư Huyện ủy Vân Trạch Doãn Khắc Thự dự lễ.",
            {"Lê Thị Bình": [], "Doãn Khắc Thự": ["Bí thư|Huyện ủy|Vân Trạch"]},
        ),
    ],
)
def test_and_between_titles_parts_two_people(say: SimpleNamespace, text: str, expected: dict[str, list[str]]) -> None:
    assert say.posts(say.read(text)) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        ("Bí thư Tỉnh ủy Hà Nam - Lê Thị Bình dự lễ.", {"Lê Thị Bình": ["Bí thư|Tỉnh ủy|Hà Nam"]}),
        ("Thủ tướng Canada - Jason Trolleau dự lễ.", {"Jason Trolleau": ["Thủ tướng|Chính phủ|Canada"]}),
        ("Tổng Thư ký Quốc hội: Bà Lê Thị Bình nghỉ ốm.", {}),  # whose words they are
    ],
)
def test_a_title_a_mark_and_a_name(say: SimpleNamespace, text: str, expected: dict[str, list[str]]) -> None:
    assert say.posts(say.read(text)) == expected


def test_a_shared_title_ends_where_another_office_begins(say: SimpleNamespace) -> None:
    text = "Dự lễ có các Phó Thủ tướng: Lê Thị Bình, Doãn Khắc Thự; Phó Chủ tịch Quốc hội Thân Đức Hợi."
    assert say.posts(say.read(text)) == {
        "Lê Thị Bình": ["Phó Thủ tướng|Chính phủ|-"],
        "Doãn Khắc Thự": ["Phó Thủ tướng|Chính phủ|-"],
        "Thân Đức Hợi": ["Phó Chủ tịch|Quốc hội|-"],
    }


def test_a_shared_membership_covers_offices_too(say: SimpleNamespace) -> None:
    text = "Dự lễ có các đồng chí Ủy viên Trung ương Đảng: Lê Thị Bình; Phó Chủ tịch Quốc hội Thân Đức Hợi."
    assert say.posts(say.read(text))["Thân Đức Hợi"] == [
        "Ủy viên|Ban Chấp hành Trung ương Đảng|-",
        "Phó Chủ tịch|Quốc hội|-",
    ]


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Phó Thủ tướng Thường trực Lê Thị Bình dự lễ. Phó Thủ tướng Lê Thị Bình phát biểu.",
            ["Phó Thủ tướng Thường trực|Chính phủ|-"],
        ),
        ("Chủ tịch nước Lê Thị Bình dự lễ. Chủ tịch Lê Thị Bình phát biểu.", ["Chủ tịch nước|Nhà nước|-"]),
        (
            "Phó Chủ tịch Thường trực HĐND tỉnh Hà Nam Lê Thị Bình dự lễ. Phó Chủ tịch UBND tỉnh Lê Thị Bình nói.",
            ["Phó Chủ tịch Thường trực|HĐND tỉnh|Hà Nam", "Phó Chủ tịch|UBND tỉnh|Hà Nam"],
        ),
    ],
)
def test_one_office_told_in_full_and_in_short(say: SimpleNamespace, text: str, expected: list[str]) -> None:
    assert say.posts(say.read(text)) == {"Lê Thị Bình": expected}


@PARAMETRIZE(
    ("text", "expected"),
    [
        ("Bí thư Thành ủy Thành phố Hồ Chí Minh Lê Thị Bình dự lễ.", "Bí thư|Thành ủy|Hồ Chí Minh"),
        ("Bí thư Tỉnh ủy tỉnh Hà Nam Lê Thị Bình dự lễ.", "Bí thư|Tỉnh ủy|Hà Nam"),
        ("Thứ trưởng Bộ Y tế nước Cộng hòa Belarus Anton Lesik dự lễ.", "Thứ trưởng|Bộ Y tế|Belarus"),
        ("Chủ tịch Hội đồng Liên bang Nga Anton Lesik dự lễ.", "Chủ tịch|Hội đồng Liên bang|Nga"),
    ],
)
def test_a_level_and_a_style_told_twice(say: SimpleNamespace, text: str, expected: str) -> None:
    (position,) = say.posts(say.read(text)).values()
    assert position == [expected]


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Dự lễ có ông Phan Tư Khoa, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng Trung Quốc.",
            ["Ủy viên|Bộ Chính trị|Trung Quốc", "Bộ trưởng|Bộ Quốc phòng|Trung Quốc"],
        ),
        (
            "Dự lễ có ông Phan Tư Khoa, Ủy viên Trung ương Đảng, Đại sứ Việt Nam tại Trung Quốc.",
            ["Ủy viên|Ban Chấp hành Trung ương Đảng|-", "Đại sứ|-|Trung Quốc"],
        ),
    ],
)
def test_a_country_told_once_for_a_chain(say: SimpleNamespace, text: str, expected: list[str]) -> None:
    assert say.posts(say.read(text)) == {"Phan Tư Khoa": expected}


@PARAMETRIZE(
    ("text", "name", "expected"),
    [
        ("Dự lễ có Tổng Giám đốc VIXTEC Lê Thị Bình.", "Lê Thị Bình", "Tổng Giám đốc|VIXTEC|-"),
        ("Dự lễ có Tổng Giám đốc Vixtec Post Lê Thị Bình.", "Lê Thị Bình", "Tổng Giám đốc|Vixtec Post|-"),
        ("Dự lễ có ông Lê Khắc Thự, Chủ tịch Vixtec.", "Lê Khắc Thự", "Chủ tịch|Vixtec|-"),
        ("Dự lễ có Tổng thống Mỹ Jason Trolleau.", "Jason Trolleau", "Tổng thống|-|Hoa Kỳ"),  # a man, no firm
        ("Dự lễ có ông Lê Khắc Thự, Giám đốc Nghiên cứu thị trường.", "Lê Khắc Thự", "Giám đốc|-|-"),
        ("Dự lễ có Bộ trưởng Công Thương - Lê Thị Bình.", "Lê Thị Bình", "Bộ trưởng|Bộ Công Thương|-"),
    ],
)
def test_a_firm_right_behind_an_office(say: SimpleNamespace, text: str, name: str, expected: str) -> None:
    assert say.posts(say.read(text)) == {name: [expected]}


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Ủy ban Cứu hộ Quốc gia (UCHQG) họp sáng nay. Chủ tịch UCHQG Lê Thị Bình chủ trì cuộc họp.",
            "Chủ tịch|Ủy ban Cứu hộ Quốc gia|-",
        ),
        ("Ủy ban họp sáng nay. Chủ tịch UCHQG Lê Thị Bình chủ trì cuộc họp.", "Chủ tịch|UCHQG|-"),
    ],
)
def test_letters_that_the_article_itself_gives_a_body(say: SimpleNamespace, text: str, expected: str) -> None:
    assert say.posts(say.read(text)) == {"Lê Thị Bình": [expected]}


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Ngoại trưởng Nga Anton Lesik và người đồng cấp Mỹ Jason Trolleau dự lễ.",
            {
                "Anton Lesik": ["Ngoại trưởng|Bộ Ngoại giao|Nga"],
                "Jason Trolleau": ["Ngoại trưởng|Bộ Ngoại giao|Hoa Kỳ"],
            },
        ),
        (
            "Chủ tịch nước Lê Thị Bình và người đồng cấp Mỹ Jason Trolleau dự lễ.",  # chairman or president: not told
            {"Lê Thị Bình": ["Chủ tịch nước|Nhà nước|-"], "Jason Trolleau": []},
        ),
    ],
)
def test_a_counterpart_has_the_office_of_the_other(
    say: SimpleNamespace, text: str, expected: dict[str, list[str]]
) -> None:
    assert say.posts(say.read(text)) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        ("Giám đốc Sở Nội vụ Nguyễn Lâm Thị Tú Anh dự lễ.", {"Nguyễn Lâm Thị Tú Anh": ["Giám đốc|Sở Nội vụ|-"]}),
        ("Thống đốc bang Iowa Jason Trolleau dự lễ.", {"Jason Trolleau": ["Thống đốc|-|Iowa"]}),
        ("Thống đốc Lê Thị Bình dự lễ.", {"Lê Thị Bình": ["Thống đốc|Ngân hàng Nhà nước|-"]}),
        (
            "UBND huyện Vân Trạch có 2 Phó Chủ tịch UBND huyện là các bà: Lê Thị Bình và Tất Thị Ổn.",
            {
                "Lê Thị Bình": ["Phó Chủ tịch|UBND huyện|Vân Trạch"],
                "Tất Thị Ổn": ["Phó Chủ tịch|UBND huyện|Vân Trạch"],
            },
        ),
    ],
)
def test_long_names_states_and_numbers(say: SimpleNamespace, text: str, expected: dict[str, list[str]]) -> None:
    assert say.posts(say.read(text)) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Dự lễ có bà Lê Thị Bình - Phó Trưởng Ban Thường trực, Ban Tuyên giáo Tỉnh ủy Hà Nam.",
            "Phó Trưởng Ban Thường trực|Ban Tuyên giáo Tỉnh ủy|Hà Nam",
        ),
        ("Dự lễ có bà Lê Thị Bình - Trưởng ban, Sở Y tế và các phòng.", "Trưởng ban|-|-"),  # another body
    ],
)
def test_a_comma_between_an_office_and_its_body(say: SimpleNamespace, text: str, expected: str) -> None:
    assert say.posts(say.read(text)) == {"Lê Thị Bình": [expected]}
