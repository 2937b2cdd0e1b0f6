"""Distinctions given: what, by whom, to whom or to how many, for which year, at which event.

One that is demanded, planned or promised is none, nor is one that is told of no
recipient at all. Who hands it over is not for that who gives it: the giver is the one
told as such, an office (`Chủ tịch nước`) as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from msgspec.structs import replace

from daibieu.reading.awardframes import Pairing, Piece
from daibieu.reading.awardparts import Recipient
from daibieu.reading.awardsubjects import Sides
from daibieu.reading.awardwords import heads, is_praise
from daibieu.reading.events import Told
from daibieu.reading.model import Award, Evidence
from daibieu.reading.people import People
from daibieu.reading.tokens import Tokens, squeeze

_OCCASION = re.compile(
    r"\b(?:dịp này|nhân dịp|tại (?:buổi|lễ|hội nghị|đại hội|chương trình|cuộc|kỳ họp))\b", re.IGNORECASE
)
_RECALLED = re.compile(r"\b(?:từng|trước đó|trước đây|nhiều lần|nhiều năm|liên tục|những năm)\b", re.IGNORECASE)
# Behind these a year tells of a birth, a founding or a span and is no year of a distinction.
_OTHER_YEARS = frozenset({"tháng", "sinh", "từ", "đến", "lập", "khóa", "trước", "sau", "hết", "cuối", "đầu", "vào"})

Day = tuple[str | None, str | None]


def find(tokens: Tokens, told: list[Told], people: People, told_on: dict[int, Day]) -> tuple[Award, ...]:
    """The distinctions that the sentences tell. `told_on`: key and day of the event by sentence."""
    if not heads().search(tokens.text):
        return ()
    found: list[Award] = []
    named: list[str] = []  # the bodies named so far, for `nhà trường`, `Trường`
    for sentence in told:
        named.extend(squeeze(n.body.full) for n in sentence.nodes if n.body is not None)
        if sentence.nodes and heads().search(tokens.text, sentence.start, sentence.end):
            found.extend(_of_sentence(tokens, sentence, Sides(tokens, sentence.nodes, people, named), told_on))
    return tuple(_merged(found))


def _of_sentence(tokens: Tokens, sentence: Told, parts: Sides, told_on: dict[int, Day]) -> list[Award]:
    pieces = Pairing(tokens, parts).pieces()
    if not pieces:
        return []
    _share(pieces)
    occasion = _occasion(tokens.text[sentence.start : sentence.end])
    years = _years(tokens, parts)
    day = told_on.get(sentence.index, (None, None))
    out: list[Award] = []
    for piece, limit in zip(pieces, _limits(tokens, pieces, parts.stop), strict=True):
        if not piece.frame.real:
            continue
        year = _year(piece, years, limit)
        event = _event(piece, occasion, year, day)
        value = year.value if year else None
        # `nhiều tập thể được tặng Bằng khen`: nobody named or counted, by nobody, at no event tells no giving.
        vague = piece.giver is None and event is None and value is None
        told = [who for who in _recipients(piece, sentence) if who.name or who.number is not None or not vague]
        awards = [_award(tokens, piece, who, value, event) for who in told]
        if len(piece.what.years) == len(awards) > 1:
            # `50 năm, 45 năm và 30 năm tuổi Đảng cho các ông A, B và C`: to each his own, in this order.
            pairs = zip(awards, piece.what.years, strict=True)
            awards = [replace(a, award=f"{piece.what.base} {years} năm tuổi Đảng") for a, years in pairs]
        out.extend(awards)
    return out


def _share(pieces: list[Piece]) -> None:
    """`trao Huân chương và Bằng khen cho A`: the recipients told last are those of every distinction of the verb."""
    for n in range(len(pieces) - 2, -1, -1):
        here, after = pieces[n], pieces[n + 1]
        if here.frame is after.frame and here.frame.voice == "active" and not here.recipients:
            here.recipients = after.recipients


def _recipients(piece: Piece, sentence: Told) -> list[Recipient]:
    """Those who can be given it: a flag goes to no person, years in the Party to no body."""
    what, active = piece.what, piece.frame.voice == "active"
    told = piece.recipients or ([] if active else piece.frame.subject)
    if what.base == "danh hiệu" and piece.giver is None and not is_praise(what.title or ""):
        return []  # `danh hiệu “Cầu thủ xuất sắc nhất”`: of a match or a show, unless somebody confers it
    if not told and active and piece.count is not None:
        told = [Recipient(what.start - 1, what.end, number=piece.count)]
    fit = [r for r in told if what.goes_to == "any" or r.kind in {None, what.goes_to}]
    return [r for r in fit if r.name] if sentence.headline else fit


def _award(tokens: Tokens, piece: Piece, who: Recipient, year: int | None, event: str | None) -> Award:
    how = "named" if who.name else "counted" if who.number is not None else "words"
    last = max(piece.end, piece.what.end, who.end)
    start, end = tokens.span(min(piece.frame.start, piece.what.start, who.start), last)
    evidence = Evidence(start, end, tokens.text[start:end], f"award/{piece.frame.voice}-{how}")
    return Award(
        award=piece.what.award, giver=piece.giver, recipient=who.name, recipient_kind=who.kind, title=piece.what.title,
        number=who.number, recipients_as_told=who.told, year=year, event=event, evidence=(evidence,),
    )  # fmt: skip


# --- year and event ---


@dataclass(frozen=True, slots=True)
class _Year:
    """A year told in the sentence; `before`: ahead of the verb."""

    at: int
    value: int
    before: bool = False


def _years(tokens: Tokens, parts: Sides) -> list[_Year]:
    """The years told as `năm 2017`, without those of a day, a birth or a span."""
    found = []
    for i in range(parts.first, parts.stop - 1):
        word = tokens.words[i + 1]
        if tokens.lows[i] != "năm" or not (word.isdecimal() and len(word) == 4):
            continue
        ahead = tokens.words[i + 2] if i + 2 < parts.stop else ""
        behind = {tokens.lows[k] for k in range(max(parts.first, i - 2), i)}
        if ahead in {"-", "đến"} or behind & _OTHER_YEARS:
            continue
        found.append(_Year(i, int(word)))
    return found


def _limits(tokens: Tokens, pieces: list[Piece], stop: int) -> list[int]:
    """For each distinction the token up to which a year behind it is its own: the next verb's frame or semicolon."""
    marks = [i for i in range(pieces[0].end, stop) if tokens.words[i] == ";"]
    limits: list[int] = []
    following = stop
    for n in range(len(pieces) - 1, -1, -1):
        if n + 1 < len(pieces) and pieces[n + 1].frame is not pieces[n].frame:
            following = pieces[n + 1].frame.start
        mark = bisect_left(marks, pieces[n].end)
        limits.append(min(following, marks[mark] if mark < len(marks) else stop))
    return limits[::-1]


