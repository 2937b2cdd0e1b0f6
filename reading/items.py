"""Turn a sentence into items: honorifics, titles, names, bodies and the marks between them.

Each item is found by its own module; here only their order and their borders are
settled (longest and most certain first). Which title belongs to which name is
decided in `attribution`.
"""

from __future__ import annotations

from functools import cache

from daibieu.reading import names
from daibieu.reading.bodies import BodySpan, body_at
from daibieu.reading.bodyrows import rows_told
from daibieu.reading.heads import field_at, head_at, head_of, small_first_words
from daibieu.reading.lexicon import table
from daibieu.reading.nouns import noun_at
from daibieu.reading.offices import first_words
from daibieu.reading.phrases import Phrases
from daibieu.reading.pieces import Honorific, Item, Name
from daibieu.reading.places import known_at, level_at, pacific_at
from daibieu.reading.titles import Title, title_at
from daibieu.reading.tokens import Tokens

_MODIFIERS = frozenset({"nguyên", "cựu", "cố", "quyền", "tân", "q", "trước", "từng"})
_FOREIGN_GROUPS = frozenset({"foreign", "diplomatic"})
# More titles and marks than any man has between his name and the title at hand: at most 9 items in the corpus.
_CHAIN = 40
# `Trung tướng, PGS.TS.BS`: nobody has more forms of address, ranks and degrees; at most 5 in the corpus.
_MAX_HONORIFICS = 8


@cache
def _honorifics() -> Phrases[Honorific]:
    return Phrases(
        (row["written"], Honorific(row["written"], row["class"] == "plural", row.get("private") == "yes"))
        for row in table("honorifics", "written", "class", "private")
    )


@cache
def _first_words() -> frozenset[str]:
    """Words in small letters with which something can begin; all others are plain at a glance."""
    return _honorifics().firsts | first_words() | _MODIFIERS | small_first_words()


# What a plain word or mark says: eight in ten items of an article.
_PLAIN = (None, None, None, None, True)


def items_of(tokens: Tokens, start: int, stop: int) -> list[Item]:
    """The items of tokens `start`-`stop`, without gaps, in order."""
    items: list[Item] = []
    words, lows, first_words = tokens.words, tokens.lows, _first_words()
    i = start
    while i < stop:
        led = i > start and lows[i - 1] in _LED_BY and _led(tokens, i, items)
        at_a_glance = not led and lows[i] not in first_words and not words[i][0].isupper()
        item = Item._make((i, i + 1, *_PLAIN)) if at_a_glance else _item_at(tokens, i, stop, items)
        items.append(item)
        i = item.end
    return rows_told(tokens, items)


# The last words before which `_led` can be: most words need no more than this look.
_LED_BY = frozenset({"diện", "đạo", ",", "và"})


def _led(tokens: Tokens, i: int, before: list[Item]) -> bool:
    """Whether a body in small letters is due: `đại diện [công an tỉnh], [ban tuyên giáo tỉnh ủy]`."""
    if i == 0 or not before or not before[-1].plain:
        return False
    if tokens.lows[i - 1] in {"diện", "đạo"}:
        return True
    left = before[-2].body if len(before) > 1 and tokens.lows[i - 1] in {",", "và"} else None
    return left is not None and tokens.words[left.start].islower()


def _item_at(tokens: Tokens, i: int, stop: int, before: list[Item]) -> Item:
    word, low = tokens.words[i], tokens.lows[i]
    historic = _one_word(tokens, i, stop) if word[0].isupper() else None
    if historic:
        return Item(i, historic, plain=True)
    honorific = _honorifics().at(tokens, i, stop)
    if honorific:
        item = _after_honorific(tokens, i, honorific, stop)
        if item:
            return item
    if low in first_words() or low in _MODIFIERS:
        title = _title(tokens, i, stop, before)
        if title:
            return Item(i, title.end, title=title)
    if before and before[-1].title and before[-1].end == i:
        name = _name_after_title(tokens, i, stop, before)
        if name:
            return name
    if word[0].isupper():
        end = names.vietnamese_name(tokens, i, stop, titled=_in_row(tokens, before))
        end = end or _listed_name(tokens, i, stop, before) or _foreigner(tokens, i, stop, before)
        place = known_at(tokens, i, stop) if end else None
        if end and not names.blocked(tokens, i) and not (place and place[0] >= end):
            return _name(tokens, i, end, None)
    if (not before and _papers_tag(tokens, i, stop)) or (word[0].isupper() and _inside_a_name(tokens, i, before)):
        return Item(i, i + 1, plain=True)
    body = _headless(tokens, i, stop, before) if word[0].isupper() else None
    if body is None and not noun_at(tokens, i, stop):
        body = body_at(tokens, i, stop)
        if body is None and word.islower() and _led(tokens, i, before):
            body = _small_body(tokens, i, stop)
    if body:
        return Item(i, body.end, body=body)
    return Item(i, i + 1, plain=True)


