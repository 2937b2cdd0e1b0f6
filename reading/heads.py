"""The words with which names of bodies begin, go on and end: heads, fields, stops, levels.

How a whole name is put together is decided in `bodies`.
"""

from __future__ import annotations

from functools import cache

from daibieu.ontology.tables import Row
from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.lexicon import table
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens, tokenize


@cache
def heads() -> Phrases[Row]:
    """Every written form of the table of bodies."""
    return Phrases((form, row) for row in ontology_table("bodies.tsv") for form in row.forms)


@cache
def _fields() -> Phrases[str | None]:
    fields = [(form, row["label_vi"]) for row in ontology_table("fields.tsv") for form in row.forms]
    words = [(row["written"], None) for row in table("body_words", "written")]
    return Phrases([*fields, *words])


@cache
def _inside() -> Phrases[None]:
    return Phrases((row["written"], None) for row in table("body_inside", "written"))


@cache
def _stop_words() -> Phrases[bool]:
    cues = table("cues", "written", "subject", "object", "class")
    words = [row["written"] for row in table("body_stops", "written")]
    return Phrases((w, True) for w in [*words, *(row["written"] for row in cues if row["class"] != "none")])


@cache
def _not_bodies() -> Phrases[bool]:
    return Phrases((row["written"], True) for row in table("not_bodies", "written"))


@cache
def _smallheads() -> frozenset[str]:
    """Heads that papers also write in small letters: with these no capital is asked for."""
    return frozenset(row["written"].lower() for row in table("small_heads", "written"))


@cache
def small_first_words() -> frozenset[str]:
    """The words in small letters with which a body's name can begin."""
    return frozenset(words.split()[0] for words in _smallheads())


def head_at(tokens: Tokens, i: int, stop: int, *, small: bool = False) -> tuple[int, Row] | None:
    """A head word of the table at token `i`; in small letters only where that is usual or allowed."""
    hit = heads().at(tokens, i, stop)
    if hit is None:
        return None
    if small and i and tokens.lows[i] == "hội" and tokens.lows[i - 1] == "lễ":
        return None  # `Ban Tổ chức lễ [hội] Đền Trần`
    friend = _not_bodies().at(tokens, i, stop)
    if friend and friend[0] >= hit[0]:
        return None
    if tokens.words[i].islower() and hit[0] == i + 2 and tokens.words[i + 1] == "Đoàn":
        return None  # `Chủ tịch HĐND tỉnh [Đoàn Thế Hương]`
    if tokens.words[i][0].isupper() or small or " ".join(tokens.lows[i : hit[0]]) in _smallheads():
        return hit
    return None


def field_at(tokens: Tokens, i: int, stop: int, *, inside: bool = False) -> tuple[int, str] | None:
    """A field of work (`GD&ĐT`), written out, or a word of several syllables known from names of bodies (`Đa khoa`).

    `inside`: a word of the name stands before it, so that some nouns in small letters go on in it.
    """
    hit = _fields().at(tokens, i, stop)
    if hit is None or (hit[1] is None and tokens.words[i].islower() and tokens.lows[i] != "khu"):
        within = _inside().at(tokens, i, stop) if inside and tokens.words[i].islower() else None
        return (within[0], tokens.exact(i, within[0])) if within else None
    return hit[0], hit[1] or tokens.exact(i, hit[0])


def body_word_at(tokens: Tokens, i: int, stop: int) -> int | None:
    """The end of a word of several syllables known from names of bodies at token `i`, in any letters."""
    hit = _fields().at(tokens, i, stop)
    return hit[0] if hit is not None and hit[1] is None and not is_stop(tokens, i, stop) else None


@cache
def head_of(name: str) -> Row | None:
    """The row whose head begins a name put together from an office and what follows it."""
    hit = heads().at(tokenize(name), 0)
    return hit[1] if hit else None


def label_of(tokens: Tokens, i: int, end: int, row: Row, *, unique: bool) -> str:
    """The head's usual short form; as written where that says more: `Hội Nhà báo Việt Nam`, a school's in full."""
    label = row["label_vi"]
    written = tokens.exact(i, end)
    if row["kind"] == "school" and end - i > label.count(" ") + 1 and written.startswith("Trường "):
        return written
    return written if not unique and written.lower().startswith(label.lower() + " ") else label


def is_stop(tokens: Tokens, j: int, stop: int) -> bool:
    """Whether a body's name ends before token `j`: a verb or a function word in small letters."""
    return _stop_words().has(tokens, j, stop) and not tokens.words[j][0].isupper()


def year_end(tokens: Tokens, j: int, stop: int) -> int:
    """The end of `2017`, `năm 2017`, `giai đoạn 2016-2020` at token `j`; `j` itself where none stands there."""
    k = j
    while k < stop and tokens.lows[k] in {"năm", "giai", "đoạn"}:
        k += 1
    if k >= stop or not (tokens.words[k].isdigit() and len(tokens.words[k]) == 4):
        return j
    k += 1
    if k + 1 < stop and tokens.words[k] in "-–" and tokens.words[k + 1].isdigit():
        k += 2
    return k


def level_of(body: str) -> str | None:
    """The level that a body's own words tell."""
    low = f" {body.lower()} "
    if low == " đoàn đbqh ":
        return "province"
    for words, level in (
        (" tỉnh ", "province"), (" thành phố ", "city"), (" tp ", "city"), (" thành ủy ", "city"),
        (" huyện ", "district"), (" quận ", "district"), (" thị xã ", "district"), (" thị ủy ", "district"),
        (" xã ", "commune"), (" phường ", "commune"), (" thị trấn ", "commune"), (" đặc khu ", "commune"),
    ):  # fmt: skip
        if words in low:
            return level
    return None
