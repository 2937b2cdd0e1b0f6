"""Which writings mean one body, one office, one place; near misses beside hits."""

from __future__ import annotations

import pytest

from daibieu.graph.canonical import Context, body, homes, lend, office, place, position_label

NAM_DINH = place("Nam Định", "2018-03-28")
HERE = Context("a1", "2018-03-28", NAM_DINH)
THERE = Context("a2", "2018-03-28", place("Hà Nam", "2018-03-28"))
NOWHERE = Context("a3", "2018-03-28", None)


@pytest.mark.parametrize(
    ("name", "told", "label"),
    [
        ("UBND tỉnh", None, "UBND tỉnh Nam Định"),
        ("UBND tỉnh", "Nam Định", "UBND tỉnh Nam Định"),
        ("Ủy ban nhân dân tỉnh Nam Định", None, "UBND tỉnh Nam Định"),
        ("Tỉnh ủy", None, "Tỉnh ủy Nam Định"),
        ("Ban Nội chính Tỉnh ủy", None, "Ban Nội chính Tỉnh ủy Nam Định"),
        ("UBKT Tỉnh ủy", None, "Ủy ban Kiểm tra Tỉnh ủy Nam Định"),
        ("Báo Nam Định", None, "Báo Nam Định"),
        ("Sở GD&ĐT", None, "Sở Giáo dục và Đào tạo Nam Định"),
        ("Trường Chính trị Trường Chinh", None, "Trường Chính trị Trường Chinh"),
        ("Huyện ủy Vân Trạch", None, "Huyện ủy Vân Trạch"),
        ("Chính phủ", None, "Chính phủ"),
        ("Ban Tổ chức Trung ương", None, "Ban Tổ chức Trung ương"),
        ("Chính phủ", "Lào", "Chính phủ Lào"),
    ],
)
def test_label_has_the_place_once(name: str, told: str | None, label: str) -> None:
    assert body(name, told, HERE).label == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("UBND tỉnh", None), ("Ủy ban nhân dân tỉnh Nam Định", None)),
        (("Ban Thi đua - Khen thưởng tỉnh", None), ("Ban Thi đua-Khen thưởng tỉnh", "Nam Định")),
        (("UBND huyện Vân Trạch", None), ("UBND huyện", "Vân Trạch")),
        (("Huyện ủy Vân Trạch", None), ("Huyện ủy", "Vân Trạch")),
        (("UBND TP", "Hồ Chí Minh"), ("UBND thành phố Hồ Chí Minh", None)),
        (("Thành ủy", "Hồ Chí Minh"), ("Thành ủy TP Hồ Chí Minh", None)),
        (("Thành ủy", "Nam Định"), ("Thành ủy Nam Định", None)),  # the town of that name in the province
        (("Sở Y tế", None), ("Sở Y tế tỉnh Nam Định", None)),
        (("Ủy ban MTTQ tỉnh", None), ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", None)),
    ],
)
def test_one_body(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    assert body(*one, HERE).key == body(*other, HERE).key
    assert body(*one, HERE).plain == body(*other, HERE).plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("UBND tỉnh", HERE), ("UBND tỉnh", THERE)),
        (("UBND tỉnh", HERE), ("HĐND tỉnh", HERE)),
        (("Ban Tổ chức Tỉnh ủy", HERE), ("Ban Tổ chức Trung ương", HERE)),
        # Without a place, nothing tells that two articles mean the same committee.
        (("UBND huyện", HERE), ("UBND huyện", Context("a4", "2018-03-28", NAM_DINH))),
        (("UBND tỉnh", NOWHERE), ("UBND tỉnh", Context("a4", "2018-03-28", None))),
        # In a paper of a province, a city is a town inside it.
        (("Thành ủy", HERE), ("Tỉnh ủy", HERE)),
        (("Trường THPT Nguyễn Trãi", HERE), ("Trường THPT Nguyễn Trãi", THERE)),
    ],
)
def test_two_bodies(one: tuple[str, Context], other: tuple[str, Context]) -> None:
    assert body(one[0], None, one[1]).key != body(other[0], None, other[1]).key


def test_a_bare_level_word_means_the_one_place_that_the_article_names() -> None:
    names = [("Huyện ủy", "Vân Trạch"), ("UBND xã Hòa Lãng", None), ("UBND xã Tân Mỹ", None)]
    context = Context("a1", "2018-03-28", NAM_DINH, lend(names, "2018-03-28", NAM_DINH))
    assert body("Hội Nông dân huyện", None, context).label == "Hội Nông dân huyện Vân Trạch"
    assert body("UBND xã", None, context).apart == "a1"  # two communes: which one is not told


def test_home_is_the_one_province_named() -> None:
    assert homes(["Nam Định", "Vân Trạch", None], "2018-03-28") == NAM_DINH
    assert homes(["Nam Định", "Hà Nam"], "2018-03-28") is None


@pytest.mark.parametrize(
    ("words", "day", "identifier"),
    [
        ("Nam Định", "2018-03-28", "nam-dinh"),
        ("Ninh Bình", "2018-03-28", "ninh-binh"),
        ("Ninh Bình", "2025-06-30", "ninh-binh"),
        ("Ninh Bình", "2025-07-01", "ninh-binh-2025"),
        ("Ninh Bình", None, None),  # which of the two is not told
        ("Vân Trạch", "2018-03-28", None),
    ],
)
def test_a_name_means_the_place_that_lived_on_the_day(words: str, day: str | None, identifier: str | None) -> None:
    found = place(words, day)
    assert found is not None
    assert found.identifier == identifier


@pytest.mark.parametrize(
    ("held", "of", "label"),
    [
        ("Chủ tịch", "HĐND tỉnh", "Chủ tịch HĐND tỉnh Nam Định"),
        ("Quyền Chủ tịch", "HĐND tỉnh", "Chủ tịch HĐND tỉnh Nam Định"),
        ("Trưởng Ban", "Ban Nội chính Tỉnh ủy", "Trưởng Ban Nội chính Tỉnh ủy Nam Định"),
        ("Trưởng ban", "Ban Nội chính Tỉnh ủy", "Trưởng Ban Nội chính Tỉnh ủy Nam Định"),
        ("Chánh Văn phòng", "Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy Nam Định"),
        ("Chủ tịch nước", "Nhà nước", "Chủ tịch nước"),
        ("Bộ trưởng", "Bộ Công an", "Bộ trưởng Bộ Công an"),
    ],
)
def test_position_as_papers_write_it(held: str, of: str, label: str) -> None:
    assert position_label(office(held), body(of, None, HERE), None) == label


def test_an_office_no_table_knows_keeps_its_words() -> None:
    found = office("chủ nhiệm câu lạc bộ hưu trí tỉnh lẻ")
    assert (found.identifier, found.key) == (None, "told:chủ nhiệm câu lạc bộ hưu trí tỉnh lẻ")
