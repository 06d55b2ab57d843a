"""By what papers are counted: what each of them has of it, as a piece of a statement.

A paper has one year, one kind; of categories and collaborations it may have several, and then
counts in each. What it has none of is null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, SQLColumnExpression, Subquery, func, select
from sqlalchemy.sql.selectable import FromClause

from biblio.db.bulk import table_of
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind
from biblio.queries.papers.divisions import (
    MONTH,
    YEAR,
    container_of_paper,
    kind_of_paper,
    period_of,
)

_PLACES: Final = table_of(Authorship)
_NAMES: Final = table_of(Author)
_MOST: Final = 2  # at once


class Dimension(StrEnum):
    """By what papers are counted."""

    YEAR = "year"
    MONTH = "month"
    CATEGORY = "category"
    PRIMARY = "primary"
    KIND = "kind"
    CONTAINER = "container"
    AUTHORS_A_PAPER = "authors-a-paper"
    COLLABORATION = "collaboration"

    @property
    def is_time(self) -> bool:
        """Whether one value is followed by the next after a fixed time."""
        return self in {Dimension.YEAR, Dimension.MONTH}

    @property
    def is_of_rows(self) -> bool:
        """Whether it stands in rows of another table, of which a paper may have several or none."""
        return self in {Dimension.CATEGORY, Dimension.PRIMARY, Dimension.COLLABORATION}

    @property
    def is_ordered(self) -> bool:
        """Whether the values have an order of their own, and no limit cuts them."""
        return self.is_time or self is Dimension.AUTHORS_A_PAPER


class Valued(NamedTuple):
    """A value of a paper; where it stands in *rows*, of those that are so, with their *paper*."""

    value: SQLColumnExpression[Any]
    rows: FromClause | None = None
    paper: Any = None
    conditions: tuple[ColumnElement[bool], ...] = ()


def dimensions_of(by: str | Sequence[str]) -> tuple[Dimension, ...]:
    """One dimension or two, named one by one or as `year,category`.

    Raises:
        InvalidQuery: there is no such dimension, or too many are named, or one twice.
    """
    names = by.split(",") if isinstance(by, str) else by
    found = tuple(map(_dimension, names))
    if not found or len(found) > _MOST or len({*found}) < len(found):
        raise InvalidQuery(
            f"papers are counted by one or two of: {', '.join(Dimension)}; not by "
            f"{', '.join(found) or 'nothing'}"
        )
    return found


def _dimension(name: str) -> Dimension:
    try:
        return Dimension(name.strip().lower().replace("_", "-"))
    except ValueError:
        raise InvalidQuery(
            f"papers are not counted by {name!r}; they are by: {', '.join(Dimension)}"
        ) from None


def valued(dimension: Dimension, date: DateKind) -> Valued:
    """What papers have of *dimension*; years and months are those of *date*."""
    if dimension.is_time:
        return Valued(period_of(date, YEAR if dimension is Dimension.YEAR else MONTH))
    if dimension in _SINGLE:
        return Valued(_SINGLE[dimension]())
    if dimension is Dimension.COLLABORATION:
        rows: Any = _collaborations()
        return Valued(rows.c.one, rows, rows.c.paper_id)
    rows = table_of(Category).alias()
    # The first category too, from the small table: no row of a paper is read for it.
    is_first = (rows.c.ordinal == 1,) if dimension is Dimension.PRIMARY else ()
    return Valued(rows.c.category, rows, rows.c.paper_id, is_first)


def size_of_list() -> SQLColumnExpression[Any]:
    """How many places the author list of a paper has, as far as it is known; null for none."""
    # Places count from 1 without gaps, and are the key: one look-up a paper.
    return (
        select(func.max(_PLACES.c.ordinal))
        .where(_PLACES.c.paper_id == Paper.id)
        .correlate(Paper)
        .scalar_subquery()
    )


def _collaborations() -> Subquery:
    """Each collaboration once on each of its papers, as the least id of all its spellings."""
    same = _NAMES.alias()
    one = (
        select(func.min(same.c.id))
        .where(
            same.c.name_key == _NAMES.c.name_key,
            same.c.suffix == _NAMES.c.suffix,
            same.c.is_collaboration == 1,
        )
        .scalar_subquery()
    )
    return (
        select(_PLACES.c.paper_id, one.label("one"))
        .join(_NAMES, _NAMES.c.id == _PLACES.c.author_id)
        .where(_NAMES.c.is_collaboration == 1)
        .distinct()
        .subquery()
    )


_SINGLE: Final[Mapping[Dimension, Callable[[], SQLColumnExpression[Any]]]] = MappingProxyType(
    {
        Dimension.KIND: kind_of_paper,
        Dimension.CONTAINER: container_of_paper,
        Dimension.AUTHORS_A_PAPER: size_of_list,
    }
)
