"""A graph with all that graphs may have, for the tests of their formats."""

from __future__ import annotations

import io
from typing import NamedTuple

from biblio.writers.graphs import Graph, GraphWriter, Slice


class Vertex(NamedTuple):
    """A node with a value of each kind."""

    id: int
    label: str
    papers: int
    is_group: bool
    said: str | None
    first: int | None
    community: int | None
    strength: float
    slices: tuple[Slice, ...] = ()


class Link(NamedTuple):
    """An edge."""

    source: int
    target: int
    weight: float
    first: int | None
    slices: tuple[Slice, ...] = ()


HOSTILE = 'Ada "the <first>" & \x1b\x00Co.\n\\ \ufffe\x85é'
PLAIN = 'Ada "the <first>" & Co. \\  é'
"""The same without control characters."""
YEARS = (Slice(2007, 1, 0.5), Slice(2008, 1, 0.5), Slice(2010, 2, 1.5))
VERTICES = tuple(
    map(
        Vertex._make,
        (
            (7, HOSTILE, 4, False, "Ada; 'A'", 2007, 1, 2.5, YEARS),
            (-9, "Erdős", 3, True, None, None, 1, 2.5, YEARS[:1]),
            (8, "Erdős", 1, False, None, None, None, 0.0, ()),
        ),
    )
)
LINKS = (Link(-9, 7, 2.5, 2007, YEARS), Link(7, 8, 1.0, None))


def graph(*, is_sliced: bool = False) -> Graph:
    """Three nodes, two edges."""
    return Graph(Vertex, VERTICES, Link, LINKS, is_sliced=is_sliced)


def named(label: str) -> Graph:
    """One node with a *label*."""
    return Graph(Vertex, (VERTICES[2]._replace(label=label, said=label),), Link, ())


EMPTY = Graph(Vertex, (), Link, ())


def text_of(write: GraphWriter, of: Graph) -> str:
    """What *write* makes of a graph."""
    stream = io.StringIO()
    write(of, stream)
    return stream.getvalue()
