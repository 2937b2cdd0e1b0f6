"""Find documents that are cited by an unmistakable name: laws, the constitution, Party resolutions, treaties.

Documents with a number are found in `documents`, which also decides which
citations are of one document. A name ends before its year; `Luật` without a name
is no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from daibieu.reading.issuers import issuer_at, stops
from daibieu.reading.lexicon import table
from daibieu.reading.text import UPPER


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, with the short form that the text gives in brackets after it."""

    start: int
    end: int
    label: str
    title: str
    rule: str
    alias: str | None = None
    issuer: str | None = None


_WORD = re.compile(r"(?P<sep>, | - |-| )(?P<word>[\w&/]+)")
_ALIAS = re.compile(r" ?\((?:gọi tắt là |viết tắt là )?(?P<alias>[A-ZĐ][\w-]{1,14})\)")
_MAX_WORDS = 22
_COMPOUNDS = {"ký": "đăng", "do": "tự"}  # these words end a name, but not as the second half of another word


# --- laws -----------------------------------------------------------------------------------------------------------


@cache
def _laws() -> dict[str, tuple[str, ...]]:
    """Give the known names by their first word in lower case, the longest first."""
    by_first: dict[str, list[str]] = {}
    for row in table("laws", "written"):
        name = row["written"].lower()
        by_first.setdefault(re.split(r"[ ,]", name)[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in by_first.items()}


_CODES = re.compile(
    r" (?P<name>[Tt]ố tụng (?:[Hh]ình|[Dd]ân) sự|[Hh]ình sự|[Dd]ân sự|[Ll]ao động|[Hh]àng hải(?: Việt Nam)?)(?!\w)"
)
_SHORT_CODES = {
    "BLHS": "Bộ luật Hình sự", "BLDS": "Bộ luật Dân sự", "BLLĐ": "Bộ luật Lao động",
    "BLTTHS": "Bộ luật Tố tụng hình sự", "BLTTDS": "Bộ luật Tố tụng dân sự",
}  # fmt: skip
_SHORT_CODE = re.compile(r"BL(?:HS|DS|LĐ|TTHS|TTDS)\b")
_AMENDING = re.compile(r" [Ss]ửa đổi(?:, bổ sung)?(?: một số)? [Đđ]iều (?:của )?(?=(?:Bộ )?[Ll]uật )")
# `kỷ luật VFF`, `Pháp Luật TP.HCM`, `Công ty Luật`: another word, a newspaper, a firm.
_NO_LAW_BEFORE = frozenset(
    {"pháp", "kỷ", "định", "quy", "ty", "cty", "phòng", "học", "trường", "khoa", "ngành", "đoàn", "hội", "biển"}
)
_CUES = frozenset(
    {"án", "thảo", "theo", "hiện", "đổi", "hành", "của", "các", "và", "dựng", "về", "với", "trong", "qua", "dự", "định"}
)


def law_at(text: str, start: int) -> Named | None:
    """Read the law whose word `Luật` begins here."""
    end = start + len("Luật")
    before = text[max(0, start - 12) : start].split()
    last = before[-1].lower() if before and text[start - 1] == " " else ""
    if last == "bộ":
        code = _CODES.match(text, end)
        return (
            Named(start - 3, code.end(), "Bộ luật", text[start - 3 : code.end()], "document/name-code")
            if code
            else None
        )
    if last in _NO_LAW_BEFORE - _CUES or (last in ("pháp", "kỷ")):
        return None
    if text[start] == "L" and (amending := _AMENDING.match(text, end)):
        at = amending.end()
        inner = law_at(text, at + 3 if text.startswith(("Bộ ", "bộ "), at) else at)
        if inner is not None:
            return Named(start, inner.end, "Luật", text[start : inner.end], "document/name-law")
    if text[end : end + 1] != " ":
        return None
    first = re.match(r"[\w]+", text[end + 1 : end + 20])
    if first is None or (text[start] == "l" and first[0][0] not in UPPER):
        return None
    for name in _laws().get(first[0].lower(), ()):
        stop = end + 1 + len(name)
        if text[end + 1 : stop].lower() == name and not text[stop : stop + 1].isalnum():
            return Named(start, stop, "Luật", "L" + text[start + 1 : stop], "document/name-law")
    if text[start] == "L" and first[0][0] in UPPER and last in _CUES:
        stop, words = _extent(text, end, commas=False)
        if words >= 2:
            return Named(start, stop, "Luật", text[start:stop], "document/name-law-unlisted")
    return None


def short_codes(text: str) -> Iterator[Named]:
    """Find codes by their letters: `Điều 202 BLHS`."""
    if "BL" in text:
        for m in _SHORT_CODE.finditer(text):
            yield Named(m.start(), m.end(), "Bộ luật", _SHORT_CODES[m[0]], "document/letters-code", m[0])


_CONSTITUTION_OF = re.compile(r" (?:của )?(?:nước )?(?P<whose>[A-ZĐ]\w+(?: [A-ZĐ]\w+)*)")


def constitution_at(text: str, start: int) -> Named | None:
    """Read the constitution named here; a foreign one and a `Tòa án Hiến pháp` are none."""
    end = start + len("Hiến pháp")
    if text[start] != "H" or text[max(0, start - 8) : start].lower().endswith(
        ("tòa án ", "ủy ban ", "hội đồng ", "tòa ")
    ):
        return None
    whose = _CONSTITUTION_OF.match(text, end)
    if whose is not None and not whose["whose"].startswith(("Việt Nam", "Cộng")):
        return None
    return Named(start, end, "Hiến pháp", "Hiến pháp", "document/name-constitution")


# --- resolutions ----------------------------------------------------------------------------------------------------

_CENTRE = r"(?:Trung ương|T\.Ư|TƯ|TW)"
_TERM = r"(?:,? ?\(?(?:[Kk]hóa|[Kk]hoá) (?:[IVXL]+|\d{1,2})\)?)"
_PLENUM = re.compile(
    rf" (?:(?:Hội nghị )?(?:lần thứ )?{_CENTRE} (?:lần thứ )?(?P<a>\d{{1,2}}|[IVXL]+)(?!\w){_TERM}?"
    rf"|Hội nghị (?:lần thứ )?(?P<b>\d{{1,2}}|[IVXL]+|[a-zà-ỹ]+),? (?:của )?(?:BCH|Ban [Cc]hấp hành) {_CENTRE}"
    rf"(?: Đảng)?{_TERM}?)"
)
_CONGRESS = re.compile(r" (?:của )?[Đđ]ại hội (?=\w)")
_ORDINAL = re.compile(r"lần thứ [\wĐđ]+|\b[IVXL]{1,6}\b|nhiệm kỳ (?:20)?\d\d")
_ISSUED = re.compile(r" của (?=\w)")
_MANY = frozenset({"các", "những", "nhiều", "hai", "ba", "bốn", "số", "mọi", "một", "thảo", "loại", "từng", "mỗi"})


def resolution_at(text: str, start: int) -> Iterator[Named]:
    """Read the resolution named here, and a second congress joined to it by `và`."""
    end = start + len("Nghị quyết")
    if plenum := _PLENUM.match(text, end):
        yield Named(start, plenum.end(), "Nghị quyết", text[start : plenum.end()], "document/name-plenum")
        return
    if congress := _CONGRESS.match(text, end):
        stop, _ = _extent(text, congress.end() - 1, commas=True, both=False)
        yield from _congress(text, start, end, stop)
        joined = re.match(r",? và (?=[Đđ]ại hội )", text[stop : stop + 16])
        if joined:
            at = stop + joined.end()
            second, _ = _extent(text, at + len("Đại hội"), commas=True, both=False)
            if _ORDINAL.search(text[at:second]):
                title = f"{text[start:end]} {text[at:second]}"
                yield Named(at, second, "Nghị quyết", title, "document/name-congress")
        return
    if text[start] == "N" and _before(text, start) not in _MANY and (issued := _ISSUED.match(text, end)):
        issuer_end = issuer_at(text, issued.end())
        if issuer_end is not None and text.startswith(" về ", issuer_end):
            stop, words = _extent(text, issuer_end, commas=False)
            if words >= 3:
                issuer = text[issued.end() : issuer_end]
                yield Named(start, stop, "Nghị quyết", text[start:stop], "document/name-issuer-matter", issuer=issuer)


def _congress(text: str, start: int, end: int, stop: int) -> Iterator[Named]:
    if _ORDINAL.search(text[end:stop]):
        yield Named(start, stop, "Nghị quyết", text[start:stop], "document/name-congress")


# --- treaties and ordinances ----------------------------------------------------------------------------------------


def treaty_at(text: str, start: int, label: str) -> Named | None:
    """Read the treaty whose word begins here; `Tổ chức Hiệp ước Bắc Đại Tây Dương` is a body."""
    end = start + len(label)
    before = _before(text, start)
    if before in _MANY or before.isdigit() or text[max(0, start - 8) : start].lower().endswith("tổ chức "):
        return None
    stop, words = _extent(text, end, commas=False)
    name = text[end:stop]
    proper = any(c in UPPER for c in name)
    if not words or not (proper or (text[start] in UPPER and words >= 5)):
        return None
    if text[start] not in UPPER and name[1] not in UPPER:
        return None
    alias = _ALIAS.match(text, stop)
    return Named(start, stop, label, text[start:stop], "document/name-treaty", alias["alias"] if alias else None)


def ordinance_at(text: str, start: int) -> Named | None:
    """Read the ordinance named here: `Pháp lệnh Ưu đãi người có công`."""
    end = start + len("Pháp lệnh")
    if text[end + 1 : end + 2] not in tuple(UPPER):
        return None
    stop, words = _extent(text, end, commas=False)
    return Named(start, stop, "Pháp lệnh", text[start:stop], "document/name-ordinance") if words >= 2 else None


# --- how far a name goes --------------------------------------------------------------------------------------------


def _before(text: str, start: int) -> str:
    words = text[max(0, start - 10) : start].split()
    return words[-1].lower() if words and text[start - 1] == " " else ""


def _extent(text: str, start: int, *, commas: bool, both: bool = True) -> tuple[int, int]:
    """Give the end of a name and the number of its words.

    A name ends before a word of the table of stops, a year, another document, and
    a comma, unless what follows the comma is a term of office.
    """
    end, count = start, 0
    ending = stops("name")
    for _ in range(_MAX_WORDS):
        word = _WORD.match(text, end)
        if word is None:
            break
        written = word["word"]
        if word["sep"] == ", " and not (commas and written in ("nhiệm", "khóa")):
            break
        if written in ending and not text.endswith(_COMPOUNDS.get(written, "\0"), 0, end):
            break
        if f"{written} {_next_word(text, word.end())}" in ending:
            break
        if written == "và" and not _and_goes_on(text, word.end(), both):
            break
        if (
            re.fullmatch(r"(?:19|20)\d\d", written)
            and word["sep"] not in ("-", " - ")
            and not text.endswith("kỳ", 0, end)
        ):
            break
        if _is_document(text, word.start("word")) and not text.startswith(
            ("Luật Biển", "luật Biển"), word.start("word")
        ):
            break
        end = word.end()
        count += 1
        if commas and re.match(r"[ ,]*\(", text[end : end + 2]) and (term := re.match(_TERM, text[end : end + 20])):
            return end + term.end(), count
    return end, count


@cache
def _documents() -> tuple[str, ...]:
    rows = table("document_types", "written", "type", "told", "bare")
    return tuple(row["written"] + " " for row in rows)


def _next_word(text: str, at: int) -> str:
    word = _WORD.match(text, at)
    return word["word"] if word is not None and word["sep"] == " " else ""


def _is_document(text: str, start: int) -> bool:
    return text.startswith(_documents(), start)


def _and_goes_on(text: str, after: int, both: bool) -> bool:
    word = _WORD.match(text, after)
    return (
        both and word is not None and word["word"] not in stops("name") and not _is_document(text, word.start("word"))
    )
