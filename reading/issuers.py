"""Find the words that say who issued a document.

Which document they belong to is decided in `documents`; what body they mean is
decided nowhere here: an issuer stays as written.
"""

from __future__ import annotations

import re
from functools import cache

from daibieu.ontology import tables
from daibieu.reading.lexicon import table
from daibieu.reading.text import UPPER

_MAX_WORDS = 14
_WINDOW = 110
_LEVELS = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|nhân dân|tối cao)(?!\w)")
_TERM = re.compile(r",? \(?[Kk]hóa (?:[IVXL]+|\d{1,2})\)?")
_WORD = re.compile(r"(?P<sep> - | |-)(?P<word>T[Pp]\.|[\w&.]*[\w&])")
_VERB = re.compile(
    r"(?: \([^()]{1,20}\))? (?:(?:đã|vừa|cũng|mới|tiếp tục|chính thức|vừa mới|lại|còn|đang) )*"
    r"(?:ký,? ban hành|ban hành|ký|ra|có|gửi|phát đi|công bố|phê duyệt|quyết định|thông qua|chấp thuận)"
    r"(?P<object> [^.;\n]*)?$"
)

_COUNT = re.compile(r"(?: (?:các|hai|ba|một|\d{1,3}|liên tiếp|tiếp|kèm theo|lại|chỉ thị|thêm))*")


def stops(of: str) -> frozenset[str]:
    """Give the words at which a name of this kind ends."""
    return frozenset(row["written"] for row in table("document_stops", "written", "of") if row["of"] in (of, "both"))


@cache
def _classes() -> dict[str, str]:
    return {row["written"]: row["class"] for row in table("issuers", "written", "class")}


@cache
def _heads() -> re.Pattern[str]:
    longest = sorted(_classes(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


@cache
def _fields() -> re.Pattern[str]:
    forms = sorted({form for row in tables.table("fields.tsv") for form in row.forms}, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(map(re.escape, forms))})(?!\w)")


@cache
def _types() -> tuple[str, ...]:
    return tuple(row["written"] for row in table("document_types", "written", "type", "told", "bare"))


@cache
def letters() -> dict[str, str]:
    """Give the ministries by the last letters of their numbers."""
    return {row["written"]: row["issuer"] for row in table("issuer_letters", "written", "issuer")}


def issuer_at(text: str, start: int) -> int | None:
    """Give the end of the issuer whose words begin here, None where no issuer does."""
    head = _heads().match(text, start)
    if head is None:
        return None
    kind = _classes()[head[0]]
    end = head.end()
    if kind == "office":
        inner = issuer_at(text, end + 1) if text[end : end + 1] == " " else None
        if inner is not None:
            return inner
    if head[0] in ("Bộ", "Sở", "Phòng", "Vụ", "Cục", "Ban", "Ủy ban") and (field := _fields().match(text, end)):
        end = field.end()
    before = ""
    for _ in range(_MAX_WORDS):
        if term := _TERM.match(text, end):
            return term.end()
        level = _LEVELS.match(text, end + 1) if kind != "own" and text[end : end + 1] == " " else None
        if level is not None:
            before, end = "", level.end()
            continue
        word = _WORD.match(text, end)
        if word is None or not _goes_on(text, word, kind, before):
            break
        before = word["word"]
        end = word.end()
    named = head[0].isupper() or kind != "head"  # `UBND` alone is an issuer, `Bộ` and `tỉnh` are not
    return end if end > head.end() or named else None


def _goes_on(text: str, word: re.Match[str], kind: str, before: str) -> bool:
    written = word["word"]
    if written[0] in UPPER:
        return not text.startswith(_types(), word.start("word")) and not written.startswith("Ngày")
    if word["sep"] != " ":
        return False
    if written == "và":
        return (
            kind == "head"
            and text[word.end() + 1 : word.end() + 2] in tuple(UPPER)
            and not text.startswith(_types(), word.end() + 1)
        )
    # The second syllable of a body's name: `Cục Hải quan`; a place and a person have none.
    second = before != "" and before[0] in UPPER
    return kind == "head" and second and written.isalpha() and written not in stops("issuer")


def issuer_before(text: str, start: int) -> tuple[int, int] | None:
    """Find the issuer that is the subject: `UBND thành phố Hà Nội ban hành (Công văn)`."""
    window = text[max(0, start - _WINDOW) : start].rstrip()
    begin = max(window.rfind("\n"), window.rfind(". "), window.rfind("; ")) + 1
    offset = max(0, start - _WINDOW)
    for head in _heads().finditer(window, begin):
        if head[0][0].islower() and head.start() and window[head.start() - 2 : head.start()] not in (", ", ": "):
            continue  # the place of another body: `Phòng Giáo dục huyện`
        end = issuer_at(text, offset + head.start())
        if end is None or end > start:
            continue
        verb = _VERB.match(text[end:start].rstrip())
        if verb is None:
            continue
        told = verb["object"] or ""
        if _COUNT.fullmatch(told) or re.search(r" (?:tại|bằng|kèm theo|trong)$", told):
            return offset + head.start(), end
    return None
