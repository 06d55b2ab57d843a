"""Papers counted by one dimension or two, with shares, growth, sums up to here, and team sizes.

One statement groups the papers that a filter takes. Of two dimensions another tells how many have
each value of the one where a paper may have several of the other, categories say.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biblio.db.named import named
from biblio.model.moments import UNDATED, YEAR
from biblio.queries.counting.dimensions import Dimension, dimensions_of
from biblio.queries.counting.team_sizes import team_sizes
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, bound, shapes
from biblio.queries.papers.facets import count_all
from biblio.queries.people.counted import Counted
from biblio.queries.rows import Page, PaperCount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.counting import counts_statements as statements
    from biblio.queries.language.dates import DateKind
else:
    statements = named("biblio.queries.counting.counts_statements")

Values = tuple[Any, ...]
_MONTHS: Final = 12


class _Asks(NamedTuple):
    """By what papers that meet the conditions are counted; years and months are of the *date*."""

    by: tuple[Dimension, ...]
    date: DateKind
    conditions: Sequence[Condition]


class _Counts(NamedTuple):
    """How many papers have the values together, and those of each dimension alone; and all."""

    by: tuple[Dimension, ...]
    papers: Mapping[Values, int]
    of_each: Sequence[Mapping[Any, int]]
    total: int


def count_papers(
    session: Session,
    wanted: PaperFilter,
    by: str | Sequence[str],
    *,
    sizes: bool = False,
    limit: int | None = 20,
) -> Page[PaperCount]:
    """How many of the papers that *wanted* takes have each value of the dimensions *by*.

    Years, months and sizes stand in their order, other values by their papers, equals in the order
    of the values, and papers without a value at the end. Of a dimension without an order the
    *limit* values with most papers are given, and a note says of how many. `total` is how many
    papers there are. Years and months are those of the date that `wanted.by` names. With *sizes*
    each row tells how large the teams are.

    Raises:
        InvalidQuery: a dimension is none, or the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    asked = dimensions_of(by)
    limit = rows_of(limit)
    conditions, notes = conditions_on(session, wanted, of_each=False)
    total = count_all(session, conditions)
    asks = _Asks(asked, wanted.by, conditions)
    teams = _teams(session, asks) if sizes else {}
    numbers = (
        {values: of.total() for values, of in teams.items()} if sizes else _numbers(session, asks)
    )
    of_each = [_of_one(session, asks, numbers, place) for place in range(len(asked))]
    counts = _Counts(asked, numbers, of_each, total)
    orders, said = _orders(counts, limit)
    shown = [values for values in numbers if all(map(dict.__contains__, orders, values))]
    shown.sort(key=lambda values: [of[each] for of, each in zip(orders, values, strict=True)])
    growing = _along(counts, lambda each: each.is_time)
    cumulated = _cumulated(counts, orders)
    rows = [
        PaperCount(
            values,
            numbers[values],
            numbers[values] / (total if len(asked) == 1 else of_each[0][values[0]]),
            _growth(counts, values, growing),
            cumulated.get(values),
            team_sizes(teams[values]) if sizes else None,
        )
        for values in shown
    ]
    return Page(rows, total=total, notes=(*notes, *said, *_undated(counts, wanted.by)))


def _numbers(session: Session, asks: _Asks) -> dict[Values, int]:
    """How many papers have each value, or pair of them."""
    (first, *others), conditions = asks.by, asks.conditions
    if first.is_of_rows and not others and not conditions:
        return _all_by(session, first)
    rows = session.execute(
        statements.grouped(asks.by, asks.date, shapes(conditions)), bound(conditions)
    )
    return _named(session, asks.by, {tuple(values): papers for *values, papers in rows.all()})


def _all_by(session: Session, dimension: Dimension) -> dict[Values, int]:
    """The same of all papers by what their rows say, which needs no look at each paper."""
    rows = session.execute(statements.of_rows(dimension))
    found: dict[Values, int] = {(value,): papers for value, papers in rows}
    having = session.scalar(statements.having_rows(dimension)) or 0
    if without := count_all(session, ()) - having:
        found[None,] = without
    return _named(session, (dimension,), found)


def _of_one(
    session: Session, asks: _Asks, numbers: Mapping[Values, int], place: int
) -> Mapping[Any, int]:
    """How many papers have each value of the dimension at *place*; *numbers* are of all."""
    if any(each.is_of_rows for each in (*asks.by[:place], *asks.by[place + 1 :])):
        numbers = _numbers(session, asks._replace(by=asks.by[place : place + 1]))
        place = 0
    papers: Counter[Any] = Counter()
    for values, number in numbers.items():
        papers[values[place]] += number
    return papers


