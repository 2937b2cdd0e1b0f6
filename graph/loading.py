"""Load files of any kind into a store: articles to be read, exports to be unpacked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from daibieu.errors import SourceError
from daibieu.graph import rdf_source
from daibieu.graph.base import Loaded, Progress, Read, Store
from daibieu.graph.sources import Defaults, read_sources


def load_paths(
    store: Store,
    paths: Sequence[str | Path],
    defaults: Defaults = Defaults(),  # noqa: B008 - frozen
    *,
    read: Read | None = None,
    progress: Progress | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Loaded:
    """Load all paths; what cannot be read is named in the result and the rest goes on."""
    exports = [Path(p) for p in paths if Path(p).suffix.lower() in rdf_source.FORMATS]
    total = Loaded()
    for path in exports:
        try:
            total = _sum(total, store.load_rdf(path.read_bytes(), str(path)))
        except SourceError as fault:
            total = _sum(total, Loaded(unreadable=(fault,)))
        except OSError as fault:
            missing = SourceError(f"{path}: cannot be read ({fault.strerror or fault}); check the path")
            total = _sum(total, Loaded(unreadable=(missing,)))
    others = [p for p in paths if Path(p).suffix.lower() not in rdf_source.FORMATS]
    if others:
        found = read_sources(others, defaults, on_bytes=on_bytes)
        total = _sum(total, store.load(found, read=read, progress=progress))
    return total


def _sum(left: Loaded, right: Loaded) -> Loaded:
    return Loaded(
        left.new + right.new,
        left.same + right.same,
        left.changed + right.changed,
        left.unreadable + right.unreadable,
        left.new_ids + right.new_ids,
    )
