"""Who is on papers."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.models import Authorship, Paper
from biblio.queries.people.author_lists import authors_of


def plain(session: Session, most: int | None = None) -> dict[int, set[int]]:
    """The same by one row an author."""
    lists: dict[int, list[int]] = {}
    for paper_id, author_id in session.execute(
        select(Authorship.paper_id, Authorship.author_id).order_by(Authorship.paper_id)
    ):
        lists.setdefault(paper_id, []).append(author_id)
    return {paper: set(each) for paper, each in lists.items() if most is None or len(each) <= most}


def test_all_are_named_in_the_order_of_papers(session: Session) -> None:
    papers = session.scalars(select(Paper.id)).all()

    found = authors_of(session, papers)

    assert list(found.items()) == list(plain(session).items())


def test_papers_of_more_places_are_left_out(session: Session) -> None:
    papers = session.scalars(select(Paper.id)).all()
    largest = max(map(len, plain(session).values()))

    for most in (1, 2, largest - 1, largest):
        assert authors_of(session, papers, most) == plain(session, most)


def test_of_no_papers_nobody(session: Session) -> None:
    assert authors_of(session, [], 3) == {}
