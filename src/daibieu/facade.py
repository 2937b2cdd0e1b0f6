"""What `import daibieu` gives: read an article, open a store, ask it, draw it.

No question is answered and nothing is read here: each method hands on to the room
that knows. What is added is the notebook's view of a store, an answer and a network.
"""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import daibieu.reading
from daibieu.errors import DaibieuError, SourceError
from daibieu.reading.model import Article, Reading

if TYPE_CHECKING:
    import networkx
    import rdflib

    from daibieu.graph import Answer, Loaded
    from daibieu.graph import Store as GraphStore
    from daibieu.queries import Answered, Question

read = daibieu.reading.read


def read_all(
    paths: Iterable[str], *, jobs: int = 1, place: str | None = None, source: str | None = None
) -> Iterator[Reading | DaibieuError]:
    """Readings in the order of the input; in the place of what could not be read, its error."""
    from daibieu.graph.sources import Defaults, read_sources

    items = read_sources(paths, Defaults(place=place, source=source))
    if jobs == 1:
        yield from map(_read_one, items)
        return
    # Eight articles a process wait at most: a folder of a million is never held in memory.
    waiting: deque[Future[Reading | DaibieuError]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for item in items:
            waiting.append(pool.submit(_read_one, item))
            if len(waiting) >= 8 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_one(item: Article | SourceError) -> Reading | DaibieuError:
    if isinstance(item, SourceError):
        return item
    return daibieu.reading.read(item)


def questions() -> tuple[Question, ...]:
    """The library of questions."""
    from daibieu.queries import questions as library

    return library()


def open_store(place: str | Path) -> Store:
    """A store in a folder (made when it is not there), in memory (`:memory:`), or a remote SPARQL endpoint."""
    from daibieu.graph import open_store as open_graph

    return Store(open_graph(place))


def network(store: Store, **choices: Any) -> Network:
    """The same as `store.network(...)`."""
    return store.network(**choices)


class Store:
    """A store of articles and what they say: load, ask, draw, export."""

    def __init__(self, graph: GraphStore) -> None:
        self._graph = graph

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, so that another process may write."""
        self._graph.close()

    @property
    def base(self) -> str:
        """The address under which this store's data stand."""
        return self._graph.base
