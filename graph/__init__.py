"""The graph: articles and what they claim, who is who, who held what when; and the stores that keep it."""

from __future__ import annotations

from daibieu.graph.base import Answer, Entry, Loaded, Store
from daibieu.graph.loading import load_paths
from daibieu.graph.opening import open_store
from daibieu.graph.sources import Defaults, read_sources

__all__ = ["Answer", "Defaults", "Entry", "Loaded", "Store", "load_paths", "open_store", "read_sources"]
