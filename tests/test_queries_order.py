"""The order of Vietnamese words, and of rows whose order a query tells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pyuca import Collator
from rdflib import XSD, Literal, URIRef

from daibieu.queries.library import questions
from daibieu.queries.ordering import Key, keys_of, ordered
from daibieu.queries.vietnamese import sort_key


@pytest.mark.parametrize(
    "words",
    [
        "an ăn ân ba ca da đa e ê ga i o ô ơ pha u ư vũ xa y",
        "la là lả lã lá lạ lan",  # tones come after letters: lạ before lan
        "ha há hàm hăm hâm",
        "Dũng Đặng Đỗ Em",  # Đ after D, not after Z
        "hâu hấu hậu",  # decomposed, the dot of ậ comes before its roof
        "Lê Lí Ly",
    ],
)
def test_words_in_order(words: str) -> None:
    told = words.split()
    told.reverse()
    assert sorted(told, key=sort_key) == words.split()
    told.reverse()
    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(told))


def test_small_letters_stand_before_capital_ones_of_the_same_word() -> None:
    assert sorted(["Đạo", "đạo", "Đào"], key=sort_key) == ["Đào", "đạo", "Đạo"]


def test_the_weights_behind_a_letter_are_free() -> None:
    plain = Collator()
    taken = {plain.collation_elements(chr(point))[0][0] for point in range(0x20, 0x250) if chr(point).isalpha()}
    for letter, behind in {"a": 2, "d": 1, "e": 1, "o": 2, "u": 1}.items():
        weight = plain.collation_elements(letter)[0][0]
        assert not {weight + nth for nth in range(1, behind + 1)} & taken


def test_rows_stand_as_the_query_tells() -> None:
    keys = keys_of("q.rq", "SELECT ... \nORDER BY DESC(BOUND(?day)) ?day DESC(?count) ?name ?person  # by day\n")
    assert keys[0] == Key("day", down=True, bound=True)
    told = [
        {"name": Literal("Đỗ"), "day": Literal("2018-03-27", datatype=XSD.date), "count": Literal(9)},
        {"name": Literal("Dũng"), "day": Literal("2018-03-27", datatype=XSD.date), "count": Literal(10)},
        {"name": Literal("Vũ"), "day": Literal("2018-03-27", datatype=XSD.date), "count": Literal(10)},
        {"name": Literal("Ấn"), "count": Literal(1)},
        {"name": Literal("Đặng"), "day": Literal("2018-03-27", datatype=XSD.date), "count": Literal(10)},
        {"name": Literal("Ấn"), "count": Literal(1), "person": URIRef("http://localhost:8000/person/1")},
    ]
    assert [str(one["name"]) for one in ordered(told, keys)] == ["Dũng", "Đặng", "Vũ", "Đỗ", "Ấn", "Ấn"]


def test_every_order_names_what_is_selected() -> None:
    """An engine may sort by what it does not give out; here it could not be sorted again."""
    for question in questions():
        selected = question.sparql.partition("\nSELECT")[2].partition("\nWHERE")[0]
        missing = {key.variable for key in question.order_by if f"?{key.variable}" not in selected}
        assert not missing, question.name
