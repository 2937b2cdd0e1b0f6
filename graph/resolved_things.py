"""The people of the resolved graph, and what address every agent has.

Who is who is decided before; bodies, positions and the like are written by
`lasting_things`, what happened and who held what by `resolved_events` and
`resolved_tenures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daibieu.graph.addresses import Addresses
from daibieu.graph.canonical import Body
from daibieu.graph.claims import Agent, BodyMention, PersonMention, PositionClaim
from daibieu.graph.identity import Person
from daibieu.graph.lasting_things import position_address
from daibieu.graph.resolved_changes import body_address
from daibieu.graph.vocabulary import DV, FOAF, RDFS, TYPE, Node, Quads


def person_address(person: Person, addresses: Addresses) -> str:
    """That of his first mention; where several mentions of an article begin at one place, their order counts."""
    article, first = person.first
    there = [mention.address for mention in article.people if mention.start == first.start]
    nth = there.index(first.address)
    return addresses.person(article.article.id, f"{first.start}.{nth + 1}" if nth else str(first.start))


class Things:
    """Gives every mention the address of the thing it means, and opens nodes."""

    def __init__(self, quads: Quads, addresses: Addresses, person_of: Mapping[str, str]) -> None:
        self.quads = quads
        self.addresses = addresses
        self.person_of = person_of  # the person's address by the addresses of his mentions
        self._bodies: dict[Body, str] = {}

    def node(self, address: str, kind: Node, stated_by: Iterable[str]) -> None:
        """Open a node of the resolved graph: its class and the claims it rests on."""
        self.quads.add(address, TYPE, kind)
        for claim in stated_by:
            self.quads.link(address, DV.statedBy, claim)

    def agent(self, agent: Agent) -> str:
        if isinstance(agent, PersonMention):
            return self.person_of[agent.address]
        if isinstance(agent, BodyMention):
            return self.body(agent.means)
        return self.position(agent)

    def body(self, means: Body) -> str:
        if means not in self._bodies:
            self._bodies[means] = body_address(means, self.addresses)
        return self._bodies[means]

    def position(self, claim: PositionClaim) -> str:
        return position_address(claim, self.addresses)

    def person(self, person: Person) -> None:
        """Write a person under the name of his first mention, with all others that papers give him."""
        _, first = person.first
        address = self.person_of[first.address]
        self.node(address, DV.Person, (mention.address for _, mention in person.mentions))
        self.quads.words(address, FOAF.name, first.told.name)
        self.quads.words(address, RDFS.label, first.told.name)
        for _, mention in person.mentions:
            for name in (mention.told.name, *mention.told.names):
                self.quads.words(address, DV.writtenName, name)