def _year(piece: Piece, years: list[_Year], limit: int) -> _Year | None:
    """The year told with a distinction, in its own words first, then behind it, then before its verb."""
    after = bisect_left(years, piece.what.start, key=lambda year: year.at)
    if after < len(years) and years[after].at < limit:
        return years[after]
    return _Year(years[after - 1].at, years[after - 1].value, True) if after else None


def _occasion(text: str) -> bool | None:
    """Whether a sentence names the occasion; None: it recalls what was given before."""
    return None if _RECALLED.search(text) else _OCCASION.search(text) is not None


def _event(piece: Piece, occasion: bool | None, year: _Year | None, event: Day) -> str | None:
    """The event at which it was handed over, told by the verb or by the occasion; what is recalled was given before."""
    key, day = event
    # `đã được trao` alone is recalled as often as told of the day.
    handed = piece.frame.verb.kind in {"hand", "receive"} and piece.frame.voice != "passive"
    if occasion is None or not (handed or occasion):
        return None
    if year is not None and year.before and not (day and day.startswith(str(year.value))):
        return None
    return key


# --- one distinction told twice ---


def _merged(found: list[Award]) -> list[Award]:
    """The title of an article tells again what its text tells: one distinction, with both places."""
    out: list[Award] = []
    by_name: dict[tuple[str, str | None, int | None, str | None], list[int]] = {}
    for award in found:
        told = None if award.recipient else award.recipients_as_told
        known = by_name.setdefault((award.award, award.recipient, award.number, told), [])
        twin = next((n for n in known if _same(out[n], award)), None)
        if twin is None:
            known.append(len(out))
            out.append(award)
            continue
        old = out[twin]
        out[twin] = replace(
            old, giver=old.giver or award.giver, title=old.title or award.title, year=old.year or award.year,
            event=old.event or award.event, evidence=(*old.evidence, *award.evidence),
        )  # fmt: skip
    return out


def _same(a: Award, b: Award) -> bool:
    return all(x is None or y is None or x == y for x, y in ((a.giver, b.giver), (a.title, b.title), (a.year, b.year)))
