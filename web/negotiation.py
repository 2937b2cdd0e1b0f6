"""Choose the form of an answer by what the asker takes (`Accept`, with its weights)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

# The forms of rows and truth values, and of triples, the usual one first; values are what the engine calls them.
RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "application/sparql-results+json",
        "application/json": "application/sparql-results+json",
        "application/sparql-results+xml": "application/sparql-results+xml",
        "application/xml": "application/sparql-results+xml",
        "text/csv": "text/csv",
        "text/tab-separated-values": "text/tab-separated-values",
    }
)
GRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "text/turtle",
        "application/n-triples": "application/n-triples",
        "application/ld+json": "application/ld+json",
        "application/rdf+xml": "application/rdf+xml",
    }
)
# The forms of the document about a thing, by the ending of its address.
DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html",
        "ttl": "text/turtle",
        "jsonld": "application/ld+json",
        "nt": "application/n-triples",
        "rdf": "application/rdf+xml",
    }
)


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """Answer the offered type of the greatest weight, of equals the first; None where none is taken."""
    if accept is None or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    weighed = [(_weight(one, ranges), -place, one) for place, one in enumerate(offered)]
    weight, _, best = max(weighed)
    return best if weight > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                weight = min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                weight = 0.0
    return name, weight


def _weight(type_: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that a type falls in."""
    for name in (type_, type_.partition("/")[0] + "/*", "*/*"):
        weights = [weight for range_, weight in ranges if range_ == name]
        if weights:
            return max(weights)
    return 0.0
