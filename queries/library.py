"""The library: each question is a `.rq` file whose header says what it asks, what it needs, and what no rows mean.

What a value given to a parameter means is decided in `names`; how the solutions
become rows, in `rows`. The header lines of a file are

    # question: ...            in Vietnamese
    # in English: ...
    # group: positions         under which heading it is listed, one of GROUPS
    # parameters: position iri dv:Position, on date?      a name, a type, `?` where it may be left out; of an
    #                          address its class, or a kind of `names` that is no class of the ontology
    # example: position = Bí thư Huyện ủy Vân Trạch; on = 2018-03-27      values that the examples answer
    # row: tenure              the variables that tell one row from another
    # gathered: standing       variables of which a row may have several values
    # hidden: published        variables that serve the order alone
    # told by: tenure          the variables whose claims are the evidence of a row; `document in article`
    #                          keeps to the words of that article
    # empty means: ...
    # order: ...

`none` stands where there is nothing to list. A file with `# internal: yes` serves
another room and is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal, cast

from daibieu.errors import QuestionError, TableError
from daibieu.queries.ordering import Key, keys_of

GROUPS: Mapping[str, str] = {
    "attendance": "Tham dự · Attendance",
    "positions": "Chức vụ · Positions",
    "bodies": "Cơ quan, tổ chức · Bodies",
    "documents": "Văn bản, khen thưởng · Documents and awards",
    "news": "Có gì mới · What is new",
    "evidence": "Bằng chứng, chất lượng · Evidence and quality",
}

_LINE = re.compile(r"# (?P<key>[a-zE][a-zA-Z ]*): (?P<value>\S.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) (?P<type>iri|date|text|number)(?P<optional>\?)?(?: (?P<of>(?:dv:)?\w+(?:\|dv:\w+)*))?"
)
_TOLD = re.compile(r"(?P<told>\w+)(?: in (?P<within>\w+))?")
_NEEDED = ("question", "in English", "group", "parameters", "row", "empty means", "order")

Type = Literal["iri", "date", "text", "number"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to be told.

    `of` is the class of the ontology that an address must belong to, or several of
    them, `Person|Body`, tried in that order; of a text, the property whose values it
    is compared with.
    """

    name: str
    type: Type
    optional: bool
    of: str | None
    example: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.type,
            "optional": self.optional,
            "of": self.of,
            "example": self.example,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the library."""

    name: str
    question: str
    in_english: str
    group: str
    parameters: tuple[Parameter, ...]
    row: tuple[str, ...]
    gathered: frozenset[str]
    hidden: frozenset[str]
    told_by: tuple[tuple[str, str | None], ...]
    empty_means: str
    order: str
    order_by: tuple[Key, ...]
    sparql: str

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "question": self.question,
            "in_english": self.in_english,
            "group": self.group,
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


@cache
def internal(name: str) -> str:
    """Give the text of a query that no one asks by name."""
    return resources.files("daibieu.queries").joinpath(f"{name}.rq").read_text(encoding="utf-8")


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
    if header["group"] not in GROUPS:
        raise TableError(f"{file}: no group {header['group']!r}; take one of {', '.join(GROUPS)}")
    examples = _examples(file, header.get("example", "none"))
    parameters = tuple(_parameter(file, words, examples) for words in _listed(header["parameters"]))
    for name in examples:
        if name not in {one.name for one in parameters}:
            raise TableError(f"{file}: the example gives a value to {name!r}, which is no parameter; mend it")
    return Question(
        name=file.removesuffix(".rq"),
        question=header["question"],
        in_english=header["in English"],
        group=header["group"],
        parameters=parameters,
        row=tuple(_listed(header["row"])),
        gathered=frozenset(_listed(header.get("gathered", ""))),
        hidden=frozenset(_listed(header.get("hidden", ""))),
        told_by=tuple(_told(file, words) for words in _listed(header.get("told by", ""))),
        empty_means=header["empty means"],
        order=header["order"],
        order_by=keys_of(file, text),
        sparql=text,
    )


def _listed(words: str) -> list[str]:
    return [] if words == "none" else [part.strip() for part in words.split(",") if part.strip()]


def _examples(file: str, words: str) -> dict[str, str]:
    if words == "none":
        return {}
    given = [part.partition(" = ") for part in words.split("; ")]
    if not all(name and value for name, _, value in given):
        raise TableError(f"{file}: example {words!r} is not understood; write `position = Bí thư; on = 2018-03-27`")
    return {name.strip(): value.strip() for name, _, value in given}


def _told(file: str, words: str) -> tuple[str, str | None]:
    matched = _TOLD.fullmatch(words)
    if matched is None:
        raise TableError(f"{file}: told by {words!r} is not understood; write `tenure` or `document in article`")
    return matched["told"], matched["within"]


def _parameter(file: str, words: str, examples: Mapping[str, str]) -> Parameter:
    matched = _PARAMETER.fullmatch(words)
    if matched is None:
        raise TableError(
            f"{file}: parameter {words!r} is not understood; write `position iri dv:Position` or `on date?`"
        )
    has_class = matched["of"] is not None
    if (matched["type"] == "iri" and not has_class) or (matched["type"] in ("date", "number") and has_class):
        raise TableError(f"{file}: parameter {words!r}: an iri needs its class, a date or a number has none")
    of = matched["of"].replace("dv:", "") if has_class else None
    name = matched["name"]
    return Parameter(name, cast(Type, matched["type"]), matched["optional"] is not None, of, examples.get(name))
