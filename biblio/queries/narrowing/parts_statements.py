"""Papers by other parts of statements: one of them, by their ids, or as what holds of each."""

from __future__ import annotations

from sqlalchemy import BindParameter, ColumnElement, Select, select

from biblio.db.expressions import unindexed, values_of
from biblio.db.models import Paper
from biblio.queries.narrowing.parts import Shape


def is_of(papers: Shape[Select[int]], *values: BindParameter[object]) -> ColumnElement[bool]:
    """A paper is one of *papers*."""
    return Paper.id.in_(papers.of(*values))


def with_ids(papers: BindParameter[str]) -> Select[int]:
    """The papers of these ids."""
    return select(Paper.id).where(Paper.id.in_(values_of(papers)))


def has_id(papers: BindParameter[str]) -> ColumnElement[bool]:
    """A paper has one of these ids."""
    # They are read once for a whole walk.
    return unindexed(Paper.id).in_(values_of(papers))


def meeting(condition: Shape[ColumnElement[bool]], *values: BindParameter[object]) -> Select[int]:
    """The papers that meet the *condition*."""
    return select(Paper.id).where(condition.of(*values))
