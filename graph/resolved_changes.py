"""Write what became of a body by law: its legal life, and the changes that ended and began it.

A change is written whole, with bodies that no article may name: these rest on the act
alone. What a change is, is decided in `successions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import Body
from daibieu.graph.successions import Change, beginning, ending, legal_life
from daibieu.graph.vocabulary import DCTERMS, DV, ORG, RDFS, TYPE, Node, Quads, concept, day
from daibieu.ontology import terms
from daibieu.ontology.reference import act_named


def body_address(body: Body, addresses: Addresses) -> str:
    """One for all writings of the body."""
    return addresses.named("body", body.plain, body.key)


def change_address(addresses: Addresses, change: Change) -> str:
    """Where a change of bodies stands."""
    return addresses.named("change", change.after.plain, f"{change.after.key}|{change.day}")


def write_changes(quads: Quads, body: Body, addresses: Addresses) -> Iterator[Body]:
    """Write the changes of one body, and give the bodies that they touch."""
    _life(quads, body, addresses)
    for change in (beginning(body), ending(body)):
        if change is None:
            continue
        act = Node(str(act_named(change.act)))
        address = change_address(addresses, change)
        quads.add(address, TYPE, ORG.ChangeEvent)
        quads.words(address, RDFS.label, change.label)
        quads.add(address, DV.inForceOn, day(change.day))
        quads.add(address, DCTERMS.source, act)
        for touched in (*change.before, change.after):
            _by_law(quads, touched, act, addresses)
            yield touched
        for before in change.before:
            quads.link(address, ORG.originalOrganization, body_address(before, addresses))
        quads.link(address, ORG.resultingOrganization, body_address(change.after, addresses))


def _by_law(quads: Quads, body: Body, act: Node, addresses: Addresses) -> None:
    address = body_address(body, addresses)
    quads.add(address, TYPE, DV.Body)
    quads.add(address, DCTERMS.source, act)
    if body.place is not None and body.place.identifier is not None:
        quads.add(address, DV.place, concept(terms.DV_PLACE, body.place.identifier))
    if body.kind is not None:
        quads.add(address, ORG.classification, concept(terms.DV_BODYKIND, body.kind))
    _life(quads, body, addresses)


def _life(quads: Quads, body: Body, addresses: Addresses) -> None:
    life, address = legal_life(body), body_address(body, addresses)
    quads.add(address, DV.validFrom, day(life.began) if life.began else None)
    quads.add(address, DV.validUntil, day(life.ended) if life.ended else None)
