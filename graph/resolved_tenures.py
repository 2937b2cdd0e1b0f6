"""Write who held what, and how it began and ended: tenures and appointments of the resolved graph.

The holdings themselves are computed in `tenures`; here the claims are turned into
signs of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from daibieu.graph.claim_quads import standing
from daibieu.graph.claims import AppointmentClaim, ArticleClaims, PersonMention, PositionClaim
from daibieu.graph.days import is_day
from daibieu.graph.lasting_things import office_address
from daibieu.graph.resolved_changes import change_address
from daibieu.graph.resolved_things import Things
from daibieu.graph.successions import day_before, ending, legal_life
from daibieu.graph.tenures import Holding, Sign, holdings, within
from daibieu.graph.vocabulary import DV, ORG, Node, concept, day
from daibieu.ontology import terms

_ENDS = frozenset({"relieved", "dismissed", "resigned", "retired", "died"})
_BEGINS = frozenset({"elected", "appointed", "assigned", "ratified", "designated"})
_OVER = frozenset({"former", "late"})

_Key = tuple[str, str, str]  # person, position, standing


@dataclass(slots=True)
class _Told:
    signs: list[Sign] = field(default_factory=list)
    claims: dict[str, PositionClaim] = field(default_factory=dict)


def write_tenures(things: Things, articles: Iterable[ArticleClaims], events: Mapping[str, str]) -> None:
    """`events`: the address of the resolved event, held or announced, by its claims'."""
    told: dict[_Key, _Told] = {}
    for article in articles:
        for person in article.people:
            for position in person.positions:
                _cite(things, told, person, position, article)
        for change in article.appointments:
            _appoint(things, told, change, events)
    for key, what in told.items():
        for nth, holding in enumerate(holdings(what.signs)):
            _write(things, key, what, holding, nth)


def _key(things: Things, person: PersonMention, position: PositionClaim) -> _Key:
    held_as = standing(position)
    return things.agent(person), things.position(position), "full" if held_as in _OVER else held_as


def _cite(
    things: Things, told: dict[_Key, _Told], person: PersonMention, position: PositionClaim, article: ArticleClaims
) -> None:
    what = told.setdefault(_key(things, person, position), _Told())
    what.claims[position.address] = position
    if standing(position) in _OVER:
        what.signs.append(Sign(article.published, "ended", position.address))
        return
    what.signs.append(Sign(article.published, "held", position.address))
    for event in article.events:
        if event.status is None and event.told.date is not None and is_day(event.told.date):
            for part in event.participations:
                if position in part.capacity:
                    what.signs.append(Sign(event.told.date, "held", position.address))


def _appoint(things: Things, told: dict[_Key, _Told], change: AppointmentClaim, events: Mapping[str, str]) -> None:
    said = change.told
    person = things.agent(change.agent)
    position = things.position(change.position) if change.position else None
    event_day = change.event.told.date if change.event and change.event.status is None else None
    happened = next((d for d in (said.effective, event_day) if d is not None and is_day(d)), None)
    event = events[change.event.address] if change.event else None
    address = things.addresses.keyed(
        "appointment", person, said.kind, position or "", happened or said.decision or event or change.address
    )
    things.node(address, DV.Appointment, (change.address,))
    quads = things.quads
    quads.link(address, DV.appointee, person)
    quads.add(address, DV.appointmentKind, concept(terms.DV_APPOINTMENT, said.kind))
    for predicate, date in ((DV.toldOn, said.told), (DV.effectiveOn, said.effective)):
        if date is not None and is_day(date):
            quads.add(address, predicate, day(date))
    quads.words(address, DV.decisionNumber, said.decision)
    quads.link(address, DV.decidedBy, things.agent(change.by) if change.by else None)
    quads.link(address, DV.madeAt, event)
    if change.position is None or position is None:
        return
    leaves = said.kind in _ENDS or (said.kind == "transferred" and standing(change.position) in _OVER)
    if leaves:
        quads.link(address, DV.relievedFrom, position)
    elif said.kind in _BEGINS or said.kind == "transferred":
        quads.link(address, DV.appointedTo, position)
    else:
        return
    what = told.setdefault(_key(things, change.agent, change.position), _Told())
    what.signs.append(Sign(happened, "ended" if leaves else "began", change.address, address))


def _write(things: Things, key: _Key, what: _Told, holding: Holding, nth: int) -> None:
    person, position, held_as = key
    address = things.addresses.keyed("tenure", *key, *([holding.opened_by] if nth else []))
    quads = things.quads
    things.node(address, DV.Tenure, (sign.claim for sign in holding.signs))
    quads.link(address, ORG.member, person)
    quads.link(address, DV.position, position)
    quads.add(address, DV.standing, concept(terms.DV_STANDING, held_as))
    body = next((claim.of.means for claim in what.claims.values() if claim.of is not None), None)
    for claim in (what.claims[s.claim] for s in holding.signs if s.claim in what.claims):
        quads.add(address, ORG.role, office_address(claim.office, things.addresses))
        quads.link(address, ORG.organization, things.body(claim.of.means) if claim.of else None)
        quads.words(address, DV.term, claim.told.term)
        quads.words(address, DV.constituency, claim.told.constituency)
    bounds = within(holding.bounds, legal_life(body)) if body else holding.bounds
    first, last = holding.first_cited, holding.last_cited
    days: tuple[tuple[Node, str | None], ...] = (
        (DV.firstCited, first.day if first else None),
        (DV.lastCited, last.day if last else None),
        (DV.possiblyFrom, bounds.possibly_from),
        (DV.surelyFrom, bounds.surely_from),
        (DV.surelyUntil, bounds.surely_until),
        (DV.possiblyUntil, bounds.possibly_until),
    )
    for predicate, value in days:
        quads.add(address, predicate, day(value) if value else None)
    for predicate, sign in ((DV.firstCitedIn, first), (DV.lastCitedIn, last)):
        quads.link(address, predicate, sign.claim.partition("#")[0] if sign else None)
    quads.link(address, DV.beganBy, holding.began.appointment if holding.began else None)
    for sign in holding.ended:
        quads.link(address, DV.endedBy, sign.appointment)
    over = ending(body) if body else None
    if over is not None and bounds.possibly_until == day_before(over.day):
        quads.link(address, DV.endedBy, change_address(things.addresses, over))
