"""People: `authors`, `path`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from biblio.cli.failures import fail, say
from biblio.cli.matched import plainly, printed, some
from biblio.cli.opening import open_library
from biblio.cli.option_groups import TimelinePapers
from biblio.cli.options import (
    HUGE,
    NAME_HELP,
    Match,
    MatchOption,
    MaxAuthorsOption,
    NameArgument,
    PeopleOption,
    QuietOption,
    SecondsOption,
    well_formed,
)
from biblio.cli.over_time import timeline_listing
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
    from biblio.queries.rows import PersonMatch

LISTED: Final = 20


def authors(
    context: typer.Context,
    *,
    name: NameArgument,
    match: MatchOption = Match.FOLDED,
    explain: Annotated[
        bool, typer.Option("--explain", help="Each name's papers too, as handles.")
    ] = False,
    people: PeopleOption = False,
    timeline: Annotated[
        bool,
        typer.Option(
            "--timeline",
            help="What NAME wrote, year by year: papers, first and last places, co-authors, "
            "categories; all names that match are the one person.",
        ),
    ] = False,
    papers: TimelinePapers,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=0,
            max=HUGE,
            help="At most N names (20), or the latest N years (all); 0 for all.",
        ),
    ] = None,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """List the author names that NAME matches; with --timeline, what NAME wrote year by year.

    Each comes with the rule that matched it and its papers; `first` and `last` are years. A name
    is not a person: several may share one, and one may have several. With --people those who
    have a place where NAME stands are listed, each under all names. The options that narrow
    papers are for --timeline.
    """
    from biblio.model.identifiers.person_places import is_place
    from biblio.queries.rows import AuthorMatch, MatchedForm, Page

    narrowed = papers.arguments()
    if timeline:
        if explain:
            raise typer.BadParameter("it is about names, not years", param_hint="--explain")
        with open_library(context) as library:
            years = library.timeline(
                name,
                **narrowed,
                mode=match.value,
                people=people,
                limit=limit or None,
                seconds=seconds,
            )
        emit(years.rows, timeline_listing(), printing)
        say_rest(years, has_after=False, quiet=quiet)
        return
    if narrowed:
        raise typer.BadParameter("it goes with --timeline", param_hint=_option_of(min(narrowed)))
    most = LISTED if limit is None else limit or None
    if people or is_place(name):
        if explain:
            raise typer.BadParameter("it is about names, not people", param_hint="--explain")
        with open_library(context) as library:
            found = library.people_called(name, mode=match.value, limit=most, seconds=seconds)
        emit(found.rows, _people_listing(), printing)
        say_rest(found, has_after=False, quiet=quiet)
        return

    columns: list[Column[Any]] = [
        Column("author_id", lambda row: row.author_id),
        Column("papers", lambda row: row.papers),
        Column("first", lambda row: row.first),
        Column("last", lambda row: row.last),
        Column("rule", lambda row: row.rule),
        Column("name", printed),
    ]
    with open_library(context) as library:
        page: Page[Any] = library.authors(name, mode=match.value, limit=most, seconds=seconds)
        keys: Sequence[str] = AuthorMatch._fields
        if explain:
            forms = library.explain(name, mode=match.value, abbreviated=True)[:most]
            page = Page(forms, total=page.total, notes=page.notes)
            keys = MatchedForm._fields
            columns.append(
                Column("handles", lambda row: plainly(row.handles), lambda row: some(row.handles))
            )
    emit(page.rows, Listing(keys, columns), printing)
    say_rest(page, has_after=False, quiet=quiet)


def _option_of(argument: str) -> str:
    """The option that gives an *argument* of a timeline."""
    return {"since": "--from", "until": "--to"}.get(argument, f"--{argument.replace('_', '-')}")


def _people_listing() -> Listing[PersonMatch]:
    from biblio.queries.rows import PersonMatch

    return Listing(
        PersonMatch._fields,
        (
            Column("person", lambda row: row.person),
            Column("author_id", lambda row: row.author_id),
            Column("papers", lambda row: row.papers),
            Column("first", lambda row: row.first),
            Column("last", lambda row: row.last),
            Column("rule", lambda row: row.rule),
            Column("name", printed),
            Column("also", lambda row: tuple(each for each in row.names if each != row.name)),
        ),
    )


def path(
    context: typer.Context,
    *,
    one: Annotated[str, typer.Argument(metavar="ONE", callback=well_formed, help=NAME_HELP)],
    other: Annotated[str, typer.Argument(metavar="OTHER", callback=well_formed, help="Likewise.")],
    max_authors: MaxAuthorsOption = None,
    match: MatchOption = Match.FOLDED,
    people: PeopleOption = False,
    quiet: QuietOption = False,
    seconds: SecondsOption = None,
    printing: Printing,
) -> None:
    """Show the shortest chain of co-authors from ONE to OTHER.

    Each step has a paper that its author wrote with the one before. Collaborations join nobody.
    Where there is no chain, that is said and the exit code is 1. With --people, or where ONE or
    OTHER is a person's place, each step is a person, and the weakest link is told where known.
    """
    from biblio.model.identifiers.person_places import is_place
    from biblio.queries.rows import PathStep, PersonStep

    of_people = people or is_place(one) or is_place(other)
    person: list[Column[Any]] = [Column("person", lambda row: row.person)] if of_people else []
    listing: Listing[Any] = Listing(
        keys=keys_for_programs((PersonStep if of_people else PathStep)._fields),
        columns=(
            *person,
            Column("author_id", lambda row: row.author_id),
            Column("author", lambda row: row.author),
            Column("paper", lambda row: row.paper),
            Column("title", lambda row: title_of(row) if row.paper else None),
        ),
    )
    with open_library(context) as library:
        page = library.path(
            *(one, other),
            max_authors=max_authors,
            mode=match.value,
            people=people,
            seconds=seconds,
        )
    emit(page.rows, listing, printing)
    if page:
        say_rest(page, has_after=False, quiet=quiet)
        return
    for note in page.notes[:-1] if not quiet else ():
        say(note)
    fail(page.notes[-1])
