"""Let the address of a thing answer: to its document (303), and the document in the form that is asked for."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from daibieu.graph.addresses import Addresses
from daibieu.publish.export import PREFIXES
from daibieu.web import pages
from daibieu.web.negotiation import DOCUMENTS, choose
from daibieu.web.pool import Answered, Pool
from daibieu.web.protocol import OPEN, error, response

ALTERNATIVES = tuple(DOCUMENTS.values())


class Linked:
    """The things of one store, under its base address."""

    def __init__(self, pool: Pool, base: str, timeout: float) -> None:
        self._pool = pool
        self._base = base
        self._root = urlsplit(base).path
        self._view = Addresses(base).default_view
        self._timeout = timeout

    async def answer(self, request: Request) -> Response:
        """Answer at the address of a thing or of a document."""
        # The path as it was sent: an address holds its percent signs.
        path = request.scope["raw_path"].partition(b"?")[0].decode("ascii", "replace")
        if not path.startswith(self._root) or any(sign in path for sign in '<>"{}|\\^`�'):
            return _unknown(path)
        local = path.removeprefix(self._root)
        if local.startswith("doc/"):
            name, _, ending = local.removeprefix("doc/").rpartition(".")
            return await self._document(name, ending, path)
        return await self._thing(local, request.headers.get("accept"), path)

    async def _thing(self, local: str, accept: str | None, path: str) -> Response:
        chosen = choose(accept, ALTERNATIVES)
        if chosen is None:
            return error(Answered(406, message=f"a document about a thing comes as {', '.join(ALTERNATIVES)}"))
        found = await self._describe(local, None)
        if found.status != 200:
            return _unknown(path) if found.status == 404 else error(found)
        ending = next(one for one, type_ in DOCUMENTS.items() if type_ == chosen)
        to = pages.document(self._base, self._base + local, ending)
        return Response(status_code=303, headers={"Location": to, **OPEN})

    async def _document(self, local: str, ending: str, path: str) -> Response:
        if ending not in DOCUMENTS:
            return _unknown(path)
        found = await self._describe(local, None if ending == "html" else DOCUMENTS[ending])
        if found.status == 404:
            return _unknown(path)
        if ending != "html" or found.status != 200:
            return response(found)
        return HTMLResponse(pages.thing(self._base + local, self._base, json.loads(found.body)))

    async def _describe(self, local: str, type_: str | None) -> Answered:
        request = {"address": self._base + local, "type": type_, "view": self._view, "prefixes": {**PREFIXES}}
        return await self._pool.ask(request, self._timeout)


def _unknown(path: str) -> Response:
    return error(Answered(404, message=f"nothing is known under {path[:200]}; look on the start page, or at /sparql"))
