"""Choose the question of the library that a question in words means.

A row of `frames.tsv` fits where all that it needs was said, all that its question needs was named, and nothing was
said that it has no use for. So what is answered is what was asked, or nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from daibieu.errors import TableError
from daibieu.ontology.tables import load
from daibieu.queries.cues import SAYS_NOTHING, concepts
from daibieu.queries.library import Parameter, Question, questions
from daibieu.queries.periods import Period
from daibieu.queries.segments import Named, Segments
from daibieu.queries.things import ANY_GATHERING

FRAMES = Path(__file__).parent / "frames.tsv"

# Concepts that may stand beside any others: who asks `which` or `as what` narrows nothing.
_BESIDE_ANY = SAYS_NOTHING | {"who", "which", "as-what", "is"}
_THINGS = frozenset({"Person", "Body", "Position", "Event", "Document", "Article"})
# Of what was said, a name weighs most: a row that has a use for one more is nearer.
_NAME, _NEED, _BESIDE = 4, 3, 1


@dataclass(frozen=True, slots=True)
class Frame:
    """One row: what must be said for a question, and what may be said besides."""

    question: Question
    needs: tuple[frozenset[str], ...]
    also: frozenset[str]
    barred: frozenset[str]
    aside: frozenset[str]  # classes of which a name may be left aside
    given: frozenset[str]


@cache
def frames() -> tuple[Frame, ...]:
    """All rows of the table, checked against the concepts and the library."""
    library = {question.name: question for question in questions()}
    rows = []
    for row in load(FRAMES, ("question", "needs", "also", "given")):
        if row["question"] not in library:
            continue
        needs = tuple(frozenset(one.split("|")) for one in (row.get("needs") or "").split())
        words = (row.get("also") or "").split()
        barred = frozenset(word[1:] for word in words if word.startswith("!"))
        aside = frozenset(word[1:] for word in words if word.startswith("~"))
        also = frozenset(word for word in words if word[0] not in "!~")
        for concept in (also | barred).union(*needs):
            if concept not in concepts():
                raise TableError(f"{row.where}: no concept {concept!r} stands in cues.tsv; mend the row")
        given = frozenset((row.get("given") or "").split())
        rows.append(Frame(library[row["question"]], needs, also, barred, aside, given))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with what was named in its places, and what it leaves over."""

    frame: Frame
    named: Mapping[str, Named]
    days: Mapping[str, str]
    missing: tuple[str, ...]  # parameters that were not told
    unsaid: int  # needs that were not said
    over: tuple[str, ...]  # what was said and finds no place, in the asker's words
    remarks: tuple[str, ...]
    score: int

    @property
    def fits(self) -> bool:
        return not self.missing and not self.unsaid and not self.over


def fill(frame: Frame, segments: Segments, typed: Mapping[int, str]) -> Filled:
    """Put what was said in the places of a frame."""
    said = {cue.payload.concept for cue in segments.cues}
    unsaid = sum(1 for need in frame.needs if not need & said)
    used = (_BESIDE_ANY | frame.also | frozenset().union(*frame.needs)) - frame.barred
    over = [typed[cue.start] for cue in segments.cues if cue.payload.concept not in used]
    score = _NEED * (len(frame.needs) - unsaid) + _BESIDE * len(frame.also & said)
    named, left = _names(frame.question, segments.named)
    days, periods_left, remarks = _days(frame.question, segments.periods, typed)
    aside = [one for one in left if one.kind in frame.aside or one.kind == "EventType"]
    remarks += [f"the answer is not of {one.words} alone" for one in aside if one.words not in ANY_GATHERING]
    over += [one.words for one in left if one not in aside] + [typed[one.start] for one in periods_left]
    told = {*named, *days}
    needed = {one.name for one in frame.question.parameters if not one.optional} | frame.given
    missing = tuple(sorted(needed - told))
    score += _NAME * len(told)
    return Filled(frame, named, days, missing, unsaid, tuple(over), tuple(remarks), score)


def _names(question: Question, named: list[Named]) -> tuple[dict[str, Named], list[Named]]:
    """Give each parameter the first name of its class; what finds no place is left."""
    left = list(named)
    filled: dict[str, Named] = {}
    for parameter in sorted(question.parameters, key=lambda one: (one.optional, (one.of or "").count("|"))):
        for one in left:
            if _takes(parameter, one):
                filled[parameter.name] = one
                left.remove(one)
                break
    return filled, left


def _takes(parameter: Parameter, one: Named) -> bool:
    if parameter.type == "iri":
        return one.kind in (parameter.of or "").split("|") or (parameter.of == "Thing" and one.kind in _THINGS)
    if parameter.type == "text":
        return one.kind == ("Document" if parameter.name == "number" else "Person")
    return False


def _a_run(question: Question) -> bool:
    """Whether a question needs two days, so that one day is another question's."""
    return any(one.name == "till" and not one.optional for one in question.parameters)


def _days(
    question: Question, periods: list[Period], typed: Mapping[int, str]
) -> tuple[dict[str, str], list[Period], list[str]]:
    """Give a period to the parameters that take one; `now` without a stated day is told to be left aside."""
    takes = {one.name for one in question.parameters if one.type in ("date", "number")}
    needs = {one.name for one in question.parameters if not one.optional} & {"on", "since", "till"}
    days: dict[str, str] = {}
    left: list[Period] = []
    remarks: list[str] = []
    for period in periods:
        if period.now and period.first is None:
            remarks.append("today is not known here, so the answer is of all times; --today DAY states it")
        elif period.missing is not None or days:
            left.append(period)
        elif "on" in takes and period.day is not None:
            days["on"] = period.day.isoformat()
        elif "till" in takes and not (period.day is not None and _a_run(question)):
            days |= {
                name: day.isoformat()
                for name, day in (("since", period.first), ("till", period.last))
                if day is not None
            }
        elif "since" in takes and period.first is not None:
            days["since"] = period.first.isoformat()
        elif "year" in takes and period.year is not None:
            days["year"] = str(period.year)
        elif "before" in takes and period.first is None and period.last is not None:
            days["before"] = period.last.isoformat()
        elif "on" in takes and not needs:
            remarks.append(
                f"the answer is of all times, not of {typed[period.start]} alone; it can be asked of one day"
            )
        else:
            left.append(period)
    return days, left, remarks
