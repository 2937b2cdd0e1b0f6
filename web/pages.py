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

_pages = Environment(loader=PackageLoader("daibieu.web"), autoescape=True, undefined=StrictUndefined)


def start(questions: tuple[Question, ...], articles: int, timeout: float) -> str:
    """Write the first page."""
    return _pages.get_template("start.html.j2").render(questions=questions, articles=articles, timeout=timeout)


def thing(address: str, base: str, told: Mapping[str, Any]) -> str:
    """Write the page about a thing."""
    names = told["names"]

    def link(to: str) -> str | None:
        """The place of a thing of ours on this server; of others their address, if a browser may follow it."""
        if to.startswith(base):
            return urlsplit(base).path + to.removeprefix(base)
        return to if to.startswith(("http://", "https://")) else None

    def name(of: str) -> str:
        return names.get(of) or of.rpartition("#")[2].rpartition("/")[2] or of

    return _pages.get_template("thing.html.j2").render(
        address=address,
        name=name,
        link=link,
        said=_by_predicate(told["said"]),
        inbound=_by_predicate(told["inbound"]),
        more=told["more"],
        twins=[(ending, document(base, address, ending)) for ending in DOCUMENTS if ending != "html"],
        types=DOCUMENTS,
    )


def document(base: str, address: str, ending: str) -> str:
    """Answer the path of a document about a thing."""
    return f"{urlsplit(base).path}doc/{address.removeprefix(base)}.{ending}"


def _by_predicate(pairs: list[tuple[str, dict[str, str | None]]]) -> dict[str, list[dict[str, str | None]]]:
    grouped: dict[str, list[dict[str, str | None]]] = {}
    for predicate, term in pairs:
        grouped.setdefault(predicate, []).append(term)
    return grouped
