"""Lead on from addresses that stood in the graph once: to where their thing stands now, or to the news that it is gone.

A merge, a split, an article of an earlier day: each can take an address away. What is
kept of it is the claims that it rested on; the thing that rests on them now is the one
that is meant. This is a log beside the graph and no part of it, since the same articles
and decisions make the same graph whatever stood before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from msgspec import Struct
from rdflib import Literal
from rdflib.term import Node

from daibieu.graph.vocabulary import DV, RDFS, TYPE

# Whose addresses people keep; a participation or a tenure is reached from these.
_KINDS = frozenset({DV.Person, DV.Body, DV.Position, DV.Event})
# A few claims lead on as well as the thousands of one who is named every day.
_CLAIMS = 50


class Left(Struct, frozen=True):
    """What is known of an address that was left: the class and name of its thing, and claims that it rested on."""

    type: str
    name: str
    claims: tuple[str, ...]


def left_by(gone: Iterable[ox.Quad]) -> dict[str, Left]:
    """The addresses that a change of the graph leaves, by the quads that it takes away."""
    types: dict[str, str] = {}
    names: dict[str, str] = {}
    claims: dict[str, set[str]] = {}
    for quad in gone:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or isinstance(value, ox.BlankNode | ox.Triple):
            continue
        if quad.predicate == TYPE and value in _KINDS:
            types[subject.value] = value.value
        elif quad.predicate == RDFS.label:
            names[subject.value] = value.value
        elif quad.predicate == DV.statedBy:
            claims.setdefault(subject.value, set()).add(value.value)
    return {
        address: Left(kind, names.get(address, ""), tuple(sorted(claims.get(address, ()))[:_CLAIMS]))
        for address, kind in types.items()
    }


def question(left: Left) -> str:
    """The query for what rests on its claims now; where none of them stands, for its like in their articles.

    Another reading gives a claim another place of words, and with it another address.
    """
    claims = " ".join(f"<{claim}>" for claim in left.claims)
    articles = ", ".join(Literal(one).n3() for one in sorted({claim.partition("#")[0] for claim in left.claims}))
    return f"""SELECT DISTINCT ?rank ?now WHERE {{
  {{ VALUES ?claim {{ {claims} }} ?now {DV.statedBy} ?claim ; a <{left.type}> BIND (1 AS ?rank) }}
  UNION
  {{ ?now a <{left.type}> ; {RDFS.label} {Literal(left.name).n3()} ; {DV.statedBy} ?claim
     FILTER (STRBEFORE(STR(?claim), "#") IN ({articles})) BIND (2 AS ?rank) }}
}} ORDER BY ?rank ?now"""


def answer(rows: Iterable[Mapping[str, Node | str]]) -> tuple[str, ...]:
    """Where the thing stands now, out of the rows that the query gave; several: it was split. None: it is gone."""
    told = [(str(row["rank"]), str(row["now"])) for row in rows]
    return tuple(now for rank, now in told if rank == told[0][0])
