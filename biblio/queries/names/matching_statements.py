"""The statements of names beside those of candidates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, func, or_, select

from biblio.db.expressions import values_of
from biblio.db.models import Author, Authorship
from biblio.queries.names.candidates_statements import COLUMNS

OF_ID: Final = select(*COLUMNS).where(COLUMNS[0] == bindparam("author_id"))
"""The row of an `author_id`."""
_PAPERS: Final = func.count(Authorship.paper_id.distinct())
MOST_PAPERS: Final = (
    select(Authorship.author_id, _PAPERS)
    .where(Authorship.author_id.in_(values_of(bindparam("authors"))))
    .group_by(Authorship.author_id)
    .order_by(_PAPERS.desc(), Authorship.author_id)
    .limit(1)
)
"""Who of `authors` is on most papers, and on how many."""


@lru_cache
def collaborations(ranges: int) -> Select[Any]:
    """The collaborations whose names are within one of so many ranges."""
    key = Author.keyname_key
    within = [
        and_(key >= bindparam(f"first_{place}"), key < bindparam(f"end_{place}"))
        for place in range(ranges)
    ]
    return select(*COLUMNS).where(Author.is_collaboration == 1, or_(*within))
