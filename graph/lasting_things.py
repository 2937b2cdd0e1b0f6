"""What one article says of lasting things: bodies, offices, positions, places, documents.

Each thing has one address, made from its canonical key, so that what an article says of
it depends on that article alone; what all say is the union, under the most usual
label. Who is who and what happened is decided elsewhere, and changes nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import Office, Place, fold, position_label, seats
from daibieu.graph.claims import ArticleClaims, BodyMention, DocumentClaim, PersonMention, PositionClaim
from daibieu.graph.days import is_day
from daibieu.graph.resolved_changes import body_address, write_changes
from daibieu.graph.vocabulary import DCTERMS, DV, ORG, RDFS, TYPE, Node, Quads, concept, day, number, text
from daibieu.ontology import terms

# The kinds of addresses that are written here, and nowhere else.
KINDS = ("body", "change", "office", "position", "place", "document")


@dataclass(frozen=True, slots=True, order=True)
class BodyKey:
    """By what a body is found as the parent of another: its folded name, its place, the article it is known in."""

    name: str
    place: str
    apart: str

    def parents(self) -> Iterator[BodyKey]:
        """`Ban Nội chính Tỉnh ủy` may stand under `Nội chính Tỉnh ủy`, else under the `Tỉnh ủy` of its place."""
        words = self.name.split()
        for cut in range(1, len(words)):
            yield BodyKey(" ".join(words[cut:]), self.place, self.apart)


@dataclass(slots=True)
class Lasting:
    """What an article says of lasting things."""

    quads: set[ox.Quad] = field(default_factory=set)
    votes: Counter[tuple[str, str]] = field(default_factory=Counter)  # how often a label was written, by address
    bodies: dict[str, BodyKey] = field(default_factory=dict)


def office_address(office: Office, addresses: Addresses) -> Node:
    """The concept of the table, or a node for words that no table knows."""
    if office.identifier is not None:
        return concept(terms.DV_OFFICE, office.identifier)
    return Node(addresses.named("office", office.label, office.key))


def position_address(claim: PositionClaim, addresses: Addresses) -> str:
    """One for all who hold the office in the body."""
    office = claim.office
    if claim.of is not None:
        body = claim.of.means
        label, key = position_label(office, body, None, plain=True), f"{office.key}|{body.key}"
    elif claim.place is not None:
        label, key = position_label(office, None, claim.place), f"{office.key}||{claim.place.key}"
    else:
        # Neither body nor place: nobody else can be told to hold the same.
        label, key = office.label, f"{office.key}|||{claim.holder or claim.address}"
    return addresses.named("position", label, key)


def lasting(article: ArticleClaims, addresses: Addresses) -> Lasting:
    """Write what one article says of its bodies, positions, places and documents."""
    return _Writing(article, addresses).all()


def usual(votes: Mapping[str, int]) -> str:
    """The most usual label; which one comes first in the alphabet settles a draw."""
    return min(votes, key=lambda words: (-votes[words], words))


def labelled(votes: Mapping[tuple[str, str], int], graph: str) -> Iterator[ox.Quad]:
    """Each thing under its most usual label."""
    by_address: dict[str, dict[str, int]] = {}
    for (address, label), count in votes.items():
        by_address.setdefault(address, {})[label] = count
    for address, labels in by_address.items():
        yield ox.Quad(Node(address), RDFS.label, text(usual(labels)), Node(graph))


def under(child: str, parent: str, graph: str) -> ox.Quad:
    """One body under another, by their addresses."""
    return ox.Quad(Node(child), ORG.subOrganizationOf, Node(parent), Node(graph))


def parents(bodies: Mapping[str, BodyKey], graph: str) -> Iterator[ox.Quad]:
    """Each body under the nearest one that any article names."""
    address_of = {key: address for address, key in bodies.items()}
    for address, key in bodies.items():
        parent = next((found for above in key.parents() if (found := address_of.get(above)) is not None), None)
        if parent is not None:
            yield under(address, parent, graph)


class _Writing:
    def __init__(self, article: ArticleClaims, addresses: Addresses) -> None:
        self.article = article
        self.addresses = addresses
        self.quads = Quads(addresses.graph("resolved"))
        self.told = Lasting()

    def all(self) -> Lasting:
        for mention in self.article.bodies:
            self._body(mention)
        for claim in self._position_claims():
            self._position(claim)
        for document in self.article.documents:
            self._document(document)
        for member in self.article.memberships:
            if member.told.stated_number is not None:
                body = body_address(member.of.means, self.addresses)
                self.quads.add(body, DV.statedMembers, number(member.told.stated_number))
        self.told.quads = set(self.quads)
        return self.told

    def _node(self, address: str, kind: Node, claim: str, label: str) -> None:
        self.quads.add(address, TYPE, kind)
        self.quads.link(address, DV.statedBy, claim)
        self.told.votes[address, label] += 1

    def _body(self, mention: BodyMention) -> None:
        means = mention.means
        address = body_address(means, self.addresses)
        self._node(address, DV.Body, mention.address, means.label)
        if means.since is None and means.besides is None:
            self.told.bodies[address] = BodyKey(means.name, means.place.key if means.place else "", means.apart or "")
        self.quads.words(address, DV.writtenName, mention.name)
        self.quads.add(address, DV.place, self._place(means.place, mention.address))
        if means.kind is not None:
            self.quads.add(address, ORG.classification, concept(terms.DV_BODYKIND, means.kind))
        for other in write_changes(self.quads, means, self.addresses):
            # The law gives a name as well; it counts where no article writes another.
            self.told.votes[body_address(other, self.addresses), other.label] += 0

    def _place(self, place: Place | None, claim: str) -> Node | None:
        if place is None:
            return None
        if place.identifier is not None:
            return concept(terms.DV_PLACE, place.identifier)
        address = self.addresses.named("place", place.label, place.key)
        self._node(address, DV.Place, claim, place.label)
        return Node(address)

    def _position_claims(self) -> Iterable[PositionClaim]:
        people: Iterable[PersonMention] = self.article.people
        for person in people:
            yield from person.positions
        yield from self.article.unheld

    def _position(self, claim: PositionClaim) -> None:
        address = position_address(claim, self.addresses)
        body, office = claim.of.means if claim.of else None, claim.office
        self._node(address, DV.Position, claim.address, position_label(office, body, claim.place))
        role = office_address(office, self.addresses)
        if office.identifier is None:
            self._node(role.value, DV.Office, claim.address, office.label)
        self.quads.add(address, ORG.role, role)
        if body is not None:
            self.quads.link(address, ORG.postIn, body_address(body, self.addresses))
        else:
            self.quads.add(address, DV.place, self._place(claim.place, claim.address))
        if office.identifier is not None and (count := seats(office.identifier)) is not None:
            self.quads.add(address, DV.seats, number(count))

    def _document(self, claim: DocumentClaim) -> None:
        told = claim.told
        kind = told.type_id or fold(told.type)
        label = f"{told.type} {told.number}" if told.number else (told.title or told.type)
        if told.number is None:
            key = f"{kind}|{fold(label)}" if told.title else f"{kind}||{self.article.article.id}"
        elif told.number.strip().isdigit():
            # `Nghị quyết 29` without its issuer's code is somebody's 29th.
            issuer = fold(told.issuer) if told.issuer else f"@{self.article.article.id}"
            key = f"{kind}|{told.number}|{issuer}|{told.date or ''}"
        else:
            # Numbers begin anew each year: 07/CT-TTg of 2014 is not that of 2016.
            key = f"{kind}|{fold(told.number)}|{told.date or ''}"
        address = self.addresses.named("document", label, key)
        self._node(address, DV.Document, claim.address, label)
        if told.type_id is not None:
            self.quads.add(address, DV.documentType, concept(terms.DV_DOCTYPE, told.type_id))
        self.quads.words(address, DV.documentNumber, told.number)
        self.quads.words(address, DV.issuerAsTold, told.issuer)
        self.quads.words(address, DCTERMS.title, told.title)
        if told.date is not None and is_day(told.date):
            self.quads.add(address, DCTERMS.issued, day(told.date))
        self.quads.link(self.article.address, DV.cites, address)
