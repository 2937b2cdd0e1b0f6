"""Write a network as one page that needs nothing else: no server, no outside file, no call to the net.

pyvis brings vis-network and the form of nodes and ties; its own page loads Bootstrap from outside and
leaves the heading unescaped, so the page around them is ours (`templates/network.html.j2`). Which nodes
there are is not decided here, but how many are drawn is: the page says what it leaves out of the picture,
and its table leaves out nothing.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from daibieu.errors import DaibieuError
from daibieu.viz.labels import FONT_SIZE, LINE_HEIGHT, MARGIN, lines, room
from daibieu.viz.layout import positions

MAX_NODES = 300  # what a reader can take in, and vis-network draws without delay
MAX_TIES = 3000
MAX_SENTENCES = 5  # of one tie; the page says how many more there are


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of node is drawn, on the picture and in the legend; shape and colour both tell it."""

    vi: str
    en: str
    fill: str
    border: str
    ink: str
    radius: int
    dashed: bool


LOOKS: Mapping[str, Look] = {
    "person": Look("người", "people", "#dbeafe", "#1d4ed8", "#0f172a", 18, False),
    "body": Look("cơ quan", "bodies", "#ecf6d5", "#3f6212", "#0f172a", 0, False),
    "event": Look("sự kiện", "events", "#7c2d12", "#431407", "#ffffff", 6, False),
    "position": Look("chức vụ", "positions", "#faf5ff", "#6b21a8", "#0f172a", 6, True),
}
TITLES = {
    "attendance": ("Ai dự sự kiện nào", "Who took part in which event"),
    "co-attendance": ("Ai cùng dự với ai", "Who took part together"),
    "bodies": ("Cơ quan nào thuộc cơ quan nào", "Which body is part of which"),
    "positions": ("Ai giữ chức vụ nào", "Who holds which position"),
}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 250, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {
        "shape": "box",
        # Each box has its room told; a plain 0 would count as no margin at all and make its size NaN.
        "margin": {"top": 0, "right": 0, "bottom": 0, "left": 0},
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
    },
    "edges": {
        "smooth": False,
        "width": 1.2,
        "hoverWidth": 1.5,
        "selectionWidth": 2.5,
        "color": {"color": "#94a3b8", "highlight": "#b91c1c", "hover": "#475569"},
    },
}
DIRECTED = frozenset({"member", "part", "holds", "post"})


def write_page(graph: nx.MultiDiGraph, path: str | Path, title: str) -> None:
    """Write the page of a network."""
    write_whole(page(graph, title), path)


def write_whole(html: str, path: str | Path) -> None:
    """Write a page whole or not at all: a reader never finds half a file."""
    target = Path(path)
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(html)
        # mkstemp gives the file to its owner alone; a page is to be shared.
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException as fault:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(fault, OSError) and fault.errno is not None:
            raise DaibieuError(f"{target}: cannot be written ({fault.strerror}); name a place that can") from fault
        raise


