"""People: `authors`, `coauthors`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import say
from biblio.cli.opening import open_library
from biblio.cli.options import (
    HUGE,
    CategoryOption,
    FromOption,
    LimitOption,
    Match,
    MatchOption,
    NameArgument,
    Output,
    OutputOption,
    ToOption,
    Weight,
)
from biblio.cli.rendering import Column, Listing, emit, say_rest

if TYPE_CHECKING:
    from biblio.library import Library
    from biblio.queries.rows import AuthorMatch, Coauthor


def authors(
    context: typer.Context,
    *,
    name: NameArgument,
    match: MatchOption = Match.FOLDED,
    limit: LimitOption = 20,
    output: OutputOption = Output.TABLE,
) -> None:
    """List the author names that NAME matches.

    Each comes with the rule that matched it and its papers; `first` and `last` are years. A name
    is not a person: several may share one, and one may have several.
    """
    from biblio.queries.rows import AuthorMatch

    listing: Listing[AuthorMatch] = Listing(
        keys=AuthorMatch._fields,
        columns=(
            Column("author_id", lambda row: row.author_id),
            Column("papers", lambda row: row.papers),
            Column("first", lambda row: row.first),
            Column("last", lambda row: row.last),
            Column("rule", lambda row: row.rule),
            Column("name", _name),
        ),
    )
    with open_library(context) as library:
        page = library.authors(name, mode=match.value, limit=limit or None)
    emit(page.rows, listing, output)
    say_rest(page, has_after=False)


def coauthors(
    context: typer.Context,
    *,
    name: NameArgument,
    since: FromOption = None,
    until: ToOption = None,
    category: CategoryOption = None,
    min_papers: Annotated[
        int, typer.Option(metavar="N", min=1, max=HUGE, help="Only who shares at least N papers.")
    ] = 1,
    max_authors: Annotated[
        int | None,
        typer.Option(metavar="N", min=2, max=HUGE, help="Leave out papers of more than N authors."),
    ] = None,
    weight: Annotated[
        Weight,
        typer.Option(help="What a shared paper of n authors weighs: 1, or 1/(n-1)."),
    ] = Weight.FULL,
    match: MatchOption = Match.FOLDED,
    collaborations: Annotated[
        bool, typer.Option("--collaborations", help="Collaborations too.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which names NAME was taken for, and why.")
    ] = False,
    limit: LimitOption = 20,
    output: OutputOption = Output.TABLE,
) -> None:
    """List who wrote with NAME, most shared papers first.

    Each shared paper counts once; `first` and `last` are the years of the first and the last.
    """
    from biblio.queries.rows import Coauthor

    columns: list[Column[Coauthor]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("weight", lambda row: f"{row.weight:.3f}"),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("name", lambda row: row.name),
    ]
    if weight is Weight.FULL:
        del columns[2]  # it is the number of papers
    with open_library(context) as library:
        page = library.coauthors(
            name,
            since=since,
            until=until,
            category=category,
            min_papers=min_papers,
            max_authors=max_authors,
            weight=weight.value,
            mode=match.value,
            collaborations=collaborations,
            limit=limit or None,
        )
        emit(page.rows, Listing(Coauthor._fields, columns), output)
        if explain:
            _explain(library, name, match)
    say_rest(page, has_after=False)


def _explain(library: Library, name: str, match: Match) -> None:
    """Say each name that *name* was taken for, the rule, and its papers."""
    for row in library.authors(name, mode=match.value, limit=None):
        papers = "1 paper" if row.papers == 1 else f"{row.papers:,} papers"
        say(f"{name} is taken for {_name(row)}, id:{row.author_id}, {papers}: {row.rule}")


def _name(row: AuthorMatch) -> str:
    return f"{row.name} (collaboration)" if row.is_collaboration else row.name
