"""People: `authors`, `path`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from biblio.cli.failures import fail, say
from biblio.cli.matched import plainly, printed, some
from biblio.cli.opening import open_library
from biblio.cli.options import (
    NAME_HELP,
    LimitOption,
    Match,
    MatchOption,
    MaxAuthorsOption,
    NameArgument,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.printing import Printing
from biblio.cli.rendering import (
    Column,
    Listing,
    emit,
    keys_for_programs,
    say_rest,
    title_of,
)

if TYPE_CHECKING:
    from biblio.queries.rows import PathStep

LISTED: Final = 20


def authors(
    context: typer.Context,
    *,
    name: NameArgument,
    match: MatchOption = Match.FOLDED,
    explain: Annotated[
        bool, typer.Option("--explain", help="Each name's papers too, as handles.")
    ] = False,
    limit: LimitOption = LISTED,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the author names that NAME matches.

    Each comes with the rule that matched it and its papers; `first` and `last` are years. A name
    is not a person: several may share one, and one may have several.
    """
    from biblio.queries.rows import AuthorMatch, MatchedForm, Page

    columns: list[Column[Any]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("rule", lambda row: row.rule),
        Column("name", printed),
    ]
    with open_library(context) as library:
        page: Page[Any] = library.authors(
            name, mode=match.value, limit=limit or None, seconds=seconds
        )
        keys: Sequence[str] = AuthorMatch._fields
        if explain:
            forms = library.explain(name, mode=match.value, abbreviated=True)[: limit or None]
            page = Page(forms, total=page.total, notes=page.notes)
            keys = MatchedForm._fields
            columns.append(
                Column("handles", lambda row: plainly(row.handles), lambda row: some(row.handles))
            )
    emit(page.rows, Listing(keys, columns), printing)
    say_rest(page, has_after=False, quiet=quiet)


def path(
    context: typer.Context,
    *,
    one: Annotated[str, typer.Argument(metavar="ONE", callback=well_formed, help=NAME_HELP)],
    other: Annotated[str, typer.Argument(metavar="OTHER", callback=well_formed, help="Likewise.")],
    max_authors: MaxAuthorsOption = None,
    match: MatchOption = Match.FOLDED,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """Show the shortest chain of co-authors from ONE to OTHER.

    Each step has a paper that its author wrote with the one before. Collaborations join nobody.
    Where there is no chain, that is said and the exit code is 1.
    """
    from biblio.queries.rows import PathStep

    listing: Listing[PathStep] = Listing(
        keys=keys_for_programs(PathStep._fields),
        columns=(
            Column("author_id", lambda row: row.author_id),
            Column("author", lambda row: row.author),
            Column("paper", lambda row: row.paper),
            Column("title", lambda row: title_of(row) if row.paper else None),
        ),
    )
    with open_library(context) as library:
        page = library.path(one, other, max_authors=max_authors, mode=match.value, seconds=seconds)
    emit(page.rows, listing, printing)
    if page:
        say_rest(page, has_after=False, quiet=quiet)
        return
    for note in page.notes[:-1] if not quiet else ():
        say(note)
    fail(page.notes[-1])
