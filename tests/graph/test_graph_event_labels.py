"""How an event is called: kind and name as papers join them. All events are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from daibieu.graph.claims import EventClaim
from daibieu.graph.resolved_events import label


@pytest.mark.parametrize(
    ("kind", "name", "date", "called"),
    [
        ("hội nghị", "tổng kết năm 2018", "2018-12-20", "Hội nghị tổng kết năm 2018"),
        ("hội nghị", "Hội nghị tổng kết", None, "Hội nghị tổng kết"),
        ("tiếp xúc cử tri", "Đại biểu Hoa Lâm tiếp xúc cử tri", None, "Đại biểu Hoa Lâm tiếp xúc cử tri"),
        ("hội nghị", "triển khai nghị quyết hội nghị Trung ương", None,
         "Hội nghị triển khai nghị quyết hội nghị Trung ương"),
        ("đại hội", "Đảng toàn quốc và Đại hội Đảng bộ", None, "Đại hội Đảng toàn quốc và Đại hội Đảng bộ"),
        ("thăm", "", "2018-04-09", "Thăm ngày 9-4-2018"),
        ("thăm", " ", "--04-09", "Thăm ngày 9-4"),
        ("hội nghị tổng kết", "", "2018-12", "Hội nghị tổng kết tháng 12-2018"),
        ("hội nghị tổng kết ", "", None, "Hội nghị tổng kết"),
    ],
)  # fmt: skip
def test_an_event_is_called_by_kind_and_name(kind: str, name: str, date: str | None, called: str) -> None:
    event = SimpleNamespace(told=SimpleNamespace(type=kind, name=name, date=date))
    assert label(cast(EventClaim, event)) == called
