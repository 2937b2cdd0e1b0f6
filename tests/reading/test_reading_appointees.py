"""Who is elected or appointed at a gathering. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

HELD = "Bí thư Huyện ủy Lê Thị Bình chủ trì kỳ họp. "


@pytest.mark.parametrize(
    ("text", "appointed"),
    [
        (
            "Ông Ứng Quang Lãm được chỉ định giữ chức Bí thư Huyện ủy; bà Tất Thị Ổn - Phó Bí thư Huyện ủy.",
            ["Ứng Quang Lãm", "Tất Thị Ổn"],
        ),
        (
            "HĐND huyện bầu bổ sung hai Ủy viên UBND huyện: ông Ứng Quang Lãm - Trưởng Phòng Nội vụ, "
            "bà Tất Thị Ổn - Trưởng Phòng Y tế.",
            ["Ứng Quang Lãm", "Tất Thị Ổn"],
        ),
        (
            "Người được bầu bổ sung giữ chức Phó Chủ tịch UBND huyện là ông Ứng Quang Lãm - Trưởng Phòng Nội vụ.",
            ["Ứng Quang Lãm"],
        ),
        # Another verb ends the row, and who is replaced is not elected.
        (
            "HĐND huyện bầu ông Ứng Quang Lãm làm Chủ tịch UBND huyện, bà Tất Thị Ổn, Trưởng Phòng Y tế, dự kỳ họp.",
            ["Ứng Quang Lãm"],
        ),
        (
            "HĐND huyện bầu ông Ứng Quang Lãm làm Chủ tịch UBND huyện thay bà Tất Thị Ổn, Trưởng Phòng Y tế.",
            ["Ứng Quang Lãm"],
        ),
        ("Sau khi có quyết định bổ nhiệm của Sở Y tế, bà Tất Thị Ổn, Trưởng Phòng Y tế chủ trì buổi lễ.", []),
    ],
)
def test_who_comes_into_a_post(say: SimpleNamespace, text: str, appointed: list[str]) -> None:
    roles = say.roles(say.read(HELD + text))
    assert [name for name, told in roles.items() if "appointed" in told] == appointed


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("Bà Lê Thị Bình trao Quyết định của Huyện ủy chỉ định ông Ứng Quang Lãm giữ chức Bí thư Đảng ủy xã.", True),
        ("HĐND huyện bầu ông Ứng Quang Lãm giữ chức Phó Chủ tịch HĐND huyện.", False),
    ],
)
def test_a_decision_handed_over_is_received(say: SimpleNamespace, text: str, *, received: bool) -> None:
    assert ("received" in say.roles(say.read(HELD + text))["Ứng Quang Lãm"]) is received


@pytest.mark.parametrize(
    ("text", "appointed"),
    [
        # Who holds which office is told as the outcome where somebody was elected.
        (
            "Đại hội bầu ông Ứng Quang Lãm giữ chức Bí thư Huyện ủy. Các Phó Bí thư Huyện ủy gồm: ông Hứa Văn Mận, "
            "bà Tất Thị Ổn.",
            ["Ứng Quang Lãm", "Hứa Văn Mận", "Tất Thị Ổn"],
        ),
        ("Các Phó Bí thư Huyện ủy gồm: ông Hứa Văn Mận, bà Tất Thị Ổn.", []),
        # What happened on another day, or once, is of no gathering told here.
        ("Ngày 3-3-2013, ông Hứa Văn Mận được bổ nhiệm làm Trưởng Phòng Y tế.", []),
        ("Ông Hứa Văn Mận từng được bổ nhiệm làm Trưởng Phòng Y tế.", []),
    ],
)
def test_outcome_and_past(say: SimpleNamespace, text: str, appointed: list[str]) -> None:
    held = "Ngày 18-6-2019, Bí thư Huyện ủy Lê Thị Bình dự đại hội. "
    roles = say.roles(say.read(held + text))
    assert [name for name, told in roles.items() if "appointed" in told] == appointed


def test_a_roster_goes_on_over_a_title_read_in_part(say: SimpleNamespace) -> None:
    reading = say.read(
        "Dự hội nghị có bà Lê Thị Bình - Bí thư Huyện ủy. Ông Ứng Quang Lãm - Phó Trưởng Đoàn đại biểu Quốc hội "
        "đơn vị tỉnh nhà. Ông Hứa Văn Mận ngồi hàng đầu."
    )
    assert say.present(reading) == ["Lê Thị Bình", "Ứng Quang Lãm"]
