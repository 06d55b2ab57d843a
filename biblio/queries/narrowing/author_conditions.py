"""Who stands where in the author list of a paper, as conditions on papers.

The first author is who stands at the first place, and the first person where a collaboration stands
before them ("The ATLAS Collaboration: G. Aad, …"); the last author likewise, from the end. A list
that a source cut ends nowhere, so that nobody is the last of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.expressions import listed, unindexed, values_of
from biblio.db.models import Author, Authorship, Paper
from biblio.db.paper_models import MANY_AUTHORS
from biblio.errors import InvalidQuery, NotFound
from biblio.model.names import fold
from biblio.queries.names.matching import match_authors
from biblio.queries.names.modes import MatchMode
from biblio.queries.narrowing.parts import (
    Condition,
    Narrowing,
    Part,
    Shape,
    narrowing_to_papers,
    read_for,
)
from biblio.queries.narrowing.persons import places_of

MOST: Final = 1_000_000_000  # authors: more than any paper has, and still a number of SQLite's
_COUNTS: Final = re.compile(
    r"""\[?\s* (?P<least>[0-9]+|\*)? \s* (?P<range>\.\.|-|\N{EN DASH}|->|TO)? \s*
    (?P<most>[0-9]+|\*)? \s*\]?""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACES: Final = table_of(Authorship)
_NAMES: Final = table_of(Author)
_PAPERS: Final = table_of(Paper)
_COLLABORATIONS: Final = select(_NAMES.c.id, _NAMES.c.name_key).where(
    _NAMES.c.is_collaboration == 1
)


def papers_by(author_ids: frozenset[int]) -> Narrowing:
    """The papers that any of *author_ids* is on."""
    authors = (listed(author_ids),)
    return Narrowing(Part(written_by, (), authors), Part(_is_by, (), authors))


def written_by(authors: BindParameter[str]) -> Select[int]:
    """The papers of any of *authors*, each once."""
    return (
        select(Authorship.paper_id).where(Authorship.author_id.in_(values_of(authors))).distinct()
    )


def at_an_end(session: Session, name: str, mode: MatchMode, *, is_last: bool) -> Narrowing:
    """The papers whose list begins, or ends where *is_last*, with one who answers to *name*.

    Raises:
        InvalidQuery: *name* is none.
        NotFound: nobody answers to it.
    """
    resolution = match_authors(session, name, mode=mode)
    authors = (listed(resolution.author_ids),)
    return Narrowing(
        Part(_ended_by, (is_last,), authors),
        Part(_is_ended_by, (is_last,), authors),
        resolution.notes,
    )


def of_people_at_an_end(session: Session, persons: Collection[int], *, is_last: bool) -> Narrowing:
    """The same of *persons*, whichever names they have there."""
    places = [(each.paper_id, each.ordinal) for each in places_of(session, persons)]
    rows = session.execute(_ENDS[is_last], {"papers": listed({paper for paper, _ in places})})
    ends = {paper: ordinals for paper, *ordinals in rows}
    return narrowing_to_papers({paper for paper, place in places if place in ends.get(paper, ())})


def of_collaboration(session: Session, name: str) -> Narrowing:
    """The papers of collaborations that have all words of *name* in theirs.

    Raises:
        InvalidQuery: *name* has no letter.
        NotFound: no collaboration is called so.
    """
    words = set(fold(name).split())
    if not words:
        raise InvalidQuery("collaboration: needs a letter or a digit to look for")
    rows = session.execute(_COLLABORATIONS)
    found = frozenset(author_id for author_id, key in rows if words <= set(key.split()))
    if not found:
        raise NotFound(
            f"no collaboration has {name.strip()!r} in its name: `biblio authors` knows the names"
        )
    return papers_by(found)


def of_so_many(asked: str) -> Narrowing:
    """The papers of as many authors as *asked*: `3`, `1..10`, `100..`, `..5`, `[1 TO 10]`.

    Counted as far as they are known where a source cut the list.

    Raises:
        InvalidQuery: that is no number, and no range of numbers.
    """
    match = _COUNTS.fullmatch(asked.strip())
    ends = [match[end] for end in ("least", "most")] if match else [None, None]
    least, most = (int(each[:10]) if each not in {None, "*"} else None for each in ends)
    if match and match["range"] is None:
        most = least
    if least is None and most is None:
        raise InvalidQuery(
            f"author_count:{asked}: write a number of authors or a range of them, as in 1..10"
        )
    return between(least or 0, most)


