"""Speak the SPARQL 1.1 protocol: queries by GET and POST, answers in the form that is asked for.

Only questions are taken. What a query may be is decided by `daibieu.graph.sparql_text`, how long it may run
by `pool`. An answer is whole, or an error in JSON that says what to change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from daibieu.errors import QuestionError
from daibieu.graph.addresses import Addresses
from daibieu.graph.sparql_text import check, names_graphs
from daibieu.publish.export import PREFIXES
from daibieu.web import pages
from daibieu.web.negotiation import GRAPHS, RESULTS, choose
from daibieu.web.pool import Answered, Pool

MAX_QUERY = 32_768  # bytes
MAX_FORM = 3 * MAX_QUERY + 4_096  # the same, written in a form
OPEN = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}  # the data are for everybody to read
ALLOWED = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Accept, Content-Type"}
HTML = "text/html"
FORM, PLAIN = "application/x-www-form-urlencoded", "application/sparql-query"

SERVICE = """\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
[] a sd:Service ; sd:endpoint <> ; sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML .
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that the protocol names beside it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    timeout: str | None = None


class RefusedError(Exception):
    """A request that is no query of the protocol."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Sparql:
    """The endpoint of one store."""

    def __init__(self, pool: Pool, base: str, timeout: float) -> None:
        self._pool = pool
        self._base = base
        self._view = Addresses(base).default_view
        self._timeout = timeout

    async def answer(self, request: Request) -> Response:
        """Answer a request at the endpoint."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**OPEN, **ALLOWED})
        try:
            asked = await _asked(request)
            if asked is None:
                return _introduction(request)
            check(asked.query)
        except RefusedError as refused:
            return error(Answered(refused.status, message=str(refused)))
        except QuestionError as fault:
            return error(Answered(400, message=str(fault)))
        accept = request.headers.get("accept")
        for_the_eye = choose(accept, (*RESULTS, HTML)) == HTML
        answered = await self._pool.ask(self._request(asked, None if for_the_eye else accept), self._time(asked))
        if answered.status == 200 and for_the_eye:
            return self._page(asked.query, answered)
        return response(answered)

    def _page(self, query: str, answered: Answered) -> Response:
        """Show a browser rows as a table, triples as plain text."""
        if answered.type not in RESULTS.values():
            return Response(answered.body, media_type="text/plain", headers=OPEN)
        return HTMLResponse(pages.rows(query, self._base, json.loads(answered.body)), headers=OPEN)

    def _request(self, asked: Asked, accept: str | None) -> dict[str, object]:
        results, graph = choose(accept, tuple(RESULTS)), choose(accept, tuple(GRAPHS))
        own = bool(asked.default_graphs or asked.named_graphs)
        default: tuple[str, ...] | None = asked.default_graphs if own else self._view
        return {
            "query": asked.query,
            "default_graphs": None if not own and names_graphs(asked.query) else default,
            "named_graphs": asked.named_graphs if own else None,
            "results_type": None if results is None else RESULTS[results],
            "graph_type": None if graph is None else GRAPHS[graph],
            "prefixes": {**PREFIXES},
        }

    def _time(self, asked: Asked) -> float:
        """The owner's limit, or less where the asker wants less."""
        try:
            wanted = float(asked.timeout or self._timeout)
        except ValueError:
            return self._timeout
        return min(self._timeout, max(0.1, wanted))


async def _asked(request: Request) -> Asked | None:
    """Read a query out of a request; None where nothing is asked."""
    if request.method != "POST":
        pairs = list(request.query_params.multi_items())
        return _from(pairs) if pairs else None
    type_ = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if type_ == PLAIN:
        body = await _body(request, MAX_QUERY)
        return _from([("query", _text(body)), *request.query_params.multi_items()])
    if type_ == FORM:
        body = await _body(request, MAX_FORM)
        return _from(parse_qsl(_text(body), keep_blank_values=True))
    if type_ == "application/sparql-update":
        raise RefusedError(403, "this server only answers questions; load and drop articles on the command line")
    raise RefusedError(415, f"send a query as {PLAIN} or as {FORM}")


def _from(pairs: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise RefusedError(403, "this server only answers questions; load and drop articles on the command line")
    queries = values.get("query", [])
    if len(queries) != 1:
        raise RefusedError(400, f"one parameter 'query' is needed, {len(queries)} were sent")
    if len(queries[0].encode()) > MAX_QUERY:
        raise RefusedError(413, f"the query is longer than {MAX_QUERY:,} bytes; ask for less at once")
    return Asked(
        queries[0],
        tuple(values.get("default-graph-uri", ())),
        tuple(values.get("named-graph-uri", ())),
        next(iter(values.get("timeout", ())), None),
    )


async def _body(request: Request, limit: int) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > limit:
            raise RefusedError(413, f"the query is longer than {MAX_QUERY:,} bytes; ask for less at once")
    return body


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8; send it so") from None


def _introduction(request: Request) -> Response:
    """Say what there is to be asked: to a browser on the start page, to a program by a service description."""
    if choose(request.headers.get("accept"), ("text/turtle", HTML)) == HTML:
        return Response(status_code=303, headers={"Location": "/#sparql", **OPEN})
    return Response(SERVICE, media_type="text/turtle", headers=OPEN)


def response(answered: Answered) -> Response:
    """Send an answer, whole, or an error."""
    if answered.status != 200:
        return error(answered)
    charset = "; charset=utf-8" if answered.type.startswith("text/") else ""
    return Response(answered.body, headers={"Content-Type": answered.type + charset, **OPEN})


def error(answered: Answered) -> Response:
    """Send an error: what is wrong, and what to do."""
    return JSONResponse(
        {"error": answered.message}, answered.status, headers={**OPEN, "Cache-Control": "no-store", **answered.headers}
    )
