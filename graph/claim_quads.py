"""Write the claims of one article as the quads of its claims graph.

Nothing here says what is true; with the default view these quads share `rdf:type`
alone. No blank node, no day of loading, no counter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from daibieu.graph.canonical import Place
from daibieu.graph.claims import (
    Agent,
    ArticleClaims,
    AwardClaim,
    Behalf,
    BodyMention,
    EventClaim,
    ParticipationClaim,
    PersonMention,
    PositionClaim,
)
from daibieu.graph.days import is_day
from daibieu.graph.vocabulary import DVC, OA, TYPE, Node, Quads, concept, day, number
from daibieu.ontology import terms
from daibieu.reading.model import BehalfKind, Evidence
from daibieu.reading.sentences import sentences

_BEHALF: dict[BehalfKind, Callable[[], Node]] = {
    "speaks-for": lambda: DVC.speaksFor,
    "represents": lambda: DVC.representsBody,
    "substitutes-for": lambda: DVC.substitutesFor,
    "by-mandate-of": lambda: DVC.actsByMandateOf,
}


def claim_quads(claims: ArticleClaims) -> set[ox.Quad]:
    """All quads of the article's claims graph."""
    return _Writing(claims).all()


class _Writing:
    def __init__(self, claims: ArticleClaims) -> None:
        self.claims = claims
        self.quads = Quads(claims.address)
        self.evidence: dict[Evidence, list[str]] = {}

    def all(self) -> set[ox.Quad]:
        c = self.claims
        for person in c.people:
            self._person(person)
        for body in c.bodies:
            self._body(body)
        for position in c.unheld:
            self._position(position)
        for event in c.events:
            self._event(event)
        for absence in c.absences:
            self._open(absence.address, DVC.AbsenceClaim, absence.evidence)
            self._event_link(absence.address, absence.event)
            self.quads.link(absence.address, DVC.agent, absence.agent.address)
        for group in c.groups:
            self._open(group.address, DVC.GroupClaim, group.evidence)
            self._event_link(group.address, group.event)
            self.quads.words(group.address, DVC.words, group.told.words)
            self._in_list(group.address, group.told.list, group.told.order)
        for member in c.memberships:
            self._open(member.address, DVC.MembershipClaim, member.evidence)
            self.quads.link(member.address, DVC.member, member.member.address)
            self.quads.link(member.address, DVC.inBody, member.of.address)
            self._in_list(member.address, None, member.told.order)
            self._number(member.address, DVC.statedNumber, member.told.stated_number)
        for duty in c.responsibilities:
            self._open(duty.address, DVC.ResponsibilityClaim, duty.evidence)
            self.quads.link(duty.address, DVC.agent, duty.agent.address)
            if duty.object is not None:
                self.quads.link(duty.address, DVC.object, duty.object.address)
            else:
                self.quads.words(duty.address, DVC.words, duty.told.object)
        for award in c.awards:
            self._award(award)
        for change in c.appointments:
            self._open(change.address, DVC.AppointmentClaim, change.evidence)
            self.quads.link(change.address, DVC.agent, change.agent.address)
            self.quads.add(change.address, DVC.kind, concept(terms.DV_APPOINTMENT, change.told.kind))
            self._agent_link(change.address, DVC.position, change.position)
            self._day(change.address, DVC.toldOn, change.told.told)
            self._day(change.address, DVC.effectiveOn, change.told.effective)
            self.quads.words(change.address, DVC.decision, change.told.decision)
            self._agent_link(change.address, DVC.decidedBy, change.by)
            self._event_link(change.address, change.event)
        for document in c.documents:
            told = document.told
            self._open(document.address, DVC.DocumentClaim, document.evidence)
            if told.type_id is not None:
                self.quads.add(document.address, DVC.documentType, concept(terms.DV_DOCTYPE, told.type_id))
            self.quads.words(document.address, DVC.typeAsTold, told.type)
            self.quads.words(document.address, DVC.documentNumber, told.number)
            self.quads.words(document.address, DVC.issuerAsTold, told.issuer)
            self._day(document.address, DVC.documentDate, told.date)
            self.quads.words(document.address, DVC.title, told.title)
        self._write_evidence()
        return set(self.quads)

    # -- what every claim has

    def _open(self, address: str, kind: Node, evidence: Sequence[Evidence]) -> None:
        self.quads.add(address, TYPE, kind)
        for words in evidence:
            self.evidence.setdefault(words, []).append(address)

    def _write_evidence(self) -> None:
        stored = self.claims.stored
        cut = sentences(stored)
        begins = [start for start, _ in cut]
        usual = self._usual_rules()
        for words in sorted(self.evidence):
            address = f"{self.claims.address}#w{words.start}-{words.end}"
            for kind in (DVC.Evidence, OA.TextQuoteSelector, OA.TextPositionSelector):
                self.quads.add(address, TYPE, kind)
            self.quads.link(address, OA.hasSource, self.claims.address)
            self.quads.words(address, OA.exact, words.exact)
            self.quads.add(address, OA.start, number(words.start))
            self.quads.add(address, OA.end, number(words.end))
            self.quads.words(address, DVC.rule, usual[words.start, words.end])
            for claim in self.evidence[words]:
                self.quads.link(claim, DVC.evidence, address)
            at = max(bisect_right(begins, words.start) - 1, 0)
            while at < len(cut) and cut[at][0] < words.end:
                start, end = cut[at]
                at += 1
                if end <= words.start:
                    continue
                sentence = f"{self.claims.address}#s{start}-{end}"
                self.quads.link(address, DVC.inSentence, sentence)
                self.quads.add(sentence, TYPE, DVC.Sentence)
                self.quads.words(sentence, OA.exact, stored[start:end])
                self.quads.add(sentence, OA.start, number(start))

    def _usual_rules(self) -> dict[tuple[int, int], str]:
        """The rule by which most claims over the same words were found; the claims of another say so themselves."""
        claims: dict[tuple[int, int], Counter[str]] = {}
        rules: dict[str, set[str]] = {}
        for words, found in self.evidence.items():
            claims.setdefault((words.start, words.end), Counter())[words.rule] += len(found)
            for claim in found:
                rules.setdefault(claim, set()).add(words.rule)
        usual = {span: min(counts, key=lambda rule: (-counts[rule], rule)) for span, counts in claims.items()}
        for words, found in self.evidence.items():
            if words.rule != usual[words.start, words.end]:
                for claim in found:
                    for rule in rules[claim]:
                        self.quads.words(claim, DVC.rule, rule)
        return usual

    def _day(self, address: str, predicate: Node, told: str | None) -> None:
        """A day is written as one only if the article tells it whole."""
        if told is not None and is_day(told):
            self.quads.add(address, predicate, day(told))

    def _number(self, address: str, predicate: Node, value: int | None) -> None:
        self.quads.add(address, predicate, None if value is None else number(value))

    def _in_list(self, address: str, nth: int | None, order: int | None) -> None:
        self._number(address, DVC.list, nth)
        self._number(address, DVC.order, order)

    def _event_link(self, address: str, event: EventClaim | None) -> None:
        self.quads.link(address, DVC.event, event.address if event else None)

    def _agent_link(self, address: str, predicate: Node, agent: Agent | None) -> None:
        self.quads.link(address, predicate, agent.address if agent else None)

    def _place(self, address: str, place: Place | None, told: str | None) -> None:
        if place is not None and place.identifier is not None:
            self.quads.add(address, DVC.place, concept(terms.DV_PLACE, place.identifier))
        self.quads.words(address, DVC.placeAsTold, told)

    # -- people, bodies, positions

    def _person(self, person: PersonMention) -> None:
        self._open(person.address, DVC.PersonMention, person.evidence)
        self.quads.words(person.address, DVC.name, person.told.name)
        for name in person.told.names:
            self.quads.words(person.address, DVC.nameAsTold, name)
        for position in person.positions:
            self._position(position)

    def _body(self, body: BodyMention) -> None:
        self._open(body.address, DVC.BodyMention, body.evidence)
        self.quads.words(body.address, DVC.name, body.name)
        self._place(body.address, body.means.place, body.place_told)

    def _position(self, position: PositionClaim) -> None:
        told, address = position.told, position.address
        self._open(address, DVC.PositionClaim, position.evidence)
        self.quads.link(address, DVC.holder, position.holder)
        if position.office.identifier is not None:
            self.quads.add(address, DVC.office, concept(terms.DV_OFFICE, position.office.identifier))
        self.quads.words(address, DVC.officeAsTold, told.office)
        # The body's words and place stand with its mention.
        self._agent_link(address, DVC.ofBody, position.of)
        if position.of is None:
            self._place(address, position.place, told.place)
        self.quads.add(address, DVC.standing, concept(terms.DV_STANDING, standing(position)))
        self.quads.words(address, DVC.term, told.term)
        self.quads.words(address, DVC.constituency, told.constituency)
        # What the title itself tells is the rule; only what is lent from elsewhere is said.
        if told.body and told.body_from != "title":
            self.quads.words(address, DVC.bodyFrom, told.body_from)
        if told.place and told.place_from != "title":
            self.quads.words(address, DVC.placeFrom, told.place_from)

    # -- events

    def _event(self, event: EventClaim) -> None:
        told, address = event.told, event.address
        self._open(address, DVC.EventClaim if event.status is None else DVC.AnnouncedEventClaim, event.evidence)
        if event.status is not None:
            self.quads.add(address, DVC.status, concept(terms.DV_STATUS, event.status))
        if told.type_id is not None:
            self.quads.add(address, DVC.eventType, concept(terms.DV_EVENT, told.type_id))
        self.quads.words(address, DVC.typeAsTold, told.type)
        self.quads.words(address, DVC.label, told.name)
        self._day(address, DVC["from"], told.date)
        self._day(address, DVC.until, told.end or told.date)
        self.quads.words(address, DVC.dateAsTold, told.date_as_told or _loose(told.date))
        self.quads.words(address, DVC.venue, told.place)
        for part in event.participations:
            self._participation(part, address)

    def _participation(self, part: ParticipationClaim, event: str) -> None:
        told, address = part.told, part.address
        self._open(address, DVC.ParticipationClaim, part.evidence)
        self.quads.link(address, DVC.event, event)
        self.quads.link(address, DVC.agent, part.agent.address)
        for role in told.roles:
            self.quads.add(address, DVC.role, concept(terms.DV_ROLE, role))
        for position in part.capacity:
            self.quads.link(address, DVC.inCapacity, position.address)
        self._in_list(address, told.list, told.order)
        self.quads.words(address, DVC.heading, told.heading)
        self.quads.words(address, DVC.asWords, told.as_words)
        for behalf in part.behalf:
            self._behalf(address, behalf)

    def _behalf(self, address: str, behalf: Behalf) -> None:
        self.quads.link(address, _BEHALF[behalf.kind](), behalf.whom.address)

    def _award(self, award: AwardClaim) -> None:
        told, address = award.told, award.address
        self._open(address, DVC.AwardClaim, award.evidence)
        self.quads.words(address, DVC.awardName, told.award)
        self.quads.words(address, DVC.awardTitle, told.title)
        self._agent_link(address, DVC.giver, award.giver)
        self._agent_link(address, DVC.recipient, award.recipient)
        self.quads.words(address, DVC.recipientsAsTold, told.recipients_as_told)
        self._number(address, DVC.number, told.number)
        self._number(address, DVC.year, told.year)
        self._event_link(address, award.event)


def standing(position: PositionClaim) -> str:
    """The standing as told; a Reading of the guideline's shape says `former` alone."""
    return "former" if position.told.former and position.told.standing == "full" else position.told.standing


def _loose(date: str | None) -> str | None:
    return None if date is None or is_day(date) else date
