"""What a bare `tỉnh` and a title without a body stand for, and that it is marked. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


def told(say: SimpleNamespace, text: str, paper: str | None = None) -> dict[str, list[str]]:
    """Each position with where its place was taken from."""
    reading = say.read(text, place=paper)
    return {p.name: [f"{say.post(q)} <{q.place_from}>" for q in p.positions] for p in reading.people}


@PARAMETRIZE(
    ("text", "paper", "expected"),
    [
        # The title says it.
        ("Chủ tịch UBND tỉnh Hà Nam Phí Trọng Khuê dự hội nghị.", "Nam Định", "Chủ tịch|UBND tỉnh|Hà Nam <title>"),
        # The sentence says it.
        (
            "Tại tỉnh Hà Nam, Chủ tịch UBND tỉnh Phí Trọng Khuê dự hội nghị.",
            "Nam Định",
            "Chủ tịch|UBND tỉnh|Hà Nam <sentence>",
        ),
        (
            "Về phía tỉnh Trà Vinh có đồng chí Phí Trọng Khuê, Chủ tịch UBND tỉnh cùng dự hội nghị.",
            "Nam Định",
            "Chủ tịch|UBND tỉnh|Trà Vinh <sentence>",
        ),
        # The paper says it.
        ("Chủ tịch UBND tỉnh Phí Trọng Khuê dự hội nghị.", "Nam Định", "Chủ tịch|UBND tỉnh|Nam Định <paper>"),
        # The article says it.
        (
            "Hội nghị bàn việc của tỉnh Hà Nam. Chủ tịch UBND tỉnh Phí Trọng Khuê dự hội nghị.",
            None,
            "Chủ tịch|UBND tỉnh|Hà Nam <article>",
        ),
        # Nobody says it: it stays untold.
        ("Chủ tịch UBND tỉnh Phí Trọng Khuê dự hội nghị.", None, "Chủ tịch|UBND tỉnh|- <article>"),
        # A district is never the paper's province.
        ("Chủ tịch UBND huyện Ứng Quang Lãm dự hội nghị.", "Nam Định", "Chủ tịch|UBND huyện|- <article>"),
        (
            "Huyện Vân Trạch họp. Chủ tịch UBND huyện Ứng Quang Lãm dự hội nghị.",
            "Nam Định",
            "Chủ tịch|UBND huyện|Vân Trạch <article>",
        ),
        # The places of an ocean and of a man are no province.
        (
            "Giám đốc Sở Tài chính Trương Thái Bình dự diễn đàn châu Á - Thái Bình Dương.",
            None,
            "Giám đốc|Sở Tài chính|- <article>",
        ),
        # A central body has none.
        ("Bộ trưởng Bộ Y tế Cát Văn Điển dự hội nghị tại Hà Nam.", "Hà Nam", "Bộ trưởng|Bộ Y tế|- <title>"),
    ],
)
def test_place(say: SimpleNamespace, text: str, paper: str | None, expected: str) -> None:
    assert [post for posts in told(say, text, paper).values() for post in posts] == [expected]


def test_a_place_carries_over_from_the_title_before(say: SimpleNamespace) -> None:
    text = "Tham dự hội nghị có Bí thư Huyện ủy Vân Trạch Lê Thị Bình, Chủ tịch UBND huyện Ứng Quang Lãm."
    assert told(say, text)["Ứng Quang Lãm"] == ["Chủ tịch|UBND huyện|Vân Trạch <sentence>"]


def test_a_place_of_one_side_does_not_reach_the_other_side(say: SimpleNamespace) -> None:
    text = (
        "Dự hội nghị, về phía tỉnh Hà Nam có Chủ tịch UBND tỉnh Phí Trọng Khuê; "
        "về phía tỉnh Phú Yên có Chủ tịch UBND tỉnh Doãn Khắc Thự."
    )
    assert say.posts(say.read(text)) == {
        "Phí Trọng Khuê": ["Chủ tịch|UBND tỉnh|Hà Nam"],
        "Doãn Khắc Thự": ["Chủ tịch|UBND tỉnh|Phú Yên"],
    }


@PARAMETRIZE(
    ("text", "expected"),
    [
        (
            "Đồng chí Hứa Thị Diện, Phó Bí thư Thường trực, Chủ tịch HĐND huyện Sông Trầm dự ngày hội.",
            "Phó Bí thư Thường trực|Huyện ủy|Sông Trầm",
        ),
        ("Đồng chí Hứa Thị Diện, Phó Bí thư, Chủ tịch UBND tỉnh Hà Nam dự ngày hội.", "Phó Bí thư|Tỉnh ủy|Hà Nam"),
        ("Đồng chí Hứa Thị Diện, Bí thư, Chủ tịch HĐND thành phố Đà Nẵng dự ngày hội.", "Bí thư|Thành ủy|Đà Nẵng"),
        ("Đồng chí Hứa Thị Diện, Bí thư Đảng ủy, Chủ tịch UBND xã Hòa Lãng dự ngày hội.", "Bí thư|Đảng ủy xã|Hòa Lãng"),
        (
            "Đại tá Thân Đức Hợi, Bí thư Đảng ủy, Giám đốc Công an tỉnh Hà Nam dự ngày hội.",
            "Bí thư|Đảng ủy Công an tỉnh|Hà Nam",
        ),
        ("Đồng chí Hứa Thị Diện, Bí thư Đảng ủy, Giám đốc Sở Y tế dự ngày hội.", "Bí thư|Đảng ủy Sở Y tế|-"),
        (
            "Đồng chí Hứa Thị Diện, UVBTV, Trưởng Ban Dân vận Huyện ủy Vân Trạch dự ngày hội.",
            "Ủy viên|Ban Thường vụ Huyện ủy|Vân Trạch",
        ),
    ],
)
def test_a_body_left_out_is_the_neighbours(say: SimpleNamespace, text: str, expected: str) -> None:
    (person,) = say.read(text).people
    assert say.post(person.positions[0]) == expected
    assert person.positions[0].body_from == "sentence"


def test_a_body_that_nobody_tells_stays_untold(say: SimpleNamespace) -> None:
    (person,) = say.read("Đồng chí Hứa Thị Diện, Phó Bí thư, dự ngày hội.").people
    assert say.post(person.positions[0]) == "Phó Bí thư|-|-"


@PARAMETRIZE(
    ("text", "paper", "level", "place", "told_by"),
    [
        ("Tỉnh ủy Nam Định họp", None, "province", "Nam Định", "sentence"),
        ("Huyện ủy Vân Trạch họp. UBND huyện dự", None, "district", "Vân Trạch", "article"),
        ("Thành phố Đà Nẵng họp. Thành ủy dự", None, "city", "Đà Nẵng", "article"),
        ("Họp", "Hải Phòng", "city", "Hải Phòng", "paper"),  # a city run by the centre
        ("Họp", "Nam Định", "province", "Nam Định", "paper"),
        ("Họp", "Nam Định", "commune", None, "article"),
        ("Họp", "Nam Định", "central", None, "title"),
    ],
)
def test_the_place_of_a_level(
    say: SimpleNamespace, text: str, paper: str | None, level: str, place: str | None, told_by: str
) -> None:
    context = say.context(text, paper)
    last = len(text.split()) + text.count(".") - 1
    assert context.place(level, last) == (place, told_by)


def test_the_country_told_with_an_office_is_that_of_its_holders(say: SimpleNamespace) -> None:
    text = "Tổng thống Lào Bun Mi Xay thăm Thái Lan và Nhật Bản. Cựu Tổng thống Kham Phuy Xi dự chiêu đãi."
    assert told(say, text)["Kham Phuy Xi"] == ["Tổng thống|-|Lào|former <article>"]


def test_an_office_told_with_two_countries_stays_open(say: SimpleNamespace) -> None:
    text = "Tổng thống Lào Bun Mi Xay và Tổng thống Ấn Độ A Run Gan Đi hội đàm. Tổng thống Kham Phuy Xi vắng mặt."
    assert told(say, text)["Kham Phuy Xi"] == ["Tổng thống|-|- <title>"]
