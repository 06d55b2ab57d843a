"""The statements of who counts as one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Text, and_, case, func, literal, or_, select

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered
from biblio.db.models import Author, Authorship
from biblio.queries.people.author_lists_statements import GIVEN

# Of tables, since the ORM takes as long again to hand on what columns of its classes gave.
AUTHORS: Final = table_of(Author)

AUTHORSHIPS: Final = table_of(Authorship)

BREAK: Final = literal("\n", Text())  # which no key has

IS_COLLABORATION: Final = AUTHORS.c.is_collaboration == 1

KIND: Final = case((IS_COLLABORATION, BREAK), else_=literal("", Text()))

# Three texts in all: a row an author would take several times as long. Most spellings are keys as
# they stand; putting them together with a suffix that is none would be a third of the time.
SPELLINGS: Final = select(
    gathered(AUTHORS.c.id),
    gathered(
        case(
            (
                or_(IS_COLLABORATION, AUTHORS.c.suffix != ""),
                KIND + AUTHORS.c.name_key + BREAK + AUTHORS.c.suffix,
            ),
            else_=AUTHORS.c.name_key,
        )
    ),
    gathered(AUTHORS.c.id, IS_COLLABORATION),
).where(AUTHORS.c.id.in_(GIVEN))

SAME: Final = AUTHORS.alias()

IS_SAME: Final = and_(
    *(SAME.c[each] == AUTHORS.c[each] for each in ("name_key", "suffix", "is_collaboration"))
)

ALL_OF_SPELLING: Final = (
    select(AUTHORS.c.id, SAME.c.id, SAME.c.name, SAME.c.is_collaboration)
    .join(SAME, IS_SAME)
    .where(AUTHORS.c.id.in_(GIVEN))
)

# Few have any, which the index tells.
OTHERS_OF_SPELLING: Final = (
    select(AUTHORS.c.id, SAME.c.id)
    .join(SAME, IS_SAME & (SAME.c.id != AUTHORS.c.id))
    .where(AUTHORS.c.id.in_(GIVEN))
)

PLACES: Final = (
    select(AUTHORSHIPS.c.author_id, func.count())
    .where(AUTHORSHIPS.c.author_id.in_(GIVEN))
    .group_by(AUTHORSHIPS.c.author_id)
)
