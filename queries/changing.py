"""Tell what became known: events, people, holdings and contradictions that only new articles tell, by article.

New are the articles of a day on, or those of a load on. What an older article tells too is not
new; what a new article adds to it is asked of the thing itself. Which articles a load took in is known
to the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rdflib import XSD, Literal, URIRef

from daibieu.queries.checking import claims_of, contradictions
from daibieu.queries.engine import Engine

Order = Callable[[str], tuple[bool, str, str]]
KINDS = ("event", "person", "position", "contradiction")
_ISSUED = """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX dv: <https://w3id.org/daibieu/ontology#>
SELECT ?article ?day ?title WHERE {
  ?article a dv:Article
  OPTIONAL { ?article dcterms:issued ?day }
  OPTIONAL { ?article dcterms:title ?title }
} ORDER BY ?article"""

_CITED_IN = """PREFIX dv: <https://w3id.org/daibieu/ontology#>
SELECT ?article WHERE { ?side dv:firstCitedIn|dv:lastCitedIn ?article }"""


@dataclass(frozen=True, slots=True)
class New:
    """Something that became known, with the first of the new articles that tells it."""

    kind: str
    what: str
    node: str
    article: str
    title: str | None
    published: str | None

    def to_json(self) -> dict[str, str | None]:
        return {
            "published": self.published, "article": self.article, "title": self.title, "kind": self.kind,
            "what": self.what, "node": self.node,
        }  # fmt: skip


def published_since(store: Engine, day: str) -> frozenset[str]:
    """Find the articles of that day and later; one without a day is of none."""
    since = Literal(day, datatype=XSD.date)
    return frozenset(str(row["article"]) for row in store.query(_ISSUED).rows if "day" in row and row["day"] >= since)


def changes(store: Engine, articles: Collection[str], about: str | None = None) -> tuple[New, ...]:
    """List what these articles alone tell, by article; `about`: what must be concerned in it, by address."""
    days = {str(row["article"]): row for row in store.query(_ISSUED).rows}

    def order(article: str) -> tuple[bool, str, str]:
        day = days.get(article, {}).get("day")
        return (day is None, str(day or ""), article)

    found: list[New] = []
    for first, kind, node, what in (*_told(store, articles, order), *_contradicted(store, articles, order)):
        if about is None or about in (node, *_connected(store, node)):
            row = days.get(first, {})
            title, day = row.get("title"), row.get("day")
            found.append(New(kind, what, node, first, str(title) if title else None, str(day) if day else None))
    return tuple(sorted(found, key=lambda new: (order(new.article), KINDS.index(new.kind), new.what, new.node)))


def _told(store: Engine, articles: Collection[str], order: Order) -> Iterator[tuple[str, str, str, str]]:
    seen: set[str] = set()
    for article in sorted(articles, key=order):
        for row in store.query(_query("changed_in"), {"article": URIRef(article)}).rows:
            node = str(row["node"])
            if node not in seen:
                seen.add(node)
                if all(claim.partition("#")[0] in articles for claim in claims_of(store, node)):
                    yield article, str(row["kind"]), node, str(row.get("label", node))


def _contradicted(store: Engine, articles: Collection[str], order: Order) -> Iterator[tuple[str, str, str, str]]:
    """A contradiction is new where new articles alone tell a side of it, or give it its first or last day."""
    for one in contradictions(store):
        new: set[str] = set()
        for side in one.sides:
            told = {claim.partition("#")[0] for claim in claims_of(store, side)}
            cited = {str(row["article"]) for row in store.query(_CITED_IN, {"side": URIRef(side)}).rows}
            new |= told if told <= set(articles) else cited & set(articles)
        if new:
            yield min(new, key=order), "contradiction", one.sides[0], f"{one.check.severity}: {one.message}"


def _connected(store: Engine, node: str) -> list[str]:
    return [str(row["other"]) for row in store.query(_query("connected"), {"node": URIRef(node)}).rows]


@cache
def _query(name: str) -> str:
    return (resources.files("daibieu.queries") / f"{name}.rq").read_text("utf-8")
