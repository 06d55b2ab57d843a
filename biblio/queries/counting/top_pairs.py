"""Pairs of authors by the papers that they share.

Authors are gone through from those with most papers on. A pair is counted with the one of the two
who comes first, and has no more papers than the other: so nobody needs to be looked at who has
fewer than the last pair that is given. That keeps one author's co-authors in memory at a time, and
leaves out most of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.queries.counting.options import Measure, TopOptions
from biblio.queries.counting.ordering import Standing, first_of, in_order, near_the_top
from biblio.queries.counting.places import (
    chosen_papers,
    lists_on,
)
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.networks.pair_limit import AUTHORS, Paired, list_sizes, require_few_pairs
from biblio.queries.people.counted import Counted
from biblio.queries.people.counted_people import CountedPeople
from biblio.queries.rows import Page, RankedPair
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


Pair = tuple[int, int]
_LOOKED: Final = 1_000  # authors between two looks at the clock
_SLACK: Final = 2_000  # pairs that are kept beyond those asked for, before they are sifted


class _Lists(NamedTuple):
    """Who is on each paper of a period, and on which of them each author is, by their places."""

    papers: list[tuple[int, ...]]
    of: defaultdict[int, list[int]]


def rank_pairs(session: Session, wanted: PaperFilter, options: TopOptions) -> Page[RankedPair]:
    """The pairs of authors who share most of the papers that *wanted* takes.

    A shared paper of n authors weighs 1, or by fractions 1/(n-1), as co-authors are weighed.
    Spellings that only folding tells apart are one author, and the n are those who are counted.

    Raises:
        InvalidQuery: the filter cannot be understood, or there are too many pairs.
        NotFound: nobody answers to a name.
    """
    limit = rows_of(options.limit)
    chosen = chosen_papers(session, wanted, options.letters)
    require_few_pairs(list_sizes(session, chosen.conditions), Paired(AUTHORS, "are counted"))
    counted = (CountedPeople if wanted.people else Counted)(session, {})
    left_out: set[int] = set() if options.collaborations else counted.collaborations
    periods: dict[str | None, _Lists] = {}
    for paper, ones in lists_on(
        session, [*chosen.periods], counted, left_out, people=wanted.people
    ):
        _add(periods.setdefault(chosen.periods[paper], _Lists([], defaultdict(list))), ones)
    near = {period: _near(session, of, options.measure, limit) for period, of in periods.items()}
    pairs = {pair for each in near.values() for _, pair in each}
    shown = counted.shown({one for pair in pairs for one in pair})
    called = {
        pair: sorted(pair, key=lambda one: (shown[one].name, shown[one].author_id))
        for pair in pairs
    }

    def names(pair: Pair) -> tuple[object, ...]:
        return tuple(
            part for one in called[pair] for part in (shown[one].name, shown[one].author_id)
        )

    ranked = [
        (period, standing, called[pair])
        for period in in_order(near)
        for standing, pair in first_of(near[period], names, limit)
    ]
    handles = counted.handles({one for *_, pair in ranked for one in pair})
    rows = [
        RankedPair(
            period,
            *(handles[one], shown[one].author_id, shown[one].name),
            *(handles[other], shown[other].author_id, shown[other].name),
            standing.papers,
            standing.value,
        )
        for period, standing, (one, other) in ranked
    ]
    said = counted.notes({one: shown[one] for *_, pair in ranked for one in pair})
    return Page(rows, notes=(*chosen.notes, *said))


def _add(lists: _Lists, ones: tuple[int, ...]) -> None:
    """Add a paper with *ones* on it, where they are several."""
    if len(ones) > 1:
        for one in ones:
            lists.of[one].append(len(lists.papers))
        lists.papers.append(ones)


def _near(
    session: Session, lists: _Lists, measure: Measure, limit: int | None
) -> list[tuple[Standing, Pair]]:
    """The pairs that may be among the first *limit*, whatever the order of equals is."""
    ordered = sorted(lists.of, key=lambda one: (_most(lists, one, measure), one), reverse=True)
    ranks = {one: rank for rank, one in enumerate(ordered)}
    found: dict[Pair, Standing] = {}
    least, room = 0.0, None if limit is None else limit + _SLACK
    for rank, one in enumerate(ordered):
        if rank % _LOOKED == 0:
            look(session)
        if _most(lists, one, measure) < least:
            break
        for other, standing in _shared(lists, one, measure, least):
            if ranks[other] > rank:
                found[one, other] = standing
        if limit is not None and room is not None and len(found) > room:
            near = near_the_top(found, limit)
            least = min(standing for standing, _ in near).value
            found = {pair: standing for standing, pair in near}
            room = 2 * len(found) + _SLACK
    return near_the_top(found, limit)


def _most(lists: _Lists, one: int, measure: Measure) -> float:
    """What the papers of *one* weigh: no pair with *one* shares more."""
    papers = lists.of[one]
    if measure is Measure.PAPERS:
        return len(papers)
    # Rounded up: what is shared is rounded.
    return fsum(1 / (len(lists.papers[each]) - 1) for each in papers) + 1e-9


def _shared(
    lists: _Lists, one: int, measure: Measure, least: float
) -> Iterator[tuple[int, Standing]]:
    """With whom *one* shares papers that weigh at *least* so much, and what these weigh."""
    papers = [lists.papers[each] for each in lists.of[one]]
    if measure is Measure.PAPERS:
        for other, number in Counter(chain.from_iterable(papers)).items():
            if number >= least:
                yield other, Standing(float(number), number)
        return
    by_size: dict[int, list[tuple[int, ...]]] = {}
    for ones in papers:
        by_size.setdefault(len(ones) - 1, []).append(ones)
    counts = {others: Counter(chain.from_iterable(each)) for others, each in by_size.items()}
    for other in set().union(*papers):
        standing = _standing(counts, other)
        if standing.value >= least:
            yield other, standing


def _standing(counts: Mapping[int, Counter[int]], other: int) -> Standing:
    shares = [(count[other], others) for others, count in counts.items() if other in count]
    # Rounded, so that equal sums of different parts are ties.
    value = round(fsum(number / others for number, others in shares), 9)
    return Standing(value, sum(number for number, _ in shares))
