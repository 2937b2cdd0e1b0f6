"""A store elsewhere, asked through its SPARQL endpoint; it is read, never written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
import rdflib
from rdflib.term import BNode, Literal, Node, URIRef
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException

from daibieu.errors import QuestionError, SourceError, StoreError
from daibieu.graph.base import Answer, Entry, Loaded, Progress, Read
from daibieu.graph.interchange import from_rdflib, to_rdflib
from daibieu.graph.sparql_text import check, with_values
from daibieu.graph.vocabulary import DCTERMS, DV, SCHEMA
from daibieu.reading.model import Article

_ARTICLES = f"""
SELECT DISTINCT ?article ?title ?published ?source ?url WHERE {{
  ?article a {DV.Article}
  OPTIONAL {{ ?article {DCTERMS.title} ?title }}  OPTIONAL {{ ?article {DCTERMS.issued} ?published }}
  OPTIONAL {{ ?article {DCTERMS.publisher} ?source }}  OPTIONAL {{ ?article {SCHEMA.url} ?url }}
}} ORDER BY ?article
"""
_TOLD = ("title", "published", "source", "url")
_ONE_ARTICLE = f"SELECT ?article WHERE {{ ?article a {DV.Article} }} LIMIT 1"
_QUADS = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore:
    """Any SPARQL 1.1 endpoint that holds our graphs."""

    def __init__(self, url: str, base: str | None = None, timeout: int = 30) -> None:
        self.url = url
        self.timeout = timeout
        self._base = base

    @property
    def base(self) -> str:
        if self._base is None:
            rows = self.query(_ONE_ARTICLE).rows
            if not rows:
                raise StoreError(f"{self.url}: holds no article of daibieu; check the address, or publish to it first")
            self._base = str(rows[0]["article"]).rpartition("article/")[0]
        return self._base

    def query(self, sparql: str, bindings: Mapping[str, Node] = {}) -> Answer:
        check(sparql)
        asked = SPARQLWrapper(self.url)
        asked.setMethod(POST)
        asked.setTimeout(self.timeout)
        asked.setQuery(with_values(sparql, bindings))
        try:
            if asked.queryType in ("CONSTRUCT", "DESCRIBE"):
                asked.setReturnFormat("turtle")
                asked.addCustomHttpHeader("Accept", "application/n-triples, text/turtle")
                return _graph(asked.query().response.read())
            asked.setReturnFormat(JSON)
            return _result(json.loads(asked.query().response.read()))
        except QueryBadFormed as fault:
            raise QuestionError(f"{self.url}: does not take the query ({_words(fault)}); mend it") from fault
        except EndPointNotFound as fault:
            raise StoreError(f"{self.url}: no endpoint there; check the address") from fault
        except TimeoutError as fault:
            raise self._too_slow() from fault
        except URLError as fault:
            if isinstance(fault.reason, TimeoutError):
                raise self._too_slow() from fault
            what = f"answers {fault.code}" if isinstance(fault, HTTPError) else str(fault.reason)
            raise StoreError(f"{self.url}: cannot be reached ({what}); check the address and that it runs") from fault
        except (SPARQLWrapperException, OSError) as fault:
            raise StoreError(f"{self.url}: failed ({_words(fault)}); ask whoever runs it") from fault
        except (ValueError, KeyError, SyntaxError) as fault:
            raise StoreError(f"{self.url}: answers with no SPARQL result ({_words(fault)}); check it") from fault

    def quads(self) -> Iterator[ox.Quad]:
        for row in self.query(_QUADS).rows:
            subject, predicate = from_rdflib(row["s"]), from_rdflib(row["p"])
            assert isinstance(subject, ox.NamedNode | ox.BlankNode)
            assert isinstance(predicate, ox.NamedNode)
            yield ox.Quad(subject, predicate, from_rdflib(row["o"]), ox.NamedNode(str(row["g"])))

    def dataset(self) -> rdflib.Dataset:
        """A copy of everything, fetched now."""
        copy = rdflib.Dataset(default_union=True)
        for quad in self.quads():
            graph = copy.graph(URIRef(str(to_rdflib(quad.graph_name))))
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        return copy

    def articles(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(str(row["article"]), *(str(row[name]) if name in row else None for name in _TOLD))
            for row in self.query(_ARTICLES).rows
        )

    def load(
        self, articles: Iterable[Article | SourceError], *, read: Read | None = None, progress: Progress | None = None
    ) -> Loaded:
        self._refuse()

    def load_rdf(self, data: bytes, name: str) -> Loaded:
        self._refuse()

    def drop(self, ids: Iterable[str]) -> int:
        self._refuse()

    def rebuild(self, progress: Progress | None = None) -> None:
        self._refuse()

    def close(self) -> None:
        """Nothing is held open."""

    def _too_slow(self) -> StoreError:
        return StoreError(f"{self.url}: no answer within {self.timeout} s; ask for less, or give it more time")

    def _refuse(self) -> NoReturn:
        raise StoreError(f"{self.url}: a remote store is only read; load into a folder with --store and publish that")


def _words(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:200]


def _graph(body: bytes) -> Answer:
    triples = ox.parse(body, format=ox.RdfFormat.TURTLE)
    return Answer(
        "construct", triples=tuple((to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)) for t in triples)
    )


def _result(found: dict[str, Any]) -> Answer:
    if "boolean" in found:
        return Answer("ask", boolean=bool(found["boolean"]))
    rows = tuple({name: _term(value) for name, value in row.items()} for row in found["results"]["bindings"])
    return Answer("select", tuple(found["head"]["vars"]), rows)


def _term(value: dict[str, str]) -> Node:
    if value["type"] == "uri":
        return URIRef(value["value"])
    if value["type"] == "bnode":
        return BNode(value["value"])
    if "xml:lang" in value:
        return Literal(value["value"], lang=value["xml:lang"])
    kind = value.get("datatype")
    is_plain = kind is None or kind.endswith("XMLSchema#string")
    return Literal(value["value"], datatype=None if is_plain else URIRef(str(kind)), normalize=False)
