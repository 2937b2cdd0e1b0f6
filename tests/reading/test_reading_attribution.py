"""Which title belongs to which name: by order and marks alone. All people are invented.

An example's mentions: each name with its own titles as written, then `/` and the titles it shares.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daibieu.reading.attribution import mentions_of
from daibieu.reading.mentions import Mention
from daibieu.reading.tokens import Tokens

PARAMETRIZE = pytest.mark.parametrize
Expected = dict[str, str]


def mentions(say: SimpleNamespace, text: str) -> Expected:
    tokens, items = say.items(text)
    return {mention.name.words: told(tokens, mention) for mention in mentions_of(tokens, items)}


def told(tokens: Tokens, mention: Mention) -> str:
    own = ", ".join(tokens.exact(title.start, title.end) for title in mention.titles)
    shared = ", ".join(tokens.exact(title.start, title.end) for title in mention.shared)
    return f"{own} / {shared}" if shared else own


@PARAMETRIZE(
    ("text", "expected", "rule"),
    [
        ("Bí thư Huyện ủy Lê Thị Bình dự.", "Bí thư Huyện ủy", "title-name"),
        ("Đồng chí Lê Thị Bình, Bí thư Huyện ủy, dự.", "Bí thư Huyện ủy", "name-comma-title"),
        ("Đồng chí Lê Thị Bình - Bí thư Huyện ủy dự.", "Bí thư Huyện ủy", "name-dash-title"),
        ("Đồng chí Lê Thị Bình-Bí thư Huyện ủy dự.", "Bí thư Huyện ủy", "name-dash-title"),
        ("Đồng chí Lê Thị Bình (Bí thư Huyện ủy) dự.", "Bí thư Huyện ủy", "name-bracket-title"),
        ("Đồng chí Lê Thị Bình là Bí thư Huyện ủy.", "Bí thư Huyện ủy", "name-is-title"),
        ("Bí thư Huyện ủy, đồng chí Lê Thị Bình dự.", "Bí thư Huyện ủy", "title-name"),
        ("Đồng chí Bí thư Huyện ủy Lê Thị Bình dự.", "Bí thư Huyện ủy", "title-name"),
        ("Đồng chí Lê Thị Bình dự.", "", "name"),
    ],
)
def test_orders(say: SimpleNamespace, text: str, expected: str, rule: str) -> None:
    tokens, items = say.items(text)
    (mention,) = mentions_of(tokens, items)
    assert (told(tokens, mention), mention.rule) == (expected, rule)


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            (
                "Đồng chí Lê Thị Bình, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Tổ chức "
                "Tỉnh ủy, Chủ tịch Hội Khuyến học tỉnh dự."
            ),
            {"Lê Thị Bình": "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Tổ chức Tỉnh ủy, Chủ tịch Hội Khuyến học tỉnh"},
        ),
        (
            "Tỉnh ủy viên - Bí thư Huyện ủy - Chủ tịch HĐND huyện Vân Trạch Lê Thị Bình dự.",
            {"Lê Thị Bình": "Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện Vân Trạch"},
        ),
        (
            "Phó Bí thư Huyện ủy kiêm Chủ tịch UBND huyện Vân Trạch Lê Thị Bình dự.",
            {"Lê Thị Bình": "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Vân Trạch"},
        ),
        (
            "Đại tá Thân Đức Hợi, Bí thư Đảng ủy, Giám đốc Công an tỉnh dự.",
            {"Thân Đức Hợi": "Bí thư Đảng ủy, Giám đốc Công an tỉnh"},
        ),
        (
            "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo 389 tỉnh Lê Thị Bình dự.",
            {"Lê Thị Bình": "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo 389 tỉnh"},
        ),
        (
            "Bí thư Huyện ủy Lê Thị Bình, Chủ tịch HĐND huyện Vân Trạch dự.",  # before and behind
            {"Lê Thị Bình": "Bí thư Huyện ủy, Chủ tịch HĐND huyện Vân Trạch"},
        ),
        (
            "Ông Khổng Đức Tạo, nguyên Giám đốc Sở Công Thương, hiện là Chủ tịch Hội Cựu giáo chức tỉnh, dự.",
            {"Khổng Đức Tạo": "nguyên Giám đốc Sở Công Thương, Chủ tịch Hội Cựu giáo chức tỉnh"},
        ),
    ],
)
def test_chains(say: SimpleNamespace, text: str, expected: Expected) -> None:
    assert mentions(say, text) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Dự có các đồng chí: Lê Thị Bình, Bí thư Huyện ủy; Ứng Quang Lãm, Chủ tịch UBND huyện.",
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Ứng Quang Lãm": "Chủ tịch UBND huyện"},
        ),
        (
            "Dự có Bí thư Huyện ủy Lê Thị Bình; Chủ tịch UBND huyện Ứng Quang Lãm.",
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Ứng Quang Lãm": "Chủ tịch UBND huyện"},
        ),
        (
            (
                "Dự có Bí thư Huyện ủy Lê Thị Bình, Chủ tịch UBND huyện Ứng Quang Lãm, "
                "Trưởng Công an huyện Sơn Ngọc Phước."
            ),
            {
                "Lê Thị Bình": "Bí thư Huyện ủy",
                "Ứng Quang Lãm": "Chủ tịch UBND huyện",
                "Sơn Ngọc Phước": "Trưởng Công an huyện",
            },
        ),
        (
            "Dự có các đồng chí Lê Thị Bình, Bí thư Huyện ủy, Ứng Quang Lãm, Chủ tịch UBND huyện.",
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Ứng Quang Lãm": "Chủ tịch UBND huyện"},
        ),
        (
            "Dự có đồng chí Lê Thị Bình - Bí thư Huyện ủy, đồng chí Ứng Quang Lãm - Chủ tịch UBND huyện.",
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Ứng Quang Lãm": "Chủ tịch UBND huyện"},
        ),
        (
            "Dự có đồng chí Lê Thị Bình (Bí thư Huyện ủy), đồng chí Ứng Quang Lãm (Chủ tịch UBND huyện).",
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Ứng Quang Lãm": "Chủ tịch UBND huyện"},
        ),
        (
            "Giám đốc Sở Y tế Cù Xuân Nghĩa và Giám đốc Sở Xây dựng Giáp Hữu Nhuận dự.",
            {"Cù Xuân Nghĩa": "Giám đốc Sở Y tế", "Giáp Hữu Nhuận": "Giám đốc Sở Xây dựng"},
        ),
        (
            "Đồng chí Cù Xuân Nghĩa, Giám đốc Sở Y tế cùng Giám đốc Sở Xây dựng Giáp Hữu Nhuận dự.",
            {"Cù Xuân Nghĩa": "Giám đốc Sở Y tế", "Giáp Hữu Nhuận": "Giám đốc Sở Xây dựng"},
        ),
        (
            "Dự có Lê Thị Bình, Bí thư Huyện ủy; và ông Hứa Văn Mận.",  # the second has no title
            {"Lê Thị Bình": "Bí thư Huyện ủy", "Hứa Văn Mận": ""},
        ),
    ],
)
def test_lists(say: SimpleNamespace, text: str, expected: Expected) -> None:
    assert mentions(say, text) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Dự có các đồng chí Phó Chủ tịch UBND tỉnh: Cát Văn Điển, Giáp Hữu Nhuận, Biện Thị Thùy.",
            {
                "Cát Văn Điển": " / Phó Chủ tịch UBND tỉnh",
                "Giáp Hữu Nhuận": " / Phó Chủ tịch UBND tỉnh",
                "Biện Thị Thùy": " / Phó Chủ tịch UBND tỉnh",
            },
        ),
        (
            "Các Phó Chủ tịch HĐND tỉnh Đàm Quang Bưởi, Chử Thị Oanh dự.",
            {"Đàm Quang Bưởi": " / Phó Chủ tịch HĐND tỉnh", "Chử Thị Oanh": " / Phó Chủ tịch HĐND tỉnh"},
        ),
        (
            "Hai Phó Chủ tịch HĐND tỉnh Đàm Quang Bưởi và Chử Thị Oanh dự.",
            {"Đàm Quang Bưởi": " / Phó Chủ tịch HĐND tỉnh", "Chử Thị Oanh": " / Phó Chủ tịch HĐND tỉnh"},
        ),
        (
            (
                "Dự có các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: Mạc Văn Tuyển, Trưởng Ban Tổ "
                "chức Tỉnh ủy; Thân Đức Hợi, Giám đốc Công an tỉnh."
            ),
            {
                "Mạc Văn Tuyển": "Trưởng Ban Tổ chức Tỉnh ủy / Ủy viên Ban Thường vụ Tỉnh ủy",
                "Thân Đức Hợi": "Giám đốc Công an tỉnh / Ủy viên Ban Thường vụ Tỉnh ủy",
            },
        ),
        (
            "Có mặt các đồng chí Phó Bí thư Huyện ủy: Bồ Xuân Trình - Chủ tịch UBND huyện; Hứa Thị Diện, Phù Văn Đợi.",
            {
                "Bồ Xuân Trình": "Chủ tịch UBND huyện / Phó Bí thư Huyện ủy",
                "Hứa Thị Diện": " / Phó Bí thư Huyện ủy",
                "Phù Văn Đợi": " / Phó Bí thư Huyện ủy",
            },
        ),
        (
            "Dự có các đồng chí trong Ban Thường vụ Huyện ủy: Hứa Thị Diện, Phù Văn Đợi.",
            {"Hứa Thị Diện": " / Ban Thường vụ Huyện ủy", "Phù Văn Đợi": " / Ban Thường vụ Huyện ủy"},
        ),
        (
            (
                "Dự có các đồng chí Phó Chủ tịch UBND tỉnh: Cát Văn Điển, Giáp Hữu "
                "Nhuận; cùng Giám đốc Sở Y tế Cù Xuân Nghĩa."
            ),
            {
                "Cát Văn Điển": " / Phó Chủ tịch UBND tỉnh",
                "Giáp Hữu Nhuận": " / Phó Chủ tịch UBND tỉnh",
                "Cù Xuân Nghĩa": "Giám đốc Sở Y tế",
            },
        ),  # near miss: `cùng` ends what is shared
        (
            "Phó Chủ tịch HĐND tỉnh Đàm Quang Bưởi, Chử Thị Oanh dự.",  # near miss: a title of one
            {"Đàm Quang Bưởi": "Phó Chủ tịch HĐND tỉnh", "Chử Thị Oanh": ""},
        ),
    ],
)
def test_a_title_shared_by_several_names(say: SimpleNamespace, text: str, expected: Expected) -> None:
    assert mentions(say, text) == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Thừa ủy quyền Chủ tịch nước, đồng chí Doãn Khắc Thự, Phó Chủ tịch UBND tỉnh trao Huân chương.",
            {"Doãn Khắc Thự": "Phó Chủ tịch UBND tỉnh"},
        ),
        ("Thay mặt Bí thư Tỉnh ủy, đồng chí Doãn Khắc Thự trao quà.", {"Doãn Khắc Thự": ""}),
        ("Chủ tịch nước, đồng chí Doãn Khắc Thự trao Huân chương.", {"Doãn Khắc Thự": "Chủ tịch nước"}),  # near miss
        ("Các đại biểu nghe báo cáo của Chủ tịch UBND huyện; ông Hứa Văn Mận nêu ý kiến.", {"Hứa Văn Mận": ""}),
        ("Đồng chí Lê Thị Bình làm việc với Giám đốc Sở Y tế.", {"Lê Thị Bình": ""}),
    ],
)
def test_a_title_of_another(say: SimpleNamespace, text: str, expected: Expected) -> None:
    assert mentions(say, text) == expected


def test_the_heading_of_a_list_is_kept(say: SimpleNamespace) -> None:
    tokens, items = say.items("Dự có các đồng chí Phó Chủ tịch UBND tỉnh: Cát Văn Điển, Giáp Hữu Nhuận.")
    assert [mention.heading for mention in mentions_of(tokens, items)] == ["Phó Chủ tịch UBND tỉnh"] * 2
