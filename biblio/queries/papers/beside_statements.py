"""What holds of a paper beside words, as conditions on its id."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, and_, bindparam, func, select

from biblio.db.expressions import values_of
from biblio.db.models import Paper
from biblio.queries.narrowing.parts import Shape, Shapes, pieces
from biblio.queries.papers.beside import Test


def is_among(papers: BindParameter[str]) -> Test:
    """A paper is one of *papers*."""
    return lambda paper: paper.in_(values_of(papers))


def is_between(least: BindParameter[int], greatest: BindParameter[int]) -> Test:
    """Its id is within a range."""
    return lambda paper: and_(paper >= least, paper <= greatest)


def meets(*given: Shape[ColumnElement[bool]] | BindParameter[Any]) -> Test:
    """A paper meets all conditions of some shapes, whose parameters follow them in their order."""
    conditions = [each for each in given if isinstance(each, Shape)]
    left = iter([each for each in given if not isinstance(each, Shape)])
    met = [each.of(*islice(left, each.parameters)) for each in conditions]
    return lambda paper: select(1).where(Paper.id == paper, *met).exists()


@lru_cache
def extent(dates: Shapes) -> Select[int, int, int]:
    """How many papers *dates* take, up to a `limit`, the least and the greatest id."""
    some = (
        select(Paper.id).where(*pieces(dates)).limit(bindparam("limit", type_=Integer)).subquery()
    )
    return select(func.count(), func.min(some.c.id), func.max(some.c.id))
