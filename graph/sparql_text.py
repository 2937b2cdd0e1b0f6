"""Look at the words of a SPARQL query before an engine does: refuse what kills engines, put values at its head.

What a query means is not decided here, nor whether it is right: that is the
engine's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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


def with_rows(query: str, names: Sequence[str], rows: Sequence[Sequence[Node | None]]) -> str:
    """The query with several values of some variables at once; None is a value that is not known.

    A group inside that selects one of the variables is told their values too: it is
    answered before it is joined, and would be answered for all.
    """
    parts, at = [], 0
    for place, seen in _heads(query):
        told = [nth for nth, name in enumerate(names) if seen is None or name in seen]
        if told:
            variables = " ".join(f"?{names[nth]}" for nth in told)
            values = " ".join(f"({' '.join(_value(row[nth]) for nth in told)})" for row in rows)
            parts.append(f"{query[at:place]} VALUES ({variables}) {{ {values} }} ")
            at = place
    return "".join(parts) + query[at:]


def _value(term: Node | None) -> str:
    return "UNDEF" if term is None else str(from_rdflib(term))


def _heads(query: str) -> Iterator[tuple[int, frozenset[str] | None]]:
    """The places right after the braces that open a pattern: the query's, and those of the SELECTs inside it.

    Beside a place inside, the variables that its SELECT gives out. A CONSTRUCT's template is no pattern.
    """
    in_template = found = False
    depth = 0
    selected: set[str] | None = None
    selected_at = 0
    for kind, word, start in _tokens(query):
        if kind == "word" and depth == 0 and word.upper() in ("CONSTRUCT", "WHERE"):
            in_template = word.upper() == "CONSTRUCT"
        elif kind == "word" and found and word.upper() == "SELECT":
            selected, selected_at = set(), depth
        elif kind == "variable" and selected is not None and depth == selected_at:
            selected.add(word[1:])
        elif kind == "bracket":
            if word == "{" and depth == 0 and not found:
                if not in_template:
                    found = True
                    yield start + 1, None
                in_template = False
            elif word == "{" and selected is not None:
                yield start + 1, frozenset(selected)
                selected = None
            depth += 1 if word in _OPEN else -1
    if not found:
        raise QuestionError("SPARQL: the query has no pattern in braces; give it one to hold its parameters")
