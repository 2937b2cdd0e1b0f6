"""The server: a start page, SPARQL, and the linked data, on this machine only."""

from __future__ import annotations

from pathlib import Path


def serve(store: str | Path, *, port: int = 8000, timeout: float = 10.0) -> None:
    """Serve the store in a folder until the process is ended; `port` 0 takes any that is free."""
    from daibieu.web.server import run  # the server's libraries take time to load

    run(store, port, timeout)


__all__ = ["serve"]
