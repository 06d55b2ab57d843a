"""`harvest`: records from a server that speaks OAI-PMH, and how far each harvest is."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, complain, say
from biblio.cli.import_report import counts_of
from biblio.cli.opening import make_own_folder, open_library, url_of
from biblio.cli.options import (
    ContactOption,
    Output,
    OutputOption,
    QuietOption,
    each_well_formed,
    well_formed,
)
from biblio.cli.progress import server_progress
from biblio.cli.rendering import Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.harvesting.harvest import HarvestReport
    from biblio.harvesting.status import HarvestStatus

UrlOption = Annotated[
    str | None,
    typer.Option(metavar="URL", callback=well_formed, help="Where the server speaks OAI-PMH."),
]
MetadataOption = Annotated[
    str,
    typer.Option(
        metavar="FORM",
        help="The form of metadata: arXivRaw, arXiv or oai_dc; all servers have the last.",
    ),
]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    help="Harvest records from a server that speaks OAI-PMH, arXiv's unless --url names another.",
)


@app.callback()
def harvest(
    context: typer.Context,
    *,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="SET",
            callback=each_well_formed,
            help="A set, as the server calls it: cs, physics:hep-th, cs:cs:AI; given several "
            "times, one after another. Without it all records.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help="Only what changed on this day or later: 2024-05-01."
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only what changed on this day or earlier.")
    ] = None,
    url: UrlOption = None,
    metadata: MetadataOption = "arXivRaw",
    contact: ContactOption = None,
    gap: Annotated[
        float,
        typer.Option(metavar="S", min=0, help="Seconds between two requests; arXiv asks for 3."),
    ] = 3.0,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Harvest records from a server that speaks OAI-PMH, arXiv's unless --url names another.

    Without days it goes on from where the last complete harvest of the same set ended, and takes
    up one that was cut. Records are imported as they come, as one run of `imports`, which can be
    taken back: then they are asked for again. `harvest status` tells how far each harvest is, and
    `harvest forget` takes one out of it.
    """
    if context.invoked_subcommand is not None:
        return
    from biblio.errors import DatabaseError, UnreadableSource
    from biblio.library import Library

    make_own_folder(context)
    reports: list[HarvestReport] = []
    wanted = list(dict.fromkeys(sets or [""]))
    with Library(url_of(context)) as library:
        for each in wanted:
            try:
                with server_progress(is_shown=not quiet) as on_harvest:
                    report = library.harvest(
                        each,
                        url=url,
                        metadata_prefix=metadata,
                        since=since,
                        until=until,
                        contact=contact,
                        gap=gap,
                        on_harvest=on_harvest,
                    )
            except (UnreadableSource, DatabaseError) as error:
                complain(str(error))  # the sets after it are worth asking for
                continue
            reports.append(report)
            if output is Output.TABLE and not quiet:
                _tell(report)
    if output is not Output.TABLE:
        from biblio.harvesting.harvest import HarvestReport

        emit(reports, Listing([field.name for field in fields(HarvestReport)], ()), output)
    if len(reports) < len(wanted):
        raise typer.Exit(FAILURE)


@app.command("status")
def status(
    context: typer.Context, *, quiet: QuietOption = False, output: OutputOption = Output.TABLE
) -> None:
    """Show how far each harvest is, how many days it is behind, and what failed last."""
    with open_library(context) as library:
        found = library.harvests()
    emit(found, _listing(), output)
    if quiet:
        return
    if output is Output.TABLE:
        for each in found:
            if each.failure is not None:
                say(f"{each.set_spec or each.url} failed {each.failed}: {each.failure}")
    if not found:
        say("nothing was harvested yet")


@app.command("forget")
def forget(
    context: typer.Context,
    *,
    set_: Annotated[
        str,
        typer.Option("--set", metavar="SET", callback=well_formed, help="Its set, if it has one."),
    ] = "",
    url: UrlOption = None,
    metadata: MetadataOption = "arXivRaw",
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Forget a harvest and how far it is: a set that was mistyped, or is harvested no more.

    What it brought stays, and its runs in `imports`. Harvested again, it begins anew.
    """
    with open_library(context) as library:
        found = library.forget_harvest(set_, url=url, metadata_prefix=metadata)
    if output is not Output.TABLE:
        emit([found], _listing(), output)
    elif not quiet:
        mark = f", which was complete to {found.mark}" if found.mark else ""
        say(f"forgot the harvest of {found.set_spec or 'all'} of {found.url}{mark}", is_result=True)


def _listing() -> Listing[HarvestStatus]:
    from biblio.harvesting.status import HarvestStatus

    return Listing(
        HarvestStatus._fields,
        (
            Column("set", lambda each: each.set_spec or "(all)"),
            Column("form", lambda each: each.metadata_prefix, spare=True),
            Column("state", _state),
            Column("complete to", lambda each: each.mark),
            Column("days behind", lambda each: each.days_behind),
            Column("last answer", lambda each: (each.last_answer or "")[:19], spare=True),
            Column("server", lambda each: each.url),
        ),
    )


def _state(row: HarvestStatus) -> str:
    if row.state == "cut" and row.pages:
        return f"cut after {counted(row.pages, 'page')}"
    return row.state


def _tell(report: HarvestReport) -> None:
    """Print what became of a harvest: one line on stdout, what needs a look on stderr."""
    source = f"{report.set_spec or 'all'} of {report.url}"
    if report.run is None:
        said = "nothing new"
    else:
        said = f"{counts_of(report.run)}; import {report.run.import_id}"
    mark = f"; complete to {report.mark}" if report.mark else ""
    resumed = ", taken up where it was cut" if report.was_resumed else ""
    say(f"{source}: {said}{mark}{resumed}", is_result=True)
    for note in (*report.notes, *(report.run.notes if report.run is not None else ())):
        say(note)
