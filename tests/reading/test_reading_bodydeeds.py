"""What a body is told to do: a gathering, or its work at the desk. Districts are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Sở Y tế chủ trì hội nghị giao ban.", ["Sở Y tế"]),
        ("Nghị định do Bộ Y tế chủ trì soạn thảo.", []),
        ("Tại buổi lễ, Sở Y tế và Sở Tài chính đã ký bản ghi nhớ.", ["Sở Y tế", "Sở Tài chính"]),
        ("Tại buổi lễ, Sở Y tế ký bản ghi nhớ với Hội Nông dân tỉnh.", ["Sở Y tế"]),
        ("Trước buổi lễ, UBND tỉnh đã ký hợp đồng thuê đất.", []),
        (
            "Tổ công tác của Thủ tướng Chính phủ do ông Ứng Quang Lãm làm trưởng đoàn đã về kiểm tra.",
            ["Tổ công tác của Thủ tướng Chính phủ", "Ứng Quang Lãm"],
        ),
        ("Công an huyện Vân Trạch đã kiểm tra hai xe tải.", []),
        ("UBND huyện Vân Trạch cần tổ chức hội nghị với nhân dân.", []),  # what ought to be
        ("UBND huyện Vân Trạch thường xuyên tổ chức hội nghị.", []),
        ("Công an huyện Vân Trạch đã làm việc với chủ xe.", []),
        ("Bí thư Huyện ủy Lê Thị Bình dự hội nghị và yêu cầu Sở Y tế tổ chức hội thảo.", ["Lê Thị Bình"]),
    ],
)
def test_a_gathering_or_the_desk(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert sorted(say.present(say.read(text))) == sorted(present)


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Phía Sở Y tế có Giám đốc Lê Thị Bình cùng dự buổi làm việc.", ["Lê Thị Bình"]),
        ("Các tỉnh phía Nam có Hội Nông dân và Hội Nhà báo.", []),  # where, no side
        ("Chiều 5/6, sau kỳ họp thứ 3, HĐND tỉnh, bà Lê Thị Bình dự hội thảo.", ["Lê Thị Bình"]),
        ("Chiều 5/6, kỳ họp thứ 3, HĐND tỉnh khai mạc; bà Lê Thị Bình dự.", ["Lê Thị Bình", "HĐND tỉnh"]),
    ],
)
def test_sides_and_sessions(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert sorted(say.present(say.read(text))) == sorted(present)
