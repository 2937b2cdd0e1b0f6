"""Give each box of a network its place, so that no box touches another.

The same graph always gets the same picture: springs from a fixed seed, then boxes pushed apart,
then one component beside the other. What is drawn, and in which colours, is not decided here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

SEED = 2018
GAP = np.array([24.0, 22.0])  # the least room between two boxes, across and down
CLEARANCE = 6.0  # the least room between a box and a tie of others, where that can be had
ASPECT = 1.4  # of the picture on a common screen
MANY = 40  # from so many boxes on the picture is taller than the screen, so that letters stay large enough to read
ASPECT_OF_MANY = 0.65
SPREAD = 0.6  # how far places go from where the springs put them to an even spread
FILL = 2.0  # room of the first picture, in rooms of its boxes: at 1.0 half as many boxes more lay over ties of others
CLEARING = 80  # steps that push boxes off the ties of others
WIDTHS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5)  # of the whole, tried in turn, in parts of what its area asks for
STEPS = 60  # pushes before the picture is stretched

Floats = NDArray[np.float64]
Size = tuple[float, float]


def positions(graph: nx.Graph, sizes: Mapping[Any, Size]) -> dict[Hashable, tuple[int, int]]:
    """Answer the centre of each node's box; `sizes` are widths and heights."""
    undirected = nx.Graph()
    undirected.add_nodes_from(sorted(graph, key=str))
    undirected.add_edges_from(sorted(((a, b) for a, b in graph.edges()), key=str))
    components = sorted(nx.connected_components(undirected), key=lambda nodes: (-len(nodes), min(map(str, nodes))))
    aspect = ASPECT if len(undirected) < MANY else ASPECT_OF_MANY
    placed = [
        # What is a small part of the picture need not have its form.
        _component(undirected.subgraph(nodes), sizes, aspect if 2 * len(nodes) > len(undirected) else ASPECT)
        for nodes in components
    ]
    return _together(placed, sizes, aspect)


def _component(graph: nx.Graph, sizes: Mapping[Any, Size], aspect: float) -> dict[Hashable, Floats]:
    nodes = sorted(graph, key=str)
    # A subgraph view iterates in the order of a set, which differs between runs.
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(graph.edges(), key=str))
    boxes = np.array([sizes[node] for node in nodes]) + GAP
    if len(nodes) <= 3 and ordered.number_of_edges() == len(nodes) - 1:
        return _column(ordered, boxes)
    springs = nx.spring_layout(ordered, seed=SEED, iterations=200, method="force", k=1.6 / np.sqrt(len(nodes)))
    centres = _even(np.array([springs[node] for node in nodes], dtype=np.float64))
    height = np.sqrt(float(boxes.prod(axis=1).sum()) * FILL / aspect)
    centres *= np.array([height * aspect, height])
    index = {node: number for number, node in enumerate(nodes)}
    ties = np.array([(index[a], index[b]) for a, b in ordered.edges()])
    centres = _clear(centres, boxes, ties)
    return dict(zip(nodes, _apart(centres, boxes), strict=True))


def _column(chain: nx.Graph, boxes: Floats) -> dict[Hashable, Floats]:
    """Set one to three boxes below each other, the one that ties the others in the middle."""
    size = dict(zip(sorted(chain, key=str), boxes, strict=True))
    order = list(nx.dfs_preorder_nodes(chain, min(chain, key=lambda node: (chain.degree(node), str(node)))))
    top, places = 0.0, {}
    for node in order:
        height = float(size[node][1])
        places[node] = np.array([0.0, top + height / 2])
        top += height + GAP[1] / 2  # some of the tie is to be seen
    return places


def _even(centres: Floats) -> Floats:
    """Bring places into a square of side 1 around the middle, part of the way to an even spread in each direction.

    Springs crowd the middle and throw single nodes far out; fitted to a screen, letters would be half as large.
    """
    low, span = centres.min(axis=0), np.ptp(centres, axis=0).clip(min=1e-6)
    rank = centres.argsort(axis=0, kind="stable").argsort(axis=0) / max(1, len(centres) - 1)
    mixed: Floats = (1 - SPREAD) * (centres - low) / span + SPREAD * rank - 0.5
    return mixed


