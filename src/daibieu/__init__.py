"""The whole of `daibieu` from one import: read, open a store, ask, draw.

Everything is fetched on first use, so that `import daibieu.ontology` pulls in
nothing that stands above it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daibieu.facade import Store, network, open_store, read

__all__ = ["Store", "network", "open_store", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("daibieu.facade"), name)
    raise AttributeError(f"module 'daibieu' has no attribute {name!r}")
