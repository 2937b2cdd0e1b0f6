"""The province of a paper as people type it. The articles are invented."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from daibieu.graph.home_places import known_province, near_provinces
from daibieu.graph.sources import read_sources
from daibieu.reading.model import Article


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nam Dinh", "Nam Định"),
        ("tỉnh Nam Định", "Nam Định"),
        ("nam định", "Nam Định"),
        ("Ninh Bình", "Ninh Bình"),  # of two lives: the day decides
        ("Ha Noi", "Hà Nội"),
        ("Bac Can", "Bắc Kạn"),  # another way it is written
        ("Nam Dihn", None),
        ("Việt Nam", None),  # a country
        ("", None),
    ],
)
def test_a_province_is_found_with_or_without_marks(typed: str, meant: str | None) -> None:
    assert known_province(typed) == meant


def test_what_comes_near_is_offered() -> None:
    assert near_provinces("Nam Dihn")[0] == "Nam Định"


def test_an_unknown_place_of_a_line_is_told_once_and_the_article_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.jsonl"
    places = ("Nam Dinh", "Liễu Giang Xa", "Liễu Giang Xa")
    path.write_text("".join(json.dumps({"text": f"Họp {n}.", "place": one}) + "\n" for n, one in enumerate(places)))
    with caplog.at_level(logging.WARNING, logger="daibieu"):
        found = [one for one in read_sources([path]) if isinstance(one, Article)]
    assert [one.place for one in found] == ["Nam Định", "Liễu Giang Xa", "Liễu Giang Xa"]
    (told,) = caplog.messages
    assert told.startswith(f"daibieu: {path}:2: place 'Liễu Giang Xa' is no province")


def test_an_unknown_province_is_refused_in_one_line(tmp_path: Path, cli: Callable[..., Any]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Họp\n\nSáng nay họp.", encoding="utf-8")
    ran = cli("load", path, "--place", "Nam Dihn", "--store", tmp_path / "store")
    assert ran.code == 2
    assert ran.err.startswith("daibieu: place 'Nam Dihn': no such province is known; perhaps one of these: Nam Định")
    assert ran.err.count("\n") == 1
    assert cli("load", path, "--place", "Nam Dinh", "--store", tmp_path / "store").code == 0
