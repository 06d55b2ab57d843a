"""Who is on papers, as sets of author ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import orjson
from sqlalchemy import Integer, bindparam, column, func, select
from sqlalchemy.orm import Session, aliased

from biblio.db.models import Authorship

# Built once: building the statements takes longer than SQLite's answer of a usual author's papers.
_GIVEN: Final = select(
    func.json_each(bindparam("given")).table_valued(column("value", Integer)).c.value
)
# One text a paper: a row an author would take several times as long.
_LISTS: Final = (
    select(Authorship.paper_id, func.json_group_array(Authorship.author_id))
    .where(Authorship.paper_id.in_(_GIVEN))
    .group_by(Authorship.paper_id)
    .order_by(Authorship.paper_id)
)
_BEYOND: Final = aliased(Authorship)
_SHORT_LISTS: Final = _LISTS.where(
    ~select(1)
    .where(_BEYOND.paper_id == Authorship.paper_id, _BEYOND.ordinal > bindparam("places"))
    .exists()
)


def authors_of(
    session: Session, papers: Iterable[int], max_authors: int | None = None
) -> dict[int, set[int]]:
    """The authors of each of *papers* that has no more than *max_authors* places, by paper's id.

    Papers without authors are left out; the others stand in the order of their ids.
    """
    given = {"given": orjson.dumps(sorted(papers)).decode()}
    rows = (
        session.execute(_LISTS, given)
        if max_authors is None
        else session.execute(_SHORT_LISTS, given | {"places": max_authors})
    )
    return {paper_id: set(orjson.loads(authors)) for paper_id, authors in rows}
