"""Names of bodies, put together of head, field, level and place. Districts, communes and schools are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daibieu.reading.bodies import body_at
from daibieu.reading.heads import level_of
from daibieu.reading.tokens import tokenize

PARAMETRIZE = pytest.mark.parametrize


def bodies(say: SimpleNamespace, marked: str) -> None:
    text, expected = say.unmark(marked)
    assert say.found(text, "body") == expected


@PARAMETRIZE(
    ("text", "name", "place", "level"),
    [
        ("Tỉnh ủy Nam Định", "Tỉnh ủy", "Nam Định", "province"),
        ("Thành ủy Đà Nẵng", "Thành ủy", "Đà Nẵng", "city"),
        ("Huyện ủy Vân Trạch", "Huyện ủy", "Vân Trạch", "district"),
        ("UBND tỉnh", "UBND tỉnh", None, "province"),
        ("UBND huyện Vân Trạch", "UBND huyện", "Vân Trạch", "district"),
        ("UBND X.Hòa Lãng", "UBND xã", "Hòa Lãng", "commune"),
        ("UBND TP Hải Phòng", "UBND TP", "Hải Phòng", "city"),
        ("HĐND quận 12", "HĐND quận", "12", "district"),
        ("Ủy ban nhân dân tỉnh Nam Định", "UBND tỉnh", "Nam Định", "province"),
        ("Hội đồng nhân dân huyện Vân Trạch", "HĐND huyện", "Vân Trạch", "district"),
        ("Ban Nội chính Tỉnh ủy", "Ban Nội chính Tỉnh ủy", None, "province"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Trung ương", None, "central"),
        ("Ủy ban Pháp luật của Quốc hội", "Ủy ban Pháp luật của Quốc hội", None, "central"),
        (
            "Ban Kinh tế - Ngân sách HĐND tỉnh Bà Rịa - Vũng Tàu",
            "Ban Kinh tế - Ngân sách HĐND tỉnh",
            "Bà Rịa - Vũng Tàu",
            "province",
        ),
        ("Công an tỉnh Hà Nam", "Công an tỉnh", "Hà Nam", "province"),
        ("Đoàn ĐBQH tỉnh Phú Yên", "Đoàn ĐBQH tỉnh", "Phú Yên", "province"),
        ("Đảng ủy xã Hòa Lãng", "Đảng ủy xã", "Hòa Lãng", "commune"),
    ],
)
def test_level_and_place(text: str, name: str, place: str | None, level: str) -> None:
    tokens = tokenize(text)
    body = body_at(tokens, 0, len(tokens))
    assert body is not None
    assert (body.name, body.place, body.level, body.end) == (name, place, level, len(tokens))


@PARAMETRIZE(
    ("text", "name"),
    [
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở Y tế", "Sở Y tế"),
        ("Sở Tư pháp", "Sở Tư pháp"),  # `TƯ` is the centre, `Tư` is none
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
        ("TVTU", "Ban Thường vụ Tỉnh ủy"),
        ("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("BCH Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("VPCP", "Văn phòng Chính phủ"),
    ],
)
def test_an_abbreviation_is_written_out(text: str, name: str) -> None:
    tokens = tokenize(text)
    body = body_at(tokens, 0, len(tokens))
    assert body is not None
    assert (body.name, body.end) == (name, len(tokens))


@PARAMETRIZE(
    "marked",
    [
        "Dự có [Sở Văn hóa, Thể thao và Du lịch|body], [Sở Y tế|body].",
        "Dự có [Ban Chỉ đạo phòng, chống tham nhũng|body].",
        "Dự có [Ban Quản lý các khu công nghiệp tỉnh|body].",
        "Dự có [Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh|body].",
        "Dự có [Ban Kinh tế - Ngân sách HĐND tỉnh|body] - [Sở Tài chính|body].",
        "Dự có [Sở Lao động - Thương binh và Xã hội|body] và [Sở Tư pháp|body].",
        "Dự có [Ban Bảo vệ và chăm sóc sức khỏe cán bộ tỉnh|body].",
    ],
)
def test_marks_inside_a_name_and_between_two(say: SimpleNamespace, marked: str) -> None:
    bodies(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "[Khối thi đua các cơ quan Đảng thuộc Huyện ủy Vân Trạch|body] họp.",
        "[Đảng ủy Khối Doanh nghiệp tỉnh|body] họp.",
        "[Cụm thi đua số 3|body] họp.",
        "Khối đại đoàn kết được vun đắp.",  # near miss: no bloc of bodies
        "Khối lượng đất đào là 3 triệu khối.",
    ],
)
def test_blocs(say: SimpleNamespace, marked: str) -> None:
    bodies(say, marked)


@PARAMETRIZE(
    "marked",
    [
        "[Báo Vân Trạch|body] đưa tin.",
        "[Trường THPT Liễu Giang|body] khai giảng.",
        "[Trường Chính trị Trường Chinh|body] khai giảng.",  # a name inside a name
        "[Bệnh viện Đa khoa huyện Liễu Giang|body] khánh thành.",
        "[Hội Khuyến học tỉnh Thái Nguyên|body] đại hội.",
        "[Bộ Tư lệnh Thủ đô|body] tổ chức hội thao.",
        "[Bộ Tư lệnh Cảnh vệ|body] tổ chức hội thao.",
        "[Đại sứ quán Việt Nam tại Lào|body] tổ chức.",
        "[Tòa án nhân dân huyện Vân Trạch|body] họp.",
        "[Viện Kiểm sát nhân dân tỉnh|body] họp.",
        "[Thường trực Huyện ủy Vân Trạch|body] họp.",
    ],
)
def test_bodies_of_all_kinds(say: SimpleNamespace, marked: str) -> None:
    bodies(say, marked)


@PARAMETRIZE(
    "text",
    [
        "Hội nghị bàn về sở hữu.",
        "Vụ việc được báo cáo tại hội trường.",
        "Trường hợp này sở dĩ lâu là do vụ án lớn.",
        "Tây Ban Nha và Đài Loan cùng dự.",
        "Các nước khu vực châu Á - Thái Bình Dương cùng dự.",
        "Đoàn viên ra quân; đoàn kết là sức mạnh.",
        "Báo cáo nêu rõ: ban hành 12 văn bản, phòng chống thiên tai.",
        "Bộ phận một cửa, bộ máy và bộ luật.",
        "Cục diện mới; cụm dân cư; khoa học và công nghệ.",
        "Chi phí và chi tiết được công khai.",
        "Viện trợ cho đội ngũ trạm biến áp.",
        "Tổ chức và tổ quốc.",
        "sở y tế",  # small letters: only committees are so written
    ],
)
def test_false_friends(say: SimpleNamespace, text: str) -> None:
    assert say.found(text, "body") == []


@PARAMETRIZE(
    ("text", "names"),
    [
        (
            "Dự có lãnh đạo Huyện ủy, HĐND, UBND huyện Vân Trạch.",
            ["Huyện ủy Vân Trạch", "HĐND huyện Vân Trạch", "UBND huyện Vân Trạch"],
        ),
        ("Dự có Tỉnh ủy - HĐND - UBND tỉnh.", ["Tỉnh ủy", "HĐND tỉnh", "UBND tỉnh"]),
        (
            "Dự có HĐND, UBND và Ủy ban MTTQ xã Hòa Lãng.",
            ["HĐND xã Hòa Lãng", "UBND xã Hòa Lãng", "Ủy ban MTTQ xã Hòa Lãng"],
        ),
        (
            "Dự có Sở Y tế, UBND huyện Vân Trạch.",
            ["Sở Y tế", "UBND huyện Vân Trạch"],
        ),  # near miss: a department has its own level
    ],
)
def test_one_level_word_for_a_row_of_bodies(say: SimpleNamespace, text: str, names: list[str]) -> None:
    _, items = say.items(text)
    assert [item.body.full for item in items if item.body] == names


@PARAMETRIZE(
    ("text", "end"),
    [
        ("Sở Y tế Cù Xuân Nghĩa dự", "Sở Y tế"),
        ("UBND huyện Vân Trạch Ứng Quang Lãm dự", "UBND huyện Vân Trạch"),
        ("Trường THPT Liễu Giang Chử Thị Oanh dự", "Trường THPT Liễu Giang"),
        ("Hội Nông dân huyện Y Blin Niê dự", "Hội Nông dân huyện"),
        ("Sở Tài chính Trương Thái Bình dự", "Sở Tài chính"),
    ],
)
def test_a_body_ends_where_the_holders_name_begins(text: str, end: str) -> None:
    tokens = tokenize(text)
    body = body_at(tokens, 0, len(tokens), names=True)
    assert body is not None
    assert tokens.exact(0, body.end) == end


@PARAMETRIZE(
    ("body", "level"),
    [
        ("UBND tỉnh", "province"),
        ("Thành ủy", "city"),
        ("UBND thị xã", "district"),
        ("Đảng ủy phường", "commune"),
        ("Sở Y tế", None),
        ("Đoàn ĐBQH", "province"),
    ],
)
def test_the_level_that_a_name_tells(body: str, level: str | None) -> None:
    assert level_of(body) == level


@PARAMETRIZE(
    ("text", "name"),
    [
        ("Liên đoàn Bóng chuyền Việt Nam tổ chức", "Liên đoàn Bóng chuyền Việt Nam"),
        ("Cục Di sản văn hóa tổ chức", "Cục Di sản văn hóa"),
        ("Trung tâm Lưu ký Chứng khoán tổ chức", "Trung tâm Lưu ký Chứng khoán"),
        ("Đảng Bảo thủ tổ chức", "Đảng Bảo thủ"),
        ("Trường Trung học cơ sở Liễu Giang", "Trường Trung học cơ sở Liễu Giang"),  # as written, not `THCS`
        ("Phòng cảnh sát hình sự Công an tỉnh", "Phòng cảnh sát hình sự Công an tỉnh"),
        ("Bộ Chỉ huy Quân sự (CHQS) tỉnh tổ chức", "Bộ Chỉ huy Quân sự tỉnh"),
        ("Bộ Y tế Nguyễn Thị Hà dự", "Bộ Y tế"),  # whose head she is, the sentence lost
        ("Công ty đầu tư 100 tỷ đồng", "Công ty"),
        ("Sở Xây dựng kiểm tra công trình", "Sở Xây dựng"),  # a verb
        ("Sở Y tế môi giới việc làm", "Sở Y tế"),
    ],
)
def test_a_name_is_not_cut_in_the_middle_of_a_word(text: str, name: str) -> None:
    tokens = tokenize(text)
    body = body_at(tokens, 0, len(tokens))
    assert body is not None
    assert body.name == name
