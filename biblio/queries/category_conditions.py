"""Categories as conditions on papers, the few of a paper or the papers of one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, SQLColumnExpression, UnaryExpression, and_, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import operators

from biblio.db.models import Category, Paper
from biblio.errors import InvalidQuery
from biblio.model.categories import CategoryPattern, expand
from biblio.queries.field_conditions import Narrowing


def pattern_in(session: Session, asked: str) -> CategoryPattern:
    """The categories that *asked* means: those of the taxonomy, or a code that papers here have.

    Raises:
        InvalidQuery: it is neither.
    """
    try:
        return expand(asked)
    except InvalidQuery:
        # A source may have what the taxonomy does not know; counts show it, so lists take it.
        code = session.scalar(
            select(Category.category).where(Category.category == asked.strip()).limit(1)
        )
        if code is None:
            raise
        return CategoryPattern((code,))


def narrowing_to(patterns: Sequence[CategoryPattern], *, primary: bool) -> Narrowing:
    """The papers that have a category of any of *patterns*, as the first one where *primary*."""
    listed = _in_category(patterns, primary=primary)
    return Narrowing(
        select(Category.paper_id).where(listed).distinct(),
        is_in(Paper.id, patterns, primary=primary),
    )


def is_in(
    paper: SQLColumnExpression[int], patterns: Sequence[CategoryPattern], *, primary: bool
) -> ColumnElement[bool]:
    """*paper* has a category that one of *patterns* asks for, as the first one where *primary*."""
    one = aliased(Category)
    # The few categories of the paper are read, not all papers of the category: the plus keeps
    # its index out.
    code: ColumnElement[str] = UnaryExpression(
        one.category.expression, operator=operators.custom_op("+")
    )
    listed = _in_category(patterns, code, one.ordinal, primary=primary)
    return select(1).where(one.paper_id == paper, listed).exists()


def _in_category(
    patterns: Sequence[CategoryPattern],
    code: SQLColumnExpression[str] = Category.category,
    ordinal: SQLColumnExpression[int] = Category.ordinal,
    *,
    primary: bool,
) -> ColumnElement[bool]:
    """A row of `paper_categories` is one that one of *patterns* asks for."""
    wanted: list[ColumnElement[bool]] = []
    for pattern in patterns:
        wanted += [code == each for each in pattern.codes]
        if pattern.prefix is not None:
            # The character after "." is "/": a range that the index serves.
            end = pattern.prefix[:-1] + chr(ord(pattern.prefix[-1]) + 1)
            wanted.append(and_(code >= pattern.prefix, code < end))
    listed = or_(*wanted)
    return and_(listed, ordinal == 1) if primary else listed
