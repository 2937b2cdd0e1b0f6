"""Gather the mentions of one article into people with their positions.

Within one article a full name is one person; a short form (`ông Phúc`, `Bí thư
Thăng`) is the person whose full name ends or, for a foreigner, has that word.
Across articles nothing is decided here: a name is no identity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from daibieu.reading.context import LOCAL, Context, complete
from daibieu.reading.heads import head_of
from daibieu.reading.mentions import Mention
from daibieu.reading.model import Evidence, Person, Position, Told
from daibieu.reading.names import is_historic, is_syllable
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, squeeze


@dataclass(slots=True)
class Held:
    """A position as it grows over the article's mentions."""

    title: Title
    body_from: Told
    place_from: Told
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One person of the article."""

    name: str
    names: list[str] = field(default_factory=list)
    honorifics: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    private: bool = True
    first: int = 0

    def index(self, title: Title) -> int | None:
        """Which of his positions a title is."""
        for n, held in enumerate(self.held):
            if same_post(held.title, title):
                return n
        return None


def name_key(name: str) -> str:
    """A name without hyphens, spaces and case: `Moon Jae-in` and `Moon Jae In` are one."""
    return re.sub(r"[\s'’.-]+", " ", name.lower()).strip()


def same_post(a: Title, b: Title) -> bool:
    """Whether two titles of one person in one article are the same position."""
    if _office(a) != _office(b) and not _is_fuller(a, b) and not _is_fuller(b, a):
        return False
    if a.former != b.former:
        return False
    if a.body is None or b.body is None:
        return a.place is None or b.place is None or a.place == b.place
    if not _same_body(a.body, b.body):
        return False
    return a.place is None or b.place is None or a.place == b.place


def _office(title: Title) -> str:
    return title.office.lower().removeprefix("quyền ")


def _same_office(held: Title, bare: Title) -> bool:
    return _office(held) == _office(bare) or _is_fuller(held, bare)


def _is_fuller(a: Title, b: Title) -> bool:
    """Whether the first is the second office told in full: `Phó Chủ tịch Thường trực`, then `Phó Chủ tịch A`."""
    full, short = _office(a), _office(b)
    if a.body is not None and b.body is not None and a.body != b.body:
        return False
    return full == f"{short} thường trực" or (b.body is None and full == f"{short} nước")


def _head_office(office: str) -> str:
    """The office of which this is the deputy."""
    words = office.lower()
    for lead in ("quyền ", "phó "):
        words = words.removeprefix(lead)
    return words.removesuffix(" thường trực").removesuffix(" phụ trách").strip()


def _same_body(a: str, b: str) -> bool:
    """One name may say more than the other: `Ủy ban MTTQ tỉnh`, `Ủy ban MTTQ Việt Nam tỉnh`."""
    x, y = set(a.lower().split()), set(b.lower().split())
    return x <= y or y <= x


class People:
    """The people of one article, under their fullest names, in the order of their first mention."""

    def __init__(self, tokens: Tokens, context: Context) -> None:
        self._tokens = tokens
        self._context = context
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._last: Entry | None = None  # who was named last
        self._seen: dict[int, tuple[Entry, list[int]] | None] = {}

    def add(self, mention: Mention) -> tuple[Entry, list[int]] | None:
        """Take a mention in: the person and which positions it gives him; None where it is nobody's."""
        if id(mention) not in self._seen:
            self._seen[id(mention)] = self._add(mention)
        return self._seen[id(mention)]

    def _add(self, mention: Mention) -> tuple[Entry, list[int]] | None:
        name = squeeze(mention.name.words)
        if is_historic(name):
            return None
        entry = self._find(name, mention)
        if entry is None:
            return None
        evidence = self._evidence(mention)
        entry.evidence.append(evidence)
        if mention.name.honorific:
            words = mention.name.honorific.words
            if words not in entry.honorifics:
                entry.honorifics.append(words)
            entry.private = entry.private and mention.name.honorific.private
        else:
            entry.private = False
        posts = []
        group = [t for title in (*mention.shared, *mention.titles) if (t := self._as_counterpart(title)) is not None]
        self._last = entry
        for title in group:
            posts.append(self.hold(entry, title, group, evidence))
        return entry, posts

    def _as_counterpart(self, title: Title) -> Title | None:
        """`Ngoại trưởng Nga A và [người đồng cấp Mỹ] B`: the office of him who was named before, in another country."""
        if title.office_id != "counterpart":
            return title
        held = [h.title for h in self._last.held if not h.title.former] if self._last is not None else []
        # Ours is called `Chủ tịch nước`; what his counterpart is called is not told.
        office = next((t for t in held if t.body != "Nhà nước" or t.place), None)
        if office is None:
            return None
        return replace(office, start=title.start, end=title.end, place=title.place, constituency=None, term=None)

    def _find(self, name: str, mention: Mention) -> Entry | None:
        key = name_key(name)
        entry = self._by_key.get(key)
        if entry is not None:
            return entry
        if mention.name.short or len(key.split()) == 1:
            known = self._short(key)
            if known is not None and name not in known.names:
                known.names.append(name)
            if known is not None:
                return known
            # A single Vietnamese syllable that is nobody's full name names nobody.
            if not mention.name.foreign or is_syllable(key):
                return None
        fuller = self._fuller(key)
        if fuller is not None:
            fuller.names.append(name)
            self._by_key[key] = fuller
            return fuller
        shorter = self._shorter(key)
        if shorter is not None:
            shorter.names.append(shorter.name)
            shorter.name = name
            self._by_key[key] = shorter
            return shorter
        entry = Entry(name, first=mention.name_start)
        self.entries.append(entry)
        self._by_key[key] = entry
        return entry

    def _short(self, key: str) -> Entry | None:
        """The person last named whose full name holds the short form."""
        for entry in reversed(self.entries):
            syllables = name_key(entry.name).split()
            if len(syllables) > 1 and (syllables[-1] == key or (key in syllables and not _vietnamese(entry.name))):
                return entry
        return None

    def _fuller(self, key: str) -> Entry | None:
        """The one person whose name of three syllables or more ends in these two: `Bộ trưởng Kim Tiến`."""
        if len(key.split()) != 2:
            return None
        fuller = [e for k, e in self._by_key.items() if k.endswith(f" {key}")]
        return fuller[0] if len(fuller) == 1 else None

    def _shorter(self, key: str) -> Entry | None:
        """He who was so far known by the last words of this name: `Tổng thống Putin` before `Vladimir Putin`."""
        words = key.split()
        for cut in range(1, len(words)):
            entry = self._by_key.get(" ".join(words[cut:]))
            two = len(words) - cut == 2
            if entry is not None and (two or not _vietnamese(entry.name)) and name_key(entry.name) != key:
                return entry if " ".join(words[cut:]) == name_key(entry.name) else None
        return None

    def _evidence(self, mention: Mention) -> Evidence:
        start, end = self._tokens.span(mention.start, mention.end)
        return Evidence(start, end, self._tokens.text[start:end], mention.rule)

    def hold(self, entry: Entry, title: Title, group: list[Title], evidence: Evidence) -> int:
        """Give a person a position, completed from its context; which of his it is."""
        bare = title.body is None
        if bare:
            known = next((n for n, h in enumerate(entry.held) if h.title.body and _same_office(h.title, title)), None)
            if known is not None:
                entry.held[known].evidence.append(evidence)
                return known
        full, body_from, place_from = complete(title, self._context, group)
        if full.body is None and (house := self._same_house(full)) is not None:
            full, body_from, place_from = house, "article", "article"
        index = entry.index(full)
        if index is None:
            # A body that was only guessed gives way to the one that is told.
            index = next(
                (
                    n
                    for n, h in enumerate(entry.held)
                    if h.title.former == full.former
                    and _same_office(h.title, full)
                    and (bare or h.title.body is None or h.body_from == "article")
                ),
                None,
            )
        if index is None:
            entry.held.append(Held(full, body_from, place_from, [evidence]))
            index = len(entry.held) - 1
        else:
            held = entry.held[index]
            held.evidence.append(evidence)
            if _says_more(full, held.title) or (not bare and held.body_from == "article"):
                held.title, held.body_from, held.place_from = full, body_from, place_from
        return index

    def _same_house(self, title: Title) -> Title | None:
        """`các Phó Tổng Giám đốc: …` after `Tổng Giám đốc VOV`: a deputy without a body is of the last head's."""
        base = _head_office(title.office)
        if base == title.office.lower():
            return None
        for entry in reversed(self.entries):
            for held in reversed(entry.held):
                other = held.title
                if other.body and not other.former and _head_office(other.office) == base:
                    return replace(title, body=other.body, level=other.level, place=other.place, head=other.head)
        return None

    def holder(self, title: Title) -> Entry | None:
        """The person last given this office, for a bare title as subject (`Thủ tướng nhấn mạnh`).

        Of an office without a place it is the one of this country, as long as the article names him.
        """
        return self._holder(title, abroad=False) or self._holder(title, abroad=True)

    def _holder(self, title: Title, *, abroad: bool) -> Entry | None:
        for entry in reversed(self.entries):
            for held in entry.held:
                if held.title.former or _office(held.title) != _office(title):
                    continue
                if not abroad and not (held.title.level in LOCAL or _at_home(entry, held.title)):
                    continue
                if title.body is None or held.title.body is None or _same_body(title.body, held.title.body):
                    return entry
        return None


