"""Ranges of dates as conditions on papers, and which column each kind of date is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing.parts import Condition, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from biblio.queries.narrowing import date_statements as statements
else:
    statements = named("biblio.queries.narrowing.date_statements")

NOT_ALWAYS: Final = frozenset({DateKind.ANNOUNCED, DateKind.ISSUED})
"""The dates that a paper may be without; listings by them leave such papers out."""


def date_conditions(by: DateKind, ranges: Sequence[DateRange]) -> list[Condition]:
    """The conditions on `Paper` that its date *by* that name is within all of *ranges*.

    Raises:
        InvalidQuery: days are asked of announcements, of which only the month is known.
    """
    if by is DateKind.ANNOUNCED and any(each.names_a_day() for each in ranges):
        raise InvalidQuery("announcements are known by month: write 2024-05, not a day of it")
    is_known = [Part(statements.is_known, (by,))] if by in NOT_ALWAYS else []
    return [*is_known, *(each for dates in ranges for each in _within(dates, by))]


def _within(dates: DateRange, by: DateKind) -> Iterator[Condition]:
    """What keeps the date that *by* names within *dates*; an index on it serves."""
    lower, upper = dates.bounds()
    if lower is not None:
        yield Part(statements.is_from, (by,), (lower,))
    if upper is not None:
        yield Part(statements.is_before, (by,), (upper,))
