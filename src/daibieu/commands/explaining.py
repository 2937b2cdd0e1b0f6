"""Commands that show how the reader came to what it says: an article with its findings, the rules, the tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from daibieu.commands.articles import DayOption, PaperOption, PlaceOption
from daibieu.commands.options import Format, FormatOption
from daibieu.console import error_line, out_console, print_json, print_rows, say
from daibieu.errors import QuestionError, SourceError

if TYPE_CHECKING:
    from daibieu.graph import Defaults
    from daibieu.reading.model import Article
    from daibieu.viz.wordtables import WordTable


class Language(StrEnum):
    """In which language labels are printed."""

    vi = "vi"
    en = "en"


def explain(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help=".txt, .html, .jsonl, .jsonl.gz; - is JSON lines on standard input.")
    ],
    html: Annotated[
        str | None, typer.Option("--html", metavar="OUT.html", help="Write one page that opens without a network.")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="Which article, where the file holds several.")
    ] = None,
    language: Annotated[Language, typer.Option("--language", help="Of labels and explanations.")] = Language.vi,
    place: PlaceOption = None,
    paper: PaperOption = None,
    published: DayOption = None,
) -> int:
    """Show an article with every finding marked, its rule beside it; a page has both languages.

    `daibieu rules` says what each rule does.
    """
    from daibieu.graph import Defaults
    from daibieu.reading import read
    from daibieu.viz import explained_text, write_explained

    articles, unreadable = _wanted(source, Defaults(place=place, source=paper, published=published), article)
    if html is None:
        for one in articles:
            out_console().print(explained_text(one, read(one), language.value))
    else:
        first, second = next(articles, None), next(articles, None)
        if first is not None and second is not None:
            raise QuestionError(
                f"{source}: several articles and one page; choose with --article ID, e.g. --article {first.id}"
            )
        if first is not None:
            write_explained(first, read(first), html)
            say(f"wrote {html}; open it in a browser")
    return 1 if unreadable else 0


def _wanted(source: str, defaults: Defaults, wanted: str | None) -> tuple[Iterator[Article], list[SourceError]]:
    """The articles of a source, as they come, and the list of what turns out unreadable; that is told at once."""
    from daibieu.graph import read_sources

    unreadable: list[SourceError] = []

    def articles() -> Iterator[Article]:
        found = False
        for one in read_sources([source], defaults):
            if isinstance(one, SourceError):
                unreadable.append(one)
                say(error_line(one))
            elif wanted is None or one.id == wanted:
                found = True
                yield one
        if wanted is not None and not found:
            raise QuestionError(f"{source}: no article {wanted!r} in it; `daibieu read` prints each with its id")

    return articles(), unreadable


def rules(
    table: Annotated[
        str | None, typer.Argument(metavar="[TABLE]", help="Print this table of words instead, e.g. cues.")
    ] = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> None:
    """Print the rules of the reader, each in one sentence with its measured precision, and list its tables of words."""
    from daibieu.viz.wordtables import word_table, word_tables

    if table is not None:
        _print_table(word_table(table), format)
        return
    told = _rules()
    tables = [
        {"table": one.name, "rows": len(one.rows), "file": one.where, "comment": one.comment} for one in word_tables()
    ]
    if format is Format.json:
        print_json({"rules": told, "tables": tables})
        return
    print_rows(told, ("rule", "vi", "en", "right"), format, title="Quy tắc của bộ đọc / Rules of the reader")
    if format is Format.table:  # CSV is one table a file
        print_rows(tables, ("table", "rows", "comment"), format, title="Bảng từ / Tables of words: daibieu rules TABLE")


def _rules() -> list[dict[str, object]]:
    from daibieu.viz.rules import all_rules

    return [
        {
            "rule": one.name,
            "vi": one.vi,
            "en": one.en,
            "right": one.precision.words if one.precision else "chưa ai chấm / not judged yet",
        }
        for one in all_rules()
    ]


def _print_table(table: WordTable, how: Format) -> None:
    if table.comment and how is Format.table:
        print(f"{table.where}: {table.comment}\n")
    print_rows([dict(zip(table.columns, row, strict=True)) for row in table.rows], table.columns, how)
