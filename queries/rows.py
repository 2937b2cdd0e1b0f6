"""Gather the solutions of a query into rows, as a reader expects them.

A solution is one combination of values; a row is one participant, with all his
positions and all the sentences that tell of him. The names of the variables tell
how they are gathered: variables that begin with `agent_` are fields of the
resource `?agent`. How a resource is called, and which words of which articles tell
a row, is asked of the store by two queries that serve all questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Node

from daibieu.graph.sparql_text import with_rows
from daibieu.queries.engine import Engine, Solution
from daibieu.queries.library import Question, internal

# A query of ten thousand values is parsed for longer than it is answered.
BATCH = 500
_WORDS = ("article", "title", "published", "start", "end", "exact", "rule", "sentence")

Told = tuple[Node, Node | None]  # what is told, and in which article alone


class Row(dict[str, Any]):
    """One row, or one resource in it: its values by key, `row["person"]`, and as attributes, `row.person.name`.

    A key that is a word of Python takes an underscore: `row.from_`.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        for key in (name, name.removesuffix("_")):
            if key in self:
                return self[key]
        raise AttributeError(f"no {name!r} in this row; it has {', '.join(self)}")

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *self]


def rows_of(store: Engine, question: Question, shape: Shape, solutions: Iterable[Solution]) -> tuple[Row, ...]:
    """Gather solutions, which are in their order; a row stands where its first solution does."""
    rows: dict[tuple[Node | None, ...], Row] = {}
    told: dict[tuple[Node | None, ...], dict[Told, None]] = {}
    for solution in solutions:
        key = tuple(solution.get(variable) for variable in question.row)
        row = rows.setdefault(key, shape.empty())
        shape.put(row, solution)
        for variable, within in question.told_by:
            if variable in solution:
                told.setdefault(key, {})[solution[variable], solution.get(within) if within else None] = None
    _describe(store, rows.values())
    if question.told_by:
        words = _evidence(store, {one for each in told.values() for one in each})
        for key, row in rows.items():
            row["evidence"] = _each_sentence_once(
                sorted((word for one in told.get(key, ()) for word in words.get(one, ())), key=_by_day_and_place)
            )
    return tuple(rows.values())


@dataclass(frozen=True, slots=True)
class Shape:
    """What the variables of a query are to its rows; what was asked for is no column of the answer."""

    columns: tuple[str, ...]
    fields: Mapping[str, Mapping[str, str]]  # of a resource: the key of each field, by its variable
    gathered: frozenset[str]

    @classmethod
    def of(cls, question: Question, variables: Sequence[str], given: Collection[str]) -> Shape:
        fields: dict[str, dict[str, str]] = {}
        columns = []
        skipped = {*given, *question.hidden}
        resources = [variable for variable in variables if f"{variable}_name" in variables]
        for variable in variables:
            # The longest owner: `former_position_name` belongs to `former_position`.
            owner = max((one for one in resources if variable.startswith(f"{one}_")), key=len, default=None)
            if owner is not None:
                fields.setdefault(owner, {})[variable] = variable.removeprefix(f"{owner}_")
            elif variable not in skipped:
                columns.append(variable)
        return cls(tuple(columns), fields, question.gathered)

    def empty(self) -> Row:
        return Row({column: [] if column in self.gathered else None for column in self.columns})

    def put(self, row: Row, solution: Solution) -> None:
        for column in self.columns:
            value = self._value(column, solution)
            if column in self.gathered:
                if value is not None and value not in row[column]:
                    row[column].append(value)
            elif row[column] is None:
                row[column] = value

    def _value(self, column: str, solution: Solution) -> Any:
        term = solution.get(column)
        if not isinstance(term, URIRef):
            return _plain(term)
        told = {key: _plain(solution.get(name)) for name, key in self.fields.get(column, {}).items()}
        return Row({"iri": str(term)} | told)


def _plain(term: Node | None) -> Any:
    """Give a term as JSON has it: numbers and truth values as such, days and addresses as strings."""
    if isinstance(term, Literal):
        value = term.toPython()
        return value if isinstance(value, (bool, int, float)) else str(term)
    return None if term is None else str(term)


# --- what serves all questions ---------------------------------------------------------


def _describe(store: Engine, rows: Iterable[Row]) -> None:
    """Give every resource its name, and a position its office, body and place, where the query gave none."""
    resources: dict[str, list[Row]] = {}
    for row in rows:
        for value in row.values():
            for one in value if isinstance(value, list) else (value,):
                if isinstance(one, Row):
                    resources.setdefault(one["iri"], []).append(one)
    known: dict[str, dict[str, str]] = {}
    for solution in _asked(store, "described", ("thing",), [(URIRef(iri),) for iri in resources]):
        for key, term in sorted(solution.items()):
            if key != "thing":
                known.setdefault(str(solution["thing"]), {}).setdefault(key, str(term))
    for iri, these in resources.items():
        told = known.get(iri, {})
        for one in these:
            for key, value in {"name": iri, **told}.items():
                if one.get(key) is None:
                    one[key] = value


def _evidence(store: Engine, told: set[Told]) -> dict[Told, list[Row]]:
    """Find the words that tell each thing; words that reach over several sentences keep them all."""
    found: dict[tuple[Told, tuple[Any, ...]], list[Any]] = {}
    pairs = sorted(told, key=lambda pair: (str(pair[0]), str(pair[1])))
    for solution in _asked(store, "evidence_of", ("told", "within"), pairs):
        about = (solution["told"], solution.get("within"))
        words = tuple(_plain(solution.get(key)) for key in _WORDS if key != "sentence")
        sentences = found.setdefault((about, words), [])
        if "sentence" in solution:
            sentences.append((_plain(solution.get("sentence_start")), str(solution["sentence"])))
    gathered: dict[Told, list[Row]] = {}
    for (about, words), sentences in found.items():
        sentence = " ".join(dict.fromkeys(text for _, text in sorted(sentences))) or None
        gathered.setdefault(about, []).append(Row(zip(_WORDS, (*words, sentence), strict=True)))
    return gathered


def _asked(
    store: Engine, query: str, names: Sequence[str], values: Sequence[tuple[Node | None, ...]]
) -> Iterable[Solution]:
    for at in range(0, len(values), BATCH):
        yield from store.query(with_rows(internal(query), names, values[at : at + BATCH])).rows


def _each_sentence_once(evidence: Iterable[Row]) -> list[Row]:
    """Keep of the words that stand in one sentence the first; a reader counts sentences, not rules."""
    first: dict[tuple[Any, ...], Row] = {}
    for told in evidence:
        first.setdefault((told["article"], told["sentence"] or (told["start"], told["end"])), told)
    return list(first.values())


def _by_day_and_place(told: Mapping[str, Any]) -> tuple[Any, ...]:
    return (told["published"] or "", told["article"], told["start"], told["end"], told["rule"] or "")
