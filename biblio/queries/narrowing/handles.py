"""How a paper is called, and which paper is called so.

The *handle* is the best identifier of a paper with its scheme: `arXiv:2507.20534`, `doi:10.…`,
`pmid:…`, `isbn:…`. Tables for people show arXiv's identifiers without the scheme, which is plain.
Whatever is shown can be asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session

from biblio.db.expressions import listed, values_of
from biblio.db.models import Identifier as Named
from biblio.db.models import Paper
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import Asked, Identifier, asked_for
from biblio.queries.narrowing.parts import Papers, Part, Shape

HANDLE: Final[SQLColumnExpression[str]] = case(
    (Paper.arxiv_id.is_(None), Paper.anchor), else_="arXiv:" + Paper.arxiv_id
)
"""The handle of a paper."""
PLAIN: Final[SQLColumnExpression[str]] = func.coalesce(Paper.arxiv_id, Paper.anchor)
"""What people read: arXiv's identifier alone, the handle of other papers."""

_CALLED: Final = {"doi": "the DOI", "isbn": "the ISBN", "pmid": "the PMID"}
_NAMED: Final = 10  # papers that share an identifier and are named


def find_paper(session: Session, identifier: str) -> tuple[int, int | None]:
    """The id of the paper that *identifier* names, and the version where it names one.

    A paper that was joined into another is found there, by any of its identifiers.

    Raises:
        InvalidIdentifier: *identifier* is of no scheme.
        InvalidQuery: several papers have it.
        NotFound: there is no such paper.
    """
    asked = meant(identifier)
    papers = papers_named(identifier)
    found = session.execute(_called(papers.shape), papers.bound("asked")).all()
    return the_one(asked, [Called(*row) for row in found]), asked.version


class Called(NamedTuple):
    """A paper, and how it is called: `PLAIN` and `HANDLE`."""

    id: int
    plain: str
    handle: str


def the_one(asked: Asked, found: Sequence[Called]) -> int:
    """The one of the papers *found* that is meant by what was *asked*.

    Raises:
        InvalidQuery: several are.
        NotFound: there is none.
    """
    handles = {str(each) for each in asked.identifiers}
    if own := [each for each in found if each.handle in handles]:
        found = own
    told = " or ".join(map(_told, asked.identifiers))
    if not found:
        if asked.identifiers[0].scheme == "arxiv":
            told = asked.identifiers[0].value
            raise NotFound(f"{told} is not in the database: import a source that has it")
        raise NotFound(f"no paper here has {told}: import a source that has it")
    if len(found) > 1:
        more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        names = ", ".join(each.plain for each in found[:_NAMED])
        raise InvalidQuery(f"several papers have {told}: ask for one of {names}{more}")
    return found[0].id


@lru_cache
def _called(papers: Shape[Select[int]]) -> Select[int, str, str]:
    """The ids of *papers*, and how they are called."""
    named = papers.piece("asked")
    return select(Paper.id, PLAIN, HANDLE).where(Paper.id.in_(named)).order_by(Paper.id)


def papers_named(identifier: str) -> Papers:
    """All papers that have *identifier*, in any spelling of any scheme.

    Raises:
        InvalidIdentifier: it is of no scheme.
    """
    identifiers = meant(identifier).identifiers
    if all(each.scheme == "arxiv" for each in identifiers):
        return Part(_on_arxiv, (), (listed(each.value for each in identifiers),))
    values = [value for each in identifiers for value in (*each, str(each))]
    return Part(_named, (), tuple(values))


def meant(identifier: str) -> Asked:
    """What *identifier* means, which may hold what is no text.

    Raises:
        InvalidIdentifier: it is of no scheme.
    """
    return asked_for(identifier.encode("utf-8", "replace").decode())


def _on_arxiv(identifiers: BindParameter[str]) -> Select[int]:
    return select(Paper.id).where(Paper.arxiv_id.in_(values_of(identifiers, Text())))


def _named(*values: BindParameter[str]) -> Select[int]:
    """The papers that have one of some identifiers: of each scheme, value, and both as one."""
    each = [values[start : start + 3] for start in range(0, len(values), 3)]
    named = select(Named.paper_id).where(
        or_(*(and_(Named.scheme == scheme, Named.value == value) for scheme, value, _ in each))
    )
    # Digests of what a record says are told by the paper alone. A union, since each part of it
    # has an index, and either part beside the other in one condition would read all papers.
    anchored = select(Paper.id).where(or_(*(Paper.anchor == anchor for _, _, anchor in each)))
    return select(Paper.id).where(Paper.id.in_(union(named, anchored)))


def _told(identifier: Identifier) -> str:
    """*identifier* in a sentence."""
    scheme, value = identifier
    return f"{_CALLED[scheme]} {value}" if scheme in _CALLED else str(identifier)
