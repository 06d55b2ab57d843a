"""The command line: `biblio [--db FILE] COMMAND`.

One file a command group; this one says where each stands, and only the one that is asked for is
imported. What a command needs beyond Typer is imported inside it, so that `--help`, `--version` and
completion stay quick.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from io import TextIOWrapper
from typing import Annotated, Final

import typer

from biblio import endings
from biblio.cli.failures import open_streams
from biblio.cli.quick import Group, complete_plainly
from biblio.version import __version__

GARBAGE: Final = 50_000  # objects that are made before Python looks for cycles among them


class Commands(Group):
    """All commands, in the order of the help."""

    table = {  # noqa: RUF012 - nobody writes into it
        "import": "biblio.cli.importing:import_sources",
        "harvest": "biblio.cli.harvesting:app",
        "fetch": "biblio.cli.fetching:fetch",
        "papers": "biblio.cli.papers:list_papers",
        "show": "biblio.cli.papers:show",
        "search": "biblio.cli.papers:search",
        "export": "biblio.cli.exporting:export",
        "cite": "biblio.cli.citing:cite",
        "cites": "biblio.cli.references:cites",
        "cited-by": "biblio.cli.references:cited_by",
        "citation-network": "biblio.cli.paper_networks:citation_network",
        "tag": "biblio.cli.tags:app",
        "tags": "biblio.cli.tags:tags",
        "note": "biblio.cli.notes:note",
        "list": "biblio.cli.lists:app",
        "saved": "biblio.cli.saved:app",
        "news": "biblio.cli.news:news",
        "annotations": "biblio.cli.own_layer:app",
        "bib": "biblio.cli.bib_files:app",
        "authors": "biblio.cli.people:authors",
        "coauthors": "biblio.cli.coauthors:coauthors",
        "second-degree": "biblio.cli.coauthors:second_degree",
        "network": "biblio.cli.networks:network",
        "graph": "biblio.cli.graphs:graph",
        "path": "biblio.cli.people:path",
        "people": "biblio.cli.people_finding:app",
        "top": "biblio.cli.top:app",
        "stats": "biblio.cli.stats:stats",
        "plot": "biblio.cli.plotting:app",
        "sql": "biblio.cli.sql:sql",
        "reparse": "biblio.cli.names:reparse",
        "names": "biblio.cli.names:app",
        "imports": "biblio.cli.imports:app",
        "db": "biblio.cli.database:app",
        "docs": "biblio.cli.docs:docs",
    }
    forks = {"export": {"parquet": "biblio.cli.parquet_exports:parquet"}}  # noqa: RUF012 - the same


app = typer.Typer(
    cls=Commands,
    name="biblio",
    invoke_without_command=True,
    rich_markup_mode=None,  # Rich would more than double the time that --help takes
    pretty_exceptions_enable=False,  # a bug keeps its traceback
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback
    if wanted:
        typer.echo(f"biblio {__version__}")
        raise typer.Exit


@app.callback()
def choose(
    context: typer.Context,
    *,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="FILE",
            envvar="BIBLIO_DB",
            help="The database file; without it biblio.db in your data folder.",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback acts
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_print_version, help="Print the version."
        ),
    ] = False,
) -> None:
    """A bibliographic database in one file: import records, ask who wrote what, when, with whom."""
    if db == "":
        raise typer.BadParameter("it is empty", param_hint="--db")
    context.obj = db
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def main() -> None:
    """Run the command line, and exit."""
    # Looking for cycles among what imports make took a quarter of a short command's time, and
    # looking once more among all of it at the end another: what ends needs no tidying.
    gc.set_threshold(GARBAGE)
    atexit.register(gc.freeze)
    open_streams()
    if "_BIBLIO_COMPLETE" in os.environ:
        complete_plainly()
    for stream in (sys.stdout, sys.stderr):
        # What is written for programs is UTF-8 everywhere; a terminal keeps its own encoding.
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="\n")
    try:
        endings.heed()
        app(prog_name="biblio")
    except KeyboardInterrupt:  # before the command began, or once it had ended
        endings.leave()
    finally:
        endings.at_once()
