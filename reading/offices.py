"""Find the words of an office: `Phó Chủ tịch Thường trực`, `TUV`.

Only the office's own words are found here; its body and place are composed in
`titles`. An office word inside another word or body (`chức vụ Phó`, `Bộ Tư lệnh`)
is refused by taking the longest match.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.heads import heads
from daibieu.reading.lexicon import table
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens, words_of

# `Phó Trưởng đoàn [chuyên trách]`, `Phó Trưởng ban [phụ trách]`: part of the office as written.
_TAILS = (("thường", "trực"), ("chuyên", "trách"), ("phụ", "trách"), ("thứ", "nhất"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office's row as the reader needs it."""

    identifier: str
    label: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Compound:
    """A title that carries its body: `TUV` is `Ủy viên` of the `Ban Chấp hành Đảng bộ tỉnh`."""

    office: str
    body: str | None


@cache
def _offices() -> Phrases[Office]:
    return Phrases(
        (form, Office(row["id"], row["label_vi"], row.get("group")))
        for row in ontology_table("offices.tsv")
        for form in row.forms
    )


@cache
def office_by_label() -> dict[str, Office]:
    """Rows by every written form in lower case."""
    return {
        form.lower(): Office(row["id"], row["label_vi"], row.get("group"))
        for row in ontology_table("offices.tsv")
        for form in reversed(row.forms)
    }


@cache
def _compounds() -> Phrases[Compound]:
    entries: list[tuple[str, Compound]] = []
    for row in ontology_table("titles.tsv"):
        entries.extend((form, Compound(row["office"], row.get("body"))) for form in row["written"].split("|"))
    return Phrases(entries)


@cache
def _carried() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(words_of(row["ends"]), row["body"]) for row in table("office_bodies", "ends", "body")]
    return tuple(sorted(rows, key=lambda r: -len(r[0])))


def carried_body(office: tuple[str, ...]) -> str | None:
    """The head of the body that the office's own words hold: `Chánh Văn phòng` holds `Văn phòng`."""
    for tail in _TAILS:
        if office[-len(tail) :] == tail and len(office) > len(tail) + 1:
            office = office[: -len(tail)]
    for ends, body in _carried():
        if office[-len(ends) :] == ends:
            return body
    return None


def office_at(tokens: Tokens, i: int, stop: int) -> tuple[int, Office] | None:
    """The longest office at token `i`, with `Thường trực` and its like behind it."""
    hit = _offices().at(tokens, i, stop)
    if hit is None or (tokens.words[i] == "vụ" and i > 0 and tokens.lows[i - 1] in {"chức", "nhiệm", "nghiệp"}):
        return None  # `chức vụ Phó Chủ tịch` has no `Vụ phó`
    body = heads().at(tokens, i, stop)
    if body is not None and body[0] > hit[0]:
        return None  # `[Đại sứ quán] Việt Nam` is no ambassador
    end, office = hit
    if end - i == 1 and tokens.words[i].islower() and len(tokens.words[i]) < 3:
        return None
    for tail in _TAILS:
        if tuple(tokens.lows[end : end + len(tail)]) == tail and end + len(tail) <= stop:
            end += len(tail)
            longer = office_by_label().get(" ".join(tokens.lows[i:end]))
            office = longer or office
            break
    return end, office


def compound_at(tokens: Tokens, i: int, stop: int) -> tuple[int, Compound] | None:
    """The longest title at token `i` that carries its own body."""
    return _compounds().at(tokens, i, stop)


@cache
def first_words() -> frozenset[str]:
    """The words with which an office or a compound title can begin."""
    return _offices().firsts | _compounds().firsts
