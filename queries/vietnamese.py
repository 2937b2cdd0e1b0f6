"""How Vietnamese words stand in an alphabetical order."""

from __future__ import annotations


def sort_key(text: str) -> tuple[int, ...]:
    """Make the key by which a text is sorted."""
    return tuple(map(ord, text))
