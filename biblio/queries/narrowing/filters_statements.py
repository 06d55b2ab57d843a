"""What filters ask of statements that they are parts of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    select,
)

from biblio.db.expressions import INDEXED_PAPER, gathered, matching, unindexed
from biblio.db.models import Category, Paper
from biblio.queries.narrowing.author_statements import written_by
from biblio.queries.narrowing.parts import (
    Shape,
)


def is_first() -> ColumnElement[bool]:
    """A category is the first one of its paper."""
    return Category.ordinal == 1


BY: Final = written_by(bindparam("authors"))


def found_by(words: BindParameter[Any]) -> Select[int]:
    """The papers that the full-text index has for *words*."""
    return matching(words)


def is_matching(has_prefix: bool, words: BindParameter[Any]) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    """The full-text index has the paper for *words*."""
    found = matching(words)
    if has_prefix:
        # Each look-up of a beginning reads all its words: once is enough for a whole walk.
        return unindexed(Paper.id).in_(found)
    return found.where(Paper.id == INDEXED_PAPER).exists()


@lru_cache
def first(papers: Shape[Select[int]]) -> Select[str]:
    """The first of *papers* up to a `limit`, in one value."""
    some = papers.piece("papers").limit(bindparam("limit", type_=Integer)).subquery()
    return select(gathered(some.c[0]))
