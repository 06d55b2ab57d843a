"""The statements of what is in the file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, func, select

from biblio.db.models import Author, Authorship, Category, Paper
from biblio.model.moments import YEAR
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.papers.divisions_statements import kind_of_paper

_NUMBER: Final = func.count()

BY_MONTH: Final = select(Paper.announced, _NUMBER).group_by(Paper.announced)
"""How many papers were announced in each month."""

_LISTED: Final = func.substr(Paper.listed_submitted, 1, YEAR)
BY_YEAR_LISTED: Final = select(_LISTED, _NUMBER).where(Paper.announced.is_(None)).group_by(_LISTED)
"""How many that never were are listed by each year."""

BY_CATEGORY: Final = select(Category.category, _NUMBER).group_by(Category.category)
AUTHORS: Final = select(_NUMBER).select_from(Author)
AUTHORSHIPS: Final = select(_NUMBER).select_from(Authorship)

BY_KIND: Final = (
    select(Paper.kind, _NUMBER, func.count(Paper.arxiv_id))
    .where(Paper.kind.is_not(None))
    .group_by(Paper.kind)
)
"""How many papers have each kind, and how many of those arXiv knows."""


@lru_cache
def by_year(conditions: Shapes) -> Select[*tuple[Any, ...]]:
    """How many papers that meet the *conditions* are of each year."""
    year: Any = func.substr(func.coalesce(Paper.announced, Paper.listed_submitted), 1, YEAR)
    return select(year, _NUMBER).where(*pieces(conditions)).group_by(year)


@lru_cache
def by_category(conditions: Shapes) -> Select[str, int]:
    """The same by category."""
    of_these = Category.paper_id.in_(_papers(conditions))
    return select(Category.category, _NUMBER).where(of_these).group_by(Category.category)


@lru_cache
def by_kind(conditions: Shapes) -> Select[*tuple[Any, ...]]:
    """The same by kind."""
    kind: Any = kind_of_paper()
    return select(kind, _NUMBER).where(*pieces(conditions)).group_by(kind)


@lru_cache
def authors(conditions: Shapes) -> Select[int, int]:
    """How many authors such papers have, and how many places."""
    of_these = Authorship.paper_id.in_(_papers(conditions))
    return select(func.count(Authorship.author_id.distinct()), _NUMBER).where(of_these)


def _papers(conditions: Shapes) -> Select[int]:
    return select(Paper.id).where(*pieces(conditions))
