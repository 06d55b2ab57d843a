"""What must hold of a paper beside the words that it is found by, told by its id alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from biblio.db.expressions import listed, values_of
from biblio.db.models import Paper
from biblio.queries.language.search_query import SearchQuery
from biblio.queries.narrowing.date_conditions import date_conditions
from biblio.queries.narrowing.filters import Narrowed
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, Part, Shape, Shapes, bound, pieces, shapes

Test = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""A condition on a paper, of the column that its id is in."""
OfPaper = Part[Test]
_SPANNED: Final = 200_000  # papers of a range of dates whose ids are looked through


def beside(
    session: Session, narrowed: Narrowed, wanted: PaperFilter, parsed: SearchQuery
) -> tuple[OfPaper, ...]:
    """What must hold of a paper beside the words, by its id."""
    conditions: list[OfPaper] = []
    if narrowed.papers is not None:
        conditions.append(Part(_is_among, (), (listed(narrowed.papers),)))
    elif dates := date_conditions(wanted.by, (wanted.dates, *parsed.dates)):
        span = _span(session, dates)
        if span is not None:
            conditions.append(Part(_is_between, (), span))
    if narrowed.conditions:
        values = tuple(value for each in narrowed.conditions for value in each.values)
        conditions.append(Part(_meets, shapes(narrowed.conditions), values))
    return tuple(conditions)


def _is_among(papers: BindParameter[str]) -> Test:
    return lambda paper: paper.in_(values_of(papers))


def _is_between(least: BindParameter[int], greatest: BindParameter[int]) -> Test:
    return lambda paper: and_(paper >= least, paper <= greatest)


def _meets(*given: Shape[ColumnElement[bool]] | BindParameter[Any]) -> Test:
    """A paper meets all conditions of some shapes, whose parameters follow them in their order."""
    conditions = [each for each in given if isinstance(each, Shape)]
    left = iter([each for each in given if not isinstance(each, Shape)])
    met = [each.of(*islice(left, each.parameters)) for each in conditions]
    return lambda paper: select(1).where(Paper.id == paper, *met).exists()


def _span(session: Session, dates: Sequence[Condition]) -> tuple[int, int] | None:
    """The least and the greatest id of the papers that *dates* take, where they are few.

    Ids run with the time, so that the full-text index is read in that stretch alone.
    """
    values = bound(dates) | {"limit": _SPANNED + 1}
    number, least, greatest = session.execute(_extent(shapes(dates)), values).one()
    return (least or 0, greatest or 0) if number <= _SPANNED else None


@lru_cache
def _extent(dates: Shapes) -> Select[int, int, int]:
    """How many papers *dates* take, up to a `limit`, the least and the greatest id."""
    some = (
        select(Paper.id).where(*pieces(dates)).limit(bindparam("limit", type_=Integer)).subquery()
    )
    return select(func.count(), func.min(some.c.id), func.max(some.c.id))
