"""Which words of a cue are a deed of somebody there, and which only name a matter. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize
Roles = dict[str, list[str]]

BINH = "Bí thư Huyện ủy Lê Thị Bình"
LAM = "Chủ tịch UBND huyện Ứng Quang Lãm"


@PARAMETRIZE(
    ("text", "roles"),
    [
        (f"{BINH} dự hội nghị và đề nghị các xã làm sớm.", {"Lê Thị Bình": ["spoke"]}),
        (f"{BINH} dự hội nghị theo đề nghị của các xã.", {"Lê Thị Bình": []}),
        (f"{BINH} dự hội nghị, nghe báo cáo về cây lúa.", {"Lê Thị Bình": []}),
        (f"{BINH} dự hội nghị và công bố quyết định của UBND huyện.", {"Lê Thị Bình": ["spoke"]}),
        (f"{BINH} có bài phát biểu tại hội nghị.", {"Lê Thị Bình": ["spoke"]}),
        (f"{BINH} dự hội nghị.\nĐồng chí Lê Thị Bình: Cần chỉ rõ đơn vị chậm.", {"Lê Thị Bình": []}),
    ],
)
def test_a_word_of_speech_may_be_a_noun_or_a_quotation(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        ("Lãnh đạo Sở Y tế phát biểu tại hội nghị.", {"Sở Y tế": ["spoke"]}),
        ("Tại hội nghị, Sở Y tế đã công bố quyết định.", {"Sở Y tế": []}),
        (f"{BINH} dự hội nghị. Sở Y tế kết luận, sai phạm là nặng.", {"Lê Thị Bình": []}),
    ],
)
def test_a_body_speaks_by_its_leaders(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        ("UBND huyện Vân Trạch tổ chức lễ hội.", {"UBND huyện Vân Trạch": ["hosted"]}),
        (f"{BINH} đi kiểm tra công tác chuẩn bị cho việc tổ chức lễ hội.", {"Lê Thị Bình": ["visited"]}),
    ],
)
def test_a_person_holds_what_stands_beside_him(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        (
            f"Phía huyện Vân Trạch, tiếp và làm việc với đoàn có {BINH}; {LAM}.",
            {"Lê Thị Bình": ["hosted"], "Ứng Quang Lãm": ["hosted"]},
        ),
        (
            f"Về phía huyện Vân Trạch, dự hội nghị có {BINH}; {LAM}.",
            {"Lê Thị Bình": [], "Ứng Quang Lãm": []},
        ),
        (
            f"Dự và chỉ đạo hội nghị có {BINH}; {LAM}.",
            {"Lê Thị Bình": ["spoke"], "Ứng Quang Lãm": []},
        ),
        (
            "Sáng nay, xã Liễu Giang đón các đồng chí: Lê Thị Bình, Bí thư Huyện ủy; Ứng Quang Lãm, "
            "Chủ tịch UBND huyện.",
            {"Lê Thị Bình": [], "Ứng Quang Lãm": []},
        ),
        (
            "Đón đoàn có các đồng chí: Lê Thị Bình, Bí thư Huyện ủy; Ứng Quang Lãm, Chủ tịch UBND huyện.",
            {"Lê Thị Bình": ["hosted"], "Ứng Quang Lãm": ["hosted"]},
        ),
    ],
)
def test_the_roles_that_a_list_gives(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        (
            f"Hội nghị do {BINH} chủ trì. Đồng chí Ứng Quang Lãm được bổ nhiệm làm Giám đốc Sở Y tế.",
            {"Lê Thị Bình": ["chaired"], "Ứng Quang Lãm": ["appointed"]},
        ),
        (
            f"Hội nghị do {BINH} chủ trì. Chúc mừng các cán bộ được bổ nhiệm, {BINH} phát biểu.",
            {"Lê Thị Bình": ["chaired", "spoke"]},
        ),
    ],
)
def test_who_is_congratulated_is_not_named(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


HELD = f"{BINH} chủ trì hội nghị tại xã Liễu Giang. "


@PARAMETRIZE(
    ("text", "lam"),
    [
        ("Tại hội nghị, ông Ứng Quang Lãm, Chủ tịch UBND huyện cho rằng đường còn hẹp.", True),
        ("Tại buổi gặp này, ông Ứng Quang Lãm, Chủ tịch UBND huyện cho biết đường còn hẹp.", True),
        ("Báo cáo với đoàn, ông Ứng Quang Lãm, Chủ tịch UBND huyện cho biết đường còn hẹp.", True),
        ("Phát biểu kết thúc hội nghị Chủ tịch UBND huyện Ứng Quang Lãm đề nghị mở đường.", True),
        ("Ông Ứng Quang Lãm, Chủ tịch UBND huyện thay mặt UBND huyện cảm ơn đoàn.", True),
        ("Ông Ứng Quang Lãm cho rằng hội nghị sẽ thành công.", False),
        ("Đánh giá về đường sá, ông Ứng Quang Lãm cho rằng còn hẹp.", False),
        ("Như báo đã thông tin, ông Ứng Quang Lãm, Chủ tịch UBND huyện đi vắng.", False),
    ],
)
def test_speech_makes_present_only_where_it_is_said_there(say: SimpleNamespace, text: str, *, lam: bool) -> None:
    assert ("Ứng Quang Lãm" in say.present(say.read(HELD + text))) is lam


def test_an_opening_adverbial_is_of_the_same_man_as_the_rest(say: SimpleNamespace) -> None:
    reading = say.read(HELD + f"Chúc mừng xã Liễu Giang, {LAM} trao Bằng khen cho ông Hứa Văn Mận.")
    assert say.roles(reading)["Ứng Quang Lãm"] == ["spoke", "presented"]


@PARAMETRIZE(
    ("text", "roles"),
    [
        # Who leads a delegation on a visit is a visitor; at a working session he only came.
        (
            f"Đoàn công tác của tỉnh có chuyến thăm xã Liễu Giang do {BINH} làm trưởng đoàn.",
            {"Lê Thị Bình": ["chaired", "visited"]},
        ),
        (
            f"Đoàn kiểm tra của Tỉnh ủy do {BINH} làm trưởng đoàn có buổi làm việc với Sở Y tế.",
            {"Lê Thị Bình": ["chaired"], "Sở Y tế": []},
        ),
        (f"{BINH} cùng đoàn công tác đến làm việc với Sở Y tế.", {"Lê Thị Bình": ["visited"], "Sở Y tế": []}),
        (f"{BINH} thăm hỏi, trao quà ba gia đình.", {"Lê Thị Bình": ["visited", "presented"]}),
        (
            f"{BINH} tiếp Đại sứ Na Uy Ole Berghen đang có chuyến thăm Việt Nam.",
            {"Lê Thị Bình": ["hosted"], "Ole Berghen": []},
        ),
        (
            f"{BINH} trao quyết định cho ông Hứa Văn Mận (bìa phải) và ông Tất Văn Ổn (bìa trái) tại buổi lễ.",
            {"Lê Thị Bình": ["presented"], "Hứa Văn Mận": ["received"], "Tất Văn Ổn": ["received"]},
        ),
    ],
)
def test_visits_and_gifts(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        (f"Đó là khẳng định của {BINH} tại hội nghị.", {"Lê Thị Bình": ["spoke"]}),
        (
            f"Sau phát biểu khai mạc của {BINH}, {LAM} trình bày báo cáo tại hội nghị.",
            {"Lê Thị Bình": ["spoke"], "Ứng Quang Lãm": ["spoke"]},
        ),
        (
            f"Được sự đồng ý của {BINH}, {LAM} phát biểu tại hội nghị.",
            {"Ứng Quang Lãm": ["spoke"]},
        ),
        (f"{BINH} chủ trì hội nghị. Bà đến xã để trao quà cho ông Hứa Văn Mận.", {"Lê Thị Bình": ["chaired"]}),
    ],
)
def test_whose_words_and_whose_leave(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


MET = "Ngày 18-6-2019, Sở Y tế tổ chức hội nghị tại xã Liễu Giang. "


@PARAMETRIZE(
    ("text", "there"),
    [
        # In the report of the one gathering told, whoever is introduced and says something spoke there.
        (MET + f"{LAM} đề nghị mở đường.", True),
        (MET + "Ông Ứng Quang Lãm đề nghị mở đường.", False),
        (MET + f"Trao đổi với phóng viên, {LAM} đề nghị mở đường.", False),
        (MET + f"Trước đó, ngày 2-6-2019, {LAM} đề nghị mở đường.", False),
        (MET + f"Người dân nhớ lời của {LAM} đề nghị mở đường.", False),
        # An exhibition or a funeral is no talk.
        ("Ngày 18-6-2019, Sở Y tế tổ chức triển lãm tại xã Liễu Giang. " + f"{LAM} đề nghị mở đường.", False),
    ],
)
def test_who_is_introduced_in_the_report_of_a_talk(say: SimpleNamespace, text: str, *, there: bool) -> None:
    assert ("Ứng Quang Lãm" in say.present(say.read(text))) is there


@PARAMETRIZE(
    ("text", "roles"),
    [
        (f"Tại hội nghị, {BINH} hứa mở đường.", {"Lê Thị Bình": ["spoke"]}),
        (f"Tại hội nghị, {BINH} ngồi hàng đầu.", {"Lê Thị Bình": []}),
        (f"{BINH} dự hội nghị, ông Hứa Văn Mận hứa mở đường.", {"Lê Thị Bình": []}),
        (f"Phát biểu tại hội nghị, thay mặt Huyện ủy, UBND huyện, {BINH} cảm ơn.", {"Lê Thị Bình": ["spoke"]}),
        ("Tại buổi lễ, các đại biểu dâng hương tại nhà tưởng niệm đồng chí Hứa Văn Mận.", {}),
        (f"{BINH} đến thăm, động viên cán bộ Sở Y tế.", {"Lê Thị Bình": ["visited"], "Sở Y tế": []}),
        (f"{BINH} chủ trì hội nghị. Như lời {LAM} những lần về thăm xã, đường còn hẹp.", {"Lê Thị Bình": ["chaired"]}),
        (
            f"{BINH} và {LAM} cùng một số đồng chí lãnh đạo sở, ngành cùng dự hội nghị.",
            {"Lê Thị Bình": [], "Ứng Quang Lãm": []},
        ),
    ],
)
def test_words_and_gestures(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


@PARAMETRIZE(
    ("text", "roles"),
    [
        (
            f"{BINH} trao 700 triệu đồng chi phí quảng bá tại liên hoan phim cho ông Hứa Văn Mận tại buổi lễ.",
            {"Lê Thị Bình": ["presented"], "Hứa Văn Mận": ["received"]},
        ),
        (
            f"{BINH} tiếp Sở Y tế. {LAM} thay mặt toàn thể cán bộ Sở Y tế cảm ơn.",
            {"Lê Thị Bình": ["hosted"], "Sở Y tế": [], "Ứng Quang Lãm": ["spoke"]},
        ),
        (
            f"Tại lễ ký kết, {BINH} và {LAM} đã ký biên bản ghi nhớ.",
            {"Lê Thị Bình": ["signed"], "Ứng Quang Lãm": ["signed"]},
        ),
        # At a desk: a paper somebody signed, a duty, a plan.
        (f"{BINH} dự hội nghị. Văn bản do {LAM} ký nêu ba điểm.", {"Lê Thị Bình": []}),
        (f"{BINH} dự hội nghị. {LAM} đã ký công văn gửi các xã.", {"Lê Thị Bình": []}),
        (f"{BINH} dự hội nghị. {LAM} phải giải trình.", {"Lê Thị Bình": []}),
    ],
)
def test_gifts_thanks_and_signatures(say: SimpleNamespace, text: str, roles: Roles) -> None:
    assert say.roles(say.read(text)) == roles


def test_a_bare_prime_minister_is_that_of_this_country(say: SimpleNamespace) -> None:
    reading = say.read(
        "Thủ tướng dự hội nghị. Thủ tướng Chính phủ Lê Thị Bình và Thủ tướng Nhật Bản Akira Sorano có mặt. "
        "Thủ tướng phát biểu tại hội nghị."
    )
    assert say.roles(reading) == {"Lê Thị Bình": ["spoke"], "Akira Sorano": []}


def test_a_bare_prime_minister_of_a_report_from_abroad(say: SimpleNamespace) -> None:
    reading = say.read("Thủ tướng Nhật Bản Akira Sorano dự hội nghị. Thủ tướng phát biểu tại hội nghị.")
    assert say.roles(reading) == {"Akira Sorano": ["spoke"]}


def test_a_remark_in_brackets_between_two_men(say: SimpleNamespace) -> None:
    reading = say.read(f"{BINH} (bên phải) và {LAM} chủ trì hội nghị.")
    assert say.roles(reading) == {"Lê Thị Bình": ["chaired"], "Ứng Quang Lãm": ["chaired"]}
