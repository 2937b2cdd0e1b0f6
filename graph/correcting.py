"""Apply people's corrections to what an article was read to say: a claim is removed, or a field of it changed.

The Reading is corrected, not the graph, so that everything that rests on the claim
follows. A body stands in an article only as part of a position or a participation: these
are corrected. Adding what the reader missed is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from daibieu.errors import DecisionError
from daibieu.graph.addresses import Addresses
from daibieu.graph.claiming import claims_of
from daibieu.graph.claims import (
    AbsenceClaim,
    ArticleClaims,
    ParticipationClaim,
    PersonMention,
    PositionClaim,
)
from daibieu.graph.days import is_day
from daibieu.graph.decisions import Claimed, Decision, Kind, find
from daibieu.ontology.tables import table
from daibieu.reading import model
from daibieu.reading.model import Article, Reading

Owner = TypeVar("Owner", bound=msgspec.Struct)

# What a person may change of a claim; the rest follows from it, or is removed and told anew by a better reader.
FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "person": ("name",),
    "position": ("office", "body", "place", "former", "standing", "term", "constituency"),
    "event": ("type", "name", "date", "end", "place"),
    "participation": ("roles", "as_words"),
    "group": ("words",),
    "membership": ("member", "body", "stated_number"),
    "responsibility": ("person", "object"),
    "award": ("award", "title", "giver", "number", "year", "recipients_as_told"),
    "appointment": ("kind", "told", "effective", "decision", "by"),
    "document": ("type", "number", "issuer", "date", "title"),
}
_DAYS = frozenset({"date", "end", "told", "effective"})


def corrected(
    article: Article, reading: Reading, addresses: Addresses, decisions: Iterable[Decision]
) -> tuple[ArticleClaims, frozenset[str]]:
    """The article's claims after all corrections, and the ids of those whose words are gone."""
    claims = claims_of(article, reading, addresses)
    orphans = set()
    for decision in decisions:
        claim = find(claims, decision.left[0])
        if claim is None:
            orphans.add(decision.id)
            continue
        reading = _applied(reading, claims, claim, decision.change)
        claims = claims_of(article, reading, addresses)
    return claims, frozenset(orphans)


def fields_of(claim: Claimed) -> tuple[tuple[str, str], ...]:
    """The fields of a claim that may be corrected, and what they say."""
    if claim.kind not in FIELDS:
        return ()
    told = _told(claim)
    return tuple((name, _written(getattr(told, name))) for name in FIELDS[claim.kind])


def _written(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)


def checked(claim: Claimed, change: Mapping[str, str | None]) -> tuple[tuple[str, str | None], ...]:
    """The change, if the claim can take it; else it is refused with what can be done."""
    if claim.kind == "body":
        raise DecisionError(
            f"{claim.address}: a body's name is part of positions and participations; correct those, "
            "or merge the body with the one that is meant"
        )
    fields = FIELDS.get(claim.kind, ())
    for name, value in change.items():
        if name not in fields:
            may = f"change {', '.join(fields)}, or remove it" if fields else "remove it"
            raise DecisionError(f"{claim.address}: of this {claim.kind} no '{name}' can be corrected; {may}")
        if name in _DAYS and value is not None and not is_day(value):
            raise DecisionError(f"{claim.address}: {name}='{value}' is no day; write it like 2018-03-28")
    if isinstance(claim.claim, PositionClaim) and claim.claim.holder is None:
        raise DecisionError(f"{claim.address}: nobody is told to hold it; correct the claim that names it")
    ordered = tuple(sorted(change.items()))
    if ordered and _changed(_told(claim), ordered, claim.address) == _told(claim):
        raise DecisionError(f"{claim.address}: it says so already; give another value")
    return ordered


def _told(claim: Claimed) -> Any:
    """The finding of the Reading behind a claim."""
    return claim.claim.told  # type: ignore[attr-defined]


def _changed(told: Any, change: Sequence[tuple[str, str | None]], where: str = "") -> Any:
    """The finding with other values; a value of the wrong kind is refused."""
    fields = {field.name: field for field in msgspec.structs.fields(type(told))}
    values: dict[str, Any] = {}
    for name, value in change:
        given = value.split(",") if value is not None and name == "roles" else value
        try:
            values[name] = msgspec.convert(given, fields[name].type, strict=False)
        except msgspec.ValidationError as fault:
            words = ", ".join(_choices(fields[name].type))
            cure = f"give one of: {words}" if words else f"give another value ({str(fault).partition(' - ')[0]})"
            raise DecisionError(f"{where}: {name} cannot be '{value or ''}'; {cure}") from fault
    if "office" in values:
        values["office_id"] = None  # found again by its words
    if "type" in values and isinstance(told, model.Event | model.OtherEvent):
        values["type_id"] = _row("event_types.tsv", values["type"])
    if "type" in values and isinstance(told, model.Document):
        values["type_id"] = _row("document_types.tsv", values["type"])
    if "standing" in values:
        values["former"] = values["standing"] in ("former", "late")
    elif "former" in values:
        values["standing"] = "former" if values["former"] else "full"
    if "date" in values and isinstance(told, model.Event | model.OtherEvent):
        values["date_as_told"] = None
    return msgspec.structs.replace(told, **values)


def _choices(type_: Any) -> list[str]:
    """The words among which a field has its value, if they are few."""
    if get_origin(type_) is Literal:
        return [str(one) for one in get_args(type_)]
    return [word for part in get_args(type_) for word in _choices(part)]


