"""Commands that ask: the library of questions, one of them, or any SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
from daibieu.commands.planned import not_built
from daibieu.console import print_json, print_rows, say
from daibieu.errors import QuestionError


def questions(format: FormatOption = Format.table) -> None:  # noqa: A002 - the option's name
    """List what can be asked by name, and with which parameters."""
    from daibieu.queries import questions as library

    listed = [question.to_json() for question in library()]
    if format is Format.json:
        print_json(listed)
        return
    rows = [{**one, "parameters": [_flag(told) for told in one["parameters"]]} for one in listed]
    print_rows(rows, ("name", "question", "in_english", "parameters"), format)


def _flag(parameter: dict[str, Any]) -> str:
    return f"[--{parameter['name']}]" if parameter["optional"] else f"--{parameter['name']}"


def ask(
    words: Annotated[
        list[str], typer.Argument(metavar="NAME --PARAMETER VALUE", help="A question of the library, by name.")
    ],
    store: StoreOption = DEFAULT_STORE,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> None:
    """Ask a question of the library by name; `daibieu questions` lists them with their parameters.

    A person, body, position or event is given by address, or by name, with or without marks.
    """
    name, parameters = _parse(words)
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        told = opened.ask(name, **parameters)
    if format is Format.json:
        print_json(told.to_json())
        return
    print_rows(told.rows, told.columns, format, title=told.understood)
    if not told.rows:
        say(f"no rows: {told.question.empty_means}")


def _parse(words: list[str]) -> tuple[str, dict[str, str]]:
    """Take `holders --position X --on=2018-03-27` apart: a name and its parameters."""
    names: list[str] = []
    parameters: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            names.append(word)
            continue
        key, given, value = word[2:].partition("=")
        if not given:
            value = next(rest, "")
        if not value:
            raise QuestionError(f"--{key} has no value; write --{key} VALUE")
        if key in parameters:
            raise QuestionError(f"--{key} is given twice; give it once")
        parameters[key] = value
    if len(names) != 1:
        raise QuestionError(
            f"{len(names)} names of a question are given, one is needed; put quotation marks around a value with spaces"
        )
    if " " in names[0].strip():
        raise not_built(f"a question in words ({names[0]!r})", "ask by name; `daibieu questions` lists the names")
    return names[0], parameters


def query(
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="A query, a file that holds one, or - .")],
    store: StoreOption = DEFAULT_STORE,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> None:
    """Ask any SPARQL 1.1 query; the usual prefixes (dv, dvc, org, rdfs, ...) need not be declared."""
    text = _query_text(sparql)
    from daibieu.commands.sparql import declared, in_their_words, print_answer
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        try:
            answer = opened.query(declared(text))
        except QuestionError as fault:
            raise in_their_words(fault, text) from fault
        print_answer(answer, format)


def _query_text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    # A query has a space or a brace; what has neither can only be the name of a file.
    if not any(letter in given for letter in " {\n") or Path(given[:200]).is_file():
        return Path(given).read_text(encoding="utf-8")
    return given
