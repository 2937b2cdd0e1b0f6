"""The more of one name a province has, the less a fitting step proves. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daibieu.graph.identity import who_is_who
from daibieu.graph.rivals import Rivals

STEP = [("2015-01-01", "Chủ tịch | UBND huyện | Vân Trạch"), ("2017-06-01", "Bí thư | Huyện ủy | Vân Trạch")]
# Each of them elsewhere in the province all the while, so that none is he who made the step.
OTHERS = [
    [(day, f"Giám đốc | Sở {field} | {province}") for day in ("2014-06-01", "2015-05-01", "2016-04-01", "2017-03-01")]
    + [("2018-02-01", f"Giám đốc | Sở {field} | {province}")]
    for province in ("Nam Định", "Hà Nam")
    for field in (
        "Y tế", "Tài chính", "Nội vụ", "Tư pháp", "Xây dựng", "Công Thương", "Ngoại vụ", "Du lịch",
        "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Giao thông vận tải",
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("others", "is_one"),
    [
        ([], True),
        (OTHERS[:1], True),
        (OTHERS[:11], False),  # many directors of that name in the province
        (OTHERS[11:], True),  # as many in another province say nothing
    ],
)
def test_a_step_among_namesakes(telling: SimpleNamespace, others: list[list[tuple[str, str]]], is_one: bool) -> None:
    articles = []
    for nth, (day, title) in enumerate([*STEP, *(told for life in others for told in life)]):
        tell = telling.tell(f"a{nth:03}", day)
        tell.person("Lê Thị Bình", title)
        articles.append(tell.done())
    known = who_is_who(telling.claims(*articles))
    (first,) = (p for p in known.people if p.first[0].article.id == "a000")
    assert (len(first.mentions) == 2) is is_one
    if not is_one:
        assert any(0 < doubt.score < 0.5 for doubt in known.doubts)


def test_joined_lives_stand_against_as_one() -> None:
    apart = {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}

    def may_be_one(one: str, other: str) -> bool:
        return (one, other) not in apart and (other, one) not in apart

    rivals = Rivals("abcd", may_be_one, lambda _: ["nam-dinh"])
    two = rivals.against("a", "b", "nam-dinh")
    rivals.joined("c", "d")
    assert 0 < rivals.against("a", "b", "nam-dinh") < two
    assert rivals.against("a", "b", "ha-nam") == 0
