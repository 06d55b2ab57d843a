"""`export`: papers in the formats of the field, to stdout or a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from biblio.cli.failures import FAILURE, complain, say
from biblio.cli.listed_files import ListedLine, read_lines
from biblio.cli.opening import check_is_no_date, check_target, open_library
from biblio.cli.option_groups import ExportFilters
from biblio.cli.options import HUGE, IdsOption, QuietOption, SecondsOption, ToFileOption
from biblio.cli.paper_listings import KeysOfRows, paper_listing, say_left_out
from biblio.cli.printing import (
    ExcelOption,
    FieldsOption,
    GuardOption,
    LibraryOption,
    NamesOption,
    OwnOption,
    PaperOutput,
    PaperPrinting,
    TexOption,
)
from biblio.cli.progress import export_progress
from biblio.cli.rendering import emit, harmless
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.library.exports import Export
    from biblio.queries.rows import PaperSummary
    from biblio.writers.values import Sink

STDOUT: Final = "-"
PAGE: Final = 1_000  # rows whose keys are looked up at a time


class ExportOutput(StrEnum):
    """The formats of `biblio.exporters`, and rows as `papers` prints them."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    SNAPSHOT = "snapshot"
    RECORDS = "records"
    JSONL = "jsonl"
    CSV = "csv"


ENDINGS: Final = {
    ".bib": ExportOutput.BIBTEX,
    ".ris": ExportOutput.RIS,
    ".json": ExportOutput.CSL_JSON,
    ".jsonl": ExportOutput.JSONL,
    ".csv": ExportOutput.CSV,
}
"""The formats that the ending of a file's name means where none is named."""


def export(
    context: typer.Context,
    *,
    filters: ExportFilters,
    ids: IdsOption = None,
    limit: Annotated[
        int,
        typer.Option("-n", "--limit", metavar="N", min=0, max=HUGE, help="At most N papers."),
    ] = 0,
    output: Annotated[
        ExportOutput | None,
        typer.Option(
            "-o",
            "--output",
            help="The format; without it the ending of FILE tells: .bib .ris .json .jsonl .csv.",
        ),
    ] = None,
    to: ToFileOption = STDOUT,
    fields: FieldsOption = None,
    names: NamesOption = None,
    tex: TexOption = False,
    own: OwnOption = False,
    library: LibraryOption = None,
    excel: ExcelOption = False,
    guard: GuardOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
) -> None:
    """Write papers in the formats of the field: all, or those that are asked for.

    They are of one moment, whatever is imported meanwhile, newest first, and with --ids in the
    order of its lines. jsonl and csv are what `papers` prints; the others are read again by
    `import`, and by reference managers and LaTeX; of records, which are what each source says,
    `import` makes the same library. Of identifiers that name no paper the line is told; the rest is
    written, and the exit code is 1.

    `biblio export parquet DIR` writes whole tables, for programs that analyse.
    """
    from biblio.exporters import ExportOptions

    printing = PaperPrinting(
        output=PaperOutput(_format_of(output, to)),
        names=names,
        tex=tex,
        own=own,
        library=library,
        fields=fields,
        excel=excel,
        guard=guard,
    )
    if to != STDOUT:
        check_target(context, to)
        check_is_no_date(to)
    listed = read_lines(ids, "identifier") if ids is not None else None
    rows = not printing.output.is_of_the_field
    keys = KeysOfRows(printing)
    listing = paper_listing(keys, by=filters.by, names=names)
    with (
        open_library(context) as opened,
        keys.given_by(opened, listing),
        opened.snapshot(seconds=seconds) as view,
        _stream(to, printing.output) as stream,
        export_progress(to, is_shown=not (quiet or to == STDOUT)) as watcher,
        view.export(
            **filters.arguments(),
            ids=[line.text for line in listed] if listed is not None else None,
            format=None if rows else printing.output.value,
            names=None if rows else names,
            keys=keys.giver,
            own=own,
            limit=limit or None,
            watcher=watcher,
        ) as papers,
    ):
        if rows:
            emit(keys.rows(view, _pages(papers.summaries())), listing, printing, stream)
        else:
            papers.write(stream, ExportOptions(tex=tex))
    _tell(papers, to, listed or (), quiet=quiet)
    if papers.unfound:
        raise typer.Exit(FAILURE)


def _pages(rows: Iterator[PaperSummary]) -> Iterator[Sequence[PaperSummary]]:
    """*rows*, some at a time."""
    while page := list(islice(rows, PAGE)):
        yield page


def _format_of(output: ExportOutput | None, to: str) -> ExportOutput:
    """The format that is named, or that the ending of the file *to* means.

    Raises:
        typer.BadParameter: nothing tells.
    """
    if output is not None:
        return output
    name = Path(to.lower().removesuffix(".gz").removesuffix(".zst"))
    if name.suffix not in ENDINGS:
        raise typer.BadParameter(f"name a format: {', '.join(ExportOutput)}", param_hint="--output")
    return ENDINGS[name.suffix]


@contextmanager
def _stream(to: str, output: str) -> Iterator[Sink]:
    """Stdout, or what becomes the file *to* once all is written."""
    if to == STDOUT:
        yield harmless(output)
        return
    from biblio.writers.whole_file import whole_file

    with whole_file(Path(to)) as stream:
        yield stream


def _tell(papers: Export, to: str, listed: Sequence[ListedLine], *, quiet: bool) -> None:
    """Say what was written, what was not, and why."""
    for each in papers.unfound:
        complain(f"line {listed[each.ordinal - 1].number}: {each.reason}")
    if quiet:
        return
    for note in papers.notes:
        say(note)
    say_left_out(papers.left_out, papers.exporter)
    if to != STDOUT:
        say(f"exported {counted(papers.written, 'paper')} to {to}")
    elif not papers.written:
        say("nothing found")
