"""Ask a question of the library by name: its parameters understood, its solutions put in order and gathered.

What the question is stands in its `.rq` file; what a name means is decided in
`names`, what a row is in `rows`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rdflib import XSD, Literal
from rdflib.term import Node

from daibieu.errors import QuestionError
from daibieu.queries.days import as_day
from daibieu.queries.engine import Engine
from daibieu.queries.library import Parameter, Question, question_named
from daibieu.queries.names import Named, resolve
from daibieu.queries.ordering import ordered
from daibieu.queries.rows import Row, columns_of, rows_of

Value = str | int | date


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question was understood as, and the rows that answer it."""

    question: Question
    parameters: Mapping[str, Named | str | int]
    columns: tuple[str, ...]  # the keys of a row, without `evidence`
    rows: tuple[Row, ...]
    command: str = ""  # of a question asked in words: how to ask the same by name
    left_aside: tuple[str, ...] = ()  # what its words say and the answer does not heed

    @property
    def understood(self) -> str:
        """The question with what was given, in words."""
        given = [f"{name}: {told.name if isinstance(told, Named) else told}" for name, told in self.parameters.items()]
        return f"{self.question.question} [{'; '.join(given)}]" if given else self.question.question

    def to_json(self) -> dict[str, Any]:
        return {
            "question": self.question.name,
            "parameters": {
                name: told.to_json() if isinstance(told, Named) else told for name, told in self.parameters.items()
            },
            "understood": self.understood,
            **({"command": self.command, "left_aside": list(self.left_aside)} if self.command else {}),
            "rows": list(self.rows),
        }


def ask(store: Engine, name: str, /, **parameters: Value | None) -> Answered:
    """Answer the question of that name; a resource is given by address or by name, a day as `2018-03-27`."""
    question = question_named(name)
    given = {key: value for key, value in parameters.items() if value is not None}
    _check(question, given)
    terms: dict[str, Node] = {}
    told: dict[str, Named | str | int] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            terms[parameter.name], told[parameter.name] = _understand(store, parameter, given[parameter.name])
    answer = store.query(question.sparql, terms)
    variables = [str(variable) for variable in answer.variables]
    rows = rows_of(store, question, variables, ordered(answer.rows, question.order_by))
    return Answered(question, told, columns_of(question, variables), rows)


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


def _understand(store: Engine, parameter: Parameter, value: Value) -> tuple[Node, Named | str | int]:
    if parameter.type == "iri":
        found = resolve(store, str(value), str(parameter.of))
        return found.iri, found
    if parameter.type == "date":
        day = as_day(str(value))
        if day is None:
            raise QuestionError(f"{parameter.name}: {str(value)!r} is no day; write it as 2018-03-27 or 27-3-2018")
        return Literal(day.isoformat(), datatype=XSD.date), day.isoformat()
    if parameter.type == "number":
        if not str(value).strip().isascii() or not str(value).strip().isdigit():
            raise QuestionError(f"{parameter.name}: {str(value)!r} is no number; write it in digits, as 2018")
        return Literal(int(str(value))), int(str(value))
    return Literal(str(value)), str(value)
