"""Tell the printed page from the report: update line, tag, lead, captions, credits, bylines, teasers.

What the report says is not decided here, nor the day of any event. A caption is
marked, yet it stays part of the report: it may be the only place of a title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache

from daibieu.ontology import tables
from daibieu.reading.lexicon import table
from daibieu.reading.model import Evidence, Frame, Line
from daibieu.reading.sentences import photo_credits, sentences
from daibieu.reading.text import UPPER, spaced

# How many lines of the head may hold the line of publication and the tag, and how long these are at most.
_HEAD_LINES, _HEAD_LENGTH = 8, 140
_TAIL = 160
_LEAD = 700
_LEFT_OUT = frozenset({"update", "byline", "credit", "teaser", "tag"})


def read_frame(
    stored: str, title_end: int, published: str | None, place: str | None, source: str | None
) -> tuple[Frame, str | None]:
    """Read the frame, and give the day of publication: the record's, else the page's."""
    text = spaced(stored)
    lines = _lines(text, title_end)
    update = _update(text, lines)
    found = [update[0]] if update else []
    found += [*_tags(text, lines), *_sapo(text, lines, update), *_pictures(text), *_teasers(text, title_end)]
    names, signed = _bylines(text, title_end)
    found += signed
    day, time = (update[1], update[2]) if update else (None, None)
    told = published or day
    frame = Frame(
        published_from="record" if published else "text" if day else None,
        updated=f"{day}T{time}" if day and time else day,
        paper_place=place or _paper_place(text, source, found),
        bylines=names,
        lines=tuple(_line(stored, *piece) for piece in sorted(found)),
    )
    return frame, told


def outside(frame: Frame) -> list[tuple[int, int]]:
    """Give the spans that belong to no report, in their order."""
    return sorted((e.start, e.end) for line in frame.lines if line.kind in _LEFT_OUT for e in line.evidence)


_Piece = tuple[int, int, str, str]  # start, end, kind, rule


def _line(stored: str, start: int, end: int, kind: str, rule: str) -> Line:
    words = stored[start:end]
    return Line(kind, words, (Evidence(start, end, words, f"frame/{rule}"),))  # type: ignore[arg-type]


@cache
def _words(kind: str) -> tuple[str, ...]:
    rows = table("frame", "written", "class")
    return tuple(sorted((r["written"] for r in rows if r["class"] == kind), key=len, reverse=True))


def _lines(text: str, title_end: int) -> list[tuple[int, int]]:
    """Give the first lines after the title that hold anything."""
    lines: list[tuple[int, int]] = []
    at = title_end
    while len(lines) < _HEAD_LINES and at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].strip():
            lines.append((at, end))
        at = end + 1
    return lines


# --- the line of publication ----------------------------------------------------------------------------------------

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_STAMP = re.compile(r"\s*date (?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]) ?(?::|h|giờ) ?([0-5]\d)(?::[0-5]\d)?(?!\d)")


@cache
def _update_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (*_words("update"), "ngày", "lúc"))), re.IGNORECASE)


def _update(text: str, lines: list[tuple[int, int]]) -> tuple[_Piece, str, str | None] | None:
    """Find a line that holds a full date, perhaps a time, and nothing but the words of such lines."""
    for start, end in lines[:4]:
        line = text[start : min(end, start + _HEAD_LENGTH)]
        day = _DAY.search(line)
        if day is None:
            stamp = _STAMP.match(line)
            iso = _iso(stamp["y"], stamp["m"], stamp["d"]) if stamp else None
            if stamp and iso:
                return (start, start + stamp.end(), "update", "update-stamp"), iso, None
            continue
        time = _TIME.search(line[: day.start()] + " " * len(day[0]) + line[day.end() :])
        if end - start > _HEAD_LENGTH:
            continue
        rest = _update_words().sub(" ", _DAY.sub(" ", _TIME.sub(" ", line)))
        if any(map(str.isalpha, rest)):
            continue
        iso = _iso(day[3], day[2], day[1])
        if iso is None:
            continue
        told = f"{int(time[1]):02}:{time[2]}" if time else None
        begin = start + len(line) - len(line.lstrip())
        return (begin, begin + len(line.strip()), "update", "update-line"), iso, told
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


# --- tags and the lead ----------------------------------------------------------------------------------------------

_TAG = re.compile(
    r"\s*(?:\* ?)?(?P<tag>\((?:[A-ZĐ]{2,8}|[\w-]+(?:\.[\w-]+){1,3})\)(?: ?-)?"
    r"|(?!UBND|HĐND|HDND|MTTQ)[A-ZĐ]{2,8} ?-(?= ))(?= ?[\w“\"])"
)


def _tags(text: str, lines: list[tuple[int, int]]) -> Iterator[_Piece]:
    for start, end in lines[:4]:
        tag = _TAG.match(text, start, end)
        if tag is not None:
            yield tag.start("tag"), tag.end("tag"), "tag", "tag"


def _sapo(text: str, lines: list[tuple[int, int]], update: tuple[_Piece, str, str | None] | None) -> Iterator[_Piece]:
    """Mark the lead: a starred line, else the first line where a longer text follows."""
    body = [line for line in lines if update is None or not line[0] <= update[0][0] < line[1]]
    if len(body) < 2:
        return
    start, end = body[0]
    words = text[start:end].strip()
    begin = start + text[start:end].index(words)
    if words.startswith("*"):
        yield begin, begin + len(words), "sapo", "starred-lead"
    elif 30 <= len(words) <= _LEAD and len(text) - end > len(words):
        yield begin, begin + len(words), "sapo", "first-line"


# --- pictures -------------------------------------------------------------------------------------------------------


def _pictures(text: str) -> Iterator[_Piece]:
    """Mark credits, the captions before them, captions printed twice and those after a picture's mark."""
    spans = sentences(text)
    place = {end: i for i, (_, end) in enumerate(spans)}
    for start, end in photo_credits(text):
        yield start, end, "credit", "photo-credit"
        i = place.get(end)
        if i is None:
            continue
        begin = spans[i][0]
        before = text[begin:start].strip(" -–(")
        if before:
            yield begin, begin + len(text[begin:start].rstrip(" -(")), "caption", "before-credit"
        elif i and text.find("\n", spans[i - 1][1], start) < 0 and spans[i - 1][1] - spans[i - 1][0] < 300:
            yield *spans[i - 1], "caption", "before-credit"
    for i in range(1, len(spans)):
        (a, b), (c, d) = spans[i - 1], spans[i]
        twice = b - a == d - c and b - a > 20 and text[d : d + 1] in ("\n", "") and text[b] == "\n"
        if twice and text.startswith(text[a:b], c):
            yield a, b, "caption", "printed-twice"
            yield c, d, "caption", "printed-twice"
        elif text.startswith("[img]", a) and b - a == len("[img]") and text[d : d + 1] in ("\n", "") and d - c < 300:
            yield c, d, "caption", "after-picture"


