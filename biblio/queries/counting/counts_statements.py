"""The statements of papers counted by dimensions."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, func, select

from biblio.db.models import Paper
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.counting.dimensions_statements import size_of_list, valued
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.parts import Shapes, pieces


@lru_cache
def grouped(
    by: tuple[Dimension, ...], date: DateKind, conditions: Shapes, *, sizes: bool = False
) -> Select[*tuple[Any, ...]]:
    """How many papers that meet the *conditions* have each value, or pair of them.

    With *sizes*, how many of those have each number of authors.
    """
    values = [valued(each, date) for each in by]
    asked: list[Any] = [each.value.label(f"value_{place}") for place, each in enumerate(values)]
    if sizes:
        asked.append(size_of_list().label("size"))
    # In the order of the papers: SQLite looks up what each has, where it would begin at the rows.
    source: Any = Paper.__table__
    for each in values:
        if each.rows is not None:
            source = source.outerjoin(each.rows, and_(each.paper == Paper.id, *each.conditions))
    return (
        select(*asked, func.count())
        .select_from(source)
        .where(*pieces(conditions))
        .group_by(*(each.name for each in asked))
    )


@lru_cache
def of_rows(dimension: Dimension) -> Select[*tuple[Any, ...]]:
    """How many papers have each value of a *dimension* of rows."""
    value, _, _, is_one = valued(dimension, DateKind.SUBMITTED)
    return select(value, func.count()).where(*is_one).group_by(value)


@lru_cache
def having_rows(dimension: Dimension) -> Select[int]:
    """How many have any."""
    _, _, papers, is_one = valued(dimension, DateKind.SUBMITTED)
    return select(func.count(papers.distinct())).where(*is_one)
