"""The statements of who is on papers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered, values_of
from biblio.db.models import Authorship, PackedList

# Built once: building the statements takes longer than SQLite's answer of a usual author's papers.
# Of tables, since the ORM takes as long again to hand on what columns of its classes gave.
PLACES: Final = table_of(Authorship)

LONG: Final = table_of(PackedList)

GIVEN: Final = values_of(bindparam("given"))
"""The ids that `given` made a parameter of."""

PACKED: Final = select(LONG.c.paper_id, LONG.c.members, LONG.c.places).where(
    LONG.c.paper_id.in_(GIVEN)
)

# One text a paper: a row an author would take several times as long.
LISTS: Final = (
    select(PLACES.c.paper_id, gathered(PLACES.c.author_id))
    .where(PLACES.c.paper_id.in_(GIVEN))
    .group_by(PLACES.c.paper_id)
)

BEYOND: Final = PLACES.alias()

SHORT_LISTS: Final = LISTS.where(
    ~select(1)
    .where(BEYOND.c.paper_id == PLACES.c.paper_id, BEYOND.c.ordinal > bindparam("places"))
    .exists()
)
