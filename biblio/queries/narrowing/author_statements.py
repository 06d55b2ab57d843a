"""Places in author lists as conditions on papers."""

from __future__ import annotations

from functools import lru_cache
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

from biblio.db.bulk import table_of
from biblio.db.expressions import unindexed, values_of
from biblio.db.models import Author, Authorship, Paper
from biblio.db.rare_papers import MANY_AUTHORS
from biblio.queries.narrowing.parts import Shape

PLACES: Final = table_of(Authorship)

NAMES: Final = table_of(Author)

PAPERS: Final = table_of(Paper)

COLLABORATIONS: Final = select(NAMES.c.id, NAMES.c.name_key).where(NAMES.c.is_collaboration == 1)


def written_by(authors: BindParameter[str]) -> Select[int]:
    """The papers of any of *authors*, each once."""
    return (
        select(Authorship.paper_id).where(Authorship.author_id.in_(values_of(authors))).distinct()
    )


def of_many(condition: Shape[ColumnElement[bool]], *ends: BindParameter[Any]) -> Select[int]:
    """The papers of many authors that meet the *condition*, told by the index of these alone."""
    is_hundredth = PLACES.c.ordinal == literal_column(str(MANY_AUTHORS))
    many = select(PLACES.c.paper_id).where(is_hundredth)
    return select(Paper.id).where(Paper.id.in_(many), condition.of(*ends))


def has_so_many(
    is_open: bool,  # noqa: FBT001 - fixed
    least: BindParameter[int],
    most: BindParameter[int] | None = None,
) -> ColumnElement[bool]:
    """A paper has from *least* to *most* authors."""
    # Places count from 1 without gaps, and are the key: a look-up or two for each paper.
    enough = or_(least == 0, has_place(PLACES.c.ordinal == least))
    return enough if is_open else enough & ~has_place(PLACES.c.ordinal > most)


def has_place(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A paper has a place that meets the *condition*."""
    return select(1).where(PLACES.c.paper_id == Paper.id, condition).exists()


def is_by(authors: BindParameter[str]) -> ColumnElement[bool]:
    """One of *authors* is on a paper."""
    # The few authors of the paper are read, not all papers of many authors.
    is_one = unindexed(Authorship.author_id).in_(values_of(authors))
    return select(1).where(Authorship.paper_id == Paper.id, is_one).exists()


def ended_by(is_last: bool, authors: BindParameter[str]) -> Select[int]:  # noqa: FBT001 - fixed
    """The papers whose list one of *authors* begins, or ends."""
    written = written_by(authors).subquery()
    paper = written.c.paper_id
    return select(paper).where(is_at_end(paper, authors, is_last=is_last))


def is_ended_by(is_last: bool, authors: BindParameter[str]) -> ColumnElement[bool]:  # noqa: FBT001 - fixed
    """One of *authors* begins, or ends, the list of a paper."""
    return is_at_end(Paper.id.expression, authors, is_last=is_last)


def is_at_end(
    paper: ColumnElement[int], authors: BindParameter[str], *, is_last: bool
) -> ColumnElement[bool]:
    """One of *authors* is the first or the last of a *paper*, whether of all or of persons."""
    places = ends(PLACES.c.author_id, paper, is_last=is_last)
    is_one = or_(*(each.in_(values_of(authors)) for each in places))
    if not is_last:
        return is_one
    asked = PAPERS.alias()
    is_cut = select(asked.c.authors_cut).where(asked.c.id == paper).scalar_subquery()
    return is_one & (is_cut == 0)


def ends(
    what: Column[int], paper: ColumnElement[int], *, is_last: bool
) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """*what* is said of the first or the last place of a *paper*, and of that of a person."""
    place = PLACES.alias()
    first = select(place.c[what.name]).where(place.c.paper_id == paper)
    ordered = first.order_by(place.c.ordinal.desc() if is_last else place.c.ordinal).limit(1)
    # Asked of one place after the other, as far as it goes: a join might begin at the names.
    author = NAMES.alias()
    is_collaboration = select(author.c.is_collaboration).where(author.c.id == place.c.author_id)
    of_person = ordered.where(is_collaboration.scalar_subquery() == 0)
    return ordered.scalar_subquery(), of_person.scalar_subquery()


@lru_cache
def places_at_end(*, is_last: bool) -> Select[int, int, int]:
    """The places at one end of `papers`."""
    return select(PAPERS.c.id, *ends(PLACES.c.ordinal, PAPERS.c.id, is_last=is_last)).where(
        PAPERS.c.id.in_(values_of(bindparam("papers"))),
        *([PAPERS.c.authors_cut == 0] if is_last else []),
    )