def _clear(centres: Floats, boxes: Floats, ties: NDArray[np.int_]) -> Floats:
    """Push boxes apart, and off the ties of others, as far as some steps bring it."""
    half = (boxes - GAP) / 2 + CLEARANCE
    own = np.zeros((len(centres), len(ties)), dtype=bool)
    own[ties[:, 0], np.arange(len(ties))] = own[ties[:, 1], np.arange(len(ties))] = True
    for _ in range(CLEARING):
        start, along = centres[ties[:, 0]], centres[ties[:, 1]] - centres[ties[:, 0]]
        length = np.linalg.norm(along, axis=1).clip(min=1e-6)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / length[:, None]
        from_start = centres[:, None, :] - start[None, :, :]
        part = (from_start * along).sum(axis=2) / length**2
        off = (from_start * normal).sum(axis=2)  # signed distance of a box's centre from the line of a tie
        reach = half[:, 0, None] * np.abs(normal[:, 0]) + half[:, 1, None] * np.abs(normal[:, 1])
        under = ~own & (part > 0) & (part < 1) & (np.abs(off) < reach)
        side = np.where(off >= 0, 1.0, -1.0)
        push = (np.where(under, side * (reach - np.abs(off)), 0.0)[..., None] * normal).sum(axis=1)
        centres = centres + 0.5 * push / np.maximum(1, under.sum(axis=1))[:, None]
        centres = centres + _push(centres, boxes)[0]
    return centres


def _apart(centres: Floats, boxes: Floats) -> Floats:
    """Push boxes apart until none overlaps; stretching the whole picture now and then makes an end certain."""
    # Two centres in one point would never part.
    centres = centres + np.arange(len(centres))[:, None] * 1e-3
    step = 0
    while True:
        push, touching = _push(centres, boxes)
        if not touching:
            return centres
        step += 1
        centres = centres * 1.05 if step % STEPS == 0 else centres + push


def _push(centres: Floats, boxes: Floats) -> tuple[Floats, bool]:
    """Answer how each box gives way to those that touch it, by the shorter way out, and whether any does."""
    between = centres[:, None, :] - centres[None, :, :]
    overlap = (boxes[:, None, :] + boxes[None, :, :]) / 2 - np.abs(between)
    touching = np.asarray((overlap > 0.5).all(axis=2)) & ~np.eye(len(centres), dtype=bool)
    shorter = overlap.argmin(axis=2)[..., None] == np.array([0, 1])
    ways = np.where(touching[..., None] & shorter, np.where(between >= 0, 1.0, -1.0) * (overlap + 1) / 2, 0.0)
    push: Floats = ways.sum(axis=1) / np.maximum(1, touching.sum(axis=1))[:, None]
    return push, bool(touching.any())


def _together(
    placed: list[dict[Hashable, Floats]], sizes: Mapping[Any, Size], aspect: float
) -> dict[Hashable, tuple[int, int]]:
    """Set components beside each other, the largest first, within the width that lets the letters be largest."""
    extents = [_extent(component, sizes) for component in placed]
    outer = [(float(high[0] - low[0]), float(high[1] - low[1])) for low, high in extents]
    if not outer:
        return {}
    widest, area = max(width for width, _ in outer), sum(width * height for width, height in outer)
    corners = min(
        (_filled(outer, max(widest, share * np.sqrt(area * aspect))) for share in WIDTHS),
        key=lambda corners: _screen(corners, outer, aspect),
    )
    return {
        node: (round(float(centre[0] - low[0] + x)), round(float(centre[1] - low[1] + y)))
        for component, (low, _), (x, y) in zip(placed, extents, corners, strict=True)
        for node, centre in component.items()
    }


def _filled(outer: list[Size], width: float) -> list[tuple[float, float]]:
    """Answer the upper left corners: each goes as high as it can within the width, then as far left."""
    floor = [(0.0, width, 0.0)]  # stretches from left to right: start, end, how far down they are taken
    corners = []
    for wide, high in outer:
        places = [
            (max(y for start, end, y in floor if start < x + wide - 1e-6 and end > x + 1e-6), x)
            for x, _, _ in floor
            if x + wide <= width + 1e-6
        ]
        y, x = min(places)
        corners.append((x, y))
        rest = [
            piece
            for start, end, down in floor
            for piece in ((start, min(end, x), down), (max(start, x + wide), end, down))
            if piece[1] - piece[0] > 1e-6
        ]
        floor = sorted([*rest, (x, x + wide, y + high)])
    return corners


def _screen(corners: list[tuple[float, float]], outer: list[Size], aspect: float) -> float:
    """Answer the height of the screen that would show all."""
    right = max(x + width for (x, _), (width, _) in zip(corners, outer, strict=True))
    bottom = max(y + height for (_, y), (_, height) in zip(corners, outer, strict=True))
    return max(right / aspect, bottom)


def _extent(component: Mapping[Hashable, Floats], sizes: Mapping[Any, Size]) -> tuple[Any, Any]:
    half = {node: (np.array(sizes[node]) + GAP) / 2 for node in component}
    low = np.min([centre - half[node] for node, centre in component.items()], axis=0)
    high = np.max([centre + half[node] for node, centre in component.items()], axis=0)
    return low, high
