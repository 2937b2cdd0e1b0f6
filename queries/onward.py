"""Lead on from a body that ended to the one that took its place, and from a position to the same office there.

Who leads the other body is its own question: Nam Định's chairman was never Ninh Bình's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from rdflib import URIRef

from daibieu.queries.engine import Engine
from daibieu.queries.names import Named


@dataclass(frozen=True, slots=True)
class Onward:
    """A body that ended, the day from which another stood in its place, and what to ask about instead."""

    asked: Named
    ended: str
    since: str
    heir: Named
    position: Named | None  # the office asked about, in the other body

    @property
    def words(self) -> str:
        """Say it in a line, with the address to go on with."""
        on = self.position or self.heir
        return f"{self.ended} ended; {self.heir.name} took its place on {self.since}: go on with {on.iri}"

    def to_json(self) -> dict[str, Any]:
        position = {"position": self.position.to_json()} if self.position else {}
        return {"of": self.asked.to_json(), "since": self.since, "heir": self.heir.to_json(), **position}


def onward_of(store: Engine, asked: Named) -> tuple[Onward, ...]:
    """Find what took the place of a body, or of the body of a position."""
    found = []
    for row in store.query(_query(), {"thing": asked.iri}).rows:
        heir = Named(_iri(row["heir"]), str(row.get("heir_name", row["heir"])))
        position = Named(_iri(row["position"]), str(row["position_name"])) if "position" in row else None
        found.append(Onward(asked, str(row.get("ended_name", asked.name)), str(row["day"]), heir, position))
    return tuple(found)


def _iri(node: object) -> URIRef:
    return URIRef(str(node))


@cache
def _query() -> str:
    return (resources.files("daibieu.queries") / "onward.rq").read_text("utf-8")
