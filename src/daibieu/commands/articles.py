"""Commands about articles: read them, load them into a store, take them out again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

import typer

from daibieu.commands.options import DEFAULT_STORE, StoreOption
from daibieu.commands.planned import not_built
from daibieu.console import Bar, error_line, say
from daibieu.errors import DaibieuError

# So many new articles are named; the ids of more are no reading.
MOST_NAMED = 5

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help=".txt, .html, .jsonl, .jsonl.gz; - is JSON lines on standard input."),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="PROVINCE", help="The paper's province, for files that do not tell it.")
]
PaperOption = Annotated[
    str | None, typer.Option("--source", metavar="PAPER", help="The paper's name, for files that do not tell it.")
]
DayOption = Annotated[
    str | None,
    typer.Option("--published-from", metavar="DAY", help="The day (2018-03-28), for files that do not tell it."),
]


def read(
    sources: SourcesArgument,
    place: PlaceOption = None,
    source: PaperOption = None,
    published: DayOption = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many processes read.")] = 1,
    engine: Annotated[str, typer.Option("--engine", help="local; spark is not built yet.")] = "local",
) -> int:
    """Read articles and print what each says: one Reading a line, as JSON, in the order of the input."""
    if engine != "local":
        raise not_built(f"daibieu read --engine {engine}", "`--jobs` reads on several cores")
    import msgspec

    from daibieu.facade import read_all
    from daibieu.graph import Defaults

    unreadable = 0
    for outcome in read_all(sources, Defaults(place=place, source=source, published=published), jobs):
        if isinstance(outcome, DaibieuError):
            unreadable += 1
            say(error_line(outcome))
        else:
            print(msgspec.json.encode(outcome).decode())
    return 1 if unreadable else 0


def load(
    sources: SourcesArgument,
    store: StoreOption = DEFAULT_STORE,
    place: PlaceOption = None,
    source: PaperOption = None,
    published: DayOption = None,
) -> int:
    """Load articles into the store, or an export (.trig, .nq, .jsonld) into an empty one.

    Twice is the same as once. After a stop, run it again: it goes on.
    """
    from daibieu.facade import open_store

    with open_store(store) as opened, Bar(_size(sources)) as bar:
        loaded = opened.load(
            *sources, place=place, source=source, published=published, progress=bar.step, on_bytes=bar.advance
        )
    for fault in loaded.unreadable:
        say(error_line(fault))
    if 0 < len(loaded.new_ids) <= MOST_NAMED:
        say(f"new: {', '.join(loaded.new_ids)}")
    print(f"{loaded.new} new, {loaded.same} same, {loaded.changed} changed, {len(loaded.unreadable)} unreadable")
    return 1 if loaded.unreadable else 0


def _size(sources: list[str]) -> int | None:
    """How many bytes there are to take; None where a stream does not tell."""
    if "-" in sources:
        return None
    return sum(path.stat().st_size for path in map(Path, sources) if path.is_file())


def drop(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Articles, by id or address.")],
    store: StoreOption = DEFAULT_STORE,
) -> int:
    """Take articles out of the store, with all that they alone said."""
    from daibieu.commands.hints import listing
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        prefix = f"{opened.base}article/"
        known = {_id(entry.address, prefix) for entry in opened.articles()}
        dropped = opened.drop(*articles)
    missing = [one for one in dict.fromkeys(articles) if _id(one, prefix) not in known]
    if missing:
        say(f"daibieu: not in the store: {', '.join(missing)}; list the articles with: {listing('Article', store)}")
    print(f"{dropped} dropped, {len(missing)} not there")
    return 1 if missing else 0


def _id(article: str, prefix: str) -> str:
    return unquote(article.removeprefix(prefix)) if article.startswith(prefix) else article
