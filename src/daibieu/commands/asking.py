"""Commands that ask: the library of questions, one of them, or any SPARQL."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
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
        list[str],
        typer.Argument(
            metavar="QUESTION | NAME --PARAMETER VALUE", help="A question in words, or one of the library by name."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    today: Annotated[
        str | None, typer.Option(metavar="DAY", help="Of a question in words: the day `năm ngoái` is counted from.")
    ] = None,
) -> None:
    """Ask in words, or a question of the library by name; `daibieu questions` lists them with their parameters.

    A question in words, Vietnamese with or without marks or English, is answered as one of the library: which, and
    how to ask it by name, is said first. A person, body, position or event is given by address, or by name, with or
    without marks.
    """
    name, parameters = _parse(words)
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        if name is not None:
            told = opened.ask(name, **parameters)
        else:
            told = opened.ask_in_words(" ".join(words), _day(today))
    command = told.command
    if command:
        command += f" --store {shlex.quote(store)}" if store != DEFAULT_STORE else ""
        say(f"understood as: {told.understood}")
        say(f"by name: {command}")
        for words_left in told.left_aside:
            say(f"left aside: {words_left}")
    for warning in told.warnings:
        say(f"daibieu: {warning}")
    for onward in told.onward:
        say(onward.words)
    if format is Format.json:
        print_json(replace(told, command=command).to_json())
        return
    print_rows(told.rows, told.columns, format, title=told.understood)
    if not told.rows:
        say(f"no rows: {told.question.empty_means}")


def _day(typed: str | None) -> date | None:
    from daibieu.queries.days import as_day

    day = as_day(typed) if typed is not None else None
    if typed is not None and day is None:
        raise QuestionError(f"--today: {typed!r} is no day; write it as 2018-03-27 or 27-3-2018")
    return day


def _parse(words: list[str]) -> tuple[str | None, dict[str, str]]:
    """Take `holders --position X --on=2018-03-27` apart: a name and its parameters; no name where it is in words."""
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
    if not parameters and " " in " ".join(names).strip() and not _named(names[0]):
        return None, {}
    if len(names) != 1:
        raise QuestionError(
            f"{len(names)} names of a question are given, one is needed; put quotation marks around a value with spaces"
        )
    return names[0], parameters


def _named(name: str) -> bool:
    from daibieu.queries import questions as library

    return any(question.name == name for question in library())


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
