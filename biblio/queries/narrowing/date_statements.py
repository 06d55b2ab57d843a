"""Dates as conditions on papers, and which column each kind of date is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, SQLColumnExpression

from biblio.db.models import Paper
from biblio.queries.language.dates import DateKind

LISTED: Final[Mapping[DateKind, SQLColumnExpression[Any]]] = MappingProxyType(
    {
        DateKind.SUBMITTED: Paper.listed_submitted,
        DateKind.REVISED: Paper.listed_revised,
        DateKind.ANNOUNCED: Paper.announced,
        DateKind.ISSUED: Paper.issued,
    }
)
"""The column that a listing by each date is ordered by."""


def is_known(by: DateKind) -> ColumnElement[bool]:
    """A paper has the date."""
    # As a comparison, since SQLite would read the table for IS NOT NULL of a computed column.
    return LISTED[by] > ""


def is_from(by: DateKind, date: BindParameter[str]) -> ColumnElement[bool]:
    """The date is *date* or later."""
    return LISTED[by] >= date


def is_before(by: DateKind, date: BindParameter[str]) -> ColumnElement[bool]:
    """The date is before *date*."""
    return LISTED[by] < date
