"""Facets: how what a filter takes divides, by year, category, journal and other values.

Each count is exact, and of the whole. The papers that the filter takes are put together once for
each facet, as a subquery, and the rows of those papers are grouped: to ask the index of words for
each paper took seven times as long for a word in a third of 100,000 papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import Session

from biblio.db.annotation_models import STANDING
from biblio.db.bulk import table_of
from biblio.db.expressions import values_of
from biblio.db.lists import listed
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import Condition, Shapes, bound, pieces, shapes
from biblio.queries.papers.divisions import YEAR, container_of_paper, kind_of_paper, period_of
from biblio.queries.rows import FacetCount, Page

_CATEGORIES: Final = table_of(Category)
_PLACES: Final = table_of(Authorship)
_NAMES: Final = table_of(Author)


class Facet(StrEnum):
    """By what papers can be divided."""

    YEAR = "year"
    CATEGORY = "category"
    PRIMARY = "primary"
    KIND = "kind"
    CONTAINER = "container"
    AUTHOR = "author"
    COLLABORATION = "collaboration"
    TAG = "tag"
    LIST = "list"


class _Statements(NamedTuple):
    """The first values with their counts, how many papers have any, and those with the others.

    A paper that has one value at most needs the first statement alone.
    """

    first: Select[*tuple[Any, ...]]
    having: Select[int] | None = None
    others: Select[int] | None = None


def count_facets(
    session: Session, wanted: PaperFilter, facets: Sequence[str], *, limit: int | None = 10
) -> Page[FacetCount]:
    """How the papers that *wanted* takes divide by each of *facets*, which are of `Facet`.

    Years come newest first, other values by their papers, equals in the order of the values. Those
    behind the first *limit* of a facet are one row, and so are the papers without a value. `total`
    is how many papers there are.

    Raises:
        InvalidQuery: there is no such facet, or the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    asked = dict.fromkeys(_facet(each) for each in facets)
    if not asked:
        raise InvalidQuery(f"name a facet or several: {', '.join(Facet)}")
    limit = rows_of(limit)
    conditions, notes = conditions_on(session, wanted, of_each=False)
    total = count_all(session, conditions)
    rows = [
        row
        for facet in asked
        for row in _counted(session, facet, wanted.by, conditions, (limit, total))
    ]
    return Page(rows, total=total, notes=notes)


def count_all(session: Session, conditions: Sequence[Condition]) -> int:
    """How many papers meet the *conditions*."""
    return session.scalar(_total(shapes(conditions)), bound(conditions)) or 0


def _facet(name: str) -> Facet:
    try:
        return Facet(name.strip().lower())
    except ValueError:
        raise InvalidQuery(f"there is no facet {name!r}; they are: {', '.join(Facet)}") from None


def _counted(
    session: Session,
    facet: Facet,
    by: DateKind,
    conditions: Sequence[Condition],
    most: tuple[int | None, int],
) -> list[FacetCount]:
    """The rows of one facet of papers that meet the *conditions*; *most* is its limit, and all."""
    limit, total = most
    asked = _statements(facet, by, shapes(conditions))
    values = bound(conditions)
    # A limit below zero is none to SQLite.
    found = session.execute(asked.first, values | {"limit": -1 if limit is None else limit}).all()
    shown = [FacetCount(facet.value, value, papers) for _, value, papers, _, _ in found]
    every, counted = (found[0][3], found[0][4]) if found else (0, 0)
    having = counted if asked.having is None else session.scalar(asked.having, values) or 0
    if every > len(shown):
        if asked.others is None:
            papers = counted - sum(row.papers for row in shown)
        else:
            known = {"shown": listed(row[0] for row in found)}
            papers = session.scalar(asked.others, values | known) or 0
        shown.append(FacetCount(facet.value, None, papers, every - len(shown)))
    if total > having:
        shown.append(FacetCount(facet.value, None, total - having, 0))
    return shown


@lru_cache
def _total(conditions: Shapes) -> Select[int]:
    return select(func.count()).select_from(Paper).where(*pieces(conditions))


