"""Author lists that need a look: shifted by one, or made by an older parser of names."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from biblio.db.author_names import names_on
from biblio.db.models import Authorship, Paper
from biblio.model.names import PARSER_VERSION, repair_shifted
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.rows import Page, ShiftedList


def list_shifted(session: Session, *, limit: int | None = 20) -> Page[ShiftedList]:
    """The papers whose surnames stand one person too late, in the order of time; None: no limit.

    Raises:
        InvalidQuery: *limit* is below 1.
    """
    limit = rows_of(limit)
    marked = session.execute(
        select(Paper.id, Paper.arxiv_id, Paper.title, HANDLE)
        .where(Paper.authors_shifted == 1)
        .order_by(Paper.id)
    ).all()
    shown = marked[:limit]
    names = names_on(session.connection(), [paper_id for paper_id, *_ in shown])
    rows = [
        ShiftedList(
            arxiv_id,
            title,
            tuple(each.name for each in names[paper_id]),
            tuple(each.name for each in repair_shifted(names[paper_id])),
            handle,
        )
        for paper_id, arxiv_id, title, handle in shown
    ]
    return Page(rows, total=len(marked))


def count_outdated(session: Session) -> int:
    """How many papers have an author list that an older parser of names made."""
    statement = (
        select(func.count())
        .select_from(Paper)
        .where(
            Paper.names_version < PARSER_VERSION,
            select(1).where(Authorship.paper_id == Paper.id).exists(),
        )
    )
    return session.scalar(statement) or 0
