"""With how many people an author wrote for the first time on the papers that are counted.

Two authors meet on the earliest paper that both are on, in the whole library, by the date that is
meant, one of no date being the earliest. Where that is one of the papers counted, or one of these
is of the same date, each is a new co-author of the other in the period of that date. Papers of more
authors than the filter takes at most bring nobody together, whether they are counted or earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.queries.counting.options import TopOptions
from biblio.queries.counting.ordering import Standing
from biblio.queries.counting.places import (
    ChosenPapers,
    dates_of,
    lists_on,
)
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import narrowing_to_papers
from biblio.queries.networks.pair_limit import AUTHORS, Paired, list_sizes, require_few_pairs
from biblio.queries.people.counted import Counted
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAIRED: Final = Paired(AUTHORS, "are looked at for who met whom")
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
    require_few_pairs(list_sizes(session, chosen.conditions), _PAIRED)
    dates = dates_of(session, chosen.conditions, wanted.by)
    left_out: set[int] = set() if options.collaborations else counted.collaborations
    meetings = [
        _Meeting(dates[paper], False, paper, ones)  # noqa: FBT003 - a field
        for paper, ones in lists_on(session, sorted(dates), counted, left_out, people=wanted.people)
    ]
    known = {one for each in meetings for one in each.ones}
    earlier = _earlier(session, wanted, dates, known, counted)
    meetings += [
        _Meeting(earlier[paper], True, paper, ones)  # noqa: FBT003 - the same
        for paper, ones in lists_on(
            session, sorted(earlier), counted, left_out, people=wanted.people
        )
    ]
    meetings.sort(key=lambda each: each[:3])
    of: dict[int, list[_Meeting]] = {one: [] for one in known}
    for each in meetings:
        for one in each.ones:
            if one in of:
                of[one].append(each)
    found: dict[str | None, dict[int, Standing]] = {}
    for number, (one, theirs) in enumerate(of.items()):
        if number % _LOOKED == 0:
            look(session)
        for period, standing in _met(one, theirs, chosen.periods).items():
            found.setdefault(period, {})[one] = standing
    return found


def _met(
    one: int, meetings: Sequence[_Meeting], periods: Mapping[int, str | None]
) -> dict[str | None, Standing]:
    """How many *one* met in each of *periods* on papers that are counted, and these papers."""
    met = {one}
    before = 1
    found: dict[str | None, list[int]] = {}
    for _, is_earlier, paper, ones in meetings:
        met.update(ones)
        if not is_earlier:
            numbers = found.setdefault(periods[paper], [0, 0])
            numbers[0] += len(met) - before
            numbers[1] += 1
        before = len(met)
    return {period: Standing(float(new), papers) for period, (new, papers) in found.items()}


def _earlier(
    session: Session,
    wanted: PaperFilter,
    dates: Mapping[int, str],
    known: Collection[int],
    counted: Counted,
) -> dict[int, str]:
    """The papers, and their dates, before the last of *dates* on which those *known* may have met.

    Raises:
        InvalidQuery: they have too many pairs of authors.
    """
    last = max(dates.values(), default="")
    small = PaperFilter(by=wanted.by, max_authors=wanted.max_authors)
    conditions = conditions_on(session, small).conditions
    found = {
        paper: date
        for paper, date in dates_of(session, conditions, wanted.by).items()
        if date < last and paper not in dates
    }
    if len(found) > len(dates):
        theirs = counted.papers_of(known)
        found = {paper: date for paper, date in found.items() if paper in theirs}
    if found:
        require_few_pairs(list_sizes(session, [narrowing_to_papers(found).condition]), _PAIRED)
    return found
