"""Serve a store on this machine: start page, SPARQL protocol, linked data.

What a request means in HTTP is decided here; queries run in the workers of `pool`, over a snapshot taken
when the server starts, so that loading goes on beside it. Nothing can be changed from outside.
"""

from __future__ import annotations

import fcntl
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from daibieu.errors import DaibieuError, StoreError
from daibieu.graph import open_store
from daibieu.graph.folder import FolderStore
from daibieu.graph.moved import Left
from daibieu.queries import questions
from daibieu.web import pages
from daibieu.web.linked import Linked
from daibieu.web.pool import Pool
from daibieu.web.protocol import Sparql

HOST = "127.0.0.1"
LOCK = "served"  # locked as long as its server lives
HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
ARTICLES = "SELECT (COUNT(?a) AS ?n) WHERE { ?a a <https://w3id.org/daibieu/ontology#Article> }"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def run(place: str | Path, port: int, timeout: float) -> None:
    """Serve until the process is told to end; says on standard error where."""
    listening = _listen(port)
    with listening, _snapshot(place) as (snapshot, base, articles, left):
        application = app(snapshot, base, articles, timeout, left)
        # The address is told when a browser may already call: connections wait in the socket's queue.
        print(f"http://{HOST}:{listening.getsockname()[1]}/ (Ctrl+C để dừng, to stop)", file=sys.stderr, flush=True)
        config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def app(snapshot: Path, base: str, articles: int, timeout: float, left: Mapping[str, Left]) -> ASGIApp:
    """Build the application over a snapshot; `left`: the addresses that stood in the graph before it."""
    pool = Pool(snapshot)
    sparql = Sparql(pool, base, timeout)
    linked = Linked(pool, base, timeout, left)

    async def start(request: Request) -> Response:
        return HTMLResponse(pages.start(questions(), articles, timeout))

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        await pool.close()

    routes = [
        Route("/", start),
        Route("/sparql", sparql.answer, methods=["GET", "POST", "OPTIONS"]),
        Mount("/static", StaticFiles(packages=[("daibieu.web", "static")])),
        Route("/{path:path}", linked.answer),
    ]
    host = urlsplit(base).hostname
    return Guard(Starlette(routes=routes, lifespan=life), HERE | ({host} if host else set()))


class Guard:
    """Refuse what was sent to another name than ours, and forbid pages all that they do not need.

    A page from elsewhere can give its own name the address of this machine (DNS rebinding); its requests then
    arrive here, but under that name.
    """

    def __init__(self, inner: ASGIApp, hosts: frozenset[str]) -> None:
        self._inner = inner
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        host = re.sub(r":\d+$", "", Headers(scope=scope).get("host", "")).lower()
        if host not in self._hosts:
            told = f"this server is not called {host[:100]!r}; ask it as http://{HOST}/ or http://localhost/"
            await JSONResponse({"error": told}, 403)(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._inner(scope, receive, send_guarded)


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as fault:
        listening.close()
        raise DaibieuError(
            f"{HOST}:{port}: the port cannot be had ({fault.strerror}); end the other server, or choose another port"
            " with --port"
        ) from fault
    return listening


@contextmanager
def _snapshot(place: str | Path) -> Iterator[tuple[Path, str, int, Mapping[str, Left]]]:
    """Take a snapshot beside the graph, where it costs a millisecond; say where, the base, and how many articles."""
    store = open_store(place, create=False)
    try:
        if not isinstance(store, FolderStore):
            raise StoreError(f"{place}: only a store in a folder can be served; name a folder with --store")
        _clear_away(store.path)
        folder = Path(tempfile.mkdtemp(prefix="snapshot-", dir=store.path))
        mark = (folder / LOCK).open("w")
        fcntl.flock(mark, fcntl.LOCK_EX)
        store.snapshot(folder / "graph")
        (row,) = store.query(ARTICLES).rows
        left = store.library.left()
    finally:
        store.close()
    try:
        yield folder / "graph", store.base, int(str(row["n"])), left
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        mark.close()


def _clear_away(place: Path) -> None:
    """Delete the snapshots of servers that were killed: the lock of a living one cannot be had."""
    for mark in place.glob(f"snapshot-*/{LOCK}"):
        with mark.open("w") as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(mark.parent, ignore_errors=True)


__all__ = ["app", "run"]
