"""`names` and `reparse`: author lists that need a look, and the names made anew."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import fail, say
from biblio.cli.opening import open_library
from biblio.cli.options import JsonOption, LimitOption, Output, OutputOption, QuietOption
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit, say_rest
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.importing.reports import Change
    from biblio.model.names import AuthorName
    from biblio.queries.rows import Page, ShiftedList

SHOWN = 3  # names of a list, or changes of a list, that a line for people shows

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Author lists that a source printed wrong: find them, put them right.",
)


@app.command("check")
def check(
    context: typer.Context,
    *,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """List the papers whose surnames stand one person too late.

    So does a list whose source put a collaboration before the surnames and not before the
    forenames: `Yifan Kimi Team, Yiping Bai, …` stands for `Kimi Team, Yifan Bai, Yiping …`.
    """
    with open_library(context) as library:
        page = library.shifted(limit=limit or None)
        outdated = library.outdated()
    _emit_shifted(page, printing)
    if quiet:
        return
    if page:
        say_rest(page, has_after=False)
        say("`biblio names repair` puts them right; a better source, once imported, wins anyway")
    else:
        say("no author list is shifted")
    if outdated:
        say(f"an older parser made the names of {_papers(outdated)}: run `biblio reparse`")


@app.command("repair")
def repair(
    context: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be done, and write nothing.")
    ] = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Put the lists right that `names check` shows.

    The collaboration comes first, then each forename with the surname behind it; the last
    surname is lost, and marked as unknown. The repair is an import of its own, which can be
    undone; any better source wins over it. JSON, CSV and TSV have the lists on stdout, and what
    became of them is told on stderr.
    """
    with open_library(context) as library:
        page = library.shifted(limit=None)
        is_result = output is Output.TABLE
        if page or not is_result:
            _emit_shifted(page, output)
        if not page:
            say("no author list is shifted", is_result=is_result)
            return
        if dry_run:
            say(f"{_papers(len(page))} would be repaired; nothing written", is_result=is_result)
            return
        if not yes:
            _ask(len(page))
        report = library.repair_shifted()
    say(f"{_papers(report.updated)} repaired; import {report.import_id}", is_result=is_result)


def reparse(
    context: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would change, and write nothing.")
    ] = False,
    output: OutputOption = Output.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Make names anew that an older version of biblio made.

    Each paper says which version of the parser of names made its list. Older lists are read
    again from what the sources printed, in batches, each of which is written whole or not at
    all; run again, it goes on where it was stopped.
    """
    with open_library(context) as library:
        report = library.reparse(dry_run=dry_run)
    output = Output.JSON if as_json else output
    if output is not Output.TABLE:
        emit([report], Listing(("papers", "changed", "changes"), ()), output)
        return
    for change in report.changes:
        say(f"{change.plain_handle}: {_difference(change)}", is_result=True)
    if report.changed > len(report.changes):
        say(f"… {report.changed - len(report.changes):,} more papers changed", is_result=True)
    end = "; nothing written" if dry_run else ""
    said = f"{_papers(report.papers)} read again, {report.changed:,} changed{end}"
    say(said if report.papers else "all names are of this version's making", is_result=True)


def _emit_shifted(page: Page[ShiftedList], printing: Output | Printing) -> None:
    from biblio.queries.rows import ShiftedList

    listing: Listing[ShiftedList] = Listing(
        keys=ShiftedList._fields,
        columns=(
            Column("paper", lambda row: row.plain_handle),
            Column("names", lambda row: len(row.names)),
            Column("first names", lambda row: "; ".join(row.names[:SHOWN])),
            Column("repaired", lambda row: "; ".join(row.repaired[:SHOWN])),
        ),
    )
    emit(page.rows, listing, printing)


def _ask(number: int) -> None:
    """Go on only where a person says so."""
    if not sys.stdin.isatty():
        fail("nobody is there to ask: say --yes to repair, or --dry-run to look")
    if not typer.confirm(f"Repair {_papers(number)}?", err=True):
        say("nothing written")
        raise typer.Exit


def _papers(number: int) -> str:
    return counted(number, "paper")


def _difference(change: Change) -> str:
    """The names that became others, in a line."""
    before, after = list(change.old), list(change.new)
    gone = [_shown(name) for name in before if name not in after]
    new = [_shown(name) for name in after if name not in before]
    if not gone and not new:
        return "the order of the names"
    return f"{_some(gone)} became {_some(new)}"


def _some(names: list[str]) -> str:
    more = f"; … {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return "; ".join(names[:SHOWN]) + more if names else "nobody"


def _shown(name: AuthorName) -> str:
    """A name with its surname told from the rest."""
    marked = " (collaboration)" if name.is_collaboration else ""
    return ", ".join(part for part in name[:3] if part) + marked
