"""The statements of listings by date."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Integer, Select, bindparam, case, func, literal, select

from biblio.db.expressions import values_of
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.date_statements import LISTED
from biblio.queries.narrowing.dated_statements import is_behind
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.papers.listing import BEGINNING, Walk

BEGINS: Final = case((Paper.title.is_(None), func.substr(Paper.abstract, 1, BEGINNING)))


# Built once, as every statement is: building takes longer than the answer to most questions.
AMONG: Final = Paper.id.in_(values_of(bindparam("papers")))

ALL: Final = select(func.count()).select_from(Paper)
"""How many papers there are."""
UNANNOUNCED: Final = ALL.where(Paper.announced.is_(None))
"""How many of them have no month of announcement, told by an index."""

NAMES: Final = (
    select(Authorship.paper_id, Author.name, Author.keyname)
    .join(Author, Author.id == Authorship.author_id)
    .where(Authorship.paper_id.in_(values_of(bindparam("papers"))))
    .order_by(Authorship.paper_id, Authorship.ordinal)
)

CODES: Final = (
    select(Category.paper_id, Category.category)
    .where(Category.paper_id.in_(values_of(bindparam("papers"))))
    .order_by(Category.paper_id, Category.ordinal)
)

SUMMARIES: Final[Select[*tuple[Any, ...]]] = select(
    Paper.id,
    Paper.arxiv_id,
    Paper.title,
    Paper.submitted,
    Paper.revised,
    Paper.primary_category,
    Paper.announced,
    Paper.authors_cut,
    Paper.listed_submitted,
    HANDLE.label("handle"),
    Paper.kind,
    Paper.container_title,
    Paper.issued,
    BEGINS.label("beginning"),
).where(AMONG)


@lru_cache
def walk(way: Walk, conditions: Shapes) -> Select[str, int]:
    """The keys of the papers that meet the *conditions*, in the order of an index."""
    at = LISTED[way.by]
    order = (at, Paper.id) if way.oldest else (at.desc(), Paper.id.desc())
    keys = select(at, Paper.id).where(*pieces(conditions)).order_by(*order)
    if way.has_start:
        keys = keys.where(is_behind(at, Paper.id, oldest=way.oldest))
    return keys.limit(bindparam("limit", type_=Integer)) if way.has_limit else keys


@lru_cache
def of_candidates(by: DateKind, conditions: Shapes) -> Select[str, int]:
    """The keys of those of `papers` that meet the *conditions*."""
    return select(LISTED[by], Paper.id).where(AMONG, *pieces(conditions))


@lru_cache
def beyond(conditions: Shapes) -> Select[int]:
    """Whether more papers meet the *conditions* than a `number`."""
    number = bindparam("number", type_=Integer)
    return select(literal(1)).select_from(Paper).where(*pieces(conditions)).offset(number).limit(1)


@lru_cache
def count(conditions: Shapes) -> Select[int]:
    """How many papers meet the *conditions*, up to a `limit`."""
    some = select(Paper.id).where(*pieces(conditions)).limit(bindparam("limit", type_=Integer))
    return select(func.count()).select_from(some.subquery())


@lru_cache
def undated(by: DateKind) -> Select[int]:
    """How many of `papers` have no such date."""
    return ALL.where(AMONG, LISTED[by].is_(None))


@lru_cache
def dated(by: DateKind) -> Select[int]:
    """How many papers of the library have such a date."""
    return ALL.where(LISTED[by].is_not(None))
