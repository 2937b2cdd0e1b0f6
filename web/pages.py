"""Write the pages: the start page, and the page about one thing.

What is said of a thing comes from a worker; here it only gets its words and its links.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from daibieu.queries import Question
from daibieu.web.negotiation import DOCUMENTS

# What other vocabularies call in English alone.
NAMES: Mapping[str, str] = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "loại",
    "http://www.w3.org/2000/01/rdf-schema#label": "tên",
    "http://xmlns.com/foaf/0.1/name": "họ tên",
    "http://www.w3.org/ns/org#member": "người giữ chức",
    "http://www.w3.org/ns/org#organization": "ở cơ quan",
    "http://www.w3.org/ns/org#role": "chức danh",
    "http://www.w3.org/ns/org#postIn": "chức vụ ở cơ quan",
    "http://www.w3.org/ns/org#subOrganizationOf": "trực thuộc",
    "http://www.w3.org/ns/org#classification": "loại cơ quan",
    "http://purl.org/dc/terms/title": "tiêu đề",
    "http://purl.org/dc/terms/issued": "ngày đăng",
    "http://purl.org/dc/terms/publisher": "báo",
    "https://schema.org/url": "bài gốc",
}
_pages = Environment(loader=PackageLoader("daibieu.web"), autoescape=True, undefined=StrictUndefined)


def start(questions: tuple[Question, ...], articles: int, timeout: float) -> str:
    """Write the first page."""
    return _pages.get_template("start.html.j2").render(questions=questions, articles=articles, timeout=timeout)


def thing(address: str, base: str, told: Mapping[str, Any]) -> str:
    """Write the page about a thing."""
    names = told["names"]

    def name(of: str) -> str:
        return NAMES.get(of) or names.get(of) or of.rpartition("#")[2].rpartition("/")[2] or of

    return _pages.get_template("thing.html.j2").render(
        address=address,
        name=name,
        link=lambda to: _link(base, to),
        said=_by_predicate(told["said"]),
        inbound=_by_predicate(told["inbound"]),
        more=told["more"],
        twins=[(ending, document(base, address, ending)) for ending in DOCUMENTS if ending != "html"],
        types=DOCUMENTS,
    )


def rows(query: str, base: str, answer: Mapping[str, Any]) -> str:
    """Write what a query answers, given in the JSON of SPARQL results, as a table."""
    return _pages.get_template("rows.html.j2").render(
        query=query,
        link=lambda to: _link(base, to),
        truth=answer.get("boolean"),
        variables=answer["head"].get("vars", []),
        rows=answer.get("results", {}).get("bindings", []),
    )


def _link(base: str, to: str) -> str | None:
    """The place of a thing of ours on this server; of others their address, if a browser may follow it."""
    if to.startswith(base):
        return urlsplit(base).path + to.removeprefix(base)
    return to if to.startswith(("http://", "https://")) else None


def document(base: str, address: str, ending: str) -> str:
    """Answer the path of a document about a thing."""
    return f"{urlsplit(base).path}doc/{address.removeprefix(base)}.{ending}"


def _by_predicate(pairs: list[tuple[str, dict[str, str | None]]]) -> dict[str, list[dict[str, str | None]]]:
    grouped: dict[str, list[dict[str, str | None]]] = {}
    for predicate, term in pairs:
        grouped.setdefault(predicate, []).append(term)
    return grouped
