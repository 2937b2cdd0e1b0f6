"""A citation of a document, and which citations are of one document.

Two citations are of one document when their numbers or names agree, or when one is
the other's short form: `Chỉ thị 05` and `Chỉ thị 05-CT/TW`, `Hiệp định TPP` and the
treaty after whose name `(TPP)` stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from daibieu.reading.lexicon import table

# How many documents with the same first words are compared; more stand in no article.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class DocumentType:
    """How documents of a type are cited; `bare` says when figures alone make a number, see the table."""

    id: str
    told: str
    bare: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a document is cited. `alias`: its short form, told in brackets or by its letters."""

    start: int
    end: int
    label: str
    number: str | None
    title: str | None
    rule: str
    issuer: str | None = None
    date: str | None = None
    alias: str | None = None


@cache
def types() -> dict[str, DocumentType]:
    """Give the types by the words that name them in a text."""
    rows = table("document_types", "written", "type", "told", "bare")
    return {row["written"]: DocumentType(row["type"], row["told"], row["bare"]) for row in rows}


def no_overlap(found: Sequence[Citation]) -> list[Citation]:
    """Keep the first and longest of citations that share words."""
    kept: list[Citation] = []
    for citation in found:
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


_JOINED = re.compile(r",? (?:và )?$|, $")


def shared_issuers(text: str, found: list[Citation]) -> list[Citation]:
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


def key_of(citation: Citation) -> tuple[str, ...]:
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


def _same(a: Citation, b: Citation) -> bool:
    if a.label != b.label or (a.number is None) != (b.number is None):
        return False
    x, y = key_of(a), key_of(b)
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


def _last_word(citation: Citation) -> str:
    return (citation.title or "-").rsplit(" ", 1)[-1]


def _places(citation: Citation) -> Iterator[tuple[str, ...]]:
    """Give under what a document is looked for: the figure of its number, its first words, its short form."""
    key = key_of(citation)
    if citation.number is not None:
        yield (citation.label, "number", _figure(key) if key else "")
        return
    yield (citation.label, *key[:3])
    if citation.alias is not None:
        yield (citation.label, "short", citation.alias)
    if len(key) == len(citation.label.split()) + 1:
        yield (citation.label, "short", _last_word(citation))


def grouped(found: Sequence[Citation]) -> list[list[Citation]]:
    """Put the citations of one document together, in the order of the first of each."""
    groups: list[list[Citation]] = []
    index: dict[tuple[str, ...], list[list[Citation]]] = {}
    for citation in found:
        places = list(_places(citation))
        near = (group for place in places for group in index.get(place, ())[-_NEAR:])
        group = next((g for g in near if any(_same(citation, other) for other in g[:4])), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(citation)
        for place in places:
            listed = index.setdefault(place, [])
            if not any(g is group for g in listed[-_NEAR:]):
                listed.append(group)
    return groups
