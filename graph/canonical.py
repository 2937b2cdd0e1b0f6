"""When two ways of writing mean one body, one office or one place: the canonical key of each.

`UBND tỉnh` in a paper of Nam Định and `Ủy ban nhân dân tỉnh Nam Định` are one body.
A name that needs a place to be told apart and has none stands for itself in its
article alone. Who succeeded whom is not decided here, nor who held an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from daibieu.ontology.tables import Row, table
from daibieu.reading.bodies import body_at
from daibieu.reading.heads import level_of
from daibieu.reading.offices import office_by_label
from daibieu.reading.tokens import tokenize

# Kinds whose bodies bear a name of their own, which tells them apart in the whole country: `Báo Lao Động`.
_NAMED = frozenset({"press", "enterprise", "association", "international", "religious", "institute", "army"})
# Kinds whose names come back in every province: there is many a `Trường THPT Nguyễn Trãi`.
_LOCAL = frozenset({"school", "hospital"})
_ONE_OF_ITS_NAME = frozenset({"university", "academy"})
# The country as a whole is told by these words inside a name that has no level word.
_NATIONAL = re.compile(r"\b(?:Việt Nam|Trung ương|Nhà nước|Quốc gia)\b")
# The committees that carry their level in their own word; what follows is their place, known to a table or not.
_COMMITTEE = re.compile(r"(?P<words>.*\b(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy) (?P<place>\S+(?: \S+){0,3})")
_VIET_NAM = "viet-nam"
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
    none is told, or a day and there is none. `since`: its first day, where it took the name over.
    `besides`: the first mention of those that a person told apart from the body of that name.
    """

    name: str  # folded
    place: Place | None
    apart: str | None
    label: str
    kind: str | None = None
    level: str | None = field(default=None, compare=False)
    since: str | None = None
    besides: str | None = None

    @property
    def key(self) -> str:
        more = (told for told in (self.since, self.besides) if told)
        return "|".join((self.name, self.place.key if self.place else "", self.apart or "", *more))

    @property
    def plain(self) -> str:
        """A label that all writings of the body share, for its address."""
        return body_label(self.name, self.place)


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
    """What an article lends to the names in it.

    `home` is the province that a bare `tỉnh` means; `lent` holds, for each level below,
    the one place of that level that the article names, if it names exactly one.
    """

    article: str
    day: str | None
    home: Place | None
    lent: Mapping[str, Place] = field(default_factory=dict)


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
    place: str | None = None
    level: str | None = None
    kind: str | None = None
    stands_alone: bool = True  # the name tells the body apart in the whole country
    own_name: bool = False  # it has one beside head, field and level: `Trường THPT Nguyễn Trãi`


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(form) for row in table("bodies.tsv") for form in row.forms)


@cache
def _parts(name: str) -> _Name:
    tokens = tokenize(name)
    span = body_at(tokens, 0, len(tokens), small=True)
    if span is None:
        return _Name(" ".join(name.split()))
    words, where = " ".join((span.name + name[tokens.ends[span.end - 1] :]).split()), span.place
    if "Việt Nam" in name and "Việt Nam" not in words and span.level is None:
        words += " Việt Nam"  # a table may count it to the head: `Hội Nhà báo [Việt Nam]`
    if where is None and (committee := _COMMITTEE.fullmatch(words)) and committee["place"].istitle():
        words, where = committee["words"], committee["place"]
    level = span.level or level_of(words)
    own_name = span.kind in _NAMED | _LOCAL and fold(span.name) not in _heads() and level_of(words) is None
    alone = (
        span.unique
        or level == "central"
        or (level is None and _NATIONAL.search(words) is not None)
        or (own_name and (span.kind in _NAMED or span.head in _ONE_OF_ITS_NAME))
    )
    return _Name(words, where, level, span.kind, alone, own_name)


def body(name: str, place_told: str | None, context: Context) -> Body:
    """The body that a name means, with the place told beside it or lent by the article."""
    parts = _parts(name)
    where = _where(parts, place_told, context)
    apart = None if where or parts.stands_alone else context.article
    label = parts.words if parts.own_name else body_label(parts.words, where)
    name, since = one_writing(parts.words), None
    if where is None and apart is None and (passed := _passed_on().get(name)) is not None:
        apart = None if context.day else context.article
        since = passed if context.day and context.day >= passed else None
    return Body(name, where, apart, label, parts.kind, _level(parts, where), since)


