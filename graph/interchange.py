"""Carry terms between the engine that we write with and rdflib, without touching a letter of them."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib.namespace import XSD
from rdflib.term import BNode, Literal, Node, URIRef

from daibieu.errors import QuestionError

_STRING = str(XSD.string)
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def to_rdflib(term: object) -> Node:
    """The term as rdflib has it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal), f"no term of RDF 1.1: {term!r}"
    if term.language:
        return Literal(term.value, lang=term.language)
    kind = term.datatype.value
    # rdflib would write `01` as `1`; and it takes "x" and "x"^^xsd:string for two.
    return Literal(term.value, datatype=None if kind == _STRING else URIRef(kind), normalize=False)


def from_rdflib(term: Node) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    """The term as the engine has it."""
    if isinstance(term, URIRef):
        try:
            return ox.NamedNode(str(term))
        except ValueError as fault:
            raise QuestionError(f"'{term}' is not an address ({fault}); give a whole one") from fault
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    assert isinstance(term, Literal)
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
