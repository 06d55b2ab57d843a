"""The statement of how long lists of authors are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sqlalchemy import Select, func, select

from biblio.db.bulk import table_of
from biblio.db.models import Authorship, Paper
from biblio.queries.narrowing.parts import Shapes, pieces

_PLACES: Final = table_of(Authorship)


@lru_cache
def sizes(conditions: Shapes) -> Select[int, int]:
    """How many papers that meet the *conditions* have each number of places."""
    size = func.max(_PLACES.c.ordinal).label("size")
    lists = select(size).group_by(_PLACES.c.paper_id)
    if conditions:
        lists = lists.where(_PLACES.c.paper_id.in_(select(Paper.id).where(*pieces(conditions))))
    of = lists.subquery().c
    return select(of.size, func.count()).group_by(of.size).order_by(of.size)
