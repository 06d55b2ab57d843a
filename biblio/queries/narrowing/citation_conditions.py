"""Papers by whom they cite and who cites them, as conditions on papers.

What a paper cites is told by identifiers, in `cited_identifiers`, and looked up where it is asked:
so a work that comes to the library later is found by those that named it before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import NotFound
from biblio.queries.narrowing.handles import find_paper, meant, papers_named
from biblio.queries.narrowing.parts import Narrowing, Part, is_one_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.narrowing import citation_statements as statements
else:
    statements = named("biblio.queries.narrowing.citation_statements")


def narrowing_to_citing(session: Session, identifier: str) -> Narrowing:
    """The papers that cite what *identifier* names, which need not be here itself.

    Of papers that share it, those that cite any.

    Raises:
        InvalidIdentifier: it is of no scheme.
        NotFound: it is not here, and no paper here cites it.
    """
    asked = meant(identifier).identifiers
    own = _ids(session, identifier)
    named = {tuple(each) for each in asked} | _names(session, own)
    papers = Part(statements.citing, (), (listed(sorted(named)), listed(own)))
    notes: tuple[str, ...] = ()
    if not own:
        told = " or ".join(each.handle for each in asked)
        if session.scalar(statements.first(papers.shape), papers.bound("asked")) is None:
            raise NotFound(f"{told} is not in the database, and no paper here cites it")
        notes = (f"{told} is not in the database: these papers cite it by that identifier",)
    return Narrowing(papers, is_one_of(papers), notes)


def narrowing_to_cited(session: Session, identifier: str) -> Narrowing:
    """The papers here that the paper which *identifier* names cites.

    Raises:
        InvalidIdentifier: it is of no scheme.
        InvalidQuery: several papers have it.
        NotFound: there is no such paper.
    """
    paper_id, _ = find_paper(session, identifier)
    papers = Part(statements.cited, (), (paper_id,))
    return Narrowing(papers, is_one_of(papers))


def _ids(session: Session, identifier: str) -> list[int]:
    """The papers here that have *identifier*."""
    papers = papers_named(identifier)
    return list(session.scalars(statements.all_of(papers.shape), papers.bound("asked")))


def _names(session: Session, papers: list[int]) -> set[tuple[str, ...]]:
    """What *papers* are named by."""
    rows = session.execute(statements.NAMES, {"papers": listed(papers)})
    return {tuple(row) for row in rows}
