"""What commands on the user's own layer have in common: their papers, and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, USAGE, complain, say
from biblio.cli.listed_files import read_lines
from biblio.cli.options import Output, well_formed
from biblio.cli.rendering import Column, Listing, emit

if TYPE_CHECKING:
    from biblio.library.annotations import Annotated as Done
    from biblio.queries.annotations import LabelCount

IdsOption = Annotated[
    str | None,
    typer.Option(
        "--ids",
        metavar="FILE",
        callback=well_formed,
        help="The papers that FILE names too, - for stdin: identifiers of any scheme, one a line; "
        "what follows a # is a remark.",
    ),
]


def identifiers_of(named: Sequence[str], source: str | None) -> list[str]:
    """The identifiers that are *named*, and those in the file *source*.

    Raises:
        typer.BadParameter: there are none.
    """
    lines = read_lines(source, "identifier") if source is not None else ()
    identifiers = [*named, *(line.text for line in lines)]
    if not identifiers:
        raise typer.BadParameter("name a paper, or a file of them with --ids", param_hint="ID")
    return identifiers


def tell(done: Done, sentence: str, output: Output, *, quiet: bool) -> None:
    """Say what was done to how many papers, which identifiers name none, and end with 1 then.

    Raises:
        typer.Exit: an identifier names no paper.
    """
    from biblio.errors import InvalidIdentifier

    if output is not Output.TABLE:
        row = {"change_id": done.change_id, "papers": done.papers, "unfound": len(done.unfound)}
        emit([row], Listing([*row], (), mapping=lambda each: each), output)
    elif not quiet:
        papers = "1 paper" if done.papers == 1 else f"{done.papers:,} papers"
        number = f"change {done.change_id}" if done.change_id is not None else "nothing changed"
        say(f"{sentence}: {papers} ({number})", is_result=True)
    for each in done.unfound:
        complain(str(each.reason))
    if done.unfound:
        none_is_one = not done.papers and all(
            isinstance(each.reason, InvalidIdentifier) for each in done.unfound
        )
        raise typer.Exit(USAGE if none_is_one and done.change_id is None else FAILURE)


def emit_labels(found: Sequence[LabelCount], what: str, output: Output, *, quiet: bool) -> None:
    """Print tags or lists with their counts."""
    from biblio.queries.annotations import LabelCount

    emit(
        found,
        Listing(
            LabelCount._fields,
            (
                Column(what, lambda row: row.name),
                Column("papers", lambda row: row.papers),
                Column("resting", lambda row: row.resting or "", spare=True),
            ),
        ),
        output,
    )
    if not found and not quiet:
        say(f"there is no {what} yet")
