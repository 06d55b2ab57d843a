"""Who or what has most papers: whatever can be ranked, and by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from biblio.errors import InvalidQuery
from biblio.queries.counting.options import Measure, Ranked, TopOptions
from biblio.queries.counting.top_authors import rank_authors
from biblio.queries.counting.top_pairs import rank_pairs
from biblio.queries.counting.top_papers import rank_papers
from biblio.queries.counting.top_values import rank_categories, rank_containers
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.rows import Page, RankedAuthor, RankedPair, RankedPaper, RankedValue

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    _Ranking = Callable[[Session, PaperFilter, TopOptions], Page[Any]]


RankedRow = RankedAuthor | RankedPair | RankedValue | RankedPaper

_RANKINGS: Final[Mapping[Ranked, tuple[_Ranking, Sequence[Measure]]]] = MappingProxyType(
    {
        Ranked.AUTHORS: (
            rank_authors,
            (Measure.PAPERS, Measure.FRACTIONAL, Measure.NEW_COAUTHORS),
        ),
        Ranked.PAIRS: (rank_pairs, (Measure.PAPERS, Measure.FRACTIONAL)),
        Ranked.CATEGORIES: (rank_categories, (Measure.PAPERS,)),
        Ranked.CONTAINERS: (rank_containers, (Measure.PAPERS,)),
        # By the papers that cite them, whichever of the two it is called.
        Ranked.PAPERS: (rank_papers, (Measure.CITATIONS, Measure.PAPERS)),
    }
)
"""Who ranks each, and by what; a new kind of ranking brings its line here."""


def rank(
    session: Session, what: Ranked, wanted: PaperFilter, options: TopOptions
) -> Page[RankedRow]:
    """Those of *what* that have most among the papers that *wanted* takes, the first first.

    Periods stand in their order, papers without a date at the end. Equals stand by papers, name and
    id, so that there is one order.

    Raises:
        InvalidQuery: *what* is not ranked so, the filter cannot be understood, or there are too
            many pairs.
        NotFound: nobody answers to a name.
    """
    ranking, measures = _RANKINGS[what]
    if options.measure not in measures:
        raise InvalidQuery(f"{what} are ranked by {' or '.join(measures)}, not {options.measure}")
    if (options.first or options.last) and what is not Ranked.AUTHORS:
        raise InvalidQuery(f"who stands first or last on papers ranks authors, not {what}")
    return ranking(session, wanted, options)
