"""The statements that tell how a person's papers and co-authors hang together."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select

from biblio.db.expressions import gathered, values_of
from biblio.db.models import Author, Authorship
from biblio.queries.names.doubts import _PAPERS, _PEOPLE

GIVEN: Final = values_of(bindparam("given"))

SOME_PAPERS: Final = (
    select(Authorship.paper_id).where(Authorship.author_id.in_(GIVEN)).distinct().limit(_PAPERS)
)

PLACES: Final = select(Authorship.paper_id).where(Authorship.author_id.in_(GIVEN)).limit(2)

AUTHORS: Final = (
    select(Authorship.paper_id, gathered(Authorship.author_id.expression))
    .join(Author, Author.id == Authorship.author_id)
    .where(
        Authorship.paper_id.in_(GIVEN),
        Authorship.ordinal <= _PEOPLE,
        Author.is_collaboration == 0,
    )
    .group_by(Authorship.paper_id)
    .order_by(Authorship.paper_id)
)
