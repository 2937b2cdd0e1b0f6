"""Tools for examples of the reader: marked sentences, and an explicit list of what is not read yet.

All people in these examples are invented, and so are the offices that they hold.

`known_misses.txt` holds the examples that the reader does not get today, one a line, by the text that
the test asks. Such an example must fail: one that is read at last has to be taken off the list.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from daibieu.reading import read
from daibieu.reading.context import Context
from daibieu.reading.items import items_of
from daibieu.reading.model import Article, Participant, Person, Position, Reading
from daibieu.reading.pieces import Item
from daibieu.reading.text import stored_text
from daibieu.reading.tokens import Tokens, tokenize

HERE = Path(__file__).parent
MISSES = frozenset(
    line.replace("\\n", "\n")
    for line in (HERE / "known_misses.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")


def asked(item: pytest.Item) -> set[str]:
    """The texts that a case asks: its string parameters, and the text of a phrase."""
    callspec = getattr(item, "callspec", None)
    if callspec is None:
        return set()
    values = list(callspec.params.values())
    values += [value["text"] for value in values if isinstance(value, dict) and "text" in value]
    return {value for value in values if isinstance(value, str)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and asked(item) & MISSES:
            item.add_marker(pytest.mark.xfail(strict=True, reason="a known miss"))


def _unmark(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """`[Lê Thị Bình|person], dự.`: the sentence without its marks, and what they say."""
    return _MARK.sub(r"\1", marked), [(kind, words) for words, kind in _MARK.findall(marked)]


def _items(text: str) -> tuple[Tokens, list[Item]]:
    tokens = tokenize(text)
    return tokens, items_of(tokens, 0, len(tokens))


def _found(text: str, *kinds: str) -> list[tuple[str, str]]:
    """What the reader marks in a sentence, of these kinds: a person without his form of address."""
    tokens, items = _items(text)
    found = []
    for item in items:
        if item.name:
            found.append(("person", item.name.words))
        elif item.title:
            found.append(("title", tokens.exact(item.start, item.end)))
        elif item.body:
            found.append(("body", tokens.exact(item.start, item.end)))
    return [mark for mark in found if mark[0] in kinds]


def _read(text: str, **told: Any) -> Reading:
    """A whole article of one text, printed on 20 June 2019 where nothing else is told."""
    return read(Article(**{"id": "a", "title": "", "text": text, "published": "2019-06-20"} | told))


def post(position: Position) -> str:
    """`Phó Bí thư|Tỉnh ủy|Hà Nam|former`; what the article does not tell is `-`."""
    told = f"{position.office}|{position.body or '-'}|{position.place or '-'}"
    return f"{told}|former" if position.former else told


def body_words(body: str, place: str = "") -> frozenset[str]:
    """A body's words without those of its place: `Công an huyện` of Cầu Lát is `Công an huyện Cầu Lát`."""
    short = body.casefold().replace("ủy ban kiểm tra", "ubkt").replace("việt nam", "")
    words = short.replace("-", " ").split()
    return frozenset(words) - frozenset(place.casefold().split()) or frozenset(words)


def comparable(told: str) -> tuple[str, frozenset[str], str, bool]:
    """What must agree of a position in the form of `post`."""
    office, body, place, *former = told.split("|")
    return office.casefold(), body_words(body, place), place.casefold(), bool(former)


def _posts(reading: Reading) -> dict[str, list[str]]:
    return {person.name: [post(position) for position in person.positions] for person in reading.people}


def _present(reading: Reading) -> list[str]:
    """Who took part in anything, each once, in the order told."""
    return list(dict.fromkeys(p.agent for event in reading.events for p in event.participants))


def _roles(reading: Reading) -> dict[str, list[str]]:
    """Roles beyond being there, by who took part; of all events together."""
    roles: dict[str, list[str]] = {}
    for event in reading.events:
        for participant in event.participants:
            mine = roles.setdefault(participant.agent, [])
            mine += [role for role in participant.roles if role != "attended" and role not in mine]
    return roles


def _participant(reading: Reading, agent: str) -> Participant:
    return next(p for event in reading.events for p in event.participants if p.agent == agent)


def _person(reading: Reading, name: str) -> Person:
    return next(person for person in reading.people if person.name == name)


def _context(text: str, paper: str | None = None) -> Context:
    """The places that a text tells, each sentence ending at a full stop."""
    tokens = tokenize(text)
    sentence_of, sentence = [], 0
    for word in tokens.words:
        sentence_of.append(sentence)
        sentence += word == "."
    return Context(tokens, 0, paper, sentence_of)


@pytest.fixture(scope="session")
def say() -> SimpleNamespace:
    """How examples ask: `say.posts(say.read("…"))`."""
    return SimpleNamespace(
        unmark=_unmark,
        items=_items,
        found=_found,
        read=_read,
        post=post,
        body_words=body_words,
        comparable=comparable,
        posts=_posts,
        present=_present,
        roles=_roles,
        participant=_participant,
        person=_person,
        context=_context,
    )


@pytest.fixture(scope="session")
def misses() -> SimpleNamespace:
    """The list of known misses and what a case asks, for the test of the list itself."""
    return SimpleNamespace(texts=MISSES, asked=asked, here=HERE)


@pytest.fixture(scope="session")
def examples() -> SimpleNamespace:
    """The twelve articles of `examples/`, what the reader reads in them, and what they say."""
    folder = HERE.parents[1] / "examples"
    articles = [
        msgspec.json.decode(line, type=Article) for line in (folder / "articles.jsonl").read_bytes().splitlines()
    ]
    gold = [msgspec.json.decode(line, type=Reading) for line in (folder / "gold.jsonl").read_bytes().splitlines()]
    return SimpleNamespace(
        articles=articles,
        gold=gold,
        readings=[read(article) for article in articles],
        stored=[stored_text(article.title, article.text) for article in articles],
    )