def _teams(session: Session, asks: _Asks) -> dict[Values, Counter[int | None]]:
    """How many papers of each value, or pair of them, have each number of authors."""
    conditions = asks.conditions
    statement = statements.grouped(asks.by, asks.date, shapes(conditions), sizes=True)
    found: dict[Values, Counter[int | None]] = {}
    for *values, size, papers in session.execute(statement, bound(conditions)):
        found.setdefault(tuple(values), Counter())[size] = papers
    return _named(session, asks.by, found)


def _named(session: Session, by: tuple[Dimension, ...], found: dict[Values, Any]) -> dict[Any, Any]:
    """*found* with the names of collaborations in place of their numbers."""
    if Dimension.COLLABORATION not in by:
        return found
    place = by.index(Dimension.COLLABORATION)
    ones = {values[place] for values in found} - {None}
    names = {one: each.name for one, each in Counted(session, {}).shown(ones).items()}
    return {
        (*values[:place], names.get(values[place]), *values[place + 1 :]): numbers
        for values, numbers in found.items()
    }


def _orders(counts: _Counts, limit: int | None) -> tuple[list[dict[Any, int]], tuple[str, ...]]:
    """Where each value of each dimension stands, of those that are given; and what is not."""
    orders, notes = [], []
    for dimension, papers in zip(counts.by, counts.of_each, strict=True):
        values = papers.keys() - {None}
        if dimension.is_ordered:
            ordered = sorted(values)
        else:
            ordered = sorted(values, key=lambda value: (-papers[value], value))
            if limit is not None and len(ordered) > limit:
                notes.append(
                    f"{dimension}: the {limit:,} of most papers, of {len(ordered):,}; -n 0 for all"
                )
                del ordered[limit:]
        if None in papers:
            ordered.append(None)
        orders.append({value: number for number, value in enumerate(ordered)})
    return orders, tuple(notes)


def _along(counts: _Counts, is_one: Callable[[Dimension], bool]) -> int | None:
    """The place of the last dimension that *is_one*."""
    places = [place for place, each in enumerate(counts.by) if is_one(each)]
    return places[-1] if places else None


def _growth(counts: _Counts, values: Values, place: int | None) -> float | None:
    """How much more papers there are than in the year or month before, as a fraction."""
    if place is None or (before := _before(counts.by[place], values[place])) is None:
        return None
    papers = counts.papers.get((*values[:place], before, *values[place + 1 :]), 0)
    return (counts.papers[values] - papers) / papers if papers else None


def _before(dimension: Dimension, value: str | None) -> str | None:
    """The year or month before *value*; None before what is none."""
    if value is None:
        return None
    if dimension is Dimension.YEAR:
        return f"{int(value) - 1:04}"
    if len(value) == YEAR:
        return None  # its month is not known
    year, month = divmod(int(value[:YEAR]) * _MONTHS + int(value[YEAR + 1 :]) - 2, _MONTHS)
    return f"{year:04}-{month + 1:02}"


def _cumulated(counts: _Counts, orders: Sequence[Mapping[Any, int]]) -> dict[Values, int]:
    """The papers up to each value of the last dimension that has an order."""
    place = _along(counts, lambda each: each.is_ordered)
    if place is None:
        return {}

    def others(values: Values) -> str:
        return repr((*values[:place], *values[place + 1 :]))

    dated = [values for values in counts.papers if values[place] is not None]
    dated.sort(key=lambda values: (others(values), orders[place][values[place]]))
    sums: dict[Values, int] = {}
    for _, each in groupby(dated, key=others):
        papers = 0
        for values in each:
            papers += counts.papers[values]
            sums[values] = papers
    return sums


def _undated(counts: _Counts, date: DateKind) -> tuple[str, ...]:
    """A sentence where papers have no date, and so no year."""
    undated = [
        of.get(None, 0) for each, of in zip(counts.by, counts.of_each, strict=True) if each.is_time
    ]
    papers = max(undated, default=0)
    if not papers:
        return ()
    are = "1 paper has" if papers == 1 else f"{papers:,} papers have"
    return (f"{are} no date, whether {date} or any other, which listings call {UNDATED}",)
