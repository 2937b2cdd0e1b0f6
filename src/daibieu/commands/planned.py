"""The commands that are announced and not built yet: each says so, in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from daibieu.errors import NotBuiltError


@dataclass(frozen=True, slots=True)
class Planned:
    """A command to come. `instead`: what does part of it today, or nothing."""

    name: str
    does: str
    example: str
    instead: str = ""


PLANNED = (
    Planned("annotate", "A skeleton Reading of an article, to correct by hand.", "daibieu annotate article.txt"),
    Planned("score", "The reader's accuracy on your own articles.", "daibieu score gold.jsonl"),
    Planned(
        "timeline",
        "Who held a position when, or a career, as a page.",
        "daibieu timeline page.html",
        "`daibieu ask holders` answers it as a table",
    ),
    Planned("chart", "Counts over time, as a picture.", "daibieu chart counts.svg"),
    Planned(
        "site",
        "The whole site as static files.",
        "daibieu site ./site",
        "`daibieu network` writes one page that opens without a server",
    ),
    Planned(
        "publish",
        "Send the graph to another engine, graph by graph, what changed.",
        "daibieu publish --to virtuoso http://localhost:8890/",
        "`daibieu export graph.nq` writes a file that any engine loads",
    ),
    Planned("forget", "Withdraw what is kept about a person.", "daibieu forget ADDRESS --why 'on request'"),
    Planned(
        "build",
        "Build a large graph at scale.",
        "daibieu build --engine spark articles.jsonl.gz",
        "`daibieu load` builds it on this machine",
    ),
    Planned(
        "backup",
        "The whole store in one file.",
        "daibieu backup store.tar",
        "copy the store's folder while no command is running",
    ),
    Planned("restore", "A store out of a backup.", "daibieu restore store.tar"),
)


def refusal(planned: Planned) -> Callable[[], None]:
    """Make what Typer calls for an announced command."""

    def command() -> None:
        raise not_built(f"daibieu {planned.name}", planned.instead)

    return command


def not_built(what: str, instead: str = "") -> NotBuiltError:
    """Say it, with what does part of it today."""
    cure = f"today {instead}" if instead else "`daibieu --help` lists what is"
    return NotBuiltError(f"{what} is not built yet; {cure}")
