"""`citation-network`: papers that are cited together, or that cite the same."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.failures import say
from biblio.cli.network_output import require_a_table
from biblio.cli.networks import check_output
from biblio.cli.opening import open_library
from biblio.cli.option_groups import CountedPapers
from biblio.cli.options import (
    HUGE,
    NetworkOutput,
    Output,
    QuietOption,
    SecondsOption,
    TiedBy,
    Weight,
)
from biblio.cli.printing import Shape
from biblio.cli.rendering import Column, Listing, emit, harmless
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.queries.networks.of_papers import PaperEdge, PaperNetwork, PaperNode


def citation_network(
    context: typer.Context,
    *,
    filters: CountedPapers,
    tied_by: Annotated[
        TiedBy,
        typer.Option(
            "--of",
            help="What ties two papers: papers that cite both, or works that both cite.",
        ),
    ] = TiedBy.CO_CITATION,
    min_shared: Annotated[
        int, typer.Option(metavar="N", min=1, max=HUGE, help="Only who share at least N.")
    ] = 1,
    max_list: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=2,
            max=HUGE,
            help="Leave out papers with more than N references here, in coupling works that more "
            "than N papers cite.",
        ),
    ] = None,
    weight: Annotated[
        Weight, typer.Option(help="What a list of n papers weighs: 1, or 1/(n-1).")
    ] = Weight.FULL,
    communities: Annotated[
        bool, typer.Option("--communities", help="Say of each paper which community it is in.")
    ] = False,
    nodes: Annotated[
        bool, typer.Option("--nodes", help="In the formats of rows, print nodes, not edges.")
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "-n", "--limit", metavar="N", min=0, max=HUGE, help="The N most counted; 0 for all."
        ),
    ] = 0,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    output: Annotated[
        NetworkOutput,
        typer.Option(
            "-o",
            "--output",
            help="How to print: nodes and edges as GraphML, GEXF, Pajek's .net, for VOSviewer or "
            "as JSON, else edges.",
        ),
    ] = NetworkOutput.TABLE,
    shape: Shape,
) -> None:
    """Show which papers are cited together, or cite the same works.

    The papers are those that QUERY and the options take. In co-citation whoever cites them is any
    paper of the library; in coupling, works that are not here count too, by what the believed list
    of references names first. Of more than 50 million pairs --max-list is demanded. Nodes have how
    many cite them, in coupling how many they cite, degree, strength and component.
    """
    check_output(output, shape, nodes=nodes, communities=communities)
    with open_library(context) as library:
        network = library.paper_network(
            tied_by=tied_by.value,
            min_shared=min_shared,
            max_list=max_list,
            weight=weight.value,
            communities=communities,
            limit=limit or None,
            seconds=seconds,
            **filters.arguments(),
        )
    if output.is_of_rows:
        listing: Listing[Any] = _of_nodes(network) if nodes else _of_edges()
        rows: Collection[Any] = network.nodes if nodes else network.edges
        printing = shape.printing(Output(output.value))
        require_a_table(rows, printing, "papers")
        emit(rows, listing, printing)
    else:
        from biblio.writers.graphs import GRAPH_WRITERS

        GRAPH_WRITERS[output.value](network.graph(), harmless(output.value))
    if not quiet:
        for note in network.notes:
            say(note)
        say(f"{counted(len(network.nodes), 'paper')}, {counted(len(network.edges), 'edge')}")


def _of_nodes(network: PaperNetwork) -> Listing[PaperNode]:
    columns: list[Column[PaperNode]] = [
        Column("counted", lambda node: node.counted),
        Column("degree", lambda node: node.degree),
        Column("strength", lambda node: f"{node.strength:.3f}"),
        Column("component", lambda node: node.component),
        Column("paper", lambda node: node.paper.removeprefix("arXiv:")),
        Column("label", lambda node: node.label),
        Column("title", lambda node: node.title),
    ]
    if network.has_communities:
        columns.insert(4, Column("community", lambda node: node.community))
    return Listing(["id", *(each.name for each in network.graph().node_attributes)], columns)


def _of_edges() -> Listing[PaperEdge]:
    from biblio.queries.networks.of_papers import PaperEdge

    return Listing(
        PaperEdge._fields,
        (
            Column("shared", lambda edge: edge.shared),
            Column("weight", lambda edge: f"{edge.weight:.3f}"),
            Column("one", lambda edge: edge.source_paper.removeprefix("arXiv:")),
            Column("other", lambda edge: edge.target_paper.removeprefix("arXiv:")),
        ),
    )
