"""How a paper is called, and which paper is called so.

The *handle* is the best identifier of a paper with its scheme: `arXiv:2507.20534`, `doi:10.…`,
`pmid:…`, `isbn:…`. Tables for people show arXiv's identifiers without the scheme, which is plain.
Whatever is shown can be asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import Asked, Identifier, asked_for
from biblio.queries.narrowing.parts import Papers, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.narrowing import handles_statements as statements
else:
    statements = named("biblio.queries.narrowing.handles_statements")


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
    found = session.execute(statements.called(papers.shape), papers.bound("asked")).all()
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


def papers_named(identifier: str) -> Papers:
    """All papers that have *identifier*, in any spelling of any scheme.

    Raises:
        InvalidIdentifier: it is of no scheme.
    """
    identifiers = meant(identifier).identifiers
    if all(each.scheme == "arxiv" for each in identifiers):
        return Part(statements.on_arxiv, (), (listed(each.value for each in identifiers),))
    values = [value for each in identifiers for value in (*each, str(each))]
    return Part(statements.identified, (), tuple(values))


def meant(identifier: str) -> Asked:
    """What *identifier* means, which may hold what is no text.

    Raises:
        InvalidIdentifier: it is of no scheme.
    """
    return asked_for(identifier.encode("utf-8", "replace").decode())


def _told(identifier: Identifier) -> str:
    """*identifier* in a sentence."""
    scheme, value = identifier
    return f"{_CALLED[scheme]} {value}" if scheme in _CALLED else str(identifier)
