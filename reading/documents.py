"""Find the Party and state documents that an article cites, each once.

A document is known by its number or by an unmistakable name (`documentnames`). An
issuer is what the words say, never what the letters of the number suggest. What
a document was used for at an event is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daibieu.reading import documentnames as names
from daibieu.reading.citations import Citation, DocumentType, grouped, key_of, no_overlap, shared_issuers, types
from daibieu.reading.dates import DateMention
from daibieu.reading.documentnumbers import citations_of, number_after
from daibieu.reading.issuers import issuer_at, issuer_before, letters
from daibieu.reading.model import Document, Evidence
from daibieu.reading.text import spaced


def find_documents(stored: str, dates: Sequence[DateMention]) -> list[Document]:
    """Find the documents, in the order in which they are first cited."""
    text = spaced(stored)
    found = sorted(_citations(text, dates), key=lambda c: (c.start, -c.end))
    if not found:
        return []
    return [_document(stored, group) for group in grouped(shared_issuers(text, no_overlap(found)))]


# --- where a type is named ------------------------------------------------------------------------------------------


def _anchors(text: str) -> list[tuple[int, str]]:
    """Give the places of the types' words, the longest at each place.

    Plain searches for each word without its first letter cost a fifth of one
    pattern of alternatives.
    """
    longest: dict[int, str] = {}
    for written in types():
        tail = written[1:]
        at = text.find(tail)
        while at > 0:
            end = at + len(tail)
            whole = not (at > 1 and text[at - 2].isalnum()) and not text[end : end + 1].isalpha()
            if whole and text[at - 1].upper() == written[0] and len(longest.get(at - 1, "")) < len(written):
                longest[at - 1] = written
            at = text.find(tail, end)
    return sorted(longest.items())


_STANDARD = re.compile(r"QC(?:VN)? ?\d[\w-]*(?: ?- ?\d+)?(?: ?: ?\d{4})?(?: ?/ ?[A-ZĐ]+)?")


def _citations(text: str, dates: Sequence[DateMention]) -> Iterator[Citation]:
    anchors = _anchors(text)
    starts = [d.start for d in dates]
    taken = 0
    for i, (start, written) in enumerate(anchors):
        if start < taken:
            continue
        limit = anchors[i + 1][0] if i + 1 < len(anchors) else len(text)
        kind = types()[written]
        end = start + len(written)
        number = number_after(text, start, end, kind, limit)
        if number is not None:
            for citation in citations_of(text, start, kind, number):
                taken = citation.end
                yield _told(text, citation, dates, starts)
            continue
        for name in _named(text, start, written, kind):
            taken = max(taken, name.end)
            yield _told(
                text,
                Citation(name.start, name.end, name.label, None, name.title, name.rule, name.issuer, None, name.alias),
                dates, starts,
            )  # fmt: skip
    for name in names.short_codes(text):
        yield Citation(name.start, name.end, name.label, None, name.title, name.rule, alias=name.alias)
    for m in _STANDARD.finditer(text) if "QC" in text else ():
        if not text[m.start() - 1 : m.start()].isalnum() or m.start() == 0:
            yield _told(text, Citation(m.start(), m.end(), "Quy chuẩn", m[0], None, "document/standard"), dates, starts)


def _named(text: str, start: int, written: str, kind: DocumentType) -> Iterator[names.Named]:
    one: names.Named | None = None
    if written == "Luật":
        one = names.law_at(text, start)
    elif written == "Hiến pháp":
        one = names.constitution_at(text, start)
    elif written == "Nghị quyết":
        yield from names.resolution_at(text, start)
    elif written in ("Hiệp định", "Hiệp ước", "Công ước", "Nghị định thư"):
        one = names.treaty_at(text, start, kind.told)
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


def _told(text: str, citation: Citation, dates: Sequence[DateMention], starts: Sequence[int]) -> Citation:
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


def _issuer_around(text: str, citation: Citation, after: int) -> tuple[str | None, int | None]:
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


# --- the document ---------------------------------------------------------------------------------------------------


def _document(stored: str, group: Sequence[Citation]) -> Document:
    full = max(group, key=lambda c: (len(key_of(c)), len(c.title or ""), -c.start))
    kind = next(t for t in types().values() if t.told == full.label) if full.label != "Quy chuẩn" else None
    return Document(
        type=full.label,
        number=full.number,
        issuer=next((c.issuer for c in (full, *group) if c.issuer), None),
        date=next((c.date for c in (full, *group) if c.date), None),
        title=" ".join(full.title.split()) if full.title else None,
        type_id=kind.id if kind else "standard",
        evidence=tuple(Evidence(c.start, c.end, stored[c.start : c.end], c.rule) for c in group),
    )
