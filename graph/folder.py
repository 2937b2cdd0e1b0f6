"""A store in a folder: the library as SQLite, the graph in Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.term import Node

from daibieu.errors import QuestionError, StoreError
from daibieu.graph.addresses import DEFAULT_BASE, Addresses
from daibieu.graph.base import Answer, Row
from daibieu.graph.derived import claims_in
from daibieu.graph.index import FILE as INDEX
from daibieu.graph.index import Index
from daibieu.graph.interchange import to_rdflib
from daibieu.graph.library import FILE, Library
from daibieu.graph.local import LocalStore
from daibieu.graph.sparql_text import check, with_values

# Above this many quads the engine's bulk way is several times faster (300,000: 1.7 s against 7.4 s); it is no
# transaction, but a stop in the middle leaves the graph marked as stale, and it is made again.
_BULK = 20_000


class FolderStore(LocalStore):
    """`library.sqlite` and `graph/`; the second is made again when it is gone or stale."""

    def __init__(self, path: Path, base: str | None = None) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        library = Library(path / FILE)
        try:
            super().__init__(library, _addresses(library, base, path), Index(path / INDEX))
            is_new = not (path / "graph").exists()
            try:
                self._store = ox.Store(str(path / "graph"))
            except OSError as fault:
                raise _refusal(path, fault) from fault
            if is_new or self._is_stale():
                self.rebuild()
            elif self.index.state != self._state():
                self._note_all(claims_in(library, self.addresses, library.decisions()))
        except BaseException:
            library.close()
            raise

    def query(self, sparql: str, bindings: Mapping[str, Node] = {}) -> Answer:
        check(sparql)
        try:
            found = self._store.query(
                # The engine's own substitutions come after its plan (670,000 quads: 200 ms against 0.2) and miss
                # what the query does not select.
                with_values(sparql, bindings),
                default_graph=[ox.NamedNode(name) for name in self.addresses.default_view],
            )
            return _answer(found)
        except (SyntaxError, ValueError) as fault:
            raise QuestionError(f"SPARQL: {' '.join(str(fault).split())}; mend the query") from fault

    def dataset(self) -> rdflib.Dataset:
        return rdflib.Dataset(store=OxigraphStore(store=self._store), default_union=True)

    def quads(self) -> Iterator[ox.Quad]:
        return iter(self._store)

    def snapshot(self, folder: Path) -> None:
        """Keep the graph as it stands in a new folder, by hard links; who asks it there disturbs no writer."""
        self._store.backup(str(folder))

    def close(self) -> None:
        self._store.flush()
        del self._store  # gives the lock back
        super().close()

    def _graph(self, name: str) -> set[ox.Quad]:
        return set(self._store.quads_for_pattern(None, None, None, ox.NamedNode(name)))

    def match(
        self, graph: str, subject: str | None = None, predicate: ox.NamedNode | None = None, value: str | None = None
    ) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(
            ox.NamedNode(subject) if subject else None, predicate, ox.NamedNode(value) if value else None,
            ox.NamedNode(graph),
        )  # fmt: skip

    def _change(self, gone: set[ox.Quad], new: set[ox.Quad]) -> None:
        with self._writing():
            for quad in gone:
                self._store.remove(quad)
            if len(new) > _BULK:
                self._store.bulk_extend(new)
            else:
                self._store.extend(new)

    def _replace_all(self, quads: Iterable[ox.Quad]) -> None:
        with self._writing():
            self._store.clear()
            self._store.bulk_extend(quads)

    def _settle(self) -> None:
        with self._writing():
            self._store.flush()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StoreError(
                f"{self.path}: its graph cannot be written ({fault}); the articles are safe, so open it again"
            ) from fault


def _addresses(library: Library, base: str | None, path: Path) -> Addresses:
    kept = library.setting("base")
    if kept is None:
        addresses = Addresses(base or DEFAULT_BASE)
        library.set("base", addresses.base)
        return addresses
    if base is not None and base != kept:
        raise StoreError(f"{path}: its data stand under {kept}, not {base}; leave the base out or use a new store")
    return Addresses(kept)


def _refusal(path: Path, fault: OSError) -> StoreError:
    if "lock" in str(fault).lower():
        return StoreError(f"{path}: in use by another process; wait for it or end it")
    return StoreError(f"{path}: its graph cannot be opened ({fault}); delete {path / 'graph'}, it is made again")


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Answer("ask", boolean=bool(found))
    if isinstance(found, ox.QueryTriples):
        triples = tuple((to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)) for t in found)
        return Answer("construct", triples=triples)
    variables = tuple(variable.value for variable in found.variables)
    rows: list[Row] = []
    for solution in found:
        values = ((name, solution[name]) for name in variables)
        rows.append({name: to_rdflib(value) for name, value in values if value is not None})
    return Answer("select", variables, tuple(rows))
