"""What a paper has of each dimension, as a piece of a statement; what it has none of is null."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, SQLColumnExpression, Subquery, func, select
from sqlalchemy.sql.selectable import FromClause

from biblio.db.bulk import table_of
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.model.moments import MONTH, YEAR
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.language.dates import DateKind
from biblio.queries.papers.divisions_statements import (
    container_of_paper,
    kind_of_paper,
    period_of,
)

_PLACES: Final = table_of(Authorship)
_NAMES: Final = table_of(Author)


class Valued(NamedTuple):
    """A value of a paper; where it stands in *rows*, of those that are so, with their *paper*."""

    value: SQLColumnExpression[Any]
    rows: FromClause | None = None
    paper: Any = None
    conditions: tuple[ColumnElement[bool], ...] = ()


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
