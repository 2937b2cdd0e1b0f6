"""Print what a SPARQL query answers: a table for the eye, else the standard formats of SPARQL results and of RDF."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rdflib import Graph, Variable
from rdflib.namespace import NamespaceManager
from rdflib.query import Result
from rdflib.term import Node

from daibieu.commands.options import Format
from daibieu.console import print_table

if TYPE_CHECKING:
    from daibieu.graph import Answer


def print_answer(answer: Answer, how: Format, prefixes: dict[str, str]) -> None:
    """SELECT and ASK as table, SPARQL JSON or SPARQL CSV; a graph as Turtle, JSON-LD or three columns."""
    if answer.kind == "graph":
        _print_graph(answer, how, prefixes)
    elif how is Format.table:
        _print_for_the_eye(answer, prefixes)
    else:
        sys.stdout.write(_result(answer).serialize(format=how.value).decode("utf-8").replace("\r\n", "\n"))  # type: ignore[union-attr]
        if how is Format.json:
            sys.stdout.write("\n")
