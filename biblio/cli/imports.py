"""`imports`: the runs of the importer, shown, taken back, tried again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, USAGE, fail, say
from biblio.cli.import_report import people_changed, tell
from biblio.cli.opening import open_library
from biblio.cli.options import (
    HUGE,
    LimitOption,
    Output,
    OutputOption,
    QuietOption,
    well_formed,
)
from biblio.cli.printing import Printing
from biblio.cli.progress import progress
from biblio.cli.rendering import Column, Listing, emit, say_rest

if TYPE_CHECKING:
    from biblio.changes.undo import UndoReport
    from biblio.queries.imports import HeldRecord, ImportDetail, ImportSummary, RejectionRow

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="The imports that were made: list, show, take back, try again.",
)

IdArgument = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=HUGE, help="The import's number.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Tell what would be done, and write nothing.")
]
LOOKED_AT = 10_000  # characters among which they are found, as some texts begin with much space
BRIEF = 200  # characters of a raw text that a page shows; the other formats have all


@app.command("list")
def list_runs(
    context: typer.Context,
    *,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """List the imports, the last first."""
    with open_library(context) as library:
        page = library.imports(limit=limit or None)
    emit(page.rows, _run_listing(), printing)
    say_rest(page, has_after=False, quiet=quiet)


@app.command("show")
def show(
    context: typer.Context,
    *,
    import_id: Annotated[
        str, typer.Argument(metavar="ID", callback=well_formed, help="Its number, or last.")
    ],
    changes: Annotated[
        bool,
        typer.Option("--changes", help="In place of that, each paper that it added or changed."),
    ] = False,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Show one import, and what it rejected, with reasons and raw texts.

    JSON has one object with all of it, CSV, TSV and Markdown a row for each rejection, which N
    counts. With --changes it is a row for each paper: added, changed with what was said before and
    what is said since, or joined into another.
    """
    if changes:
        from biblio.cli.import_changes import print_changes

        print_changes(context, import_id, output, limit=limit, quiet=quiet)
        return
    with open_library(context) as library:
        run = library.import_run(import_id, limit=limit or None)
    if output in {Output.CSV, Output.TSV, Output.MARKDOWN}:
        emit(run.rejections, _rejection_listing(), output)
    elif output is Output.TABLE:
        from biblio.cli.fields import draw_fields

        draw_fields(f"import {run.summary.import_id}", _fields(run))
    else:
        from biblio.queries.imports import ImportDetail

        emit([run], Listing([field.name for field in fields(ImportDetail)], ()), output)
    if not quiet and len(run.rejections) < run.distinct_rejections:
        say(
            f"… {len(run.rejections):,} rejections shown, {run.distinct_rejections:,} in all: "
            "-n 0 for all"
        )


