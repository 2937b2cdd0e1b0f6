"""Commands that keep a store right: check it, make its derived part again."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
from daibieu.commands.planned import not_built
from daibieu.console import Bar, error_line, print_rows, say


def check(
    store: StoreOption = DEFAULT_STORE,
    integrity: Annotated[
        bool, typer.Option("--integrity", help="Look for damage in the files; not built yet.")
    ] = False,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> int:
    """Hold the graph to the SHACL shapes of the ontology, and look for contradictions between articles.

    How heavy a contradiction is stands beside it: error, warning or hint. In JSON each has its cure, its sides and
    the articles behind them. The command ends with 1 where a shape does not hold or an error stands.
    """
    if integrity:
        raise not_built("daibieu check --integrity", "`daibieu rebuild` makes the derived part again")
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        broken = opened.check()
        contradictions = opened.contradictions()
    found = [{"severity": "error", "check": one.pop("shape"), **one} for one in broken] + list(contradictions)
    if found or format is not Format.table:
        print_rows(found, ("severity", "check", "message", "node"), format)
    say(f"shapes that do not hold: {len(broken)}; each message says what to do" if broken else "every shape holds")
    counts = Counter(str(one["severity"]) for one in contradictions)
    told = ", ".join(f"{severity}: {count}" for severity, count in counts.items())
    say(f"contradictions: {told}; --format json has the articles of both sides" if told else "nothing contradicts")
    return 1 if broken or counts["error"] else 0


def rebuild(
    store: StoreOption = DEFAULT_STORE,
    read: Annotated[
        bool, typer.Option("--read", help="Read the articles again first, and list what they say otherwise.")
    ] = False,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> int:
    """Make the derived part of the store again, out of its articles and decisions.

    With --read a better reader takes effect: decisions hold on to words and stay; `daibieu review` shows those whose
    words are gone.
    """
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        if not read:
            opened.rebuild()
            say(f"rebuilt {store}")
            return 0
        with Bar(None) as bar:
            told = opened.reread(bar.step)
        waiting = sum(entered.state == "orphaned" for entered in opened.log())
    for fault in told.unreadable:
        say(error_line(fault))
    rows = [{"article": one.article, "gone": list(one.gone), "new": list(one.new)} for one in told.changed]
    if rows or format is not Format.table:
        print_rows(rows, ("article", "gone", "new"), format)
    say(f"{told.articles} articles read again, {len(told.changed)} say something else")
    if waiting:
        say(f"decisions whose words are gone: {waiting}; `daibieu review` shows them")
    return 1 if told.unreadable else 0
