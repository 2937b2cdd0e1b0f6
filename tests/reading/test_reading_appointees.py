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
