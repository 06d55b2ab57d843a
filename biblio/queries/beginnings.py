"""Beginnings of words that are very common: `de*` stands in nearly every paper.

The full-text index reads all words that begin so before it tells the first paper, a second and
more in millions of papers. A sample says whether a query with such a beginning matches many; then
the newest papers are asked themselves, as many as a page needs. What is found, and its order, is
what the index would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Select, Text, column, func, select, table
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Paper
from biblio.db.search_index import COLUMNS
from biblio.db.small_index import indexed

LARGE: Final = 200_000  # papers; in fewer the index is quick with any beginning
SAMPLED: Final = 512  # papers, evenly over all, that say how common a match is
_SURE: Final = 16  # matches among these from which the others are told
LOOKED: Final = 256  # papers, the newest, that are asked first
_LOOKS: Final = 4  # each at twice as many as before
_WALKED: Final = 10_000  # papers that are looked at for what must hold beside the words

_DOCUMENTS: Final = table(
    "paper_search_documents",
    column("id", Integer),
    *(column(name, Text) for name in COLUMNS),
)
DOCUMENT: Final = _DOCUMENTS.c.id
"""The id of a paper whose document is read."""


def are_more(session: Session, expression: str, than: int) -> bool:
    """Whether *expression* surely matches more papers *than* this, told from a sample of them."""
    if not _are_papers(session, LARGE):
        return False
    least, greatest = session.execute(
        select(
            select(func.min(Paper.id)).scalar_subquery(),
            select(func.max(Paper.id)).scalar_subquery(),
        )
    ).one()
    places = [least + (greatest - least) * each // SAMPLED for each in range(SAMPLED)]
    place = integers(places).subquery()
    at = select(func.max(Paper.id)).where(Paper.id <= place.c.value).scalar_subquery()
    papers = {paper for (paper,) in session.execute(select(at).select_from(place))}
    with indexed(session.execute(_documents().where(DOCUMENT.in_(integers(papers))))) as index:
        matches = len(index.matching(expression))
    # Twice as many: the sample may be off by half, hardly by more.
    return matches >= _SURE and _are_papers(session, 2 * than * len(papers) // matches)


def _are_papers(session: Session, number: int) -> bool:
    """Whether there are more papers than *number*."""
    return session.scalar(select(Paper.id).offset(number).limit(1)) is not None


def newest_matching(
    session: Session,
    expression: str,
    conditions: Sequence[ColumnElement[bool]],
    *,
    below: int | None,
    limit: int,
) -> list[int] | None:
    """The newest *limit* papers that *expression* takes, of those below the id *below*.

    *conditions* are about `DOCUMENT`. None where not so many are among the newest: then only the
    index can tell.
    """
    walk = _documents().where(*conditions).order_by(DOCUMENT.desc())
    ids = select(Paper.id).order_by(Paper.id.desc())
    if below is not None:
        walk = walk.where(below > DOCUMENT)
        ids = ids.where(Paper.id < below)
    end = session.scalar(ids.offset(_WALKED).limit(1))
    if end is not None:
        walk = walk.where(end <= DOCUMENT)
    found: list[int] = []
    looked, number = 0, max(LOOKED, limit)
    most = number * (2**_LOOKS - 1)
    while looked < most:
        documents = session.execute(walk.offset(looked).limit(number)).all()
        with indexed(documents) as index:
            found += index.matching(expression)
        if len(found) >= limit:
            return found[:limit]
        if len(documents) < number:
            return found if end is None else None
        looked += number
        number *= 2
        if len(found) * most < limit * looked:
            break  # what is left to look at is not likely to hold enough
    return None


def _documents() -> Select[*tuple[Any, ...]]:
    return select(*_DOCUMENTS.c)
