"""What one article claims, as values: each claim with its address, its words, and the claims it points at.

Whether a claim is true, and whether two articles mean one thing, is not decided
here; a Reading becomes claims in `claiming`, and claims become quads in `claim_quads`.
"""

from __future__ import annotations

from dataclasses import dataclass

from daibieu.graph.canonical import Body, Office, Place
from daibieu.reading import model

Words = tuple[model.Evidence, ...]


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body under one of its names in the article."""

    address: str
    name: str
    place_told: str | None
    means: Body
    evidence: Words


@dataclass(frozen=True, slots=True)
class PositionClaim:
    """Somebody's position; `holder` None where only the position is named (`dự thay Chủ tịch UBND tỉnh`)."""

    address: str
    holder: str | None
    told: model.Position
    office: Office
    of: BodyMention | None
    place: Place | None
    evidence: Words


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as the article names him, with his positions."""

    address: str
    start: int
    told: model.Person
    positions: tuple[PositionClaim, ...]
    evidence: Words


Agent = PersonMention | BodyMention | PositionClaim


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom somebody took part."""

    kind: model.BehalfKind
    whom: Agent


@dataclass(frozen=True, slots=True)
class ParticipationClaim:
    """An agent at an event."""

    address: str
    agent: PersonMention | BodyMention
    told: model.Participant
    capacity: tuple[PositionClaim, ...]
    behalf: tuple[Behalf, ...]
    evidence: Words


@dataclass(frozen=True, slots=True)
class EventClaim:
    """An event told as held, or (`status`) as planned, cancelled or recalled."""

    address: str
    start: int
    told: model.Event | model.OtherEvent
    status: model.Status | None
    participations: tuple[ParticipationClaim, ...]
    evidence: Words


@dataclass(frozen=True, slots=True)
class AbsenceClaim:
    """An agent told to have been absent."""

    address: str
    agent: PersonMention | BodyMention
    event: EventClaim | None
    evidence: Words


@dataclass(frozen=True, slots=True)
class GroupClaim:
    """People without names at an event."""

    address: str
    event: EventClaim | None
    told: model.Group
    evidence: Words


@dataclass(frozen=True, slots=True)
class MembershipClaim:
    """A body in a bloc, or a person in a committee."""

    address: str
    member: PersonMention | BodyMention
    of: BodyMention
    told: model.Membership
    evidence: Words


@dataclass(frozen=True, slots=True)
class ResponsibilityClaim:
    """A person in charge of a body or a field."""

    address: str
    agent: PersonMention
    object: BodyMention | None
    told: model.Responsibility
    evidence: Words


@dataclass(frozen=True, slots=True)
class AwardClaim:
    """A distinction given."""

    address: str
    giver: Agent | None
    recipient: PersonMention | BodyMention | None
    event: EventClaim | None
    told: model.Award
    evidence: Words


@dataclass(frozen=True, slots=True)
class AppointmentClaim:
    """A change of position told in words."""

    address: str
    agent: PersonMention
    position: PositionClaim | None
    by: Agent | None
    event: EventClaim | None
    told: model.Appointment
    evidence: Words


@dataclass(frozen=True, slots=True)
class DocumentClaim:
    """A document cited."""

    address: str
    issuer: str | None
    told: model.Document
    evidence: Words


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """All that one article claims."""

    article: model.Article
    address: str
    published: str | None
    home: Place | None  # the province that the article speaks from
    stored: str
    people: tuple[PersonMention, ...]
    bodies: tuple[BodyMention, ...]
    unheld: tuple[PositionClaim, ...]  # positions named without a holder
    events: tuple[EventClaim, ...]
    absences: tuple[AbsenceClaim, ...]
    groups: tuple[GroupClaim, ...]
    memberships: tuple[MembershipClaim, ...]
    responsibilities: tuple[ResponsibilityClaim, ...]
    awards: tuple[AwardClaim, ...]
    appointments: tuple[AppointmentClaim, ...]
    documents: tuple[DocumentClaim, ...]
