"""Fill in what a title leaves out: the place of a bare `tỉnh`, the body of a bare `Phó Bí thư`.

Taken from the sentence, then from the article, then from the paper, and always
marked with where it came from. What none of them tells stays None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.bodies import BodySpan
from daibieu.reading.bodyrows import PARTY_OF
from daibieu.reading.heads import head_of
from daibieu.reading.model import Told
from daibieu.reading.names import families
from daibieu.reading.offices import carried_body
from daibieu.reading.places import known_at, place_at, place_name_end
from daibieu.reading.titles import Title
from daibieu.reading.tokens import Tokens, words_of

LOCAL = frozenset({"province", "city", "district", "commune"})
_CENTRAL_CITIES = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})
_LEVEL_WORDS = {
    "province": frozenset({"tỉnh"}),
    "city": frozenset({"thành phố", "TP", "thủ đô"}),
}
_COMMITTEES = {
    "tỉnh ủy": "province",
    "thành ủy": "city",
    "huyện ủy": "district",
    "quận ủy": "district",
    "thị ủy": "district",
}


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place told with its level at a token."""

    token: int
    level: str
    name: str


class Context:
    """The places an article tells, by level and by where they stand."""

    def __init__(self, tokens: Tokens, title_end: int, paper: str | None, sentence_of: list[int]) -> None:
        self._sentence_of = sentence_of
        self._told = _told_places(tokens)
        self._tokens_at = [t.token for t in self._told]
        self._tokens = tokens
        self.paper = paper
        self.bodies: list[BodySpan] = []
        self._countries_of: dict[str, str | None] = {}
        self.province, self.province_from = self._main_province(tokens, title_end)

    def _main_province(self, tokens: Tokens, title_end: int) -> tuple[str | None, Told]:
        """The province the article is about: the paper's, unless the article tells another one far more often."""
        votes: Counter[str] = Counter()
        for told in self._told:
            if told.level in {"province", "city"} and told.name in provinces():
                votes[told.name] += 2
        for match in _mentions_of_provinces(tokens.text):
            votes[match] += 1
        if self.paper:
            return self.paper, "paper"
        if not votes:
            return None, "article"
        return votes.most_common(1)[0][0], "article"

    def body_called(self, head: str, token: int) -> BodySpan | None:
        """The body last named before a token whose name begins with a bare head (`Bệnh viện`, `nhà trường`)."""
        lead = head.lower() + " "
        return next((b for b in reversed(self.bodies) if b.start < token and b.name.lower().startswith(lead)), None)

    @cached_property
    def _ministries(self) -> tuple[list[int], list[BodySpan], bool]:
        """Where the article names ministries, these, and whether they are one."""
        told = [b for b in self.bodies if b.head.startswith("ministry") and " " in b.name]
        return [b.start for b in told], told, len({b.name for b in told}) == 1

    def ministry(self, token: int) -> BodySpan | None:
        """The ministry of a bare `Thứ trưởng`: the one last named in his sentence, else the only one of the article."""
        starts, told, one = self._ministries
        last = bisect_left(starts, token) - 1
        if last >= 0 and self._sentence_of[starts[last]] == self._sentence_of[token]:
            return told[last]
        return told[0] if one else None

    @cached_property
    def short_forms(self) -> dict[str, BodySpan]:
        """The letters that the article itself gives a body: `Ủy ban An toàn giao thông quốc gia (UBATGTQG)`."""
        words = self._tokens.words
        return {words[b.end - 2]: b for b in reversed(self.bodies) if words[b.end - 1] == ")" and b.end - b.start > 4}

    @cached_property
    def _countries(self) -> list[tuple[int, str]]:
        """Every country that the article names: at which token, and its label."""
        stop = len(self._tokens)
        found = ((i, known_at(self._tokens, i, stop)) for i in range(stop))
        return [(i, known[1].label) for i, known in found if known and known[1].level == "country"]

    @cached_property
    def foreign_country(self) -> str | None:
        """The one foreign country that the article names, None where it names several."""
        told = {label for _, label in self._countries} - {"Việt Nam"}
        return told.pop() if len(told) == 1 else None

    def country_of(self, office: str) -> str | None:
        """The one country told with an office (`Tổng thống Mỹ`), else the one foreign country of the article."""
        if office not in self._countries_of:
            words = list(words_of(office))
            lows, size = self._tokens.lows, len(words)
            told = {label for i, label in self._countries if i >= size and lows[i - size : i] == words}
            self._countries_of[office] = told.pop() if len(told) == 1 else None
        return self._countries_of[office] or self.foreign_country

    def place(self, level: str | None, token: int) -> tuple[str | None, Told]:
        """The place of a bare level at a token."""
        if level not in LOCAL:
            return None, "title"
        sentence = self._sentence_of[token] if token < len(self._sentence_of) else -1
        before = self._told[: bisect_left(self._tokens_at, token)]
        for told in reversed(before):
            if self._sentence_of[told.token] != sentence:
                break
            if _fits(told, level):
                return told.name, "sentence"
        if level == "province" and self.province is not None:
            return self.province, self.province_from
        if level == "city" and self.province in _CENTRAL_CITIES:
            return self.province, self.province_from
        for told in reversed(before):
            if _fits(told, level):
                return told.name, "article"
        after = next((t for t in self._told[len(before) :] if _fits(t, level)), None)
        if after:
            return after.name, "article"
        if level in {"province", "city"} and self.province:
            return self.province, self.province_from
        return None, "article"


