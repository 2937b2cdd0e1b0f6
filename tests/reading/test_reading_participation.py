"""Who took part, in which roles, and who did not. All people, districts and communes are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize
Roles = dict[str, list[str]]

BINH = "Bí thư Huyện ủy Lê Thị Bình"


@PARAMETRIZE(
    ("text", "roles"),
    [
        (f"{BINH} dự hội nghị.", {"Lê Thị Bình": []}),
        (f"{BINH} dự và phát biểu tại hội nghị.", {"Lê Thị Bình": ["spoke"]}),
        (f"{BINH} chủ trì hội nghị.", {"Lê Thị Bình": ["chaired"]}),
        (f"Hội nghị diễn ra dưới sự chủ trì của {BINH}.", {"Lê Thị Bình": ["chaired"]}),
        (f"Hội nghị do {BINH} chủ trì.", {"Lê Thị Bình": ["chaired"]}),
        (f"{BINH} đến thăm Trường THPT Liễu Giang.", {"Lê Thị Bình": ["visited"], "Trường THPT Liễu Giang": []}),
        (f"{BINH} tiếp Đại sứ Na Uy Ole Berghen.", {"Lê Thị Bình": ["hosted"], "Ole Berghen": []}),
        # A guest is there; that he is on a visit to the country is told of him, not of this event.
        (f"{BINH} tiếp Đại sứ Na Uy Ole Berghen đang ở thăm Việt Nam.", {"Lê Thị Bình": ["hosted"], "Ole Berghen": []}),
        (f"{BINH} làm việc với Sở Y tế.", {"Lê Thị Bình": [], "Sở Y tế": []}),
        (
            f"{BINH} trao Bằng khen cho ông Hứa Văn Mận tại buổi lễ.",
            {"Lê Thị Bình": ["presented"], "Hứa Văn Mận": ["received"]},
        ),
        (f"{BINH} dâng hương tại Nghĩa trang liệt sĩ huyện.", {"Lê Thị Bình": []}),
        ("UBND huyện Vân Trạch tổ chức hội nghị tổng kết.", {"UBND huyện Vân Trạch": ["hosted"]}),
        ("Sở Y tế và Sở Tài chính ký kết quy chế phối hợp.", {"Sở Y tế": ["signed"], "Sở Tài chính": ["signed"]}),
        (f"Phát biểu tại hội nghị, {BINH} đánh giá cao kết quả.", {"Lê Thị Bình": ["spoke"]}),
    ],
)
def test_roles(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "present"),
    [
        (f"Cuộc gặp giữa {BINH} và Giám đốc Sở Y tế Cù Xuân Nghĩa diễn ra hôm qua.", ["Lê Thị Bình", "Cù Xuân Nghĩa"]),
        (f"Tại cuộc gặp với {BINH}, Giám đốc Sở Y tế Cù Xuân Nghĩa báo cáo kết quả.", ["Cù Xuân Nghĩa", "Lê Thị Bình"]),
        # near misses: what is to come, what somebody hopes for
        (f"Trước cuộc gặp với {BINH}, Giám đốc Sở Y tế Cù Xuân Nghĩa dự hội nghị.", ["Cù Xuân Nghĩa"]),
        (f"Giám đốc Sở Y tế Cù Xuân Nghĩa dự hội nghị và nói về cuộc gặp sắp tới với {BINH}.", ["Cù Xuân Nghĩa"]),
    ],
)
def test_between_whom_a_meeting_was(say: SimpleNamespace, text: str, present: list[str]) -> None:
    (event,) = say.read(text).events
    assert sorted(p.agent for p in event.participants if p.kind == "person") == sorted(present)


@PARAMETRIZE(
    ("text", "present"),
    [
        (
            (
                "Dự hội nghị có các đồng chí: Lê Thị Bình, Bí thư Huyện ủy; Ứng Quang Lãm, "
                "Chủ tịch UBND huyện; lãnh đạo Sở Y tế."
            ),
            ["Lê Thị Bình", "Ứng Quang Lãm", "Sở Y tế"],
        ),
        (f"Cùng dự hội nghị có {BINH}, đại diện Sở Y tế.", ["Lê Thị Bình", "Sở Y tế"]),
        (f"Tham dự hội nghị còn có {BINH}.", ["Lê Thị Bình"]),
        (f"Hội nghị có sự tham dự của {BINH}.", ["Lê Thị Bình"]),
        (f"{BINH}, Chủ tịch UBND huyện Ứng Quang Lãm cùng dự hội nghị.", ["Lê Thị Bình", "Ứng Quang Lãm"]),
        ("Về phía huyện Vân Trạch có đồng chí Lê Thị Bình, Bí thư Huyện ủy cùng dự buổi làm việc.", ["Lê Thị Bình"]),
    ],
)
def test_lists_of_who_was_there(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present"),
    [
        (f"{BINH} cho biết nguồn vốn đã sẵn sàng.", []),  # a statement is no event
        (f"Theo {BINH}, nguồn vốn đã sẵn sàng.", []),
        (f"{BINH} giao Sở Y tế chủ trì, phối hợp với Sở Tài chính.", []),  # a task is no chair
        (f"{BINH} cho rằng dự án, dự toán và dự thảo cần tiếp tục được trao đổi.", []),
        (f"Nhân lễ khai giảng, {BINH} gửi lẵng hoa chúc mừng Trường THPT Liễu Giang.", []),  # who sends is not there
        (f"{BINH} dự hội nghị và yêu cầu Sở Y tế tham gia hội thảo tháng sau.", ["Lê Thị Bình"]),  # content
        (f"{BINH} dự hội nghị, nhấn mạnh vai trò của Chủ tịch UBND huyện Ứng Quang Lãm.", ["Lê Thị Bình"]),
        (f"{BINH} dự hội nghị. Quyết định của UBND tỉnh nêu rõ trách nhiệm.", ["Lê Thị Bình"]),
        (f"{BINH} dự hội nghị. Hội nghị bầu 15 đồng chí vào Ban Chấp hành Đảng bộ huyện.", ["Lê Thị Bình"]),
        ("Ba đơn vị được UBND tỉnh tặng Bằng khen.", []),  # a result told
        ("Chức vụ Phó Chủ tịch UBND tỉnh còn trống.", []),
    ],
)
def test_who_is_only_named(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present"),
    [
        ("Tại hội nghị, Giám đốc Sở Tài chính Thiều Thị Nhẫn báo cáo nguồn vốn đã sẵn sàng.", ["Thiều Thị Nhẫn"]),
        ("Giám đốc Sở Tài chính Thiều Thị Nhẫn báo cáo nguồn vốn đã sẵn sàng.", []),  # where, nobody says
        (  # introduced in the report of the one gathering that is told
            f"{BINH} dự hội nghị. Giám đốc Sở Tài chính Thiều Thị Nhẫn khẳng định nguồn vốn đã sẵn sàng.",
            ["Lê Thị Bình", "Thiều Thị Nhẫn"],
        ),
        (
            f"{BINH} dự hội nghị. Giám đốc Sở Tài chính Thiều Thị Nhẫn cho biết nguồn vốn đã sẵn sàng.",
            ["Lê Thị Bình"],
        ),
    ],
)
def test_speech_counts_at_the_gathering(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert say.present(say.read(text)) == present


@PARAMETRIZE(
    ("text", "present", "absent"),
    [
        (
            f"{BINH} vắng mặt tại hội nghị; Chủ tịch UBND huyện Ứng Quang Lãm dự và phát biểu.",
            ["Ứng Quang Lãm"],
            ["Lê Thị Bình"],
        ),
        (f"Chủ tịch UBND huyện Ứng Quang Lãm dự hội nghị; {BINH} không tham dự.", ["Ứng Quang Lãm"], ["Lê Thị Bình"]),
        (f"{BINH} không phát biểu tại hội nghị.", [], []),  # silent is not absent
    ],
)
def test_absence(say: SimpleNamespace, text: str, present: list[str], absent: list[str]) -> None:
    reading = say.read(text)
    assert say.present(reading) == present
    assert [absence.agent for absence in reading.absences] == absent


@PARAMETRIZE(
    "text",
    [
        f"Ngày mai, {BINH} sẽ dự hội nghị.",
        f"Ngày 25-6, {BINH} sẽ chủ trì hội nghị.",
        f"Dự kiến {BINH} dự hội nghị vào tuần tới.",
    ],
)
def test_a_planned_part_is_none(say: SimpleNamespace, text: str) -> None:
    assert say.present(say.read(text)) == []


@PARAMETRIZE(
    ("text", "words"),
    [
        (f"Dự hội nghị có {BINH}; lãnh đạo các sở, ngành; các đại biểu.", ["lãnh đạo các sở, ngành", "các đại biểu"]),
        (f"Dự hội nghị có {BINH} và đông đảo nhân dân.", ["đông đảo nhân dân"]),
        (
            f"Dự hội nghị có {BINH}; lãnh đạo các cơ quan, đơn vị trong Khối.",
            ["lãnh đạo các cơ quan, đơn vị trong Khối"],
        ),
        (f"Dự hội nghị có {BINH} cùng hơn 200 đại biểu.", ["hơn 200 đại biểu"]),
        (f"Dự hội nghị có {BINH}; lãnh đạo Sở Y tế.", []),  # near miss: a named body is no group
    ],
)
def test_unnamed_groups_stay_words(say: SimpleNamespace, text: str, words: list[str]) -> None:
    reading = say.read(text)
    assert [group.words for group in reading.groups] == words
    assert all(group.event == reading.events[0].key for group in reading.groups)


def test_the_order_of_a_list_with_its_groups(say: SimpleNamespace) -> None:
    reading = say.read(
        "Dự hội nghị có các đồng chí: Lê Thị Bình, Bí thư Huyện ủy; Ứng Quang Lãm, "
        "Chủ tịch UBND huyện; lãnh đạo các sở, ngành."
    )
    seats = [(p.agent, p.list, p.order) for p in reading.events[0].participants]
    seats += [(group.words, group.list, group.order) for group in reading.groups]
    assert seats == [("Lê Thị Bình", 1, 1), ("Ứng Quang Lãm", 1, 2), ("lãnh đạo các sở, ngành", 1, 3)]


def test_a_body_that_came_as_its_leaders_keeps_the_words(say: SimpleNamespace) -> None:
    reading = say.read("Dự hội nghị có Bí thư Huyện ủy Lê Thị Bình; lãnh đạo Sở Y tế.")
    assert say.participant(reading, "Sở Y tế").as_words == "lãnh đạo Sở Y tế"


@PARAMETRIZE(
    ("text", "kind", "object_"),
    [
        (
            "Đồng chí Lê Thị Bình, Phó Bí thư Huyện ủy thay mặt Ban Thường vụ Huyện ủy phát biểu tại hội nghị.",
            "speaks-for",
            "Ban Thường vụ Huyện ủy",
        ),
        ("Đồng chí Lê Thị Bình, Giám đốc Sở Y tế đại diện UBND tỉnh dự hội nghị.", "represents", "UBND tỉnh"),
        (
            "Dự hội nghị có đồng chí Lê Thị Bình, Phó Giám đốc Sở Y tế dự thay Giám đốc Sở Y tế.",
            "substitutes-for",
            "Giám đốc Sở Y tế",
        ),
        (
            "Thừa ủy quyền Chủ tịch nước, đồng chí Lê Thị Bình, Phó Chủ tịch UBND tỉnh trao Huân chương tại buổi lễ.",
            "by-mandate-of",
            "Chủ tịch nước",
        ),
    ],
)
def test_on_behalf_of_another(say: SimpleNamespace, text: str, kind: str, object_: str) -> None:
    reading = say.read(text)
    assert say.present(reading) == ["Lê Thị Bình"]
    behalf = say.participant(reading, "Lê Thị Bình").on_behalf_of
    assert [(b.kind, b.object) for b in behalf] == [(kind, object_)]


def test_the_capacity_is_what_he_was_called_there(say: SimpleNamespace) -> None:
    reading = say.read(
        "Bí thư Huyện ủy, Chủ tịch HĐND huyện Vân Trạch Lê Thị Bình dự hội nghị.\n"
        "Ông Hứa Văn Mận, nguyên Giám đốc Sở Y tế, cùng dự."
    )
    assert say.participant(reading, "Lê Thị Bình").capacity == (0, 1)
    assert say.participant(reading, "Hứa Văn Mận").capacity == (0,)