@app.command("undo")
def undo(
    context: typer.Context,
    *,
    import_id: IdArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    dry_run: DryRunOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take an import back: the database becomes what it would be without it.

    What another import brought as well stays. Any import can be taken back, also when later ones
    came after it. It is done in portions, and imports wait meanwhile; after a kill, the same
    command finishes it. `biblio db compact` gives the room back.
    """
    with open_library(context) as library:
        if not (yes or dry_run):
            _ask(library.undo(import_id, dry_run=True))
        report = library.undo(import_id, dry_run=dry_run)
    if output is not Output.TABLE:
        emit([report], Listing([field.name for field in fields(report)], ()), output)
        return
    done = "would be taken back" if dry_run else "is taken back"
    say(f"import {import_id} of {_named(report.source)} {done}: {_counts(report)}", is_result=True)


@app.command("retry")
def retry(
    context: typer.Context,
    *,
    import_id: IdArgument,
    dry_run: DryRunOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Read anew what an import rejected, after an upgrade of biblio say, as an import of its own.

    What is stored this time no longer counts as open in `imports show`; the rejections of the
    older import stay where they are.
    """
    from biblio.importing.runs import Watchers

    with open_library(context) as library, progress() as on_progress:
        report = library.retry(
            import_id, dry_run=dry_run, watchers=Watchers(on_progress, on_people=on_progress)
        )
    tell(report, is_dry=dry_run, is_quiet=output is not Output.TABLE)
    if output is not Output.TABLE:
        emit([report], Listing([field.name for field in fields(report)], ()), output)
    if report.read == report.rejected:
        fail("nothing of it can be stored yet", FAILURE)


@app.command("held")
def held(
    context: typer.Context,
    *,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """List the records that tell no paper, as an abstract alone, and wait for theirs."""
    with open_library(context) as library:
        page = library.held(limit=limit or None)
    emit(page.rows, _held_listing(), printing)
    say_rest(page, has_after=False, quiet=quiet)


def _ask(preview: UndoReport) -> None:
    """Have a person agree to what *preview* says.

    Raises:
        typer.Exit: nobody can be asked, or the answer is no.
    """
    if not sys.stdin.isatty():
        fail(
            f"taking import {preview.import_id} back ({_counts(preview)}) needs a yes, and there "
            "is nobody to ask; say --yes, or --dry-run to see what it would do",
            USAGE,
        )
    say(f"import {preview.import_id} of {_named(preview.source)}: {_counts(preview)}")
    if not typer.confirm("Take it back?", err=True):
        fail("nothing was changed")


def _named(source: str) -> str:
    return "stdin" if source == "-" else source


def _counts(report: UndoReport) -> str:
    counts = (
        f"{report.records:,} records and {report.rejections:,} rejections removed",
        f"{report.papers_removed:,} papers removed",
        f"{report.papers_changed:,} changed",
    )
    return ", ".join((*counts, *people_changed(report.people_changed)))


def _run_listing() -> Listing[ImportSummary]:
    from biblio.queries.imports import ImportSummary

    return Listing(
        keys=ImportSummary._fields,
        columns=(
            Column("import_id", lambda run: run.import_id),
            Column("started", lambda run: run.started, lambda run: _minute(run.started)),
            Column("status", lambda run: run.status),
            Column("read", lambda run: run.read),
            Column("added", lambda run: run.added),
            Column("updated", lambda run: run.updated, spare=True),
            Column("unchanged", lambda run: run.unchanged, spare=True),
            Column("held", lambda run: run.held, spare=True),
            Column("rejected", lambda run: run.rejected),
            Column("format", lambda run: run.format, spare=True),
            Column("source", lambda run: run.source, folds=True),
        ),
    )


def _minute(moment: str) -> str:
    """*moment* to the minute, as a person reads it."""
    return moment[: len("2024-05-01T10:00")].replace("T", " ")


def _rejection_listing() -> Listing[RejectionRow]:
    from biblio.queries.imports import RejectionRow

    return Listing(keys=RejectionRow._fields, columns=())


def _held_listing() -> Listing[HeldRecord]:
    from biblio.queries.imports import HeldRecord

    return Listing(
        keys=HeldRecord._fields,
        columns=(
            Column("record_id", lambda record: record.record_id),
            Column("import_id", lambda record: record.import_id),
            Column("format", lambda record: record.format),
            Column("title", lambda record: record.title, spare=True),
            Column("abstract", lambda record: record.abstract, lambda r: _short(r.abstract or "")),
        ),
    )


def _fields(run: ImportDetail) -> Iterator[tuple[str, str]]:
    """The labelled fields of one run, its rejections last."""
    summary = run.summary
    counts = ("read", "added", "updated", "unchanged", "held", "rejected", "warnings")
    yield "source", summary.source
    yield "format", summary.format or "none"
    if run.library:
        yield "library", run.library
    yield "status", _STATUS.get(summary.status, summary.status)
    if run.as_of:
        yield "as of", run.as_of.replace(".000000Z", "Z")
    yield "started", summary.started
    if summary.status == "running":
        yield "last wrote", run.last_written
    if summary.finished:
        yield "finished", summary.finished
    yield "counts", ", ".join(f"{getattr(summary, name):,} {name}" for name in counts)
    yield "records", f"{run.records:,} distinct"
    if run.size is not None:
        yield "size", f"{run.size:,} bytes"
    if run.checksum:
        yield "SHA-256", run.checksum
    yield "read by", f"biblio {run.program_version}, names by parser {run.parser_version}"
    if run.distinct_rejections:
        yield "rejections", f"{run.distinct_rejections:,}, {run.open:,} of them open"
    for each in run.rejections:
        yield each.place, "\n".join(_rejection(each))


def _rejection(row: RejectionRow) -> Iterator[str]:
    named = f"{row.identifier}: " if row.identifier else ""
    since = f" (stored since by import {row.stored_by})" if row.stored_by else ""
    part = " (cannot be tried again: import its source again)" if row.format is None else ""
    yield f"{named}{row.reason}{since or part}"
    yield _short(row.raw)


def _short(text: str) -> str:
    """The beginning of *text* on one line."""
    line = " ".join(text[:LOOKED_AT].split())
    return f"{line[:BRIEF]}…" if len(line) > BRIEF or len(text) > LOOKED_AT else line


_STATUS = {
    "cut": "cut: it ended before its source did; import the source again to go on",
    "undoing": "undoing: it is being taken back, and imports wait; where that was cut, "
    "`biblio imports undo` finishes it",
    "failed": "failed: the source or the database failed on the way; import the source again",
}