def _fits(told: ToldPlace, level: str) -> bool:
    return told.level == level


@cache
def provinces() -> frozenset[str]:
    """The labels of all provincial units, before and since 1 July 2025."""
    return frozenset(row["label"] for row in ontology_table("places.tsv") if row["kind"] != "country")


@cache
def countries() -> frozenset[str]:
    """The labels of all countries but our own."""
    return frozenset(
        row["label"] for row in ontology_table("places.tsv") if row["kind"] == "country" and row["label"] != "Việt Nam"
    )


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted(provinces(), key=len, reverse=True)
    # Without `TP` the name of Hồ Chí Minh is that of a man, an idea or an academy.
    plain = "|".join(re.escape(n) for n in names if n != "Hồ Chí Minh")
    return re.compile(rf"(?<!\w)(?:(?:TP\.? ?|[Tt]hành phố )(Hồ Chí Minh|HCM)|({plain}))(?! Dương)(?!\w)")


def _mentions_of_provinces(text: str) -> list[str]:
    return [
        "Hồ Chí Minh" if m.group(1) else m.group(2)
        for m in _province_pattern().finditer(text)
        if m.group(1) or not _after_family_name(text, m.start())
    ]


def _after_family_name(text: str, start: int) -> bool:
    """`Trương [Thái Bình]` is a man."""
    before = text[max(0, start - 12) : start].rstrip(" ").split(" ")[-1]
    return text[start - 1 : start] == " " and before[:1].isupper() and before.lower() in families()


def _told_places(tokens: Tokens) -> list[ToldPlace]:
    """Every `tỉnh X`, `Tỉnh ủy X`, `huyện Y` of the article."""
    told: list[ToldPlace] = []
    lows = tokens.lows
    stop = len(lows)
    for i, low in enumerate(lows):
        if low in _STARTS:
            committee = _COMMITTEES.get(f"{low} {lows[i + 1]}") if i + 1 < stop else None
            if committee:
                end = place_name_end(tokens, i + 2, stop, names=True, level=committee)
                if end > i + 2 and not tokens.words[i + 2].isdigit():
                    known = known_at(tokens, i + 2, end)
                    told.append(ToldPlace(i, committee, known[1].label if known else tokens.exact(i + 2, end)))
                continue
            where = place_at(tokens, i, stop, names=True)
            if where and where.name and where.level and where.word:
                level = where.level
                told.append(ToldPlace(i, level, where.name))
    return told


_STARTS = frozenset(
    {"tỉnh", "thành", "tp", "huyện", "quận", "thị", "xã", "phường", "đặc", "tx", "h", "q", "p", "x", "tt", "thủ"}
)


def complete(title: Title, context: Context, neighbours: list[Title]) -> tuple[Title, Told, Told]:
    """The title with its elided body and place, and where each was taken from."""
    body_from: Told = "title"
    if title.body is None:
        filled = _elided_body(title, neighbours)
        if filled is not None:
            title, body_from = filled, "sentence"
    elif title.body in _OF_UNITS:
        # `Bí thư Đảng ủy, Giám đốc Công an tỉnh`: the committee of the unit named next.
        unit = next((o for o in neighbours if o.start > title.start and o.body and o.body != title.body), None)
        if unit is not None:
            of_place = (unit.body or "").split()[0] in {"UBND", "HĐND"} or (unit.body or "").startswith("Ủy ban MTTQ")
            name = f"{title.body} {(unit.body or '').split()[-1]}" if of_place else f"{title.body} {unit.body}"
            title = replace(title, body=name, level=unit.level, place=unit.place)
            body_from = "sentence"
    elif title.body in _OPEN_COMMITTEES and title.level is None:
        title, body_from = _committee_of(title, neighbours, context), "sentence"
    if title.body is not None and title.head is None and (told := context.short_forms.get(title.body.split()[0])):
        place = title.place or told.place
        title = replace(title, body=told.name, level=told.level, place=place, kind=told.kind, head=told.head)
    if title.body is None or title.body in _BARE_HEADS:
        named = _called(title, context)
        if named is not None:
            return named, "article", "article"
    if title.group == "foreign" and title.place is None and title.level is None:
        country = context.country_of(title.office.lower())
        if country is not None:
            return replace(title, place=country), body_from, "article"
    if title.place is None and title.level not in LOCAL and title.group != "diplomatic":
        country = _country_beside(title, neighbours)
        if country is not None:
            return replace(title, place=country), body_from, "sentence"
    if title.place is not None or title.level not in LOCAL:
        return title, body_from, "title"
    for other in neighbours:
        if other is not title and other.level == title.level and other.place:
            return replace(title, place=other.place), body_from, "sentence"
    place, place_from = context.place(title.level, title.start)
    return replace(title, place=place), body_from, place_from


