"""`db`: the file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, complain, say
from biblio.cli.opening import database_of, open_library

if TYPE_CHECKING:
    from sqlalchemy import URL

    from biblio.db.maintenance import Finding

KEPT = "{} is a copy of the file as it was; delete it when all is well"
SHOWN = 20  # papers taken out that are named

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="The database file: its place, schema, health and copies.",
)


@app.command("path")
def path(context: typer.Context) -> None:
    """Print which database is meant, whether it is there or not."""
    database = database_of(context)
    if "://" in database:
        from biblio.db.engine import url_of

        database = url_of(database).render_as_string(hide_password=True)
    say(database, is_result=True)


@app.command("current")
def current(context: typer.Context) -> None:
    """Print the revision of the file's schema, and of this program's."""
    from biblio.db.engine import explained, make_engine
    from biblio.db.revisions import HEAD
    from biblio.db.revisions import current as revision_of

    url = _existing(context)
    engine = make_engine(url, read_only=True)
    try:
        with explained(url.database), engine.connect() as connection:
            revision = revision_of(connection)
    finally:
        engine.dispose()
    state = "up to date" if revision == HEAD else f"this program's is {HEAD}"
    say(f"{revision or 'no schema'} ({state})", is_result=True)


@app.command("upgrade")
def upgrade(context: typer.Context) -> None:
    """Bring the schema up to this program's; a copy of the file as it was stays beside it."""
    from biblio.db import revisions

    def tell(copy: Path) -> None:
        say(KEPT.format(copy))

    before = revisions.upgrade(_existing(context), on_backup=tell)
    after = revisions.HEAD
    said = f"{after} already" if before == after else f"{before or 'no schema'} is now {after}"
    say(said, is_result=True)


@app.command("check")
def check(
    context: typer.Context,
    *,
    mend: Annotated[
        bool,
        typer.Option("--mend", help="Mend what can be mended, after copying the file as it is."),
    ] = False,
) -> None:
    """Check schema, integrity, links, lists, counts, search keys and search index.

    What is wrong is told with the command that mends it, and the exit code is 1. Others read and
    write meanwhile; a large search index needs as much room for temporary files.
    """
    from biblio.db import maintenance

    url = _existing(context)
    findings = _mended(url) if mend else maintenance.check(url)
    for finding in findings:
        complain(f"{finding.what}; {finding.mend}")
    if findings:
        raise typer.Exit(FAILURE)
    say(f"{url.database}: nothing wrong", is_result=True)


@app.command("backup")
def backup(
    context: typer.Context,
    *,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
) -> None:
    """Copy the database to FILE, consistent also while an import runs."""
    from biblio.db import maintenance

    maintenance.backup(_existing(context), target)
    say(f"{target}", is_result=True)


def _mended(url: URL) -> Sequence[Finding]:
    """Mend what can be mended, tell it, and give what is left."""
    from biblio.importing.mending import mend

    report = mend(url)
    for what in report.mended:
        say(f"mended: {what}", is_result=True)
    for paper in report.papers[:SHOWN]:
        say(f"taken out: {paper}", is_result=True)
    if len(report.papers) > SHOWN:
        say(f"… and {len(report.papers) - SHOWN:,} more papers taken out", is_result=True)
    if report.sources:
        say(f"to bring back what was taken out, import again: {', '.join(report.sources)}")
    if report.copy is not None:
        say(KEPT.format(report.copy))
    return report.left


def _existing(context: typer.Context) -> URL:
    """The database's URL.

    Raises:
        DatabaseError: there is no such database.
    """
    with open_library(context) as library:
        return library.url
