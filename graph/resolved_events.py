"""Write what happened: events, who took part and as what, and what hangs on events.

Which reports tell one event is decided before; see `same_events`. An announced
event, an absence and a group without names are no attendance and share no
predicate with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import fold
from daibieu.graph.claim_quads import standing
from daibieu.graph.claims import ArticleClaims, AwardClaim, EventClaim, ParticipationClaim
from daibieu.graph.days import bounds, together
from daibieu.graph.event_names import kind_of, names_agree
from daibieu.graph.parts import wholes
from daibieu.graph.resolved_things import Things
from daibieu.graph.same_events import OneEvent
from daibieu.graph.vocabulary import DV, RDFS, SCHEMA, Node, concept, day, number
from daibieu.ontology import terms
from daibieu.reading.model import BehalfKind

_BEHALF: dict[BehalfKind, Callable[[], Node]] = {
    "speaks-for": lambda: DV.speaksFor,
    "represents": lambda: DV.representsBody,
    "substitutes-for": lambda: DV.substitutesFor,
    "by-mandate-of": lambda: DV.actsByMandateOf,
}


Told = tuple[ArticleClaims, EventClaim]


def event_address(event: OneEvent, addresses: Addresses) -> str:
    """Made of the name and the words of its first report."""
    _, first = event.first
    return addresses.named("event", label(first), first.address)


def announced_address(event: EventClaim, addresses: Addresses) -> str:
    """Each announcement stands for itself."""
    return addresses.named("announced-event", label(event), event.address)


class Events:
    """Writes the events, and what of an article hangs on them.

    `event_of`: an event claim's address to that of its event, held or announced; `held_on`:
    the reports of held events of a date and kind.
    """

    def __init__(
        self, things: Things, event_of: Mapping[str, str], held_on: Callable[[str, str], Iterable[Told]]
    ) -> None:
        self.things = things
        self.quads = things.quads
        self.address_of = event_of
        self._held_on = held_on
        self._inside: dict[str, Mapping[str, str]] = {}  # by article: its events that stand inside another

    def event(self, event: OneEvent) -> None:
        """Write one event with all who took part."""
        _, first = event.first
        address = self.address_of[first.address]
        claims = [report for _, report in event.reports]
        self.things.node(address, DV.Event, (claim.address for claim in claims))
        self.quads.words(address, RDFS.label, label(first))
        self._describe(address, claims)
        for article, report in event.reports:
            whole = self._wholes(article).get(report.address)
            if whole is not None and self.address_of[whole] != address:
                self.quads.link(address, SCHEMA.superEvent, self.address_of[whole])
        taken_part: dict[str, list[ParticipationClaim]] = {}
        for claim in claims:
            for part in claim.participations:
                taken_part.setdefault(self.things.agent(part.agent), []).append(part)
        for agent, parts in taken_part.items():
            self._participation(address, agent, parts)

    def _wholes(self, article: ArticleClaims) -> Mapping[str, str]:
        if article.address not in self._inside:
            self._inside[article.address] = wholes(article)
        return self._inside[article.address]

    def _describe(self, address: str, claims: Sequence[EventClaim]) -> None:
        told = together([bounds(claim.told.date, claim.told.end) for claim in claims])
        for predicate, value in (
            (DV.possiblyFrom, told.possibly_from),
            (DV.surelyFrom, told.surely_from),
            (DV.surelyUntil, told.surely_until),
            (DV.possiblyUntil, told.possibly_until),
        ):
            self.quads.add(address, predicate, day(value) if value else None)
        for claim in claims:
            if claim.told.type_id is not None:
                self.quads.add(address, DV.eventType, concept(terms.DV_EVENT, claim.told.type_id))
            self.quads.words(address, DV.dateAsTold, claim.told.date_as_told)
            self.quads.words(address, DV.venue, claim.told.place)

    def _participation(self, event: str, agent: str, parts: Sequence[ParticipationClaim]) -> None:
        address = self.things.addresses.keyed("participation", event, agent)
        self.things.node(address, DV.Participation, (part.address for part in parts))
        self.quads.link(address, DV.event, event)
        self.quads.link(address, DV.agent, agent)
        for role in {"attended", *(role for part in parts for role in part.told.roles)}:
            self.quads.add(address, DV.role, concept(terms.DV_ROLE, role))
        capacities = [(self.things.position(p), standing(p)) for part in parts for p in part.capacity]
        now = {position for position, held_as in capacities if held_as not in ("former", "late")}
        for position, held_as in capacities:
            if position not in now:
                self.quads.link(address, DV.inFormerCapacity, position)
                continue
            self.quads.link(address, DV.inCapacity, position)
            if held_as == "acting":
                self.quads.link(address, DV.inActingCapacity, position)
        for part in parts:
            self.quads.words(address, DV.asWords, part.told.as_words)
            for behalf in part.behalf:
                whom = self.things.agent(behalf.whom)
                self.quads.link(address, DV.onBehalfOf, whom)
                self.quads.link(address, _BEHALF[behalf.kind](), whom)

    # -- what is no attendance

    def others(self, article: ArticleClaims) -> None:
        """Announced and recalled events, absences, groups, awards, memberships and duties of an article."""
        for event in article.events:
            if event.status is not None:
                self._announced(event, event.status, article)
        for absence in article.absences:
            if absence.event is not None:
                agent, event_address = self.things.agent(absence.agent), self.address_of[absence.event.address]
                address = self.things.addresses.keyed("absence", event_address, agent)
                self.things.node(address, DV.Absence, (absence.address,))
                self.quads.link(address, DV.absentFrom, event_address)
                self.quads.link(address, DV.absentAgent, agent)
        for group in article.groups:
            if group.event is not None:
                at = self.address_of[group.event.address]
                address = self.things.addresses.keyed("attendees", at, fold(group.told.words))
                self.things.node(address, DV.Attendees, (group.address,))
                self.quads.link(address, DV.groupAt, at)
                self.quads.words(address, DV.words, group.told.words)
        for award in article.awards:
            self._award(award, article)
        for member in article.memberships:
            who, body = self.things.agent(member.member), self.things.agent(member.of)
            address = self.things.addresses.keyed("membership", who, body)
            self.things.node(address, DV.BodyMembership, (member.address,))
            self.quads.link(address, DV.member, who)
            self.quads.link(address, DV.inBody, body)
        for duty in article.responsibilities:
            who = self.things.agent(duty.agent)
            what = self.things.agent(duty.object) if duty.object else fold(duty.told.object)
            address = self.things.addresses.keyed("responsibility", who, what)
            self.things.node(address, DV.Responsibility, (duty.address,))
            self.quads.link(address, DV.responsibleAgent, who)
            if duty.object is not None:
                self.quads.link(address, DV.responsibleFor, what)
            else:
                self.quads.words(address, DV.words, duty.told.object)

    def _announced(self, event: EventClaim, status: str, article: ArticleClaims) -> None:
        address = self.address_of[event.address]
        self.things.node(address, DV.AnnouncedEvent, (event.address,))
        self.quads.words(address, RDFS.label, label(event))
        self.quads.add(address, DV.status, concept(terms.DV_STATUS, status))
        self._describe(address, [event])
        # Every province has its `kỳ họp thứ mười`, often on one day: announcement and report must speak from one.
        held = {
            self.address_of[report.address]
            for told_in, report in (self._held_on(event.told.date, kind_of(event)) if event.told.date else ())
            if article.home is not None
            and article.home == told_in.home
            and names_agree(event.told.name, report.told.name)
        }
        if len(held) == 1 and status != "cancelled":
            self.quads.link(address, DV.heldAs, held.pop())
        for part in event.participations:
            agent = self.things.agent(part.agent)
            expected = self.things.addresses.keyed("announced-participation", address, agent)
            self.things.node(expected, DV.AnnouncedParticipation, (part.address,))
            self.quads.link(expected, DV.announcedFor, address)
            self.quads.link(expected, DV.announcedAgent, agent)

    def _award(self, award: AwardClaim, article: ArticleClaims) -> None:
        told = award.told
        giver = self.things.agent(award.giver) if award.giver else None
        recipient = self.things.agent(award.recipient) if award.recipient else None
        event = self.address_of[award.event.address] if award.event else None
        # Recipients that are only counted, at no event told, are those of this article.
        alone = award.address if recipient is None and event is None else ""
        address = self.things.addresses.keyed(
            "award", fold(told.award), fold(told.title or ""), giver or "",
            recipient or fold(told.recipients_as_told or ""), str(told.year or ""), event or "", alone,
        )  # fmt: skip
        self.things.node(address, DV.Award, (award.address,))
        self.quads.words(address, RDFS.label, f"{told.award} “{told.title}”" if told.title else told.award)
        self.quads.words(address, DV.awardTitle, told.title)
        self.quads.link(address, DV.givenBy, giver)
        self.quads.link(address, DV.givenTo, recipient)
        self.quads.words(address, DV.recipientsAsTold, told.recipients_as_told)
        self.quads.add(address, DV.recipientCount, number(told.number) if told.number is not None else None)
        self.quads.add(address, DV.forYear, number(told.year) if told.year is not None else None)
        self.quads.link(address, DV.givenAt, event)


def label(event: EventClaim) -> str:
    """Kind and name as papers join them: `Hội nghị ký giao ước thi đua năm 2018`; without a name, kind and date."""
    kind, name = event.told.type.strip(), event.told.name.strip()
    if not name:
        words = f"{kind} {_dated(event.told.date)}".strip()
    else:
        words = name if _tells_kind(name, kind) else f"{kind} {name}".strip()
    return words[:1].upper() + words[1:]


def _tells_kind(name: str, kind: str) -> bool:
    """Whether the name brings its kind: at its beginning, or anywhere in a headline that serves as a name.

    `hội nghị` within `triển khai nghị quyết hội nghị Trung ương` is another's, and so is
    `Đại hội` after `và` in `Đảng toàn quốc và Đại hội Đảng bộ tỉnh`.
    """
    told, sought = fold(name), re.escape(fold(kind))
    if re.match(sought, told):
        return True
    return name[0].isupper() and re.search(rf"(?<!và )\b{sought}\b", told) is not None


def _dated(told: str | None) -> str:
    """`ngày 9-4-2018`, `ngày 9-4`, `tháng 4-2018`; nothing where no date is known."""
    if told is None:
        return ""
    numbers = [str(int(part)) for part in re.findall(r"\d+", told)]
    word = "ngày" if re.fullmatch(r"(\d{4}|-)-\d\d-\d\d", told) else "tháng" if len(numbers) == 2 else "năm"
    return f"{word} {'-'.join(reversed(numbers))}"
