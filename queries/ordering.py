"""Put solutions into the order that their query tells, names as a Vietnamese reader expects them.

An engine sorts by code points, so that `Đỗ` comes after `Vũ`; no SPARQL engine
promises another way. A query keeps its ORDER BY, and is whole by itself; here the
same keys are read out of it and applied again. So a key is a variable, bound or
not, up or down, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib import Literal
from rdflib.term import Node

from daibieu.errors import TableError
from daibieu.queries.vietnamese import sort_key

_CLAUSE = re.compile(r"^ORDER BY (.+)", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"(?P<down>DESC\()?(?P<bound>BOUND\()?\?(?P<variable>\w+)\)*")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an order: a variable's value, or whether it has one."""

    variable: str
    down: bool
    bound: bool


def keys_of(file: str, query: str) -> tuple[Key, ...]:
    """Read the keys of a query's order; what is no variable is refused."""
    clause = _CLAUSE.search(query)
    if clause is None:
        raise TableError(f"{file}: no ORDER BY; rows without an order differ from engine to engine")
    keys = []
    for word in re.sub(r"#.*", "", clause[1]).split():
        matched = _KEY.fullmatch(word)
        if matched is None or word.count("(") != word.count(")"):
            raise TableError(f"{file}: ORDER BY {word}: only ?x, DESC(?x), BOUND(?x) are understood; BIND the rest")
        keys.append(Key(matched["variable"], matched["down"] is not None, matched["bound"] is not None))
    return tuple(keys)


def ordered(solutions: Sequence[Mapping[str, Node]], keys: Sequence[Key]) -> list[Mapping[str, Node]]:
    """Sort by the last key first: each sort leaves what is equal as it was."""
    found = list(solutions)
    for key in reversed(keys):
        found.sort(key=lambda solution: _value(solution, key), reverse=key.down)
    return found


def _value(solution: Mapping[str, Node], key: Key) -> tuple[Any, ...]:
    term = solution.get(key.variable)
    if key.bound:
        return (term is not None,)
    if term is None:
        return (0,)  # as SPARQL has it: what is not bound comes first
    if not isinstance(term, Literal):
        return (1, str(term))
    value = term.toPython()
    if isinstance(value, (bool, int, float)):
        return (2, value)
    # A day is written so that its letters sort as days do.
    return (3, sort_key(str(term)))
