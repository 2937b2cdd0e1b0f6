"""Understand a question asked in words as one question of the library with its parameters.

What was not understood is told, with what was and with the nearest questions; another question than was asked is
never answered in its place.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from daibieu.errors import QuestionError, SeveralError, UnknownNameError
from daibieu.queries.asking import Answered, ask
from daibieu.queries.cues import SAYS_NOTHING
from daibieu.queries.engine import Engine
from daibieu.queries.frames import Filled, fill, frames
from daibieu.queries.names import KINDS, MOST_CANDIDATES, resolve
from daibieu.queries.seeking import Seeker
from daibieu.queries.segments import Named, Segmenter, Segments
from daibieu.queries.wording import Asked, asked

_OFFERED = 3
_LONGEST = 120  # words and marks; the longest phrasing of the tests has 30
# One word that nothing here knows is passed over and told; two may be what the question is about.
_UNKNOWN_WORDS = 1


@dataclass(frozen=True, slots=True)
class Understood:
    """A question in words as one of the library.

    `parameters`: by name, as `ask` takes them. `remarks`: what was passed over.
    """

    name: str
    parameters: Mapping[str, str]
    told: Mapping[str, str]  # the parameters as people say them
    remarks: tuple[str, ...]

    @property
    def command(self) -> str:
        """How to ask the same by name."""
        given = " ".join(f"--{name} {shlex.quote(value)}" for name, value in self.told.items())
        return f"daibieu ask {self.name} {given}".rstrip()


def ask_in_words(store: Engine, words: str, today: date | None = None) -> Answered:
    """Understand a question and answer it; `today`: the day from which `năm ngoái` is counted."""
    understood = understand(store, words, today)
    answered = ask(store, understood.name, **understood.parameters)
    return replace(answered, command=understood.command, left_aside=understood.remarks)


def understand(store: Engine, words: str, today: date | None = None) -> Understood:
    """Find the question of the library that the words mean, or say why there is none."""
    question = asked(words)
    if not any(word.isalnum() for word in question.folded):
        raise QuestionError(f"{words!r} is no question; ask as in: Ai dự hội nghị tổng kết năm 2018?")
    if len(question) > _LONGEST:
        raise QuestionError(f"the question has {len(question)} words, and {_LONGEST} are read; ask one thing at a time")
    seeker = Seeker(store)
    reading = _read(seeker, question, today)
    if not reading.fitting:
        reading = _with_gathering_of_the_day(seeker, reading) or reading
    if not reading.fitting:
        # `Chung` opens a question as a name or as `together`: names are looked for harder where nothing fits without.
        eager = _read(seeker, question, today, eager=True)
        if not eager.fitting:
            raise QuestionError(_refusal(reading))
        reading = eager
    fitting = reading.fitting
    best = fitting[0]
    rivals = {one.frame.question.name for one in fitting if one.score == best.score} - {best.frame.question.name}
    if rivals:
        names = ", ".join(sorted({best.frame.question.name, *rivals}))
        raise SeveralError(f"the question may mean {names}; ask one by name: {_offers(fitting)}")
    remarks = best.remarks + tuple(f"passed over: {word}" for word in (*reading.segments.passed, *reading.unknown))
    parameters, told = _parameters(store, best)
    return Understood(best.frame.question.name, parameters, told, remarks)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a question: what was found, and every frame filled with it, the nearest first."""

    segments: Segments
    typed: Mapping[int, str]  # the words of cues and periods, by where they begin
    unknown: tuple[str, ...]
    name_goes_on: bool  # whether what is unknown may belong to a name, so that another was meant
    filled: tuple[Filled, ...]

    @property
    def fitting(self) -> list[Filled]:
        if len(self.unknown) > _UNKNOWN_WORDS or self.name_goes_on:
            return []
        return [one for one in self.filled if one.fits and one.score > 0]


def _with_gathering_of_the_day(seeker: Seeker, reading: _Reading) -> _Reading | None:
    """Take a day, and a place, for the gathering that was then and there: `Ai phát biểu hôm 9/3/2022?`."""
    told = reading.segments
    days = [one for one in told.periods if one.day is not None or one.yearless is not None]
    if len(days) != 1 or any(one.kind == "Event" for one in told.named):
        return None
    places = [one for one in told.named if one.kind == "Place"]
    meant = seeker.gatherings_on(days[0], [one.words for one in places])
    if not meant:
        return None
    event = Named("Event", days[0].start, days[0].end, reading.typed[days[0].start], meant)
    named = [one for one in told.named if one not in places]
    segments = replace(told, named=[*named, event], periods=[one for one in told.periods if one not in days])
    filled = sorted((fill(one.frame, segments, reading.typed) for one in reading.filled), key=_nearness)
    return replace(reading, segments=segments, filled=tuple(filled))


def _read(seeker: Seeker, question: Asked, today: date | None, *, eager: bool = False) -> _Reading:
    segments = Segmenter(seeker, question, today, eager=eager).segments()
    typed = _typed(question, segments)
    unknown = tuple(question.tokens.words[i] for i in segments.unknown)
    small = {k for one in segments.cues if one.payload.concept in SAYS_NOTHING for k in range(one.start, one.end)}
    # From the end of a name over small words: what is unknown there may belong to it.
    ends = {one.end for one in segments.named}
    for end in sorted(ends):
        while end in small:
            end += 1
            ends.add(end)
    goes_on = any(i in ends or question.tokens.words[i][0].isupper() for i in segments.unknown if i)
    filled = sorted((fill(one, segments, typed) for one in frames()), key=_nearness)
    return _Reading(segments, typed, unknown, goes_on, tuple(filled))


