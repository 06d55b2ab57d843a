"""Who cites whom, as papers that other statements take."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sqlalchemy import BindParameter, Select, bindparam, select

from biblio.db.expressions import item, rows_of, values_of
from biblio.db.models import CitedIdentifier, Identifier, Paper
from biblio.queries.narrowing.parts import Shape


def citing(named: BindParameter[str], own: BindParameter[str]) -> Select[int]:
    """The papers that cite what is *named*, but for their *own*."""
    name = rows_of(named, "named")
    is_named = (CitedIdentifier.scheme == item(name, 0)) & (CitedIdentifier.value == item(name, 1))
    return (
        select(CitedIdentifier.paper_id)
        .select_from(name)
        .join(CitedIdentifier, is_named)
        .where(CitedIdentifier.paper_id.not_in(values_of(own)))
        .distinct()
    )


def cited(paper_id: BindParameter[int]) -> Select[int]:
    """The papers that a paper cites."""
    is_named = (Identifier.scheme == CitedIdentifier.scheme) & (
        Identifier.value == CitedIdentifier.value
    )
    return (
        select(Paper.id)
        .join(Identifier, Identifier.paper_id == Paper.id)
        .join(CitedIdentifier, is_named)
        .where(CitedIdentifier.paper_id == paper_id, Paper.id != paper_id)
        .distinct()
    )


@lru_cache
def all_of(papers: Shape[Select[int]]) -> Select[int]:
    """*papers*, of which values are bound as `asked`."""
    return papers.piece("asked")


@lru_cache
def first(papers: Shape[Select[int]]) -> Select[int]:
    """The first of *papers*, whichever it is."""
    return papers.piece("asked").limit(1)


NAMES: Final = select(Identifier.scheme, Identifier.value).where(
    Identifier.paper_id.in_(values_of(bindparam("papers")))
)
"""What `papers` are named by."""
