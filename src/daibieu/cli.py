"""The edge of the program: which commands there are, how a fault ends, how a stream behaves.

What a command does is not decided here, nor in `commands`: each parses, calls one
function of the rooms below and prints. Nothing heavy is imported before a command
asks for it, so that `daibieu --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import daibieu
from daibieu.commands import articles, asking, beginning, changing, deciding, explaining, keeping, planned, showing
from daibieu.commands.options import ARTICLES, ASKING, DECIDING, DEMO, KEEPING, LATER, SHOWING, example
from daibieu.console import error_line, say
from daibieu.errors import DaibieuError

DONE, SOME_UNREADABLE, REFUSED = 0, 1, 2


class InOrder(TyperGroup):
    """The commands in the order in which one meets them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)


app = typer.Typer(
    name="daibieu",
    cls=InOrder,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads Vietnamese news about officials and bodies, and answers who attended what, in which position, "
    "and which sentence says so.",
    epilog="Begin with: daibieu demo",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"daibieu {daibieu.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version.")
    ] = False,
) -> None:
    pass


def _register() -> None:
    built: tuple[tuple[Any, str, str], ...] = (
        (beginning.demo, DEMO, "daibieu demo"),
        (articles.read, ARTICLES, "daibieu read article.txt > reading.jsonl"),
        (explaining.explain, ARTICLES, "daibieu explain article.txt --html page.html"),
        (explaining.rules, ARTICLES, "daibieu rules cues"),
        (articles.load, ARTICLES, "daibieu load articles.jsonl --store ./daibieu.store"),
        (articles.drop, ARTICLES, "daibieu drop nam-dinh-2018-03-28"),
        (asking.questions, ASKING, "daibieu questions --format json"),
        (asking.ask, ASKING, 'daibieu ask attended --person "Lê Thị Bình"'),
        (asking.query, ASKING, 'daibieu query "SELECT ?event WHERE { ?event a dv:Event }"'),
        (changing.changes, ASKING, "daibieu changes --since 2025-07-01"),
        (showing.network, SHOWING, 'daibieu network page.html --around "Lê Thị Bình"'),
        (showing.export, SHOWING, "daibieu export graph.trig"),
        (showing.serve, SHOWING, "daibieu serve --port 8000"),
        (keeping.check, KEEPING, "daibieu check --store ./daibieu.store"),
        (keeping.rebuild, KEEPING, "daibieu rebuild --store ./daibieu.store"),
        (deciding.review, DECIDING, "daibieu review --limit 5"),
        (deciding.merge, DECIDING, "daibieu merge person/a1-12 person/a2-30 --why 'one career'"),
        (deciding.split, DECIDING, "daibieu split person/a1-12 article/a2 --why 'another of the name'"),
        (deciding.correct, DECIDING, "daibieu correct 'article/a1#e0-52' --set date=2018-03-27 --why 'misread'"),
        (deciding.undo, DECIDING, "daibieu undo"),
        (deciding.log, DECIDING, "daibieu log --format json"),
    )
    for function, panel, line in built:
        # The parameters of a question are known to the library of questions, not to Typer.
        free = {"ignore_unknown_options": True} if function is asking.ask else None
        app.command(rich_help_panel=panel, epilog=example(line), context_settings=free)(function)
    for announced in planned.PLANNED:
        app.command(
            announced.name,
            help=f"{announced.does}\n\nNot built yet: it says so and ends with 2.",
            short_help=announced.does,
            epilog=example(announced.example),
            rich_help_panel=LATER,
            context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        )(planned.refusal(announced))


_register()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code comes back."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        # A Windows console, or a C locale, would break at the first Vietnamese letter. What
        # is no letter at all (a broken file name) is shown by its number instead.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "backslashreplace")
    try:
        code = app(args=arguments, prog_name="daibieu", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        if not error.format_message():  # `daibieu` alone: the help has been printed
            return REFUSED
        say(f"daibieu: {' '.join(error.format_message().split())} {_where_to_read(error)}")
        return REFUSED
    except BrokenPipeError:
        _let_go_of_output()
        return DONE
    except SystemExit as end:  # so Typer ends at a closed pipe
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _let_go_of_output()
        return DONE
    except (DaibieuError, OSError) as error:
        say(error_line(error))
        return REFUSED
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else DONE


def _where_to_read(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"See: {context.command_path if context else 'daibieu'} --help"


def _let_go_of_output() -> None:
    """Who read our output has seen enough; what is still in the buffer goes nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)
