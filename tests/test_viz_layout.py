"""Boxes get places where none touches another, and the same ones every time."""

from __future__ import annotations

import networkx as nx
import pytest

from daibieu.viz.labels import lines, room
from daibieu.viz.layout import positions


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Lê Thị Bình", "Lê Thị Bình"),
        ("Ban Nội chính Tỉnh ủy Nam Định", "Ban Nội chính\nTỉnh ủy Nam Định"),  # Tỉnh ủy stays on one line
        ("Trường Chính trị Trường Chinh", "Trường Chính trị\nTrường Chinh"),
        ("", ""),
        ("A" * 50, "A" * 17 + "\n" + "A" * 17 + "\n" + "A" * 16),  # one endless word
    ],
)
def test_names_are_broken_between_words(name: str, broken: str) -> None:
    assert lines(name) == broken


def test_a_box_grows_with_its_letters_and_lines() -> None:
    assert room("Lê Thị Bình")[0] < room("Nguyễn Thị Bình")[0]
    assert room("Ban Nội chính")[1] < room("Ban Nội chính\nTỉnh ủy")[1]
    assert room("Đặng") == room("Đang")  # marks are as wide as their letter


def overlapping(graph: nx.Graph, size: tuple[float, float]) -> list[tuple[object, object]]:
    places = positions(graph, dict.fromkeys(graph, size))
    nodes = list(graph)
    return [
        (a, b)
        for index, a in enumerate(nodes)
        for b in nodes[:index]
        if abs(places[a][0] - places[b][0]) < size[0] and abs(places[a][1] - places[b][1]) < size[1]
    ]


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0),
        nx.empty_graph(1),
        nx.path_graph(2),
        nx.star_graph(40),
        nx.complete_graph(25),
        nx.disjoint_union(nx.star_graph(9), nx.disjoint_union(nx.path_graph(3), nx.empty_graph(7))),
        nx.gnp_random_graph(120, 0.03, seed=4),
    ],
    ids=["none", "one", "pair", "star", "everybody", "apart", "many"],
)
def test_no_box_touches_another(graph: nx.Graph) -> None:
    assert overlapping(graph, (170.0, 50.0)) == []


def test_a_graph_gets_the_same_picture_in_whatever_order_it_was_made() -> None:
    ties = [("a", "e"), ("b", "e"), ("c", "e"), ("c", "f"), ("d", "f")]
    one, other = nx.MultiDiGraph(ties), nx.MultiDiGraph(reversed(ties))
    size = dict.fromkeys(one, (120.0, 40.0))
    assert positions(one, size) == positions(other, size)
