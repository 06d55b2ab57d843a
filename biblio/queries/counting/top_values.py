"""Categories and containers by their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.queries.counting.counts import count_papers
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.counting.options import TopOptions
from biblio.queries.counting.ordering import Standing, first_of, in_order, near_the_top
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.rows import Page, RankedValue

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def rank_categories(
    session: Session, wanted: PaperFilter, options: TopOptions
) -> Page[RankedValue]:
    """The categories with most papers, each paper counted in all of its own.

    Raises:
        InvalidQuery: the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    return _ranked(session, wanted, options, Dimension.CATEGORY)


def rank_containers(
    session: Session, wanted: PaperFilter, options: TopOptions
) -> Page[RankedValue]:
    """The journals and books with most papers, by the names that sources give them.

    Raises:
        InvalidQuery: the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    return _ranked(session, wanted, options, Dimension.CONTAINER)


def _ranked(
    session: Session, wanted: PaperFilter, options: TopOptions, dimension: Dimension
) -> Page[RankedValue]:
    limit = rows_of(options.limit)
    by = dimension if options.period is None else (Dimension(options.period), dimension)
    counts = count_papers(session, wanted, by, limit=None)
    standings: dict[str | None, dict[str, Standing]] = {}
    shares: dict[tuple[str | None, str], float] = {}
    for row in counts:
        *periods, value = row.values
        if value is None:
            continue
        period = None if not periods or periods[0] is None else str(periods[0])
        standings.setdefault(period, {})[str(value)] = Standing(row.papers, row.papers)
        shares[period, str(value)] = row.share
    rows = [
        RankedValue(period, value, standing.papers, shares[period, value])
        for period in in_order(standings)
        for standing, value in first_of(
            near_the_top(standings[period], limit), lambda value: (value,), limit
        )
    ]
    return Page(rows, total=len(shares), notes=counts.notes)
