"""Commands about articles: read them, load them into a store, take them out again."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from daibieu.commands.options import DEFAULT_STORE, StoreOption
from daibieu.commands.planned import not_built
from daibieu.console import error_line, progress, say

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Articles: .txt, .html, .jsonl, .jsonl.gz; - is standard input."),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", help="The paper's province, for articles that do not tell it.")
]
PaperOption = Annotated[str | None, typer.Option("--source", help="The paper's name, for articles that do not tell it.")]


def read(
    sources: SourcesArgument,
    place: PlaceOption = None,
    source: PaperOption = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many processes read.")] = 1,
    engine: Annotated[str, typer.Option("--engine", help="local, or spark (not built yet).")] = "local",
) -> int:
    """Read articles and print what each says: one Reading a line, as JSON, in the order of the input."""
    if engine != "local":
        raise not_built(f"daibieu read --engine {engine}", "`--jobs` reads on several cores")
    import msgspec

    from daibieu.facade import read_all

    unreadable = 0
    for outcome in read_all(sources, jobs=jobs, place=place, source=source):
        if isinstance(outcome, Exception):
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
) -> int:
    """Load articles into the store; twice is the same as once. After a stop, run it again: it goes on."""
    from daibieu.facade import open_store

    with open_store(store) as opened, progress(counted=False) as bar:
        task = bar.add_task("articles", total=None)

        def seen(*_: Any) -> None:
            bar.advance(task)

        loaded = opened.load(*sources, place=place, source=source, seen=seen)
    for error in loaded.unreadable:
        say(error_line(error))
    print(
        f"{loaded.new} new, {loaded.same} same, {loaded.changed} changed, {len(loaded.unreadable)} unreadable",
    )
    return 1 if loaded.unreadable else 0


def drop(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Articles, by their id.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take articles out of the store, with all that they alone said."""
    from daibieu.facade import open_store

    with open_store(store) as opened:
        opened.drop(*articles)
    say(f"dropped: {', '.join(articles)}")
