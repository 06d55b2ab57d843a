"""Ranges of dates as conditions on papers, and which column each kind of date is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, SQLColumnExpression

from biblio.db.models import Paper
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing.parts import Condition, Part

LISTED: Final[Mapping[DateKind, SQLColumnExpression[Any]]] = MappingProxyType(
    {
        DateKind.SUBMITTED: Paper.listed_submitted,
        DateKind.REVISED: Paper.listed_revised,
        DateKind.ANNOUNCED: Paper.announced,
        DateKind.ISSUED: Paper.issued,
    }
)
"""The column that a listing by each date is ordered by."""
NOT_ALWAYS: Final = frozenset({DateKind.ANNOUNCED, DateKind.ISSUED})
"""The dates that a paper may be without; listings by them leave such papers out."""


def date_conditions(by: DateKind, ranges: Sequence[DateRange]) -> list[Condition]:
    """The conditions on `Paper` that its date *by* that name is within all of *ranges*.

    Raises:
        InvalidQuery: days are asked of announcements, of which only the month is known.
    """
    if by is DateKind.ANNOUNCED and any(each.names_a_day() for each in ranges):
        raise InvalidQuery("announcements are known by month: write 2024-05, not a day of it")
    is_known = [Part(_is_known, (by,))] if by in NOT_ALWAYS else []
    return [*is_known, *(each for dates in ranges for each in _within(dates, by))]


def _within(dates: DateRange, by: DateKind) -> Iterator[Condition]:
    """What keeps the date that *by* names within *dates*; an index on it serves."""
    lower, upper = dates.bounds()
    if lower is not None:
        yield Part(_is_from, (by,), (lower,))
    if upper is not None:
        yield Part(_is_before, (by,), (upper,))


def _is_known(by: DateKind) -> ColumnElement[bool]:
    # As a comparison, since SQLite would read the table for IS NOT NULL of a computed column.
    return LISTED[by] > ""


def _is_from(by: DateKind, date: BindParameter[str]) -> ColumnElement[bool]:
    return LISTED[by] >= date


def _is_before(by: DateKind, date: BindParameter[str]) -> ColumnElement[bool]:
    return LISTED[by] < date
