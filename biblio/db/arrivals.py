"""When records came, as parts of statements: which papers a run brought, and which were here.

A record tells the run that was the first to bring it. What people wrote by hand was there before
the run that met it, whose number is the lower one.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all
from sqlalchemy.orm import aliased

from biblio.db.expressions import unindexed
from biblio.db.record_models import FloatingPaper, FloatingRecord, Source

HAND: Final = "hand"
"""The format of records that were made of what people wrote with plain SQL."""

Run = ColumnElement[int] | int


def papers_of(run: Run) -> Select[int]:
    """The papers of the records that *run* brought, some of them several times."""
    own = select(Source.paper_id.label("paper_id")).where(Source.import_id == run)
    shared = (
        select(FloatingPaper.paper_id)
        .join(FloatingRecord, FloatingRecord.id == FloatingPaper.record_id)
        .where(FloatingRecord.import_id == run)
    )
    both = union_all(own, shared).subquery()
    return select(both.c.paper_id)


def has_record_of(paper: ColumnElement[int], run: Run) -> ColumnElement[bool]:
    """A record that *run* brought speaks of the *paper*, whose few records are read."""
    return _has_record(paper, lambda record: unindexed(record.import_id) == run)


def was_here_before(paper: ColumnElement[int], run: Run) -> ColumnElement[bool]:
    """A record that came before *run* speaks of the *paper*."""

    def came_before(record: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of a model
        by_hand = and_(record.format == HAND, unindexed(record.import_id) != run)
        return or_(unindexed(record.import_id) < run, by_hand)

    return _has_record(paper, came_before)


def _has_record(paper: ColumnElement[int], is_so: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a condition on an alias
    own, shared, pair = aliased(Source), aliased(FloatingRecord), aliased(FloatingPaper)
    return or_(
        select(1).where(own.paper_id == paper, is_so(own)).exists(),
        select(1)
        .where(pair.paper_id == paper, shared.id == pair.record_id, is_so(shared))
        .exists(),
    )
