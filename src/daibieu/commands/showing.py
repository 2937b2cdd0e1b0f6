"""Commands that show or hand out what a store holds: a network page, an export, the server."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from daibieu.commands.options import DEFAULT_STORE, StoreOption
from daibieu.console import say


class Kind(StrEnum):
    """What a network is made of."""

    attendance = "attendance"
    co_attendance = "co-attendance"
    bodies = "bodies"
    positions = "positions"


def network(
    out: Annotated[str, typer.Argument(metavar="OUT.html", help="The page to write.")],
    store: StoreOption = DEFAULT_STORE,
    around: Annotated[str | None, typer.Option("--around", metavar="NAME", help="Only what is near this one.")] = None,
    event: Annotated[str | None, typer.Option("--event", metavar="NAME", help="Only this event.")] = None,
    kind: Annotated[Kind, typer.Option("--kind", help="What is drawn.")] = Kind.attendance,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day on, it included.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day, it included.")] = None,
) -> None:
    """Draw people, bodies and events as one page that opens without a network."""
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        drawn = opened.network(around=around, event=event, kind=kind.value, first=first, last=last)
    drawn.save(out)
    if not drawn.graph:
        say(f"wrote {out}: an empty page, for nothing in the store fits what was asked")
        return
    size = f"{drawn.graph.number_of_nodes()} nodes, {drawn.graph.number_of_edges()} ties"
    say(f"wrote {out}: {size}; open it in a browser")


def export(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; its ending tells the format.")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            help="ttl, trig, nt, nq, jsonld or rdf, where the ending does not tell; clusters: a folder of two tables, "
            "who was taken for whom.",
        ),
    ] = None,
) -> None:
    """Write the graph to a file.

    TriG, N-Quads and JSON-LD hold the whole dataset; Turtle, N-Triples and RDF/XML what a query without GRAPH sees.
    """
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        opened.export(out, format)
    say(f"wrote {out}")


def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port on 127.0.0.1; 0: any.")] = 8000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")] = 10.0,
) -> None:
    """Serve the site, SPARQL at /sparql and the linked data, on this machine only."""
    from daibieu.web import serve as serve_store

    serve_store(store, port=port, timeout=timeout)