def _row(name: str, words: str) -> str | None:
    """The row of a table that is written so."""
    return next((row["id"] for row in table(name) if words.casefold() in (form.casefold() for form in row.forms)), None)


def _applied(
    reading: Reading, claims: ArticleClaims, claim: Claimed, change: Sequence[tuple[str, str | None]]
) -> Reading:
    what = claim.claim
    if isinstance(what, PersonMention):
        return _renamed(reading, claims, what, change) if change else _without_person(reading, claims, what)
    if isinstance(what, PositionClaim):
        return _position(reading, claims, what, change)
    if isinstance(what, AbsenceClaim):
        at = claims.absences.index(what)
        return msgspec.structs.replace(reading, absences=reading.absences[:at] + reading.absences[at + 1 :])
    old = _told(claim)
    new = _changed(old, change) if change else None
    if isinstance(what, ParticipationClaim):
        return _with_events(reading, lambda event: _replaced_in(event, "participants", old, new))
    kept = reading
    for field in ("events", "other_events", "absences", "groups", "memberships", "responsibilities", "awards",
                  "appointments", "documents"):  # fmt: skip
        kept = _replaced_in(kept, field, old, new)
    return kept


def _replaced_in(owner: Owner, field: str, old: object, new: object | None) -> Owner:
    """The owner with another value, or none, in the place of one; that one is known as the very object claimed."""
    values = getattr(owner, field)
    if not any(one is old for one in values):
        return owner
    kept = tuple(new if one is old else one for one in values if one is not old or new is not None)
    return msgspec.structs.replace(owner, **{field: kept})


def _with_events(reading: Reading, change: Callable[[Any], Any]) -> Reading:
    return msgspec.structs.replace(
        reading,
        events=tuple(change(one) for one in reading.events),
        other_events=tuple(change(one) for one in reading.other_events),
    )


# -- people: what an article says of somebody names him


def _about(claims: ArticleClaims, person: PersonMention) -> list[tuple[Any, str]]:
    """The findings that are about the person, each with the field that names him."""
    parts = [part for event in claims.events for part in event.participations]
    owners: tuple[tuple[Sequence[Any], str, str], ...] = (
        (parts, "agent", "agent"),
        (claims.memberships, "member", "member"),
        (claims.responsibilities, "agent", "person"),
        (claims.awards, "recipient", "recipient"),
        (claims.appointments, "agent", "person"),
    )
    return [(one.told, field) for ones, end, field in owners for one in ones if getattr(one, end) is person]


def _renamed(
    reading: Reading, claims: ArticleClaims, person: PersonMention, change: Sequence[tuple[str, str | None]]
) -> Reading:
    old, new = person.told, _changed(person.told, change)
    reading = _replaced_in(reading, "people", old, new)
    for told, field in _about(claims, person):
        reading = _everywhere(reading, told, msgspec.structs.replace(told, **{field: new.name}))
    for award in claims.awards:
        if award.giver is person and award.recipient is not person:
            reading = _everywhere(reading, award.told, msgspec.structs.replace(award.told, giver=new.name))
    return _absences(reading, claims, person, new.name)


def _without_person(reading: Reading, claims: ArticleClaims, person: PersonMention) -> Reading:
    reading = _replaced_in(reading, "people", person.told, None)
    for told, _ in _about(claims, person):
        # The award was given all the same.
        is_award = isinstance(told, model.Award)
        kept = msgspec.structs.replace(told, recipient=None, recipient_kind=None) if is_award else None
        reading = _everywhere(reading, told, kept)
    return _absences(reading, claims, person, None)


def _everywhere(reading: Reading, old: object, new: object | None) -> Reading:
    for field in ("memberships", "responsibilities", "awards", "appointments"):
        reading = _replaced_in(reading, field, old, new)
    return _with_events(reading, lambda event: _replaced_in(event, "participants", old, new))


def _absences(reading: Reading, claims: ArticleClaims, person: PersonMention, name: str | None) -> Reading:
    """Absence claims stand in the order of the Reading's absences."""
    kept = tuple(
        told if claim.agent is not person else msgspec.structs.replace(told, agent=name)
        for told, claim in zip(reading.absences, claims.absences, strict=True)
        if claim.agent is not person or name is not None
    )
    return msgspec.structs.replace(reading, absences=kept)


# -- positions: participations and appointments point at them by number


def _position(
    reading: Reading, claims: ArticleClaims, position: PositionClaim, change: Sequence[tuple[str, str | None]]
) -> Reading:
    person = next(one for one in claims.people if one.address == position.holder)
    at = next(nth for nth, one in enumerate(person.positions) if one.address == position.address)
    held = list(person.told.positions)
    if change:
        held[at] = _changed(held[at], change)
    else:
        del held[at]
    reading = _replaced_in(reading, "people", person.told, msgspec.structs.replace(person.told, positions=tuple(held)))
    if change:
        return reading
    for told, _ in _about(claims, person):
        if isinstance(told, model.Participant):
            kept = tuple(nth - (nth > at) for nth in told.capacity if nth != at)
            reading = _everywhere(reading, told, msgspec.structs.replace(told, capacity=kept))
        elif isinstance(told, model.Appointment) and told.position is not None and told.position >= at:
            nth = None if told.position == at else told.position - 1
            reading = _everywhere(reading, told, msgspec.structs.replace(told, position=nth))
    return reading
