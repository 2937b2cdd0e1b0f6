"""Words for offices, bodies, places, gatherings and documents in a question, brought to the form the tables give them.

`chu tich uy ban nhan dan tinh`, `CT UBND tỉnh` and `chairman of the provincial People's Committee` hold the same
words once each is written as its table has it. Which resource of a store they mean is decided in `seeking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from daibieu.errors import TableError
from daibieu.ontology.tables import load
from daibieu.ontology.tables import table as ontology_table
from daibieu.queries.cues import small_words
from daibieu.queries.names import fold
from daibieu.queries.wording import Asked, Found, Wordings, asked
from daibieu.reading.lexicon import table as reading_table
from daibieu.reading.titles import Title, title_at
from daibieu.reading.tokens import tokenize

Kind = Literal["office", "body", "field", "place", "level", "gathering", "document"]

# Words for a gathering of any kind: who asks for `hội nghị nào` means events.
ANY_GATHERING = frozenset({"sự kiện", "hội nghị", "cuộc họp", "lễ"})
_SHORT = 3  # letters of an abbreviation that small words have too
WORDS = Path(__file__).parent / "thing_words.tsv"


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase of a table stands for: its words as the table labels it."""

    kind: Kind
    label: str
    identifier: str = "-"


@cache
def things() -> Wordings[Thing]:
    """All phrases, those of the ontology's tables first, then what people say besides."""
    return Wordings(_entries(), small_words())


def _entries() -> Iterator[tuple[str, Thing]]:
    for row in ontology_table("titles.tsv"):
        label = f"{row['office']} {row.get('body') or ''}".strip()
        for form in row["written"].split("|"):
            yield form, Thing("office", label)
    tables: tuple[tuple[str, Kind], ...] = (
        ("offices", "office"), ("bodies", "body"), ("fields", "field"), ("event_types", "gathering"),
        ("document_types", "document"),
    )  # fmt: skip
    for name, kind in tables:
        for row in ontology_table(f"{name}.tsv"):
            for form in (*row.forms, row["label_en"]):
                # Letters for a document stand in its number only: alone, `CT` is a chairman.
                if kind != "document" or not form.isupper():
                    yield form, Thing(kind, row["label_vi"], row["id"])
    for row in ontology_table("places.tsv"):
        for form in row.forms:
            yield form, Thing("place", row["label"], row["id"])
    for row in reading_table("levels", "written", "word", "level", "dotted"):
        if row.get("dotted") is None:
            yield row["written"], Thing("level", {"TP": "thành phố"}.get(row["word"], row["word"]), row["level"])
    for row in load(WORDS, ("kind", "label", "written")):
        if row["kind"] not in get_args(Kind):
            raise TableError(f"{row.where}: {row['kind']!r} is no kind; take one of {', '.join(get_args(Kind))}")
        kind, label = cast(Kind, row["kind"]), row["label"]
        for form in (label, *row["written"].split("|")):
            yield form, Thing(kind, label, identifier_of(kind, label))


@cache
def _identifiers() -> dict[tuple[Kind, str], str]:
    kinds: tuple[tuple[str, Kind], ...] = (("offices", "office"), ("event_types", "gathering"), ("bodies", "body"))
    return {(kind, row["label_vi"].lower()): row["id"] for name, kind in kinds for row in ontology_table(f"{name}.tsv")}


def identifier_of(kind: Kind, label: str) -> str:
    """The row that has this label; `-` where none has."""
    return _identifiers().get((kind, label.lower()), "-")


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of a table, or one word besides, at tokens `start`-`end` of a question."""

    start: int
    end: int
    thing: Thing | None
    words: str  # as the table has it, or as typed with a capital


def thing_at(question: Asked, i: int, stop: int | None = None) -> Found[Thing] | None:
    """The longest phrase of the tables at token `i`; a place is never mistyped, for Long Sơn is no Lạng Sơn."""
    found = things().at(question, i, stop)
    if found is not None and found.slip and found.payload.kind == "place":
        found = things().at(question, i, stop, slips=False)
    return None if found is not None and _chance(question, found) else found


def pieces(question: Asked, start: int, end: int) -> list[Piece]:
    """Cut tokens into phrases of the tables, longest first, and single words."""
    cut: list[Piece] = []
    i = start
    while i < end:
        found = thing_at(question, i, end)
        if found is not None:
            cut.append(Piece(found.start, found.end, found.payload, found.payload.label))
            i = found.end
        else:
            word = question.tokens.words[i]
            cut.append(Piece(i, i + 1, None, word if word.isupper() else word.title()))
            i += 1
    return cut


def _chance(question: Asked, found: Found[Thing]) -> bool:
    """Whether a short word was met in small letters by chance: `so` is no `SO`, `nhất` without its marks no Nhật."""
    word = question.tokens.words[found.start]
    if found.end > found.start + 1 or not word.islower():
        return False
    if found.payload.kind == "office" and len(word) < _SHORT:
        after = things().at(question, found.end)
        return after is None or after.payload.kind != "body"  # `ct hdnd`
    return found.payload.kind == "place" or (found.payload.kind == "field" and len(word) < _SHORT)


# Words that tie the parts of a name, or say a level that the name has anyway.
EMPTY = frozenset(
    "của các và về với tại cho trong thuộc ở the of for in at on a an and to 's s".split()
    + [fold(word) for word in "của các và về với tại cho trong thuộc ở những này".split()]
)
LEVELS = frozenset("tinh thanh pho huyen quan xa phuong thi tran viet nam".split())
_I_OR_Y = re.compile(r"(?<=[hklmst])y\b")


def key(word: str) -> str:
    """A word as names are compared: folded, `kí` as `ký`."""
    return _I_OR_Y.sub("i", fold(word))


@lru_cache(maxsize=50_000)
def keys(text: str) -> tuple[str, ...]:
    """The words of a name as names are compared, without its small words and marks."""
    question = asked(text)
    return keys_of(pieces(question, 0, len(question)))


def keys_of(cut: list[Piece]) -> tuple[str, ...]:
    """The words of pieces of a question, as names are compared."""
    said = (word for piece in cut for word in tokenize(piece.words).lows)
    return tuple(key(word) for word in said if word.isalnum() and word not in EMPTY and fold(word) not in EMPTY)


def read_title(cut: list[Piece]) -> Title | None:
    """The title that the pieces begin with, as the reader of articles has it: `bí thư Nam Định` is of the `Tỉnh ủy`."""
    tokens = tokenize(" ".join(piece.words for piece in cut if keys_of([piece])))
    return title_at(tokens, 0, len(tokens), names=False) if len(tokens) else None
