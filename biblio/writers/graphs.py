"""Graphs as values, and the registry of the formats that they are written in.

A format is one function, `write(graph, stream)`, which holds one row at a time. To write a network
of any kind (people who wrote together, papers that are cited together), make its nodes and edges
NamedTuples of one type each and hand them over:

    class CitedPaper(NamedTuple):
        id: int
        label: str
        year: int | None
        cited: int

    class CitedTogether(NamedTuple):
        source: int
        target: int
        weight: float

    graph = Graph(CitedPaper, nodes, CitedTogether, edges, weights=("cited",), scores=("year",))
    GRAPH_WRITERS["graphml"](graph, stream)

What stands beside `id` and `label` of a node, and beside `source`, `target` and `weight` of an
edge, becomes an attribute, of the type that its annotation says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, NamedTuple, Protocol, get_args, get_type_hints

from biblio.writers.values import Sink

SLICES: Final = "slices"
"""The field of nodes and edges that tells what of them each year has, as `Slice`s."""


class Slice(NamedTuple):
    """What a year has of a node or an edge; the weight of a node is the number of its papers."""

    year: int
    papers: int
    weight: float


class Attribute(NamedTuple):
    """A field of nodes or edges: the place where it stands in them, its name, and what it holds."""

    place: int
    name: str
    kind: type


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    """What programs that draw make of the attributes of nodes, and which are left out.

    `weights` say how large a node is, `scores` what it may be coloured by, and `group` is its
    community. `left_out` are fields of nodes or of edges that are not written.
    """

    weights: tuple[str, ...] = ("papers", "degree", "strength")
    scores: tuple[str, ...] = ("first", "last")
    group: str = "community"
    left_out: frozenset[str] = frozenset()
    is_sliced: bool = False


@dataclass(frozen=True, slots=True)
class Graph(_Roles):
    """An undirected graph, between any two nodes of which there is one edge at most.

    Nodes are NamedTuples of `node_type`, which begins with `id` and `label`; edges of `edge_type`,
    which begins with `source` and `target`, ids of nodes, and `weight`. Each collection knows its
    length, and may be gone through several times. With `is_sliced`, both have `slices`.
    """

    node_type: type[Any]
    nodes: Collection[Any]
    edge_type: type[Any]
    edges: Collection[Any]

    @property
    def node_attributes(self) -> tuple[Attribute, ...]:
        """The fields of nodes that are written, but for `id`."""
        return self._written(self.node_type)[1:]

    @property
    def edge_attributes(self) -> tuple[Attribute, ...]:
        """The fields of edges that are written, but for `source` and `target`."""
        return self._written(self.edge_type)[2:]

    def _written(self, row_type: type[Any]) -> tuple[Attribute, ...]:
        hints = get_type_hints(row_type)
        return tuple(
            Attribute(place, name, _kind(hints[name]))
            for place, name in enumerate(row_type._fields)
            if name not in self.left_out and name != SLICES
        )


class GraphWriter(Protocol):
    """What every format of graphs offers."""

    def __call__(self, graph: Graph, stream: Sink, /) -> None:
        """Write *graph* to *stream*."""


def _kind(hint: Any) -> type:  # noqa: ANN401 - a type hint
    kinds = [each for each in get_args(hint) or (hint,) if each is not type(None)]
    return kinds[0] if kinds[0] in {bool, int, float} else str


class _Later:
    """The writer in a module, which is loaded when it is first asked for."""

    def __init__(self, module: str) -> None:
        self._module = f"biblio.writers.{module}"

    def __call__(self, graph: Graph, stream: Sink, /) -> None:
        write: GraphWriter = import_module(self._module).write
        write(graph, stream)


GRAPH_WRITERS: Final[Mapping[str, GraphWriter]] = {
    "graphml": _Later("as_graphml"),
    "gexf": _Later("as_gexf"),
    "pajek": _Later("as_pajek"),
    "vosviewer": _Later("as_vosviewer"),
    "json": _Later("as_node_link"),
}
