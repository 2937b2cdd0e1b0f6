"""Break a name into lines, and tell how much room its box takes.

The browser measures letters only when the page is open, and each machine has its own font, so the
room is reckoned here from the widths of Noto Sans; a wider font is set narrower by the page. Where the
box goes is not decided here; see `layout`.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata

FONT_SIZE = 16
LINE_HEIGHT = 1.3 * FONT_SIZE  # Vietnamese has marks above and below: at 1.0 `ủ` ran into the `y` above it
MARGIN = 8  # between the letters and the border, each side
LINE_LENGTH = 20  # letters; the longest names of bodies then take four lines

# Advance widths in parts of the font size, rounded up.
NARROW = frozenset("iIjl.,;:'|!()[]-tfrJ/ ")
WIDE = frozenset("mwMW—…%@")
_COMPOUND = re.compile(r"(?<=\w) (?=ủy\b)")  # Tỉnh ủy, Đảng ủy stay on one line
_TIED = "\u00a0"


def lines(name: str) -> str:
    """Break a name between its words into lines of about equal length."""
    tied = _COMPOUND.sub(_TIED, name)
    wanted = -(-len(tied) // LINE_LENGTH)
    broken = _wrap(tied, LINE_LENGTH)
    for width in range(max(8, len(tied) // max(1, wanted)), LINE_LENGTH):
        narrower = _wrap(tied, width)
        if len(narrower) <= len(broken):
            broken = narrower
            break
    return "\n".join(broken).replace(_TIED, " ")


def _wrap(name: str, width: int) -> list[str]:
    return textwrap.wrap(name, width, break_long_words=True, break_on_hyphens=False)


def room(label: str) -> tuple[float, float]:
    """Answer the width and height of a box with this label."""
    rows = label.split("\n")
    width = max(sum(_advance(letter) for letter in row) for row in rows) * FONT_SIZE
    return round(width + 2 * MARGIN, 1), round(len(rows) * LINE_HEIGHT + 1.2 * MARGIN, 1)


def _advance(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in NARROW:
        return 0.36
    if base in WIDE:
        return 0.93
    if base.isupper():
        return 0.7
    if ord(base) > 0x2E80:  # Han and other full-width writing
        return 1.05
    return 0.59
