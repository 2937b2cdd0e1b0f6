"""Find the Party and state documents that an article cites, each once.

A document is known by its number or by an unmistakable name (`documentnames`). An
issuer is what the words say, never what the letters of the number suggest. What
a document was used for at an event is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from daibieu.reading import documentnames as names
from daibieu.reading.dates import DateMention
from daibieu.reading.issuers import issuer_at, issuer_before, letters
from daibieu.reading.lexicon import table
from daibieu.reading.model import Document, Evidence
from daibieu.reading.text import spaced


@dataclass(frozen=True, slots=True)
class _Type:
    id: str
    label: str
    bare: str  # any, capital, number, letters: see the table


@dataclass(frozen=True, slots=True)
class _Citation:
    start: int
    end: int
    label: str
    number: str | None
    title: str | None
    rule: str
    issuer: str | None = None
    date: str | None = None
    alias: str | None = None


def find_documents(stored: str, dates: Sequence[DateMention]) -> list[Document]:
    """Find the documents, in the order in which they are first cited."""
    text = spaced(stored)
    found = sorted(_citations(text, dates), key=lambda c: (c.start, -c.end))
    if not found:
        return []
    return [_document(stored, group) for group in _grouped(_shared_issuers(text, _no_overlap(found)))]


# --- where a type is named ------------------------------------------------------------------------------------------


@cache
def _types() -> dict[str, _Type]:
    rows = table("document_types", "written", "type", "told", "bare")
    return {row["written"]: _Type(row["type"], row["told"], row["bare"]) for row in rows}


def _anchors(text: str) -> list[tuple[int, str]]:
    """Give the places of the types' words, the longest at each place.

    Plain searches for each word without its first letter cost a fifth of one
    pattern of alternatives.
    """
    longest: dict[int, str] = {}
    for written in _types():
        tail = written[1:]
        at = text.find(tail)
        while at > 0:
            end = at + len(tail)
            whole = not (at > 1 and text[at - 2].isalnum()) and not text[end : end + 1].isalpha()
            if whole and text[at - 1].upper() == written[0] and len(longest.get(at - 1, "")) < len(written):
                longest[at - 1] = written
            at = text.find(tail, end)
    return sorted(longest.items())


# --- numbers --------------------------------------------------------------------------------------------------------

_U = "A-ZĐƯ"
_TOKEN = rf"(?:[{_U}]{{2}}[\w&]*|[{_U}]\d+|CTr|TTr|T\.Ư|[{_U}](?=-[{_U}]))"
_LETTERS = "NQ|CT|QĐ|QÐ|NĐ|KL|TB|KH|HD|TT|CP|TW|TƯ|TU|UBND|HĐND|TTg|CĐ|CTr|TTr|BC|QĐNS|CV"
_DASH = rf"(?:-| ?- ?(?=(?:{_LETTERS})\b))"
_CODE = rf"(?: ?/ ?|{_DASH}){_TOKEN}(?:(?: ?/ ?|{_DASH}|&){_TOKEN}(?:\.[{_U}]\w*)?){{0,4}}"
_NUMBER = rf"\d{{1,5}}(?:[a-zA-ZđĐ](?![\wà-ỹ]))?(?P<year>[/-](?:19|20)\d{{2,3}}(?!\d))?(?P<code>{_CODE})?"
_FIRST = re.compile(
    rf" ?(?:\([{_U}]{{2,5}}\) )?(?:(?:liên tịch|liên bộ|khẩn|hỏa tốc|thanh tra|chuyên đề|hành động|xử phạt|kiểm tra) )?"
    rf"(?P<word>[Ss]ố ?:? ?)?(?P<number>{_NUMBER})"
)
_FAR = re.compile(rf" [^.;:\n\d]{{1,90}}?[ (][Ss]ố ?:? ?(?P<number>{_NUMBER})")
_NEXT = re.compile(
    rf"(?:,|;| và|, và) (?:(?:[Qq]uyết định|[Nn]ghị quyết) )?(?P<word>[Ss]ố ?:? ?)?(?P<number>{_NUMBER})"
)
_STANDARD = re.compile(r"QC(?:VN)? ?\d[\w-]*(?: ?- ?\d+)?(?: ?: ?\d{4})?(?: ?/ ?[A-ZĐ]+)?")
_GLUED_DAY = re.compile(r"ngày\d*$")
# What is counted after a number makes it no document: `quyết định 30 cán bộ`, `kết luận 07 cuộc`.
_COUNTED = re.compile(
    r"[ ]*[%°]|[.,/:-]\d| ?(?:năm(?! \d)|tháng(?! \d)|ngày(?! ?\d)|giờ|phút|lần|điểm|người|cuộc|vụ|cán bộ|đồng|triệu|tỷ|tỉ"
    r"|nghìn|ngàn|cá nhân|tập thể|đơn vị|trường hợp|tiêu chí|loại|nhóm|mức|nội dung|nhiệm vụ|giải pháp|phương án"
    r"|hình thức|vấn đề|hành vi|đối tượng|tổ chức|cơ quan|xã|phường|huyện|tỉnh|quận|hộ|dự án|kg|km|m2|mét|ha|chỗ|xe"
    r"|đến \d|- ?\d)(?!\w)"
)


def _citations(text: str, dates: Sequence[DateMention]) -> Iterator[_Citation]:
    anchors = _anchors(text)
    starts = [d.start for d in dates]
    taken = 0
    for i, (start, written) in enumerate(anchors):
        if start < taken:
            continue
        limit = anchors[i + 1][0] if i + 1 < len(anchors) else len(text)
        kind = _types()[written]
        end = start + len(written)
        number = _number(text, start, end, kind, limit)
        if number is not None:
            for citation in _numbered(text, start, kind, number):
                taken = citation.end
                yield _told(text, citation, dates, starts)
            continue
        for name in _named(text, start, written, kind):
            taken = max(taken, name.end)
            yield _told(
                text,
                _Citation(name.start, name.end, name.label, None, name.title, name.rule, name.issuer, None, name.alias),
                dates, starts,
            )  # fmt: skip
    for name in names.short_codes(text):
        yield _Citation(name.start, name.end, name.label, None, name.title, name.rule, alias=name.alias)
    for m in _STANDARD.finditer(text) if "QC" in text else ():
        if not text[m.start() - 1 : m.start()].isalnum() or m.start() == 0:
            yield _told(
                text, _Citation(m.start(), m.end(), "Quy chuẩn", m[0], None, "document/standard"), dates, starts
            )


def _number(text: str, start: int, end: int, kind: _Type, limit: int) -> re.Match[str] | None:
    m = _FIRST.match(text, end)
    if m is not None:
        if m["code"] or (m["year"] and (m["word"] or kind.bare in ("any", "capital"))):
            return m
        if _COUNTED.match(text, m.end()) or text[m.end() : m.end() + 1].isalnum():
            return None
        allowed = (
            kind.bare == "any"
            or (m["word"] is not None and kind.bare in ("capital", "number"))
            or (kind.bare == "capital" and text[start].isupper() and _sentence_goes_on(text, start))
        )
        return m if allowed else None
    if "ố " in text[end : min(limit, end + 100)] or "ố:" in text[end : min(limit, end + 100)]:
        far = _FAR.match(text, end, min(limit, end + 140))
        if far is not None and far["code"]:
            return far
    return None


def _sentence_goes_on(text: str, start: int) -> bool:
    """Tell whether the capital is the document's own, not that of a sentence's first word."""
    before = text[max(0, start - 2) : start].strip()
    return before != "" and before[-1] not in '.!?"“*'


def _numbered(text: str, start: int, kind: _Type, m: re.Match[str]) -> Iterator[_Citation]:
    """Yield the document of this number, and those whose numbers follow in a list."""
    at = start
    many = text[max(0, start - 8) : start].lower().endswith(("các ", "những ", "hai ", "ba "))
    while True:
        number = m["number"]
        end = m.end()
        if glued := _GLUED_DAY.search(number):
            number, end = number[: glued.start()], end - len(number) + glued.start()
        number = number.rstrip(" -/")
        rule = (
            "document/number-letters" if m["code"] else "document/number-year" if m["year"] else "document/number-bare"
        )
        title = None
        if kind.label in ("Luật", "Bộ luật", "Pháp lệnh"):
            words = text[at : m.start("number")]
            title = re.sub(r"[ (]*[Ss]ố[: ]*$", "", words).strip()
            title = title if title != kind.label else None
        yield _Citation(at, end, kind.label, " ".join(number.split()), title, rule)
        following = _NEXT.match(text, end)
        if following is None:
            return
        alike = many or m["word"] or len(following["number"]) == len(number) > 1
        if not following["code"] and (m["code"] or not alike):
            return
        if not following["code"] and (following["year"] or _COUNTED.match(text, following.end())):
            return
        if not following["code"] and text[following.end() : following.end() + 1] not in (",", ".", ";", " ", ""):
            return
        at, m = following.start("number"), following


def _named(text: str, start: int, written: str, kind: _Type) -> Iterator[names.Named]:
    one: names.Named | None = None
    if written == "Luật":
        one = names.law_at(text, start)
    elif written == "Hiến pháp":
        one = names.constitution_at(text, start)
    elif written == "Nghị quyết":
        yield from names.resolution_at(text, start)
    elif written in ("Hiệp định", "Hiệp ước", "Công ước", "Nghị định thư"):
        one = names.treaty_at(text, start, kind.label)
    elif written == "Pháp lệnh":
        one = names.ordinance_at(text, start)
    if one is not None:
        yield one


# --- what is told of one citation -----------------------------------------------------------------------------------

_TO_DATE = re.compile(r"[ ,(]*(?:(?:được )?(?:ký|ban hành|ra|đề)[ ,]*){0,2}(?:kết )?(?:vào )?")
_FULL_DAY = re.compile(r"ngày \d[\w ./-]*\d{4}")
_OF = re.compile(r",? (?:do|của) (?=\w)")
_MEETING = re.compile(
    r",? (?P<issuer>Hội nghị (?:lần thứ \w+ )?(?:Trung ương|BCH|Ban Chấp hành)[^.,;:\n]{0,40}?[Kk]hóa [IVXL\d]+)"
)
_GLOSS = re.compile(r" ?\([^()\n]{1,40}\)")
_SUBJECT = re.compile(r"[,)]? (?=\w)")
_ACTS = re.compile(
    r" (?:đã |vừa |tiếp tục |cũng |còn )*"
    r"(?:quyết định|điều chỉnh|phê duyệt|quy định|yêu cầu|giao|cho phép|thành lập|ban hành)\b"
)


def _told(text: str, citation: _Citation, dates: Sequence[DateMention], starts: Sequence[int]) -> _Citation:
    issuer, date = citation.issuer, None
    law = citation.title is not None and citation.label in ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
    at = citation.end
    for _ in range(4):
        told = _date_at(text, at, dates, starts, after_issuer=at != citation.end and issuer is not None)
        if date is None and told is not None:
            date, at = told.iso, told.end
            continue
        if issuer is None and not law and (of := _OF.match(text, at)) and (end := issuer_at(text, of.end())):
            issuer, at = text[of.end() : end], end
            if of[0].endswith("do ") and (subject := issuer_before(text, citation.start)):
                issuer = text[subject[0] : subject[1]]
            continue
        if issuer is None and citation.number and (meeting := _MEETING.match(text, at)):
            issuer, at = meeting["issuer"], meeting.end()
            continue
        if gloss := _GLOSS.match(text, at):
            at = gloss.end()
            continue
        break
    if citation.number is not None and issuer is None:
        issuer, begin = _issuer_around(text, citation, at)
        if date is None and begin is not None:
            date = _date_before(begin, text, dates, starts)
    return replace(citation, issuer=issuer, date=date)


def _issuer_around(text: str, citation: _Citation, after: int) -> tuple[str | None, int | None]:
    """Find the issuer before the document as its subject, inside its name, or after it as who acts by it."""
    inside = text.find(" của ", citation.start, citation.end)
    if inside > 0 and (end := issuer_at(text, inside + 5)) and end < citation.end:
        return text[inside + 5 : end], None
    if subject := issuer_before(text, citation.start):
        words = text[subject[0] : subject[1]]
        last = (citation.number or "").rsplit("-", 1)[-1].rsplit("/", 1)[-1]
        if words.startswith(("Bộ trưởng", "Thứ trưởng")) and " Bộ " not in words and last in letters():
            words = letters()[last]
        return words, subject[0]
    if text[max(0, citation.start - 6) : citation.start].lower().strip().endswith(("tại", "theo", "bằng")):
        subject_after = _SUBJECT.match(text, after)
        if (
            subject_after
            and text[after] == ","
            and (end := issuer_at(text, subject_after.end()))
            and _ACTS.match(text, end)
        ):
            return text[subject_after.end() : end], None
    return None, None


def _date_at(
    text: str, at: int, dates: Sequence[DateMention], starts: Sequence[int], *, after_issuer: bool
) -> DateMention | None:
    reach = _TO_DATE.match(text, at)
    i = bisect_left(starts, at)
    if reach is None or i >= len(dates):
        return None
    mention = dates[i]
    if mention.start > reach.end() or mention.kind not in ("day", "range"):
        return None
    # `của Bộ Chính trị, ngày hôm nay (5/9), …` begins a new clause.
    new_clause = after_issuer and text[at : at + 1] == "," and not _FULL_DAY.fullmatch(mention.words)
    return None if new_clause else mention


def _date_before(begin: int, text: str, dates: Sequence[DateMention], starts: Sequence[int]) -> str | None:
    """Give the day that opens the clause: `Ngày 21/6, UBND TP Đà Nẵng có Công văn 4611`."""
    i = bisect_left(starts, begin) - 1
    if i < 0 or dates[i].kind not in ("day", "relative"):
        return None
    return dates[i].iso if text[dates[i].end : begin].strip() == "," or text[dates[i].end : begin] == " " else None


# --- one document, however often cited ------------------------------------------------------------------------------


def _no_overlap(found: Sequence[_Citation]) -> list[_Citation]:
    kept: list[_Citation] = []
    for citation in found:
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


_JOINED = re.compile(r",? (?:và )?$|, $")


def _shared_issuers(text: str, found: list[_Citation]) -> list[_Citation]:
    """Give `Quyết định 935 và Quyết định 936 của Ban Thường vụ` one issuer."""
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        between = text[one.end : after.start] if after.start - one.end <= 8 else "?"
        if (
            one.number
            and one.issuer is None
            and after.issuer
            and one.label == after.label
            and _JOINED.fullmatch(between)
        ):
            found[i] = replace(one, issuer=after.issuer)
    return found


def _key(citation: _Citation) -> tuple[str, ...]:
    """Give the words or figures by which two citations are compared, the common ones left out."""
    if citation.number is not None:
        return tuple(re.findall(r"[0-9]+[a-z]?|[A-ZĐƯ]\w*", citation.number.replace(" ", "")))
    plenum = re.match(
        r"Nghị quyết (?:Hội nghị )?(?:lần thứ )?(?:Trung ương|T\.Ư|TƯ|TW|(?=\d)) ?(?:lần thứ )?(\d+|[IVXL]+)",
        citation.title or "",
    )
    if plenum:
        return ("plenum", plenum[1])
    words = re.sub(r"[(),.\"“”]", " ", (citation.title or "").lower()).replace("-", " ").split()
    return tuple(w for w in words if w not in ("của", "và", "về"))


def _same(a: _Citation, b: _Citation) -> bool:
    if a.label != b.label or (a.number is None) != (b.number is None):
        return False
    x, y = _key(a), _key(b)
    if x == y or {a.alias, b.alias} & {_last_word(a), _last_word(b)}:
        return True
    shorter, longer = sorted((x, y), key=len)
    if a.number is not None:
        bare = len(shorter) == 1 and _figure(shorter) == _figure(longer)
        return bare or (len(shorter) == 2 and shorter[1].isdigit() and longer[:2] == shorter)
    return (
        longer[: len(shorter)] == shorter and len(shorter) >= 3 and a.rule == b.rule and "unlisted" in a.rule + b.rule
    )


def _figure(key: tuple[str, ...]) -> str:
    return re.sub(r"\D", "", key[0]).lstrip("0")


def _last_word(citation: _Citation) -> str:
    return (citation.title or "-").rsplit(" ", 1)[-1]


def _grouped(found: Sequence[_Citation]) -> list[list[_Citation]]:
    groups: list[list[_Citation]] = []
    by_head: dict[tuple[str, str], list[list[_Citation]]] = {}
    for citation in found:
        key = _key(citation)
        head = (citation.label, _figure(key) if citation.number and key else "")
        near = by_head.setdefault(head, [])
        group = next((g for g in near if any(_same(citation, other) for other in g)), None)
        if group is None:
            group = []
            near.append(group)
            groups.append(group)
        group.append(citation)
    return groups


def _document(stored: str, group: Sequence[_Citation]) -> Document:
    full = max(group, key=lambda c: (len(_key(c)), len(c.title or ""), -c.start))
    kind = next(t for t in _types().values() if t.label == full.label) if full.label != "Quy chuẩn" else None
    return Document(
        type=full.label,
        number=full.number,
        issuer=next((c.issuer for c in (full, *group) if c.issuer), None),
        date=next((c.date for c in (full, *group) if c.date), None),
        title=" ".join(full.title.split()) if full.title else None,
        type_id=kind.id if kind else "standard",
        evidence=tuple(Evidence(c.start, c.end, stored[c.start : c.end], c.rule) for c in group),
    )
