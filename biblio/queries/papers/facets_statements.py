"""The statements of facets: the first values with their counts, and how many papers have others."""

from __future__ import annotations

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

from biblio.db.annotation_models import STANDING
from biblio.db.bulk import table_of
from biblio.db.expressions import values_of
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.model.moments import YEAR
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.parts import Shapes, pieces
from biblio.queries.papers.divisions_statements import (
    container_of_paper,
    kind_of_paper,
    period_of,
)
from biblio.queries.papers.facets import Facet

_CATEGORIES: Final = table_of(Category)
_PLACES: Final = table_of(Authorship)
_NAMES: Final = table_of(Author)


@lru_cache
def total(conditions: Shapes) -> Select[int]:
    """How many papers meet the *conditions*."""
    return select(func.count()).select_from(Paper).where(*pieces(conditions))


@lru_cache
def of_one(facet: Facet, by: DateKind, conditions: Shapes) -> Select[*tuple[Any, ...]]:
    """The first values of a *facet* of which a paper has one value at most."""
    value = _value(facet, by)
    groups: Select[*tuple[Any, ...]] = (
        select(value.label("what"), value.label("value"), func.count().label("papers"))
        .where(value.is_not(None), *pieces(conditions))
        .group_by(value)
    )
    return _first(groups, facet)


@lru_cache
def of_rows(facet: Facet, conditions: Shapes) -> Select[*tuple[Any, ...]]:
    """The first values of a *facet* of which a paper may have several."""
    _, what, _ = _ROWS[facet]
    papers, own = _papers(facet, conditions)
    groups = select(what.label("what"), what.label("value"), papers.label("papers"))
    groups = groups.where(*own).group_by(what)
    some = groups.subquery()
    if facet in {Facet.TAG, Facet.LIST}:
        groups = select(some.c.what, _last_spelling(facet, some.c.what), some.c.papers)
    elif what is _PLACES.c.author_id:
        groups = select(some.c.what, _NAMES.c.name.label("value"), some.c.papers).join(
            _NAMES, _NAMES.c.id == some.c.what
        )
    return _first(groups, facet)


@lru_cache
def having(facet: Facet, conditions: Shapes) -> Select[int]:
    """How many papers have any of those."""
    papers, own = _papers(facet, conditions)
    return select(papers).where(*own)


@lru_cache
def others(facet: Facet, conditions: Shapes) -> Select[int]:
    """How many have one that is not among those `shown`."""
    what = _ROWS[facet].what
    kind = String() if what.type.python_type is str else Integer()
    papers, own = _papers(facet, conditions)
    return select(papers).where(*own, what.not_in(values_of(bindparam("shown"), kind)))


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


class _Several(NamedTuple):
    """Rows that papers have several of: the paper, what tells the values apart, and conditions."""

    paper: ColumnElement[int]
    what: ColumnElement[Any]
    conditions: tuple[ColumnElement[bool], ...] = ()


def _rows_of_labels(kind: str) -> _Several:
    return _Several(STANDING.c.paper_id, STANDING.c.name_key, (STANDING.c.kind == kind,))


def _rows_of_names(*, of_collaborations: bool) -> _Several:
    marked = select(_NAMES.c.id).where(_NAMES.c.is_collaboration == 1)
    author = _PLACES.c.author_id
    is_one = author.in_(marked) if of_collaborations else author.not_in(marked)
    return _Several(_PLACES.c.paper_id, author, (is_one,))


_ROWS: Final = {
    Facet.CATEGORY: _Several(_CATEGORIES.c.paper_id, _CATEGORIES.c.category),
    Facet.AUTHOR: _rows_of_names(of_collaborations=False),
    Facet.COLLABORATION: _rows_of_names(of_collaborations=True),
    Facet.TAG: _rows_of_labels("tag"),
    Facet.LIST: _rows_of_labels("list"),
}


def _papers(
    facet: Facet, conditions: Shapes
) -> tuple[ColumnElement[int], tuple[ColumnElement[bool], ...]]:
    """The number of papers that have values of a *facet*, and which rows those are."""
    paper, _, own = _ROWS[facet]
    if conditions:
        own = (*own, paper.in_(select(Paper.id).where(*pieces(conditions))))
    return func.count(paper.distinct()), own


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
