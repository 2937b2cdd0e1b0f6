"""Build a network of people, bodies, events and positions out of what a store answers.

Which ties a kind of network has stands in the `network_*.rq` files; here their rows become a
networkx graph, each tie with the sentences that tell it. Where a node is drawn, and how many
fit on a page, is not decided here; see `layout` and `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any, TypedDict

import networkx as nx
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from daibieu.errors import QuestionError
from daibieu.queries.engine import Engine


class Evidence(TypedDict):
    """One sentence that tells a tie, in the shape that questions answer with."""

    article: str
    title: str
    published: str | None
    start: int
    end: int
    exact: str
    rule: str
    sentence: str


# The words on a tie whose query brings none; a participation brings its roles.
RELATIONS = {
    "attendance": "có mặt",
    "member": "là thành viên của",
    "part": "trực thuộc",
    "holds": "giữ chức",
    "post": "thuộc",
}

# What a page of each kind is called.
TITLES = {
    "attendance": "Ai dự cuộc nào",
    "co-attendance": "Ai cùng dự với ai",
    "bodies": "Cơ quan nào thuộc cơ quan nào",
    "positions": "Ai giữ chức vụ nào",
}

Row = Mapping[str, Node]


def network(
    store: Engine,
    *,
    around: str | None = None,
    event: str | None = None,
    kind: str = "attendance",
    from_: str | date | None = None,
    to: str | date | None = None,
) -> nx.MultiDiGraph:
    """Answer the network of one kind: `attendance`, `co-attendance`, `bodies` or `positions`.

    `around` and `event` are addresses. `around` keeps what is within two steps of it (a person, his
    events, and who else was there); `from_` and `to` are inclusive days, and what has no day is kept.
    A node has `kind` and `name`; a tie `relation`, `label`, `capacities` and `evidence`.
    """
    if kind not in KINDS:
        raise QuestionError(f"network: {kind!r} is no kind of network; take one of {', '.join(KINDS)}")
    if event is not None and kind not in ("attendance", "co-attendance"):
        raise QuestionError(f"network: an event has no network of {kind}; leave out the event, or take attendance")
    period = {"periodFrom": _day("from", from_), "periodTo": _day("to", to)}
    begin, end = period.values()
    if begin is not None and end is not None and begin > end:
        raise QuestionError(f"network: from {begin} to {end} is no period; give the earlier day first")
    bounds: dict[str, Node] = {name: term for name, term in period.items() if term is not None}
    return KINDS[kind](store, around, event, bounds)


def _attendance(store: Engine, around: str | None, event: str | None, bounds: Mapping[str, Node]) -> nx.MultiDiGraph:
    """People and bodies tied to the events they took part in."""
    events = [event] if event is not None else None
    if around is not None:
        near = [str(row["event"]) for row in _ask(store, "network_events_of", {"agent": URIRef(around)})]
        near = near or [around]  # it may be an event itself
        events = near if events is None else [one for one in near if one in events]
    if events is None:
        return _graph("attendance", _ask(store, "network_attendance", bounds))
    rows = [row for one in events for row in _ask(store, "network_attendance", {**bounds, "event": URIRef(one)})]
    return _graph("attendance", rows)


def _co_attendance(store: Engine, around: str | None, event: str | None, bounds: Mapping[str, Node]) -> nx.MultiDiGraph:
    """Those who took part in one event, tied to each other; an event of k gives each tie 1/(k-1)."""
    two_mode = _attendance(store, around, event, bounds)
    graph = nx.MultiDiGraph(kind="co-attendance")
    events = sorted(node for node, data in two_mode.nodes(data=True) if data["kind"] == "event")
    for one in events:
        told: dict[str, list[Evidence]] = {}
        for agent, _, data in two_mode.in_edges(one, data=True):
            told.setdefault(agent, []).extend(data["evidence"])
        agents = sorted(told)
        for agent in agents:
            graph.add_node(agent, **two_mode.nodes[agent])
        for index, first in enumerate(agents):
            for second in agents[index + 1 :]:
                _meet(graph, first, second, two_mode.nodes[one], 1 / (len(agents) - 1), told[first] + told[second])
    for _, _, data in graph.edges(data=True):
        data["label"] = "cùng dự: " + "; ".join(data["events"])
    return graph


def _meet(
    graph: nx.MultiDiGraph, first: str, second: str, event: Mapping[str, Any], weight: float, told: Sequence[Evidence]
) -> None:
    """Add one more common event to the tie of two."""
    if not graph.has_edge(first, second):
        graph.add_edge(
            first, second, relation="co-attendance", weight=0.0, events=[], capacities=[], evidence=[],
            date=event["date"],
        )  # fmt: skip
    tie = graph[first][second][0]
    tie["weight"] += weight
    tie["events"].append(event["name"])
    tie["evidence"].extend(one for one in told if one not in tie["evidence"])


def _whole(query: str) -> Callable[[Engine, str | None, str | None, Mapping[str, Node]], nx.MultiDiGraph]:
    """Make the builder of a network that is asked for whole and then cut to what is around somebody."""

    def build(store: Engine, around: str | None, event: str | None, bounds: Mapping[str, Node]) -> nx.MultiDiGraph:
        graph = _graph(query, _ask(store, f"network_{query}", bounds))
        if around is None:
            return graph
        if around not in graph:
            return nx.MultiDiGraph(kind=query)
        return nx.ego_graph(graph, around, radius=2, undirected=True)

    return build


KINDS: Mapping[str, Callable[[Engine, str | None, str | None, Mapping[str, Node]], nx.MultiDiGraph]] = {
    "attendance": _attendance,
    "co-attendance": _co_attendance,
    "bodies": _whole("bodies"),
    "positions": _whole("positions"),
}


def _graph(kind: str, rows: Iterable[Row]) -> nx.MultiDiGraph:
    """Gather rows, one a sentence, into ties."""
    graph = nx.MultiDiGraph(kind=kind)
    for row in rows:
        source, target, relation = str(row["source"]), str(row["target"]), str(row["relation"])
        key = f"{row['edge']} {relation}"
        graph.add_node(source, kind=_kind(row["sourceType"]), name=str(row["sourceName"]))
        graph.add_node(target, kind=_kind(row["targetType"]), name=str(row["targetName"]))
        # Where the first day is not surely known, the earliest possible one is none to show.
        first_day = _text(row, "from") if row.get("from") == row.get("surelyFrom") else None
        if kind == "attendance":
            graph.nodes[target]["date"] = first_day
        if not graph.has_edge(source, target, key):
            graph.add_edge(
                source, target, key, relation=relation, labels=[], capacities=[], evidence=[], date=first_day
            )  # fmt: skip
        tie = graph.edges[source, target, key]
        for column, found in (("labels", _text(row, "label")), ("capacities", _text(row, "capacity"))):
            if found is not None and found not in tie[column]:
                tie[column].append(found)
        told = _evidence(row)
        if told is not None and told not in tie["evidence"]:
            tie["evidence"].append(told)
    for _, _, tie in graph.edges(data=True):
        tie["label"] = ", ".join(tie.pop("labels")) or RELATIONS[tie["relation"]]
    return graph


def _evidence(row: Row) -> Evidence | None:
    if "sentence" not in row:
        return None
    return Evidence(
        article=str(row["article"]),
        title=_text(row, "title") or str(row["article"]),
        published=_text(row, "published"),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        exact=str(row["exact"]),
        rule=str(row["rule"]),
        sentence=str(row["sentence"]),
    )


def _ask(store: Engine, name: str, bindings: Mapping[str, Node]) -> Iterable[Row]:
    text = (resources.files("daibieu.queries") / f"{name}.rq").read_text(encoding="utf-8")
    return store.query(text, bindings).rows


def _kind(type_: Node) -> str:
    """`https://…#Person` to `person`."""
    return str(type_).rpartition("#")[2].lower()


def _text(row: Row, column: str) -> str | None:
    return str(row[column]) if column in row else None


def _day(name: str, value: str | date | None) -> Literal | None:
    if value is None:
        return None
    try:
        day = value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError:
        raise QuestionError(f"network: {name} {value!r} is no day; write it like 2018-03-27") from None
    return Literal(day.isoformat(), datatype=XSD.date)