# --- teasers --------------------------------------------------------------------------------------------------------


_PARAGRAPH = re.compile(r"\n|  |$")


def _marks(text: str, title_end: int) -> list[tuple[int, int, bool]]:
    """Give where teasers begin, where their mark ends, and whether the mark is words.

    Plain searches: one pattern of all the words took twice as long as the rest of
    the frame.
    """
    marks: list[tuple[int, int, bool]] = []
    for sign in (">>", "»", "›"):
        at = text.find(sign, title_end)
        while at >= 0:
            end = at + len(sign)
            if sign == ">>" or not text[max(0, at - 8) : at].rpartition("\n")[2].strip():
                marks.append((at, end, False))
            at = text.find(sign, end)
    for word in _words("teaser"):
        at = text.find(word[1:], title_end)
        while at > 0:
            end = at - 1 + len(word)
            before = text[max(0, at - 4) : at - 1]
            opens = before == "" or "\n" in before[-2:] or (text[at - 1].isupper() and before.rstrip()[-1:] in ".!?…”/")
            if text[at - 1].lower() == word[0] and opens and not text[end : end + 1].isalnum():
                marks.append((at - 1, end, True))
            at = text.find(word[1:], end)
    return sorted(marks)


def _teasers(text: str, title_end: int) -> Iterator[_Piece]:
    """Mark the lines that lead to other articles; a heading alone on its line takes all that follows it."""
    taken = 0
    for start, end, words in _marks(text, title_end):
        if start < taken:
            continue
        stop = _PARAGRAPH.search(text, end)
        assert stop is not None  # `$` always matches
        until = stop.start()
        alone = words and not text[end:until].strip(" :")
        if alone and start > title_end + (len(text) - title_end) // 2:
            until = len(text)
        taken = until
        yield start, start + len(text[start:until].rstrip()), "teaser", "teaser"


