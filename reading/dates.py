"""Find the days that a text tells, and what the words around each say of it.

Which of them is the day of an event is decided in `events`. A lunar day, an
impossible day, a fraction and the name of a feast get no date in our calendar; a
year that neither the text nor the day of publication gives stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from daibieu.reading.datewords import patterns, values
from daibieu.reading.text import spaced

Kind = Literal["day", "range", "month", "relative"]

# Ruling 24: the record may be of the day before, so a day up to two days after it is of the same year.
LATE = 2
# How far the words before and after a date are looked at; every window is bounded, so the whole is linear.
LEFT, RIGHT = 90, 60
# How far a date's own words reach: `từ ngày 22 đến ngày 24`; where no figure stands near, `rạng sáng hôm nay (ngày`.
# The search tries every place of the window, and takes most of the time that dates take.
_LEAD, _SHORT_LEAD = 60, 30


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, a run of days or a month, as told at one place.

    `iso` is `YYYY-MM-DD`, `--MM-DD` where no year can be told, `YYYY-MM`, or None
    where the words give no day in our calendar.
    """

    start: int
    end: int
    iso: str | None
    end_iso: str | None
    words: str
    kind: Kind
    in_parentheses: bool = False
    anniversary: bool = False  # the day of something remembered
    of_document: bool = False
    before: bool = False  # an earlier happening: `Trước đó, ngày 2-6`
    future: bool = False


def find_dates(stored: str, published: str | None) -> list[DateMention]:
    """Find every date, in the order of the text; no two overlap."""
    text = spaced(stored)
    today = day_of(published)
    found = [*_figures(text, today), *_in_words(text, today), *_relative(text, today)]
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            continue
        if mention.words.lower().endswith("cùng ngày"):
            mention = replace(mention, iso=_same_day(kept, published))
        kept.append(replace(mention, words=stored[mention.start : mention.end]))
    return kept if today else _with_told_year(kept)


def _same_day(before: list[DateMention], published: str | None) -> str | None:
    """Give the last day told before `cùng ngày` on which something can have happened."""
    days = [m for m in before[-12:] if m.iso and m.kind != "month" and not (m.anniversary or m.of_document)]
    past = [m for m in days if published is None or (m.iso or "") <= published]
    return (past or days)[-1].iso if days else None


def _with_told_year(found: list[DateMention]) -> list[DateMention]:
    """Take the year from an anniversary where nothing else gives it: `(30/4/1975 - 30/4/2025)`."""
    years = {m.end_iso[:4] for m in found if m.anniversary and m.end_iso and m.iso and not m.iso.startswith("--")}
    if len(years) != 1:
        return found
    (year,) = years
    told = [m.iso is not None and m.iso.startswith("--") for m in found]
    return [replace(m, iso=f"{year}{(m.iso or '')[1:]}") if t else m for m, t in zip(found, told, strict=True)]


