"""Turn a Reading into findings that a page or a terminal can show: each with its kind, its words, its evidence.

What is found is decided by the reader; nothing is left out here but what a finding does not tell. Where the
words stand in the article is shown by `marks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from daibieu.ontology.tables import table
from daibieu.reading.model import (
    Appointment,
    Award,
    Document,
    Event,
    Evidence,
    OtherEvent,
    Person,
    Position,
    Reading,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Vietnamese and in English."""

    vi: str
    en: str


BRIEF = 120  # letters; the longest name of a position with its body has about a hundred


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `of`: the person or event it belongs to, in words."""

    kind: str  # a key of KINDS
    words: str
    evidence: tuple[Evidence, ...]
    of: str = ""
    details: tuple[tuple[Words, Words], ...] = ()

    @property
    def brief(self) -> str:
        """Its words in one short line: a lead may be a whole paragraph."""
        words = " ".join(self.words.split())
        return words if len(words) <= BRIEF else words[: BRIEF - 1].rsplit(" ", 1)[0] + "…"


KINDS = {
    "person": Words("người", "person"),
    "position": Words("chức vụ", "position"),
    "event": Words("sự kiện", "event"),
    "participant": Words("có mặt", "took part"),
    "behalf": Words("thay mặt cho", "on behalf of"),
    "group": Words("nhóm không nêu tên", "unnamed group"),
    "absence": Words("vắng mặt", "absent"),
    "other-event": Words("sự kiện chưa hoặc không diễn ra ở đây", "event not held here"),
    "other-participant": Words("được báo là có mặt", "announced to take part"),
    "document": Words("văn bản", "document"),
    "award": Words("khen thưởng", "award"),
    "appointment": Words("thay đổi chức vụ", "change of position"),
    "membership": Words("thành viên", "membership"),
    "responsibility": Words("phụ trách", "responsibility"),
    "frame": Words("khung trang báo", "the page's frame"),
    "residue": Words("thấy mà không hiểu", "seen, not understood"),
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
TOLD = {
    "title": Words("chính chức danh", "the title itself"),
    "sentence": Words("câu", "the sentence"),
    "article": Words("bài", "the article"),
    "paper": Words("tỉnh của tờ báo", "the paper's province"),
}
BEHALF = {
    "speaks-for": Words("thay mặt", "speaks for"),
    "represents": Words("đại diện", "represents"),
    "substitutes-for": Words("dự thay", "substitutes for"),
    "by-mandate-of": Words("thừa ủy quyền", "by mandate of"),
}
LINES = {
    "update": Words("ngày đăng", "update line"),
    "byline": Words("tác giả", "byline"),
    "caption": Words("chú thích ảnh", "caption"),
    "credit": Words("nguồn ảnh", "photo credit"),
    "teaser": Words("dẫn sang bài khác", "teaser"),
    "tag": Words("từ khóa", "tags"),
    "sapo": Words("lời dẫn", "lead"),
}
LEFT = {
    "title": Words("chức danh", "title"),
    "name": Words("tên", "name"),
    "gathering": Words("cuộc họp, lễ", "gathering"),
    "body": Words("cơ quan", "body"),
    "date": Words("ngày", "date"),
}
_LABELS = {
    "names": Words("cách viết khác", "also written"),
    "honorifics": Words("cách xưng hô", "form of address"),
    "standing": Words("tư cách", "standing"),
    "body-from": Words("cơ quan lấy từ", "body taken from"),
    "place-from": Words("nơi lấy từ", "place taken from"),
    "term": Words("khóa", "term"),
    "constituency": Words("đơn vị bầu cử", "constituency"),
    "type": Words("loại", "type"),
    "date": Words("ngày", "date"),
    "end": Words("đến ngày", "until"),
    "date-as-told": Words("lời ghi ngày", "day as told"),
    "place": Words("nơi", "place"),
    "status": Words("tình trạng", "status"),
    "roles": Words("vai", "roles"),
    "capacity": Words("với tư cách", "as"),
    "list": Words("danh sách, thứ tự", "list, order"),
    "heading": Words("dưới đề mục", "under the heading"),
    "as-words": Words("nguyên lời", "in the article's words"),
    "number": Words("số", "number"),
    "issuer": Words("nơi ban hành", "issuer"),
    "title": Words("tên", "title"),
    "giver": Words("bên tặng", "given by"),
    "recipient": Words("người nhận", "given to"),
    "count": Words("số người, đơn vị nhận", "number of recipients"),
    "year": Words("cho năm", "for the year"),
    "event": Words("tại sự kiện", "at the event"),
    "position": Words("chức vụ", "position"),
    "told": Words("tin ngày", "told on"),
    "effective": Words("từ ngày", "from"),
    "decision": Words("theo quyết định", "by decision"),
    "by": Words("cơ quan quyết định", "decided by"),
    "order": Words("thứ tự", "order"),
    "stated": Words("số thành viên bài nêu", "members, as the article counts"),
}

Detail = tuple[Words, Words]


def findings(reading: Reading) -> tuple[Finding, ...]:
    """All findings of a Reading by kind, in the order of KINDS: people first, what was not understood last."""
    people = {person.name: person for person in reading.people}
    names = {one.key: one.name for one in reading.events} | {one.key: one.name for one in reading.other_events}
    found: list[Finding] = []
    for person in reading.people:
        found += _person(person)
    for event in reading.events:
        found += _event(event, people, "event", "participant")
    found += [
        Finding("group", one.words, one.evidence, names.get(one.event or "", ""), _details(list=_place(one)))
        for one in reading.groups
    ]
    found += [Finding("absence", one.agent, one.evidence, names.get(one.event or "", "")) for one in reading.absences]
    for other in reading.other_events:
        found += _event(other, people, "other-event", "other-participant")
    found += [_document(one) for one in reading.documents]
    found += [_award(one, names) for one in reading.awards]
    found += [_appointment(one, people, names) for one in reading.appointments]
    found += [
        Finding("membership", one.member, one.evidence, one.body, _details(order=one.order, stated=one.stated_number))
        for one in reading.memberships
    ]
    found += [Finding("responsibility", one.object, one.evidence, one.person) for one in reading.responsibilities]
    found += [
        Finding("frame", one.words, one.evidence, details=_details(type=LINES[one.kind])) for one in reading.frame.lines
    ]
    found += [
        Finding("residue", one.words, one.evidence, details=_details(type=LEFT[one.kind])) for one in reading.residue
    ]
    return tuple(sorted(found, key=lambda one: _ORDER[one.kind]))


def post(position: Position) -> str:
    """An office with its body and place, as far as the article tells them."""
    return " · ".join(part for part in (position.office, position.body, position.place) if part)


def _person(person: Person) -> Iterator[Finding]:
    yield Finding(
        "person", person.name, person.evidence, details=_details(names=person.names, honorifics=person.honorifics)
    )
    for one in person.positions:
        told = _details(
            standing=None if one.standing == "full" else _label("standings", one.standing),
            body_from=TOLD[one.body_from] if one.body else None,
            place_from=TOLD[one.place_from] if one.place else None,
            term=one.term,
            constituency=one.constituency,
        )
        yield Finding("position", post(one), one.evidence, person.name, told)


def _event(event: Event | OtherEvent, people: dict[str, Person], kind: str, takes_part: str) -> Iterator[Finding]:
    status = _label("event_statuses", event.status) if isinstance(event, OtherEvent) else None
    told = _details(
        status=status,
        type=event.type,
        date=event.date,
        end=event.end,
        date_as_told=event.date_as_told,
        place=event.place,
    )
    yield Finding(kind, event.name, event.evidence, details=told)
    for one in event.participants:
        posts = people[one.agent].positions if one.kind == "person" and one.agent in people else ()
        told = _details(
            roles=tuple(_label("roles", role) for role in one.roles),
            capacity=tuple(post(posts[index]) for index in one.capacity if index < len(posts)),
            list=_place(one),
            heading=one.heading,
            as_words=one.as_words,
        )
        yield Finding(takes_part, one.agent, one.evidence, event.name, told)
        for other in one.on_behalf_of:
            yield Finding("behalf", other.object, other.evidence, one.agent, _details(type=BEHALF[other.kind]))


def _document(one: Document) -> Finding:
    words = f"{one.type} {one.number}" if one.number else one.title or one.type
    return Finding(
        "document",
        words,
        one.evidence,
        details=_details(title=one.title if one.number else None, issuer=one.issuer, date=one.date),
    )


def _award(one: Award, names: dict[str, str]) -> Finding:
    told = _details(
        title=one.title,
        giver=one.giver,
        recipient=one.recipient or one.recipients_as_told,
        count=one.number,
        year=one.year,
        event=names.get(one.event or ""),
    )
    return Finding("award", one.award, one.evidence, details=told)


def _appointment(one: Appointment, people: dict[str, Person], names: dict[str, str]) -> Finding:
    posts = people[one.person].positions if one.person in people else ()
    told = _details(
        type=_label("appointment_kinds", one.kind),
        position=post(posts[one.position]) if one.position is not None and one.position < len(posts) else None,
        told=one.told,
        effective=one.effective,
        decision=one.decision,
        by=one.by,
        event=names.get(one.event or ""),
    )
    return Finding("appointment", one.person, one.evidence, details=told)


def _place(one: object) -> str | None:
    """`1, 3`: the first list of the article, its third name."""
    number, order = getattr(one, "list", None), getattr(one, "order", None)
    return None if number is None and order is None else ", ".join(str(n) for n in (number, order) if n is not None)


def _details(**told: object) -> tuple[Detail, ...]:
    return tuple(
        (_LABELS[key.replace("_", "-")], words) for key, value in told.items() if (words := _words(value)) is not None
    )


def _words(value: object) -> Words | None:
    if value is None or value == () or value == "":
        return None
    if isinstance(value, Words):
        return value
    if isinstance(value, tuple):
        parts = [part if isinstance(part, Words) else Words(str(part), str(part)) for part in value]
        return Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))
    return Words(str(value), str(value))


@cache
def _labels(name: str) -> dict[str, Words]:
    return {row["id"]: Words(row["label_vi"], row["label_en"]) for row in table(f"{name}.tsv")}


def _label(name: str, key: str) -> Words:
    return _labels(name).get(key) or Words(key, key)


def rules_of(found: Iterable[Finding]) -> dict[str, int]:
    """Each rule that was used, with how often, the commonest first."""
    counted: dict[str, int] = {}
    for one in found:
        for told in one.evidence:
            counted[told.rule] = counted.get(told.rule, 0) + 1
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
