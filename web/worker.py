"""Answer one query after the other over a snapshot, in a process that may be killed at any moment.

The engine knows no time limit, no memory limit and no way to stop a query; the process that runs it
does. Whether a query may run at all, and for how long, is decided by the parent; see `pool`. This file is
run by itself, so that a new worker is there in a twentieth of a second: it imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import resource
import sys
from collections.abc import Iterable
from typing import IO, Any

import pyoxigraph as ox

MAX_BYTES = 10_000_000  # of one answer
MAX_INBOUND = 100  # links to a thing on its page
LABELS = tuple(
    ox.NamedNode(address)
    for address in (
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://purl.org/dc/terms/title",
    )
)
DV, DVC, ORG = "https://w3id.org/daibieu/ontology#", "https://w3id.org/daibieu/claims#", "http://www.w3.org/ns/org#"
# What has no name of its own is called by what it ties: a participation by its agent and its event.
WHO = [ox.NamedNode(DV + name) for name in ("agent", "member", "appointee", "responsibleAgent", "absentAgent", "words")]
WHO += [ox.NamedNode(DV + "announcedAgent"), ox.NamedNode(ORG + "member")]
WHAT = [ox.NamedNode(DV + name) for name in ("event", "position", "inBody", "appointedTo", "responsibleFor", "groupAt")]
WHAT += [ox.NamedNode(DV + name) for name in ("absentFrom", "announcedFor")]
EVIDENCE, IN_SENTENCE = ox.NamedNode(DVC + "evidence"), ox.NamedNode(DVC + "inSentence")
EXACT = ox.NamedNode("http://www.w3.org/ns/oa#exact")
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
M_ARENA_MAX = -8

Reply = tuple[dict[str, Any], bytes]


class TooLargeError(Exception):
    """An answer has outgrown its limit."""


class Bounded:
    """A file in memory that refuses to grow past a limit."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.size = 0

    def write(self, part: bytes) -> int:
        self.size += len(part)
        if self.size > MAX_BYTES:
            raise TooLargeError
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Do nothing: all is in memory."""


def query(store: ox.Store, request: dict[str, Any]) -> Reply:
    """Answer a SPARQL query in the first form that the asker takes for its kind."""
    found = store.query(
        request["query"],
        default_graph=_graphs(request["default_graphs"]),
        named_graphs=_graphs(request["named_graphs"]),
    )
    wanted = request["graph_type"] if isinstance(found, ox.QueryTriples) else request["results_type"]
    if wanted is None:
        kind = "triples" if isinstance(found, ox.QueryTriples) else "rows or yes and no"
        return {"status": 406, "message": f"the answer is {kind}, for which Accept names no form known here"}, b""
    out: Any = Bounded()
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, out, format=_rdf(wanted), prefixes=request["prefixes"])
    else:
        form = ox.QueryResultsFormat.from_media_type(wanted)
        assert form is not None
        found.serialize(out, format=form)
    return {"status": 200, "type": wanted}, b"".join(out.parts)


def describe(store: ox.Store, request: dict[str, Any]) -> Reply:
    """Answer what is said of a thing, and by what it is linked to; as triples, or with names for a page."""
    thing = ox.NamedNode(request["address"])
    view = set(_graphs(request["view"]) or ())
    said = [quad for quad in store.quads_for_pattern(thing, None, None, None) if quad.graph_name in view]
    links = (quad for quad in store.quads_for_pattern(None, None, thing, None) if quad.graph_name in view)
    inbound = list(itertools.islice(links, MAX_INBOUND + 1))
    if not said and not inbound:
        return {"status": 404}, b""
    if request["type"] is not None:
        # An article's own graph is part of what there is to know about the article.
        claims = store.quads_for_pattern(None, None, None, thing)
        triples = dict.fromkeys(quad.triple for quad in itertools.chain(said, inbound, claims))
        out: Any = Bounded()
        ox.serialize(sorted(triples, key=str), out, format=_rdf(request["type"]), prefixes=request["prefixes"])
        return {"status": 200, "type": request["type"]}, b"".join(out.parts)
    names: dict[str, str] = {}
    for term in {thing, *(part for quad in (*said, *inbound) for part in quad.triple)}:
        if isinstance(term, ox.NamedNode) and (name := _name(store, term)) is not None:
            names[term.value] = name
    told = {
        "names": names,
        "said": _sorted((quad.predicate.value, _term(quad.object)) for quad in said),
        "inbound": _sorted((quad.predicate.value, _term(quad.subject)) for quad in inbound[:MAX_INBOUND]),
        "more": len(inbound) > MAX_INBOUND,
    }
    return {"status": 200, "type": "application/json"}, json.dumps(told).encode()


def _name(store: ox.Store, term: ox.NamedNode) -> str | None:
    """What a page calls a thing: its label, the sentence of a claim, or the names of what it ties."""
    if (label := _label(store, term)) is not None:
        return label
    for evidence in _objects(store, term, EVIDENCE):
        for sentence in _objects(store, evidence, IN_SENTENCE):
            for words in _objects(store, sentence, EXACT):
                return f"“{words.value}”"
    ends = (next((one for link in links for one in _objects(store, term, link)), None) for links in (WHO, WHAT))
    names = [one.value if isinstance(one, ox.Literal) else _label(store, one) for one in ends if one is not None]
    return " – ".join(name for name in names if name) or None


def _objects(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> list[Any]:
    if isinstance(subject, ox.Literal):
        return []
    return sorted((quad.object for quad in store.quads_for_pattern(subject, predicate, None, None)), key=str)


def _label(store: ox.Store, term: ox.NamedNode) -> str | None:
    """The label of a term, Vietnamese before others."""
    for predicate in LABELS:
        literals = [quad.object for quad in store.quads_for_pattern(term, predicate, None, None)]
        found = [one for one in literals if isinstance(one, ox.Literal)]
        if found:
            return min(found, key=lambda one: (one.language not in ("vi", None), str(one.language), one.value)).value
    return None


def _term(term: Any) -> dict[str, str | None]:
    if isinstance(term, ox.NamedNode):
        return {"address": term.value, "text": None, "language": None}
    return {"address": None, "text": term.value, "language": getattr(term, "language", None)}


def _sorted(pairs: Iterable[tuple[str, dict[str, str | None]]]) -> list[tuple[str, dict[str, str | None]]]:
    return sorted(pairs, key=lambda pair: (pair[0], pair[1]["address"] or "", pair[1]["text"] or ""))


def _graphs(addresses: list[str] | None) -> Any:
    return None if addresses is None else [ox.NamedNode(address) for address in addresses]


def _rdf(media_type: str) -> ox.RdfFormat:
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    return form


def answer(store: ox.Store, request: dict[str, Any]) -> Reply:
    """Answer a request; what is wrong with it is part of the answer."""
    try:
        return describe(store, request) if "address" in request else query(store, request)
    except TooLargeError:
        return {"status": 413, "message": f"the answer is larger than {MAX_BYTES:,} bytes; add a LIMIT"}, b""
    except (SyntaxError, ValueError) as fault:
        return {"status": 400, "message": f"SPARQL: {' '.join(str(fault).split())}; mend the query"}, b""
    except (RuntimeError, OSError) as fault:  # what a query meets on its way, such as a function that fails
        return {"status": 400, "message": f"SPARQL: {' '.join(str(fault).split())}; ask it another way"}, b""


def leave_the_network() -> None:
    """Give up every way out of this machine, where the system lets us: what slips through must not call anywhere."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER | CLONE_NEWNET)


def share_one_arena() -> None:
    """Let all threads of the engine take memory from one place, so that the limit counts what a query uses.

    The C library sets 64 to 128 MB of addresses aside for each thread that meets another in `malloc`: opening
    an empty snapshot took 460 to 720 MB of them by chance, and takes 198 MB each time with one arena.
    """
    with contextlib.suppress(OSError, AttributeError):  # another C library has no arenas to share
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def main(snapshot: str, memory: int, requests: IO[bytes], replies: IO[bytes]) -> None:
    """Open the snapshot, then answer line by line: a head in JSON with the length of the body, then the body."""
    leave_the_network()
    share_one_arena()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    store = ox.Store.read_only(snapshot)
    for line in requests:
        head, body = answer(store, json.loads(line))
        replies.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
        replies.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
