"""Unpack an export of a whole store: the quads, and the base address that they stand under.

Only our own exports are taken, all graphs named and no node without a name; what
the quads say is not looked at.
"""

from __future__ import annotations

from pathlib import PurePath

import pyoxigraph as ox

from daibieu.errors import SourceError

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def unpack(data: bytes, name: str) -> tuple[bytes, str]:
    """The quads as sorted N-Quads, and the base address."""
    kind = FORMATS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise SourceError(f"{name}: not an export of a whole store; give .trig, .nq or .jsonld")
    try:
        # pyoxigraph fetches nothing: a remote JSON-LD context is refused.
        quads = set(ox.parse(data, format=kind))
    except (SyntaxError, ValueError, OSError) as fault:
        raise SourceError(f"{name}: not {kind.name} ({' '.join(str(fault).split())}); export it again") from fault
    bases = set()
    for quad in quads:
        assert isinstance(quad, ox.Quad)
        if not isinstance(quad.graph_name, ox.NamedNode):
            raise SourceError(f"{name}: has triples outside every graph; give an export of the whole dataset (.trig)")
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise SourceError(f"{name}: has nodes without a name, which our exports never have; give one of ours")
        if quad.graph_name.value.endswith("graph/ontology"):
            bases.add(quad.graph_name.value.removesuffix("graph/ontology"))
    if len(bases) != 1:
        raise SourceError(f"{name}: not an export of a store of daibieu (no graph 'ontology'); give one of ours")
    lines = sorted(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in quads)
    return b"".join(lines), bases.pop()
