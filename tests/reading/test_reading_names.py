"""Where a person's name begins and ends. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daibieu.reading.names import foreign_name, is_historic, is_syllable, run_end, vietnamese_name
from daibieu.reading.tokens import tokenize

PARAMETRIZE = pytest.mark.parametrize


def persons(say: SimpleNamespace, marked: str) -> None:
    text, expected = say.unmark(marked)
    assert say.found(text, "person") == expected


@PARAMETRIZE(
    "marked",
    [
        "Đồng chí [Lê Bình|person] dự.",  # two syllables: only behind a form of address or a title
        "Hôm qua [Lê Thị Bình|person] dự họp.",
        "Hôm qua [Lê Thị Mai Anh|person] dự họp.",
        "Ông [Nông Văn Quất|person] và bà [Vi Thị Mẩy|person] cùng dự.",
        "Ông [Uông Kim Khải|person] được giao việc.",  # `ông` inside the name
        "[Trương Thái Bình|person] dự diễn đàn.",  # a province inside the name
        "Lê Bình dự.",  # near miss: bare, two syllables may be anything
    ],
)
def test_vietnamese_names(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "Chủ tịch UBND huyện Sông Trầm [Y Blin Niê|person] dự.",
        "Phó Chủ tịch UBND huyện Sông Trầm [Điểu K'Brăng|person] dự.",
        "Ông [K'Brơi|person] và bà [H'Yim Kđoh|person] cùng dự.",
        "Bí thư Đảng ủy xã Hòa Lãng [A Blong|person] dự.",
        "Bà [Liêu Thị Sa Rên|person] dự.",
    ],
)
def test_names_of_minorities(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "Ông [Pak Chong-min|person] dự.",
        "Bà [Greta Wiesental|person] dự.",
        "Ngài [Jean-Luc d'Arlon|person] dự.",
        "Bộ trưởng Bộ Y tế Đức [Greta Wiesental|person] dự.",
        "Đại sứ Lào tại Việt Nam [Bounmy Saysana|person] dự.",
        "Thủ tướng Na Uy [Ole van Berghen|person] dự.",  # a particle in small letters
        "Tổng thống Mỹ [J. P. Harlow|person] dự.",  # initials
        "Đoàn thăm Việt Nam, Lào và Campuchia.",  # near miss: countries
    ],
)
def test_foreign_names(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "Phó Giám đốc Sở Y tế [Cù Xuân Nghĩa|person] Theo báo cáo, còn 12 xã.",
        "Giám đốc Sở Y tế [Cù Xuân Nghĩa|person] Ảnh: P.V",
        "Đồng chí [Lê Thị Bình|person] Phát biểu tại hội nghị",
        "Đồng chí [Lê Đình Sáng|person] dự.",  # near miss: a given name that also begins sentences
        "Đồng chí [Lê Đại|person] dự.",
    ],
)
def test_the_next_sentence_is_no_fourth_syllable(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "Đoàn viên dọn vệ sinh đường Nguyễn Văn Trỗi.",
        "Khai giảng Trường THCS Lê Quý Quất.",
        "Tại phường Nguyễn Văn Cừ, bà con họp.",
        "Giải thưởng Trần Văn Quất năm 2019.",
        "Cầu Nguyễn Văn Quất thông xe.",
        "Quỹ Lê Thị Mây tặng quà.",
        "Con đường mà [Nguyễn Văn Quất|person] đi là dài.",  # near miss: the word is not right before the name
    ],
)
def test_streets_schools_and_wards_are_no_persons(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Kỷ niệm ngày sinh Tổng Bí thư Trường Chinh.",
        "Trường Chính trị Tôn Đức Thắng khai giảng.",
        "Ông [Tôn Đức Quất|person] dự.",  # near miss: another name with the same beginning
    ],
)
def test_history_is_no_presence(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "HỘI NGHỊ TỔNG KẾT NĂM 2018 CỦA LÊ THỊ BÌNH",  # a headline in capitals names nobody for sure
        "Đồng chí [LÊ THỊ BÌNH|person] dự.",
    ],
)
def test_capitals_count_where_the_words_around_are_small(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)


def test_a_name_ends_with_its_line() -> None:
    tokens = tokenize("Lê Thị Bình\nTrưởng Ban")
    assert run_end(tokens, 0, len(tokens)) == 3


@PARAMETRIZE(
    ("words", "titled", "length"),
    [
        ("Lê Thị Bình dự", False, 3),
        ("Lê Bình dự", False, None),
        ("Lê Bình dự", True, 2),
        ("Lê Thị Mai Anh Tuấn", False, 4),  # no name has five syllables
        ("lê Thị Bình", True, None),
        ("Quất Văn Lê", True, None),  # no family name of the table
    ],
)
def test_the_shape_of_a_vietnamese_name(words: str, titled: bool, length: int | None) -> None:
    tokens = tokenize(words)
    assert vietnamese_name(tokens, 0, len(tokens), titled=titled) == length


@PARAMETRIZE(
    ("words", "name"),
    [
        ("Pak Chong-min dự", "Pak Chong-min"),
        ("H'Yim Kđoh dự", "H'Yim Kđoh"),
        ("Ole van Berghen dự", "Ole van Berghen"),
        ("J. P. Harlow dự", "J. P. Harlow"),
        ("Greta - Bộ trưởng", "Greta"),  # a dash with spaces is a mark, no part of the name
        ("Greta và Hans", "Greta"),
    ],
)
def test_the_shape_of_a_foreign_name(words: str, name: str) -> None:
    tokens = tokenize(words)
    end = foreign_name(tokens, 0, len(tokens))
    assert end is not None
    assert tokens.exact(0, end) == name


@PARAMETRIZE(
    ("word", "vietnamese"),
    [
        ("Nguyễn", True),
        ("Khuê", True),
        ("Nghiêm", True),
        ("Y", True),
        ("Wiesental", False),
        ("Harlow", False),
    ],
)
def test_a_syllable(word: str, vietnamese: bool) -> None:
    assert is_syllable(word) is vietnamese


def test_a_name_of_history_in_any_letter_case() -> None:
    assert is_historic("Hồ Chí Minh")
    assert is_historic("HỒ CHÍ MINH")
    assert not is_historic("Hồ Chí Quất")


@PARAMETRIZE(
    "marked",
    [
        "Dự có Bí thư Tỉnh ủy Ninh Bình [Dương Minh Thảo|person].",
        "Dự có Bí thư Tỉnh ủy Thái Bình [Dương Minh Thảo|person].",
        "Dự có Chủ tịch HĐND tỉnh [Đoàn Thế Hương|person].",
        "Dự có Bí thư Tỉnh đoàn [Đoàn Thế Hương|person].",
        "Phó Chủ tịch UBND [Trần Vĩnh Tường|person] dự.",
    ],
)
def test_a_family_name_that_could_go_on_the_body(say: SimpleNamespace, marked: str) -> None:
    persons(say, marked)
