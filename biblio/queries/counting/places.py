"""Who stands where on the papers that are counted, a portion of them at a time.

Two lists side by side, the papers and who is on them, are read several times as fast as a row each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import portions, ungathered
from biblio.db.named import named
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, bound, shapes
from biblio.queries.people.author_lists import given
from biblio.queries.people.counted import Counted
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.counting import places_statements as statements
    from biblio.queries.language.dates import DateKind
else:
    statements = named("biblio.queries.counting.places_statements")

_TOGETHER: Final = 5_000  # papers whose authors are fetched in one statement


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
    statement = statements.chosen(wanted.by, letters, shapes(conditions))
    ids, periods = map(ungathered, session.execute(statement, bound(conditions)).one())
    return ChosenPapers(dict(sorted(zip(ids, periods, strict=True))), conditions, notes)


def dates_of(session: Session, conditions: Sequence[Condition], by: DateKind) -> dict[int, str]:
    """The whole dates, as listings are ordered by them, of the papers that meet *conditions*."""
    statement = statements.dates(by, shapes(conditions))
    ids, dates = map(ungathered, session.execute(statement, bound(conditions)).one())
    return dict(zip(ids, dates, strict=True))


def places_on(
    session: Session, papers: Sequence[int], counted: Counted, *, people: bool
) -> Iterator[Places]:
    """All places on *papers*, which stand in ascending order, some papers at a time."""
    for some in portions(papers, _TOGETHER):
        look(session)
        statement = statements.OF_PEOPLE if people else statements.OF_NAMES
        row = session.execute(statement, given(some)).one()
        ids, authors, *excepted = map(ungathered, row)
        ones = counted.ones(authors)
        for own in excepted:
            ones = [
                one if person is None else person for one, person in zip(ones, own, strict=True)
            ]
        yield Places(ids, ones)


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
