"""The lasting things of the resolved graph: people, bodies, offices, positions, places, documents.

Each has one address, made from its canonical key, and leads to the claims it rests
on. Who is who is decided before; what happened and who held what is written by
`resolved_events` and `resolved_tenures`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import Body, Office, Place, fold, position_label, seats
from daibieu.graph.claims import Agent, ArticleClaims, BodyMention, DocumentClaim, PersonMention, PositionClaim
from daibieu.graph.days import is_day
from daibieu.graph.identity import Person
from daibieu.graph.vocabulary import DCTERMS, DV, FOAF, ORG, RDFS, TYPE, Node, Quads, concept, day, number
from daibieu.ontology import terms


@dataclass(slots=True)
class _Named:
    """A thing with what was said of it: the claims, and how often each label was written."""

    stated_by: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    written: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """The most usual label; which one comes first in the alphabet settles a draw."""
        return min(self.labels, key=lambda words: (-self.labels[words], words))


class Things:
    """Gives every mention the address of the thing it means, and writes the things."""

    def __init__(self, quads: Quads, addresses: Addresses, people: Iterable[Person]) -> None:
        self.quads = quads
        self.addresses = addresses
        self._person_of: dict[str, str] = {}
        self._bodies: dict[Body, str] = {}
        self._told_bodies: dict[str, Body] = {}
        self._about: dict[str, _Named] = {}
        self._body_keys: dict[tuple[str, Place | None, str | None], str] = {}
        self._people(people)

    def node(self, address: str, kind: Node, stated_by: Iterable[str]) -> None:
        """Open a node of the resolved graph: its class and the claims it rests on."""
        self.quads.add(address, TYPE, kind)
        for claim in stated_by:
            self.quads.link(address, DV.statedBy, claim)

    def agent(self, agent: Agent) -> str:
        if isinstance(agent, PersonMention):
            return self._person_of[agent.address]
        if isinstance(agent, BodyMention):
            return self.body(agent.means)
        return self.position(agent)

    # -- people

    @property
    def person_of(self) -> dict[str, str]:
        """The person's address by the addresses of his mentions."""
        return self._person_of

    def _people(self, people: Iterable[Person]) -> None:
        taken: set[str] = set()
        for person in people:
            article, first = person.first
            address, nth = self.addresses.person(article.article.id, str(first.start)), 1
            while address in taken:
                nth += 1
                address = self.addresses.person(article.article.id, f"{first.start}.{nth}")
            taken.add(address)
            self.node(address, DV.Person, (mention.address for _, mention in person.mentions))
            self.quads.words(address, FOAF.name, first.told.name)
            self.quads.words(address, RDFS.label, first.told.name)
            for _, mention in person.mentions:
                self._person_of[mention.address] = address
                for name in (mention.told.name, *mention.told.names):
                    self.quads.words(address, DV.writtenName, name)

    # -- bodies and places

    @property
    def known_bodies(self) -> dict[str, Body]:
        """The bodies that articles name, by address."""
        return dict(self._told_bodies)

    def body(self, means: Body) -> str:
        if means not in self._bodies:
            self._bodies[means] = self.addresses.named("body", means.plain, means.key)
        return self._bodies[means]

    def bodies(self, article: ArticleClaims) -> None:
        """Note what an article says of its bodies; they are written once, with all that was noted."""
        for mention in article.bodies:
            means = mention.means
            address = self.body(means)
            about = self._about.setdefault(address, _Named())
            about.stated_by.add(mention.address)
            about.labels[means.label] += 1
            about.written.add(mention.name)
            self._told_bodies.setdefault(address, means)
            if means.since is None:
                self._body_keys[means.name, means.place, means.apart] = address
            self.quads.add(address, DV.place, self.place(means.place, mention.address))
            if means.kind is not None:
                self.quads.add(address, ORG.classification, concept(terms.DV_BODYKIND, means.kind))
        for claim in self._position_claims(article):
            self._position(claim)

    def place(self, place: Place | None, claim: str) -> Node | None:
        if place is None:
            return None
        if place.identifier is not None:
            return concept(terms.DV_PLACE, place.identifier)
        address = self.addresses.named("place", place.label, place.key)
        self.node(address, DV.Place, (claim,))
        about = self._about.setdefault(address, _Named())
        about.labels[place.label] += 1
        return Node(address)

    def _parents(self) -> None:
        """`Ban Nội chính Tỉnh ủy` stands under the `Tỉnh ủy` of its place, if any article names that one."""
        for (name, place, apart), address in self._body_keys.items():
            words = name.split()
            for cut in range(1, len(words)):
                parent = self._body_keys.get((" ".join(words[cut:]), place, apart))
                if parent is not None:
                    self.quads.link(address, ORG.subOrganizationOf, parent)
                    break

    # -- offices and positions

    @staticmethod
    def _position_claims(article: ArticleClaims) -> Iterable[PositionClaim]:
        for person in article.people:
            yield from person.positions
        yield from article.unheld

    def office(self, office: Office, claim: str) -> Node:
        if office.identifier is not None:
            return concept(terms.DV_OFFICE, office.identifier)
        address = self.addresses.named("office", office.label, office.key)
        self.node(address, DV.Office, (claim,))
        self._about.setdefault(address, _Named()).labels[office.label] += 1
        return Node(address)

    def position(self, claim: PositionClaim) -> str:
        office = claim.office
        if claim.of is not None:
            body = claim.of.means
            label, key = position_label(office, body, None, plain=True), f"{office.key}|{body.key}"
        elif claim.place is not None:
            label, key = position_label(office, None, claim.place), f"{office.key}||{claim.place.key}"
        else:
            # Neither body nor place: nobody else can be told to hold the same.
            label, key = office.label, f"{office.key}|||{claim.holder or claim.address}"
        return self.addresses.named("position", label, key)

    def _position(self, claim: PositionClaim) -> None:
        address = self.position(claim)
        body = claim.of.means if claim.of else None
        self.node(address, DV.Position, (claim.address,))
        about = self._about.setdefault(address, _Named())
        about.labels[position_label(claim.office, body, claim.place)] += 1
        self.quads.add(address, ORG.role, self.office(claim.office, claim.address))
        if claim.of is not None:
            self.quads.link(address, ORG.postIn, self.body(claim.of.means))
        else:
            self.quads.add(address, DV.place, self.place(claim.place, claim.address))
        if claim.office.identifier is not None and (count := seats(claim.office.identifier)) is not None:
            self.quads.add(address, DV.seats, number(count))

    # -- documents

    def document(self, claim: DocumentClaim, article: ArticleClaims) -> None:
        told = claim.told
        kind = told.type_id or fold(told.type)
        label = f"{told.type} {told.number}" if told.number else (told.title or told.type)
        if told.number is None:
            key = f"{kind}|{fold(label)}" if told.title else f"{kind}||{article.article.id}"
        elif told.number.strip().isdigit():
            # `Nghị quyết 29` without its issuer's code is somebody's 29th.
            issuer = fold(told.issuer) if told.issuer else f"@{article.article.id}"
            key = f"{kind}|{told.number}|{issuer}|{told.date or ''}"
        else:
            # Numbers begin anew each year: 07/CT-TTg of 2014 is not that of 2016.
            key = f"{kind}|{fold(told.number)}|{told.date or ''}"
        address = self.addresses.named("document", label, key)
        self.node(address, DV.Document, (claim.address,))
        self._about.setdefault(address, _Named()).labels[label] += 1
        if told.type_id is not None:
            self.quads.add(address, DV.documentType, concept(terms.DV_DOCTYPE, told.type_id))
        self.quads.words(address, DV.documentNumber, told.number)
        self.quads.words(address, DV.issuerAsTold, told.issuer)
        self.quads.words(address, DCTERMS.title, told.title)
        if told.date is not None and is_day(told.date):
            self.quads.add(address, DCTERMS.issued, day(told.date))
        self.quads.link(article.address, DV.cites, address)

    def write(self) -> None:
        """Write what was noted of bodies, positions, places and documents."""
        for address in self._told_bodies:
            about = self._about[address]
            self.node(address, DV.Body, about.stated_by)
            for name in about.written:
                self.quads.words(address, DV.writtenName, name)
        for address, about in self._about.items():
            self.quads.words(address, RDFS.label, about.label)
        self._parents()
