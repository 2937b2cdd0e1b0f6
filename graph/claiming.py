"""Turn a Reading into claims: give each finding an address, and tie findings to one another.

An address is the article's with the place of the finding's words. Names are tied
within the article only; who is who across articles is decided in `identity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from daibieu.errors import SourceError
from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import Context, Place, body, homes, is_body, lend, office, place
from daibieu.graph.claims import (
    AbsenceClaim,
    Agent,
    AppointmentClaim,
    ArticleClaims,
    AwardClaim,
    Behalf,
    BodyMention,
    DocumentClaim,
    EventClaim,
    GroupClaim,
    MembershipClaim,
    ParticipationClaim,
    PersonMention,
    PositionClaim,
    ResponsibilityClaim,
    Words,
)
from daibieu.reading import model
from daibieu.reading.text import stored_text
from daibieu.reading.titles import title_at
from daibieu.reading.tokens import tokenize


def claims_of(article: model.Article, reading: model.Reading, addresses: Addresses) -> ArticleClaims:
    """Give every finding of a Reading its address and tie the findings to one another."""
    return _Tying(article, reading, addresses).all()


@dataclass
class _Tying:
    article: model.Article
    reading: model.Reading
    addresses: Addresses
    _taken: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _bodies: dict[tuple[str, str | None], BodyMention] = field(default_factory=dict)
    _unheld: dict[str, PositionClaim] = field(default_factory=dict)
    _people: list[PersonMention] = field(default_factory=list)
    _events: dict[str, EventClaim] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stored = stored_text(self.article.title, self.article.text)
        self.address = self.addresses.article(self.article.id)
        self.published = self.article.published or self.reading.published
        home = self._home()
        self.context = Context(self.article.id, self.published, home, lend(self._names(), self.published, home))

    def _home(self) -> Place | None:
        """The province that a bare `tỉnh` means: the paper's, else the one that all titles of the article name."""
        for told in (self.article.place, self.reading.frame.paper_place):
            if told:
                return place(told, self.published)
        positions = [p for person in self.reading.people for p in person.positions]
        lent = [p.place for p in positions if p.place_from in ("article", "paper")]
        return homes(lent or [p.place for p in positions], self.published)

    def _names(self) -> Iterable[tuple[str, str | None]]:
        """The bodies that the article names, with the places told beside them."""
        for person in self.reading.people:
            yield from ((p.body, p.place) for p in person.positions if p.body)
        for event in self.reading.events:
            yield from ((part.agent, None) for part in event.participants if part.kind == "body")

    def all(self) -> ArticleClaims:
        reading = self.reading
        self._people = [self._person(p) for p in reading.people]
        events: list[model.Event | model.OtherEvent] = [*reading.events, *reading.other_events]
        for told in events:
            self._events.setdefault(told.key, self._event(told))
        absences = tuple(
            AbsenceClaim(
                self._at("x", a.evidence, a.agent), self._agent(a.agent, a.kind, a.evidence),
                self._told_event(a.event), a.evidence,
            )
            for a in reading.absences
        )  # fmt: skip
        groups = tuple(
            GroupClaim(self._at("g", g.evidence, g.words), self._told_event(g.event), g, g.evidence)
            for g in reading.groups
        )
        memberships = tuple(
            MembershipClaim(
                self._at("m", m.evidence, m.member), self._agent(m.member, m.kind, m.evidence),
                self._body(m.body, None, m.evidence), m, m.evidence,
            )
            for m in reading.memberships
        )  # fmt: skip
        responsibilities = tuple(self._responsibility(r) for r in reading.responsibilities)
        awards = tuple(self._award(a) for a in reading.awards)
        appointments = tuple(self._appointment(a) for a in reading.appointments)
        documents = tuple(
            DocumentClaim(self._at("d", d.evidence, d.number or d.title or d.type), d.issuer, d, d.evidence)
            for d in reading.documents
        )
        return ArticleClaims(
            self.article, self.address, self.published, self.context.home, self.stored,
            tuple(self._people), tuple(self._bodies.values()), tuple(self._unheld.values()),
            tuple(self._events.values()), absences, groups, memberships, responsibilities, awards,
            appointments, documents,
        )  # fmt: skip

    # -- addresses

    def _at(self, letter: str, evidence: Words, words: str) -> str:
        """The claim's address: the place of its words; claims of one kind over the same words are numbered as read."""
        start, end = self._span(evidence, words)
        nth = self._taken[letter, start, end] = self._taken.get((letter, start, end), 0) + 1
        return f"{self.address}#{letter}{start}-{end}" + (f".{nth}" if nth > 1 else "")

    def _span(self, evidence: Words, words: str) -> tuple[int, int]:
        for found in evidence:
            if self.stored[found.start : found.end] != found.exact:
                raise SourceError(
                    f"{self.article.id}: the text at {found.start}-{found.end} is not '{found.exact}'; read it again"
                )
        if evidence:
            return evidence[0].start, evidence[0].end
        # A Reading made by hand may give no words: its claims stand where their name first does.
        at = self.stored.find(words)
        return (at, at + len(words)) if at >= 0 else (0, 0)

    # -- people, bodies, positions

    def _person(self, told: model.Person) -> PersonMention:
        address = self._at("p", told.evidence, told.name)
        positions = tuple(self._position(p, address) for p in told.positions)
        return PersonMention(address, self._span(told.evidence, told.name)[0], told, positions, told.evidence)

    def _position(self, told: model.Position, holder: str | None) -> PositionClaim:
        words = f"{told.office} {told.body}" if told.body else told.office
        of = self._body(told.body, told.place, told.evidence) if told.body else None
        return PositionClaim(
            self._at("h", told.evidence, words), holder, told, office(told.office, told.office_id), of,
            of.means.place if of else place(told.place, self.published, self.context.home), told.evidence,
        )  # fmt: skip

    def _body(self, name: str, place_told: str | None, evidence: Words) -> BodyMention:
        if (name, place_told) not in self._bodies:
            self._bodies[name, place_told] = BodyMention(
                self._at("b", evidence, name), name, place_told, body(name, place_told, self.context), evidence
            )
        return self._bodies[name, place_told]

    def _agent(self, name: str, kind: model.Kind, evidence: Words) -> PersonMention | BodyMention:
        if kind == "body":
            return self._body(name, None, evidence)
        known = [p for p in self._people if name == p.told.name] or [p for p in self._people if name in p.told.names]
        if not known:
            mention = self._person(model.Person(name, evidence=evidence))
            self._people.append(mention)
            return mention
        # Namesakes in one article are told apart by whose words these are.
        return next((p for p in known if len(known) > 1 and _overlap(evidence, p)), known[0])

    def _anyone(self, words: str | None, evidence: Words) -> Agent | None:
        """A person, position or body that only its words tell; None where they name none (`các đại biểu`)."""
        if not words:
            return None
        for person in self._people:
            if words == person.told.name or words in person.told.names:
                return person
        tokens = tokenize(words)
        title = title_at(tokens, 0, len(tokens), names=False) if tokens.words else None
        if title is not None and title.end == len(tokens) and title.start == 0:
            if words not in self._unheld:
                told = model.Position(
                    title.office, title.body, title.place, office_id=title.office_id, standing=title.standing,
                    former=title.standing in ("former", "late"), evidence=evidence,
                )  # fmt: skip
                self._unheld[words] = self._position(told, None)
            return self._unheld[words]
        return self._body(words, None, evidence) if is_body(words) else None

    # -- events and what hangs on them

    def _event(self, told: model.Event | model.OtherEvent) -> EventClaim:
        letter, status = ("n", told.status) if isinstance(told, model.OtherEvent) else ("e", None)
        address = self._at(letter, told.evidence, told.name)
        parts = tuple(self._participation(p) for p in told.participants)
        return EventClaim(address, self._span(told.evidence, told.name)[0], told, status, parts, told.evidence)

    def _participation(self, told: model.Participant) -> ParticipationClaim:
        agent = self._agent(told.agent, told.kind, told.evidence)
        capacity: tuple[PositionClaim, ...] = ()
        if isinstance(agent, PersonMention):
            capacity = tuple(agent.positions[i] for i in told.capacity if i < len(agent.positions))
        behalf = tuple(
            Behalf(b.kind, whom) for b in told.on_behalf_of if (whom := self._anyone(b.object, b.evidence)) is not None
        )
        return ParticipationClaim(
            self._at("q", told.evidence, told.agent), agent, told, capacity, behalf, told.evidence
        )

    def _told_event(self, key: str | None) -> EventClaim | None:
        return self._events.get(key) if key is not None else None

    def _responsibility(self, told: model.Responsibility) -> ResponsibilityClaim:
        agent = self._agent(told.person, "person", told.evidence)
        assert isinstance(agent, PersonMention)
        what = self._body(told.object, None, told.evidence) if told.kind == "body" else None
        return ResponsibilityClaim(self._at("r", told.evidence, told.person), agent, what, told, told.evidence)

    def _award(self, told: model.Award) -> AwardClaim:
        recipient = (
            self._agent(told.recipient, told.recipient_kind, told.evidence)
            if told.recipient and told.recipient_kind
            else None
        )
        giver = self._anyone(told.giver, told.evidence)
        return AwardClaim(
            self._at("a", told.evidence, told.award), giver, recipient, self._told_event(told.event), told,
            told.evidence,
        )  # fmt: skip

    def _appointment(self, told: model.Appointment) -> AppointmentClaim:
        agent = self._agent(told.person, "person", told.evidence)
        assert isinstance(agent, PersonMention)
        position = (
            agent.positions[told.position]
            if told.position is not None and told.position < len(agent.positions)
            else None
        )
        by = self._anyone(told.by, told.evidence)
        return AppointmentClaim(
            self._at("c", told.evidence, told.person), agent, position, by, self._told_event(told.event), told,
            told.evidence,
        )  # fmt: skip


def _overlap(evidence: Words, person: PersonMention) -> bool:
    own: Iterable[model.Evidence] = (*person.evidence, *(e for p in person.positions for e in p.evidence))
    return any(a.start < b.end and b.start < a.end for a in evidence for b in own)
