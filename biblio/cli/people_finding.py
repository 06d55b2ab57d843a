"""`people find` and `why`: people as the method finds them, and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.options import (
    Output,
    OutputOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.people_decisions import PERSON_HELP
from biblio.cli.people_shown import app
from biblio.cli.progress import people_progress
from biblio.cli.rendering import Listing, emit, emit_one
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.people.explained import Explained

__all__ = ["app"]
SUM = "in all"


@app.command("find")
def find(
    context: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say how many people would change.")
    ] = False,
    quiet: QuietOption = False,
    output: OutputOption = Output.TABLE,
) -> None:
    """Find who has which places, by co-authors, titles, affiliations and more.

    Names of one surname and first initial are compared. Nothing that you decided is overruled, and
    whatever is imported later is found too. `biblio people why` gives the reasons, `doubts` what to
    look at, and `undo --run` takes it all back.
    """
    with open_library(context) as library, people_progress(is_shown=not quiet) as on_progress:
        found = library.find_people(dry_run=dry_run, on_progress=on_progress)
    if quiet and output is Output.TABLE:
        return
    run = f"; run {found.run_id}" if found.run_id is not None else ""
    if dry_run:
        said = f"people that would change: {found.changed:,}; nothing written"
    else:
        said = (
            f"people changed: {found.changed:,}; {found.several:,} with several spellings, "
            f"{counted(found.parted, 'place')} apart from the rest of the spelling{run}"
        )
    emit_one(found._asdict(), said, output)


@app.command("why")
def why(
    context: typer.Context,
    *,
    one: Annotated[str, typer.Argument(metavar="A", callback=well_formed, help=PERSON_HELP)],
    other: Annotated[str, typer.Argument(metavar="B", callback=well_formed, help="Likewise.")],
    output: OutputOption = Output.TABLE,
    seconds: SecondsOption = None,
) -> None:
    """Tell why A and B are one person, or are not: the closest two of their papers, in points.

    Points are added, and their sum is a chance: 0 is one in two, 3 is 95 %. Of two places of one
    person, it is about these two.
    """
    from biblio.people.explained import Explained

    with open_library(context) as library:
        found = library.why(one, other, seconds=seconds)
    if output is not Output.TABLE:
        emit([found], Listing(Explained._fields, ()), output)
        return
    for line in _page(found):
        say(line, is_result=True)


def _page(found: Explained) -> list[str]:
    """What speaks for and against, line by line."""
    is_one = "are one person" if found.is_one_person else "are two people"
    kinds = max(map(len, (*(each.kind for each in found.reasons), SUM)))
    lines = [
        f"{found.one_name} ({found.one}) and {found.other_name} ({found.other}) {is_one}",
        *(f"  {each.points:+6.2f}  {each.kind:<{kinds}}  {each.found}" for each in found.reasons),
    ]
    if found.refused:
        return [*lines, f"  refused: {found.refused}"]
    lines.append(f"  {found.points:+6.2f}  {SUM:<{kinds}}  a chance of {found.chance:.0%}")
    if found.mean is not None:
        lines.append(f"  the mean chance of all pairs of their places is {found.mean:.0%}")
    return lines
