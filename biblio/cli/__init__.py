"""The command line: `biblio [--db FILE] COMMAND`.

One file a command group; this one puts them together. What a command needs beyond Typer is
imported inside it, so that `--help`, `--version` and completion stay quick.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from biblio.cli import database, importing, imports, names, papers, people, sql, stats
from biblio.cli.failures import Program
from biblio.version import __version__

app = typer.Typer(
    cls=Program,
    name="biblio",
    invoke_without_command=True,
    rich_markup_mode=None,  # Rich would more than double the time that --help takes
    pretty_exceptions_enable=False,  # a bug keeps its traceback
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

app.command("import")(importing.import_sources)
app.command("papers")(papers.list_papers)
app.command("show")(papers.show)
app.command("search")(papers.search)
app.command("authors")(people.authors)
app.command("coauthors")(people.coauthors)
app.command("path")(people.path)
app.command("stats")(stats.stats)
app.command("sql")(sql.sql)
app.command("reparse")(names.reparse)
app.add_typer(names.app, name="names")
app.add_typer(imports.app, name="imports")
app.add_typer(database.app, name="db")


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
            help="The database, a path or an SQLAlchemy URL; "
            "without it biblio.db in your data folder.",
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
    for stream in (sys.stdout, sys.stderr):
        # What is written for programs is UTF-8 everywhere; a terminal keeps its own encoding.
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="\n")
    app(prog_name="biblio")
