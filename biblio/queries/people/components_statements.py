"""The statements of components."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Integer, Select, bindparam, func, select, union

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered
from biblio.db.models import (
    Author,
    Authorship,
    Generation,
    Paper,
    PeopleRun,
    PersonException,
    PersonSpelling,
)

_AUTHORS: Final = table_of(Author)
_PLACES: Final = table_of(Authorship)
_SPELLED: Final = table_of(PersonSpelling)
_EXCEPTED: Final = table_of(PersonException)
_RUNS: Final = table_of(PeopleRun)

GENERATION: Final = select(Generation.stamp).where(Generation.of_table == "authorships")
LAST_RUN: Final = select(_RUNS.c.id, _RUNS.c.ran_at).order_by(_RUNS.c.id.desc()).limit(1)
PAPERS: Final[Select[int]] = select(func.count()).select_from(table_of(Paper))
HIGHEST: Final[Select[int | None]] = select(func.max(_AUTHORS.c.id))
PERSONS: Final = select(gathered(_AUTHORS.c.id)).where(_AUTHORS.c.is_collaboration == 0)
SPELLINGS: Final = (
    select(gathered(_AUTHORS.c.id))
    .where(_AUTHORS.c.is_collaboration == 0)
    .group_by(_AUTHORS.c.name_key, _AUTHORS.c.suffix)
    .having(func.count() > 1)
)
"""The names of each spelling that has several."""

LISTS: Final = select(gathered(_PLACES.c.author_id)).group_by(_PLACES.c.paper_id)
"""Who is on each paper."""
SHORT_LISTS: Final = LISTS.having(func.max(_PLACES.c.ordinal) <= bindparam("places", type_=Integer))
"""The same of papers that have no more than so many `places`."""

_NAMES_OF_PEOPLE: Final = union(
    select(_SPELLED.c.person_id, _AUTHORS.c.id).join(
        _AUTHORS,
        (_SPELLED.c.name_key == _AUTHORS.c.name_key) & (_SPELLED.c.suffix == _AUTHORS.c.suffix),
    ),
    select(_EXCEPTED.c.person_id, _PLACES.c.author_id).join(
        _PLACES,
        (_PLACES.c.paper_id == _EXCEPTED.c.paper_id) & (_PLACES.c.ordinal == _EXCEPTED.c.ordinal),
    ),
).subquery()
PEOPLE: Final = select(gathered(_NAMES_OF_PEOPLE.c.id)).group_by(_NAMES_OF_PEOPLE.c.person_id)
"""The names of each person who has a row."""
