"""Reading takes time in proportion to the text, for hostile texts too.

A text of ten times the length may take at most RATIO times as long: quadratic would be a hundred. The clock counts
the time of this process alone, each text is read some times and the best is taken, and what seems too slow is
measured anew before it counts, since a busy machine only adds.
"""

from __future__ import annotations

import gc
import time

import pytest

from daibieu.reading import read
from daibieu.reading.model import Article

RATIO = 20
SHORT, TIMES, RUNS, TRIES = 4_000, 10, 2, 3

# A text without an official is passed over, hence one at the head of each.
HEAD = "Bí thư Huyện ủy Lê Thị Bình dự hội nghị "


def seconds(text: str, runs: int) -> float:
    best = float("inf")
    # The collector walks all that the whole run of tests holds: that is not the reader's time.
    gc.disable()
    try:
        for _ in range(runs):
            begin = time.process_time()
            read(Article("a", "", text, "2019-06-20"))
            best = min(best, time.process_time() - begin)
    finally:
        gc.enable()
    return best


UNITS = (
    ",", ";", "(", ")", "“", "[", ". ", "\n", "-", " ", "a", "A", "A ", "Ủ", "1", "1 ", "0/", "Nguyễn ", "Lê Thị ",
    "Lê Thị Bình, ", "Chủ tịch ", "Phó ", "nguyên ", "Trưởng Ban ", "Chủ tịch UBND tỉnh, ", "UBND ", "Ban ",
    "Sở Y tế ", "huyện ", "của ", "tại ", "đồng chí ", "các đồng chí: ", "gồm ", "có ", "dự ", "hội nghị ",
    "ngày 1-1 ", "ngày 27-3-2018 ", "tặng Bằng khen ", "bầu giữ chức ", "Chỉ thị 05-CT/TW ", "Ảnh: ", "* ",
    "Khối thi đua ", "phụ trách ", "Bí thư Huyện ủy Lê Thị Bình; ", "Bí thư Huyện ủy Lê Thị Bình dự hội nghị. ",
    "Tại hội nghị, Bí thư Huyện ủy Lê Thị Bình phát biểu và trao quà. ",
    "bổ nhiệm bà Lê Thị Bình làm Giám đốc Sở Y tế, ", "Thứ trưởng Lê Thị Bình dự họp với Bộ Y tế và Bộ Công an.\n",
    "Ảnh: Lê Thị Bình\nBí thư Huyện ủy Lê Thị Bình dự hội nghị.\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    short = HEAD + unit * (SHORT // len(unit))
    long = HEAD + unit * (SHORT * TIMES // len(unit))
    for _ in range(TRIES):
        # Half a millisecond is what a clock and a first use may add.
        ratio = seconds(long, 1) / (seconds(short, RUNS) + 0.0005)
        if ratio < RATIO:
            break
    assert ratio < RATIO


NESTED = ("UBND ", "Ban ", "Sở Y tế ", "Khối thi đua ", "Trưởng Ban ", "Tỉnh ủy ", "của Quốc hội ", "nguyên ", "(", "“")


@pytest.mark.parametrize("unit", NESTED)
def test_a_thousand_within_each_other_give_a_reading(unit: str) -> None:
    assert read(Article("a", "", HEAD + unit * 1_000, "2019-06-20")).id == "a"
