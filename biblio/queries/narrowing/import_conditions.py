"""What a run of the importer brought, as conditions on papers."""

from __future__ import annotations

from sqlalchemy import BindParameter, ColumnElement, Select, or_, select

from biblio.db.arrivals import has_record_of, papers_of, was_here_before
from biblio.db.expressions import listed, unindexed, values_of
from biblio.db.models import Paper
from biblio.queries.narrowing.paper_filter import Brought
from biblio.queries.narrowing.parts import Narrowing, Part


def narrowing_to_brought(wanted: Brought) -> Narrowing:
    """The papers that *wanted* says."""
    papers = listed(wanted.papers)
    if not wanted.added:
        return Narrowing(Part(_among, (), (papers,)), Part(_is_among, (), (papers,)))
    values = (wanted.import_id, papers)
    return Narrowing(Part(_brought, (), values), Part(_is_brought, (), values))


def _among(papers: BindParameter[str]) -> Select[int]:
    return values_of(papers)


def _is_among(papers: BindParameter[str]) -> ColumnElement[bool]:
    return unindexed(Paper.id).in_(values_of(papers))


def _brought(run: BindParameter[int], papers: BindParameter[str]) -> Select[int]:
    arrived = papers_of(run).subquery()
    is_one = or_(
        ~was_here_before(arrived.c.paper_id, run),
        arrived.c.paper_id.in_(values_of(papers)),
    )
    return select(arrived.c.paper_id).where(is_one).distinct()


def _is_brought(run: BindParameter[int], papers: BindParameter[str]) -> ColumnElement[bool]:
    paper: ColumnElement[int] = Paper.__table__.c.id
    is_new = has_record_of(paper, run) & ~was_here_before(paper, run)
    return or_(is_new, _is_among(papers))
