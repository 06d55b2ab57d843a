"""`db`: the file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from biblio.cli.failures import FAILURE, complain, fail, say
from biblio.cli.opening import open_library, url_of
from biblio.cli.options import Output, OutputOption, well_formed
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit, emit_one
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from sqlalchemy import URL

    from biblio.changes.repair import MendReport

KEPT = "{} is a copy of the file as it was; delete it when all is well"
SHOWN = 20  # papers taken out that are named

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="The database file: its place, schema, health and copies.",
)


@app.command("path")
def path(context: typer.Context, *, output: OutputOption = Output.TABLE) -> None:
    """Print which database is meant, whether it is there or not."""
    from biblio.db.engine import name_of

    found = name_of(url_of(context))
    emit_one({"path": found}, found, output)


@app.command("current")
def current(context: typer.Context, *, output: OutputOption = Output.TABLE) -> None:
    """Print the revision of the file's schema, and of this program's."""
    from biblio.db.revisions import HEAD, revision_of

    revision = revision_of(_existing(context))
    state = "up to date" if revision == HEAD else f"this program's is {HEAD}"
    row = {"revision": revision, "program_revision": HEAD}
    emit_one(row, f"{revision or 'no schema'} ({state})", output)


@app.command("upgrade")
def upgrade(context: typer.Context, *, output: OutputOption = Output.TABLE) -> None:
    """Bring the schema up to this program's; a copy of the file as it was stays beside it.

    What it is at is told on stderr: a large file takes minutes.
    """
    from biblio.db import revisions

    copies: list[str] = []

    def tell(copy: Path) -> None:
        copies.append(str(copy))
        say(KEPT.format(copy))

    before = revisions.upgrade(_existing(context), on_backup=tell, on_progress=say)
    after = revisions.HEAD
    said = f"{after} already" if before == after else f"{before or 'no schema'} is now {after}"
    row = {"before": before, "after": after, "copy": copies[0] if copies else None}
    emit_one(row, said, output)


@app.command("check")
def check(
    context: typer.Context,
    *,
    mend: Annotated[
        bool,
        typer.Option("--mend", help="Mend what can be mended, after copying the file as it is."),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", help="Mend also a library on a server, of which no copy is made before."
        ),
    ] = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Check schema, integrity, links, lists, counts, search keys, identities and search index.

    What is wrong is told with the command that mends it, and the exit code is 1. Others read and
    write meanwhile; a large search index needs as much room for temporary files. How far it is
    stands on stderr: a large file takes minutes. JSON, CSV and TSV have a row for each finding on
    stdout, with `what` is wrong and how to `mend` it.
    """
    from biblio.changes import checking, repair
    from biblio.cli.progress import check_progress
    from biblio.db import engines
    from biblio.db.consistency import Finding
    from biblio.db.engine import name_of

    url = _existing(context)
    uncopied = engines.backups(url).none_made(url)
    if mend and uncopied is not None and not yes:
        fail(f"{uncopied}; then mend with --yes")
    as_table = output is Output.TABLE
    with check_progress() as on_progress:
        if mend:
            report = repair.mend(url, on_progress)
            findings: Sequence[Finding] = report.left
        else:
            findings = checking.check(url, on_progress)
    if mend:
        _tell_mended(report, is_result=as_table)
    if not as_table:
        emit(findings, Listing(Finding._fields, ()), output)
    for finding in findings:
        complain(f"{finding.what}; {finding.mend}")
    if findings:
        raise typer.Exit(FAILURE)
    say(f"{name_of(url)}: nothing wrong", is_result=as_table)


@app.command("backup")
def backup(
    context: typer.Context,
    *,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    output: OutputOption = Output.TABLE,
) -> None:
    """Copy the database to FILE, consistent also while an import runs."""
    from biblio.db import engines

    url = _existing(context)
    engines.backups(url).backup(url, target)
    emit_one({"path": str(target)}, f"{target}", output)


