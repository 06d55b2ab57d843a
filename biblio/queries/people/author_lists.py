"""Who is on papers, as sets of author ids: long lists as they are packed, the others by rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.expressions import gathered, listed, ungathered, values_of
from biblio.db.models import Authorship, PackedList
from biblio.db.packed import unpack

# Built once: building the statements takes longer than SQLite's answer of a usual author's papers.
# Of tables, since the ORM takes as long again to hand on what columns of its classes gave.
_PLACES: Final = table_of(Authorship)
_LONG: Final = table_of(PackedList)
GIVEN: Final = values_of(bindparam("given"))
"""The ids that `given` made a parameter of."""
_PACKED: Final = select(_LONG.c.paper_id, _LONG.c.members, _LONG.c.places).where(
    _LONG.c.paper_id.in_(GIVEN)
)
# One text a paper: a row an author would take several times as long.
_LISTS: Final = (
    select(_PLACES.c.paper_id, gathered(_PLACES.c.author_id))
    .where(_PLACES.c.paper_id.in_(GIVEN))
    .group_by(_PLACES.c.paper_id)
)
_BEYOND: Final = _PLACES.alias()
_SHORT_LISTS: Final = _LISTS.where(
    ~select(1)
    .where(_BEYOND.c.paper_id == _PLACES.c.paper_id, _BEYOND.c.ordinal > bindparam("places"))
    .exists()
)


class AuthorLists(NamedTuple):
    """The authors of papers, by paper: sets of ids, and those that are packed, still packed."""

    read: dict[int, set[int]]
    packed: dict[int, bytes]


def given(ids: Collection[int]) -> dict[str, str]:
    """The parameter of statements with `GIVEN`."""
    return {"given": listed(sorted(ids))}


def lists_of(
    session: Session, papers: Collection[int], max_authors: int | None = None
) -> AuthorLists:
    """The authors of each of *papers* that has no more than *max_authors* places.

    Papers without authors are left out.
    """
    packed: dict[int, bytes] = {}
    settled: set[int] = set()
    for paper_id, members, places in session.execute(_PACKED, given(papers)):
        settled.add(paper_id)
        if max_authors is None or places <= max_authors:
            packed[paper_id] = members
    left = given([each for each in papers if each not in settled]) if settled else given(papers)
    rows = (
        session.execute(_LISTS, left)
        if max_authors is None
        else session.execute(_SHORT_LISTS, left | {"places": max_authors})
    )
    return AuthorLists({paper_id: set(ungathered(text)) for paper_id, text in rows}, packed)


def authors_of(
    session: Session, papers: Iterable[int], max_authors: int | None = None
) -> dict[int, set[int]]:
    """The same, all read, in the order of the papers' ids."""
    lists = lists_of(session, list(papers), max_authors)
    found = lists.read | {paper_id: unpack(packed) for paper_id, packed in lists.packed.items()}
    return dict(sorted(found.items()))