def between(least: int, most: int | None) -> Narrowing:
    """The papers of *least* to *most* authors; None for any number."""
    ends = tuple(min(end, MOST) for end in (least, most) if end is not None)
    condition: Condition = Part(_has_so_many, (most is None,), ends)
    if least < MANY_AUTHORS:
        return read_for(condition)
    return Narrowing(Part(_of_many, (condition.shape,), ends), condition)


def _of_many(condition: Shape[ColumnElement[bool]], *ends: BindParameter[Any]) -> Select[int]:
    """The papers of many authors that meet the *condition*, told by the index of these alone."""
    is_hundredth = _PLACES.c.ordinal == literal_column(str(MANY_AUTHORS))
    many = select(_PLACES.c.paper_id).where(is_hundredth)
    return select(Paper.id).where(Paper.id.in_(many), condition.of(*ends))


def _has_so_many(
    is_open: bool,  # noqa: FBT001 - fixed
    least: BindParameter[int],
    most: BindParameter[int] | None = None,
) -> ColumnElement[bool]:
    # Places count from 1 without gaps, and are the key: a look-up or two for each paper.
    enough = or_(least == 0, _has_place(_PLACES.c.ordinal == least))
    return enough if is_open else enough & ~_has_place(_PLACES.c.ordinal > most)


def _has_place(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(1).where(_PLACES.c.paper_id == Paper.id, condition).exists()


def _is_by(authors: BindParameter[str]) -> ColumnElement[bool]:
    # The few authors of the paper are read, not all papers of many authors.
    is_one = unindexed(Authorship.author_id).in_(values_of(authors))
    return select(1).where(Authorship.paper_id == Paper.id, is_one).exists()


def _ended_by(is_last: bool, authors: BindParameter[str]) -> Select[int]:  # noqa: FBT001 - fixed
    written = written_by(authors).subquery()
    paper = written.c.paper_id
    return select(paper).where(_is_at_end(paper, authors, is_last=is_last))


def _is_ended_by(is_last: bool, authors: BindParameter[str]) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    return _is_at_end(Paper.id.expression, authors, is_last=is_last)


def _is_at_end(
    paper: ColumnElement[int], authors: BindParameter[str], *, is_last: bool
) -> ColumnElement[bool]:
    """One of *authors* is the first or the last of a *paper*, whether of all or of persons."""
    ends = _ends(_PLACES.c.author_id, paper, is_last=is_last)
    is_one = or_(*(each.in_(values_of(authors)) for each in ends))
    if not is_last:
        return is_one
    asked = _PAPERS.alias()
    is_cut = select(asked.c.authors_cut).where(asked.c.id == paper).scalar_subquery()
    return is_one & (is_cut == 0)


def _ends(
    what: Column[int], paper: ColumnElement[int], *, is_last: bool
) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """*what* is said of the first or the last place of a *paper*, and of that of a person."""
    place = _PLACES.alias()
    first = select(place.c[what.name]).where(place.c.paper_id == paper)
    ordered = first.order_by(place.c.ordinal.desc() if is_last else place.c.ordinal).limit(1)
    # Asked of one place after the other, as far as it goes: a join might begin at the names.
    author = _NAMES.alias()
    is_collaboration = select(author.c.is_collaboration).where(author.c.id == place.c.author_id)
    of_person = ordered.where(is_collaboration.scalar_subquery() == 0)
    return ordered.scalar_subquery(), of_person.scalar_subquery()


_ENDS: Final = {
    is_last: select(_PAPERS.c.id, *_ends(_PLACES.c.ordinal, _PAPERS.c.id, is_last=is_last)).where(
        _PAPERS.c.id.in_(values_of(bindparam("papers"))),
        *([_PAPERS.c.authors_cut == 0] if is_last else []),
    )
    for is_last in (False, True)
}
"""The places at one end of `papers`."""
