"""What is in the file, or among the papers that a filter takes, counted in few statements."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from biblio.db.named import named
from biblio.queries.narrowing.field_conditions import PREPRINT
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import Condition, bound, shapes
from biblio.queries.papers.listing import UNKNOWN
from biblio.queries.rows import Count, Stats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries import stats_statements as statements
else:
    statements = named("biblio.queries.stats_statements")


def gather_stats(session: Session, wanted: PaperFilter = EVERYTHING) -> Stats:
    """How many papers, author names and authorships there are among what *wanted* takes.

    `by_year` counts papers by the year of announcement, oldest first, those that arXiv does not
    know by the year that they are listed by (`0000` where none is known); `by_category` counts
    them by each of their categories, `by_kind` by what they are, the most frequent first.

    Raises:
        InvalidQuery: the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    conditions = conditions_on(session, wanted, of_each=False).conditions
    return _of_some(session, conditions) if conditions else _of_all(session)


def _of_some(session: Session, conditions: Sequence[Condition]) -> Stats:
    """The same of papers that meet *conditions*."""
    asked, values = shapes(conditions), bound(conditions)
    years, categories, kinds = (
        dict(session.execute(each(asked), values).all())
        for each in (statements.by_year, statements.by_category, statements.by_kind)
    )
    authors, authorships = session.execute(statements.authors(asked), values).one()
    if (number := kinds.pop(None, None)) is not None:
        kinds[UNKNOWN] = number
    return Stats(
        papers=sum(years.values()),
        authors=authors,
        authorships=authorships,
        by_year=tuple(Count(year, years[year]) for year in sorted(years)),
        by_category=_ranked(categories),
        by_kind=_ranked(kinds),
    )


def _of_all(session: Session) -> Stats:
    """The same of all papers, by indexes alone."""
    papers = beyond = 0
    years: Counter[str] = Counter()
    for month, number in session.execute(statements.BY_MONTH):
        if month is not None:
            years[month[:4]] += number
        else:
            beyond = number
        papers += number
    if beyond:
        years.update(dict(session.execute(statements.BY_YEAR_LISTED).all()))
    return Stats(
        papers=papers,
        authors=session.scalar(statements.AUTHORS) or 0,
        authorships=session.scalar(statements.AUTHORSHIPS) or 0,
        by_year=tuple(Count(year, years[year]) for year in sorted(years)),
        by_category=_ranked(dict(session.execute(statements.BY_CATEGORY).all())),
        by_kind=_ranked(_kinds(session, papers, beyond)),
    )


def _kinds(session: Session, papers: int, beyond: int) -> dict[str, int]:
    """How many of *papers*, of which arXiv does not know *beyond*, are of each kind."""
    kinds: Counter[str] = Counter()
    on_arxiv = papers - beyond
    for kind, number, known in session.execute(statements.BY_KIND):
        kinds[kind or ""] += number
        on_arxiv -= known
        beyond -= number - known
    kinds[PREPRINT] += on_arxiv
    kinds[UNKNOWN] += beyond
    return dict(+kinds)


def _ranked(counts: Mapping[str, int]) -> tuple[Count, ...]:
    """*counts*, the greatest first."""
    ordered = sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    return tuple(Count(value, number) for value, number in ordered)
