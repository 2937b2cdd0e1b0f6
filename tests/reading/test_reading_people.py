"""Mentions gathered into people: short forms, bare titles, spellings. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "names"),
    [
        ("Bí thư Huyện ủy Doãn Khắc Thự dự lễ khai giảng. Bí thư Thự trao học bổng.", ["Thự"]),
        ("Bí thư Huyện ủy Doãn Khắc Thự dự lễ khai giảng. Ông Thự trao học bổng.", ["Thự"]),
        ("Chủ tịch Hội đồng thành phố Pak Chong-min dự buổi lễ. Ông Pak Chong Min cảm ơn.", []),
        ("Bộ trưởng Bộ Y tế Đức Greta Wiesental dự buổi lễ. Bà Wiesental phát biểu.", ["Wiesental"]),
        ("Bí thư Huyện ủy Lê Thị Bình dự buổi lễ. Đồng chí Lê Thị Bình phát biểu.", []),
    ],
)
def test_one_person_however_called(say: SimpleNamespace, text: str, names: list[str]) -> None:
    (person,) = say.read(text).people
    assert len(person.positions) == 1
    assert list(person.names) == names


@PARAMETRIZE(
    ("text", "names"),
    [
        ("Bí thư Huyện ủy Doãn Khắc Thự và Phó Bí thư Huyện ủy Lê Khắc Thự dự lễ.", ["Doãn Khắc Thự", "Lê Khắc Thự"]),
        ("Bí thư Huyện ủy Lê Thị Thắng và Phó Bí thư Huyện ủy Lê Thị Thăng dự lễ.", ["Lê Thị Thắng", "Lê Thị Thăng"]),
        ("Bí thư Huyện ủy Doãn Khắc Thự dự lễ. Ông Mận kể lại.", ["Doãn Khắc Thự"]),  # a short form of nobody
    ],
)
def test_marks_and_family_names_tell_people_apart(say: SimpleNamespace, text: str, names: list[str]) -> None:
    assert [person.name for person in say.read(text).people] == names


@PARAMETRIZE(
    ("text", "posts"),
    [
        (
            "Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lê Thị Bình dự lễ. Chủ tịch HĐND tỉnh Lê Thị Bình phát biểu.",
            ["Phó Bí thư|Tỉnh ủy|-", "Chủ tịch|HĐND tỉnh|-"],
        ),
        (
            "Chủ tịch UBND tỉnh Hà Nam Lê Thị Bình dự lễ. Chủ tịch UBND tỉnh Lê Thị Bình phát biểu.",
            ["Chủ tịch|UBND tỉnh|Hà Nam"],
        ),
        ("Chủ tịch UBND tỉnh Lê Thị Bình dự lễ. Chủ tịch Lê Thị Bình phát biểu.", ["Chủ tịch|UBND tỉnh|-"]),
        (
            "Bà Lê Thị Bình, nguyên Giám đốc Sở Y tế, Giám đốc Sở Tài chính dự lễ.",
            ["Giám đốc|Sở Y tế|-|former", "Giám đốc|Sở Tài chính|-"],
        ),
    ],
)
def test_a_position_told_twice_is_one(say: SimpleNamespace, text: str, posts: list[str]) -> None:
    assert say.posts(say.read(text)) == {"Lê Thị Bình": posts}


@PARAMETRIZE(
    ("text", "roles"),
    [
        (
            "Giám đốc Sở Nội vụ Khúc Đình Lượng dự hội nghị. Giám đốc Sở Nội vụ nhấn mạnh yêu cầu mới.",
            {"Khúc Đình Lượng": ["spoke"]},
        ),
        ("Bộ trưởng Bộ Y tế Cát Văn Điển dự hội nghị. Bộ trưởng nhấn mạnh yêu cầu mới.", {"Cát Văn Điển": ["spoke"]}),
        (
            "Giám đốc Sở Nội vụ Khúc Đình Lượng dự hội nghị. Đồng chí nhấn mạnh yêu cầu mới.",
            {"Khúc Đình Lượng": ["spoke"]},
        ),
        (
            (
                "Giám đốc Sở Nội vụ Khúc Đình Lượng dự hội nghị. Giám đốc Sở Y tế nhấn mạnh yêu cầu mới."
            ),  # near miss: another's
            {"Khúc Đình Lượng": []},
        ),
    ],
)
def test_a_bare_title_as_subject_is_its_holder(say: SimpleNamespace, text: str, roles: dict[str, list[str]]) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "names"),
    [
        ("Anh Bành Văn Lợt kể chuyện làm vườn.", []),  # a private man without a part in anything
        ("Anh Bành Văn Lợt và Bí thư Huyện ủy Lê Thị Bình dự hội nghị.", ["Bành Văn Lợt", "Lê Thị Bình"]),
        ("Theo cáo trạng, Bành Văn L. đã ký khống hóa đơn.", []),
        ("Kỷ niệm ngày sinh Tổng Bí thư Trường Chinh.", []),
        ("Dự lễ có Bí thư Huyện ủy Lê Thị Bình và Hòa thượng Thích Huệ Quất.", ["Lê Thị Bình", "Thích Huệ Quất"]),
        ("Anh Bành Văn Lợt dự hội nghị.", []),  # where no official and no body is named, nothing is read
    ],
)
def test_who_counts(say: SimpleNamespace, text: str, names: list[str]) -> None:
    assert [person.name for person in say.read(text).people] == names


def test_forms_of_address_are_kept_beside_the_name(say: SimpleNamespace) -> None:
    (person,) = say.read(
        "Đại tá Thân Đức Hợi, Giám đốc Công an tỉnh dự hội nghị. Đồng chí Thân Đức Hợi phát biểu."
    ).people
    assert person.name == "Thân Đức Hợi"
    assert list(person.honorifics) == ["Đại tá", "đồng chí"]


def test_standing_stays_with_the_position(say: SimpleNamespace) -> None:
    (person,) = say.read("Quyền Chủ tịch UBND huyện Vân Trạch Ứng Quang Lãm dự hội nghị.").people
    assert person.positions[0].standing == "acting"
    assert person.positions[0].office_id == "chair"
