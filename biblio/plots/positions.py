"""Where the people of a network stand: who share much near each other, and room for every name.

Each part that hangs together is laid out on its own with springs (Fruchterman and Reingold, in
NetworkX, whose seed is fixed), the parts are put beside each other, and what still stands on each
other is pushed apart. The same network gets the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Final, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from biblio.plots.values import Person, Tie

SEED: Final = 16
_STEPS: Final = 150  # of the springs
_PUSHES: Final = 150
_LEAST: Final = 1e-6  # weight of a tie that has none
_ROOM: Final = 0.32  # of the sheet, that boxes may fill before they are made smaller for pushing

Places = NDArray[np.float64]


class Extent(NamedTuple):
    """The room that one person needs, name and all."""

    width: float
    height: float


def graph_of(people: Sequence[Person], ties: Sequence[Tie]) -> nx.Graph[int]:
    """The network as NetworkX knows it; its order is that of *people*."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(each.id for each in people)
    graph.add_weighted_edges_from((tie.one, tie.other, max(tie.weight, _LEAST)) for tie in ties)
    return graph


def placed(
    graph: nx.Graph[int], extents: Mapping[int, Extent], width: float, height: float
) -> dict[int, tuple[float, float]]:
    """A place within *width* by *height* for each node of *graph*, which needs its extent there."""
    order = list(graph)
    sizes = np.array([extents[each] for each in order], dtype=float)
    rows = {each: row for row, each in enumerate(order)}
    places = np.zeros((len(order), 2))
    parts = _parts(graph)
    needed = [float(sizes[[rows[each] for each in part]].prod(axis=1).sum()) for part in parts]
    for part, (left, bottom, wide, high) in zip(parts, _packed(needed, width, height), strict=True):
        own = np.array([rows[each] for each in part])
        margin = sizes[own].max(axis=0) / 2
        free = np.maximum(np.array([wide, high]) - 2 * margin, 0)
        inner = graph.subgraph(part)
        if inner.number_of_edges():
            found = _springs(inner, part, wide / high)
        else:
            found = _in_rows(len(part), free / (2 * margin))
        places[own] = np.array([left, bottom]) + np.array([wide, high]) / 2 + (found - 0.5) * free
    places = _apart(places, sizes, width, height)
    return {each: (float(x), float(y)) for each, (x, y) in zip(order, places, strict=True)}


def _parts(graph: nx.Graph[int]) -> list[list[int]]:
    """What of *graph* hangs together, the greatest first, and last all who share nothing."""
    order = {each: place for place, each in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    alone = [each for part in parts if len(part) == 1 for each in part]
    together = sorted(
        (part for part in parts if len(part) > 1), key=lambda part: (-len(part), order[part[0]])
    )
    return [*together, sorted(alone, key=order.__getitem__)] if alone else together


def _springs(part: nx.Graph[int], order: Sequence[int], aspect: float) -> Places:
    """Places of one part between 0 and 1; its longer side lies where *aspect* is longer."""
    if len(order) == 2:  # noqa: PLR2004 - a pair
        return np.array([[0.2, 0.5], [0.8, 0.5]])
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(order)
    # Who share fifty papers need not stand on each other.
    graph.add_weighted_edges_from(
        (u, v, sqrt(tie["weight"])) for u, v, tie in part.edges(data=True)
    )
    found = nx.spring_layout(
        graph,
        pos=nx.circular_layout(graph),
        k=2.2 / sqrt(len(order)),
        iterations=_STEPS,
        seed=SEED,
        method="force",
    )
    places = np.array([found[each] for each in order])
    places -= places.mean(axis=0)
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    # Of an axis and its opposite the same one is taken by every library of linear algebra.
    axes *= np.where(axes[:, :1] + 1e-6 * axes[:, 1:] < 0, -1, 1)
    places = places @ axes.T
    return _evened(places if aspect >= 1 else places[:, ::-1])


def _in_rows(number: int, room: Places) -> Places:
    """Places of so many who share nothing, side by side, as *room* is wider than high."""
    columns = min(max(ceil(sqrt(number * (room[0] + 1) / (room[1] + 1))), 1), number)
    rows = ceil(number / columns)
    column, row = np.arange(number) % columns, np.arange(number) // columns
    return np.column_stack([(column + 0.5) / columns, 1 - (row + 0.5) / rows])


def _evened(places: Places) -> Places:
    """*places* between 0 and 1 in each direction, half way to standing evenly there.

    Springs crowd the middle; places that only keep their order use the whole sheet.
    """
    found = np.empty_like(places)
    for axis in (0, 1):
        values = places[:, axis]
        low, high = values.min(), values.max()
        scaled = (values - low) / (high - low) if high - low > 1e-9 else np.full(len(values), 0.5)  # noqa: PLR2004
        ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable") / (len(values) - 1)
        found[:, axis] = 0.5 * scaled + (0.5 * ranks if high - low > 1e-9 else 0.25)  # noqa: PLR2004
    return found


def _packed(
    needs: Sequence[float], width: float, height: float
) -> list[tuple[float, float, float, float]]:
    """A box for each of *needs*, the greatest first: the sheet is cut in two, and each piece again.

    All pieces have the share of the sheet that they need, and are as square as cuts allow.
    """
    found: list[tuple[float, float, float, float]] = []

    def cut(first: int, last: int, box: tuple[float, float, float, float]) -> None:
        left, bottom, wide, high = box
        if last - first == 1:
            found.append(box)
            return
        total = sum(needs[first:last])
        middle, before = first + 1, needs[first]
        while middle < last - 1 and before + needs[middle] / 2 < total / 2:
            before += needs[middle]
            middle += 1
        share = before / total
        if wide >= high * 1.3:
            cut(first, middle, (left, bottom, wide * share, high))
            cut(middle, last, (left + wide * share, bottom, wide * (1 - share), high))
        else:
            cut(first, middle, (left, bottom + high * (1 - share), wide, high * share))
            cut(middle, last, (left, bottom, wide, high * (1 - share)))

    if needs:
        cut(0, len(needs), (0.0, 0.0, width, height))
    return found


def _apart(places: Places, sizes: Places, width: float, height: float) -> Places:
    """*places* pushed until no two boxes of *sizes* overlap, or for long enough, on the sheet."""
    area = float((sizes[:, 0] * sizes[:, 1]).sum())
    sizes = sizes * min(1.0, sqrt(_ROOM * 2 * width * height / area))
    low, high = sizes / 2, np.array([width, height]) - sizes / 2
    high = np.maximum(high, low)
    places = places.clip(low, high)
    reach_x, reach_y = ((sizes[:, None, axis] + sizes[None, :, axis]) / 2 for axis in (0, 1))
    np.fill_diagonal(reach_x, 0)  # nobody is in the way of himself
    order = np.arange(len(places))
    before = np.where(order[:, None] > order[None, :], 1.0, -1.0)
    for _ in range(_PUSHES):
        x, y = (places[:, None, axis] - places[None, :, axis] for axis in (0, 1))
        over_x, over_y = reach_x - np.abs(x), reach_y - np.abs(y)
        touching = (over_x > 0) & (over_y > 0)
        if not touching.any():
            break
        # Along the way that is shorter; who stand on the same spot part by their order.
        sideways = over_x < over_y
        push_x = np.where(touching & sideways, np.copysign(over_x, np.where(x == 0, before, x)), 0)
        push_y = np.where(touching & ~sideways, np.copysign(over_y, np.where(y == 0, before, y)), 0)
        pushes = np.column_stack([push_x.sum(axis=1), push_y.sum(axis=1)])
        places = (places + pushes / 4).clip(low, high)
    return places
