"""A network in which nothing is: one line says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import daibieu


def test_a_network_of_nothing_says_that_nothing_fits(tmp_path: Path, cli: Callable[..., Any]) -> None:
    daibieu.open_store(tmp_path / "store").close()
    ran = cli("network", tmp_path / "page.html", "--store", tmp_path / "store")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "nothing in the store fits" in ran.err
