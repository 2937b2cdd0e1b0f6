"""Find the words of a distinction: its name, rank, years in the Party and words of praise.

Whether it was given, by whom and to whom is decided in `awards`. Medals of matches,
titles of shows and flags that are gifts are in no table and so are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from daibieu.ontology.tables import Row
from daibieu.reading.lexicon import table
from daibieu.reading.names import is_syllable
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens, squeeze, tokenize

_RANKS = {w: rank for rank, ws in (("Nhất", "nhất i 1"), ("Nhì", "nhì ii 2"), ("Ba", "ba iii 3")) for w in ws.split()}
# The longest words of praise in the corpus have 14 words.
_MAX_PRAISE = 18
# No name of an order in the corpus has more words behind `Huân chương`.
_MAX_NAME = 4
_MARKS = frozenset(',.;:()[]“”"*•!?–-…/')


@dataclass(frozen=True, slots=True)
class Distinction:
    """A distinction over tokens `start`-`end`; `base` is its name without the rank."""

    start: int
    end: int
    award: str
    base: str
    title: str | None
    goes_to: str  # any, body, person
    years: tuple[str, ...] = ()  # in the Party, where several are told: `50, 45 và 30 năm tuổi Đảng`


@cache
def _awards() -> Phrases[Row]:
    return Phrases((row["written"], row) for row in table("awards", "written", "goes_to", "needs", "more"))


@cache
def _titles() -> Phrases[Row]:
    return Phrases((row["written"], row) for row in table("award_titles", "written", "goes_to", "open", "alone"))


@cache
def _not_awards() -> Phrases[bool]:
    return Phrases((row["written"], True) for row in table("not_awards", "written"))


@cache
def _stops() -> Phrases[bool]:
    return Phrases((row["written"], True) for row in table("award_stops", "written"))


@cache
def heads() -> re.Pattern[str]:
    """The first two words of every distinction: a text without them tells of none."""
    rows = [*table("awards", "written", "goes_to", "needs", "more"), *(r for r in _title_rows() if r.get("alone"))]
    firsts = {" ".join(row["written"].split()[:2]) for row in rows}
    spaced = (r"\s+".join(map(re.escape, words.split())) for words in sorted(firsts, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def _title_rows() -> tuple[Row, ...]:
    return table("award_titles", "written", "goes_to", "open", "alone")


def stops_at(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether words of praise or of unnamed recipients end before token `i`."""
    return tokens.words[i] in _MARKS or _stops().has(tokens, i, stop)


def distinction_at(tokens: Tokens, i: int, stop: int) -> Distinction | None:
    """The distinction that begins at token `i`, with everything that belongs to its name."""
    hit = _awards().at(tokens, i, stop)
    friend = _not_awards().at(tokens, i, stop)
    if hit is None or (friend and friend[0] >= hit[0]):
        return None
    end, row = hit
    words = row["written"]
    goes_to, title = row["goes_to"], None
    if row.get("needs") == "capital" and not tokens.words[i][0].isupper():
        return None
    more = row.get("more")
    if more == "name":
        end, words = _named(tokens, end, stop, words)
    elif more == "years":
        years_end = _years(tokens, end, stop)
        if years_end > end:
            years = tuple(w for w in tokens.words[end:years_end] if w.isdigit())
            told = tokens.exact(end, years_end)
            award = squeeze(f"{words} {told}" if told.endswith("ảng") else f"{words} {told} tuổi Đảng")
            return Distinction(i, years_end, award, words, None, goes_to, years)
    base = words
    rank = rank_at(tokens, end, stop)
    if rank:
        end, words = rank[0], f"{words} {rank[1]}"
    quoted = quote_at(tokens, end, stop)
    if quoted:
        end, title = quoted
    elif more == "title":
        end, title, told = _praise(tokens, end, stop)
        goes_to = told if told != "any" else goes_to
    if row.get("needs") == "title" and title is None:
        return None
    return Distinction(i, end, words, base, title, goes_to)


def title_alone_at(tokens: Tokens, i: int, stop: int) -> Distinction | None:
    """A title that is given without the words `danh hiệu`: `phong tặng Anh hùng Lao động`."""
    hit = _titles().at(tokens, i, stop)
    if hit is None or not hit[1].get("alone") or not tokens.words[i][0].isupper():
        return None
    return Distinction(i, hit[0], "danh hiệu", "danh hiệu", squeeze(tokens.exact(i, hit[0])), hit[1]["goes_to"])


