"""The statements of shared papers: of `papers`, those that meet conditions."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sqlalchemy import Select, bindparam, func, select

from biblio.db.expressions import values_of
from biblio.db.models import Paper
from biblio.model.moments import YEAR
from biblio.queries.narrowing.parts import Shapes, pieces

_OF_PAPERS: Final = Paper.id.in_(values_of(bindparam("papers")))


@lru_cache
def years(conditions: Shapes) -> Select[int, str]:
    """The years of those that meet the *conditions*."""
    year = func.substr(Paper.listed_submitted, 1, YEAR)
    return select(Paper.id, year).where(_OF_PAPERS, *pieces(conditions))


@lru_cache
def meeting(conditions: Shapes) -> Select[int]:
    """Those that meet the *conditions*."""
    return select(Paper.id).where(_OF_PAPERS, *pieces(conditions))