def page(graph: nx.MultiDiGraph, title: str) -> str:
    """Answer the whole page as text."""
    ids = {node: f"n{number}" for number, node in enumerate(sorted(graph))}
    ties = _ties(graph, ids)
    drawn = _best_connected(graph)
    shown = _strongest(tie for tie in ties if tie["source"] in drawn and tie["target"] in drawn)
    picture = Network(directed=True, heading=title)  # undirected, each add_edge would scan all edges
    picture.options = OPTIONS
    _draw(picture, graph, ids, drawn, shown)

    scripts = [_bundled("pyvis", "lib/vis-9.1.2/vis-network.min.js"), _bundled("daibieu.viz", "static/network.js")]
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    environment = Environment(loader=PackageLoader("daibieu.viz"), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.filters["day"] = _day
    environment.globals.update(
        scripts=[Markup(script) for script in scripts],  # noqa: S704 – two files of our own and of pyvis
        hashes=[_hash(script) for script in scripts],
        style=Markup(_bundled("daibieu.viz", "static/network.css")),  # noqa: S704
        heading_vi=TITLES[graph.graph["kind"]][0],
        heading_en=TITLES[graph.graph["kind"]][1],
        looks={kind: LOOKS[kind] for kind in LOOKS if kinds[kind]},
        kinds=kinds,
        ties=ties,
        names=[
            {"id": ids[node], "name": data["name"], "kind": data["kind"], "drawn": node in drawn}
            for node, data in sorted(graph.nodes(data=True))
        ],
        drawn=len(drawn),
        shown=len(shown),
        options_data=OPTIONS,
        type_={"size": FONT_SIZE, "line": LINE_HEIGHT, "margin": MARGIN},
    )
    # pyvis renders what it finds under these two names.
    picture.templateEnv, picture.path = environment, "network.html.j2"
    return str(picture.generate_html())


def _ties(graph: nx.MultiDiGraph, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """List the ties in the order of their names, each with the sentences cut where the telling words stand."""
    named = sorted(
        graph.edges(keys=True, data=True),
        key=lambda tie: (graph.nodes[tie[0]]["name"], graph.nodes[tie[1]]["name"], tie[0], tie[1], str(tie[2])),
    )
    return [
        {
            "id": f"e{number}",
            "source": source,
            "target": target,
            "from": ids[source],
            "to": ids[target],
            "from_name": graph.nodes[source]["name"],
            "to_name": graph.nodes[target]["name"],
            "relation": data["relation"],
            "label": data["label"],
            "capacities": data["capacities"],
            "date": data["date"],
            "weight": data.get("weight", 1.0),
            "told": told[:MAX_SENTENCES],
            "more": max(0, len(told) - MAX_SENTENCES),
        }
        for number, (source, target, _, data) in enumerate(named)
        for told in [_sentences(data["evidence"])]
    ]


def _sentences(evidence: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """List each sentence once, taken apart into words that tell and words that do not."""
    sentences: dict[tuple[str, str], dict[str, Any]] = {}
    for one in evidence:
        sentence = sentences.setdefault(
            (one["article"], one["sentence"]), {"title": one["title"], "published": one["published"], "exact": []}
        )
        sentence["exact"].append(one["exact"])
    return [{**told, "parts": _parts(words, told["exact"])} for (_, words), told in sentences.items()]


def _parts(sentence: str, exact: Iterable[str]) -> list[tuple[str, bool]]:
    """Cut a sentence where the telling words begin and end; words that run over its end are not marked."""
    telling = [False] * len(sentence)
    for words in exact:
        start = sentence.find(words)
        if start >= 0:
            telling[start : start + len(words)] = [True] * len(words)
    return [
        ("".join(letter for letter, _ in part), marked)
        for marked, part in itertools.groupby(zip(sentence, telling, strict=True), key=lambda pair: pair[1])
    ]


def _best_connected(graph: nx.MultiDiGraph) -> frozenset[str]:
    ranked = sorted(graph, key=lambda node: (-graph.degree(node, weight="weight"), node))
    return frozenset(ranked[:MAX_NODES])


def _strongest(ties: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(ties, key=lambda tie: -tie["weight"])[:MAX_TIES]


def _draw(
    picture: Network,
    graph: nx.MultiDiGraph,
    ids: Mapping[str, str],
    drawn: frozenset[str],
    ties: Iterable[Mapping[str, Any]],
) -> None:
    """Hand the boxes with their places, and the ties, to pyvis."""
    labels = {node: _label(graph.nodes[node]) for node in drawn}
    rooms = {node: room(label) for node, label in labels.items()}
    places = positions(graph.subgraph(drawn), rooms)
    for node in sorted(drawn):
        look = LOOKS[graph.nodes[node]["kind"]]
        (x, y), (width, height) = places[node], rooms[node]
        colours = {"background": look.fill, "border": look.border}
        picture.add_node(
            ids[node],
            label=" ",  # vis sets lines so tight that marks run into each other; network.js writes them
            lines=labels[node].split("\n"),
            ink=look.ink,
            title=graph.nodes[node]["name"],
            shape="box",
            x=x,
            y=y,
            color={**colours, "highlight": colours, "hover": colours},
            widthConstraint={"minimum": width, "maximum": width},
            heightConstraint={"minimum": height},
            shapeProperties={"borderRadius": look.radius, "borderDashes": [5, 4] if look.dashed else False},
        )
    parallel: Counter[frozenset[str]] = Counter()
    for tie in ties:
        pair = frozenset((tie["from"], tie["to"]))
        extra: dict[str, Any] = {}
        if parallel[pair]:  # a second tie of the same two would lie under the first
            extra["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.15 * parallel[pair]}
        parallel[pair] += 1
        picture.add_edge(
            tie["from"],
            tie["to"],
            id=tie["id"],
            title=tie["label"],
            arrows="to" if tie["relation"] in DIRECTED else "",
            width=round(min(6.0, 1.2 * tie["weight"]), 2) if tie["relation"] == "co-attendance" else 1.2,
            **extra,
        )


def _label(node: Mapping[str, Any]) -> str:
    label = lines(node["name"])
    return f"{label}\n{_day(node['date'])}" if node.get("date") else label


def _day(iso: str) -> str:
    """`2018-03-27` to `27-3-2018`, as papers write it."""
    year, month, day = iso.split("-")
    return f"{int(day)}-{int(month)}-{year}"


def _bundled(package: str, path: str) -> str:
    # read_text settles line ends, as the browser does before it takes the hash
    return (resources.files(package) / path).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
