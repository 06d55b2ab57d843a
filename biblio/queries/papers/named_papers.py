"""Which papers a list of identifiers names, many in one statement."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery, NotFound
from biblio.model.identifiers import Asked, Identifier
from biblio.queries.narrowing.handles import Called, meant, the_one

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.papers import named_papers_statements as statements
else:
    statements = named("biblio.queries.papers.named_papers_statements")

AT_ONCE: Final = 1_000


def find_papers(session: Session, identifiers: Sequence[str]) -> list[int | BiblioError]:
    """What each of *identifiers* names: the id of a paper, or why there is none.

    Each is decided as `find_paper` does; the reasons are InvalidIdentifier, InvalidQuery (several
    papers have it) and NotFound.
    """
    found: list[int | BiblioError] = []
    for start in range(0, len(identifiers), AT_ONCE):
        asked = [_understood(each) for each in identifiers[start : start + AT_ONCE]]
        named = papers_named_by(
            session,
            {one for each in asked if isinstance(each, Asked) for one in each.identifiers},
        )
        found += (_decided(each, named) for each in asked)
    return found


def find_all(session: Session, identifiers: Sequence[str]) -> list[int]:
    """The ids of the papers that *identifiers* name, in their order.

    Raises:
        InvalidIdentifier: one is no identifier.
        InvalidQuery: several papers have it.
        NotFound: there is no such paper.
    """
    ids = []
    for found in find_papers(session, identifiers):
        if isinstance(found, BiblioError):
            raise found
        ids.append(found)
    return ids


def _understood(identifier: str) -> Asked | BiblioError:
    try:
        return meant(identifier)
    except InvalidIdentifier as error:
        return error


def _decided(
    asked: Asked | BiblioError, named: Mapping[Identifier, set[Called]]
) -> int | BiblioError:
    if isinstance(asked, BiblioError):
        return asked
    try:
        return the_one(asked, sorted(set().union(*(named[each] for each in asked.identifiers))))
    except (InvalidQuery, NotFound) as error:
        return error


def papers_named_by(
    session: Session, identifiers: Collection[Identifier]
) -> Mapping[Identifier, set[Called]]:
    """The papers that have each of *identifiers*; none where a scheme is of digests."""
    named: dict[Identifier, set[Called]] = defaultdict(set)
    for identifier, paper in _rows(session, identifiers):
        named[identifier].add(paper)
    return named


def _rows(session: Session, asked: Collection[Identifier]) -> Iterator[tuple[Identifier, Called]]:
    on_arxiv = sorted(each.value for each in asked if each.scheme == "arxiv")
    rows: Any
    if on_arxiv:
        rows = session.execute(statements.ON_ARXIV, {"asked": listed(on_arxiv)})
        for value, *called in rows:
            yield Identifier("arxiv", value), Called(*called)
    others = [(*each, str(each)) for each in sorted(asked) if each.scheme != "arxiv"]
    if others:
        for statement in (statements.IDENTIFIED, statements.ANCHORED):
            rows = session.execute(statement, {"asked": listed(others)})
            for scheme, value, *called in rows:
                yield Identifier(scheme, value), Called(*called)
