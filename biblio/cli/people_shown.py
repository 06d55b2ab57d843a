"""`people show`, `changes` and `doubts`: what decisions and methods made of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.options import (
    HUGE,
    LimitOption,
    Output,
    OutputOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.people_decisions import PERSON_HELP, SECOND, app
from biblio.cli.rendering import Column, Listing, emit, say_rest
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.people.shown import PersonPage

__all__ = ["app"]
MOST = 20  # places on the page of a person


@app.command("show")
def show(
    context: typer.Context,
    *,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", callback=well_formed, help=PERSON_HELP)
    ],
    output: OutputOption = Output.TABLE,
    seconds: SecondsOption = None,
) -> None:
    """Show one person: names, what sources state, what was decided, and all places.

    A person is called by the place that comes first; any other place of theirs names them too.
    """
    from biblio.people.shown import PersonPage

    with open_library(context) as library:
        found = library.person(person, seconds=seconds)
    if output is Output.TABLE:
        for line in _page(found):
            say(line, is_result=True)
    else:
        emit([found], Listing(PersonPage._fields, ()), output)


@app.command("changes")
def changes(
    context: typer.Context,
    *,
    run: Annotated[
        int | None,
        typer.Argument(metavar="[RUN]", min=1, max=HUGE, help="A run; without it, all runs."),
    ] = None,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """List when people changed, and why; or what changed in one RUN.

    Each row of a run is a name, or one place of it, with the person who had it and who has it.
    """
    from biblio.people.shown import PeopleChange, PeopleRunRow

    with open_library(context) as library:
        if run is not None:
            page = library.people_changes(run, limit=limit or None)
            emit(
                page.rows,
                Listing(
                    PeopleChange._fields,
                    (
                        Column("name", lambda row: row.name),
                        Column("place", lambda row: row.place or "(all others)"),
                        Column("was", lambda row: row.was or "(nobody)"),
                        Column("became", lambda row: row.became or "(nobody)"),
                    ),
                ),
                output,
            )
            say_rest(page, has_after=False, quiet=quiet)
            return
        runs = library.people_runs(limit=limit or None)
    emit(
        runs.rows,
        Listing(
            PeopleRunRow._fields,
            (
                Column("run", lambda row: row.run_id),
                Column("when", lambda row: row.ran_at[:SECOND]),
                Column("cause", lambda row: row.cause),
                Column("of", lambda row: row.import_id or row.decision_id or ""),
                Column("changed", lambda row: row.changed),
                Column("undone", lambda row: (row.undone_at or "")[:SECOND], spare=True),
            ),
        ),
        output,
    )
    if not runs and not quiet:
        say("no person was changed yet")
    say_rest(runs, has_after=False, quiet=quiet)


@app.command("doubts")
def doubts(
    context: typer.Context,
    *,
    limit: LimitOption = 20,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
    seconds: SecondsOption = None,
) -> None:
    """List what to look at among people, each with the command that settles it.

    Decisions that rest, ORCIDs of two people or two of one, a person twice on one paper, more
    papers than one could write. What you decide settles a doubt either way.
    """
    from biblio.people.doubts import Doubt

    with open_library(context) as library:
        page = library.people_doubts(limit=limit or None, seconds=seconds)
    emit(
        page.rows,
        Listing(
            Doubt._fields,
            (
                Column("doubt", lambda row: row.kind),
                Column("what", lambda row: row.sentence),
                Column("command", lambda row: row.command),
            ),
        ),
        output,
    )
    if not page and not quiet:
        say("there is no doubt")
    say_rest(page, has_after=False, quiet=quiet)


def _page(person: PersonPage) -> list[str]:
    """The page of *person*, line by line."""
    known = [str(year) for year in (person.first, person.last) if year is not None]
    years = f", {' to '.join(dict.fromkeys(known))}" if known else ""
    lines = [
        f"{person.name} ({person.person})",
        f"  papers   {person.papers:,}{years}",
        f"  names    {'; '.join(f'{each.name} ({each.places:,})' for each in person.names)}",
    ]
    if person.orcid is not None:
        lines.append(f"  orcid    {person.orcid}, as decided")
    if (weakest := person.weakest) is not None:
        lines.append(
            f"  weakest  {weakest.chance:.0%} is the chance of the weakest link; "
            f"biblio people why {weakest.one} {weakest.other}"
        )
    lines += [
        f"  {each.scheme}  {each.value}, as {', '.join(each.formats)} "
        f"{'states' if len(each.formats) == 1 else 'state'} at {counted(each.places, 'place')}"
        for each in person.claims
    ]
    for each in person.decisions:
        whom = f"{each.one} and {each.other}" if each.other else f"{each.one}: {each.text}"
        state = "" if each.state == "holds" else f" ({each.state})"
        lines.append(f"  decision {each.decision_id}: {each.action}: {whom}{state}")
    lines += [
        f"  {each.place}  {each.printed_name}: {each.title or '(no title)'}"
        for each in person.places[:MOST]
    ]
    if (more := len(person.places) - MOST) > 0:
        lines.append(f"  and {counted(more, 'place')} more, which -o json lists")
    return lines
