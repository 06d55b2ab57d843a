"""How papers are called, and which are called so, as parts of statements."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sqlalchemy import (
    BindParameter,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    func,
    or_,
    select,
    union,
)

from biblio.db.expressions import values_of
from biblio.db.models import Identifier, Paper
from biblio.queries.narrowing.parts import Shape

HANDLE: Final[SQLColumnExpression[str]] = case(
    (Paper.arxiv_id.is_(None), Paper.anchor), else_="arXiv:" + Paper.arxiv_id
)
"""The handle of a paper."""

PLAIN: Final[SQLColumnExpression[str]] = func.coalesce(Paper.arxiv_id, Paper.anchor)
"""What people read: arXiv's identifier alone, the handle of other papers."""


@lru_cache
def called(papers: Shape[Select[int]]) -> Select[int, str, str]:
    """The ids of *papers*, and how they are called."""
    named = papers.piece("asked")
    return select(Paper.id, PLAIN, HANDLE).where(Paper.id.in_(named)).order_by(Paper.id)


def on_arxiv(identifiers: BindParameter[str]) -> Select[int]:
    """The papers of *identifiers* of arXiv."""
    return select(Paper.id).where(Paper.arxiv_id.in_(values_of(identifiers, Text())))


def identified(*values: BindParameter[str]) -> Select[int]:
    """The papers that have one of some identifiers: of each scheme, value, and both as one."""
    each = [values[start : start + 3] for start in range(0, len(values), 3)]
    named = select(Identifier.paper_id).where(
        or_(
            *(
                and_(Identifier.scheme == scheme, Identifier.value == value)
                for scheme, value, _ in each
            )
        )
    )
    # Digests of what a record says are told by the paper alone. A union, since each part of it
    # has an index, and either part beside the other in one condition would read all papers.
    anchored = select(Paper.id).where(or_(*(Paper.anchor == anchor for _, _, anchor in each)))
    return select(Paper.id).where(Paper.id.in_(union(named, anchored)))
