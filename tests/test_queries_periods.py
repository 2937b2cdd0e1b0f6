"""Days, months and years in a question: with marks and without, in Vietnamese and English; what stays open."""

from __future__ import annotations

from datetime import date

import pytest

from daibieu.queries.periods import find_periods
from daibieu.queries.wording import asked


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("ngày 27-3-2018", "2018-03-27", "2018-03-27"),
        ("hôm 27/3/2018", "2018-03-27", "2018-03-27"),
        ("2018-03-27", "2018-03-27", "2018-03-27"),
        ("ngày 12 tháng 9 năm 2019", "2019-09-12", "2019-09-12"),
        ("on March 27th, 2018", "2018-03-27", "2018-03-27"),
        ("27 March 2018", "2018-03-27", "2018-03-27"),
        ("tháng 3/2018", "2018-03-01", "2018-03-31"),
        ("thang 3 nam 2018", "2018-03-01", "2018-03-31"),
        ("tháng ba năm 2018", "2018-03-01", "2018-03-31"),
        ("in March 2018", "2018-03-01", "2018-03-31"),
        ("năm 2018", "2018-01-01", "2018-12-31"),
        ("in 2018", "2018-01-01", "2018-12-31"),
        ("quý II/2019", "2019-04-01", "2019-06-30"),
        ("6 tháng cuối năm 2019", "2019-07-01", "2019-12-31"),
        ("từ 1/1 đến 30/6/2018", "2018-01-01", "2018-06-30"),
        ("từ 15/12 đến 15/1/2019", "2018-12-15", "2019-01-15"),
        ("từ tháng 3 đến tháng 5 năm 2018", "2018-03-01", "2018-05-31"),
        ("from January to March 2018", "2018-01-01", "2018-03-31"),
        ("between 1 Jan 2018 and 30 Jun 2018", "2018-01-01", "2018-06-30"),
        ("giai đoạn 2016-2020", "2016-01-01", "2020-12-31"),
        ("từ năm 2016 đến nay", "2016-01-01", None),
        ("since 2016", "2016-01-01", None),
        ("sau ngày 1/7/2025", "2025-07-02", None),
        ("trước năm 2018", None, "2017-12-31"),
        ("đến hết năm 2018", None, "2018-12-31"),
    ],
)
def test_periods(words: str, first: str | None, last: str | None) -> None:
    (period,) = find_periods(asked(f"Ai dự hội nghị {words}?"))
    assert (period.first and str(period.first), period.last and str(period.last)) == (first, last)
    assert period.missing is None


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("hôm 3/2", "the year"),
        ("tháng 7", "the year"),
        ("từ 1/1 đến 30/6", "the year"),
        ("ngày 31/2/2018", "a day that the calendar has"),
        ("năm ngoái", "the day it is counted from"),
        ("hôm qua", "the day it is counted from"),
    ],
)
def test_what_is_not_told_is_not_filled_in(words: str, missing: str) -> None:
    (period,) = find_periods(asked(f"Ai dự hội nghị {words}?"))
    assert (period.first, period.last, period.missing) == (None, None, missing)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("hôm nay", "2019-03-06", "2019-03-06"),
        ("hôm qua", "2019-03-05", "2019-03-05"),
        ("tuần trước", "2019-02-25", "2019-03-03"),
        ("tháng trước", "2019-02-01", "2019-02-28"),
        ("năm ngoái", "2018-01-01", "2018-12-31"),
        ("last year", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_stated_day_is_counted_from(words: str, first: str, last: str) -> None:
    (period,) = find_periods(asked(f"Ai dự hội nghị {words}?"), today=date(2019, 3, 6))
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["Chỉ thị 05-CT/TW", "Nghị quyết 202/2025/QH15", "kỷ niệm 50 năm thành lập", "kỳ họp thứ mười", "11 đơn vị"],
)
def test_other_figures_are_no_dates(words: str) -> None:
    assert find_periods(asked(words)) == ()
