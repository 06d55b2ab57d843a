"""Who is on papers, as sets of author ids: long lists as they are packed, the others by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from biblio.db.lists import listed, ungathered
from biblio.db.named import named
from biblio.db.packed import unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from biblio.queries.people import author_lists_statements as statements
else:
    statements = named("biblio.queries.people.author_lists_statements")


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
    for paper_id, members, places in session.execute(statements.PACKED, given(papers)):
        settled.add(paper_id)
        if max_authors is None or places <= max_authors:
            packed[paper_id] = members
    left = given([each for each in papers if each not in settled]) if settled else given(papers)
    rows = (
        session.execute(statements.LISTS, left)
        if max_authors is None
        else session.execute(statements.SHORT_LISTS, left | {"places": max_authors})
    )
    return AuthorLists({paper_id: set(ungathered(text)) for paper_id, text in rows}, packed)


def authors_of(
    session: Session, papers: Iterable[int], max_authors: int | None = None
) -> dict[int, set[int]]:
    """The same, all read, in the order of the papers' ids."""
    lists = lists_of(session, list(papers), max_authors)
    found = lists.read | {paper_id: unpack(packed) for paper_id, packed in lists.packed.items()}
    return dict(sorted(found.items()))
