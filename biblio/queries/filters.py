"""The filter that listings, searches and co-authors share, as conditions on papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session

from biblio.categories import CategoryPattern, expand
from biblio.db.bulk import integers
from biblio.db.models import Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.queries.dates import ALWAYS, DateKind, DateRange
from biblio.queries.matching import MatchMode, match_authors

FEW: Final = 5_000  # papers that are cheaper to fetch and sort than to meet on a walk by date

LISTED: Final[Mapping[DateKind, SQLColumnExpression[str]]] = MappingProxyType(
    {
        DateKind.SUBMITTED: Paper.listed_submitted,
        DateKind.REVISED: Paper.listed_revised,
        DateKind.ANNOUNCED: Paper.announced,
    }
)
"""The column that a listing by each date is ordered by; it is never null."""


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers are meant; each part that is left out takes all.

    *dates* is about the date that *by* names. *category* is a code, an archive, or `cs.*`, among
    the paper's categories, or its first one where *primary*. *author* is a name as
    `biblio.queries.matching` takes it, matched in *mode*.
    """

    dates: DateRange = ALWAYS
    by: DateKind = DateKind.SUBMITTED
    category: str | None = None
    primary: bool = False
    author: str | None = None
    mode: MatchMode = MatchMode.FOLDED


class Conditions(NamedTuple):
    """A filter as conditions on `Paper`; `notes` are for the person who asked."""

    conditions: tuple[ColumnElement[bool], ...]
    notes: tuple[str, ...]


class Narrowed(NamedTuple):
    """A filter made ready for a listing: conditions, and the candidates where they are few.

    `papers` is None where a walk through all papers by date is the way; `is_probed` says that
    some condition is asked of each paper on that walk.
    """

    conditions: tuple[ColumnElement[bool], ...]
    papers: tuple[int, ...] | None
    is_probed: bool
    notes: tuple[str, ...]


def conditions_on(session: Session, wanted: PaperFilter) -> Conditions:
    """All of *wanted* as conditions, for statements that have their own candidates.

    Raises:
        InvalidQuery: a date, the category or the name cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    conditions = date_conditions(wanted)
    notes: tuple[str, ...] = ()
    if wanted.category is not None:
        conditions.append(category_condition(wanted.category, primary=wanted.primary))
    if wanted.author is not None:
        resolution = match_authors(session, wanted.author, mode=wanted.mode)
        conditions.append(_is_by(resolution.author_ids))
        notes = resolution.notes
    return Conditions(tuple(conditions), notes)


def narrow(session: Session, wanted: PaperFilter) -> Narrowed:
    """*wanted* made ready for statements over `Paper`.

    Raises:
        InvalidQuery: a date, the category or the name cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    conditions = date_conditions(wanted)
    candidates: tuple[int, ...] | None = None
    probes: list[ColumnElement[bool]] = []
    notes: tuple[str, ...] = ()
    if wanted.author is not None:
        resolution = match_authors(session, wanted.author, mode=wanted.mode)
        notes = resolution.notes
        candidates = _few(session, papers_by(resolution.author_ids))
        if candidates is None:
            probes.append(_is_by(resolution.author_ids))
    if wanted.category is not None:
        listed = _in_category(expand(wanted.category), primary=wanted.primary)
        by_category = wanted.author is None or bool(probes)
        few = (
            _few(session, select(Category.paper_id).where(listed).distinct())
            if by_category
            else None
        )
        if few is not None:
            candidates = few
        else:
            probes.append(category_condition(wanted.category, primary=wanted.primary))
    return Narrowed((*conditions, *probes), candidates, bool(probes), notes)


def date_conditions(wanted: PaperFilter) -> list[ColumnElement[bool]]:
    """The conditions on `Paper` that the dates of *wanted* make.

    Raises:
        InvalidQuery: days are asked of announcements, of which only the month is known.
    """
    if wanted.by is DateKind.ANNOUNCED and wanted.dates.names_a_day():
        raise InvalidQuery("announcements are known by month: write 2024-05, not a day of it")
    return wanted.dates.conditions(LISTED[wanted.by])


def category_condition(pattern: str, *, primary: bool) -> ColumnElement[bool]:
    """The condition on `Paper` that it has the category *pattern*, first where *primary*.

    Raises:
        InvalidQuery: there is no such category.
    """
    listed = _in_category(expand(pattern), primary=primary)
    return select(1).where(Category.paper_id == Paper.id, listed).exists()


def papers_by(author_ids: frozenset[int]) -> Select[int]:
    """The papers of any of *author_ids*, each once."""
    return (
        select(Authorship.paper_id).where(Authorship.author_id.in_(integers(author_ids))).distinct()
    )


def _in_category(pattern: CategoryPattern, *, primary: bool) -> ColumnElement[bool]:
    """A row of `paper_categories` is one that *pattern* asks for."""
    wanted: list[ColumnElement[bool]] = [Category.category == code for code in pattern.codes]
    if pattern.prefix is not None:
        # The character after "." is "/": a range that the index serves.
        end = pattern.prefix[:-1] + chr(ord(pattern.prefix[-1]) + 1)
        wanted.append(and_(Category.category >= pattern.prefix, Category.category < end))
    listed = or_(*wanted)
    return and_(listed, Category.ordinal == 1) if primary else listed


def _is_by(author_ids: frozenset[int]) -> ColumnElement[bool]:
    # The sum keeps the engine from looking up every one of many authors for each paper.
    return (
        select(1)
        .where(
            Authorship.paper_id == Paper.id,
            (Authorship.author_id + 0).in_(integers(author_ids)),
        )
        .exists()
    )


def _few(session: Session, papers: Select[int]) -> tuple[int, ...] | None:
    """The ids that *papers* selects, where they are few."""
    some = papers.limit(FEW + 1).subquery()
    number = session.scalar(select(func.count()).select_from(some)) or 0
    return tuple(session.scalars(papers)) if number <= FEW else None
