"""Print what a SPARQL query answers: a table for the eye, else the standard formats of SPARQL results and of RDF."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, cast

from rdflib import Graph, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Identifier, Node

from daibieu.commands.options import Format
from daibieu.console import print_table
from daibieu.errors import QuestionError
from daibieu.publish.export import PREFIXES

if TYPE_CHECKING:
    from daibieu.graph import Answer

# An engine lists every word that it would have taken; beyond this nobody reads.
MOST_LETTERS = 200
_HEAD = "".join(f"PREFIX {prefix}: <{address}> " for prefix, address in PREFIXES.items())
_SHAPE = "name: <address>"


def declared(sparql: str) -> str:
    """Put the usual prefixes before a query, on its first line, so that an engine's line numbers stay true.

    A prefix that the query declares itself comes later and wins.
    """
    return _HEAD + sparql


def in_their_words(fault: QuestionError, sparql: str) -> QuestionError:
    """Tell an engine's fault as of the query that was typed: its own places, no list of all that might stand there."""
    told, _, cure = str(fault).partition("; ")
    place = re.search(r" at (\d+):(\d+)", told)
    if place is None:
        # Our own check counts letters from the start.
        told = re.sub(r" at (\d+)", lambda found: f" at {max(0, int(found[1]) - len(_HEAD))}", told)
    else:
        line, column = int(place[1]), int(place[2])
        if line == 1:
            column = max(1, column - len(_HEAD))
        told = f"{told[: place.start()]} at {line}:{column}{told[place.end() :]}"
        if "Prefix not found" in told:
            before = (sparql.split("\n")[line - 1 : line] or [""])[0][: column - 1]
            prefix = re.search(r"([\w.-]*:)[^\s:]*$", before)
            which = f"prefix {prefix[1]}" if prefix else "a prefix"
            return QuestionError(f"SPARQL: {which} is not declared at {line}:{column}; begin with PREFIX {_SHAPE}")
    room = MOST_LETTERS - len(cure) - len("; ")
    return QuestionError(f"{told if len(told) <= room else told[: room - 1] + '…'}; {cure}")


def print_answer(answer: Answer, how: Format) -> None:
    """Print rows and truth values as table, SPARQL JSON or SPARQL CSV; triples as Turtle, JSON-LD or three columns."""
    if answer.kind == "construct" and how is not Format.csv:
        _print_graph(answer, "turtle" if how is Format.table else "json-ld")
    elif how is Format.table:
        _print_for_the_eye(answer)
    else:
        written = _result(answer).serialize(format=how.value)
        assert written is not None
        sys.stdout.write(written.decode("utf-8").replace("\r\n", "\n").rstrip("\n") + "\n")


def _print_graph(answer: Answer, form: str) -> None:
    graph = Graph(bind_namespaces="none")
    for prefix, address in PREFIXES.items():
        graph.bind(prefix, address)
    for triple in answer.triples:
        graph.add(triple)
    sys.stdout.write(graph.serialize(format=form).rstrip("\n") + "\n")


def _print_for_the_eye(answer: Answer) -> None:
    if answer.kind == "ask":
        print("yes" if answer.boolean else "no")
        return
    rows = [{name: _short(term) for name, term in row.items()} for row in answer.rows]
    print_table(rows, answer.variables)


def _short(term: Node) -> str:
    """`dv:Event` for its whole address; a literal by its words."""
    text = str(term)
    if not isinstance(term, URIRef):
        return text
    longest = max((p for p in PREFIXES.items() if text.startswith(p[1])), key=lambda p: len(p[1]), default=None)
    return f"{longest[0]}:{text.removeprefix(longest[1])}" if longest else text


def _result(answer: Answer) -> Result:
    if answer.kind == "ask":
        result = Result("ASK")
        result.askAnswer = answer.boolean
        return result
    result = Result("SELECT")
    names = ("subject", "predicate", "object") if answer.kind == "construct" else answer.variables
    rows = [dict(zip(names, triple, strict=True)) for triple in answer.triples] or answer.rows
    result.vars = [Variable(name) for name in names]
    result.bindings = [{Variable(name): cast("Identifier", term) for name, term in row.items()} for row in rows]
    return result
