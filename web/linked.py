"""Let the address of a thing answer: to its document (303), and the document in the form that is asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from daibieu.graph.addresses import Addresses
from daibieu.graph.moved import Left, answer, question
from daibieu.publish.export import PREFIXES
from daibieu.web import pages
from daibieu.web.negotiation import DOCUMENTS, choose
from daibieu.web.pool import Answered, Pool
from daibieu.web.protocol import OPEN, error, response

ALTERNATIVES = tuple(DOCUMENTS.values())


class Linked:
    """The things of one store, under its base address."""

    def __init__(self, pool: Pool, base: str, timeout: float, left: Mapping[str, Left]) -> None:
        self._pool = pool
        self._left = left  # the addresses at which something stood before
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
        if found.status == 404:
            return await self._led_on(local, None, path)
        if found.status != 200:
            return error(found)
        ending = next(one for one, type_ in DOCUMENTS.items() if type_ == chosen)
        to = pages.document(self._base, self._base + local, ending)
        return Response(status_code=303, headers={"Location": to, **OPEN})

    async def _document(self, local: str, ending: str, path: str) -> Response:
        if ending not in DOCUMENTS:
            return _unknown(path)
        found = await self._describe(local, None if ending == "html" else DOCUMENTS[ending])
        if found.status == 404:
            return await self._led_on(local, ending, path)
        if ending != "html" or found.status != 200:
            return response(found)
        return HTMLResponse(pages.thing(self._base + local, self._base, json.loads(found.body)))

    async def _led_on(self, local: str, ending: str | None, path: str) -> Response:
        """Lead on from the address of a thing, or of its document, to where the thing stands now, or say it is gone.

        Not for good (301): who undoes a merge has both addresses again, and a browser would never ask.
        """
        left = self._left.get(self._base + local)
        if left is None:
            return _unknown(path)
        form = "application/sparql-results+json"
        request = {"query": question(left), "default_graphs": self._view, "named_graphs": []}
        found = await self._pool.ask({**request, "results_type": form, "graph_type": None}, self._timeout)
        if found.status != 200:
            return error(found)
        bindings = json.loads(found.body)["results"]["bindings"]
        now = answer({name: told["value"] for name, told in row.items()} for row in bindings)
        if not now:
            return error(Answered(410, message=f"{left.name}: gone, for no article tells of it any more"))
        places = [one if ending is None else pages.document(self._base, one, ending) for one in now]
        if len(places) > 1:
            where = " and ".join(places)
            return error(Answered(300, message=f"{left.name}: was taken apart, and stands at {where} now"))
        return Response(status_code=307, headers={"Location": places[0], **OPEN})

    async def _describe(self, local: str, type_: str | None) -> Answered:
        request = {"address": self._base + local, "type": type_, "view": self._view, "prefixes": {**PREFIXES}}
        return await self._pool.ask(request, self._timeout)


def _unknown(path: str) -> Response:
    return error(Answered(404, message=f"nothing is known under {path[:200]}; look on the start page, or at /sparql"))
