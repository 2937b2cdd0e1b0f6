"""What somebody was before, and what he leaves when he is given another post. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Ông Lê Khắc Thự sinh năm 1970, từng là Bí thư Huyện ủy Vân Trạch, Chủ tịch UBND huyện Vân Trạch.",
            ["Bí thư|Huyện ủy|Vân Trạch|former", "Chủ tịch|UBND huyện|Vân Trạch|former"],
        ),
        (
            "Bà Lê Thị Bình (vợ ông Doãn Văn Mận) từng giữ chức Bí thư Huyện ủy Vân Trạch.",
            ["Bí thư|Huyện ủy|Vân Trạch|former"],
        ),
        (
            "Ông Lê Khắc Thự trả lời chất vấn khi còn là Bộ trưởng Bộ Y tế.",
            ["Bộ trưởng|Bộ Y tế|-|former"],
        ),
        (
            "Ông Lê Khắc Thự từ vị trí Giám đốc Sở Y tế được bổ nhiệm làm Phó Chủ tịch UBND tỉnh Hà Nam.",
            ["Giám đốc|Sở Y tế|Hà Nam|former", "Phó Chủ tịch|UBND tỉnh|Hà Nam"],
        ),
        ("Ông Lê Khắc Thự, Bí thư Huyện ủy Vân Trạch, từng gặp Bộ trưởng Bộ Y tế.", ["Bí thư|Huyện ủy|Vân Trạch"]),
    ],
)
def test_a_post_held_before(say: SimpleNamespace, text: str, expected: list[str]) -> None:
    (held,) = say.posts(say.read(text)).values()
    assert held == expected


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Phó Chủ tịch HĐND tỉnh Hà Nam được bầu bổ sung là bà Lê Thị Bình, Giám đốc Sở Y tế.",
            {"Lê Thị Bình": ["Giám đốc|Sở Y tế|Hà Nam|former", "Phó Chủ tịch|HĐND tỉnh|Hà Nam"]},
        ),
        (
            (
                "Ông Doãn Văn Mận được miễn nhiệm chức vụ Giám đốc Sở Y tế; "
                "người được bổ nhiệm thay là bà Lê Thị Bình, Hiệu trưởng Trường THPT Vân Trạch."
            ),
            {
                "Doãn Văn Mận": ["Giám đốc|Sở Y tế|-|former"],
                "Lê Thị Bình": ["Hiệu trưởng|Trường THPT Vân Trạch|-|former", "Giám đốc|Sở Y tế|-"],
            },
        ),
        (
            "Đồng chí Lê Thị Bình và đồng chí Doãn Khắc Thự giữ chức Phó Bí thư Huyện ủy Vân Trạch.",
            {"Lê Thị Bình": ["Phó Bí thư|Huyện ủy|Vân Trạch"], "Doãn Khắc Thự": ["Phó Bí thư|Huyện ủy|Vân Trạch"]},
        ),
        (
            "Đồng chí Lê Thị Bình giữ chức Bí thư Huyện ủy Vân Trạch, đồng chí Doãn Khắc Thự giữ chức Phó Bí thư.",
            {"Lê Thị Bình": ["Bí thư|Huyện ủy|Vân Trạch"], "Doãn Khắc Thự": ["Phó Bí thư|Huyện ủy|Vân Trạch"]},
        ),
        ("Đồng chí Lê Thị Bình được giới thiệu giữ chức Bí thư Huyện ủy Vân Trạch.", {}),  # not yet done
    ],
)
def test_who_is_given_the_post(say: SimpleNamespace, text: str, expected: dict[str, list[str]]) -> None:
    assert say.posts(say.read(text)) == expected


@PARAMETRIZE(
    ("named", "given", "former"),
    [
        ("Phó Bí thư Tỉnh ủy Hà Nam", "được bầu giữ chức Chủ tịch HĐND tỉnh Hà Nam", False),  # beside an elected body
        ("Phó Bí thư Tỉnh ủy Hà Nam", "được chỉ định giữ chức Bí thư Tỉnh ủy Hà Nam", True),
        ("Chủ tịch UBND tỉnh Hà Nam", "được chỉ định giữ chức Bí thư Tỉnh ủy Hà Nam", True),
        ("Giám đốc Công an tỉnh Hà Nam", "được chỉ định giữ chức Phó Bí thư Tỉnh ủy Hà Nam", False),
        ("Giám đốc Sở Y tế Hà Nam", "được bầu làm Chủ tịch Hội Khuyến học tỉnh Hà Nam", False),  # a side post
        ("Giám đốc Sở Y tế Hà Nam", "được bầu làm Phó Chủ tịch UBND tỉnh Hà Nam", True),
        ("Thứ trưởng Bộ Y tế", "được điều động giữ chức Bí thư Tỉnh ủy Hà Nam", True),
        ("Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam", "được bầu làm Phó Chủ tịch UBND tỉnh Hà Nam", False),
    ],
)
def test_what_a_new_post_ends(say: SimpleNamespace, named: str, given: str, former: bool) -> None:
    (person,) = say.read(f"Đồng chí Lê Thị Bình, {named}, {given}.").people
    assert [p.former for p in person.positions] == [former, False]


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Chiều nay, Bộ Y tế họp báo do Thứ trưởng Lê Thị Bình chủ trì.",
            ["Thứ trưởng|Bộ Y tế|-"],
        ),
        (
            "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc Lê Thị Bình dự lễ.",
            ["Bộ trưởng|Ủy ban Dân tộc|-", "Chủ nhiệm|Ủy ban Dân tộc|-"],
        ),
        (
            "Thứ trưởng Lê Thị Bình dự lễ. Bộ Y tế tặng quà, Bộ Công an tặng sách.",  # one of two
            ["Thứ trưởng|-|-"],
        ),
        (
            "Phó Hiệu trưởng, Hiệu trưởng Trường THPT Vân Trạch Lê Thị Bình dự lễ.",
            ["Phó Hiệu trưởng|Trường THPT Vân Trạch|-", "Hiệu trưởng|Trường THPT Vân Trạch|-"],
        ),
    ],
)
def test_a_body_left_out(say: SimpleNamespace, text: str, expected: list[str]) -> None:
    assert say.posts(say.read(text))["Lê Thị Bình"] == expected


@PARAMETRIZE(
    ("text", "names"),
    [
        ("Bộ trưởng Kim Tiến dự lễ. Bộ trưởng Bộ Y tế Lê Thị Kim Tiến phát biểu.", ["Lê Thị Kim Tiến"]),
        ("Bộ trưởng Bộ Y tế Lê Thị Kim Tiến phát biểu. Bộ trưởng Kim Tiến dự lễ.", ["Lê Thị Kim Tiến"]),
    ],
)
def test_two_syllables_of_a_longer_name(say: SimpleNamespace, text: str, names: list[str]) -> None:
    assert [person.name for person in say.read(text).people] == names
