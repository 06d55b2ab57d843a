"""What a run of the importer brought, as conditions on papers."""

from __future__ import annotations

from sqlalchemy import BindParameter, ColumnElement, Select, or_, select

from biblio.db.arrivals import has_record_of, papers_of, was_here_before
from biblio.db.expressions import unindexed, values_of
from biblio.db.models import Paper


def among(papers: BindParameter[str]) -> Select[int]:
    """The papers with the ids *papers*."""
    return values_of(papers)


def is_among(papers: BindParameter[str]) -> ColumnElement[bool]:
    """A paper has one of these ids."""
    return unindexed(Paper.id).in_(values_of(papers))


def brought(run: BindParameter[int], papers: BindParameter[str]) -> Select[int]:
    """The papers that a run brought, and those of *papers*."""
    arrived = papers_of(run).subquery()
    is_one = or_(
        ~was_here_before(arrived.c.paper_id, run),
        arrived.c.paper_id.in_(values_of(papers)),
    )
    return select(arrived.c.paper_id).where(is_one).distinct()


def is_brought(run: BindParameter[int], papers: BindParameter[str]) -> ColumnElement[bool]:
    """A paper is one of those."""
    paper: ColumnElement[int] = Paper.__table__.c.id
    is_new = has_record_of(paper, run) & ~was_here_before(paper, run)
    return or_(is_new, is_among(papers))