def _country_beside(title: Title, neighbours: list[Title]) -> str | None:
    """`Ủy viên Bộ Chính trị, Chủ tịch Quốc hội [Lào]`: the first office is of the same country, unless it says ours."""
    if not _of_state(title):
        return None
    abroad = countries()
    return next((o.place for o in neighbours if o is not title and o.place in abroad and _of_state(o)), None)


def _of_state(title: Title) -> bool:
    """Whether the office is of a state or its ruling party at the centre, our own name not being told."""
    if title.body is None:
        return title.group == "foreign"
    row = head_of(title.body)
    central = row is not None and row["level"] == "central" and row["kind"] in {"party", "state"}
    return central and "Việt Nam" not in title.body


def _elided_body(title: Title, neighbours: list[Title]) -> Title | None:
    """`Phó Bí thư, Chủ tịch UBND huyện`: the committee of the same place; `Bí thư Đảng ủy, Giám đốc X`: that of X."""
    if title.office_id is None:
        return None
    if title.office_id in _MINISTERS:
        # Ruling 2 of the guideline; `Thứ trưởng, Phó Chủ nhiệm Ủy ban Dân tộc` alike.
        chief = next((o for o in neighbours if o.body and o.office.lower().endswith("chủ nhiệm")), None)
        if chief is not None:
            return replace(title, body=chief.body, head=chief.head)
    chief = next((o for o in neighbours if o is not title and o.body and _base(o) == _base(title)), None)
    if chief is not None:
        # `Phó Hiệu trưởng, Hiệu trưởng Trường X`
        return replace(title, body=chief.body, level=chief.level, place=chief.place, kind=chief.kind, head=chief.head)
    if "secretary" in title.office_id:
        for other in neighbours:
            if other is title or other.level is None or other.body is None:
                continue
            committee = _committee_name(other.level, other.body)
            if committee:
                return replace(title, body=committee, level=other.level, place=other.place)
    return None


def _base(title: Title) -> str:
    """The office without what makes it a deputy's."""
    words = title.office.lower()
    return words.removeprefix("quyền ").removeprefix("phó ").removesuffix(" thường trực").removesuffix(" phụ trách")


_OF_UNITS = frozenset({"Đảng ủy", "Ban Cán sự đảng", "Đảng đoàn"})
_MINISTERS = frozenset({"minister", "deputy-minister", "standing-deputy-minister"})
# Heads that a report uses alone once it has named the body in full.
_BARE_HEADS = frozenset(
    {
        "Bệnh viện",
        "Trường",
        "Trung tâm",
        "Học viện",
        "Công ty",
        "Tập đoàn",
        "Viện",
        "Nhà máy",
        "Ngân hàng",
        "Tổng công ty",
    }
)


def _called(title: Title, context: Context) -> Title | None:
    head = title.body or carried_body(words_of(title.office))
    if title.office_id in _MINISTERS and not title.former:
        body = context.ministry(title.start)
    else:
        body = context.body_called(head, title.start) if head in _BARE_HEADS else None
    if body is None:
        return None
    return replace(title, body=body.name, level=body.level, place=body.place, kind=body.kind, head=body.head)


_OPEN_COMMITTEES = frozenset({"Ban Thường vụ", "Ban Chấp hành"})


def _committee_of(title: Title, neighbours: list[Title], context: Context) -> Title:
    """`UVBTV, Trưởng Ban Dân vận Tỉnh ủy`: the standing board of the committee beside it, else of the province."""
    for other in neighbours:
        if other is title or other.level not in LOCAL or other.body is None:
            continue
        committee = _committee_name(other.level, other.body)
        if committee:
            committee = PARTY_OF.get(committee, committee) if title.body == "Ban Chấp hành" else committee
            return replace(title, body=f"{title.body} {committee}", level=other.level, place=other.place)
    if context.province is not None:
        city = context.province in _CENTRAL_CITIES
        return replace(
            title, body=f"{title.body} {'Thành ủy' if city else 'Tỉnh ủy'}", level="city" if city else "province"
        )
    return title


def _committee_name(level: str, body: str) -> str | None:
    last = body.split()[-1]
    if last == "ủy":
        return " ".join(body.split()[-2:])  # `Ban Dân vận [Huyện ủy]`
    if level == "commune":
        return f"Đảng ủy {last}"
    if level == "district":
        return {"huyện": "Huyện ủy", "quận": "Quận ủy"}.get(last, "Thị ủy" if last == "xã" else None)
    return {"province": "Tỉnh ủy", "city": "Thành ủy"}.get(level)


def body_place(body: BodySpan, context: Context) -> str | None:
    """The jurisdiction of a body that does not name it."""
    if body.place is not None:
        return body.place
    return context.place(body.level, body.start)[0]
