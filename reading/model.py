"""What one article says, as values: the shape of a Reading.

Who is who across articles is not decided here, nor what is true: a Reading
keeps what the words say, each finding with the rule that found it and the place
of its words. The JSON form of these values is a contract (`reading.schema.json`);
`people`, `events` and `documents` are the shape of the annotation guideline and
hold what it asks for, everything else stands beside them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Standing = Literal["full", "acting", "in-charge", "former", "late"]
Told = Literal["title", "sentence", "article", "paper"]
Kind = Literal["person", "body"]
Role = Literal["attended", "chaired", "spoke", "hosted", "visited", "presented", "received", "signed", "appointed"]
Status = Literal["planned", "cancelled", "recalled"]
BehalfKind = Literal["speaks-for", "represents", "substitutes-for", "by-mandate-of"]
AppointmentKind = Literal[
    "elected", "appointed", "assigned", "ratified", "designated", "transferred",
    "relieved", "dismissed", "resigned", "retired", "died", "disciplined",
]  # fmt: skip


class Evidence(Struct, frozen=True, order=True):
    """The words a finding rests on: `stored[start:end] == exact`, counted in code points."""

    start: int
    end: int
    exact: str
    rule: str


class Position(Struct, frozen=True):
    """An office in a body, as one article gives it to one person."""

    office: str
    body: str | None
    place: str | None  # None: a central body, or the article does not tell
    former: bool = False
    standing: Standing = "full"
    office_id: str | None = None  # the row of ontology/offices.tsv; None: an office no table knows
    body_from: Told = "title"
    place_from: Told = "title"
    term: str | None = None  # as written: `khóa XIV`, `nhiệm kỳ 2015-2020`
    constituency: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Person(Struct, frozen=True):
    """A person under the fullest name that the article gives."""

    name: str
    positions: tuple[Position, ...] = ()
    names: tuple[str, ...] = ()  # other ways the article writes him
    honorifics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class OnBehalf(Struct, frozen=True):
    """For whom somebody came or spoke; it puts that one at no event."""

    kind: BehalfKind
    object: str
    evidence: tuple[Evidence, ...] = ()


class Participant(Struct, frozen=True):
    """An agent at an event. `capacity`: indexes into the person's positions, empty for a body.

    `list` counts the attendance lists of the article from 1 and `order` the places
    within one; both are None outside any list. `heading` is the shared title or side
    under which the agent stood in the list.
    """

    agent: str
    kind: Kind
    roles: tuple[Role, ...]
    capacity: tuple[int, ...] = ()
    list: int | None = None
    order: int | None = None
    heading: str | None = None
    as_words: str | None = None  # a body that came as `lãnh đạo X` keeps those words
    on_behalf_of: tuple[OnBehalf, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Event(Struct, frozen=True):
    """A gathering reported as held. `date` is ISO, `--MM-DD` without a year, `YYYY-MM`, or None."""

    key: str
    type: str
    name: str
    date: str | None
    place: str | None
    participants: tuple[Participant, ...] = ()
    end: str | None = None
    type_id: str | None = None  # the row of ontology/event_types.tsv
    date_as_told: str | None = None
    evidence: tuple[Evidence, ...] = ()


class OtherEvent(Struct, frozen=True):
    """An event that is not reported as held: never counted as attendance."""

    key: str
    status: Status
    type: str
    name: str
    date: str | None
    place: str | None
    participants: tuple[Participant, ...] = ()
    end: str | None = None
    type_id: str | None = None
    date_as_told: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Document(Struct, frozen=True):
    """A Party or state document cited by its number or by an unmistakable name."""

    type: str
    number: str | None
    issuer: str | None
    date: str | None
    title: str | None = None
    type_id: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Absence(Struct, frozen=True):
    """Somebody told to have been absent from an event."""

    agent: str
    kind: Kind
    event: str | None  # the event's key
    evidence: tuple[Evidence, ...] = ()


class Group(Struct, frozen=True):
    """Unnamed people who attended, kept as words."""

    words: str
    event: str | None
    list: int | None = None
    order: int | None = None
    evidence: tuple[Evidence, ...] = ()


class Membership(Struct, frozen=True):
    """A body in a bloc of bodies, or a person in a committee, told by `gồm` or its like."""

    member: str
    kind: Kind
    body: str
    order: int | None = None
    stated_number: int | None = None  # how many members the article says there are
    evidence: tuple[Evidence, ...] = ()


class Responsibility(Struct, frozen=True):
    """A person told to be in charge of a body or a field (`phụ trách`, `trực tiếp chỉ đạo`)."""

    person: str
    object: str
    kind: Literal["body", "field"]
    evidence: tuple[Evidence, ...] = ()


class Award(Struct, frozen=True):
    """A distinction given. `number`: how many recipients, where the article counts them."""

    award: str  # `Cờ`, `Bằng khen`, `Huân chương Lao động hạng Ba`
    giver: str | None
    recipient: str | None  # a name; None where recipients are only counted
    recipient_kind: Kind | None
    title: str | None = None  # `Đơn vị dẫn đầu phong trào thi đua`
    number: int | None = None
    recipients_as_told: str | None = None  # `3 đơn vị`
    year: int | None = None
    event: str | None = None  # the event at which it was handed over
    evidence: tuple[Evidence, ...] = ()


class Appointment(Struct, frozen=True):
    """A change of position told in words. Dates are ISO or None."""

    person: str
    kind: AppointmentKind
    position: int | None  # index into the person's positions; None: the article does not name it
    told: str | None = None  # the day of the event or article that tells it
    effective: str | None = None
    decision: str | None = None  # the number of the document it rests on
    by: str | None = None  # the body that decided
    event: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Line(Struct, frozen=True):
    """One line of the article's frame: a byline, a caption, a credit, a teaser, the update line."""

    kind: Literal["update", "byline", "caption", "credit", "teaser", "tag", "sapo"]
    words: str
    evidence: tuple[Evidence, ...] = ()


class Frame(Struct, frozen=True):
    """What belongs to the printed page and not to the report."""

    published_from: Literal["record", "text"] | None = None
    updated: str | None = None  # ISO date and time without zone, as the update line prints it
    paper_place: str | None = None
    bylines: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class Residue(Struct, frozen=True):
    """Something seen but not understood."""

    kind: Literal["title", "name", "gathering", "body", "date"]
    words: str
    evidence: tuple[Evidence, ...] = ()


class Reading(Struct, frozen=True):
    """All that one article says."""

    id: str
    published: str | None
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    other_events: tuple[OtherEvent, ...] = ()
    absences: tuple[Absence, ...] = ()
    groups: tuple[Group, ...] = ()
    memberships: tuple[Membership, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    awards: tuple[Award, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    frame: Frame = Frame()
    residue: tuple[Residue, ...] = ()


class Article(Struct, frozen=True):
    """An article as it comes in, its text not yet cleaned."""

    id: str
    title: str
    text: str
    published: str | None = None
    url: str | None = None
    source: str | None = None
    place: str | None = None  # the paper's province
