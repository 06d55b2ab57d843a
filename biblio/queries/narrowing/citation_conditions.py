"""Papers by whom they cite and who cites them, as conditions on papers.

What a paper cites is told by identifiers, in `cited_identifiers`, and looked up where it is asked:
so a work that comes to the library later is found by those that named it before.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Select, select
from sqlalchemy.orm import Session

from biblio.db.expressions import item, listed, rows_of, values_of
from biblio.db.models import CitedIdentifier, Identifier, Paper
from biblio.errors import NotFound
from biblio.queries.narrowing.handles import find_paper, meant, papers_named
from biblio.queries.narrowing.parts import Narrowing, Part, is_one_of


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
    papers = Part(_citing, (), (listed(sorted(named)), listed(own)))
    notes: tuple[str, ...] = ()
    if not own:
        told = " or ".join(each.handle for each in asked)
        first = papers.shape.piece("asked").limit(1)
        if session.scalar(first, papers.bound("asked")) is None:
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
    papers = Part(_cited, (), (paper_id,))
    return Narrowing(papers, is_one_of(papers))


def _ids(session: Session, identifier: str) -> list[int]:
    """The papers here that have *identifier*."""
    papers = papers_named(identifier)
    return list(session.scalars(papers.shape.piece("asked"), papers.bound("asked")))


def _names(session: Session, papers: list[int]) -> set[tuple[str, ...]]:
    """What *papers* are named by."""
    named = select(Identifier.scheme, Identifier.value).where(Identifier.paper_id.in_(papers))
    return {tuple(row) for row in session.execute(named)}


def _citing(named: BindParameter[str], own: BindParameter[str]) -> Select[int]:
    name = rows_of(named, "named")
    is_named = (CitedIdentifier.scheme == item(name, 0)) & (CitedIdentifier.value == item(name, 1))
    return (
        select(CitedIdentifier.paper_id)
        .select_from(name)
        .join(CitedIdentifier, is_named)
        .where(CitedIdentifier.paper_id.not_in(values_of(own)))
        .distinct()
    )


def _cited(paper_id: BindParameter[int]) -> Select[int]:
    is_named = (Identifier.scheme == CitedIdentifier.scheme) & (
        Identifier.value == CitedIdentifier.value
    )
    return (
        select(Paper.id)
        .join(Identifier, Identifier.paper_id == Paper.id)
        .join(CitedIdentifier, is_named)
        .where(CitedIdentifier.paper_id == paper_id, Paper.id != paper_id)
        .distinct()
    )
