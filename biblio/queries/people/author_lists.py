"""Who is on papers, as sets of author ids: long lists as they are packed, the others by rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from biblio.db.models import Author, Authorship, PackedList
from biblio.db.packed import unpack
from biblio.db.sqlite import gathered, listed, ungathered, values_of

# Built once: building the statements takes longer than SQLite's answer of a usual author's papers.
GIVEN: Final = values_of(bindparam("given"))
"""The ids that `given` made a parameter of."""
_PACKED: Final = select(PackedList.paper_id, PackedList.members, PackedList.places).where(
    PackedList.paper_id.in_(GIVEN)
)
# One text a paper: a row an author would take several times as long.
_LISTS: Final = (
    select(Authorship.paper_id, gathered(Authorship.author_id.expression))
    .where(Authorship.paper_id.in_(GIVEN))
    .group_by(Authorship.paper_id)
)
COLLABORATIONS: Final = select(Author.id).where(Author.id.in_(GIVEN), Author.is_collaboration == 1)
"""Which of the `given` authors are no persons."""
_BEYOND: Final = aliased(Authorship)
_SHORT_LISTS: Final = _LISTS.where(
    ~select(1)
    .where(_BEYOND.paper_id == Authorship.paper_id, _BEYOND.ordinal > bindparam("places"))
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