def is_praise(words: str) -> bool:
    """Whether words in quotation marks begin as praise that the state, the Party or their fronts confer."""
    return _titles().at(tokenize(words), 0) is not None


def next_rank(tokens: Tokens, before: Distinction, stop: int) -> Distinction | None:
    """`hạng Nhất [và hạng Nhì]`: the same order again, in another rank."""
    i = before.end
    if i + 1 < stop and tokens.lows[i] == "năm" and tokens.words[i + 1].isdigit():
        i += 2
    if before.award == before.base or i + 1 >= stop or tokens.lows[i] not in {",", "và", ";"}:
        return None
    rank = rank_at(tokens, i + 1, stop) or _bare_rank(tokens, i + 1)
    if rank is None:
        return None
    return replace(before, start=i + 1, end=rank[0], award=f"{before.base} {rank[1]}")


def rank_at(tokens: Tokens, i: int, stop: int) -> tuple[int, str] | None:
    """`hạng Nhất`, `hạng 3`: its end, and the rank as orders are named."""
    if i + 1 < stop and tokens.lows[i] == "hạng" and tokens.lows[i + 1] in _RANKS:
        return i + 2, f"hạng {_RANKS[tokens.lows[i + 1]]}"
    return None


def _bare_rank(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """`hạng Nhất, [Nhì], [Ba]`, with capitals only: `ba` is a number too."""
    if tokens.words[i] in {"Nhất", "Nhì", "Ba"}:
        return i + 1, f"hạng {tokens.words[i]}"
    return None


def quote_at(tokens: Tokens, i: int, stop: int) -> tuple[int, str] | None:
    """Words in quotation marks right at token `i`."""
    if i >= stop or tokens.words[i] not in {"“", '"', "'", "‘"}:
        return None
    close = {"“": "”", '"': '"', "'": "'", "‘": "’"}[tokens.words[i]]
    for j in range(i + 1, min(stop, i + 40)):
        if tokens.words[j] == close or (close == "”" and tokens.words[j] == '"'):
            words = squeeze(tokens.exact(i + 1, j))
            return (j + 1, words) if words else None
    return None


def _named(tokens: Tokens, i: int, stop: int, words: str) -> tuple[int, str]:
    """The capitalised words of an order that has no row of its own."""
    end = i
    if i + 1 < stop and tokens.words[i][0].isupper() and is_syllable(tokens.words[i]) and _small(tokens, i + 1, stop):
        end = i + 2  # `Huân chương Thành đồng`
    while end < min(stop, i + _MAX_NAME) and tokens.words[end][0].isupper() and not stops_at(tokens, end, stop):
        end += 1
    return end, squeeze(f"{words} {tokens.exact(i, end)}")


def _small(tokens: Tokens, i: int, stop: int) -> bool:
    word = tokens.words[i]
    return word.isalpha() and word.islower() and word != "hạng" and not stops_at(tokens, i, stop)


def _years(tokens: Tokens, i: int, stop: int) -> int:
    """`50 năm tuổi Đảng`, `40, 30 năm tuổi Đảng`, in a list `55 năm` alone: the end of the years in the Party."""
    end, digits = i, False
    while end < min(stop, i + 24):
        if tokens.words[end].isdigit():
            digits = True
        elif tokens.lows[end] not in {",", "và", "năm"}:
            break
        end += 1
    if digits and end + 1 < stop and tokens.lows[end] == "tuổi" and tokens.lows[end + 1] == "đảng":
        return end + 2
    if i + 1 < stop and tokens.words[i].isdigit() and tokens.lows[i + 1] == "năm":
        return i + 2 if i + 2 == stop or tokens.lows[i + 2] in _MARKS | {"và", "cho", "tặng"} else i
    return i


def _praise(tokens: Tokens, i: int, stop: int) -> tuple[int, str | None, str]:
    """Words of praise without quotation marks, from the table, open ones on to the next stop; and who may have them."""
    hit = _titles().at(tokens, i, stop)
    if hit is None:
        return i, None, "any"
    end, row = hit
    if row.get("open"):
        while end < min(stop, i + _MAX_PRAISE) and not stops_at(tokens, end, stop):
            end += 1
    return end, squeeze(tokens.exact(i, end)), row["goes_to"]