def _small_body(tokens: Tokens, i: int, stop: int) -> BodySpan | None:
    """A body all in small letters that says more than its head: `công an tỉnh`, not `công ty`."""
    body = body_at(tokens, i, stop, small=True)
    if body is None or not (body.level or body.place or field_at(tokens, body.end - 1, body.end)):
        return None
    return body if head_at(tokens, i, stop, small=True) else None


_JURISDICTIONS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "thôn", "đường", "trấn"})


def _inside_a_name(tokens: Tokens, i: int, before: list[Item]) -> bool:
    """Whether a head of one word is a part of some other name: `đền Thiên [Trường]`, `thành phố [Phòng] Thành Cảng`."""
    if len(before) < 2 or not before[-1].plain or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]:
        return False
    hit = head_at(tokens, i, tokens.runs[i])
    if hit is None:
        return False
    if tokens.words[i].isupper() and tokens.words[i - 1] == "-" and tokens.glued(i) and tokens.glued(i - 1):
        return tokens.words[i - 2].isupper() and head_at(tokens, i - 2, i) is None  # `số 05/KL-[UBND]`
    if hit[0] > i + 1 or tokens.words[i].isupper():
        return False
    left = tokens.words[i - 1]
    if tokens.lows[i - 1] in _JURISDICTIONS:
        return field_at(tokens, i + 1, len(tokens)) is None
    return (
        left[0].isupper()
        and left.isalpha()
        and not left.isupper()
        and before[-2].end == i - 1
        and (tokens.words[i - 2] not in ".:;“”\"'()-–*+•")
    )


def _papers_tag(tokens: Tokens, i: int, stop: int) -> bool:
    """`ĐBP - Chiều nay …`: a sentence that opens with the paper's letters."""
    word = tokens.words[i]
    return len(word) > 1 and word.isupper() and i + 1 < stop and tokens.words[i + 1] in "-–"


_SHARED_HEADS = {"sở": "Sở", "bộ": "Bộ", "phòng": "Phòng"}
_IN_ROW = frozenset({",", "và", "-", "–"})
_ROW = 120  # items of the longest row with one head


def _headless(tokens: Tokens, i: int, stop: int, before: list[Item]) -> BodySpan | None:
    """`lãnh đạo các sở: [Y tế], [Tài chính]`: a field of work with the head told once before the colon."""
    if not before or not before[-1].plain or tokens.lows[before[-1].start] not in {":", ",", "và"}:
        return None
    field = field_at(tokens, i, stop)
    head = _head_told(tokens, before) if field is not None else None
    if field is None or head is None:
        return None
    name = f"{head} {field[1]}"
    row = head_of(name)
    level = row["level"] if row and row["level"] != "any" else None
    kind, identifier = (row["kind"], row["id"]) if row else ("state", "-")
    return BodySpan(i, field[0], name, name, kind, level, None, identifier, False)


def _head_told(tokens: Tokens, before: list[Item]) -> str | None:
    """The head behind `các` before the colon that opens the row."""
    m = len(before) - 1
    first = max(0, m - _ROW)
    while m >= first and (before[m].body or (before[m].plain and tokens.lows[before[m].start] in _IN_ROW)):
        m -= 1
    if m < first or not before[m].plain or tokens.lows[before[m].start] != ":":
        return None
    colon = before[m].start
    for k in range(colon - 1, max(0, colon - 6), -1):
        if tokens.lows[k - 1] == "các":
            if k < 2 or tokens.lows[k - 2] not in {"đạo", "diện"}:
                return None  # `Phó Giám đốc các sở: …` are people unnamed
            return _SHARED_HEADS.get(tokens.lows[k])
    return None


def _one_word(tokens: Tokens, i: int, stop: int) -> int | None:
    """The end of a name that is read as one: a leader told as history, or a country (`Tây [Ban Nha]` is no body)."""
    place = known_at(tokens, i, stop)
    if place and place[1].level == "country" and place[0] > i + 2:
        return place[0]
    if pacific_at(tokens, i, stop):
        return i + 3
    if tokens.lows[i] == "đoàn" and known_at(tokens, i + 1, stop):
        return i + 1  # `Đoàn Tiền Giang` is a delegation
    return names.historic_at(tokens, i)