def _at_home(entry: Entry, title: Title) -> bool:
    """Whether an office of no told place is of this country, by the name of its holder."""
    return title.place is None and _vietnamese(entry.name)


def is_public(held: Held) -> bool:
    """Ruling 18: a position in a firm or a religious body counts only for who takes part in an event."""
    title = held.title
    row = head_of(title.body) if title.body else None
    kind = row["kind"] if row else title.kind
    return kind not in _PRIVATE and (title.body is not None or title.group not in _PRIVATE)


_PRIVATE = frozenset({"enterprise", "religious"})


def _says_more(new: Title, old: Title) -> bool:
    if _office(new) != _office(old):
        return _is_fuller(new, old)
    return len(f"{new.body or ''}") > len(f"{old.body or ''}") or (old.place is None and new.place is not None)


def _vietnamese(name: str) -> bool:
    from daibieu.reading.names import families

    return name.split()[0].lower() in families()


def person_of(entry: Entry) -> Person:
    """The finished person."""
    return Person(
        name=entry.name,
        positions=tuple(_position(h) for h in entry.held),
        names=tuple(entry.names),
        honorifics=tuple(entry.honorifics),
        evidence=tuple(sorted(set(entry.evidence))),
    )


def _position(held: Held) -> Position:
    title = held.title
    return Position(
        office=title.office,
        body=title.body,
        place=title.place,
        former=title.former,
        standing=title.standing,
        office_id=title.office_id,
        body_from=held.body_from,
        place_from=held.place_from,
        term=title.term,
        constituency=title.constituency,
        evidence=tuple(sorted(set(held.evidence))),
    )
