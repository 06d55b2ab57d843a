"""How networks are printed: nodes and edges for programs that draw, or rows of one kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import typer

from biblio.cli.failures import say
from biblio.cli.options import NetworkOutput, Output
from biblio.cli.printing import Printing, Shape
from biblio.cli.progress import network_progress
from biblio.cli.rendering import Column, Listing, emit, harmless
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.queries.networks.values import AnyNode, Edge, Network, OnNetwork

MOST_IN_A_TABLE: Final = (
    100_000  # rows that a table is laid out of, which takes all of them at once
)
_TOLD: Final = 10_000  # edges between two looks at how far the writing is


def emit_network(
    network: Network[Any], output: NetworkOutput, shape: Shape, *, nodes: bool, quiet: bool
) -> None:
    """Print *network*: nodes and edges, and in the formats of rows the edges, or the *nodes*.

    Raises:
        typer.BadParameter: there are too many rows for a table.
    """
    if not quiet:
        for note in network.notes:
            say(note)
    with network_progress(is_shown=not quiet) as advance:
        edges = _Told(network.edges, advance)
        if not output.is_of_rows:
            from biblio.queries.networks.values import graph_of
            from biblio.writers.graphs import GRAPH_WRITERS

            graph = replace(graph_of(network), edges=edges)
            GRAPH_WRITERS[output.value](graph, harmless(output.value))
        else:
            _emit_rows(replace(network, edges=edges), shape.printing(Output(output.value)), nodes)
    if not quiet:
        say(f"{len(network.nodes):,} people, {counted(len(network.edges), 'edge')}")


def _emit_rows(network: Network[Any], printing: Printing, nodes: bool) -> None:  # noqa: FBT001 - of a kind
    rows: Collection[Any] = network.nodes if nodes else network.edges
    require_a_table(rows, printing, "people")
    emit(rows, _of_nodes(network) if nodes else _of_edges(network), printing)


def require_a_table(rows: Collection[Any], printing: Printing, whom: str) -> None:
    """Make sure that *rows* are not too many for a table, if one is asked for; -n is of *whom*.

    Raises:
        typer.BadParameter: they are.
    """
    is_table = printing.output is Output.TABLE and printing.template is None
    if is_table and len(rows) > MOST_IN_A_TABLE:
        raise typer.BadParameter(
            f"{len(rows):,} rows are too many for a table: -o csv takes all, -n N fewer {whom}",
            param_hint="-o",
        )


def _of_nodes(network: Network[Any]) -> Listing[AnyNode]:
    from biblio.queries.networks.values import graph_of

    graph = graph_of(network)
    columns: list[Column[Any]] = [
        Column("papers", lambda node: node.papers),
        Column("degree", lambda node: node.degree),
        Column("strength", lambda node: f"{node.strength:.3f}"),
        Column("component", lambda node: node.component),
        Column("first", lambda node: node.first),
        Column("last", lambda node: node.last),
        Column("name", lambda node: node.label),
    ]
    if network.has_communities:
        columns.insert(4, Column("community", lambda node: node.community))
    keys = ["id", *(each.name for each in graph.node_attributes)]
    return Listing(keys, columns, mapping=_plain)


def _plain(row: AnyNode | Edge) -> Mapping[str, object]:
    """*row* by fields: all that are printed are plain already."""
    return row._asdict()


def _of_edges(network: Network[Any]) -> Listing[Edge]:
    from biblio.queries.networks.values import Edge
    from biblio.writers.graphs import SLICES

    columns: list[Column[Edge]] = [
        Column("papers", lambda edge: edge.papers),
        Column("weight", lambda edge: f"{edge.weight:.3f}"),
        Column("first", lambda edge: edge.first),
        Column("last", lambda edge: edge.last),
        Column("one", lambda edge: edge.source_name),
        Column("other", lambda edge: edge.target_name),
    ]
    if network.is_counted:
        del columns[1]  # it is the number of papers
    keys = [name for name in Edge._fields if name != SLICES]
    return Listing(keys, columns, mapping=_plain)


class _Told(Collection["Edge"]):
    """The same edges, of which is told how many were gone through."""

    def __init__(self, edges: Collection[Edge], advance: OnNetwork | None) -> None:
        self._edges = edges
        self._advance = advance

    def __len__(self) -> int:
        return len(self._edges)

    def __contains__(self, edge: object) -> bool:
        return edge in self._edges

    def __iter__(self) -> Iterator[Edge]:
        from biblio.queries.networks.values import NetworkProgress

        began, total = monotonic(), len(self._edges)
        for done, edge in enumerate(self._edges, start=1):
            if self._advance is not None and done % _TOLD == 0:
                self._advance(NetworkProgress("edges", done, total, monotonic() - began))
            yield edge
