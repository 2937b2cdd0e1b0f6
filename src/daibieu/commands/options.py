"""The options that several commands share, so that they are named and explained once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

DEFAULT_STORE = "./daibieu.store"
DEMO, ARTICLES, ASKING, SHOWING, KEEPING, DECIDING, LATER = (
    "Begin here",
    "Articles",
    "Questions",
    "Pictures, exports, server",
    "The store",
    "Decisions",
    "Announced, not built yet",
)


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        envvar="DAIBIEU_STORE",
        help="The store: a folder, or the address of a SPARQL endpoint.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the rows are printed.")]


def example(line: str) -> str:
    """Write the last line of a command's help: something that can be typed as it stands."""
    return f"Example: {line}"