@lru_cache
def _statements(facet: Facet, by: DateKind, conditions: Shapes) -> _Statements:
    if facet in _OF_ROWS:
        return _of_rows(facet, conditions)
    value = _value(facet, by)
    groups: Select[*tuple[Any, ...]] = (
        select(value.label("what"), value.label("value"), func.count().label("papers"))
        .where(value.is_not(None), *pieces(conditions))
        .group_by(value)
    )
    return _Statements(_first(groups, facet))


def _value(facet: Facet, by: DateKind) -> SQLColumnExpression[Any]:
    """What a paper has one of."""
    match facet:
        case Facet.YEAR:
            return period_of(by, YEAR)
        case Facet.KIND:
            return kind_of_paper()
        case Facet.PRIMARY:
            return Paper.primary_category
        case _:
            return container_of_paper()


class _Rows(NamedTuple):
    """Rows that papers have several of: the paper, what tells the values apart, and conditions."""

    paper: ColumnElement[int]
    what: ColumnElement[Any]
    conditions: tuple[ColumnElement[bool], ...] = ()


def _rows_of_labels(kind: str) -> _Rows:
    return _Rows(STANDING.c.paper_id, STANDING.c.name_key, (STANDING.c.kind == kind,))


def _rows_of_names(*, of_collaborations: bool) -> _Rows:
    marked = select(_NAMES.c.id).where(_NAMES.c.is_collaboration == 1)
    author = _PLACES.c.author_id
    is_one = author.in_(marked) if of_collaborations else author.not_in(marked)
    return _Rows(_PLACES.c.paper_id, author, (is_one,))


_OF_ROWS: Final = {
    Facet.CATEGORY: _Rows(_CATEGORIES.c.paper_id, _CATEGORIES.c.category),
    Facet.AUTHOR: _rows_of_names(of_collaborations=False),
    Facet.COLLABORATION: _rows_of_names(of_collaborations=True),
    Facet.TAG: _rows_of_labels("tag"),
    Facet.LIST: _rows_of_labels("list"),
}


def _of_rows(facet: Facet, conditions: Shapes) -> _Statements:
    """The statements of a facet of which a paper may have several values."""
    paper, what, own = _OF_ROWS[facet]
    if conditions:
        own = (*own, paper.in_(select(Paper.id).where(*pieces(conditions))))
    papers = func.count(paper.distinct())
    groups = select(what.label("what"), what.label("value"), papers.label("papers"))
    groups = groups.where(*own).group_by(what)
    some = groups.subquery()
    if facet in {Facet.TAG, Facet.LIST}:
        groups = select(some.c.what, _last_spelling(facet, some.c.what), some.c.papers)
    elif what is _PLACES.c.author_id:
        groups = select(some.c.what, _NAMES.c.name.label("value"), some.c.papers).join(
            _NAMES, _NAMES.c.id == some.c.what
        )
    shown = values_of(bindparam("shown"), String() if what.type.python_type is str else Integer())
    return _Statements(
        _first(groups, facet),
        select(papers).where(*own),
        select(papers).where(*own, what.not_in(shown)),
    )


def _last_spelling(facet: Facet, key: ColumnElement[str]) -> ColumnElement[str]:
    """How the tag or the list with the *key* was last written, as `biblio tags` shows it."""
    view = STANDING.alias().c
    spelling = select(view.name).where(view.kind == facet.value, view.name_key == key)
    order = (view.changed_at, view.change_id, view.ordinal)
    last = spelling.order_by(*(part.desc() for part in order)).limit(1)
    return last.scalar_subquery().label("value")


def _first(groups: Select[*tuple[Any, ...]], facet: Facet) -> Select[*tuple[Any, ...]]:
    """The first of *groups* up to a `limit`, each with their number and the sum of all."""
    of = groups.subquery().c
    order = (of.value.desc(),) if facet is Facet.YEAR else (of.papers.desc(), of.value, of.what)
    return (
        select(of.what, of.value, of.papers, func.count().over(), func.sum(of.papers).over())
        .order_by(*order)
        .limit(bindparam("limit", type_=Integer))
    )
