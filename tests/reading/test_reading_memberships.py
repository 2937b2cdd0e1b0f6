"""Which bodies a bloc consists of, who is in charge of what. All people, districts and communes are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize
BLOC = "Khối thi đua các cơ quan Đảng thuộc Huyện ủy"


@PARAMETRIZE(
    ("text", "members", "stated"),
    [
        (
            f"{BLOC} gồm 3 đơn vị: Ban Tổ chức Huyện ủy, Ban Dân vận Huyện ủy, Văn phòng Huyện ủy ký giao ước.",
            ["Ban Tổ chức Huyện ủy", "Ban Dân vận Huyện ủy", "Văn phòng Huyện ủy"],
            3,
        ),
        (
            f"{BLOC} gồm Ban Tổ chức Huyện ủy và Ban Dân vận Huyện ủy.",
            ["Ban Tổ chức Huyện ủy", "Ban Dân vận Huyện ủy"],
            None,
        ),
        (
            f"{BLOC} gồm 3 đơn vị: Ban Tổ chức Huyện ủy, Ban Dân vận Huyện ủy ký giao ước.",
            ["Ban Tổ chức Huyện ủy", "Ban Dân vận Huyện ủy"],
            3,
        ),  # fewer named than told: both are kept
    ],
)
def test_a_bloc(say: SimpleNamespace, text: str, members: list[str], stated: int | None) -> None:
    found = say.read(text).memberships
    assert [(m.member, m.body, m.order, m.stated_number) for m in found] == [
        (member, BLOC, order, stated) for order, member in enumerate(members, 1)
    ]


@PARAMETRIZE(
    "text",
    [
        f"{BLOC} họp hội nghị.",
        "Hội nghị gồm 2 phần.",
        (
            "Đoàn công tác gồm Bí thư Huyện ủy Lê Thị Bình và Chủ tịch UBND huyện Ứng Quang Lãm."
        ),  # a delegation is no bloc
        "UBND huyện trao quà gồm gạo và dầu.",
    ],
)
def test_no_membership(say: SimpleNamespace, text: str) -> None:
    assert say.read(text).memberships == ()


@PARAMETRIZE(
    ("text", "object_", "kind"),
    [
        (f"{BLOC} họp. Dự có Lê Thị Bình, Ủy viên Hội đồng Thi đua - Khen thưởng huyện phụ trách Khối.", BLOC, "body"),
        ("Dự hội nghị có Lê Thị Bình, Phó Chủ tịch UBND huyện phụ trách kinh tế.", "kinh tế", "field"),
        ("Dự hội nghị có Phó Chủ tịch UBND huyện phụ trách văn hóa xã hội Lê Thị Bình.", "văn hóa xã hội", "field"),
    ],
)
def test_who_is_in_charge(say: SimpleNamespace, text: str, object_: str, kind: str) -> None:
    reading = say.read(text)
    assert [(r.person, r.object, r.kind) for r in reading.responsibilities] == [("Lê Thị Bình", object_, kind)]


@PARAMETRIZE(
    "text",
    [
        "Phó Giám đốc phụ trách Sở Y tế Lê Thị Bình dự hội nghị.",  # in charge of the office itself: a standing
        "Bí thư Huyện ủy Lê Thị Bình dự hội nghị với người phụ trách kế toán.",
    ],
)
def test_no_responsibility(say: SimpleNamespace, text: str) -> None:
    assert say.read(text).responsibilities == ()