@cache
def _passed_on() -> dict[str, str]:
    """The names that went from a body to the one that took its place, each with the first day of that one."""
    return {
        one_writing(row["after"]): row["day"]
        for row in table("body_changes.tsv")
        if row["after"] in row["before"].split("|")
    }


def _level(parts: _Name, where: Place | None) -> str | None:
    """central, province, district or commune, where name and place tell it."""
    if parts.level == "city":
        return "province" if where is not None and where.level == "municipality" else "district"
    if parts.level is None and fold(parts.words).startswith("sở "):
        return "province"
    return parts.level


def one_writing(words: str) -> str:
    """`UBND TP` and `UBND thành phố` are one name; so are `Sở Y tế` and `Sở Y tế tỉnh`, `MTTQ` and `MTTQ Việt Nam`."""
    words = re.sub(r"\btp\b\.?", "thành phố", fold(words))
    words = re.sub(r"^(sở \S.*) (?:tỉnh|thành phố)$", r"\1", words)  # no other level has a Sở
    words = words.replace("mttq việt nam", "mttq")
    return re.sub(r"\b(tỉnh|thành|huyện|quận|thị) ủy (tỉnh|thành phố|huyện|quận|thị xã)\b", r"\1 ủy", words)


def _where(parts: _Name, told: str | None, context: Context) -> Place | None:
    inside = _of_level(parts.level, place(parts.place, context.day, context.home), context.home)
    beside = _of_level(parts.level, place(told, context.day, context.home), context.home)
    if inside is not None:
        return inside
    if parts.stands_alone:
        # A single body is the country's own, unless another country is told.
        return beside if beside is not None and beside.level == "country" and beside.key != _VIET_NAM else None
    if parts.own_name:
        # Papers tell a school's district or leave it out; the province is what they share.
        return context.home or beside
    if beside is not None:
        return beside
    if parts.level == "province":
        return context.home
    if parts.level == "city" and context.home is not None and context.home.level == "municipality":
        return context.home  # in a paper of any other province, `thành phố` is a town inside it
    return context.lent.get(parts.level or "")


def _of_level(level: str | None, where: Place | None, home: Place | None) -> Place | None:
    """The town, district or ward where a province of its name was found: `Thành ủy Cao Bằng`, `phường Phú Thọ`."""
    if where is None or where.level != "province" or level not in ("city", "district", "commune"):
        return where
    return Place(f"told:{fold(where.label)}@{(home or where).key}", where.label)


def lend(names: Iterable[tuple[str, str | None]], day: str | None, home: Place | None) -> Mapping[str, Place]:
    """The places below the province that bare level words of an article mean: those named alone of their level."""
    found: dict[str, set[Place]] = {}
    for name, told in names:
        parts = _parts(name)
        where = _of_level(parts.level, place(parts.place or told, day, home), home)
        if where is not None and parts.level in ("city", "district", "commune"):
            found.setdefault(parts.level, set()).add(where)
    return {level: places.pop() for level, places in found.items() if len(places) == 1}


def is_body(words: str) -> bool:
    """Whether the words name a body at all: `các đại biểu` and `lãnh đạo huyện` do not."""
    return words[:1].isupper() or _parts(words).kind is not None


def body_label(words: str, where: Place | None) -> str:
    """A body's words with its place, once."""
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


def position_label(held: Office, of: Body | None, where: Place | None, *, plain: bool = False) -> str:
    """The title as papers write it: `Chủ tịch HĐND tỉnh Nam Định`, `Trưởng Ban Nội chính Tỉnh ủy Nam Định`.

    `plain`: from what all writings of the body share.
    """
    if of is None:
        return f"{held.label} {where.label}" if where else held.label
    if held.identifier in _single_body_offices() and of.place is None:
        return held.label
    body_label = of.plain if plain else of.label
    title, name = held.label.split(), body_label.split()
    # `Trưởng Ban` and `Ban Nội chính` share a word, `Chánh Văn phòng` and `Văn phòng Chính phủ` two.
    for shared in (3, 2, 1):
        if shared < len(title) and [w.casefold() for w in title[-shared:]] == [w.casefold() for w in name[:shared]]:
            return " ".join(title + name[shared:])
    return f"{held.label} {body_label}"
