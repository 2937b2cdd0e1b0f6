"""Hold a graph to the shapes, and say of each breach in one line what is wrong and what to do.

Shapes say how one node must look; three rules that SHACL Core cannot say stand here
beside them. What needs the whole store at once (two holders of one seat, a person
in two places) is a query, and no matter of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyshacl import validate as run_shacl
from rdflib import RDF, SH, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from daibieu.ontology import terms

SHAPES = Path(__file__).with_name("shapes.ttl")
_VIEW = ("/graph/resolved", "/graph/reference", "/graph/articles", "/graph/ontology")
_PREFIXES = {
    "http://purl.org/dc/terms/": "dcterms:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "https://schema.org/": "schema:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "https://w3id.org/daibieu/shapes#": "",
}
_OURS = (
    terms.DV, terms.DVC, terms.DV_OFFICE, terms.DV_EVENT, terms.DV_ROLE, terms.DV_STANDING, terms.DV_PLACE,
    terms.DV_STATUS, terms.DV_APPOINTMENT, terms.DV_DOCTYPE, terms.DV_BODYKIND,
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape or a rule, and what to do about it."""

    node: str
    message: str
    shape: str  # the shape or the rule that is broken


def check(graph: Graph) -> tuple[Violation, ...]:
    """List what breaks a shape in one graph: the claims of an article, or a default view."""
    found = {*_broken_shapes(graph), *_unknown_terms(graph), *_wrong_lengths(graph), *_acting_alone(graph)}
    return tuple(sorted(found))


def check_dataset(dataset: Dataset) -> tuple[Violation, ...]:
    """List what breaks a shape in a store: its default view as one graph, each claims graph alone."""
    view, found = Graph(), list[Violation]()
    for graph in dataset.graphs():
        name = str(graph.identifier)
        if name.endswith(_VIEW):
            view += graph
        elif "/article/" in name:
            # In memory: pySHACL asks each triple alone, which an engine on disk answers twice as slowly.
            found += check(Graph() + graph)
    return tuple(sorted({*found, *check(view)}))


@cache
def _shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


def _broken_shapes(graph: Graph) -> Iterator[Violation]:
    # No inference: a domain of somebody else's would type nodes, and a shape would then pass what it should refuse.
    _, report, _ = run_shacl(graph, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    assert isinstance(report, Graph)
    details = set(report.objects(None, SH.detail))
    for result in set(report.subjects(RDF.type, SH.ValidationResult)) - details:
        focus = report.value(result, SH.focusNode)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        shape = report.value(result, SH.sourceShape)
        # A breach of a shape that `sh:node` shares is told by that shape's own results.
        for told in report.objects(result, SH.detail) if component == "NodeConstraintComponent" else (result,):
            yield Violation(str(focus), _message(report, told), _shape_name(shape))


def _message(report: Graph, result: Node) -> str:
    component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
    limit = _limits(report.value(result, SH.sourceShape))
    path = _short(report.value(result, SH.resultPath))
    value = report.value(result, SH.value)
    told: dict[str, Callable[[], str]] = {
        "MinCountConstraintComponent": lambda: _too_few(path, limit("minCount")),
        "MaxCountConstraintComponent": lambda: _too_many(path, limit("maxCount")),
        "ClassConstraintComponent": lambda: f"{path} leads to {_short(value)}, no {limit('class')} here; mend the link",
        "DatatypeConstraintComponent": lambda: f"{path} {_short(value)} is no {limit('datatype')}; write one",
        "NodeKindConstraintComponent": lambda: f"{path or 'it'} {_short(value)} is no address; give it one",
        "PatternConstraintComponent": lambda: f"{path} {_short(value)} is not like {limit('pattern')}; write it so",
        "MinLengthConstraintComponent": lambda: f"{path} is empty; leave it out",
        "MinInclusiveConstraintComponent": lambda: f"{path} {_short(value)} is under {limit('minInclusive')}; mend it",
        "HasValueConstraintComponent": lambda: f"{path} lacks {limit('hasValue')}; add it",
        "UniqueLangConstraintComponent": lambda: f"{path} has two values of one language; keep one",
        "LessThanConstraintComponent": lambda: f"{path} is not before {limit('lessThan')}; mend the order",
        "LessThanOrEqualsConstraintComponent": lambda: f"{path} is after {limit('lessThanOrEquals')}; mend the order",
        "DisjointConstraintComponent": lambda: f"{_short(value)} is in {path} and in {limit('disjoint')}; keep one",
        "ClosedConstraintComponent": lambda: f"carries {path}, which its class does not have; take it out",
        "NotConstraintComponent": lambda: "has two classes that exclude each other; keep one",
        "OrConstraintComponent": lambda: f"{path or 'it'} is none of the kinds allowed; see {SHAPES.name}",
        "XoneConstraintComponent": lambda: f"must say exactly one of several things; see {SHAPES.name}",
    }
    if component in told:
        return told[component]()
    return f"{path}: {report.value(result, SH.resultMessage)}"


def _too_many(path: str, limit: str) -> str:
    return f"must not carry {path}; take it out" if limit == "0" else f"has more than {limit} {path}; keep one"


def _too_few(path: str, limit: str) -> str:
    return f"lacks {path}; add it" if limit == "1" else f"has fewer than {limit} {path}; add the others"


def _limits(shape: Node | None) -> Callable[[str], str]:
    """Tell what a shape demands, by the name of the parameter."""
    return lambda name: " or ".join(sorted(_short(v).strip("'") for v in _shapes().objects(shape, SH[name])))


def _shape_name(shape: Node | None) -> str:
    """Find the named shape that a constraint belongs to."""
    while shape is not None and not isinstance(shape, URIRef):
        shape = next(_shapes().subjects(None, shape), None)
    return _short(shape)


def _unknown_terms(graph: Graph) -> Iterator[Violation]:
    """Find a misspelt term, which an open shape never sees."""
    for subject, predicate, value in graph:
        for term in (predicate, value):
            for namespace in _OURS:
                if isinstance(term, URIRef) and term.startswith(str(namespace)) and term not in namespace:
                    message = f"uses {_short(term)}, which is not defined; correct its spelling"
                    yield Violation(str(subject), message, "defined terms")


def _wrong_lengths(graph: Graph) -> Iterator[Violation]:
    for node, exact in graph.subject_objects(terms.OA.exact):
        start, end = graph.value(node, terms.OA.start), graph.value(node, terms.OA.end)
        if not isinstance(start, Literal) or not isinstance(end, Literal):
            continue  # a shape demands both
        try:
            length = int(end) - int(start)
        except ValueError:
            continue
        if len(str(exact)) != length:
            message = f"oa:exact has {len(str(exact))} code points, oa:end less oa:start is {length}; mend the span"
            yield Violation(str(node), message, "length of the words")


def _acting_alone(graph: Graph) -> Iterator[Violation]:
    for node, position in graph.subject_objects(terms.DV.inActingCapacity):
        if (node, terms.DV.inCapacity, position) not in graph:
            message = f"dv:inActingCapacity {position} is not in dv:inCapacity too; add it there"
            yield Violation(str(node), message, "acting capacity")


def _short(node: Node | None) -> str:
    if node is None:
        return ""
    if isinstance(node, Literal):
        return f"'{node}'"
    words = str(node)
    for namespace in _OURS:
        if words.startswith(str(namespace)):
            return f"{namespace.prefix}:{words.removeprefix(str(namespace))}"
    for base, prefix in _PREFIXES.items():
        if words.startswith(base):
            return prefix + words.removeprefix(base)
    return words
