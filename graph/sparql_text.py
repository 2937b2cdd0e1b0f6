"""Look at the words of a SPARQL query before an engine does: refuse what kills engines, put values at its head.

What a query means is not decided here, nor whether it is right: that is the
engine's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdflib.term import Node

from daibieu.errors import QuestionError
from daibieu.graph.interchange import from_rdflib

# The engine parses by recursion without a limit: 277 nested braces end the process on a 1 MB stack, 143 on
# 512 KiB; a chain of && ends it at 595. There is no exception to catch.
MAX_DEPTH = 64
MAX_OPERATORS = 400
MAX_LENGTH = 200_000

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
          | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<prefixed>[\w.\-]*:(?:[\w.\-:%]|\\.)*)
      | (?P<number>[+-]?\d[\w.]*)
      | (?P<word>\w+)
      | (?P<bracket>[{}()\[\]])
      | (?P<operator>&&|\|\||[/|!^+*\-])
    """,
    re.VERBOSE | re.DOTALL,
)
# The engine wants no space around the word: `SERVICE:x`, `SERVICESILENT<x>`, `1.SERVICE<x>`, `:.SERVICE<x>` all call.
_SERVICE = {
    "word": re.compile("service", re.IGNORECASE),
    "number": re.compile("service", re.IGNORECASE),
    "prefixed": re.compile(r"service[^:]*:|[^\w:]service", re.IGNORECASE),
}
_OPEN = "{(["
_CHAINED = frozenset({"UNION", "MINUS", "OPTIONAL", "FILTER", "BIND"})


def _tokens(query: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield kind, match[0], match.start()


def check(query: str) -> None:
    """Refuse a query that could end the process or send requests elsewhere."""
    if len(query) > MAX_LENGTH:
        raise QuestionError(f"SPARQL: longer than {MAX_LENGTH} characters; ask for less at once")
    depth = operators = 0
    for kind, word, start in _tokens(query):
        if kind == "bracket":
            depth += 1 if word in _OPEN else -1
            if depth > MAX_DEPTH:
                raise QuestionError(f"SPARQL: brackets nested deeper than {MAX_DEPTH} at {start}; take the query apart")
        elif kind == "operator" or (kind == "word" and word.upper() in _CHAINED):
            operators += 1
            if operators > MAX_OPERATORS:
                raise QuestionError(f"SPARQL: more than {MAX_OPERATORS} operators; use VALUES or IN for long lists")
        elif kind in _SERVICE and _SERVICE[kind].search(word):
            raise QuestionError(f"SPARQL: SERVICE at {start} would ask another server; query that one by itself")


def names_graphs(query: str) -> bool:
    """Whether a query says itself, by FROM, which graphs it asks."""
    return any(kind == "word" and word.upper() == "FROM" for kind, word, _ in _tokens(query))


def with_values(query: str, bindings: Mapping[str, Node]) -> str:
    """The query with its parameters as `VALUES` at the head of its outermost group, where every planner sees them."""
    return with_rows(query, tuple(bindings), [tuple(bindings.values())]) if bindings else query


def with_rows(query: str, names: Sequence[str], rows: Iterable[Sequence[Node | None]]) -> str:
    """The query with several values of some variables at once; None is a value that is not known."""
    at = _head(query)
    variables = " ".join(f"?{name}" for name in names)
    values = " ".join(
        f"({' '.join('UNDEF' if term is None else str(from_rdflib(term)) for term in row)})" for row in rows
    )
    return f"{query[:at]} VALUES ({variables}) {{ {values} }} {query[at:]}"


def _head(query: str) -> int:
    """The place right after the brace that opens the query's pattern; a CONSTRUCT's template comes before it."""
    in_template = False
    depth = 0
    for kind, word, start in _tokens(query):
        if kind == "word" and depth == 0 and word.upper() == "CONSTRUCT":
            in_template = True
        elif kind == "word" and depth == 0 and word.upper() == "WHERE":
            in_template = False
        elif kind == "bracket":
            if word == "{" and depth == 0:
                if not in_template:
                    return start + 1
                in_template = False
            depth += 1 if word in _OPEN else -1
    raise QuestionError("SPARQL: the query has no pattern in braces; give it one to hold its parameters")
