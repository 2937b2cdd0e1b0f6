"""The command that tells what became known."""

from __future__ import annotations

from typing import Annotated

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
from daibieu.console import print_rows, say

COLUMNS = ("published", "kind", "what", "title")


def changes(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Articles of this day and later are new.")
    ] = None,
    load: Annotated[
        int | None,
        typer.Option("--load", metavar="NUMBER", help="Articles of this load and later count as new; 0 is the last."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="NAME", help="Only what concerns one person, body or place."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> None:
    """List what became known since a day or a load: new events, people, positions held and contradictions, by article.

    New is what no older article tells. A contradiction is new where new articles alone tell a side of it, or give it
    its first or last day.
    """
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        found = opened.changes(since, load=load, about=about)
    if found or format is not Format.table:
        columns = COLUMNS if format is Format.table else (*COLUMNS, "article", "node")
        print_rows(found, columns, format)
    say(f"new: {len(found)}" if found else "nothing new")
