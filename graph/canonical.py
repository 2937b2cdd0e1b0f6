"""When two ways of writing mean one body, one office or one place: the canonical key of each.

`UBND tỉnh` in a paper of Nam Định and `Ủy ban nhân dân tỉnh Nam Định` are one body.
A name that needs a place to be told apart and has none stands for itself in its
article alone. Who succeeded whom is not decided here, nor who held an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from daibieu.ontology.tables import Row, table
from daibieu.reading.bodies import body_at
from daibieu.reading.offices import office_by_label
from daibieu.reading.titles import level_of
from daibieu.reading.tokens import tokenize

# Kinds whose bodies bear a name of their own: `Trường Chính trị Trường Chinh` is one wherever it is told.
_NAMED = frozenset({"press", "school", "hospital", "enterprise", "association", "international", "religious"})
# The country as a whole is told by these words inside a name.
_NATIONAL = re.compile(r"\b(?:Việt Nam|Trung ương|Nhà nước|Quốc gia)\b")
_ACTING = re.compile(r"^(?:quyền|q\.?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place of the gazetteer (`identifier`), or one that only an article names."""

    key: str
    label: str
    identifier: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body as all its writings have it in common.

    `apart`: the article in which alone it is known, where its name needs a place and
    none is told.
    """

    name: str  # folded
    place: Place | None
    apart: str | None
    label: str
    kind: str | None = None

    @property
    def key(self) -> str:
        return "|".join((self.name, self.place.key if self.place else "", self.apart or ""))


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A row of the offices, or the folded words of one that no table knows."""

    identifier: str | None
    label: str

    @property
    def key(self) -> str:
        return self.identifier or f"told:{fold(self.label)}"


@dataclass(frozen=True, slots=True)
class Context:
    """What an article lends to the names in it."""

    article: str
    day: str | None
    home: Place | None  # the province that a bare `tỉnh` means


def fold(words: str) -> str:
    """One form for names that differ in case, spaces, dashes or `&` alone; marks stay."""
    words = re.sub(r"\s*-\s*", "-", words.casefold().replace("&", " và "))
    return " ".join(words.split())


# -- places


@cache
def _gazetteer() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in table("places.tsv"):
        for form in row.forms:
            found.setdefault(fold(form), []).append(row)
    return {form: tuple(rows) for form, rows in found.items()}


def place(words: str | None, day: str | None, home: Place | None = None) -> Place | None:
    """The place that the words name on that day.

    A name that passed from one province to its successor means the one that lived on
    the day; without a day it stays words. A place no table knows is told apart by the
    province of the article, since `Châu Thành` lies in many.
    """
    if words is None or not words.strip():
        return None
    rows = _gazetteer().get(fold(words), ())
    if len(rows) > 1:
        rows = tuple(row for row in rows if day is not None and _lived(row, day))
    if len(rows) == 1:
        row = rows[0]
        return Place(row["id"], row["label"], row["id"], row["kind"])
    label = " ".join(words.split())
    return Place(f"told:{fold(words)}@{home.key if home else ''}", label)


def _lived(row: Row, day: str) -> bool:
    return (row.get("from") or "") <= day <= (row.get("until") or "9999")


def homes(words: Iterable[str | None], day: str | None) -> Place | None:
    """The one province among the words, if they name exactly one."""
    found = {p for w in words if (p := place(w, day)) and p.level in ("province", "municipality")}
    return found.pop() if len(found) == 1 else None


# -- bodies


@dataclass(frozen=True, slots=True)
class _Name:
    """A body's name taken apart, its place left out."""

    words: str
    place: str | None
    level: str | None
    kind: str | None
    stands_alone: bool


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(form) for row in table("bodies.tsv") for form in row.forms)


@cache
def _parts(name: str) -> _Name:
    tokens = tokenize(name)
    span = body_at(tokens, 0, len(tokens), small=True)
    if span is None:
        return _Name(" ".join(name.split()), None, None, None, stands_alone=True)
    rest = name[tokens.ends[span.end - 1] :]
    words = span.name + rest
    bare = fold(span.name) in _heads()
    alone = (
        span.unique
        or span.level == "central"
        or _NATIONAL.search(words) is not None
        or (span.kind in _NAMED and not bare and level_of(words) is None)
    )
    return _Name(" ".join(words.split()), span.place, span.level, span.kind, stands_alone=alone)


def body(name: str, place_told: str | None, context: Context) -> Body:
    """The body that a name means, with the place told beside it or lent by the article."""
    parts = _parts(name)
    where = place(parts.place or place_told, context.day, context.home)
    if where is None and not parts.stands_alone and _belongs_home(parts.level, context.home):
        where = context.home
    apart = None if where or parts.stands_alone else context.article
    return Body(fold(parts.words), where, apart, _label(parts.words, where), parts.kind)


def _belongs_home(level: str | None, home: Place | None) -> bool:
    if home is None:
        return False
    # `thành phố` in a paper of a province may be a town inside it.
    return level == "province" or (level == "city" and home.level == "municipality")


def _label(words: str, where: Place | None) -> str:
    if where is None or f" {fold(where.label)} " in f" {fold(words)} ":
        return words
    return f"{words} {where.label}"


# -- offices and positions


@cache
def _labels() -> dict[str, str]:
    return {row["id"]: row["label_vi"] for row in table("offices.tsv")}


@cache
def seats(identifier: str) -> int | None:
    """How many may hold the office in one body at a time; None: many, or not known."""
    for row in table("offices.tsv"):
        if row["id"] == identifier:
            told = row.get("seats")
            return int(told) if told else None
    return None


def office(words: str, identifier: str | None = None) -> Office:
    """The office that the words name; `Quyền Chủ tịch` is that of the `Chủ tịch`."""
    bare = _ACTING.sub("", words)
    known = identifier or next((o.identifier for w in (words, bare) if (o := office_by_label().get(w.lower()))), None)
    if known is not None and known in _labels():
        return Office(known, _labels()[known])
    return Office(known, bare[:1].upper() + bare[1:])


@cache
def _single_body_offices() -> frozenset[str]:
    """Offices whose title is whole without the body: there is one such body only."""
    return frozenset(row["id"] for row in table("offices.tsv") if row.get("attaches_to") in ("Nhà nước", "Chính phủ"))


def position_label(held: Office, of: Body | None, where: Place | None) -> str:
    """The title as papers write it: `Chủ tịch HĐND tỉnh Nam Định`, `Trưởng Ban Nội chính Tỉnh ủy Nam Định`."""
    if of is None:
        return f"{held.label} {where.label}" if where else held.label
    if held.identifier in _single_body_offices() and of.place is None:
        return held.label
    title, name = held.label.split(), of.label.split()
    # `Trưởng Ban` and `Ban Nội chính` share a word, `Chánh Văn phòng` and `Văn phòng Chính phủ` two.
    for shared in (3, 2, 1):
        if shared < len(title) and [w.casefold() for w in title[-shared:]] == [w.casefold() for w in name[:shared]]:
            return " ".join(title + name[shared:])
    return f"{held.label} {of.label}"
