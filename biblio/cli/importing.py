"""`import`: sources in, a report of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.completion import complete_format
from biblio.cli.failures import FAILURE, REJECTIONS, Unheard, complain, say
from biblio.cli.import_report import CHANGES, rejects_into, tell
from biblio.cli.opening import make_own_folder, url_of
from biblio.cli.options import JsonOption, Output, OutputOption
from biblio.cli.progress import progress
from biblio.cli.rendering import Listing, emit

if TYPE_CHECKING:
    from biblio.importing.reports import ImportReport

BATCH_MAX = 100_000  # what still fits into memory


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
        bool,
        typer.Option(
            "--dry-run",
            help="Tell what would be done, and write nothing; other writers wait while it runs.",
        ),
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what was rejected to FILE, as JSON lines with its place, reason and raw "
            "text; mended, FILE can be imported.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 3 if anything was rejected.")
    ] = False,
    batch: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            max=BATCH_MAX,
            help="Write N records at a time. Fewer let another import write in between and lose "
            "less in a crash, and are slower.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="When what the sources say was so: a day or a time in UTC. Of two records that "
            "nothing else tells apart the later is believed. Without it what a source says of "
            "itself counts, else the time of its file.",
        ),
    ] = None,
    library: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The collection that the sources are part of: their citation keys tell papers "
            "within it, as key:NAME/KEY.",
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Let this edition take the place of all earlier imports of the same library, or "
            "of the same sources; what only they said goes once all of this is stored.",
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("-v", "--verbose", help="Tell the changed fields of papers, old and new."),
    ] = False,
    output: OutputOption = Output.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Import records from files, folders or stdin.

    The database is made where there is none. Each record is added, merged into its paper,
    unchanged, held until its paper comes, or rejected with its place and reason. Importing the
    same again changes nothing; what an import that was cut has stored is not read twice.
    """
    from biblio.errors import UnreadableSource
    from biblio.importing.reports import KEPT
    from biblio.importing.runs import Watchers
    from biblio.library import Library

    _check(sources, format_, rejects)
    _check_as_of(as_of)
    _check_library(library, sources, is_replacing=replace)
    make_own_folder(context)
    output = Output.JSON if as_json else output
    as_table = output is Output.TABLE
    reports: list[ImportReport] = []
    unheard = Unheard()
    changes = KEPT if not verbose else CHANGES if as_table else None
    with Library(url_of(context)) as opened, rejects_into(rejects) as on_rejection:
        for together in [sources] if replace else [[each] for each in sources]:
            try:
                with progress() as on_progress:
                    done = opened.import_files(
                        *together,
                        format=format_,
                        dry_run=dry_run,
                        batch=batch,
                        as_of=as_of,
                        library=library,
                        replace=replace,
                        watchers=Watchers(
                            on_progress,
                            on_rejection,
                            changes,
                            on_upgrade=say,
                            on_people=on_progress,
                        ),
                    )
            except UnreadableSource as error:
                complain(str(error))  # the sources after it are worth reading
                continue
            reports += done
            with unheard:
                for report in done:
                    tell(report, is_dry=dry_run, is_quiet=not as_table, is_verbose=verbose)
    if not as_table:
        from biblio.importing.reports import ImportReport

        with unheard:
            emit(reports, Listing([field.name for field in fields(ImportReport)], ()), output)
    if unheard.failure is not None:
        raise unheard.failure
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
        from biblio import formats
        from biblio.errors import UnknownFormat

        try:
            formats.by_name(format_)
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
    for source in sources:
        if Path(source).is_dir() and rejects.resolve().is_relative_to(Path(source).resolve()):
            raise typer.BadParameter(
                f"{rejects} lies in the folder {source}, which is read; name a file elsewhere",
                param_hint="--rejects",
            )


def _check_as_of(as_of: str | None) -> None:
    """Find out whether *as_of* is a time.

    Raises:
        typer.BadParameter: it is none.
    """
    from biblio.model.moments import moment

    if as_of is not None and moment(as_of) is None:
        raise typer.BadParameter(
            f"{as_of!r} is no day and no time; write 2024-05-07 or 2024-05-07T12:30:00Z",
            param_hint="--as-of",
        )


def _check_library(library: str | None, sources: Sequence[str], *, is_replacing: bool) -> None:
    """Find out whether *library* can be a name, and what is replaced has one.

    Raises:
        typer.BadParameter: it cannot, or nothing tells what is to be replaced.
    """
    from biblio.errors import InvalidQuery
    from biblio.identity.evidence import check_library
    from biblio.sources.opening import STDIN

    if is_replacing and library is None and STDIN in sources:
        raise typer.BadParameter(
            "what comes from standard input replaces nothing by itself; name its --library",
            param_hint="--replace",
        )
    if library is not None:
        try:
            check_library(library)
        except InvalidQuery as error:
            raise typer.BadParameter(str(error), param_hint="--library") from None


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
