"""`network`: of a whole field, around a name, or among names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.listed_files import read_lines
from biblio.cli.matched import forms_of, say_forms
from biblio.cli.network_output import emit_network
from biblio.cli.opening import open_library
from biblio.cli.option_groups import NetworkPapers
from biblio.cli.options import HUGE, NetworkOutput, QuietOption, TimeSlice, well_formed
from biblio.cli.printing import Shape
from biblio.cli.progress import network_progress

if TYPE_CHECKING:
    from biblio.library import Library
    from biblio.queries.networks.values import Network, Node, PersonNode


def network(
    context: typer.Context,
    *,
    papers: NetworkPapers,
    among: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            callback=well_formed,
            help="The names in FILE in place of NAME, one a line; - for stdin.",
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=6, help="All who are N steps from NAME (1)."),
    ] = None,
    communities: Annotated[
        bool,
        typer.Option("--communities", help="Say of each node which community it is in."),
    ] = False,
    time_slice: Annotated[
        TimeSlice | None,
        typer.Option(
            "--slice", help="With -o gexf or json, say what each year has of a node and an edge."
        ),
    ] = None,
    nodes: Annotated[
        bool, typer.Option("--nodes", help="In the formats of rows, print nodes, not edges.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which names NAME was taken for, and why.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=0,
            max=HUGE,
            help="At most N people: around NAME the nearest (1,000), of a field those of most "
            "papers (all); 0 for all.",
        ),
    ] = None,
    quiet: QuietOption = False,
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
    """Show who wrote with whom: in a whole field, around NAME, or among the names in a file.

    Without NAME the network is of all people on the papers that QUERY and the options take: of all
    papers where none is given. Of more than 50 million pairs of authors --max-authors is demanded.
    Nodes have their papers, the first and the last year, degree (how many they are tied to),
    strength (the weights of these ties) and component (parts that nothing joins, the largest is 1).
    """
    check_output(output, shape, nodes=nodes, time_slice=time_slice, communities=communities)
    if among is not None and papers.subject is not None:
        raise typer.BadParameter("give a name, or --among FILE", param_hint="NAME")
    if among is not None or papers.name is None:
        whom = "--among" if among is not None else "a field"
        about = {"--depth": depth is not None, "--explain": explain}
        if among is not None:
            about["--limit"] = limit is not None
        for option, is_given in about.items():
            if is_given:
                raise typer.BadParameter(f"it is about one NAME, not {whom}", param_hint=option)
    wanted = papers.arguments() | {"communities": communities, "sliced": time_slice is not None}
    if limit is not None:
        wanted["limit"] = limit or None
    drawn: Network[Any]
    with open_library(context) as library:
        if among is not None:
            drawn = library.network(read_names(among), **wanted)
        elif papers.name is not None:
            if explain:
                say_forms(papers.name, forms_of(library, papers.name, papers.match))
            drawn = _around(library, papers.name, depth=depth or 1, **wanted)
        else:
            del wanted["mode"]
            with network_progress(is_shown=not quiet) as advance:
                drawn = library.field_network(on_progress=advance, **wanted)
    emit_network(drawn, output, shape, nodes=nodes, quiet=quiet)


def read_names(source: str) -> list[str]:
    """The names in a file, or on stdin for `-`, one a line; empty lines are none."""
    lines = read_lines(source, "name", with_remarks=False)
    return list(dict.fromkeys(line.text for line in lines))


def _around(library: Library, name: str, **wanted: Any) -> Network[Node | PersonNode]:  # noqa: ANN401 - its place
    """The network around *name*.

    Raises:
        NotFound: nobody answers to it; who meant words of papers is told how to ask for them.
    """
    from biblio.errors import NotFound

    try:
        return library.network(name, **wanted)
    except NotFound as error:
        raise NotFound(f"{error}; for papers with these words, --query") from error


def check_output(
    output: NetworkOutput,
    shape: Shape,
    *,
    nodes: bool,
    communities: bool,
    time_slice: TimeSlice | None = None,
) -> None:
    """Look whether the options go together.

    Raises:
        typer.BadParameter: they do not.
    """
    shape.check_for(output)
    if shape.names_fields and not output.is_of_rows:
        raise typer.BadParameter("it is for rows of edges or nodes", param_hint="--fields")
    if nodes and not output.is_of_rows:
        raise typer.BadParameter(f"{output} has nodes and edges", param_hint="--nodes")
    if time_slice is not None and output not in {NetworkOutput.GEXF, NetworkOutput.JSON}:
        raise typer.BadParameter("it is for -o gexf and json", param_hint="--slice")
    if communities and output.is_of_rows and not nodes:
        raise typer.BadParameter(
            "nodes have them: with --nodes, or -o graphml", param_hint="--communities"
        )
