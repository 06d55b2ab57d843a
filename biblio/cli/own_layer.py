"""`annotations`: the user's own layer, its history, and how it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, complain, say
from biblio.cli.line_files import STDOUT, ToOption, write_lines
from biblio.cli.opening import check_target, open_library
from biblio.cli.options import HUGE, LimitOption, Output, OutputOption, QuietOption, well_formed
from biblio.cli.rendering import Column, Listing, emit, emit_one, say_rest
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.annotations.lines import AnnotationsReport
    from biblio.bibliographies.own_words import OwnWordsReport

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Tags, notes and lists: all that holds, the history, undo, out and in.",
)
SECOND = len("2024-05-01T10:00:00")
BRIEF = 60  # characters of a note in a table


@app.command("list")
def list_all(
    context: typer.Context,
    *,
    resting: Annotated[
        bool, typer.Option("--resting", help="Only of papers that are not here.")
    ] = False,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """List all tags, notes and lists of papers, in the order in which they were set.

    Each is bound to the handle that the paper had then; `paper` is what has it now, nothing where
    no paper here has it: it rests until one comes.
    """
    from biblio.queries.annotations import AnnotationRow

    with open_library(context) as library:
        found = library.annotations(resting=resting)
    emit(
        found,
        Listing(
            AnnotationRow._fields,
            (
                Column("kind", lambda row: row.kind),
                Column("name", lambda row: row.name or (row.text or "").partition("\n")[0][:BRIEF]),
                Column("handle", lambda row: row.handle),
                Column("paper", lambda row: row.paper or "(resting)"),
                Column("set", lambda row: row.changed_at[:SECOND], spare=True),
            ),
        ),
        output,
    )
    if not found and not quiet:
        say("nothing rests" if resting else "there are no tags, notes and lists yet")


@app.command("history")
def history(
    context: typer.Context,
    *,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """List the changes of tags, notes and lists, the last first."""
    from biblio.queries.annotations import ChangeSummary

    with open_library(context) as library:
        page = library.annotation_history(limit=limit or None)
    emit(
        page.rows,
        Listing(
            ChangeSummary._fields,
            (
                Column("id", lambda row: row.change_id),
                Column("when", lambda row: row.changed_at[:SECOND]),
                Column("what", lambda row: row.action),
                Column("names", lambda row: " ".join(row.names)),
                Column("papers", lambda row: row.papers),
                Column("undone", lambda row: (row.undone_at or "")[:SECOND]),
            ),
        ),
        output,
    )
    say_rest(page, has_after=False, quiet=quiet)


@app.command("undo")
def undo(
    context: typer.Context,
    *,
    change_ids: Annotated[
        list[int],
        typer.Argument(metavar="N...", min=1, max=HUGE, help="Numbers in the history."),
    ],
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take changes back, all or none: what held before them holds again.

    The history keeps them, marked as taken back.
    """
    with open_library(context) as library:
        library.undo_annotations(*dict.fromkeys(change_ids))
    rows = [{"change_id": each} for each in dict.fromkeys(change_ids)]
    if output is not Output.TABLE:
        emit(rows, Listing(["change_id"], (), mapping=dict), output)
    elif not quiet:
        for row in rows:
            say(f"change {row['change_id']} is taken back", is_result=True)


@app.command("export")
def export(
    context: typer.Context,
    *,
    to: ToOption = STDOUT,
    quiet: QuietOption = False,
) -> None:
    """Write tags, notes, lists with their history, and citation keys, as JSON lines.

    They speak of papers by handles, so that another file of the library takes them in.
    """
    if to != STDOUT:
        check_target(context, to)
    with open_library(context) as library:
        lines = library.export_annotations().decode()
    if write_lines(lines, to) and not quiet:
        say(f"exported {lines.count(chr(10)) - 1:,} changes and keys to {to}")


@app.command("import")
def import_lines(
    context: typer.Context,
    *,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            callback=well_formed,
            help="What `annotations export` wrote, BibTeX, RIS or CSL-JSON; - is stdin.",
        ),
    ],
    all_keywords: Annotated[
        bool,
        typer.Option(
            "--all-keywords",
            help="Of a bibliography the keywords too that a paper has from its sources.",
        ),
    ] = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take in the tags, notes and lists of another file of the library, or of a bibliography.

    Of another file both histories are kept, and of two words about one thing the later holds. A
    citation key that another paper has here stays with it. Importing twice changes nothing.

    Of a bibliography (BibTeX, RIS, CSL-JSON; its content tells), such as `export --own` writes,
    keywords become tags, and the groups of BibTeX lists, as one change that can be undone; blanks
    in them become hyphens. An entry is a paper by its identifiers, or by what it says; those that
    are no paper here are told, and the command ends with 1. Keywords that a paper has from its
    sources become tags with --all-keywords alone.
    """
    from biblio.annotations.lines import is_layer
    from biblio.bibliographies.files import named, read_whole

    data = read_whole(source)
    is_of_library = is_layer(data)
    if is_of_library and all_keywords:
        raise typer.BadParameter(
            "an export of annotations holds no keywords; leave it out", param_hint="--all-keywords"
        )
    with open_library(context) as library:
        if is_of_library:
            _tell_lines(source, library.import_annotations(data.splitlines()), output)
        else:
            name = named(source)
            done = library.import_own_words(data, name=name, all_keywords=all_keywords)
            _tell_own_words(name, done, output)


def _tell_lines(source: str, report: AnnotationsReport, output: Output) -> None:
    from dataclasses import asdict

    counts = asdict(report) | {"clashes": len(report.clashes)}
    said = ", ".join(
        (
            f"{report.changes:,} changes",
            f"{report.undone:,} taken back",
            f"{report.keys:,} citation keys",
            *([f"{counted(report.saved, 'saved query', 'saved queries')}"] if report.saved else []),
            f"{report.known:,} known already",
        )
    )
    emit_one(counts, f"{source}: {said}", output)
    for each in report.clashes:
        complain(each)


def _tell_own_words(name: str, report: OwnWordsReport, output: Output) -> None:
    """Say what was put onto papers, what was not, and end with 1 where entries are no paper.

    Raises:
        typer.Exit: an entry is no paper of the library.
    """
    from dataclasses import asdict

    unfound = len(report.unmatched)
    counts = asdict(report) | {"unmatched": unfound, "left": len(report.left)}
    done = "nothing changed"
    if report.change_id is not None:
        put = [
            counted(number, one, many)
            for number, one, many in (
                (report.tags, "tag", None),
                (report.lists, "place in a list", "places in lists"),
            )
            if number
        ]
        on = counted(report.papers, "paper")
        done = f"{' and '.join(put)} for {on} (change {report.change_id})"
    entries = counted(report.entries, "entry", "entries") if report.entries else "no entry"
    missing = f", {unfound:,} of no paper here" if unfound else ""
    emit_one(counts, f"{name}: {entries}{missing}: {done}", output)
    for each in report.left:
        complain(f"{name}: {each}")
    for place, reason in report.unmatched:
        complain(f"{name}, {place}: {reason}")
    if unfound:
        raise typer.Exit(FAILURE)
