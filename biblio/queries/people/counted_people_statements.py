"""The statement of places that exceptions name."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, select

from biblio.db.bulk import table_of
from biblio.db.models import Authorship, PersonException
from biblio.queries.people.author_lists_statements import GIVEN

NAMED: Final = table_of(PersonException)

OWN: Final = NAMED.alias()

PLACES: Final = table_of(Authorship)

SAME: Final = PLACES.alias()

# All places of a name on a paper, of which an exception names one.
EXCEPTED: Final = (
    select(SAME.c.paper_id, SAME.c.author_id, OWN.c.person_id)
    .distinct()
    .select_from(
        NAMED.join(
            PLACES,
            and_(PLACES.c.paper_id == NAMED.c.paper_id, PLACES.c.ordinal == NAMED.c.ordinal),
        )
        .join(
            SAME,
            and_(SAME.c.paper_id == PLACES.c.paper_id, SAME.c.author_id == PLACES.c.author_id),
        )
        .outerjoin(OWN, and_(OWN.c.paper_id == SAME.c.paper_id, OWN.c.ordinal == SAME.c.ordinal))
    )
    .where(NAMED.c.paper_id.in_(GIVEN))
)
