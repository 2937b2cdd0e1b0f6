"""The finished appointments: one a change however often told, with its day, its giver and its decision.

A post only told (`A giữ chức X`) is no change of it and gives none; which changes the sentences tell is found in
`appointments`.
"""

from __future__ import annotations

from msgspec import structs

from daibieu.reading.appointments import Change
from daibieu.reading.events import Told
from daibieu.reading.model import Appointment, Document


def appointments(
    changes: list[Change],
    documents: tuple[Document, ...],
    told_on: dict[int, tuple[str | None, str | None]],
    published: str | None,
) -> tuple[Appointment, ...]:
    """The finished appointments. `told_on`: key and day of the event by sentence."""
    out: dict[tuple[str, str, int | None], Appointment] = {}
    for change in changes:
        if change.evidence.rule == "appointment/given":
            continue  # `A giữ chức X`: a post told, no change of it
        key, day = told_on.get(change.sentence.index, (None, None))
        decision = next(
            (d.number for d in documents if d.number and any(
                change.sentence.start <= e.start < change.sentence.end for e in d.evidence)), None,
        )  # fmt: skip
        told = Appointment(
            change.entry.name,
            change.kind,
            change.position,
            day or (None if change.kind == "died" else _own_day(change.sentence)),
            change.effective,
            decision,
            change.by,
            key,
            (change.evidence,),
        )
        same = (told.person, told.kind, told.position)
        out[same] = _with(out[same], told) if same in out else told
    return tuple(_told_on(a, published) for a in out.values())


def _own_day(sentence: Told) -> str | None:
    """The day on which a sentence tells that it was done; of a death that is the day in force."""
    days = [d for d in sentence.dates if d.kind in {"day", "relative"} and d.iso and len(d.iso) == 10]
    return next((d.iso for d in days if not (d.anniversary or d.of_document or d.future)), None)


def _with(first: Appointment, again: Appointment) -> Appointment:
    """One change told twice: what the first leaves open is taken from the second."""
    return Appointment(
        first.person,
        first.kind,
        first.position,
        first.told or again.told,
        first.effective or again.effective,
        first.decision or again.decision,
        first.by or again.by,
        first.event or again.event,
        (*first.evidence, *again.evidence),
    )


def _told_on(appointment: Appointment, published: str | None) -> Appointment:
    """A change told without a day was told on the day of the article."""
    return appointment if appointment.told else structs.replace(appointment, told=published)
