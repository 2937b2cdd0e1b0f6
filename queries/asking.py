"""Ask a question of the library by name: its parameters understood, its solutions put in order and gathered.

What the question is stands in its `.rq` file; what a name means is decided in
`names`, what a row is in `rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from rdflib import XSD, Literal
from rdflib.term import Node

from daibieu.errors import QuestionError
from daibieu.queries.days import as_day
from daibieu.queries.engine import Engine
from daibieu.queries.library import Parameter, Question, question_named
from daibieu.queries.names import Named, resolve_open, written
from daibieu.queries.onward import Onward, onward_of
from daibieu.queries.ordering import ordered
from daibieu.queries.rows import Row, Shape, rows_of

Value = str | int | date
Told = Named | tuple[Named, ...] | str | int  # several, where nobody can tell whether they are one


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question was understood as, and the rows that answer it."""

    question: Question
    parameters: Mapping[str, Told]
    columns: tuple[str, ...]  # the keys of a row, without `evidence`
    rows: tuple[Row, ...]
    command: str = ""  # of a question asked in words: how to ask the same by name
    left_aside: tuple[str, ...] = ()  # what its words say and the answer does not heed
    warnings: tuple[str, ...] = ()
    onward: tuple[Onward, ...] = ()  # what took the place of a body that was asked about

    @property
    def understood(self) -> str:
        """The question with what was given, in words."""
        given = [f"{name}: {_in_words(told)}" for name, told in self.parameters.items()]
        return f"{self.question.question} [{'; '.join(given)}]" if given else self.question.question

    def to_json(self) -> dict[str, Any]:
        told = {
            "question": self.question.name,
            "parameters": {name: _as_json(told) for name, told in self.parameters.items()},
            "understood": self.understood,
            **({"command": self.command, "left_aside": list(self.left_aside)} if self.command else {}),
            **({"onward": [one.to_json() for one in self.onward]} if self.onward else {}),
            "rows": list(self.rows),
        }
        return {**told, "warnings": list(self.warnings)} if self.warnings else told


def _in_words(told: Told) -> str:
    if isinstance(told, tuple):
        return " | ".join(one.name for one in told)
    return told.name if isinstance(told, Named) else str(told)


def _as_json(told: Told) -> Any:
    if isinstance(told, tuple):
        return [one.to_json() for one in told]
    return told.to_json() if isinstance(told, Named) else told


def ask(store: Engine, name: str, /, **parameters: Value | None) -> Answered:
    """Answer the question of that name; a resource is given by address or by name, a day as `2018-03-27`."""
    question = question_named(name)
    given = {key: value for key, value in parameters.items() if value is not None}
    _check(question, given)
    on = as_day(str(given.get("on", "")))
    understood = {
        parameter.name: _understand(store, parameter, given[parameter.name], on)
        for parameter in question.parameters
        if parameter.name in given
    }
    told = {name: meant for name, (_, meant) in understood.items()}
    open_ones = [name for name, meant in told.items() if isinstance(meant, tuple)]
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for terms in product(*(terms for terms, _ in understood.values())):
        bound = dict(zip(understood, terms, strict=True))
        answer = store.query(question.sparql, bound)
        shape = Shape.of(question, [str(variable) for variable in answer.variables], bound)
        which = {name: _which(told[name], bound[name]) for name in open_ones}
        found = rows_of(store, question, shape, ordered(answer.rows, question.order_by))
        rows += [Row({**which, **row}) for row in found]
        columns = (*open_ones, *shape.columns)
    meant_ones = [one for meant in told.values() for one in (meant if isinstance(meant, tuple) else (meant,))]
    onward = tuple(one for named in meant_ones if isinstance(named, Named) for one in onward_of(store, named))
    return Answered(question, told, columns, tuple(rows), warnings=tuple(map(_warning, open_ones)), onward=onward)


def _which(told: Told, term: Node) -> Row:
    assert isinstance(told, tuple)
    return Row(next(one.to_json() for one in told if one.iri == term))


def _warning(name: str) -> str:
    return f"the {name} may be one or several: it is not known; each row says of which it tells"


def _check(question: Question, given: Mapping[str, object]) -> None:
    takes = " ".join(map(_typed, question.parameters)) or "nothing"
    needs = "takes" if all(one.optional for one in question.parameters) else "needs"
    for name in given:
        if name not in {one.name for one in question.parameters}:
            raise QuestionError(f"{question.name} has no --{name}; it {needs} {takes}")
    for one in question.parameters:
        if not one.optional and one.name not in given:
            raise QuestionError(f"{question.name} {needs} {takes}")


def _typed(parameter: Parameter) -> str:
    """Show how a parameter is typed on the command line; whoever calls `ask` knows it again."""
    value = {"iri": '"NAME"', "date": "DAY", "number": "NUMBER", "text": '"WORDS"'}[parameter.type]
    told = f"--{parameter.name} {value}"
    return f"[{told}]" if parameter.optional else told


def _understand(store: Engine, parameter: Parameter, value: Value, on: date | None) -> tuple[Sequence[Node], Told]:
    """The terms that a value stands for, and what was understood."""
    if parameter.type == "iri":
        found = resolve_open(store, str(value), str(parameter.of), on)
        return [one.iri for one in found], found if len(found) > 1 else found[0]
    if parameter.type == "date":
        day = as_day(str(value))
        if day is None:
            raise QuestionError(f"{parameter.name}: {str(value)!r} is no day; write it as 2018-03-27 or 27-3-2018")
        return [Literal(day.isoformat(), datatype=XSD.date)], day.isoformat()
    if parameter.type == "number":
        if not str(value).strip().isascii() or not str(value).strip().isdigit():
            raise QuestionError(f"{parameter.name}: {str(value)!r} is no number; write it in digits, as 2018")
        return [Literal(int(str(value)))], int(str(value))
    if parameter.of is None:
        return [Literal(str(value))], str(value)
    words = written(store, str(value), parameter.of)
    return [words], str(words)
