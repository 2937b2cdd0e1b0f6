"""Find the days, months and years in a question: each is a first and a last day, both meant too.

Nothing is filled in: a day without its year, and a day counted from today, are told as such and wait for a
stated day. What a period is to the question is decided in `frames`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from daibieu.queries.wording import Asked


@dataclass(frozen=True, slots=True)
class Period:
    """Days in tokens `start`-`end`. `first` or `last` None: open.

    `missing`: what the words leave unsaid, so that they give no period yet. `yearless`: month and day of a day
    whose year is not told.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    missing: str | None = None
    yearless: tuple[int, int] | None = None
    now: bool = False

    @property
    def day(self) -> date | None:
        """The one day that is meant; None for a longer period."""
        return self.first if self.first is not None and self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The one year that is meant as a whole."""
        whole = self.first and self.last and self.first == date(self.first.year, 1, 1)
        return self.first.year if whole and self.last == date(self.first.year, 12, 31) else None  # type: ignore[union-attr]


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_NAMED = {name: number for number, name in enumerate(_MONTHS, 1)}
_COUNTED = ("mot|gieng", "hai", "ba", "tu|bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai|chap")
_WORD_MONTH = {word: number for number, words in enumerate(_COUNTED, 1) for word in words.split("|")}
_Y = r"(?:19|20)\d\d"
_M = r"(?:0?[1-9]|1[0-2])"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_EN = "|".join([*_MONTHS, *sorted(_SHORT, key=len, reverse=True)])
_TH = r"(?: (?:st|nd|rd|th))?"
_WORDED = "|".join(sorted(_WORD_MONTH, key=len, reverse=True))
_LEAD = (
    r"(?:(?:vao|trong|luc|hoi|on|in|during|of|dated|as of|at|khoang|tu)? ?)?"
    r"(?:(?:hom|ngay|sang|chieu|toi|the|thoi diem) ){0,2}"
)
# The words of one date, each way once. Written over folded tokens with a space between any two.
_DATE = re.compile(
    rf"(?<!\w)(?<![/.] )(?P<lead>{_LEAD})(?:"
    rf"(?P<y1>{_Y}) - (?P<m1>{_M}) - (?P<d1>{_D})"
    rf"|(?P<d2>{_D}) (?P<s2>[-/.]) (?P<m2>{_M}) (?P=s2) (?P<y2>{_Y})"
    rf"|(?P<d3>{_D}) ?(?:,? thang) (?P<m3>{_M})(?: (?:/|-|,? ?nam) (?P<y3>{_Y}))?"
    rf"|(?P<d4>{_D}) [-/] (?P<m4>{_M})(?:,? nam (?P<y4>{_Y}))?(?! [-/.] \w)"
    rf"|(?:thang )?(?P<m5>{_M}) [-/] (?P<y5>{_Y})"
    rf"|thang (?P<m6>{_M}|{_WORDED})(?:,? nam (?P<y6>{_Y})| (?:/ |- )?(?P<y6b>{_Y}))"
    rf"|thang (?P<m7>{_M})(?! [-/] \d)"
    rf"|quy (?P<q>[1-4]|iv|i{{1,3}})(?: (?:nam|/|-))? (?P<y8>{_Y})"
    rf"|(?:(?:6|sau) thang|nua) (?P<half>dau|cuoi) nam (?P<y9>{_Y})"
    rf"|(?P<h10>first|second) half of (?P<y10>{_Y})"
    rf"|(?P<d11>{_D}){_TH}(?: of)? (?P<m11>{_EN})(?: ?,? (?P<y11>{_Y}))?"
    rf"|(?P<m12>{_EN}) (?P<d12>{_D}){_TH}(?!\d)(?: ?,? (?P<y12>{_Y}))?"
    rf"|(?P<m13>{_EN}) ?,? (?P<y13>{_Y})"
    rf"|(?P<m14>{_EN})(?= (?:to|and|until|till|through|-) )"
    rf"|(?:the )?(?:nam|year) (?P<y14>{_Y})"
    rf"|(?P<y15>{_Y})"
    rf")(?!\w)(?! / \w)"
)
_RELATIVE = {
    "hom nay": (0, "day"), "ngay hom nay": (0, "day"), "today": (0, "day"), "hom qua": (-1, "day"),
    "ngay hom qua": (-1, "day"), "yesterday": (-1, "day"), "hom kia": (-2, "day"),
    "thang nay": (0, "month"), "this month": (0, "month"), "thang truoc": (-1, "month"), "thang qua": (-1, "month"),
    "thang vua roi": (-1, "month"), "last month": (-1, "month"),
    "nam nay": (0, "year"), "this year": (0, "year"), "nam ngoai": (-1, "year"), "nam truoc": (-1, "year"),
    "nam roi": (-1, "year"), "nam vua roi": (-1, "year"), "last year": (-1, "year"),
    "tuan nay": (0, "week"), "this week": (0, "week"), "tuan truoc": (-1, "week"), "tuan qua": (-1, "week"),
    "last week": (-1, "week"),
}  # fmt: skip
_NOW = (
    "hien nay", "hien tai", "hien gio", "bay gio", "luc nay", "hien", "duong nhiem", "duong kim", "currently",
    "current", "now", "at present", "today",
)  # fmt: skip
# The words above that have marks: `sâu` is no `sau`, and the `Nam` of a name no `năm`.
_MARKED = frozenset(
    "năm tháng ngày hôm sáng chiều tối từ kể tính bắt đầu đến tới hết cho trước giữa khoảng quý cuối nửa sáu bảy tám"
    " chín mười một tư bốn giêng chạp hiện giờ bây lúc đương nhiệm tuần ngoái rồi vừa trở lại đây thời điểm giai đoạn"
    " vào hồi tại".split()
)
_RELATIVE_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})(?!\w)")
_NOW_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(_NOW)})(?!\w)(?! di[eệ]n)")  # `hiện diện` is presence
_BETWEEN = re.compile(r" ?(?:,? ?(?:den|toi|cho den|cho toi|den het|den cuoi|het|and|to|until|till|through|va|-) ?)")
_FROM = re.compile(r"(?<!\w)(?:tu|ke tu|bat dau tu|tinh tu|from|between|giua|trong khoang|giai doan)(?: sau)? ?$")
_SINCE = re.compile(r"(?<!\w)(?:tu|ke tu|tinh tu|tu sau|since|from|starting)(?: ngay| thang| nam)? ?$")
_TO_NOW = re.compile(
    r" ?(?:,? ?(?:den|toi|cho den) (?:nay|hien nay|gio|bay gio)|tro di|tro lai day|onwards?|to date)(?!\w)"
)
_AFTER = re.compile(r"(?<!\w)(?:sau|after)(?: ngay| thang| nam)? ?$")
_BEFORE = re.compile(r"(?<!\w)(?:truoc|before|prior to)(?: ngay| thang| nam)? ?$")
_UNTIL = re.compile(r"(?<!\w)(?:den|toi|cho den|tinh den|den het|until|till|up to|by)(?: ngay| thang| nam)? ?$")


@dataclass(frozen=True, slots=True)
class _Date:
    """One date by its figures; letters are places in the folded question."""

    begin: int
    stop: int
    year: int | None
    month: int | None
    day: int | None
    months: int = 1  # how many a quarter or a half of a year has
    within: bool = False  # told with `trong`, `in`: no bound of something longer

    def bounds(self) -> tuple[date, date] | None:
        """Its first and last day; None where no calendar has it, or the year is not told."""
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        last = self.month + self.months - 1
        try:
            first = date(self.year, self.month, self.day or 1)
        except ValueError:
            return None
        return first, first if self.day else date(self.year, last, monthrange(self.year, last)[1])


def find_periods(question: Asked, today: date | None = None) -> tuple[Period, ...]:
    """All periods of a question, in order; no two overlap."""
    text = _plain(question)
    dates = [one for m in _DATE.finditer(text) if (one := _date(m)) is not None]
    found: list[tuple[int, int, Period]] = []
    k = 0
    while k < len(dates):
        one = dates[k]
        after = dates[k + 1] if k + 1 < len(dates) else None
        between = after and _BETWEEN.fullmatch(text[one.stop : after.begin])
        if after and between and (_FROM.search(text[: one.begin]) or between[0].strip() not in {"and", "va", ","}):
            opening = _FROM.search(text[: one.begin])
            begin = opening.start() if opening else one.begin
            found.append((begin, after.stop, _run(one, after)))
            k += 2
            continue
        found.append(_alone(text, one))
        k += 1
    for m in _RELATIVE_WORDS.finditer(text):
        found.append((m.start(), m.end(), _relative(m[0], today)))
    taken = [(begin, stop) for begin, stop, _ in found]
    for m in _NOW_WORDS.finditer(text):
        if not any(begin < m.end() and m.start() < stop for begin, stop in taken):
            found.append((m.start(), m.end(), Period(0, 0, today, today, now=True)))
    return _placed(question, sorted(found, key=lambda one: one[:2]))


def _plain(question: Asked) -> str:
    """The folded tokens with one space between any two; what marks or a capital make another word stays as typed."""
    words = []
    for i, (typed, folded) in enumerate(zip(question.tokens.words, question.folded, strict=True)):
        another = (question.marked(i) and typed.lower() not in _MARKED) or (i and typed == "Nam")
        words.append(typed if another and len(typed) == len(folded) else folded)
    return " ".join(words)


def _placed(question: Asked, found: list[tuple[int, int, Period]]) -> tuple[Period, ...]:
    """Turn places in the folded text into tokens."""
    starts, place = [], 0
    for word in question.folded:
        starts.append(place)
        place += len(word) + 1
    kept: list[Period] = []
    for begin, stop, period in found:
        start = next(i for i, at in enumerate(starts) if at + len(question.folded[i]) > begin)
        end = next((i for i, at in enumerate(starts) if at >= stop), len(starts))
        if not kept or kept[-1].end <= start:
            kept.append(replace(period, start=start, end=end))
    return tuple(kept)


def _date(m: re.Match[str]) -> _Date | None:
    def of(*names: str) -> int | None:
        told = next((m[name] for name in names if m[name] is not None), None)
        if told is None:
            return None
        return int(told) if told.isdigit() else _WORD_MONTH.get(told) or _NAMED.get(told) or _SHORT[told]

    year = of("y1", "y2", "y3", "y4", "y5", "y6", "y6b", "y8", "y9", "y10", "y11", "y12", "y13", "y14", "y15")
    begin = m.start() + (len(m["lead"]) - len(m["lead"].lstrip()))
    if m["lead"].startswith("tu "):
        begin = m.start() + len("tu ")  # it opens a period, and is looked at there
    within = m["lead"].split(" ")[0] in {"trong", "vao", "in", "on", "during"}
    if m["q"]:
        quarter = int(m["q"]) if m["q"].isdigit() else {"i": 1, "ii": 2, "iii": 3, "iv": 4}[m["q"]]
        return _Date(begin, m.end(), year, 3 * quarter - 2, None, 3, within)
    if m["half"] or m["h10"]:
        first = m["half"] == "dau" or m["h10"] == "first"
        return _Date(begin, m.end(), year, 1 if first else 7, None, 6, within)
    month = of("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m11", "m12", "m13", "m14")
    day = of("d1", "d2", "d3", "d4", "d11", "d12")
    return _Date(begin, m.end(), year, month, day, within=within)


def _run(one: _Date, last: _Date) -> Period:
    """A first and a last date; what the first leaves out it has from the last."""
    if one.year is None and last.year is not None:
        year = last.year - 1 if (one.month or 1, one.day or 1) > (last.month or 12, last.day or 31) else last.year
        one = replace(one, year=year)
    first, until = one.bounds(), last.bounds()
    if first is None or until is None:
        return Period(0, 0, None, None, missing="the year" if last.year is None else "a day that the calendar has")
    return Period(0, 0, first[0], until[1])


def _alone(text: str, one: _Date) -> tuple[int, int, Period]:
    bounds = one.bounds()
    if bounds is None:
        yearless = (one.month, one.day) if one.year is None and one.month and one.day else None
        missing = "the year" if one.year is None else "a day that the calendar has"
        return one.begin, one.stop, Period(0, 0, None, None, missing=missing, yearless=yearless)
    first, last = bounds
    before = "" if one.within else text[: one.begin]
    until_now = _TO_NOW.match(text, one.stop)
    stop = until_now.end() if until_now else one.stop
    if m := _SINCE.search(before):
        return m.start(), stop, Period(0, 0, first, None)
    if until_now:
        return one.begin, stop, Period(0, 0, first, None)
    if m := _AFTER.search(before):
        return m.start(), one.stop, Period(0, 0, last + timedelta(1), None)
    if m := _BEFORE.search(before):
        return m.start(), one.stop, Period(0, 0, None, first - timedelta(1))
    if m := _UNTIL.search(before):
        return m.start(), one.stop, Period(0, 0, None, last)
    return one.begin, one.stop, Period(0, 0, first, last)


def _relative(words: str, today: date | None) -> Period:
    """A period counted from today; without a stated today it is not known."""
    if today is None:
        return Period(0, 0, None, None, missing="the day it is counted from")
    shift, unit = _RELATIVE[words]
    if unit == "day":
        day = today + timedelta(shift)
        return Period(0, 0, day, day)
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * shift)
        return Period(0, 0, monday, monday + timedelta(6))
    if unit == "year":
        return Period(0, 0, date(today.year + shift, 1, 1), date(today.year + shift, 12, 31))
    months = today.year * 12 + today.month - 1 + shift
    year, month = divmod(months, 12)
    return Period(0, 0, date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))
