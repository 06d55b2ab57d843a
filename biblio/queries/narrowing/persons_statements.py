"""The statements of people above names."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, bindparam, func, select, union_all

from biblio.db.bulk import table_of
from biblio.db.expressions import values_of
from biblio.db.models import (
    Author,
    Authorship,
    Paper,
    Person,
    PersonException,
    PersonSpelling,
    StaleBlock,
)
from biblio.queries.narrowing.handles_statements import HANDLE

GIVEN: Final = values_of(bindparam("given"))

AUTHORS: Final = table_of(Author)

SAME: Final = AUTHORS.alias()

PLACES: Final = table_of(Authorship)

SPELLED: Final = table_of(PersonSpelling)

EXCEPTED: Final = table_of(PersonException)

PERSONS: Final = table_of(Person)

IS_EXCEPTED: Final = and_(
    EXCEPTED.c.paper_id == PLACES.c.paper_id, EXCEPTED.c.ordinal == PLACES.c.ordinal
)

OF_SPELLING: Final = and_(
    SPELLED.c.name_key == AUTHORS.c.name_key,
    SPELLED.c.suffix == AUTHORS.c.suffix,
    AUTHORS.c.is_collaboration == 0,
)

IS_SAME: Final = and_(
    *(SAME.c[each] == AUTHORS.c[each] for each in ("name_key", "suffix", "is_collaboration"))
)

PLACE: Final = (PLACES.c.paper_id, PLACES.c.ordinal, PLACES.c.author_id, PLACES.c.listed_on)

EXPLICIT: Final = select(1).where(IS_EXCEPTED).exists()

OF_PERSONS: Final = union_all(
    select(SPELLED.c.person_id, *PLACE)
    .join(AUTHORS, OF_SPELLING)
    .join(PLACES, PLACES.c.author_id == AUTHORS.c.id)
    .where(SPELLED.c.person_id.in_(GIVEN), ~EXPLICIT),
    select(EXCEPTED.c.person_id, *PLACE)
    .join(PLACES, IS_EXCEPTED)
    .where(EXCEPTED.c.person_id.in_(GIVEN)),
)

OF_IDS: Final = select(PLACES.c.author_id, *PLACE).where(PLACES.c.author_id.in_(GIVEN), ~EXPLICIT)

OWNERS: Final = select(
    AUTHORS.c.id,
    func.coalesce(
        select(SPELLED.c.person_id).where(OF_SPELLING).scalar_subquery(),
        select(func.min(SAME.c.id)).where(IS_SAME).scalar_subquery(),
    ),
    AUTHORS.c.is_collaboration,
).where(AUTHORS.c.id.in_(GIVEN))

EXCEPTED_OF: Final = (
    select(PLACES.c.author_id, EXCEPTED.c.person_id)
    .distinct()
    .select_from(PLACES.outerjoin(EXCEPTED, IS_EXCEPTED))
    .where(PLACES.c.author_id.in_(GIVEN))
)

ALIKE: Final = select(AUTHORS.c.id, SAME.c.id).join(SAME, IS_SAME).where(AUTHORS.c.id.in_(GIVEN))

AT: Final = (
    select(PLACES.c.author_id, AUTHORS.c.is_collaboration, AUTHORS.c.name, EXCEPTED.c.person_id)
    .select_from(
        PLACES.join(AUTHORS, AUTHORS.c.id == PLACES.c.author_id).outerjoin(EXCEPTED, IS_EXCEPTED)
    )
    .where(PLACES.c.paper_id == bindparam("paper"), PLACES.c.ordinal == bindparam("ordinal"))
)

SIZE: Final = select(func.count()).where(PLACES.c.paper_id == bindparam("paper"))

HANDLES: Final = select(Paper.id, HANDLE).where(Paper.id.in_(GIVEN))

NAMES: Final = select(AUTHORS.c.id, AUTHORS.c.name, AUTHORS.c.is_collaboration).where(
    AUTHORS.c.id.in_(GIVEN)
)

SAID_OF: Final = select(PERSONS.c.id, PERSONS.c.display, PERSONS.c.orcid, PERSONS.c.chance).where(
    PERSONS.c.id.in_(GIVEN)
)
STALE: Final = select(func.count()).select_from(StaleBlock)
"""How many blocks of names wait to be computed anew."""
