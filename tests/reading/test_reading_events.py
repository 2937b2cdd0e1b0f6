"""One happening is one event: its kind, day and place, and what is kept apart. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize
BINH = "Bí thư Huyện ủy Lê Thị Bình"


def told(say: SimpleNamespace, text: str, **kept: str | None) -> list[tuple[str, str | None]]:
    return [(event.type, event.date) for event in say.read(text, **kept).events]


@PARAMETRIZE(
    ("text", "kind", "type_id"),
    [
        (f"{BINH} dự hội nghị tổng kết năm.", "hội nghị tổng kết", "review-conference"),
        (f"{BINH} dự hội nghị trực tuyến.", "hội nghị trực tuyến", "online-conference"),
        (f"{BINH} chủ trì cuộc họp.", "cuộc họp", "meeting"),
        (f"{BINH} dự lễ khánh thành cầu.", "lễ khánh thành", "inauguration"),
        (f"{BINH} dự buổi làm việc với Sở Y tế.", "buổi làm việc", "working-session"),
        (f"{BINH} dâng hương tại Nghĩa trang liệt sĩ.", "dâng hương", "tribute"),
        (f"{BINH} kiểm tra tiến độ dự án.", "kiểm tra", "inspection"),
        (f"{BINH} tiếp xúc cử tri xã Hòa Lãng.", "tiếp xúc cử tri", "voter-meeting"),
        (f"{BINH} dự kỳ họp thứ mười của HĐND huyện.", "kỳ họp", "session"),
        (f"{BINH} dự hội thảo về nước sạch.", "hội thảo", "workshop"),
    ],
)
def test_the_kind_is_the_articles_own_noun(say: SimpleNamespace, text: str, kind: str, type_id: str) -> None:
    (event,) = say.read(text).events
    assert (event.type, event.type_id) == (kind, type_id)


@PARAMETRIZE(
    ("text", "kind"),
    [
        # inside the theme of another noun
        (f"{BINH} dự hội nghị công bố quyết định kiểm tra công tác cán bộ.", "hội nghị công bố quyết định"),
        # the occasion, and the one joined to it
        (f"{BINH} tiếp xúc cử tri trước kỳ họp 21 HĐND tỉnh và kỳ họp thứ 17 HĐND huyện.", "tiếp xúc cử tri"),
        (f"Trong chuyến thăm xã Hòa Lãng, {BINH} có buổi làm việc với UBND xã.", "buổi làm việc"),
        # the trade of a group; the group's deed is one
        (f"Đoàn kiểm tra do {BINH} làm trưởng đoàn làm việc với Huyện ủy Vân Trạch.", "làm việc"),
        (f"{BINH} đi kiểm tra tại xã Hòa Lãng.", "kiểm tra"),
        # in the name that stands in quotation marks
        (f"{BINH} dự “Hội nghị triển khai nghị quyết về cán bộ” của huyện.", "hội nghị triển khai"),
        # inside the words of taking part
        (f"{BINH} đã có cuộc hội đàm với đoàn tỉnh bạn.", "cuộc hội đàm"),
        (f"Hai ngày Hội thảo, {BINH} chủ trì.", "hội thảo"),  # near miss: no `ngày hội`
    ],
)
def test_the_noun_that_names_it_and_not_another(say: SimpleNamespace, text: str, kind: str) -> None:
    (event,) = say.read(text).events
    assert event.type == kind


@PARAMETRIZE(
    ("text", "date", "as_told"),
    [
        (f"Ngày 18-6-2019, {BINH} dự hội nghị.", "2019-06-18", "Ngày 18-6-2019"),
        (f"Sáng 18/6, {BINH} dự hội nghị.", "2019-06-18", "Sáng 18/6"),
        (f"Hôm qua, {BINH} dự hội nghị.", "2019-06-19", "Hôm qua"),
        (f"{BINH} dự hội nghị thực hiện Nghị quyết số 21 ngày 11-6-2019.", None, None),  # the day of a document
        (f"{BINH} dự lễ kỷ niệm 89 năm Ngày báo chí.", None, None),
        (f"Sau khi nhận chức hôm 3/6, tại tỉnh, {BINH} ngày 18/6 dự hội nghị.", "2019-06-18", "ngày 18/6"),
    ],
)
def test_its_day(say: SimpleNamespace, text: str, date: str | None, as_told: str | None) -> None:
    (event,) = say.read(text).events
    assert (event.date, event.date_as_told) == (date, as_told)


def test_a_day_without_a_year_is_the_nearest_before(say: SimpleNamespace) -> None:
    assert told(say, f"Ngày 28-12, {BINH} dự hội nghị.", published="2019-01-05") == [("hội nghị", "2018-12-28")]


def test_without_a_year_anywhere_the_day_has_none(say: SimpleNamespace) -> None:
    assert told(say, f"Ngày 18-6, {BINH} dự hội nghị.", published=None) == [("hội nghị", "--06-18")]


@PARAMETRIZE(
    ("text", "end"),
    [
        (f"Từ ngày 10 đến 12-6-2019, {BINH} dự hội nghị.", "2019-06-12"),
        (f"Trong hai ngày 10 và 11-6, {BINH} dự hội nghị.", "2019-06-11"),
    ],
)
def test_several_days(say: SimpleNamespace, text: str, end: str) -> None:
    (event,) = say.read(text).events
    assert (event.date, event.end) == ("2019-06-10", end)


@PARAMETRIZE(
    ("text", "place"),
    [
        (f"Tại Hội trường UBND huyện, {BINH} dự hội nghị.", "Hội trường UBND huyện"),
        (f"Tại Nhà văn hóa xã Hòa Lãng, {BINH} dự hội nghị.", "Nhà văn hóa xã Hòa Lãng"),
        (f"Tại Hà Nội, {BINH} dự hội nghị.", "Hà Nội"),
        (f"Hội trường Huyện ủy, ngày 9-4, là nơi {BINH} chủ trì hội nghị.", "Hội trường Huyện ủy"),
        (f"VTO - Hội trường Huyện ủy, ngày 9-4, là nơi {BINH} chủ trì hội nghị.", "Hội trường Huyện ủy"),
        (f"{BINH} thăm Đồn Biên phòng Sen Hồ (xã Hòa Lãng).", "Đồn Biên phòng Sen Hồ (xã Hòa Lãng)"),
        (f"{BINH} dự hội nghị tại xã Hòa Lãng, huyện Vân Trạch.", "xã Hòa Lãng, huyện Vân Trạch"),
        (f"{BINH} thăm chính thức Nhật Bản.", "Nhật Bản"),
        (f"{BINH} dự hội nghị tại Hamburg (Đức).", "Hamburg (Đức)"),
        (f"{BINH} dự hội nghị tại Davos.", "Davos"),
        (
            f"{BINH} dự hội thi. Chủ đề là nước sạch. Có 8 đội thi. Giải thưởng lớn. Hội nghị diễn ra tại Nhà thi đấu"
            " huyện Vân Trạch.",
            "Nhà thi đấu huyện Vân Trạch",
        ),
        (f"{BINH} và Phái đoàn Liên minh châu Âu tại Việt Nam dự hội nghị.", None),  # where they are posted
        (f"Trong chuyến thăm Lào, {BINH} có buổi làm việc với đoàn tỉnh bạn.", None),  # the journey
        (f"Tại hội nghị, {BINH} phát biểu.", None),  # near miss: a gathering is no place
        (f"{BINH} dự hội nghị.", None),
    ],
)
def test_its_place(say: SimpleNamespace, text: str, place: str | None) -> None:
    (event,) = say.read(text).events
    assert event.place == place


@PARAMETRIZE(
    "text",
    [
        (
            f"Ngày 18-6, {BINH} dự hội nghị. Phát biểu tại hội nghị, {BINH} đánh giá cao "
            f"kết quả. Kết luận hội nghị, {BINH} yêu cầu."
        ),
        (
            f"Ngày 18-6, {BINH} dự hội nghị.\n\nQuang cảnh hội nghị. Ảnh: P.V\n\nHội nghị có "
            "sự tham dự của Giám đốc Sở Y tế Cù Xuân Nghĩa."
        ),
        f"Hội nghị trực tuyến do {BINH} chủ trì; dự tại điểm cầu xã Hòa Lãng có Chủ tịch UBND xã Ứng Quang Lãm.",
        f"Ngày 18-6, {BINH} dự hội nghị. Hội nghị đã nghe Giám đốc Sở Y tế Cù Xuân Nghĩa trình bày báo cáo.",
    ],
)
def test_one_happening_however_often_told(say: SimpleNamespace, text: str) -> None:
    assert len(say.read(text).events) == 1


@PARAMETRIZE(
    ("text", "dates"),
    [
        (
            f"Ngày 17-6, {BINH} dự hội nghị tổng kết. Ngày 18-6, {BINH} dự lễ khánh thành cầu.",
            ["2019-06-17", "2019-06-18"],
        ),
        (
            (
                f"Sáng 18-6, {BINH} thăm Trường THPT Liễu Giang. Chiều cùng ngày, {BINH} "
                "thăm Bệnh viện Đa khoa huyện Vân Trạch."
            ),
            ["2019-06-18", "2019-06-18"],
        ),
        (
            (
                f"* Ngày 18-6, {BINH} dự hội nghị tổng kết.\n* Ngày 18-6, Giám đốc Sở Y "
                "tế Cù Xuân Nghĩa dự lễ khánh thành cầu."
            ),
            ["2019-06-18", "2019-06-18"],
        ),
    ],
)
def test_stops_and_digests_are_separate(say: SimpleNamespace, text: str, dates: list[str]) -> None:
    assert [event.date for event in say.read(text).events] == dates


@PARAMETRIZE(
    ("text", "kinds"),
    [
        # neither the act nor anybody is the same
        (f"Sáng 18/6, {BINH} dự hội nghị. Sáng 18/6, ông Trần Đình Phả, Giám đốc Sở Y tế, có buổi làm việc với UBND"
         " huyện.", ["hội nghị", "buổi làm việc"]),
        (f"Sáng 18/6, {BINH} dự hội nghị. Sáng 18/6, ông Trần Đình Phả, Giám đốc Sở Y tế, cũng dự hội nghị.",
         ["hội nghị"]),
        (f"Ngày 18/6, {BINH} dự hội nghị. {BINH} cũng đã đến thăm Trường THPT Liễu Giang.", ["hội nghị", "thăm"]),
    ],
)  # fmt: skip
def test_two_gatherings_of_one_day(say: SimpleNamespace, text: str, kinds: list[str]) -> None:
    events = say.read(text).events
    assert [event.type.removeprefix("đến ") for event in events] == kinds
    assert {event.date for event in events} == {"2019-06-18"}


def test_a_lead_that_names_nobody_tells_day_and_kind(say: SimpleNamespace) -> None:
    (event,) = say.read(f"Chiều 18/6, lãnh đạo tỉnh tiếp đoàn tỉnh bạn đến chào xã giao. Cùng dự có {BINH}.").events
    assert (event.type, event.date) == ("tiếp", "2019-06-18")


def test_who_fills_a_poll_is_told_by_no_title_of_it(say: SimpleNamespace) -> None:
    (event,) = say.read(
        f"Chiều 18/6, {BINH}, Trưởng Ban Chỉ đạo cuộc bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp của huyện đi"
        " kiểm tra tại một số xã."
    ).events
    assert [p.agent for p in event.participants] == ["Lê Thị Bình"]


def test_what_the_article_reports_is_not_recalled_however_old(say: SimpleNamespace) -> None:
    assert told(say, f"Ngày 22-1-2019, {BINH} dự hội thảo.") == [("hội thảo", "2019-01-22")]


def test_each_bullet_has_its_own_people(say: SimpleNamespace) -> None:
    reading = say.read(
        f"* Ngày 18-6, {BINH} dự hội nghị tổng kết.\n* Ngày 18-6, Giám đốc Sở Y tế Cù Xuân Nghĩa dự lễ khánh thành cầu."
    )
    assert [[p.agent for p in event.participants] for event in reading.events] == [["Lê Thị Bình"], ["Cù Xuân Nghĩa"]]


@PARAMETRIZE(
    ("text", "status"),
    [
        (f"Ngày 18-6, {BINH} dự hội nghị. Ngày 25-6, UBND huyện sẽ tổ chức hội thảo; {BINH} sẽ chủ trì.", "planned"),
        (f"Ngày 18-6, {BINH} dự hội nghị. Dự kiến kỳ họp sẽ diễn ra vào tháng 7, {BINH} sẽ chủ trì.", "planned"),
        (f"Ngày 18-6, {BINH} dự hội nghị. Ngày 3-2-2019, {BINH} đã thăm Trường THPT Liễu Giang.", "recalled"),
    ],
)
def test_planned_and_recalled_events_are_kept_apart(say: SimpleNamespace, text: str, status: str) -> None:
    reading = say.read(text)
    assert [event.date for event in reading.events] == ["2019-06-18"]
    assert [other.status for other in reading.other_events] == [status]


@PARAMETRIZE(
    "text",
    [
        f"{BINH} cho biết nguồn vốn đã sẵn sàng.",
        "Đội trưởng Kha Minh Tấn ghi bàn phút 89.",
        "Hội nghị là hình thức sinh hoạt chính trị.",
        f"{BINH} có hội nghị truyền thống tốt đẹp.",  # a noun alone is no event
        f"{BINH} bác bỏ ý định đến thăm trụ sở UBND huyện.",
        f"{BINH} muốn dự hội nghị.",
        f"{BINH} có thể thăm xã Hòa Lãng.",
        "Ngày 18-6, Công ty Bốn Mùa ký hợp đồng với một cơ sở nấu ăn.",  # at a desk, and nobody with an office
        "Ngày 18-6, bên lề phiên họp của Quốc hội, nhiều đại biểu chia sẻ quan điểm.",
        "Đoàn đại biểu do Chủ tịch Quốc hội Lào Bun Mi Xay dẫn đầu sẽ thăm Việt Nam.",
    ],
)
def test_no_event(say: SimpleNamespace, text: str) -> None:
    assert say.read(text).events == ()


@PARAMETRIZE(
    ("text", "present"),
    [
        (f"HĐND huyện Vân Trạch họp phiên thường kỳ. {BINH} dự.", ["HĐND huyện Vân Trạch", "Lê Thị Bình"]),
        (
            f"Ngày 18-6, kỳ họp thứ mười, HĐND huyện Vân Trạch khai mạc. {BINH} dự kỳ họp.",
            ["HĐND huyện Vân Trạch", "Lê Thị Bình"],
        ),
        (f"{BINH} dự hội nghị triển khai Nghị quyết của HĐND huyện Vân Trạch.", ["Lê Thị Bình"]),  # near miss
    ],
)
def test_a_body_is_present_at_its_own_session(say: SimpleNamespace, text: str, present: list[str]) -> None:
    assert sorted(say.present(say.read(text))) == sorted(present)


def test_the_headline_and_the_report_tell_one_event(say: SimpleNamespace) -> None:
    reading = say.read(
        f"Ngày 18-6, {BINH} dự hội nghị tổng kết năm.", title="Hội nghị tổng kết năm của huyện Vân Trạch"
    )
    (event,) = reading.events
    assert (event.type, event.date) == ("hội nghị tổng kết", "2019-06-18")
