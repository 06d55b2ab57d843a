"""The statements of lists in the order of their indexes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    bindparam,
    func,
    literal,
    select,
    text,
    tuple_,
)
from sqlalchemy.orm import InstrumentedAttribute

from biblio.db.base import Id
from biblio.db.expressions import gathered, number_of, rows_of, values_of
from biblio.db.models import Authorship, Category, Paper
from biblio.queries.narrowing.dated import ID_BITS
from biblio.queries.narrowing.parts import Shapes, pieces

OF_A_DAY: Final = literal(1 << ID_BITS, BigInteger())

CODES: Final = text(
    """
WITH RECURSIVE codes (category) AS (
    SELECT min(category) FROM paper_categories WHERE category >= :low AND category < :high
    UNION ALL
    SELECT (SELECT min(c.category) FROM paper_categories AS c
            WHERE c.category > before.category AND c.category < :high)
    FROM codes AS before WHERE before.category IS NOT NULL
)
SELECT category FROM codes WHERE category IS NOT NULL
"""
)


def is_behind(
    at: SQLColumnExpression[str], paper: SQLColumnExpression[int], *, oldest: bool
) -> ColumnElement[bool]:
    """A row's key is behind that of the parameters `at` and `behind`, in one order of dates."""
    here, there = (
        tuple_(at, paper),
        tuple_(bindparam("at", type_=String), bindparam("behind", type_=Id)),
    )
    return here > there if oldest else here < there


@lru_cache
def page(conditions: Shapes, has_start: bool, *, oldest: bool) -> Select[str, int]:  # noqa: FBT001 - a shape
    """The keys of those of `papers` that meet the *conditions*."""
    keys = select(Paper.listed_submitted, Paper.id).where(
        Paper.id.in_(values_of(bindparam("papers"))), *pieces(conditions)
    )
    if not has_start:
        return keys
    return keys.where(is_behind(Paper.listed_submitted, Paper.id, oldest=oldest))


@lru_cache
def long(conditions: Shapes, days: tuple[str, ...]) -> Select[int]:
    """Whether one of `lists` of categories has more entries than a `number`."""
    each = rows_of(bindparam("lists"), "list")
    entry = (
        select(literal(1))
        .where(
            Category.category == each.c.value,
            *([Category.listed_on >= bindparam("first")] if "first" in days else []),
            *([Category.listed_on < bindparam("end")] if "end" in days else []),
            *pieces(conditions),
        )
        .offset(bindparam("number", type_=Integer))
        .limit(1)
        .correlate(each)
    )
    return select(literal(1)).select_from(each).where(entry.exists()).limit(1)


@lru_cache
def count(is_by_author: bool, conditions: Shapes, days: tuple[str, ...]) -> Select[int]:  # noqa: FBT001 - a shape
    """How many papers are on `lists`, up to a `limit`."""
    model = Authorship if is_by_author else Category
    some = (
        select(model.paper_id)
        .where(
            owner(is_by_author).in_(
                values_of(bindparam("lists"), Id if is_by_author else String())
            ),
            *([model.listed_on >= bindparam("first")] if "first" in days else []),
            *([model.listed_on < bindparam("end")] if "end" in days else []),
            *pieces(conditions),
        )
        .distinct()
        .limit(bindparam("limit", type_=Integer))
        .subquery()
    )
    return select(func.count()).select_from(some)


def owner(is_by_author: bool) -> InstrumentedAttribute[Any]:  # noqa: FBT001 - a shape
    """Whose list an entry is on."""
    return Authorship.author_id if is_by_author else Category.category


@lru_cache
def first_entries(
    is_by_author: bool,  # noqa: FBT001 - a shape
    conditions: Shapes,
    days: tuple[str, ...],
    *,
    oldest: bool,
) -> Select[str]:
    """The first entries of each of `lists` up to a `limit`, those of a list in one value."""
    model = Authorship if is_by_author else Category
    each = rows_of(bindparam("lists"), "list")
    entry = (model.listed_on * OF_A_DAY + model.paper_id).label("entry")
    order = (model.listed_on, model.paper_id)
    head = (
        select(entry)
        .where(
            owner(is_by_author) == (number_of(each) if is_by_author else each.c.value),
            *([model.listed_on >= bindparam("first")] if "first" in days else []),
            *([model.listed_on <= bindparam("last")] if "last" in days else []),
            *pieces(conditions),
        )
        .order_by(*(order if oldest else (part.desc() for part in order)))
        .limit(bindparam("limit", type_=Integer))
        .correlate(each)
        .subquery("head")
    )
    entries = select(gathered(head.c.entry)).scalar_subquery()
    return select(entries).select_from(each)
