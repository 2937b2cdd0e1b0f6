"""Bodies in attendance lists and delegations: who is meant, and who only stands in a title. Districts are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Cùng dự hội nghị có đại diện công an tỉnh, ban tuyên giáo tỉnh ủy, các sở.", ["Công an", "Ban Tuyên giáo"]),
        ("Cùng dự hội nghị có đại diện công ty và lãnh đạo phòng.", []),
        ("Dự hội nghị có lãnh đạo các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy.", []),  # a mass
        ("Dự hội nghị có các đồng chí trong Ban Giám đốc Công an tỉnh.", ["Công an"]),
        ("Dự hội nghị có các đồng chí trong Ban Thường vụ, Ban Chấp hành Tỉnh ủy.", ["Ban Thường vụ", "Ban Chấp hành"]),
        ("Dự hội nghị có các đồng chí Phó Chủ tịch HĐND, UBND tỉnh; lãnh đạo Sở Y tế.", ["Sở Y tế"]),
        (
            "Dự hội nghị có ông Lê Văn Bình, Công sứ, Đại sứ quán Việt Nam tại Lào; lãnh đạo Sở Y tế.",
            ["Lê Văn Bình", "Sở Y tế"],
        ),
        ("Tại buổi lễ, lãnh đạo Sở Y tế trao Bằng khen cho ông Hứa Văn Mận.", ["Sở Y tế", "Hứa Văn Mận"]),
    ],
)
def test_bodies_in_lists(say: SimpleNamespace, text: str, present: list[str]) -> None:
    got = say.present(say.read(text))
    assert len(got) == len(present)
    assert all(name.startswith(short) for name, short in zip(got, present, strict=True))


@PARAMETRIZE(
    ("text", "present"),
    [
        (
            "Đoàn đại biểu Tỉnh ủy, HĐND, UBND tỉnh Nghệ An đã dâng hương.",
            ["Tỉnh ủy Nghệ An", "HĐND tỉnh Nghệ An", "UBND tỉnh Nghệ An"],
        ),
        ("Sáng 5/6, đoàn của Tỉnh ủy, UBND tỉnh Nghệ An đến dự lễ kỷ niệm.", ["Tỉnh ủy Nghệ An", "UBND tỉnh Nghệ An"]),
        ("Sáng 5/6, đoàn công tác của Bộ Y tế đến dự lễ kỷ niệm.", []),  # sent by it, which puts it nowhere
        ("Sáng 5/6, Đoàn công tác Báo Quê Nhà đến dự lễ kỷ niệm.", []),
        ("Tại Hội trường Tỉnh ủy, Sở Y tế tổ chức hội nghị.", ["Sở Y tế"]),  # where
        ("BQN - Sáng 5/6, Sở Y tế tổ chức hội nghị.", ["Sở Y tế"]),  # the paper's letters
    ],
)
def test_delegations_and_seats(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


def test_a_committee_takes_the_place_of_its_row(say: SimpleNamespace) -> None:
    text = "Dự hội nghị có Thường trực Tỉnh ủy, HĐND, UBND tỉnh Nghệ An."
    assert say.present(say.read(text)) == ["Thường trực Tỉnh ủy Nghệ An", "HĐND tỉnh Nghệ An", "UBND tỉnh Nghệ An"]
