"""Write the decisions that count as quads of their own graph: who, when, why, and the words that each holds on to.

With the default view these quads share `rdf:type` alone. What a decision does is not
told here; the resolved graph is what it made.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from daibieu.graph.addresses import Addresses, digest
from daibieu.graph.decisions import Decision, Words
from daibieu.graph.vocabulary import DV, TYPE, Node, Quads, moment


def decision_quads(decisions: Iterable[Decision], addresses: Addresses) -> set[ox.Quad]:
    """All quads of the graph `decisions`."""
    quads = Quads(addresses.graph("decisions"))
    for decision in decisions:
        address = addresses.decision(decision.id)
        quads.add(address, TYPE, DV.Decision)
        quads.words(address, DV.action, decision.action)
        quads.words(address, DV.takenBy, decision.by.who)
        quads.add(address, DV.takenAt, moment(decision.by.when))
        quads.words(address, DV.why, decision.by.why)
        for name, value in decision.change:
            quads.words(address, DV.corrects, f"{name}={value or ''}")
        for predicate, side in ((DV.oneSide, decision.left), (DV.otherSide, decision.right)):
            for words in side:
                _words(quads, address, predicate, words, addresses)
    return set(quads)


def _words(quads: Quads, decision: str, predicate: Node, words: Words, addresses: Addresses) -> None:
    key = chr(31).join((words.article, words.kind, words.name, words.exact, words.sentence, words.of, str(words.nth)))
    held = f"{decision}#{digest(key, 12)}"
    quads.link(decision, predicate, held)
    quads.add(held, TYPE, DV.HeldWords)
    quads.link(held, DV.heldIn, addresses.article(words.article))
    quads.words(held, DV.heldKind, words.kind)
    quads.words(held, DV.heldName, words.name)
    quads.words(held, DV.heldExact, words.exact)
    quads.words(held, DV.heldSentence, words.sentence)
