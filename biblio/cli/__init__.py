"""The command line: `biblio [--db FILE] COMMAND`.

One file a command group; this one puts them together. What a command needs beyond Typer is
imported inside it, so that `--help`, `--version` and completion stay quick.
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
from biblio.cli import (
    bib_files,
    citing,
    coauthors,
    database,
    docs,
    exporting,
    fetching,
    graphs,
    harvesting,
    importing,
    imports,
    lists,
    names,
    networks,
    news,
    notes,
    own_layer,
    paper_networks,
    papers,
    parquet_exports,
    people,
    people_finding,
    plotting,
    references,
    saved,
    sql,
    stats,
    tags,
    top,
)
from biblio.cli.failures import open_streams
from biblio.cli.quick import Group, complete_plainly
from biblio.version import __version__

GARBAGE: Final = 50_000  # objects that are made before Python looks for cycles among them


class Commands(Group):
    """All commands, in the order of the help."""

    table = {  # noqa: RUF012 - nobody writes into it
        "import": importing.import_sources,
        "harvest": harvesting.app,
        "fetch": fetching.fetch,
        "papers": papers.list_papers,
        "show": papers.show,
        "search": papers.search,
        "export": exporting.export,
        "cite": citing.cite,
        "cites": references.cites,
        "cited-by": references.cited_by,
        "citation-network": paper_networks.citation_network,
        "tag": tags.app,
        "tags": tags.tags,
        "note": notes.note,
        "list": lists.app,
        "saved": saved.app,
        "news": news.news,
        "annotations": own_layer.app,
        "bib": bib_files.app,
        "authors": people.authors,
        "coauthors": coauthors.coauthors,
        "second-degree": coauthors.second_degree,
        "network": networks.network,
        "graph": graphs.graph,
        "path": people.path,
        "people": people_finding.app,
        "top": top.app,
        "stats": stats.stats,
        "plot": plotting.app,
        "sql": sql.sql,
        "reparse": names.reparse,
        "names": names.app,
        "imports": imports.app,
        "db": database.app,
        "docs": docs.docs,
    }
    forks = {"export": {"parquet": parquet_exports.parquet}}  # noqa: RUF012 - the same


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
