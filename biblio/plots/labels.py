"""Names beside the points of a picture: those that have room, no two of them above each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from biblio.plots.sheet import Box

_GAP: Final = 1.0


class Point(NamedTuple):
    """A point to be named: its place, its radius, and how wide and high its name is."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def place_labels(points: Sequence[Point], within: Box) -> list[Box | None]:
    """A box for the name of each of *points*, which come in the order of their weight.

    A name stands below its point, above or beside it, where it overlaps no name that was placed
    before it and covers no other point; None where there is no such place *within*.
    """
    taken: list[Box] = []
    marks = [
        Box(each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius)
        for each in points
    ]
    found: list[Box | None] = []
    for place, point in enumerate(points):
        box = next(
            (
                each
                for each in _candidates(point)
                if _is_inside(each, within)
                and not any(each.overlaps(other) for other in taken)
                and not any(
                    each.overlaps(mark) for other, mark in enumerate(marks) if other != place
                )
            ),
            None,
        )
        found.append(box)
        if box is not None:
            taken.append(box)
    return found


def _candidates(point: Point) -> Iterator[Box]:
    """Where the name of *point* may stand, the best place first."""
    x, y, away = point.x, point.y, point.radius + _GAP
    half = point.width / 2
    for further in (0.0, point.height / 2, point.height):
        below = y - away - further - point.height
        above = y + away + further
        for shift in (0.0, half * 0.5, -half * 0.5, half, -half):
            yield _box(x - half + shift, below, point)
            yield _box(x - half + shift, above, point)
        if not further:
            for up in (0.0, point.height / 2, -point.height / 2):
                yield _box(x + away, y - point.height / 2 + up, point)
                yield _box(x - away - point.width, y - point.height / 2 + up, point)


def _box(left: float, bottom: float, point: Point) -> Box:
    return Box(left, bottom, left + point.width, bottom + point.height)


def _is_inside(box: Box, within: Box) -> bool:
    return (
        within.left <= box.left
        and box.right <= within.right
        and within.bottom <= box.bottom
        and box.top <= within.top
    )
