"""What a question needs of a store: that it answers SPARQL with parameters bound by the engine.

How an engine binds them is the store's affair; no value is ever pasted into the
text of a query here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from rdflib.term import Node

Solution = Mapping[str, Node]


class Answer(Protocol):
    """What a store answers to a SELECT; an unbound variable is missing from its solution."""

    @property
    def variables(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Solution]: ...


class Engine(Protocol):
    """A store of whatever kind, as questions see it."""

    def query(self, sparql: str, bindings: Mapping[str, Node] = ..., /) -> Answer: ...
