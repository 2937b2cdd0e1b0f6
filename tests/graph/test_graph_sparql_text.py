"""Queries that would end the process are refused; values stand at the head of the pattern."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef

from daibieu.errors import QuestionError
from daibieu.graph.sparql_text import MAX_DEPTH, check, with_values

WHO = {"who": URIRef("http://x/1"), "day": Literal("27\"3'")}
VALUES = r"""VALUES (?who ?day) { (<http://x/1> "27\"3'") }"""


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), "nested deeper than 64"),
        ("ASK { FILTER(" + "(" * 99 + "1" + ")" * 99 + ") }", "nested deeper than 64"),
        ("ASK { FILTER(" + "&&".join(["true"] * 9_000) + ") }", "operators"),
        ("ASK { " + "UNION".join(["{}"] * 2_000) + " }", "operators"),
        ("ASK { ?a " + "/".join(["<p>"] * 9_000) + " ?b }", "operators"),
        ("ASK { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE at 6"),
        ("ASK { service silent <http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("PREFIX SERVICE: <http://x/> ASK { ?s ?p ?o }", "SERVICE"),
        ("ASK { SERVICE:x { ?s ?p ?o } }", "SERVICE"),  # the engine needs no space
        ("ASK { ServiceSilent<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { SERVICESILENT:x { ?s ?p ?o } }", "SERVICE"),
        ("ASK { ?a ?b 1.SERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { ?a ?b 1SERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { ?a ?b true SERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { ?a ?b trueSERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { ?a ?b :.SERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        (r"ASK { ?a x:a\# ?b SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE"),  # an escaped sign opens no comment
        (r"ASK { ?a x:a\' ?b SERVICE <http://x/> { ?s ?p ?o } . ?a x:b\' ?c }", "SERVICE"),
        ("ASK {} #" + "x" * 300_000, "longer than"),
    ],
)
def test_refused(query: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE {{{{" } # SERVICE',
        "ASK { ?s <http://x/service> ?service }",
        "ASK { ?s x:service-area ?o ; x:publicService ?p . _:service ?q ?SERVICE }",
        "ASK { ?s x:SERVICE ?o FILTER(?a < 3 && ?b > 4) }",
        "SELECT * { VALUES ?x { " + " ".join(["<http://x/a/b-c>"] * 5_000) + " } }",
        "SELECT * { VALUES ?x { " + "-5 " * 2_000 + "} }",
        'ASK { ?s ?p \'\'\'it\'s {{{\'\'\' , """a "b" {{{""" }',
    ],
)
def test_near_misses(query: str) -> None:
    check(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * WHERE { ?who ?p ?o }", "SELECT * WHERE { " + VALUES + "  ?who ?p ?o }"),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { " + VALUES + "  ?s ?p ?o }"),
        ("ASK { ?who ?p ?o }", "ASK { " + VALUES + "  ?who ?p ?o }"),
        (
            "CONSTRUCT { ?who ?p ?o } WHERE { ?who ?p ?o }",
            "CONSTRUCT { ?who ?p ?o } WHERE { " + VALUES + "  ?who ?p ?o }",
        ),
        ("CONSTRUCT WHERE { ?who ?p ?o }", "CONSTRUCT WHERE { " + VALUES + "  ?who ?p ?o }"),
        ("# { not here\nASK { ?who ?p '{' }", "# { not here\nASK { " + VALUES + "  ?who ?p '{' }"),
    ],
)
def test_values_stand_at_the_head(query: str, expected: str) -> None:
    assert with_values(query, WHO) == expected


def test_a_query_without_a_pattern_takes_no_values() -> None:
    with pytest.raises(QuestionError):
        with_values("DESCRIBE <http://x/1>", WHO)
