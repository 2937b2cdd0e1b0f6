"""What bodies side by side tell of each other, and who holds a gathering together. Districts are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize

HELD = "tổ chức hội nghị tổng kết."


@PARAMETRIZE(
    ("text", "hosts"),
    [
        ("Sở Y tế phối hợp với Sở Tài chính tổ chức hội nghị.", ["Sở Y tế", "Sở Tài chính"]),
        (
            "Ngày 5/6, Sở Y tế vừa phối hợp cùng Sở Tài chính, Hội Nông dân tỉnh và các sở tổ chức tọa đàm.",
            ["Sở Y tế", "Sở Tài chính", "Hội Nông dân tỉnh"],
        ),
        ("Hội thảo do Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức.", ["Sở Y tế", "Sở Tài chính"]),
        (f"Sở Y tế phối hợp với các xã {HELD}", ["Sở Y tế"]),
        # A task, no gathering yet.
        ("Bí thư Huyện ủy Lê Thị Bình giao Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức rà soát.", []),
    ],
)
def test_hosts_work_together(say: SimpleNamespace, text: str, hosts: list[str]) -> None:
    assert say.present(say.read(text)) == hosts


@PARAMETRIZE(
    ("text", "hosts"),
    [
        (
            f"Phòng Tham mưu, Công an tỉnh và Hội Nông dân tỉnh {HELD}",
            ["Phòng Tham mưu Công an tỉnh", "Hội Nông dân tỉnh"],
        ),
        (f"Vụ Pháp chế - Bộ Công Thương {HELD}", ["Vụ Pháp chế Bộ Công Thương"]),
        (f"Cục Trồng trọt (Bộ Nông nghiệp và Môi trường) {HELD}", ["Cục Trồng trọt"]),  # whose it is, told aside
        (f"Phòng Y tế, UBND huyện Vân Trạch {HELD}", ["Phòng Y tế", "UBND huyện Vân Trạch"]),  # two of one district
        (
            f"UBND huyện Vân Trạch (Nghệ An), Công an huyện Vân Trạch, tỉnh Nghệ An và Đài PT-TH tỉnh {HELD}",
            ["UBND huyện Vân Trạch", "Công an huyện Vân Trạch", "Đài Phát thanh và Truyền hình tỉnh"],
        ),
    ],
)
def test_a_part_stands_before_its_whole(say: SimpleNamespace, text: str, hosts: list[str]) -> None:
    assert say.present(say.read(text)) == hosts


@PARAMETRIZE(
    ("text", "present"),
    [
        (
            "Sáng 5/6, Ban Đối ngoại Trung ương dự hội thảo giữa Đảng Cộng sản Việt Nam và Đảng Cộng sản Trung Quốc.",
            ["Ban Đối ngoại Trung ương", "Đảng Cộng sản Việt Nam", "Đảng Cộng sản Trung Quốc"],
        ),
        (
            "Công an tỉnh Nghệ An và Công an tỉnh Hà Tĩnh tổ chức hội nghị. Công an tỉnh Nghệ An trao quà.",
            ["Công an tỉnh Nghệ An", "Công an tỉnh Hà Tĩnh"],
        ),
        ("UBND tỉnh tổ chức hội nghị. UBND tỉnh Nghệ An cũng tổ chức lễ trao giải.", ["UBND tỉnh Nghệ An"]),  # one
    ],
)
def test_one_name_of_two_places_is_two_bodies(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present
