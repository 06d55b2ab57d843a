"""What is in the file, counted by indexes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from biblio.db.models import Author, Authorship, Category, Paper
from biblio.queries.narrowing.field_conditions import PREPRINT
from biblio.queries.papers.listing import UNKNOWN
from biblio.queries.rows import Count, Stats


def gather_stats(session: Session) -> Stats:
    """How many papers, author names and authorships there are.

    `by_year` counts papers by the year of announcement, oldest first, those that arXiv does not
    know by the year that they are listed by (`0000` where none is known); `by_category` counts
    them by each of their categories, `by_kind` by what they are, the most frequent first.
    """
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