def day_of(iso: str | None) -> date | None:
    """The day that an ISO form gives, None for what is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


# `22 - 24/6`; `27-3-2018`; `4/ 4/2017`; `4/2016`. It begins with a bare digit class, not with a boundary, so that
# the engine skips to the digits at once (0.03 ms an article against 0.14); what stands before is looked at in code.
_FIGURES = re.compile(
    r"(?P<a>\d\d?)(?:"
    r" ?- ?(?P<d1>\d\d?)(?P<s1>[/.])(?P<m1>\d\d?)(?:(?P=s1)(?P<y1>\d{4}))?"
    r"|(?P<s2>[.-]| - )(?P<m2>\d\d?)(?:(?P=s2)(?P<y2>\d{4}|\d\d))?"
    r"| ?/ ?(?P<m3>\d\d?)(?: ?/ ?(?P<y3>\d{4}|\d\d))?"
    r"|[/-](?P<y4>[12]\d{3})"
    r")(?![\d%])(?![/.,:-]\d|[/-][A-ZĐ])"
)
_UNIT = re.compile(
    r" ?(?:lần|giờ|phút|người|năm|tuần|tháng|tuổi|độ|triệu|tỷ|tỉ|nghìn|ngàn|kg|km|m\b|viên|số|tổng|dân|trận)"
)
_MONTH = re.compile(
    r"háng (?P<m>\d{1,2}|[Gg]iêng|[Cc]hạp)(?![\d%])(?![.,]\d)"
    r"(?:(?: ?[/-] ?|,? năm |, )(?P<y>[12]\d{3})(?!\d)|(?P<ago> năm (?:ngoái|trước)))?"
)
# The letters and number of a document, then at most its issuer, then the date.
_OF_DOCUMENT = re.compile(
    r"(?:\d[/-][A-ZĐ]|\d[/-]\d{4}[/-][A-ZĐ]|\d ?- ?[A-Z]{2}|[Ss]ố:? ?\d{1,5}"
    r"|(?:quyết|định|thị|luận|tư|văn|lệnh) \d{1,5})"
    r"[\w.&/-]*(?:[ -]{1,2}[A-ZĐ][\w.&/-]*)?\)?(?: của [^.;:\n]{3,60}?)?,? ?\(?(?:ký )?(?:ban hành )?(?:ký )?$"
)
# What may stand glued before the first word of a lead: `*Sáng 8.12`.
_MARKS = "*•+-–(“\"'"
_FIRST_DAY = re.compile(r"(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{4}))?)?")


def _figures(text: str, today: date | None) -> Iterator[DateMention]:
    words = patterns()
    for m in _FIGURES.finditer(text):
        left = text[max(0, m.start() - _LEAD) : m.start()]
        if not any(map(str.isdigit, left[-14:])):
            left = left[-_SHORT_LEAD:]
        if left and (left[-1].isalnum() or (left[-1] in "/.:" and left[-2:-1].isdigit())):
            continue  # a longer number, a code, a time, a score
        if m["y4"] is not None:
            scale = m["y4"].endswith("000") and int(m["a"]) == 1  # `quy hoạch 1/2000`
            if not scale and not left.endswith("số ") and (month := _month(m["a"], m["y4"])):
                yield _told(text, today, m.start(), m.end(), month, None, "month")
            continue
        day, number = m["d1"] or m["a"], m["m1"] or m["m2"] or m["m3"]
        year = m["y1"] or m["y2"] or m["y3"]
        mark = m["s1"] or m["s2"] or "/"
        full = year is not None and len(year) == 4
        tail = left.rstrip(" (,-").rsplit(None, 1)
        hopeful = tail and (tail[-1].lstrip(_MARKS).lower() in words.ends or tail[-1][0].isdigit())
        before = words.lead.search(left) if hopeful else None
        if before is None and (mark == "/" or text[m.end() : m.end() + 1] == ","):
            before = words.since.search(left)
            if before and before["day"].lower() != "từ" and int(day) <= 12 and not before["first"]:
                before = None  # `đến 1/3 dân số`
        if before is None and full and left.endswith(("-", "- ", "đến ")):
            before = words.pair.search(left)
        if (before is None and not full) or (year is None and mark != "/" and _UNIT.match(text, m.end())):
            continue
        start = m.start() - len(left) + before.start() if before else m.start()
        end = m.end() + (text[m.end() : m.end() + 1] == ")" and "(" in text[start : m.end()])
        first = m["a"] if m["d1"] else before["first"] if before else ""
        mention = _days(text, today, start, end, first, (day, number, year))
        if mention is not None:
            yield mention


def _in_words(text: str, today: date | None) -> Iterator[DateMention]:
    days = patterns().days
    for m in _MONTH.finditer(text):
        begin = m.start() - 1
        if begin < 0 or text[begin] not in "tT" or text[begin - 1 : begin].isalnum():
            continue
        left = text[max(0, begin - LEFT) : begin]
        year = m["y"] or (str(today.year - 1) if m["ago"] and today else None)
        before = days.search(left)
        start = begin - len(left) + before.start() if before else begin
        if not m["m"].isdigit():
            yield _told(text, today, start, m.end(), None, None, "day")
        elif before:
            numbers = re.findall(r"\d+", before["days"])
            first = numbers[0] if len(numbers) > 1 else ""
            mention = _days(text, today, start, m.end(), first, (numbers[-1], m["m"], year))
            if mention is not None:
                yield mention
        else:
            year = year or _year_of_month(int(m["m"]), today, _coming(text, begin, m.end()))
            if month := _month(m["m"], year):
                yield _told(text, today, start, m.end(), month, None, "month")


_NOW = re.compile(r" (?:nay|qua|mai|kia)\b|ùng ngày\b")
_WEEKDAY = re.compile(r"h(?:ứ [^\W_]+|ủ nhật)\b(?! tuần)")


def _relative(text: str, today: date | None) -> Iterator[DateMention]:
    words = patterns()
    for m in _NOW.finditer(text):
        left = text[max(0, m.end() - 24) : m.end()]
        phrase = words.relative.search(left)
        if phrase is None:
            continue
        offset = values("relative").get(phrase[0].lower())
        iso = _shifted(today, int(offset)) if today and offset is not None else None
        mention = _told(text, today, m.end() - len(phrase[0]), m.end(), iso, None, "relative")
        yield replace(mention, future=True) if offset is not None and int(offset) > 0 else mention
    for m in _WEEKDAY.finditer(text):
        left = text[max(0, m.end() - 24) : m.end()]
        phrase = words.weekday.search(left)
        if phrase is None:
            continue
        iso = None
        if today:
            back = (today.weekday() - int(values("weekday")[phrase["weekday"].lower()])) % 7
            iso = _shifted(today, -back)
        yield _told(text, today, m.end() - len(phrase[0]), m.end(), iso, None, "relative")


# --- from numbers to days -------------------------------------------------------------------------------------------


def _days(
    text: str, today: date | None, start: int, end: int, first: str, last: tuple[str, str, str | None]
) -> DateMention | None:
    """Make the mention of a day, or of a run of days whose month and year may stand at its last day only."""
    day, month = int(last[0]), int(last[1])
    year = None if last[2] is None else int(last[2]) if len(last[2]) == 4 else 2000 + int(last[2])
    coming = _coming(text, start, end)
    lunar = patterns().lunar.search(text[start:end] + text[end : end + 12]) is not None
    opening = _FIRST_DAY.search(first) if first else None
    if opening is None:
        iso = _iso(day, month, year, today, coming)
        if iso is None:
            return None
        return _told(text, today, start, end, None if lunar else iso, None, "day")
    day0, month0 = int(opening[1]), int(opening[2] or month)
    year0 = int(opening[3]) if opening[3] else year
    if year0 is not None and opening[3] is None and (month0, day0) > (month, day):
        year0 -= 1
    iso, until = _iso(day0, month0, year0, today, coming), _iso(day, month, year, today, coming)
    if iso is None or until is None:
        return None
    if year is None and not iso.startswith("--"):
        # The last day follows the first, even where publication lies between the two.
        begun = int(iso[:4])
        until = _iso(day, month, begun if (month, day) >= (month0, day0) else begun + 1, None, False)
    if lunar:
        iso = until = None
    mention = _told(text, today, start, end, iso, until, "range")
    remembered = iso is not None and until is not None and iso[4:] == until[4:] and iso != until
    return replace(mention, anniversary=True) if remembered else mention


def _iso(day: int, month: int, year: int | None, today: date | None, coming: bool) -> str | None:
    """Give the day in ISO form, None where no calendar has it.

    Without a year it is the nearest such day on or before publication, one that
    the words call coming the nearest after it.
    """
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None and today is None:
        return f"--{month:02}-{day:02}" if _valid(2000, month, day) else None
    if year is not None:
        return f"{year:04}-{month:02}-{day:02}" if year >= 1000 and _valid(year, month, day) else None
    assert today is not None
    around = [d for y in range(today.year - 4, today.year + 5) if (d := _valid(y, month, day))]
    limit = today.toordinal() + LATE
    past = max((d for d in around if d.toordinal() <= limit), default=None)
    later = min((d for d in around if d.toordinal() > limit), default=None)
    if past is None or later is None:
        return None
    # A cue of the future may belong to another act of the sentence: it counts only where that day is the nearer one.
    nearer = later.toordinal() - today.toordinal() < today.toordinal() - past.toordinal()
    return (later if coming and nearer else past).isoformat()


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(today: date, days: int) -> str | None:
    """The day so many days from publication; None beyond the ends of the calendar."""
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _month(month: str, year: str | None) -> str | None:
    return f"{year}-{int(month):02}" if year is not None and 1 <= int(month) <= 12 else None


def _year_of_month(month: int, today: date | None, coming: bool) -> str | None:
    if today is None:
        return None
    if coming:
        return str(today.year + (month < today.month))
    return str(today.year - (month > today.month))


# --- the words around -----------------------------------------------------------------------------------------------


def _coming(text: str, start: int, end: int) -> bool:
    after = text[end : end + RIGHT]
    if patterns().coming.match(after):
        return True
    if text.startswith(("từ", "Từ", "đến", "Đến"), start):
        return True
    before = _same_sentence_before(text[max(0, start - 30) : start])
    return patterns().planned.search(before) is not None or patterns().planned.search(after.split(". ")[0]) is not None


# `kể từ khi ông A nhậm chức hôm 1/2`: the day of what went before.
_AFTER = re.compile(r"\b(?:[Kk]ể từ(?: khi)?|[Ss]au khi|[Tt]ừ khi|[Tt]rước khi)\b[^,.;]*$")
_FULL_DAY = re.compile(r"ngày \d.*\d{4}")


def _new_clause(left: str, text: str, start: int, end: int) -> bool:
    """Tell whether a comma begins a new clause with the day: `của Ủy ban, ngày hôm nay (04/3/2026), đoàn …`."""
    return left.rstrip().endswith(",") and _FULL_DAY.fullmatch(text[start:end]) is None


def _same_sentence_before(left: str) -> str:
    return re.split(r"\n|[.!?;] ", left)[-1]


def _told(
    text: str, today: date | None, start: int, end: int, iso: str | None, end_iso: str | None, kind: Kind
) -> DateMention:
    left = text[max(0, start - LEFT) : start]
    bracket = left.rfind("(") > left.rfind(")")
    sentence = _same_sentence_before(left)
    occasion = max((m.end() for m in patterns().occasion.finditer(sentence)), default=None)
    year = iso[:4] if iso else ""
    past = today is not None and year.isdigit() and int(year) < today.year
    remembered = occasion is not None and kind != "relative" and (bracket or past or len(sentence) - occasion <= 6)
    day = day_of(iso) if iso and len(iso) == 10 and not iso.startswith("--") else None
    return DateMention(
        start=start,
        end=end,
        iso=iso,
        end_iso=end_iso,
        words=text[start:end],
        kind=kind,
        in_parentheses=bracket,
        anniversary=remembered,
        of_document=kind != "relative"
        and _OF_DOCUMENT.search(left) is not None
        and not _new_clause(left, text, start, end),
        before=patterns().earlier.search(left) is not None or _AFTER.search(left) is not None,
        future=day is not None and today is not None and day.toordinal() > today.toordinal() + LATE,
    )
