"""What is in the file, counted by indexes alone."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from biblio.db.models import Author, Authorship, Category, Paper
from biblio.queries.rows import Count, Stats


def gather_stats(session: Session) -> Stats:
    """How many papers, author names and authorships there are.

    `by_year` counts papers by the year of announcement, oldest first; `by_category` counts them
    by each of their categories, the most frequent first.
    """
    papers = 0
    years: Counter[str] = Counter()
    by_month = select(Paper.announced, func.count()).group_by(Paper.announced)
    for month, number in session.execute(by_month):
        years[month[:4]] += number
        papers += number
    by_category = select(Category.category, func.count()).group_by(Category.category)
    categories = sorted(
        (Count(code, number) for code, number in session.execute(by_category)),
        key=lambda count: (-count.papers, count.value),
    )
    return Stats(
        papers=papers,
        authors=session.scalar(select(func.count()).select_from(Author)) or 0,
        authorships=session.scalar(select(func.count()).select_from(Authorship)) or 0,
        by_year=tuple(Count(year, years[year]) for year in sorted(years)),
        by_category=tuple(categories),
    )
