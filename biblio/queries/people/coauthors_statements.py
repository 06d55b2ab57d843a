"""The statements of co-authors."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sqlalchemy import Select, bindparam, func, select

from biblio.db.bulk import table_of
from biblio.db.expressions import unindexed, values_of
from biblio.db.models import Authorship, Paper
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.people.author_lists_statements import GIVEN

# The statements of every look-up, built once: building takes longer than SQLite's answer.
PLACES: Final = table_of(Authorship)

DAYS: Final = select(PLACES.c.paper_id, PLACES.c.listed_on).where(PLACES.c.author_id.in_(GIVEN))

DAYS_OF_PAPERS: Final = select(PLACES.c.paper_id, PLACES.c.listed_on).where(
    PLACES.c.paper_id.in_(GIVEN), PLACES.c.ordinal == 1
)

AMONG: Final = (
    PLACES.c.author_id.in_(values_of(bindparam("authors"))),
    # The shared papers are a filter: a look-up of each pair would be far more.
    unindexed(PLACES.c.paper_id).in_(values_of(bindparam("papers"))),
)

SPANS: Final = (
    select(
        PLACES.c.author_id,
        func.min(PLACES.c.listed_on),
        func.max(PLACES.c.listed_on),
    )
    .where(*AMONG, PLACES.c.listed_on != bindparam("undated"))
    .group_by(PLACES.c.author_id)
)

PAPERS: Final = select(PLACES.c.author_id, PLACES.c.paper_id).where(*AMONG).distinct()


@lru_cache
def narrowed(conditions: Shapes, *, of_names: bool) -> Select[int, int]:
    """The papers of ids of names, or those of ids, which meet the *conditions*, and their days."""
    days = DAYS if of_names else DAYS_OF_PAPERS
    if not conditions:
        return days
    return days.join(Paper, Paper.id == PLACES.c.paper_id).where(*pieces(conditions))
