"""`import`: sources in, a report of each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.completion import complete_format
from biblio.cli.failures import FAILURE, REJECTIONS, complain, say
from biblio.cli.opening import url_of
from biblio.cli.options import Output
from biblio.cli.rendering import Listing, emit

if TYPE_CHECKING:
    from biblio.importing.reports import ImportReport
    from biblio.importing.runs import OnProgress
    from biblio.library import Library
    from biblio.queries.imports import RejectionRow
    from biblio.records import Rejection

COUNTS = ("read", "added", "updated", "unchanged", "held", "rejected")
REJECT_KEYS = ("source", "place", "identifier", "reason", "raw")
SHOWN = 5  # rejections of one source that are shown; --rejects writes them all


def import_sources(
    context: typer.Context,
    *,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files (.gz .bz2 .xz .zst .zip too), folders, - for stdin."
        ),
    ],
    format_: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            autocompletion=complete_format,
            help="Read all sources in this format; without it each is recognised by its content.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be done, and write nothing.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what was rejected to FILE, as JSON lines: source, place, identifier, "
            "reason, raw.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 3 if anything was rejected.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the reports as one JSON array.")
    ] = False,
) -> None:
    """Import records from files, folders or stdin.

    The database is made where there is none. Each record is added, merged into its paper,
    unchanged, held until its paper comes, or rejected with its place and reason. Importing the
    same again changes nothing.
    """
    from biblio.errors import UnreadableSource
    from biblio.library import Library

    _check(sources, format_, rejects)
    reports: list[ImportReport] = []
    with Library(url_of(context)) as library:
        for source in sources:
            try:
                with _progress() as advance:
                    done = library.import_files(
                        source, format=format_, dry_run=dry_run, on_progress=advance
                    )
            except UnreadableSource as error:
                complain(str(error))  # the sources after it are worth reading
                continue
            reports += done
            for report in done:
                _tell(report, is_dry=dry_run, is_quiet=as_json)
        if rejects is not None:
            _write_rejects(rejects, library, reports)
    if as_json:
        from biblio.importing.reports import ImportReport

        emit(reports, Listing([field.name for field in fields(ImportReport)], ()), Output.JSON)
    raise typer.Exit(_status(reports, len(sources), is_strict=strict))


def _check(sources: Sequence[str], format_: str | None, rejects: Path | None) -> None:
    """Find what is wrong with the arguments before anything is read.

    Raises:
        typer.BadParameter: a source has no name, there is no such format, or the file for
            rejections cannot be.
    """
    if "" in sources:
        raise typer.BadParameter("it is empty", param_hint="SOURCE")
    if format_ is not None:
        from biblio import readers
        from biblio.errors import UnknownFormat

        try:
            readers.by_name(format_)
        except UnknownFormat as error:
            raise typer.BadParameter(str(error), param_hint="--format") from None
    if rejects is None:
        return
    if not rejects.parent.is_dir() or rejects.is_dir():
        raise typer.BadParameter(f"{rejects} cannot be a file", param_hint="--rejects")
    if rejects.exists() and any(
        Path(source).exists() and rejects.samefile(source) for source in sources
    ):
        raise typer.BadParameter(f"{rejects} is a source", param_hint="--rejects")


def _progress() -> AbstractContextManager[OnProgress | None]:
    """A bar at a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext()
    from biblio.cli.terminal import progress_bar

    return progress_bar()


def _tell(report: ImportReport, *, is_dry: bool, is_quiet: bool) -> None:
    """Print what became of one source: counts on stdout, what needs a look on stderr."""
    source = _name(report)
    if not is_quiet:
        counts = ", ".join(f"{getattr(report, name):,} {name}" for name in COUNTS)
        if report.warnings:
            counts += f", {report.warnings:,} warning{'s' if report.warnings > 1 else ''}"
        end = "nothing written" if is_dry else f"import {report.import_id}"
        say(f"{source} ({report.format or 'no records'}): {counts}; {end}", is_result=True)
    for note in report.notes:
        say(f"{source}: {note}")
    for warning in report.warnings_given[:SHOWN]:
        say(f"{source}: warning: {warning}")
    for rejection in report.rejections[:SHOWN]:
        say(f"{source}: {rejection.place} rejected: {rejection.reason}")
    more = report.rejected - min(SHOWN, len(report.rejections))
    if more:
        say(f"… {more:,} more rejected: --rejects FILE writes them all")


def _name(report: ImportReport) -> str:
    return "stdin" if report.source == "-" else report.source


def _status(reports: Sequence[ImportReport], sources: int, *, is_strict: bool) -> int:
    """The exit code: 3 for rejections that were not to be, 1 where a source brought nothing."""
    read = sum(report.read for report in reports)
    rejected = sum(report.rejected for report in reports)
    if is_strict and rejected:
        return REJECTIONS
    if read and read == rejected:
        complain("all that was read was rejected; nothing is stored")
        return FAILURE
    return FAILURE if len(reports) < sources else 0


def _write_rejects(path: Path, library: Library, reports: Sequence[ImportReport]) -> None:
    """Write the rejections of all *reports* to *path*, as JSON lines."""
    from biblio.writers import WRITERS

    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for report in reports:
            rejections = _rejections(library, report)
            WRITERS["jsonl"](
                (
                    {"source": report.source}
                    | {name: getattr(each, name) for name in REJECT_KEYS[1:]}
                    for each in rejections
                ),
                REJECT_KEYS,
                stream,
            )
            if report.import_id is None and len(rejections) < report.rejected:
                say(f"{path} has the first {len(rejections)} rejections; a dry run keeps no more")


def _rejections(
    library: Library, report: ImportReport
) -> Sequence[Rejection] | Sequence[RejectionRow]:
    """The rejections of the run behind *report*; the first few where it was dry."""
    if report.import_id is None or report.rejected <= len(report.rejections):
        return report.rejections
    return library.import_run(report.import_id).rejections