# --- bylines --------------------------------------------------------------------------------------------------------

_NAME = rf"(?:[{UPPER}][\w.']*(?:-\w[\w.']*)*)"
_SIGNED = re.compile(
    rf"(?:[Tt]heo )?(?P<names>{_NAME}(?: {_NAME}){{0,4}}(?:(?: ?[-,&] | và ){_NAME}(?: {_NAME}){{0,3}}){{0,3}})"
    r"(?: ?- ?| ?/ ?[\w. -]{2,24}| ?\([^()\n]{2,40}\)){0,2}[ .]*"
)


@cache
def _byline() -> re.Pattern[str]:
    words = "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in _words("byline"))
    return re.compile(rf"(?:{words}|Bài|Tin) ?: ?(?P<names>[^\n:]{{2,60}})$")


def _bylines(text: str, title_end: int) -> tuple[tuple[str, ...], list[_Piece]]:
    """Find who signs: after `Tin, ảnh:` anywhere on a line, or capitalised syllables that end the text."""
    spans = [s for s in sentences(text) if s[0] >= title_end][-6:]
    shown = {end for _, end in photo_credits(text)}
    names: list[str] = []
    pieces: list[_Piece] = []
    for start, end in reversed(spans):
        words = text[start:end]
        if end in shown or words.strip(" .").lower() in _words("debris") or not any(map(str.isalnum, words)):
            continue
        if len(words) > _TAIL:
            break
        if cue := _byline().match(words):
            pieces.append((start, end, "byline", "byline-cue"))
            names = [*_split(cue["names"]), *names]
            continue
        if (signed := _SIGNED.fullmatch(words)) and len(words) <= 60 and not _is_report(words) and len(spans) > 1:
            pieces.append((start, end, "byline", "name-at-end"))
            if not words.startswith("Theo"):
                names = [*_split(signed["names"]), *names]
            continue
        break
    return tuple(dict.fromkeys(names)), pieces


def _is_report(words: str) -> bool:
    """Tell a heading from a signature: a body, an office or a place is no author."""
    return words.rstrip()[-1] in ".?!:" and not words.rstrip(". ").endswith(("VN", "TTXVN"))


def _split(names: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)|/.*", "", names)
    return [n for piece in re.split(r" - | & |,| và ", bare) if (n := piece.strip(" .-"))]


# --- the paper's province -------------------------------------------------------------------------------------------


def _folded(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^a-z]", "", "".join(c for c in bare if not unicodedata.combining(c)).lower())


@cache
def _provinces() -> tuple[str, ...]:
    rows = tables.table("places.tsv")
    return tuple(sorted({r["label"] for r in rows if r["kind"] != "country"}, key=len, reverse=True))


_LOCAL_SOURCE = re.compile(r"(?:^|; ?)(?:[Bb]áo|[Đđ]ài|[Cc]ổng|[Tt]rang|[Tt]ạp chí|[Hh]ội|[Tt]ỉnh|[Uu]BND|[Ss]ở)\b")


def _paper_place(text: str, source: str | None, found: list[_Piece]) -> str | None:
    """Give the province of the paper: `Báo Nam Định`, else that of the address in its tag."""
    if source and _LOCAL_SOURCE.search(source):
        for label in _provinces():
            if label in source:
                return label
    for start, end, kind, _ in found:
        if kind == "tag" and "." in text[start:end]:
            address = _folded(text[start:end].split(".")[0])
            for label in _provinces():
                if _folded(label) in address:
                    return label
    return None
