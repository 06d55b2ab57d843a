"""Authors by their papers, by fractions of them, by first or last places, by new co-authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from math import fsum
from operator import itemgetter
from typing import TYPE_CHECKING

from biblio.db.lists import ungathered
from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.counting.new_coauthors import count_new_coauthors
from biblio.queries.counting.options import Measure, TopOptions
from biblio.queries.counting.ordering import Standing, first_of, in_order, near_the_top
from biblio.queries.counting.places import (
    ChosenPapers,
    Places,
    chosen_papers,
    countable,
    places_on,
)
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.people.counted import Counted
from biblio.queries.people.counted_people import CountedPeople
from biblio.queries.rows import Page, RankedAuthor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.counting import top_authors_statements as statements
else:
    statements = named("biblio.queries.counting.top_authors_statements")


Standings = dict[str | None, dict[int, Standing]]


def rank_authors(session: Session, wanted: PaperFilter, options: TopOptions) -> Page[RankedAuthor]:
    """The authors with most of the papers that *wanted* takes, by what *options* say.

    Spellings that only folding tells apart are one author, see `Counted`; a paper counts once for
    who stands on it twice. The n authors of a paper are those who are counted. `total` is how many
    authors there are, of all periods together where those are asked for.

    Raises:
        InvalidQuery: the filter cannot be understood, or options do not go together.
        NotFound: nobody answers to a name.
    """
    limit = rows_of(options.limit)
    is_new = options.measure is Measure.NEW_COAUTHORS
    if is_new and (options.first or options.last):
        raise InvalidQuery("new co-authors are counted on all papers: leave out first and last")
    chosen = chosen_papers(session, wanted, options.letters)
    counted = (CountedPeople if wanted.people else Counted)(session, {})
    if is_new:
        standings = count_new_coauthors(session, wanted, options, chosen, counted)
    else:
        standings = _papers(session, wanted, options, chosen, counted)
    near = {period: near_the_top(of, limit) for period, of in standings.items()}
    ones = {one for each in near.values() for _, one in each}
    shown = counted.shown(ones)

    def names(one: int) -> tuple[object, ...]:
        return shown[one].name, shown[one].author_id

    ranked = [
        (period, *each)
        for period in in_order(near)
        for each in first_of(near[period], names, limit)
    ]
    handles = counted.handles({one for _, _, one in ranked})
    rows = [
        RankedAuthor(
            period,
            handles[one],
            shown[one].author_id,
            shown[one].name,
            standing.papers,
            float(standing.papers) if is_new else standing.value,
            int(standing.value) if is_new else None,
        )
        for period, standing, one in ranked
    ]
    said = counted.notes({one: shown[one] for _, _, one in ranked})
    return Page(rows, total=sum(map(len, standings.values())), notes=(*chosen.notes, *said))


def _papers(
    session: Session,
    wanted: PaperFilter,
    options: TopOptions,
    chosen: ChosenPapers,
    counted: Counted,
) -> Standings:
    """What the papers of each author in each period weigh."""
    left_out = set() if options.collaborations else counted.collaborations  # grows as they are met
    cut = _cut(session, chosen) if options.last else frozenset()
    whole: Counter[tuple[str | None, int]] = Counter()
    parts: Counter[tuple[str | None, int, int]] = Counter()
    for places in places_on(session, [*chosen.periods], counted, people=wanted.people):
        every = countable(places, left_out)
        on: Collection[tuple[int, int]] = every
        if options.first or options.last:
            on = every.keys() & _ends(places, counted.collaborations, options, cut)
        papers = [paper for paper, _ in on]
        periods = map(chosen.periods.__getitem__, papers)
        ones = map(itemgetter(1), on)
        if options.measure is Measure.FRACTIONAL:
            sizes = Counter(map(itemgetter(0), every))
            parts.update(zip(periods, ones, map(sizes.__getitem__, papers), strict=True))
        else:
            whole.update(zip(periods, ones, strict=True))
    if options.measure is Measure.FRACTIONAL:
        return _weighed(parts)
    found: Standings = {}
    for (period, one), number in whole.items():
        found.setdefault(period, {})[one] = Standing(float(number), number)
    return found


def _weighed(numbers: Mapping[tuple[str | None, int, int], int]) -> Standings:
    """What papers weigh, given how many there are in a period, of one author, of n authors."""
    parts: dict[tuple[str | None, int], list[tuple[int, int]]] = {}
    for (period, one, n), number in numbers.items():
        parts.setdefault((period, one), []).append((n, number))
    found: Standings = {}
    for (period, one), each in parts.items():
        # Rounded, so that equal sums of different parts are ties.
        value = round(fsum(number / n for n, number in each), 9)
        found.setdefault(period, {})[one] = Standing(value, sum(number for _, number in each))
    return found


def _ends(
    places: Places, collaborations: set[int], options: TopOptions, cut: frozenset[int]
) -> set[tuple[int, int]]:
    """Who stands at the ends of papers that are asked for: of all, and of the persons.

    A list that a source *cut* has no last author.
    """
    every = list(zip(places.papers, places.ones, strict=True))
    persons = [pair for pair in every if pair[1] not in collaborations]
    ends: set[tuple[int, int]] = set()
    for pairs in (every, persons):
        if options.first:
            ends.update(dict(reversed(pairs)).items())
        if options.last:
            ends.update(pair for pair in dict(pairs).items() if pair[0] not in cut)
    return ends


def _cut(session: Session, chosen: ChosenPapers) -> frozenset[int]:
    """The papers of which a source cut the list of authors."""
    statement = statements.cut_lists(shapes(chosen.conditions))
    row = session.execute(statement, bound(chosen.conditions)).one()
    return frozenset(ungathered(row[0]))