@app.command("copy")
def copy(
    context: typer.Context,
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="DATABASE",
            callback=well_formed,
            help="A file that is not there yet, or the URL of an empty database on a server.",
        ),
    ],
    output: OutputOption = Output.TABLE,
) -> None:
    """Copy the library to another database, on whatever engine, and prove the two equal.

    All rows go as they are, as of one moment; indexes come last. What was read is then compared
    with what is there: the number of rows of each table, and a digest of them. If anything goes
    wrong, nothing is left behind. JSON, CSV and TSV have a row for each table.
    """
    from biblio.cli.progress import copy_progress
    from biblio.db import copying
    from biblio.db.engine import name_of
    from biblio.db.engine import url_of as named

    url, target = _existing(context), named(to)
    where = name_of(target)
    with copy_progress(where) as tell:
        report = copying.copy(url, target, on_copied=tell)
    as_table = output is Output.TABLE
    if not as_table:
        emit(report.tables, Listing(copying.CopiedTable._fields, ()), output)
    if report.shortened:
        say(f"{counted(report.shortened, 'text')} lost a NUL character, which no text there holds")
    say(
        f"{where}: {report.rows:,} rows in {len(report.tables)} tables, equal to those of "
        f"{name_of(url)} in number and by their digests",
        is_result=as_table,
    )


@app.command("compact")
def compact(context: typer.Context, *, output: OutputOption = Output.TABLE) -> None:
    """Give back the room that deleted rows have left, after `imports undo` say.

    The file is written anew, which needs as much free room as its rows take, beside it and again
    for temporary files. Nobody can write meanwhile, and it does not begin while somebody writes.
    """
    from biblio.db import engines

    url = _existing(context)
    report = engines.compacting(url).compact(url)
    row = {"path": url.database, "before": report.before, "after": report.after}
    line = f"{url.database}: {report.before:,} bytes are now {report.after:,}"
    emit_one(row, line, output)


def _tell_mended(report: MendReport, *, is_result: bool) -> None:
    """Tell what was mended."""
    for what in report.mended:
        say(f"mended: {what}", is_result=is_result)
    for paper in report.papers[:SHOWN]:
        say(f"taken out: {paper}", is_result=is_result)
    if len(report.papers) > SHOWN:
        say(f"… and {len(report.papers) - SHOWN:,} more papers taken out", is_result=is_result)
    if report.sources:
        say(f"to bring back what was taken out, import again: {', '.join(report.sources)}")
    if report.copy is not None:
        say(KEPT.format(report.copy))


def _existing(context: typer.Context) -> URL:
    """The database's URL.

    Raises:
        DatabaseError: there is no such database.
    """
    with open_library(context) as library:
        return library.url


class _Table(NamedTuple):
    """A table or view of the file, and what a row of it is."""

    name: str
    kind: str
    meaning: str | None


@app.command("tables")
def tables(context: typer.Context, *, printing: Printing) -> None:
    """List the tables and views that SQL can ask, with what a row of each is."""
    from biblio.cli.docs import sections
    from biblio.db import engines

    meanings = {"paper_search": "The full-text index of titles, abstracts and authors, for MATCH."}
    meanings |= {name: text.split("\n\n")[0] for name, text in sections("schema").items()}
    listing: Listing[_Table] = Listing(
        _Table._fields,
        (
            Column("name", lambda row: row.name),
            Column("kind", lambda row: row.kind),
            Column("meaning", lambda row: row.meaning),
        ),
    )
    with open_library(context) as library:
        found = library.sql(engines.schema(library.url).TABLES).rows
    rows = [_Table(str(name), str(kind), meanings.get(str(name))) for name, kind in found]
    emit(rows, listing, printing)


@app.command("schema")
def schema(
    context: typer.Context,
    *,
    table: Annotated[
        str | None,
        typer.Argument(metavar="[TABLE]", callback=well_formed, help="Only this table or view."),
    ] = None,
) -> None:
    """Print what each column of a table or view means, in Markdown; without TABLE, of all.

    A table that somebody added to the file is printed as it was made.
    """
    from biblio.cli.docs import sections, text_of

    if table is None:
        typer.echo(text_of("schema"), nl=False)
        return
    from biblio.db import engines

    with open_library(context) as library:
        made = library.sql(engines.schema(library.url).MADE, parameters={"name": table}).rows
    if not made:
        fail(f"there is no table or view {table}: `biblio db tables` lists them")
    name, sql = (str(each) for each in made[0])
    typer.echo(sections("schema").get(name, f"{sql};"))
