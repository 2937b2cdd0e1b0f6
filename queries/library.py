"""The library: each question is a `.rq` file whose header says what it asks, what it needs, and what no rows mean.

What a value given to a parameter means is decided in `names`; how the solutions
become rows, in `asking`. The header lines of a file are

    # question: ...            in Vietnamese
    # in English: ...
    # parameters: position iri dv:Position, on date?      a name, a type, `?` where it may be left out
    # row: tenure              the variable that tells one row from another
    # gathered: standing       variables of which a row may have several values
    # empty means: ...
    # order: ...

A file with `# internal: yes` serves another room and is not listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal, cast

from daibieu.errors import QuestionError, TableError

_LINE = re.compile(r"# (?P<key>[a-zE][a-zA-Z ]*): (?P<value>\S.*)")
_PARAMETER = re.compile(r"(?P<name>[a-z_]+) (?P<type>iri|date|text)(?P<optional>\?)?(?: dv:(?P<of>\w+))?")
_NEEDED = ("question", "in English", "parameters", "row", "empty means", "order")

Type = Literal["iri", "date", "text"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to be told. `of`: the class of the ontology that an address must belong to."""

    name: str
    type: Type
    optional: bool
    of: str | None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "type": self.type, "optional": self.optional, "of": self.of}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the library."""

    name: str
    question: str
    in_english: str
    parameters: tuple[Parameter, ...]
    row: str
    gathered: frozenset[str]
    empty_means: str
    order: str
    sparql: str

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "question": self.question,
            "in_english": self.in_english,
            "parameters": [parameter.to_json() for parameter in self.parameters],
            "empty_means": self.empty_means,
            "order": self.order,
        }


@cache
def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    files = sorted(
        (file for file in resources.files("daibieu.queries").iterdir() if file.name.endswith(".rq")),
        key=lambda file: file.name,
    )
    return tuple(question for file in files if (question := _read(file)) is not None)


def question_named(name: str) -> Question:
    """Take the question of that name; an unknown one is refused with the known names."""
    for question in questions():
        if question.name == name:
            return question
    known = ", ".join(question.name for question in questions())
    raise QuestionError(f"no question is named {name!r}; take one of {known}")


def _read(file: Traversable) -> Question | None:
    return parse(file.name, file.read_text(encoding="utf-8"))


def parse(file: str, text: str) -> Question | None:
    """Read the question in a file; None where the file serves another room."""
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if matched := _LINE.fullmatch(line):
            header[matched["key"]] = matched["value"].strip()
    if header.get("internal") == "yes":
        return None
    for key in _NEEDED:
        if key not in header:
            raise TableError(f"{file}: no line '# {key}: ...' at the head; add it")
    return Question(
        name=file.removesuffix(".rq"),
        question=header["question"],
        in_english=header["in English"],
        parameters=tuple(_parameter(file, words) for words in _listed(header["parameters"])),
        row=header["row"],
        gathered=frozenset(_listed(header.get("gathered", ""))),
        empty_means=header["empty means"],
        order=header["order"],
        sparql=text,
    )


def _listed(words: str) -> list[str]:
    return [part.strip() for part in words.split(",") if part.strip()]


def _parameter(file: str, words: str) -> Parameter:
    matched = _PARAMETER.fullmatch(words)
    if matched is None:
        raise TableError(
            f"{file}: parameter {words!r} is not understood; write `position iri dv:Position` or `on date?`"
        )
    if (matched["type"] == "iri") != (matched["of"] is not None):
        raise TableError(f"{file}: parameter {words!r}: an iri needs its class, nothing else has one")
    return Parameter(matched["name"], cast(Type, matched["type"]), matched["optional"] is not None, matched["of"])