def _after_honorific(tokens: Tokens, i: int, hit: tuple[int, Honorific], stop: int) -> Item | None:
    """An honorific with its name, or alone where a title or a colon follows; None where it is a common word."""
    end, honorific = hit
    j = end
    chained = honorific
    for _ in range(_MAX_HONORIFICS):
        if j >= stop:
            break
        more = _honorifics().at(tokens, j, stop)
        if more is None and tokens.words[j] in ".,-" and j + 1 < stop and tokens.glued(j):
            more = _honorifics().at(tokens, j + 1, stop)
        if more is None:
            break
        j, chained = more
    if names.blocked(tokens, i):
        return None  # `Ngày sinh đồng chí A`
    if j < stop and tokens.words[j][0].isupper() and not names.historic_at(tokens, j):
        if tokens.lows[j] in first_words() and title_at(tokens, j, stop):
            return Item(i, j, honorific=chained if chained.plural else honorific)
        name_end = names.vietnamese_name(tokens, j, stop, titled=True)
        if name_end:
            return _name(tokens, j, name_end, honorific, start=i)
        name_end = names.foreign_name(tokens, j, stop)
        if name_end and not body_at(tokens, j, stop):
            return _name(tokens, j, name_end, honorific, start=i)
    if honorific.plural or honorific.words in {"đồng chí", "đ/c"}:
        return Item(i, end, honorific=honorific)
    if j < stop and tokens.lows[j] in first_words() and title_at(tokens, j, stop):
        return Item(i, j, honorific=honorific)
    return None


def _in_row(tokens: Tokens, before: list[Item]) -> bool:
    """Whether a name is due here: behind `các Phó Tổng Giám đốc:`, or behind a comma in a row of names."""
    if len(before) < 2 or not before[-1].plain:
        return False
    mark = tokens.lows[before[-1].start]
    if mark == ":":
        return before[-2].title is not None or before[-2].honorific is not None
    return mark in {",", "và"} and before[-2].name is not None


def _behind_title(tokens: Tokens, before: list[Item]) -> bool:
    """`Thủ tướng Canada - [Justin Trudeau]`."""
    if len(before) < 2 or before[-2].title is None:
        return False
    return before[-1].plain and tokens.words[before[-1].start] in "-–"


def _listed_name(tokens: Tokens, i: int, stop: int, before: list[Item]) -> int | None:
    """A name of any family told by its place in a list: `; Tân Văn Ngữ - Phó Trưởng Ban …`."""
    opened = (
        not before
        or before[-1].honorific is not None
        or (before[-1].plain and tokens.words[before[-1].start] in ";:,*")
    )
    end = names.run_end(tokens, i, stop)
    if (
        not opened
        or not 2 <= end - i <= names.MAX_SYLLABLES
        or end + 1 >= stop
        or tokens.words[end] not in {",", "-", "–", "("}
    ):
        return None
    if not all(names.is_syllable(w) for w in tokens.words[i:end]) or known_at(tokens, i, stop):
        return None
    low = tokens.lows[end + 1]
    titled = (low in first_words() or low in _MODIFIERS) and title_at(tokens, end + 1, stop) is not None
    return end if titled and body_at(tokens, i, stop) is None and title_at(tokens, i, stop) is None else None


def _foreigner(tokens: Tokens, i: int, stop: int, before: list[Item]) -> int | None:
    """A foreign name told by the title behind it or by a row of names: `Dmitry Peskov, người phát ngôn …`."""
    if names.is_syllable(tokens.words[i]) or not tokens.words[i].isalpha() or tokens.words[i].isupper():
        return None
    end = names.foreign_name(tokens, i, stop)
    if end is None or not 2 <= end - i <= names.MAX_SYLLABLES + 2 or end + 1 >= stop:
        return None
    if body_at(tokens, i, stop) is not None or known_at(tokens, i, stop):
        return None
    if _in_row(tokens, before) or _behind_title(tokens, before):
        return end
    low = tokens.lows[end + 1]
    if tokens.words[end] not in {",", "-", "–", "("} or low not in first_words() | _MODIFIERS:
        return None
    return end if title_at(tokens, end + 1, stop, names=False) is not None else None


