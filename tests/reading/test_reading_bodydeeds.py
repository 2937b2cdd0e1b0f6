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
        ("Tại buổi lễ, Sở Y tế ký bản ghi nhớ với Hội Nông dân tỉnh.", ["Sở Y tế", "Hội Nông dân tỉnh"]),
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
        ("Phía Sở Y tế có Giám đốc Lê Thị Bình cùng dự buổi làm việc.", ["Sở Y tế", "Lê Thị Bình"]),
        ("Các tỉnh phía Nam có Hội Nông dân và Hội Nhà báo.", []),  # where, no side
        ("Chiều 5/6, sau kỳ họp thứ 3, HĐND tỉnh, bà Lê Thị Bình dự hội thảo.", ["Lê Thị Bình"]),
        ("Chiều 5/6, kỳ họp thứ 3, HĐND tỉnh khai mạc; bà Lê Thị Bình dự.", ["Lê Thị Bình", "HĐND tỉnh"]),
    ],
)
def test_sides_and_sessions(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert sorted(say.present(say.read(text))) == sorted(present)


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Sáng 5/6, Hội nghị khai mạc; chiều 6/6, HĐND tỉnh khóa VII, nhiệm kỳ 2016-2021 đã thảo luận.", ["HĐND tỉnh"]),
        ("Dự án được HĐND tỉnh thông qua ngày 5/6 tại hội nghị.", []),  # a result
        ("Sở Y tế trình HĐND tỉnh xem xét vào ngày 5/6 tại hội nghị.", []),
        ("HĐND tỉnh thảo luận kỹ việc tổ chức hội nghị.", []),  # no day told
        ("Tại hội nghị, đại diện Sở Y tế cho biết nguồn vốn đã sẵn sàng.", ["Sở Y tế"]),
        ("Tại hội nghị, Sở Y tế cho biết nguồn vốn đã sẵn sàng.", []),  # what a body says is no presence
        ("Đại diện Sở Y tế cho biết hội nghị đã xong.", []),
        (
            "Tại hội nghị, UBND huyện Vân Trạch ký kết chương trình với Hội Nông dân tỉnh.",
            ["UBND huyện Vân Trạch", "Hội Nông dân tỉnh"],
        ),
        ("Tại lễ phát động, ông Lê Văn Bình (Bộ Y tế) và đoàn đã thăm dân.", ["Lê Văn Bình"]),
    ],
)
def test_sitting_speaking_and_signing(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Trường THPT tổ chức hội nghị; Giám đốc Sở Y tế vắng mặt.", []),  # which, nobody says
        ("Trường THPT Liễu Giang tổ chức hội nghị; Giám đốc Sở Y tế vắng mặt.", ["Trường THPT Liễu Giang"]),
        ("Lãnh đạo thành phố Phòng Thành Cảng đón đoàn tại buổi lễ.", []),  # a part of a place's name
    ],
)
def test_who_is_meant_by_a_bare_head(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present"),
    [
        (
            "Hội nghị đã nghe ý kiến của đại diện lãnh đạo Sở Y tế, Sở Tài chính.",
            ["Sở Y tế", "Sở Tài chính"],
        ),
        ("Hội nghị đã nghe báo cáo của Sở Y tế.", []),  # a paper
        ("Theo báo cáo của đại diện Sở Y tế, dịch đã hết.", []),  # where, nobody says
        ("Phía Hội Nông dân tỉnh có Giám đốc Sở Y tế Lê Thị Bình.", ["Hội Nông dân tỉnh", "Lê Thị Bình"]),
        ("(Nguồn: TTXVN) Dự hội nghị có Giám đốc Sở Y tế Lê Thị Bình.", ["Lê Thị Bình"]),
        (
            "Bí thư Huyện ủy Lê Thị Bình đến thăm cán bộ, giảng viên, học viên Trường Chính trị Nghệ An.",
            ["Lê Thị Bình", "Trường Chính trị Nghệ An"],
        ),
    ],
)
def test_heard_and_met(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present"),
    [
        (
            "Hội nghị tổng kết công tác dạy và học của các trường trên địa bàn trong năm 2018 do Sở Y tế tổ chức.",
            ["Sở Y tế"],
        ),
        ("Sở Y tế thường mời các trường, các xã trên địa bàn huyện tới nghe và tổ chức rà soát.", []),
        ("Thời gian qua, Sở Y tế đã tổ chức nhiều hội nghị.", []),
        ("Sở Y tế có kế hoạch gặp mặt doanh nghiệp tại hội nghị.", []),
        ("Cán bộ thuộc diện Sở Y tế quản lý dự hội nghị.", []),
        ("Đại diện Sở Y tế dự hội nghị.", ["Sở Y tế"]),
        (
            "Giám đốc Sở Y tế Lê Thị Bình chủ trì cuộc họp với đại diện Hội Nông dân tỉnh.",
            ["Lê Thị Bình", "Hội Nông dân tỉnh"],
        ),
        (
            "Chứng kiến lễ ký kết có Giám đốc Sở Y tế Lê Thị Bình; bản ghi nhớ giữa Bộ Y tế và Bộ Tài chính.",
            ["Lê Thị Bình"],
        ),
        ("Theo Kết luận số 05/KL-UBND do ông Lê Văn Bình ký tại hội nghị.", []),
    ],
)
def test_gatherings_told_and_meant(say: SimpleNamespace, text: str, present: list[str]) -> None:
    got = say.present(say.read(text))
    assert [name for name in got if name != "Lê Văn Bình"] == present
