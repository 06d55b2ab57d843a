"""`export parquet`: the tables as a folder of Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.options import QuietOption, SecondsOption, each_well_formed, well_formed
from biblio.cli.progress import export_progress
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.parquet.exporting import ParquetExport

NAME = "parquet"


def parquet(
    context: typer.Context,
    *,
    folder: Annotated[
        str,
        typer.Argument(metavar="DIR", callback=well_formed, help="The folder that is written."),
    ],
    tables: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            callback=each_well_formed,
            help="Only this table, as `db tables` calls it: papers, authorships, authors …; given "
            "several times, all of them.",
        ),
    ] = None,
    years: Annotated[
        list[str] | None,
        typer.Option(
            "--year",
            metavar="YEAR",
            callback=each_well_formed,
            help="Only papers that are listed in this year: 2024, 2015-2024; given several times, "
            "in any of them. Authors and people are whole.",
        ),
    ] = None,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
) -> None:
    """Write the tables as a folder of Parquet files, for DuckDB, Spark, pandas and their like.

    DIR has a folder for each table, and in those of papers one for each year by which `papers`
    lists them. All are of one moment, whatever is imported meanwhile, and DIR is complete or as it
    was. Into the same DIR again only the years are written that changed. `manifest.json` says what
    is there. It needs what `pip install 'biblio[parquet]'` installs.
    """
    if not folder:
        raise typer.BadParameter("it is empty", param_hint="DIR")
    with (
        open_library(context) as library,
        export_progress(folder, is_shown=not quiet) as watcher,
    ):
        done = library.export_parquet(
            folder, tables=tables or None, years=years or None, seconds=seconds, watcher=watcher
        )
    if not quiet:
        say(_told(done))


def _told(done: ParquetExport) -> str:
    """What was written, and what was not."""
    tables = counted(len(done.manifest.tables), "table")
    rows = counted(sum(each.rows for each in done.manifest.tables.values()), "row")
    kept = f", {done.kept:,} as they were" if done.kept else ""
    return f"{done.folder}: {tables}, {rows}; {counted(done.written, 'file')} written{kept}"
