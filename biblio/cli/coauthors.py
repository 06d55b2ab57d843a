"""Who wrote with whom: `coauthors`, `second-degree`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from biblio.cli.matched import forms_of, say_forms
from biblio.cli.opening import open_library
from biblio.cli.option_groups import SharedPapers
from biblio.cli.options import (
    HUGE,
    LimitOption,
    NameArgument,
    Output,
    QuietOption,
    Weight,
    well_formed,
)
from biblio.cli.over_time import (
    asked_by_year,
    by_year_listing,
    meetings_listing,
    names_meetings,
    over_of,
)
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, chosen_fields, emit, say_rest

if TYPE_CHECKING:
    from biblio.queries.rows import MatchedForm, Page

LISTED: Final = 20
ACTIVE: Final = 5  # years

ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Say which names NAME was taken for, and why.")
]


class _Shown(NamedTuple):
    """How an answer is printed: in JSON its rows stand under *key*, where NAME is explained."""

    key: str
    listing: Listing[Any]
    printing: Printing
    quiet: bool


def coauthors(
    context: typer.Context,
    *,
    name: NameArgument,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="year|coauthor,year",
            callback=well_formed,
            help="How many co-authors each year had; or what each co-author shared in each year.",
        ),
    ] = None,
    meetings: Annotated[
        bool,
        typer.Option(
            "--meetings",
            help="The first and the last paper that each shares, too (as fields of them do).",
        ),
    ] = False,
    active: Annotated[
        int | None,
        typer.Option(
            "--active-within",
            metavar="N",
            min=0,
            max=1_000,
            help="With --meetings: whose last paper is N years older than the newest at most (5).",
        ),
    ] = None,
    shared: SharedPapers,
    explain: ExplainOption = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=0,
            max=HUGE,
            help="At most N co-authors (20), or the latest N years (all); 0 for all.",
        ),
    ] = None,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """List who wrote with NAME, most shared papers first; --by year, how many and how many new.

    Each shared paper counts once; `first` and `last` are the years of the first and the last.
    Spellings that differ in case, accents and punctuation alone count as one.
    """
    meetings = meetings or (by is None and names_meetings(printing))
    if meetings and by is not None:
        raise typer.BadParameter("it lists co-authors, not years", param_hint="--meetings")
    if active is not None and not meetings:
        raise typer.BadParameter("it goes with --meetings", param_hint="--active-within")
    over = over_of(by) if by is not None else None
    choice, people = shared.arguments(), _of_people(name, shared)
    is_weighed = shared.weight is not Weight.FULL
    page: Page[Any]
    with open_library(context) as library:
        forms = forms_of(library, name, shared.match) if explain else None
        if over is not None:
            page = asked_by_year(library, name, over, choice, limit)
            listing = by_year_listing(over, is_weighed=is_weighed, people=people)
        else:
            most = LISTED if limit is None else limit or None
            if meetings:
                within = ACTIVE if active is None else active
                page = library.meetings(name, **choice, within=within, limit=most)
                listing = meetings_listing(is_weighed=is_weighed, people=people)
            else:
                page = library.coauthors(name, **choice, limit=most)
                listing = _listing(shared.weight, people=people)
    _emit(page, _Shown("coauthors", listing, printing, quiet), name, forms)


def second_degree(
    context: typer.Context,
    *,
    name: NameArgument,
    shared: SharedPapers,
    explain: ExplainOption = False,
    limit: LimitOption = LISTED,
    quiet: QuietOption = False,
    printing: Printing,
) -> None:
    """List who wrote with co-authors of NAME but not with NAME, most shared acquaintances first.

    `through` names the acquaintances of the strongest ties.
    """
    with open_library(context) as library:
        forms = forms_of(library, name, shared.match) if explain else None
        page = library.second_degree(name, **shared.arguments(), limit=limit or None)
    shown = _Shown(
        "second_degree",
        _further_listing(shared.weight, people=_of_people(name, shared)),
        printing,
        quiet,
    )
    _emit(page, shown, name, forms)


def _of_people(name: str, shared: SharedPapers) -> bool:
    """Whether people are asked for, and not names."""
    from biblio.model.identifiers.person_places import is_place

    return shared.people or is_place(name)


def _person(*, people: bool) -> list[Column[Any]]:
    """The column that tells how a person is asked for, where people are listed."""
    return [Column("person", lambda row: row.person)] if people else []


def _listing(weight: Weight, *, people: bool) -> Listing[Any]:
    from biblio.queries.rows import Coauthor, CoauthoringPerson

    columns: list[Column[Any]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("weight", lambda row: f"{row.weight:.3f}"),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("name", lambda row: row.name),
    ]
    if weight is Weight.FULL:
        del columns[2]  # it is the number of papers
    fields = CoauthoringPerson._fields if people else Coauthor._fields
    return Listing(fields, [*_person(people=people), *columns])


def _further_listing(weight: Weight, *, people: bool) -> Listing[Any]:
    from biblio.queries.rows import Acquaintance, AcquaintedPerson

    places = 3 if weight is Weight.FRACTIONAL else 0
    return Listing(
        AcquaintedPerson._fields if people else Acquaintance._fields,
        (
            *_person(people=people),
            Column("author_id", lambda row: row.author_id),
            Column("acquaintances", lambda row: row.acquaintances),
            Column("weight", lambda row: f"{row.weight:.{places}f}"),
            Column("name", lambda row: row.name),
            Column("through", lambda row: row.through),
        ),
    )


def _emit(page: Page[Any], shown: _Shown, name: str, forms: Sequence[MatchedForm] | None) -> None:
    """Print *page*, in JSON within one object with the *forms* that *name* was taken for."""
    if forms is not None and shown.printing.output is Output.JSON:
        rows = [*chosen_fields(page.rows, shown.listing, shown.printing)]
        whole = {"matched": forms, shown.key: rows}
        emit([whole], Listing(list(whole), (), mapping=lambda row: row), Output.JSONL)
    else:
        emit(page.rows, shown.listing, shown.printing)
        if forms is not None:
            say_forms(name, forms)
    say_rest(page, has_after=False, quiet=shown.quiet)
