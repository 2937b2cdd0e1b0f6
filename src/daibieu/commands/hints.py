"""Command lines that a fault may tell: whoever copies one sees the names, or the ids, that he may give."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

from daibieu.errors import QuestionError, UnknownNameError
from daibieu.queries.names import KINDS


def listing(of: str, store: str) -> str:
    """Give the command that lists the addresses and names of a class in this store."""
    path = KINDS[of].names.partition("|")[0]
    sparql = f"SELECT ?address ?name WHERE {{ ?address a dv:{of} OPTIONAL {{ ?address {path} ?name }} }} ORDER BY ?name"
    return f'daibieu query "{sparql}" --store {shlex.quote(store)}'


@contextmanager
def names_told(store: str) -> Iterator[None]:
    """Add to the refusal of a name how the names are seen."""
    try:
        yield
    except UnknownNameError as fault:
        raise QuestionError(f"{fault}; see all with: {listing(fault.of, store)}") from fault
