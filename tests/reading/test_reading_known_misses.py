"""Every line of `known_misses.txt` is an example that some test asks; none outlives its test."""

from __future__ import annotations

from types import SimpleNamespace

import pytest


def test_each_known_miss_is_asked(request: pytest.FixtureRequest, misses: SimpleNamespace) -> None:
    files = {item.path for item in request.session.items if misses.here in item.path.parents}
    if files != set(misses.here.glob("test_*.py")):
        pytest.skip("for want of the other examples: run the whole folder")
    asked = set().union(*(misses.asked(item) for item in request.session.items))
    assert sorted(misses.texts - asked) == []
