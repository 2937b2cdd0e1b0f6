"""The command to begin with."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where everything is written.")] = "./daibieu-demo",
) -> None:
    """Load twelve short articles, answer five questions with their sentences, write a network page and Turtle."""
    from daibieu.demo import run

    run(folder)
