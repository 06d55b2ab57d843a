"""With how many people an author wrote for the first time on the papers that are counted.

Two authors meet on the earliest paper that both are on, in the whole library, by the date that is
meant, one of no date being the earliest. Where that is one of the papers counted, or one of these
is of the same date, each is a new co-author of the other in the period of that date. Papers of more
authors than the filter takes at most bring nobody together, whether they are counted or earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.queries.counting.options import TopOptions
from biblio.queries.counting.ordering import Standing
from biblio.queries.counting.places import (
    ChosenPapers,
    dates_of,
    lists_on,
    require_few_pairs,
)
from biblio.queries.narrowing.filters import PaperFilter, conditions_on
from biblio.queries.narrowing.parts import narrowing_to_papers
from biblio.queries.people.counted import Counted
from biblio.queries.time_limit import look

_LOOKED: Final = 1_000  # authors between two looks at the clock


class _Meeting(NamedTuple):
    """A paper and who is on it; those that are counted stand first of a date."""

    date: str
    is_earlier: bool
    paper: int
    ones: tuple[int, ...]


def count_new_coauthors(
    session: Session,
    wanted: PaperFilter,
    options: TopOptions,
    chosen: ChosenPapers,
    counted: Counted,
) -> dict[str | None, dict[int, Standing]]:
    """How many each author met on the *chosen* papers, in each period; and the papers they have.

    Raises:
        InvalidQuery: there are too many pairs of authors to look at.
    """
    require_few_pairs(session, chosen.conditions)
    dates = dates_of(session, chosen.conditions, wanted.by)
    left_out: set[int] = set() if options.collaborations else counted.collaborations
    meetings = [
        _Meeting(dates[paper], False, paper, ones)  # noqa: FBT003 - a field
        for paper, ones in lists_on(session, sorted(dates), counted, left_out, people=wanted.people)
    ]
    known = {one for each in meetings for one in each.ones}
    earlier = _earlier(session, wanted, counted.papers_of(known) - dates.keys(), dates)
    meetings += [
        _Meeting(earlier[paper], True, paper, tuple(known.intersection(ones)))  # noqa: FBT003 - the same
        for paper, ones in lists_on(
            session, sorted(earlier), counted, left_out, people=wanted.people
        )
    ]
    meetings.sort(key=lambda each: each[:3])
    of: dict[int, list[_Meeting]] = {}
    for each in meetings:
        for one in each.ones:
            of.setdefault(one, []).append(each)
    new: Counter[tuple[str | None, int]] = Counter()
    papers: Counter[tuple[str | None, int]] = Counter()
    for number, (one, theirs) in enumerate(of.items()):
        if number % _LOOKED == 0:
            look(session)
        met = {one}
        for each in theirs:
            if not each.is_earlier:
                key = (chosen.periods[each.paper], one)
                papers[key] += 1
                new[key] -= len(met)
            met.update(each.ones)
            if not each.is_earlier:
                new[key] += len(met)
    found: dict[str | None, dict[int, Standing]] = {}
    for (period, one), number in papers.items():
        found.setdefault(period, {})[one] = Standing(float(new[period, one]), number)
    return found


def _earlier(
    session: Session, wanted: PaperFilter, papers: Iterable[int], dates: dict[int, str]
) -> dict[int, str]:
    """Those of *papers*, and their dates, that are before the last of *dates* and not too large.

    Raises:
        InvalidQuery: they have too many pairs of authors.
    """
    if not dates:
        return {}
    small = PaperFilter(by=wanted.by, max_authors=wanted.max_authors)
    among = narrowing_to_papers(papers).condition
    conditions = (*conditions_on(session, small).conditions, among)
    require_few_pairs(session, conditions)
    last = max(dates.values())
    return {
        paper: date
        for paper, date in dates_of(session, conditions, wanted.by).items()
        if date < last
    }
