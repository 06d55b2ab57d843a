"""What is in the file, or among the papers that a filter takes, counted in few statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from biblio.db.models import Author, Authorship, Category, Paper
from biblio.queries.narrowing.field_conditions import PREPRINT
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import Condition, Shapes, bound, pieces, shapes
from biblio.queries.papers.divisions import YEAR, kind_of_paper
from biblio.queries.papers.listing import UNKNOWN
from biblio.queries.rows import Count, Stats


class _Groups(NamedTuple):
    """Statements that count papers by a value each, and authors with their authorships."""

    by_year: Select[*tuple[Any, ...]]
    by_category: Select[*tuple[Any, ...]]
    by_kind: Select[*tuple[Any, ...]]
    authors: Select[*tuple[Any, ...]]


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
    asked, values = _groups(shapes(conditions)), bound(conditions)
    years, categories, kinds = (
        dict(session.execute(each, values).all())
        for each in (asked.by_year, asked.by_category, asked.by_kind)
    )
    authors, authorships = session.execute(asked.authors, values).one()
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


@lru_cache
def _groups(conditions: Shapes) -> _Groups:
    papers = select(Paper.id).where(*pieces(conditions))
    year: Any = func.substr(func.coalesce(Paper.announced, Paper.listed_submitted), 1, YEAR)
    kind: Any = kind_of_paper()
    number = func.count()
    return _Groups(
        select(year, number).where(*pieces(conditions)).group_by(year),
        select(Category.category, number)
        .where(Category.paper_id.in_(papers))
        .group_by(Category.category),
        select(kind, number).where(*pieces(conditions)).group_by(kind),
        select(func.count(Authorship.author_id.distinct()), number).where(
            Authorship.paper_id.in_(papers)
        ),
    )


def _of_all(session: Session) -> Stats:
    """The same of all papers, by indexes alone."""
    papers = beyond = 0
    years: Counter[str] = Counter()
    by_month = select(Paper.announced, func.count()).group_by(Paper.announced)
    for month, number in session.execute(by_month):
        if month is not None:
            years[month[:4]] += number
        else:
            beyond = number
        papers += number
    if beyond:
        listed = func.substr(Paper.listed_submitted, 1, 4)
        by_year = select(listed, func.count()).where(Paper.announced.is_(None)).group_by(listed)
        years.update(dict(session.execute(by_year).all()))
    by_category = select(Category.category, func.count()).group_by(Category.category)
    return Stats(
        papers=papers,
        authors=session.scalar(select(func.count()).select_from(Author)) or 0,
        authorships=session.scalar(select(func.count()).select_from(Authorship)) or 0,
        by_year=tuple(Count(year, years[year]) for year in sorted(years)),
        by_category=_ranked(dict(session.execute(by_category).all())),
        by_kind=_ranked(_kinds(session, papers, beyond)),
    )


def _kinds(session: Session, papers: int, beyond: int) -> dict[str, int]:
    """How many of *papers*, of which arXiv does not know *beyond*, are of each kind."""
    by_kind = (
        select(Paper.kind, func.count(), func.count(Paper.arxiv_id))
        .where(Paper.kind.is_not(None))
        .group_by(Paper.kind)
    )
    kinds: Counter[str] = Counter()
    on_arxiv = papers - beyond
    for kind, number, known in session.execute(by_kind):
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
