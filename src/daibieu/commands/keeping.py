"""Commands that keep a store right: check it, make its derived part again."""

from __future__ import annotations

from typing import Annotated

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
from daibieu.commands.planned import not_built
from daibieu.console import print_rows, say


def check(
    store: StoreOption = DEFAULT_STORE,
    integrity: Annotated[
        bool, typer.Option("--integrity", help="Look for damage in the files; not built yet.")
    ] = False,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> int:
    """Hold the graph to the SHACL shapes of the ontology: what breaks one is listed."""
    if integrity:
        raise not_built("daibieu check --integrity", "`daibieu rebuild` makes the derived part again")
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        found = opened.check()
    if found or format is not Format.table:
        print_rows(found, ("node", "message", "shape"), format)
    say(f"shapes that do not hold: {len(found)}; each message says what to do" if found else "every shape holds")
    return 1 if found else 0


def rebuild(store: StoreOption = DEFAULT_STORE) -> None:
    """Make the derived part of the store again, out of its articles and decisions."""
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        opened.rebuild()
    say(f"rebuilt {store}")
