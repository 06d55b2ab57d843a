"""How people over time are listed: co-authors by year, meetings, timelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import typer

from biblio.cli.rendering import Column, Listing

if TYPE_CHECKING:
    from biblio.cli.printing import Printing
    from biblio.library import Library
    from biblio.queries.rows import Page

LISTED: Final = 20  # co-authors
YEAR: Final = "year"
COAUTHOR: Final = "coauthor"


class Over(StrEnum):
    """What co-authors are listed by."""

    YEARS = "years"
    BOTH = "co-authors and years"


def over_of(by: str) -> Over:
    """What `--by` names: years, or co-authors and years, in either order.

    Raises:
        typer.BadParameter: it is neither.
    """
    words = {word.strip().lower() for word in by.split(",")}
    if words == {YEAR}:
        return Over.YEARS
    if words == {YEAR, COAUTHOR}:
        return Over.BOTH
    raise typer.BadParameter("give year, or coauthor,year", param_hint="--by")


def asked_by_year(
    library: Library, name: str, over: Over, choice: dict[str, Any], limit: int | None
) -> Page[Any]:
    """The co-authors of *name* by year; all years, or 20 co-authors, where no *limit* is given."""
    if over is Over.YEARS:
        return library.coauthor_years(name, **choice, limit=limit or None)
    most = LISTED if limit is None else limit or None
    return library.coauthors_in_years(name, **choice, limit=most)


def names_meetings(printing: Printing) -> bool:
    """Whether fields are named that only meetings have."""
    from biblio.queries.rows import Coauthor, CoauthorMeeting

    asked = f"{printing.fields or ''},{printing.template or ''}"
    return any(
        re.search(rf"(?<![a-z_]){field}(?![a-z_])", asked)
        for field in {*CoauthorMeeting._fields} - {*Coauthor._fields}
    )


def by_year_listing(over: Over, *, is_weighed: bool, people: bool) -> Listing[Any]:
    """The listing of co-authors by year."""
    from biblio.queries.rows import CoauthorInYear, CoauthorYear, PersonInYear

    if over is Over.YEARS:
        return _by_name(CoauthorYear._fields)
    keys = PersonInYear._fields if people else CoauthorInYear._fields
    shown = ("person", "author_id", "year", "papers", "weight", "is_new", "name")
    left_out = set() if is_weighed else {"weight"}
    return _by_name(keys, [each for each in shown if each in keys and each not in left_out])


def meetings_listing(*, is_weighed: bool, people: bool) -> Listing[Any]:
    """The listing of co-authors with the first and the last paper that each shares."""
    from biblio.queries.rows import CoauthorMeeting, PersonMeeting

    keys = PersonMeeting._fields if people else CoauthorMeeting._fields
    shown = ("person", "author_id", "papers", "weight")
    left_out = set() if is_weighed else {"weight"}
    columns = [_column(each) for each in shown if each in keys and each not in left_out]
    columns += [
        Column("first", lambda row: row.first_date, lambda row: (row.first_date or "")[:10]),
        Column("first_paper", lambda row: row.first_paper.removeprefix("arXiv:")),
        Column("last", lambda row: row.last_date, lambda row: (row.last_date or "")[:10]),
        Column("last_paper", lambda row: row.last_paper.removeprefix("arXiv:")),
        Column("active", lambda row: "yes" if row.is_active else ""),
        _column("name"),
    ]
    return Listing(keys, columns)


def timeline_listing() -> Listing[Any]:
    """The listing of a timeline."""
    from biblio.queries.rows import TimelineYear

    headings = {
        "first_places": "first",
        "last_places": "last",
        "new_coauthors": "new",
    }
    return Listing(
        TimelineYear._fields,
        [_column(each, headings.get(each)) for each in TimelineYear._fields],
    )


def _by_name(keys: Sequence[str], shown: Sequence[str] | None = None) -> Listing[Any]:
    return Listing(keys, [_column(each) for each in shown or keys])


def _column(field: str, heading: str | None = None) -> Column[Any]:
    if field == "weight":
        return Column(field, lambda row: f"{row.weight:.3f}")
    if field == "is_new":
        return Column("new", lambda row: "new" if row.is_new else "")
    return Column(heading or field, lambda row: getattr(row, field))
