"""Networks of co-authors: a list of names read, nodes and edges printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from biblio.cli.failures import say
from biblio.cli.listed_files import read_lines
from biblio.cli.options import NetworkOutput, Output
from biblio.cli.printing import Printing, Shape
from biblio.cli.rendering import Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.queries.people.network import Edge, Network

NAMES = {"source_name", "target_name"}  # that nodes carry already


def read_names(source: str) -> list[str]:
    """The names in a file, or on stdin for `-`, one a line; empty lines are none."""
    lines = read_lines(source, "name", with_remarks=False)
    return list(dict.fromkeys(line.text for line in lines))


def emit_network(network: Network, output: NetworkOutput, shape: Shape, *, quiet: bool) -> None:
    """Print *network*: nodes and edges as GraphML or JSON, in the other formats the edges."""
    if output in {NetworkOutput.GRAPHML, NetworkOutput.JSON}:
        from biblio.writers import as_graphml, as_node_link

        write = as_graphml.write if output is NetworkOutput.GRAPHML else as_node_link.write
        write(
            [node._asdict() for node in network.nodes],
            [
                {name: value for name, value in edge._asdict().items() if name not in NAMES}
                for edge in network.edges
            ],
            sys.stdout,
        )
    else:
        _emit_edges(network, shape.printing(Output(output.value)))
    if quiet:
        return
    for note in network.notes:
        say(note)
    say(f"{len(network.nodes):,} people, {counted(len(network.edges), 'edge')}")


def _emit_edges(network: Network, printing: Printing) -> None:
    from biblio.queries.people.network import Edge

    columns: list[Column[Edge]] = [
        Column("papers", lambda edge: edge.papers),
        Column("weight", lambda edge: f"{edge.weight:.3f}"),
        Column("first", lambda edge: edge.first),
        Column("last", lambda edge: edge.last),
        Column("one", lambda edge: edge.source_name),
        Column("other", lambda edge: edge.target_name),
    ]
    if all(edge.weight == edge.papers for edge in network.edges):
        del columns[1]  # it is the number of papers
    emit(network.edges, Listing(Edge._fields, columns), printing)
