"""What commands on the user's own layer have in common: their papers, and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from biblio.cli.failures import say, tell_missing
from biblio.cli.listed_files import read_lines
from biblio.cli.options import Output
from biblio.cli.rendering import Column, Listing, emit, emit_one
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.library.annotations import Annotated as Done
    from biblio.queries.annotations import LabelCount


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
    if output is not Output.TABLE or not quiet:
        row = {"change_id": done.change_id, "papers": done.papers, "unfound": len(done.unfound)}
        number = f"change {done.change_id}" if done.change_id is not None else "nothing changed"
        emit_one(row, f"{sentence}: {counted(done.papers, 'paper')} ({number})", output)
    has_some = bool(done.papers) or done.change_id is not None
    tell_missing([each.reason for each in done.unfound], has_some=has_some)


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
