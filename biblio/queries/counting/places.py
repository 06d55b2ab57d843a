"""Who stands where on the papers that are counted, a portion of them at a time.

Two lists side by side, the papers and who is on them, are read several times as fast as a row each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, null, select
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered
from biblio.db.lists import portions, ungathered
from biblio.db.models import Authorship, Paper, PersonException
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.date_statements import LISTED
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, Shapes, bound, pieces, shapes
from biblio.queries.papers.divisions_statements import period_of
from biblio.queries.people.author_lists import given
from biblio.queries.people.author_lists_statements import GIVEN
from biblio.queries.people.counted import Counted
from biblio.queries.time_limit import look

_TOGETHER: Final = 5_000  # papers whose authors are fetched in one statement
_PLACES: Final = table_of(Authorship)
_EXCEPTED: Final = table_of(PersonException)
_OWN: Final = and_(
    _EXCEPTED.c.paper_id == _PLACES.c.paper_id, _EXCEPTED.c.ordinal == _PLACES.c.ordinal
)


class Places(NamedTuple):
    """The places on papers, in the order of the papers and of their lists: whose, as counted."""

    papers: list[int]
    ones: list[int]


class ChosenPapers(NamedTuple):
    """The papers that a filter takes, by id, and the period of each; notes on the filter."""

    periods: dict[int, str | None]
    conditions: tuple[Condition, ...]
    notes: tuple[str, ...]


def chosen_papers(session: Session, wanted: PaperFilter, letters: int) -> ChosenPapers:
    """The papers that *wanted* takes, each with so many *letters* of its date; None for none.

    Raises:
        InvalidQuery: the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    conditions, notes = conditions_on(session, wanted, of_each=False)
    statement = _chosen(wanted.by, letters, shapes(conditions))
    ids, periods = map(ungathered, session.execute(statement, bound(conditions)).one())
    return ChosenPapers(dict(sorted(zip(ids, periods, strict=True))), conditions, notes)


@lru_cache
def _chosen(by: DateKind, letters: int, conditions: Shapes) -> Select[str, str]:
    period: Any = period_of(by, letters) if letters else null()
    return select(gathered(Paper.id.expression), gathered(period)).where(*pieces(conditions))


def dates_of(session: Session, conditions: Sequence[Condition], by: DateKind) -> dict[int, str]:
    """The whole dates, as listings are ordered by them, of the papers that meet *conditions*."""
    statement = _dates(by, shapes(conditions))
    ids, dates = map(ungathered, session.execute(statement, bound(conditions)).one())
    return dict(zip(ids, dates, strict=True))


@lru_cache
def _dates(by: DateKind, conditions: Shapes) -> Select[str, str]:
    date: Any = LISTED[by]
    return select(gathered(Paper.id.expression), gathered(date)).where(*pieces(conditions))


def places_on(
    session: Session, papers: Sequence[int], counted: Counted, *, people: bool
) -> Iterator[Places]:
    """All places on *papers*, which stand in ascending order, some papers at a time."""
    for some in portions(papers, _TOGETHER):
        look(session)
        row = session.execute(_OF_PEOPLE if people else _OF_NAMES, given(some)).one()
        ids, authors, *excepted = map(ungathered, row)
        ones = counted.ones(authors)
        for own in excepted:
            ones = [
                one if person is None else person for one, person in zip(ones, own, strict=True)
            ]
        yield Places(ids, ones)


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


_OF_NAMES: Final = _listed(people=False)
_OF_PEOPLE: Final = _listed(people=True)


def countable(places: Places, left_out: set[int]) -> dict[tuple[int, int], None]:
    """Each paper with each who is on it, once, but for those who are *left_out*."""
    on = dict.fromkeys(zip(places.papers, places.ones, strict=True))
    if left_out and not left_out.isdisjoint(places.ones):
        return {pair: None for pair in on if pair[1] not in left_out}
    return on


def lists_on(
    session: Session,
    papers: Sequence[int],
    counted: Counted,
    left_out: set[int],
    *,
    people: bool,
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each of *papers* with those who are on it, but for who is *left_out*."""
    for places in places_on(session, papers, counted, people=people):
        on = countable(places, left_out)
        ones = tuple(map(itemgetter(1), on))
        start = 0
        for paper, number in Counter(map(itemgetter(0), on)).items():
            yield paper, ones[start : start + number]
            start += number
