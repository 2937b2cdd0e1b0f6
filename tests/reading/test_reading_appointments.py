"""Changes of position told in words: what begins, what ends, what stays. All people are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

PARAMETRIZE = pytest.mark.parametrize


@PARAMETRIZE(
    ("text", "kind", "position"),
    [
        (
            "HĐND huyện Vân Trạch bầu đồng chí Lê Thị Bình giữ chức Chủ tịch HĐND huyện.",
            "elected",
            "Chủ tịch|HĐND huyện|Vân Trạch",
        ),
        ("Đồng chí Lê Thị Bình được bầu làm Bí thư Huyện ủy Vân Trạch.", "elected", "Bí thư|Huyện ủy|Vân Trạch"),
        ("Đồng chí Lê Thị Bình tái đắc cử chức Bí thư Huyện ủy Vân Trạch.", "elected", "Bí thư|Huyện ủy|Vân Trạch"),
        ("UBND tỉnh bổ nhiệm bà Lê Thị Bình giữ chức Giám đốc Sở Y tế.", "appointed", "Giám đốc|Sở Y tế|-"),
        (
            "Đồng chí Lê Thị Bình được điều động giữ chức Bí thư Huyện ủy Vân Trạch.",
            "transferred",
            "Bí thư|Huyện ủy|Vân Trạch",
        ),
        (
            "Ban Thường vụ Tỉnh ủy phân công đồng chí Lê Thị Bình giữ chức Bí thư Huyện ủy Vân Trạch.",
            "assigned",
            "Bí thư|Huyện ủy|Vân Trạch",
        ),
        (
            "Đồng chí Lê Thị Bình được chỉ định tham gia Ban Chấp hành Huyện ủy Vân Trạch.",
            "designated",
            "Ủy viên|Ban Chấp hành Huyện ủy|Vân Trạch",
        ),
        (
            "Thủ tướng phê chuẩn đồng chí Lê Thị Bình giữ chức Chủ tịch UBND tỉnh Hà Nam.",
            "ratified",
            "Chủ tịch|UBND tỉnh|Hà Nam",
        ),
    ],
)
def test_what_begins(say: SimpleNamespace, text: str, kind: str, position: str) -> None:
    reading = say.read(text)
    (change,) = reading.appointments
    assert (change.person, change.kind) == ("Lê Thị Bình", kind)
    assert change.position is not None
    assert say.post(say.person(reading, "Lê Thị Bình").positions[change.position]) == position


@PARAMETRIZE(
    ("text", "kind", "position"),
    [
        (
            "HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với đồng chí Lê Thị Bình.",
            "relieved",
            "Phó Chủ tịch|UBND tỉnh|-|former",
        ),
        (
            "UBND tỉnh cho thôi giữ chức Chi cục trưởng Chi cục Thủy lợi đối với ông Lê Thị Bình.",
            "relieved",
            "Chi cục trưởng|Chi cục Thủy lợi|-|former",
        ),
        (
            "Đồng chí Lê Thị Bình, Chủ tịch UBND huyện Vân Trạch, nghỉ hưu.",
            "retired",
            "Chủ tịch|UBND huyện|Vân Trạch|former",
        ),
        (
            "Đồng chí Lê Thị Bình bị cách chức Chủ tịch UBND huyện Vân Trạch.",
            "disciplined",
            "Chủ tịch|UBND huyện|Vân Trạch|former",
        ),
        ("Bộ trưởng Ngoại giao Na Uy Ole Berghen từ chức.", "resigned", "Bộ trưởng|Bộ Ngoại giao|Na Uy|former"),
    ],
)
def test_what_ends(say: SimpleNamespace, text: str, kind: str, position: str) -> None:
    reading = say.read(text)
    (change,) = reading.appointments
    assert change.kind == kind
    assert change.position is not None
    assert say.post(say.person(reading, change.person).positions[change.position]) == position


@PARAMETRIZE(
    ("text", "posts"),
    [
        (
            "Đồng chí Lê Thị Bình, Phó Trưởng Ban Tổ chức Tỉnh ủy được điều động giữ chức Bí thư Huyện ủy Vân Trạch.",
            ["Phó Trưởng Ban|Ban Tổ chức Tỉnh ủy|-|former", "Bí thư|Huyện ủy|Vân Trạch"],
        ),
        (
            "Đại tá Lê Thị Bình, Giám đốc Công an tỉnh Phú Yên được điều động giữ chức Giám đốc Công an tỉnh Trà Vinh.",
            ["Giám đốc|Công an tỉnh|Phú Yên|former", "Giám đốc|Công an tỉnh|Trà Vinh"],
        ),
        # A membership is not left by it.
        (
            (
                "Đồng chí Lê Thị Bình, Tỉnh ủy viên, Bí thư Huyện ủy Vân Trạch được bầu "
                "giữ chức Phó Chủ tịch UBND tỉnh Hà Nam."
            ),
            [
                "Ủy viên|Ban Chấp hành Đảng bộ tỉnh|Hà Nam",
                "Bí thư|Huyện ủy|Vân Trạch|former",
                "Phó Chủ tịch|UBND tỉnh|Hà Nam",
            ],
        ),
        # Nor is the office by a mere membership.
        (
            "Đồng chí Lê Thị Bình, Giám đốc Sở Tài chính được bầu làm Ủy viên UBND tỉnh.",
            ["Giám đốc|Sở Tài chính|-", "Ủy viên|UBND tỉnh|-"],
        ),
        (
            "Đồng chí Lê Thị Bình, Chánh Văn phòng Huyện ủy Vân Trạch được bổ nhiệm lại.",  # nothing ends by it
            ["Chánh Văn phòng|Văn phòng Huyện ủy|Vân Trạch"],
        ),
        # Near miss: two offices told, no change.
        (
            "Đồng chí Lê Thị Bình, Phó Bí thư Huyện ủy Vân Trạch, Chủ tịch UBND huyện dự hội nghị.",
            ["Phó Bí thư|Huyện ủy|Vân Trạch", "Chủ tịch|UBND huyện|Vân Trạch"],
        ),
    ],
)
def test_the_old_post_is_former_and_memberships_stay(say: SimpleNamespace, text: str, posts: list[str]) -> None:
    assert say.posts(say.read(text)) == {"Lê Thị Bình": posts}


@PARAMETRIZE(
    "text",
    [
        "Bí thư Huyện ủy Lê Thị Bình dự hội nghị về công tác bổ nhiệm cán bộ.",
        "Bí thư Huyện ủy Lê Thị Bình kiểm tra công tác bầu cử.",
        "Cán bộ nghỉ hưu chúc mừng Bí thư Huyện ủy Lê Thị Bình.",
        "Bí thư Huyện ủy Lê Thị Bình làm việc với Sở Y tế.",
    ],
)
def test_no_change(say: SimpleNamespace, text: str) -> None:
    reading = say.read(text)
    assert reading.appointments == ()
    assert say.posts(reading) == {"Lê Thị Bình": ["Bí thư|Huyện ủy|-"]}


@PARAMETRIZE(
    ("text", "by", "decision"),
    [
        (
            "Ngày 18-6-2019, tại lễ công bố, UBND tỉnh trao Quyết định số 12/QĐ-UBND bổ nhiệm bà Lê Thị Bình "
            "giữ chức Giám đốc Sở Y tế kể từ ngày 1-7-2019.",
            "UBND tỉnh",
            "12/QĐ-UBND",
        ),
        (
            (
                "Ngày 18-6-2019, tại lễ công bố, UBND tỉnh bổ nhiệm bà Lê Thị Bình giữ "
                "chức Giám đốc Sở Y tế từ ngày 1-7-2019."
            ),
            "UBND tỉnh",
            None,
        ),
    ],
)
def test_by_whom_from_when_and_by_which_decision(
    say: SimpleNamespace, text: str, by: str, decision: str | None
) -> None:
    (change,) = say.read(text).appointments
    assert (change.by, change.decision) == (by, decision)
    assert (change.told, change.effective) == ("2019-06-18", "2019-07-01")


@PARAMETRIZE(
    "text",
    [
        "Các đồng chí Ứng Quang Lãm, Lê Thị Bình được bầu làm Phó Bí thư Huyện ủy Vân Trạch.",
        "Đại hội bầu các đồng chí Ứng Quang Lãm, Lê Thị Bình giữ chức Phó Bí thư Huyện ủy Vân Trạch.",
        "Đại hội bầu đồng chí Ứng Quang Lãm và đồng chí Lê Thị Bình làm Phó Bí thư Huyện ủy Vân Trạch.",
    ],
)
def test_several_chosen_at_once(say: SimpleNamespace, text: str) -> None:
    post = ["Phó Bí thư|Huyện ủy|Vân Trạch"]
    assert say.posts(say.read(text)) == {"Ứng Quang Lãm": post, "Lê Thị Bình": post}


def test_untold_days_stay_untold(say: SimpleNamespace) -> None:
    reading = say.read("Đồng chí Lê Thị Bình được bầu làm Bí thư Huyện ủy Vân Trạch.", published=None)
    (change,) = reading.appointments
    assert (change.told, change.effective, change.decision, change.by) == (None, None, None, None)


def test_who_is_appointed_at_the_event_has_part_in_it(say: SimpleNamespace) -> None:
    reading = say.read(
        "Ngày 18-6, tại kỳ họp thứ mười, HĐND huyện Vân Trạch bầu đồng chí Lê Thị Bình, Phó Bí thư Huyện ủy "
        "giữ chức Chủ tịch HĐND huyện."
    )
    participant = say.participant(reading, "Lê Thị Bình")
    assert participant.roles == ("attended", "appointed")
    assert participant.capacity == (0, 1)  # came in the old post and left in the new


@PARAMETRIZE(
    "text",
    [
        "Đồng chí Lê Thị Bình giữ chức Giám đốc Sở Y tế.",  # a post told, no change
        "Thời ấy bà Lê Thị Bình làm Giám đốc Sở Y tế.",
        "Tờ trình về việc miễn nhiệm Giám đốc Sở Y tế đối với bà Lê Thị Bình.",
        "Xét đề nghị bổ nhiệm bà Lê Thị Bình giữ chức Giám đốc Sở Y tế.",
        "Giám đốc Sở Y tế Lê Thị Bình từ chối từ chức.",
        "Nhiều người yêu cầu Giám đốc Sở Y tế Lê Thị Bình từ chức.",
        "Trước khi nghỉ hưu, bà Lê Thị Bình giữ chức Giám đốc Sở Y tế.",
    ],
)
def test_no_change_of_a_post(say: SimpleNamespace, text: str) -> None:
    assert say.read(text).appointments == ()


@PARAMETRIZE(
    ("text", "who"),
    [
        ("Bà Lê Thị Bình (vợ ông Cù Xuân Nghĩa) được bổ nhiệm làm Giám đốc Sở Y tế.", "Lê Thị Bình"),
        ("Bà Lê Thị Bình, người được ông Cù Xuân Nghĩa bổ nhiệm làm Giám đốc Sở Y tế, dự họp.", "Lê Thị Bình"),
        ("Giám đốc Sở Y tế Lê Thị Bình đã từ chức vì bất đồng với ông Cù Xuân Nghĩa.", "Lê Thị Bình"),
    ],
)
def test_whose_post_it_is(say: SimpleNamespace, text: str, who: str) -> None:
    (change,) = say.read(text).appointments
    assert change.person == who


def test_a_change_told_twice_is_one(say: SimpleNamespace) -> None:
    (change,) = say.read(
        "Bà Lê Thị Bình được bổ nhiệm làm Giám đốc Sở Y tế Hà Nam. Ngày 18-6-2019, UBND tỉnh Hà Nam đã bổ nhiệm bà Lê"
        " Thị Bình làm Giám đốc Sở Y tế Hà Nam."
    ).appointments
    assert (change.told, change.by, len(change.evidence)) == ("2019-06-18", "UBND tỉnh Hà Nam", 2)


def test_who_gives_it_is_no_body_that_is_joined(say: SimpleNamespace) -> None:
    changes = say.read(
        "Bà Lê Thị Bình được chỉ định tham gia Ban Thường vụ Huyện ủy Vân Trạch và giữ chức Bí thư Huyện ủy Vân Trạch."
    ).appointments
    assert [change.by for change in changes] == [None] * len(changes)
