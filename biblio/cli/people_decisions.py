"""`people`: what the user decides of people, taken back, listed, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from biblio.cli.failures import complain, say
from biblio.cli.line_files import STDOUT, ToOption, write_lines
from biblio.cli.opening import check_target, open_library
from biblio.cli.options import HUGE, LimitOption, Output, OutputOption, QuietOption, well_formed
from biblio.cli.rendering import Column, Listing, emit, emit_one, say_rest
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.people.deciding import Decided

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="People above names: decide who is who, and see what follows.",
)
PERSON_HELP = (
    "A place, person:2301.00001#3, whoever stands third on that paper; or a name as printed, or "
    "id:123, which means all its places."
)
SECOND = len("2024-05-01T10:00:00")

OneArgument = Annotated[str, typer.Argument(metavar="A", callback=well_formed, help=PERSON_HELP)]
OtherArgument = Annotated[str, typer.Argument(metavar="B", callback=well_formed, help="Likewise.")]
NoteOption = Annotated[
    str | None,
    typer.Option("--note", metavar="TEXT", callback=well_formed, help="Why; kept with it."),
]


@app.command("same")
def same(
    context: typer.Context,
    *,
    one: OneArgument,
    other: OtherArgument,
    note: NoteOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Decide that A and B are one person, with all who were taken for either.

    Of two names it binds the papers that come later too. What contradicts other decisions is
    refused, with the decisions that it breaks. `biblio people undo` takes it back.
    """
    with open_library(context) as library:
        _tell(library.same(one, other, note=note), output, quiet=quiet)


@app.command("different")
def different(
    context: typer.Context,
    *,
    one: OneArgument,
    other: OtherArgument,
    note: NoteOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Decide that A and B are two people.

    Of two places of one name the later one is parted, and the rest stays with the earlier one,
    until more is decided or found.
    """
    with open_library(context) as library:
        _tell(library.different(one, other, note=note), output, quiet=quiet)


@app.command("assign")
def assign(
    context: typer.Context,
    *,
    place: Annotated[
        str,
        typer.Argument(metavar="PLACE", callback=well_formed, help="Like person:2301.00001#3."),
    ],
    person: Annotated[
        str, typer.Argument(metavar="PERSON", callback=well_formed, help=PERSON_HELP)
    ],
    note: NoteOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Decide that this one PLACE is PERSON's, whoever else has that name."""
    with open_library(context) as library:
        _tell(library.assign(place, person, note=note), output, quiet=quiet)


@app.command("orcid")
def orcid(
    context: typer.Context,
    *,
    person: OneArgument,
    orcid: Annotated[
        str,
        typer.Argument(metavar="ORCID", callback=well_formed, help="Like 0000-0002-1825-0097."),
    ],
    note: NoteOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Decide which ORCID A has. Those who have one ORCID are one person, two ORCIDs two."""
    with open_library(context) as library:
        _tell(library.set_orcid(person, orcid, note=note), output, quiet=quiet)


@app.command("display")
def display(
    context: typer.Context,
    *,
    person: OneArgument,
    name: Annotated[
        str, typer.Argument(metavar="NAME", callback=well_formed, help="As it is to be read.")
    ],
    note: NoteOption = None,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Decide by which name A is shown; of several the last holds."""
    with open_library(context) as library:
        _tell(library.display(person, name, note=note), output, quiet=quiet)


@app.command("undo")
def undo(
    context: typer.Context,
    *,
    number: Annotated[
        int, typer.Argument(metavar="N", min=1, max=HUGE, help="A number in `people list`.")
    ],
    run: Annotated[
        bool, typer.Option("--run", help="N is a run in `people changes`, which found people.")
    ] = False,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Take a decision back; the list keeps it, marked as taken back.

    With --run, take back that people were found: a name is one person again, and what you decided
    holds over that.
    """
    with open_library(context) as library:
        changed = library.undo_people_run(number) if run else library.undo_decision(number)
    what = "run" if run else "decision"
    if not (quiet and output is Output.TABLE):
        emit_one(
            {f"{what}_id": number, "changed": changed},
            f"{what} {number} is taken back; people changed: {changed:,}",
            output,
        )


@app.command("list")
def list_decisions(
    context: typer.Context,
    *,
    every: Annotated[bool, typer.Option("--all", help="Those taken back too.")] = False,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """List what was decided, the last first.

    `state` is `holds`, `undone`, or why a decision rests: a paper or a name that it spoke of is
    gone, or an earlier decision contradicts it.
    """
    from biblio.people.shown import DecisionRow

    with open_library(context) as library:
        page = library.decisions(undone=every, limit=limit or None)
    emit(page.rows, Listing(DecisionRow._fields, COLUMNS), output)
    if not page and not quiet:
        say("nothing is decided yet")
    say_rest(page, has_after=False, quiet=quiet)


COLUMNS: list[Column[Any]] = [
    Column("id", lambda row: row.decision_id),
    Column("decided", lambda row: row.decided_at[:SECOND], spare=True),
    Column("what", lambda row: row.action),
    Column("of", lambda row: row.one),
    Column("and", lambda row: row.other or row.text or ""),
    Column("note", lambda row: row.note or "", spare=True),
    Column("state", lambda row: row.state),
]


@app.command("export")
def export(
    context: typer.Context,
    *,
    to: ToOption = STDOUT,
    quiet: QuietOption = False,
) -> None:
    """Write all decisions, with notes and times, as JSON lines that others can use.

    They speak of people by papers, places and names, so that any library takes them in.
    """
    if to != STDOUT:
        check_target(context, to)
    with open_library(context) as library:
        lines = library.export_decisions().decode()
    if write_lines(lines, to) and not quiet:
        say(f"exported {counted(lines.count(chr(10)) - 1, 'decision')} to {to}")


@app.command("import")
def import_lines(
    context: typer.Context,
    *,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE", callback=well_formed, help="What `people export` wrote; - is stdin."
        ),
    ],
    output: OutputOption = Output.TABLE,
) -> None:
    """Take in the decisions of another file of the library.

    Both histories are kept. A decision of people who are not here rests until they come; one that
    contradicts an earlier one rests, and is told with the decisions that it breaks. Importing twice
    changes nothing.
    """
    from dataclasses import asdict

    from biblio.bibliographies.files import read_whole

    lines = read_whole(source).splitlines()
    with open_library(context) as library:
        report = library.import_decisions(lines)
    said = ", ".join(
        (
            counted(report.decisions, "decision"),
            f"{report.undone:,} taken back",
            f"{report.known:,} known already",
            f"{report.resting:,} of people who are not here",
        )
    )
    counts = asdict(report) | {"clashes": len(report.clashes)}
    emit_one(counts, f"{source}: {said}; people changed: {report.changed:,}", output)
    for each in report.clashes:
        complain(each)


def _tell(done: Decided, output: Output, *, quiet: bool) -> None:
    """Say what was decided, how many people are others since, and what to know of it."""
    decision = done.decision
    whom = " and ".join(side.called for side in decision.sides)
    row = {
        "decision_id": decision.number,
        "is_new": done.is_new,
        "changed": done.computed.changed,
        "run_id": done.computed.run_id,
    }
    if not (quiet and output is Output.TABLE):
        said = f"{decision.action}: {whom}{f': {decision.text}' if decision.text else ''}"
        number = f"decision {decision.number}"
        if done.is_new:
            line = f"{said} ({number}); people changed: {done.computed.changed:,}"
        else:
            line = f"{said}: so it was decided already ({number})"
        emit_one(row, line, output)
    if not quiet:
        for note in done.notes:
            say(note)
