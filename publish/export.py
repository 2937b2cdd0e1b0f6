"""Write a store's graph into a file, the same bytes for the same graph.

A file is there whole or not at all: it is written beside its place and then put
into it. What stands in the graph is not decided here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Protocol

import pyoxigraph as ox

from daibieu.errors import DaibieuError
from daibieu.graph.addresses import Addresses
from daibieu.publish.clusters import write_clusters
from daibieu.publish.files import put
from daibieu.publish.formats import CLUSTERS, Form, form_of

PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "dv": "https://w3id.org/daibieu/ontology#",
    "dvc": "https://w3id.org/daibieu/claims#",
    "dv-appointment": "https://w3id.org/daibieu/appointment/",
    "dv-bodykind": "https://w3id.org/daibieu/body-kind/",
    "dv-doctype": "https://w3id.org/daibieu/document-type/",
    "dv-event": "https://w3id.org/daibieu/event/",
    "dv-office": "https://w3id.org/daibieu/office/",
    "dv-place": "https://w3id.org/daibieu/place/",
    "dv-role": "https://w3id.org/daibieu/role/",
    "dv-standing": "https://w3id.org/daibieu/standing/",
    "dv-status": "https://w3id.org/daibieu/status/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE = PREFIXES["rdf"] + "type"
# What XML 1.0 has no way to write, not even as a number.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Source(Protocol):
    """What an export needs of a store."""

    @property
    def base(self) -> str: ...
    def quads(self) -> Iterator[ox.Quad]: ...


def export(store: Source, path: str | Path, format: str | None = None) -> int:  # noqa: A002 - the option's name
    """Write the store into a file and return how many quads or triples it holds.

    The form is the one named by its ending (`ttl`, `trig`, ...), else that of the path.
    TriG, N-Quads and JSON-LD hold the whole dataset; Turtle, N-Triples and RDF/XML what
    a query without GRAPH sees. `clusters` is named outright: a folder of two tables, whose
    rows are counted.
    """
    target = Path(path)
    if format is not None and format.lower() == CLUSTERS:
        return write_clusters(store, target)
    form = form_of(target, format)
    # Ready before the file is opened: a remote store may fail while it is asked.
    statements = _dataset(store) if form.whole else _view(store)
    if form.rdf == ox.RdfFormat.RDF_XML:
        _refuse_what_xml_cannot_say(statements, target)
    with put(target) as file:
        out = _Steady(file, form)
        ox.serialize(statements, out, format=form.rdf, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
        out.end()
    return len(statements)


def _dataset(store: Source) -> list[ox.Quad]:
    return sorted(store.quads(), key=lambda quad: (_text(quad.graph_name), *_place(quad)))


def _view(store: Source) -> list[ox.Triple]:
    seen = {ox.NamedNode(graph) for graph in Addresses(store.base).default_view}
    return sorted({quad.triple for quad in store.quads() if quad.graph_name in seen}, key=_place)


def _place(one: ox.Quad | ox.Triple) -> tuple[str, bool, str, str]:
    """Where a statement stands in a file: under its subject, what the subject is first of all."""
    predicate = _text(one.predicate)
    return _text(one.subject), predicate != _TYPE, predicate, str(one.object)


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _refuse_what_xml_cannot_say(statements: Iterable[ox.Quad | ox.Triple], target: Path) -> None:
    for one in statements:
        if isinstance(one.object, ox.Literal) and _NOT_XML.search(one.object.value):
            raise DaibieuError(
                f"{target}: words of {_text(one.subject)} hold a control character, which RDF/XML cannot write; "
                "write Turtle (.ttl) or N-Triples (.nt)"
            )


class _Steady(io.RawIOBase):
    """Puts the engine's output into one order: it lists the prefixes at the head in another one in each process."""

    def __init__(self, file: IO[bytes], form: Form) -> None:
        self._file = file
        self._xml = form.rdf == ox.RdfFormat.RDF_XML
        self._has_head = self._xml or form.rdf in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
        self._head = b""

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if not self._has_head:
            self._body(data)
            return len(data)
        self._head += data
        if (cut := _end_of_head(self._head, self._xml)) is not None:
            self.end(cut)
        return len(data)

    def end(self, cut: int | None = None) -> None:
        """Write the head that was held back, up to `cut` or whole."""
        if self._has_head:
            cut = len(self._head) if cut is None else cut
            self._file.write(_in_order(self._head[:cut], self._xml))
            self._has_head = False
            self._body(self._head[cut:])

    def _body(self, data: bytes) -> None:
        # A reader of XML takes a bare carriage return for a line feed.
        self._file.write(data.replace(b"\r", b"&#13;") if self._xml else data)


_ROOT = re.compile(rb"(<rdf:RDF) ([^>]*)>")
_DECLARED = re.compile(rb'xmlns:[^"]*"[^"]*"')
_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)*(?!@|\Z)")


def _end_of_head(data: bytes, xml: bool) -> int | None:
    matched = _ROOT.search(data) if xml else _PREFIX_LINES.match(data)
    return matched.end() if matched else None


def _in_order(head: bytes, xml: bool) -> bytes:
    if xml:
        return _ROOT.sub(lambda root: root[1] + b" " + b" ".join(sorted(_DECLARED.findall(root[2]))) + b">", head)
    return b"".join(sorted(head.splitlines(keepends=True))) + b"\n"