def _nearness(filled: Filled) -> tuple[int, ...]:
    return (not filled.fits, len(filled.over) + 2 * filled.unsaid + 2 * len(filled.missing), -filled.score)


def _typed(question: Asked, segments: Segments) -> dict[int, str]:
    """The words of everything found, by where it begins."""
    spans = [(cue.start, cue.end) for cue in segments.cues] + [(one.start, one.end) for one in segments.periods]
    return {start: question.exact(start, end) for start, end in spans}


def _parameters(store: Engine, filled: Filled) -> tuple[dict[str, str], dict[str, str]]:
    """The values of a frame's places, and how people say them; a name that fits none or several is refused."""
    parameters: dict[str, str] = {}
    told: dict[str, str] = {}
    for one in filled.frame.question.parameters:
        if one.name in filled.days:
            parameters[one.name] = told[one.name] = filled.days[one.name]
        elif one.name in filled.named:
            named = filled.named[one.name]
            if one.type != "iri":
                parameters[one.name] = told[one.name] = named.words
            else:
                parameters[one.name], told[one.name] = _meant(store, named, one.of or "")
    return parameters, told


def _meant(store: Engine, named: Named, of: str) -> tuple[str, str]:
    """The address of what is named, and a name by which it can be asked for."""
    names = {one.name for one in named.candidates}
    if len(named.candidates) > 1 and len(names) == 1:
        (name,) = names
        return name, name  # whether they may be one is for `ask` to know
    if len(named.candidates) > 1:
        shown = named.candidates[:MOST_CANDIDATES]
        listed = ", ".join(f"{one.name} {one.iri}" for one in shown)
        more = f", and {len(named.candidates) - len(shown)} more" if len(named.candidates) > len(shown) else ""
        fits = f"{named.words!r} fits {len(named.candidates)} {KINDS[named.kind].several}"
        raise SeveralError(f"{fits}; say more of it, or ask by name with an address: {listed}{more}")
    if not named.candidates and named.kind not in ("Place", "Office"):
        raise _unknown(store, named, of if of in KINDS else named.kind)
    if named.kind in ("EventType", "Office") or (named.kind == "Place" and not named.candidates):
        return str(resolve(store, named.words, of).iri), named.words
    (one,) = named.candidates
    if of == "Thing":
        return one.iri, one.iri  # of any class: a name alone does not tell which
    try:
        sayable = str(resolve(store, one.name, of).iri) == one.iri
    except QuestionError:
        sayable = False
    return one.iri, one.name if sayable else one.iri


def _unknown(store: Engine, named: Named, of: str) -> QuestionError:
    """Say that the store has nothing of that name, and what comes near."""
    try:
        near = resolve(store, named.words, of)
    except QuestionError as fault:
        return fault
    # What `resolve` takes for a part of the name was looked at here with all that the words say, and is another.
    kind = KINDS[named.kind].one
    return UnknownNameError(f"no {kind} is called {named.words!r}; near it is {near.name} {near.iri}", named.kind)


def _refusal(reading: _Reading) -> str:
    """What was understood, what was not, and what can be asked instead."""
    segments, typed, unknown = reading.segments, reading.typed, reading.unknown
    known = [
        f"{one.kind.lower()}: {one.candidates[0].name if len(one.candidates) == 1 else one.words}"
        + ("" if one.candidates or one.kind == "Place" else " (not in the store)")
        for one in segments.named
        if one.kind != "EventType"  # told with its `nào`
    ]
    known += [
        f"{typed[one.start]} ({one.missing} is missing)" if one.missing else typed[one.start]
        for one in segments.periods
    ]
    known += [typed[cue.start] for cue in segments.cues if cue.payload.concept not in SAYS_NOTHING]
    parts = ["the question is not understood"]
    if unknown:
        parts.append(f"not known: {', '.join(unknown)}")
    parts.append(f"understood: {'; '.join(known)}" if known else "nothing in it is known here")
    near = [one for one in reading.filled if one.named or one.days or not one.unsaid]
    parts.append(f"nearest: {_offers(near)}" if near else "`daibieu questions` lists what can be asked")
    return "; ".join(parts)


def _offers(filled: list[Filled]) -> str:
    """The nearest questions as commands, with what is known filled in."""
    offers: dict[str, str] = {}
    for one in filled:
        question = one.frame.question
        if question.name in offers:
            continue
        given = {name: named.words for name, named in one.named.items()} | dict(one.days)
        shown = [
            f"--{parameter.name} {shlex.quote(given[parameter.name]) if parameter.name in given else '...'}"
            for parameter in question.parameters
            if parameter.name in given or not parameter.optional
        ]
        offers[question.name] = " ".join(["daibieu ask", question.name, *shown])
        if len(offers) == _OFFERED:
            break
    return " | ".join(offers.values())
