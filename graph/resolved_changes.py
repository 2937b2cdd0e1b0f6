"""Write what became of bodies by law: their legal lives, and the changes that ended and began them.

A change that touches a body of the articles is written whole, with bodies that no article
names: these rest on the act alone. What a change is, is decided in `successions`.
"""

from __future__ import annotations

from daibieu.graph.canonical import Body
from daibieu.graph.resolved_things import Things
from daibieu.graph.successions import Change, beginning, ending, legal_life
from daibieu.graph.vocabulary import DCTERMS, DV, ORG, RDFS, TYPE, Node, concept, day
from daibieu.ontology import terms
from daibieu.ontology.reference import act_named


def write_changes(things: Things) -> None:
    """Write the changes of all bodies that articles name."""
    told = things.known_bodies
    changes = {change for body in told.values() for change in (beginning(body), ending(body)) if change is not None}
    bodies = dict(told)
    for change in changes:
        act = Node(str(act_named(change.act)))
        address = change_address(things, change)
        things.quads.add(address, TYPE, ORG.ChangeEvent)
        things.quads.words(address, RDFS.label, change.label)
        things.quads.add(address, DV.inForceOn, day(change.day))
        things.quads.add(address, DCTERMS.source, act)
        for body in (*change.before, change.after):
            bodies.setdefault(things.body(body), body)
            if things.body(body) not in told:
                _untold(things, body, act)
        for body in change.before:
            things.quads.link(address, ORG.originalOrganization, things.body(body))
        things.quads.link(address, ORG.resultingOrganization, things.body(change.after))
    for address, body in bodies.items():
        life = legal_life(body)
        things.quads.add(address, DV.validFrom, day(life.began) if life.began else None)
        things.quads.add(address, DV.validUntil, day(life.ended) if life.ended else None)


def change_address(things: Things, change: Change) -> str:
    """Where a change of bodies stands."""
    return things.addresses.named("change", change.after.plain, f"{change.after.key}|{change.day}")


def _untold(things: Things, body: Body, act: Node) -> None:
    address = things.body(body)
    things.quads.add(address, TYPE, DV.Body)
    things.quads.words(address, RDFS.label, body.label)
    things.quads.add(address, DCTERMS.source, act)
    if body.place is not None and body.place.identifier is not None:
        things.quads.add(address, DV.place, concept(terms.DV_PLACE, body.place.identifier))
    if body.kind is not None:
        things.quads.add(address, ORG.classification, concept(terms.DV_BODYKIND, body.kind))
