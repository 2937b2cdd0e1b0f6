"""Find places: a word of jurisdiction with its name, a known province, a country.

What a bare `tỉnh` stands for in an article is not decided here but in `context`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.lexicon import table
from daibieu.reading.names import families, person_start, run_end
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens

# A run of capitals with a place and a man in it has no more words than this.
_MAX_RUN = 16


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place in tokens `start`-`end`; `name` is bare and None where only the level is told."""

    start: int
    end: int
    name: str | None
    level: str | None  # province, city, district, commune, country; None: a bare name
    word: str | None  # the word of jurisdiction as a body's name keeps it: `tỉnh`, `TP`


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the gazetteer as the reader needs it."""

    label: str
    level: str


@cache
def gazetteer() -> Phrases[Known]:
    """Provinces old and new, and countries, under all their written forms."""
    entries: list[tuple[str, Known]] = []
    for row in ontology_table("places.tsv"):
        known = Known(row["label"], "country" if row["kind"] == "country" else "province")
        entries.extend((form, known) for form in row.forms)
    return Phrases(entries)


@cache
def _levels() -> Phrases[tuple[str, str, bool]]:
    return Phrases(
        (row["written"], (row["word"], row["level"], row.get("dotted") == "yes"))
        for row in table("levels", "written", "word", "level", "dotted")
    )


def level_at(tokens: Tokens, i: int, stop: int) -> tuple[int, str, str] | None:
    """A word of jurisdiction at token `i`: its end, how bodies keep it, its level."""
    hit = _levels().at(tokens, i, stop)
    if hit is None:
        return None
    end, (label, level, dotted) = hit
    if dotted and end < stop and len(tokens.words[end]) == 1 and not tokens.words[end].isdigit():
        return None  # `P.V` wrote it
    if dotted and not (
        end < stop and (tokens.words[end].isdigit() or tokens.words[end][0].isupper()) and tokens.glued(end)
    ):
        return None
    if level == "central" and end == i + 1 and not tokens.words[i].isupper():
        return None  # `Sở [Tư] pháp`, and `TƯ`
    return end, label, level


def known_at(tokens: Tokens, i: int, stop: int) -> tuple[int, Known] | None:
    """A province or country at token `i`, its words capitalised and no part of `Thái Bình Dương`."""
    if i >= stop or not tokens.words[i][0].isupper():
        return None
    hit = gazetteer().at(tokens, i, stop)
    if hit is None:
        return None
    end, known = hit
    if not all(w[0].isupper() or not w.isalpha() for w in tokens.words[i:end]):
        return None
    if pacific_at(tokens, i, stop) and not _governed(tokens, i):
        return None
    return end, known


def pacific_at(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether `Thái Bình Dương` stands at token `i`: an ocean, no province and no man."""
    return i + 2 < stop and tokens.lows[i : i + 3] == _PACIFIC and tokens.words[i + 2][0].isupper()


_PACIFIC = ["thái", "bình", "dương"]


def _governed(tokens: Tokens, i: int) -> bool:
    """`Tỉnh ủy Thái Bình [Dương Văn A]`: behind a word of jurisdiction it is the province and a man."""
    return i > 0 and tokens.lows[i - 1] in {"ủy", "tỉnh"}


def place_name_end(tokens: Tokens, i: int, stop: int, *, names: bool, level: str | None = None) -> int:
    """The end of the name after a word of jurisdiction; `i` itself where none follows.

    `names`: a person's name may follow the place (title before name), so that the run
    is split where one begins.
    """
    if i >= stop:
        return i
    if tokens.words[i].isdigit() and len(tokens.words[i]) <= 2:
        return i + 1
    hit = known_at(tokens, i, stop)
    if hit and hit[1].level == "country":
        hit = None  # `xã Mỹ Hưng` is not in America
    end = run_end(tokens, i, min(stop, i + _MAX_RUN))
    if hit and (not names or hit[0] == end or person_start(tokens, i, end, bare=True) != i):
        return hit[0]
    if end == i:
        return i
    if end < stop and tokens.words[end] in "-'’" and tokens.glued(end) and end + 1 < stop and tokens.glued(end + 1):
        # `Sông Trầm [Điểu K'Brăng]`, `[Pak Chong-min]`: a name is told by its mark
        whole = [k for k in range(i, end) if len(tokens.words[k]) > 1 and tokens.lows[k] in families()]
        return max(whole, default=i) if names else i
    if names:
        letter = next((k for k in range(i + 2, end - 1) if tokens.words[k] in {"A", "Y"}), None)
        if letter is not None:
            return letter  # `xã Hòa Lãng [A Blong]`
    if level == "province" and (end - i >= 3 or names) and tokens.lows[i] in families():
        return i  # no province is called so: `Chủ tịch HĐND tỉnh [Phạm Văn Hậu]`
    if names and end - i >= 3:
        start = person_start(tokens, i, end, bare=True)
        if start is not None:
            return start
    if not names and end - i > 4:
        start = person_start(tokens, i, end, bare=False)
        return start if start is not None else i + 4
    return end


# `Cộng hòa Liên bang Đức`, `Vương quốc Anh`, `nước Cộng hòa Dân chủ Nhân dân Lào`, `CHLB Đức`.
_STYLES = frozenset({"cộng", "vương", "liên", "hợp", "nước", "đại", "chlb", "chdcnd", "ch"})
_STYLE_WORDS = _STYLES | frozenset("hòa bang quốc chúng dân chủ nhân xã hội nghĩa hồi giáo công".split())
_STYLE_LENGTH = 10


def styled_at(tokens: Tokens, i: int, stop: int) -> tuple[int, Known] | None:
    """A country under its full style."""
    if i >= stop or tokens.lows[i] not in _STYLES:
        return None
    for k in range(i + 1, min(stop, i + _STYLE_LENGTH)):
        known = known_at(tokens, k, stop)
        if known is not None:
            return known if known[1].level == "country" else None
        if tokens.lows[k] not in _STYLE_WORDS:
            return None
    return None


def place_at(tokens: Tokens, i: int, stop: int, *, names: bool = False) -> PlaceSpan | None:
    """The place that begins at token `i`: `huyện Văn Yên`, `tỉnh`, `Hà Nội`, `Lào`."""
    level = level_at(tokens, i, stop)
    if level is None:
        known = known_at(tokens, i, stop) or styled_at(tokens, i, stop)
        return PlaceSpan(i, known[0], known[1].label, known[1].level, None) if known else None
    after, word, kind = level
    if kind == "central":
        return None
    hit = gazetteer().at(tokens, i, stop)  # `TP.HCM`, `Thành phố Hồ Chí Minh` are names as they stand
    if hit and hit[0] > after and tokens.words[after - 1 if after - 1 > i else i][0].isupper():
        return PlaceSpan(i, hit[0], hit[1].label, kind, word)
    end = place_name_end(tokens, after, stop, names=names, level=kind)
    if end == after:
        return PlaceSpan(i, after, None, kind, word)
    known_name = gazetteer().at(tokens, after, end)
    name = known_name[1].label if known_name and known_name[0] == end else tokens.exact(after, end)
    return PlaceSpan(i, end, name, kind, word)
