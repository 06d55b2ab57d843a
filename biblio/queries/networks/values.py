"""Networks as values: people as nodes, what they share as edges, and both as a graph to write.

`Network` has its nodes and edges as collections, which know their length and may be gone through
several times: tuples around a name, and in a whole field what computes each row when it is asked
for, so that no edge is kept. Whoever draws or writes one takes `graph_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple, TypeVar

from biblio.writers.graphs import Graph, Slice


class NetworkProgress(NamedTuple):
    """How much of *what* is done, say `papers read`, and for how long."""

    what: str
    done: int
    total: int
    seconds: float


OnNetwork = Callable[[NetworkProgress], None]


class Node(NamedTuple):
    """One person of a network around a name or among names, who may have several names.

    `label` is the name, within a list as it stands there. Where several names were taken for the
    one person, it is what was asked for and how many they are; `names` counts them, and `id` is
    one of them. Spellings that only folding tells apart are one name, and `id` the least of theirs.
    `asked` is what the person was asked for by, None for who was only reached.
    `papers` counts the papers of all the names, `depth` the steps from the person asked for (0;
    in a network among given names all are 0), `first` and `last` are the years of the papers.
    `degree` counts the edges and `strength` is the sum of their weights. `component` numbers the
    parts of the network that no edge joins, and `community` what holds together within them, both
    from 1, the largest first; None where communities were not asked for.
    """

    id: int
    label: str
    papers: int
    depth: int
    is_collaboration: bool
    names: int
    asked: str | None
    first: int | None
    last: int | None
    degree: int
    strength: float
    component: int
    community: int | None = None
    slices: tuple[Slice, ...] = ()


class PersonNode(NamedTuple):
    """A `Node` where people are asked for: `id` is the person's number in the views of people.

    `person` is what the person is asked for by, None for a collaboration, and `names` counts the
    person's names.
    """

    id: int
    label: str
    papers: int
    depth: int
    is_collaboration: bool
    names: int
    asked: str | None
    person: str | None
    author_id: int
    first: int | None
    last: int | None
    degree: int
    strength: float
    component: int
    community: int | None = None
    slices: tuple[Slice, ...] = ()


class FieldNode(NamedTuple):
    """One name of a field, or what is a `Node` there; `names` counts its spellings."""

    id: int
    label: str
    papers: int
    is_collaboration: bool
    names: int
    first: int | None
    last: int | None
    degree: int
    strength: float
    component: int
    community: int | None = None
    slices: tuple[Slice, ...] = ()


class FieldPerson(NamedTuple):
    """One person of a field: a `FieldNode` with what a `PersonNode` has."""

    id: int
    label: str
    papers: int
    is_collaboration: bool
    names: int
    person: str | None
    author_id: int
    first: int | None
    last: int | None
    degree: int
    strength: float
    component: int
    community: int | None = None
    slices: tuple[Slice, ...] = ()


AnyNode = Node | PersonNode | FieldNode | FieldPerson
NodeT = TypeVar("NodeT", bound=AnyNode)


class Edge(NamedTuple):
    """What two people share; `source` and `target` are ids of nodes, `first` and `last` years.

    The years are None where no date of what they share is known. `slices` say it year by year,
    where that was asked for.
    """

    source: int
    target: int
    weight: float
    papers: int
    first: int | None
    last: int | None
    source_name: str
    target_name: str
    slices: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Network(Generic[NodeT]):
    """People and what they share. `notes` are for the person who asked: what was left out.

    `node_type` is the type of all nodes. `has_communities` and `is_sliced` say whether nodes have
    a community, and whether nodes and edges have slices; with `is_counted` the weights are the
    numbers of papers.
    """

    nodes: Sequence[NodeT]
    edges: Collection[Edge]
    notes: tuple[str, ...] = ()
    node_type: type[Any] = Node
    has_communities: bool = False
    is_sliced: bool = False
    is_counted: bool = False


_SAID_BY_NODES: Final = frozenset({"source_name", "target_name"})


def graph_of(network: Network[Any]) -> Graph:
    """*network* as `biblio.writers.graphs.GRAPH_WRITERS` take it."""
    unasked = frozenset() if network.has_communities else frozenset({"community"})
    return Graph(
        network.node_type,
        network.nodes,
        Edge,
        network.edges,
        left_out=_SAID_BY_NODES | unasked,
        is_sliced=network.is_sliced,
    )
