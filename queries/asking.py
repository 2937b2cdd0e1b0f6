"""Ask a question of the library: its parameters understood, its solutions gathered into rows.

What the question is stands in its `.rq` file. A solution of a query is one
combination of values; a row is what a reader expects: one participant, with all
his positions and all the sentences that tell of him. Variables tell by their
names how they are gathered: `?agent` with `?agent_name` is a resource, other
variables that begin with `agent_` are its fields, and the words of an article
are evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rdflib import XSD, Literal
from rdflib.term import Node

from daibieu.errors import QuestionError
from daibieu.queries.days import as_day
from daibieu.queries.engine import Engine, Solution
from daibieu.queries.library import Parameter, Question, question_named
from daibieu.queries.names import Named, resolve

EVIDENCE = ("article", "title", "published", "start", "end", "exact", "rule", "sentence")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question was understood as, and the rows that answer it."""

    question: Question
    parameters: Mapping[str, Named | str]
    columns: tuple[str, ...]  # the keys of a row, without `evidence`
    rows: tuple[Row, ...]

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
            "rows": [dict(row) for row in self.rows],
        }


def ask(store: Engine, name: str, /, **parameters: str | date | None) -> Answered:
    """Answer the question of that name; a resource is given by address or by name, a day as `2018-03-27`."""
    question = question_named(name)
    given = {key: value for key, value in parameters.items() if value is not None}
    _check(question, given)
    terms: dict[str, Node] = {}
    told: dict[str, Named | str] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            terms[parameter.name], told[parameter.name] = _understand(store, parameter, given[parameter.name])
    answer = store.query(question.sparql, terms)
    variables = [str(variable) for variable in answer.variables]
    rows = gather(question, variables, answer.rows)
    return Answered(question, told, tuple(_shape(question, variables).columns), rows)


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
    value = "DAY" if parameter.type == "date" else '"NAME"' if parameter.of else '"WORDS"'
    told = f"--{parameter.name} {value}"
    return f"[{told}]" if parameter.optional else told


def _understand(store: Engine, parameter: Parameter, value: str | date) -> tuple[Node, Named | str]:
    if parameter.of is not None:
        found = resolve(store, str(value), parameter.of)
        return found.iri, found
    if parameter.type == "date":
        day = as_day(str(value))
        if day is None:
            raise QuestionError(f"{parameter.name}: {str(value)!r} is no day; write it as 2018-03-27 or 27-3-2018")
        return Literal(day.isoformat(), datatype=XSD.date), day.isoformat()
    return Literal(str(value)), str(value)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the variables of a query are to its rows."""

    columns: tuple[str, ...]
    fields: Mapping[str, Mapping[str, str]]  # of a resource: the key of each field, by its variable
    gathered: frozenset[str]


def _shape(question: Question, variables: Sequence[str]) -> _Shape:
    resources = {variable for variable in variables if f"{variable}_name" in variables}
    fields: dict[str, dict[str, str]] = {resource: {} for resource in resources}
    columns = []
    skipped = {question.row, *(one.name for one in question.parameters), *EVIDENCE} - resources
    for variable in variables:
        # The longest owner: `former_position_name` belongs to `former_position`.
        owner = max((one for one in resources if variable.startswith(f"{one}_")), key=len, default=None)
        if owner is not None:
            fields[owner][variable] = variable.removeprefix(f"{owner}_")
        elif variable not in skipped:
            columns.append(variable)
    return _Shape(tuple(columns), fields, question.gathered)


def gather(question: Question, variables: Sequence[str], solutions: Iterable[Solution]) -> tuple[Row, ...]:
    """Rows in the order in which their first solutions come."""
    shape = _shape(question, variables)
    with_evidence = "exact" in variables
    rows: dict[Node, dict[str, Any]] = {}
    for solution in solutions:
        row = rows.setdefault(solution[question.row], _empty(shape, with_evidence))
        for column in shape.columns:
            value = _value(shape, column, solution)
            if column in shape.gathered:
                if value is not None and value not in row[column]:
                    row[column].append(value)
            elif row[column] is None:
                row[column] = value
        if with_evidence and "exact" in solution:
            _tell(row["evidence"], {key: _plain(solution.get(key)) for key in EVIDENCE})
    for row in rows.values():
        if with_evidence:
            row["evidence"] = _each_sentence_once(sorted(row["evidence"], key=_by_day_and_place))
    return tuple(rows.values())


def _empty(shape: _Shape, with_evidence: bool) -> dict[str, Any]:
    row: dict[str, Any] = {column: [] if column in shape.gathered else None for column in shape.columns}
    return {**row, "evidence": []} if with_evidence else row


def _tell(evidence: list[dict[str, Any]], told: dict[str, Any]) -> None:
    """Add words once; words that reach over several sentences keep them all."""
    for known in evidence:
        if all(known[key] == told[key] for key in EVIDENCE if key != "sentence"):
            if told["sentence"] is not None and told["sentence"] not in known["sentence"]:
                known["sentence"] += " " + told["sentence"]
            return
    evidence.append(told)


def _each_sentence_once(evidence: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep of the words that stand in one sentence the first; a reader counts sentences, not rules."""
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for told in evidence:
        first.setdefault((told["article"], told["sentence"] or (told["start"], told["end"])), told)
    return list(first.values())


def _by_day_and_place(told: Row) -> tuple[Any, ...]:
    return (told["published"] or "", told["article"], told["start"], told["end"], told["rule"])


def _value(shape: _Shape, column: str, solution: Solution) -> Any:
    value = _plain(solution.get(column))
    if value is None or column not in shape.fields:
        return value
    return {"iri": value} | {key: _plain(solution.get(name)) for name, key in shape.fields[column].items()}


def _plain(term: Node | None) -> Any:
    """Give a term as JSON has it: numbers and truth values as such, days and addresses as strings."""
    if isinstance(term, Literal):
        value = term.toPython()
        return value if isinstance(value, (bool, int, float)) else str(term)
    return None if term is None else str(term)
