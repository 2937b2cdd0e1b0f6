"""The vocabulary, its concept schemes and reference data, and the tables that they come from.

The graphs are fetched on first use, so that who wants only the tables loads no RDF.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daibieu.ontology.reference import reference_graph
    from daibieu.ontology.schemes import ontology_graph

__all__ = ["ontology_graph", "reference_graph"]
_HOME = {"ontology_graph": "schemes", "reference_graph": "reference"}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute {name!r}")