def _title(tokens: Tokens, i: int, stop: int, before: list[Item]) -> Title | None:
    if tokens.lows[i] == "đại" and i and tokens.lows[i - 1] == "hội":
        return None  # `Đại hội [đại biểu] Đảng bộ tỉnh`
    if tokens.lows[i] == "đại" and i and tokens.lows[i - 1] == "đoàn":
        return None  # `Đoàn [đại biểu] Tỉnh ủy`
    if tokens.lows[i] == "quyền" and i and tokens.lows[i - 1] in {"chính", "ủy", "thẩm", "thừa", "dưới"}:
        return None
    if tokens.lows[i] == "nguyên" and i and tokens.lows[i - 1] in {"thái", "tây"}:
        return None
    title = title_at(tokens, i, stop, names=_name_wanted(tokens, before)) or _seated(tokens, i, stop)
    if title is None:
        return None
    if title.office.lower() in _LEADERS and (title.body or "").lower() in _AD_HOC:
        return None  # ruling 26: who leads an ad hoc delegation holds no office by it
    # Without a body `Trưởng đoàn` is a part in an event, no office.
    if title.body is None and title.office.lower() in {"trưởng đoàn", "phó trưởng đoàn", "thường trực"}:
        return None
    if title.office.lower() == "nhà lãnh đạo" and not _leads(tokens, title, i, stop):
        return None
    # `đại biểu` alone is a guest, `ủy viên` in small letters without a body no title either.
    if title.body is None and title.place is None and tokens.words[i].islower() and title.group is None:
        return None
    return title


def _leads(tokens: Tokens, title: Title, i: int, stop: int) -> bool:
    """Whether `nhà lãnh đạo` is one man's title before his name, not what several are called: `các nhà lãnh đạo`."""
    alone = not i or tokens.lows[i - 1] not in {"các", "những", "hai", "ba", "nhiều", "số"}
    return alone and title.end < stop and tokens.words[title.end][0].isupper()


_LEADERS = frozenset({"trưởng đoàn", "phó trưởng đoàn"})
_AD_HOC = frozenset({"đoàn công tác", "đoàn khảo sát", "đoàn", "đoàn đại biểu", "đoàn cán bộ"})


def _seated(tokens: Tokens, i: int, stop: int) -> Title | None:
    """`đại biểu A (Hà Nội)`, `ĐB A (đoàn Hà Nội)`: a deputy of the National Assembly, by his delegation in brackets."""
    start = i + 1 if tokens.lows[i] == "đb" else i + 2
    if start >= stop or (start == i + 2 and tokens.lows[i : i + 2] != ["đại", "biểu"]):
        return None
    name_end = names.vietnamese_name(tokens, start, stop, titled=True)
    if name_end is None or name_end + 2 >= stop or tokens.words[name_end] not in {"(", "-", "–"}:
        return None
    at = name_end + 1
    while at < stop and tokens.lows[at] in {"đoàn", "đbqh", "tỉnh", "tp", "."}:
        at += 1
    seat = known_at(tokens, at, stop)
    if seat is None or seat[1].level == "country" or seat[0] >= stop or tokens.words[seat[0]] not in {")", "-", "–"}:
        return None
    return Title(i, start, "Đại biểu", "deputy", "state", "Quốc hội", None, None, "state", constituency=seat[1].label)


def _name_wanted(tokens: Tokens, before: list[Item]) -> bool:
    """Whether a name may follow the title at hand: not in a chain behind a name (`A, Bí thư, Chủ tịch UBND X`)."""
    for k in range(len(before) - 1, max(-1, len(before) - 1 - _CHAIN), -1):
        item = before[k]
        if item.name:
            return k > 0 and before[k - 1].title is not None
        if item.title or (item.plain and tokens.lows[item.start] in {",", "-", "–", "(", "kiêm"}):
            continue
        return True
    return True


def _name_after_title(tokens: Tokens, i: int, stop: int, before: list[Item]) -> Item | None:
    title = before[-1].title
    if title is None or not tokens.words[i][0].isupper() or names.historic_at(tokens, i) or level_at(tokens, i, stop):
        return None
    end = names.vietnamese_name(tokens, i, stop, titled=True)
    place = known_at(tokens, i, stop)
    if place and end is not None and end <= place[0]:
        return None
    if end is None and (title.level == "country" or title.group in _FOREIGN_GROUPS or title.body is not None):
        end = names.foreign_name(tokens, i, stop)
        if end and body_at(tokens, i, stop):
            return None
    if (
        end is None
        and names.run_end(tokens, i, stop) == i + 1
        and not known_at(tokens, i, stop)
        and not tokens.words[i].isupper()
        and _name_wanted(tokens, before[:-1])
    ):
        end = i + 1  # `Bí thư Thăng`, but no `A, Giám đốc [Nghiên] cứu`
    return _name(tokens, i, end, None) if end else None


def _name(tokens: Tokens, i: int, end: int, honorific: Honorific | None, start: int | None = None) -> Item:
    foreign = tokens.lows[i] not in names.families()
    name = Name(tokens.exact(i, end), honorific, end - i == 1, foreign)
    return Item(i if start is None else start, end, name=name)
