"""The statements of who stands where, each with lists side by side."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, and_, null, select

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered
from biblio.db.models import Authorship, Paper, PersonException
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.date_statements import LISTED
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.papers.divisions_statements import period_of
from biblio.queries.people.author_lists_statements import GIVEN

_PLACES: Final = table_of(Authorship)
_EXCEPTED: Final = table_of(PersonException)
_OWN: Final = and_(
    _EXCEPTED.c.paper_id == _PLACES.c.paper_id, _EXCEPTED.c.ordinal == _PLACES.c.ordinal
)


@lru_cache
def chosen(by: DateKind, letters: int, conditions: Shapes) -> Select[str, str]:
    """The papers that meet the *conditions*, and so many *letters* of the date of each."""
    period: Any = period_of(by, letters) if letters else null()
    return select(gathered(Paper.id.expression), gathered(period)).where(*pieces(conditions))


@lru_cache
def dates(by: DateKind, conditions: Shapes) -> Select[str, str]:
    """The same with whole dates."""
    date: Any = LISTED[by]
    return select(gathered(Paper.id.expression), gathered(date)).where(*pieces(conditions))


def _listed(*, people: bool) -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [_PLACES.c.paper_id, _PLACES.c.author_id]
    source: Any = _PLACES
    if people:
        # A place that an exception names is another person's than the others of its spelling.
        columns.append(_EXCEPTED.c.person_id)
        source = _PLACES.outerjoin(_EXCEPTED, _OWN)
    ordered = (
        select(*columns)
        .select_from(source)
        .where(_PLACES.c.paper_id.in_(GIVEN))
        .order_by(_PLACES.c.paper_id, _PLACES.c.ordinal)
        .subquery()
    )
    return select(*map(gathered, ordered.c))


OF_NAMES: Final = _listed(people=False)
"""The places on the papers `given`, and whose name stands there."""
OF_PEOPLE: Final = _listed(people=True)
"""The same, and of whom it is an exception."""
