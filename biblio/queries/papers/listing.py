"""Papers: listings by date, and one paper in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, Select, bindparam, case, func, literal, select
from sqlalchemy.orm import Session

from biblio.db.expressions import listed, values_of
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.queries import cursors
from biblio.queries.language import endings
from biblio.queries.language.dates import DateKind
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.date_conditions import LISTED
from biblio.queries.narrowing.dated import Key, Stretch, count_of, is_behind, is_listed_at, page_of
from biblio.queries.narrowing.filters import Narrowed, in_order, narrow, span_of
from biblio.queries.narrowing.handles import HANDLE
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import Shapes, bound, pieces, shapes
from biblio.queries.rows import Page, PaperSummary

COUNTED: Final = 10_000  # rows that a listing counts before it gives up on a total
LISTED_COUNTED: Final = 2_000  # those of an author or a category, each of which costs more
BEGINNING: Final = 100  # characters of an abstract that stand in for a title
BEGINS: Final = case((Paper.title.is_(None), func.substr(Paper.abstract, 1, BEGINNING)))
UNKNOWN: Final = "unknown"  # which date a paper is listed by that has none
# Built once, as every statement is: building takes longer than the answer to most questions.
_AMONG: Final = Paper.id.in_(values_of(bindparam("papers")))
_PAPERS: Final = select(func.count()).select_from(Paper)
_NAMES: Final = (
    select(Authorship.paper_id, Author.name, Author.keyname)
    .join(Author, Author.id == Authorship.author_id)
    .where(Authorship.paper_id.in_(values_of(bindparam("papers"))))
    .order_by(Authorship.paper_id, Authorship.ordinal)
)
_CODES: Final = (
    select(Category.paper_id, Category.category)
    .where(Category.paper_id.in_(values_of(bindparam("papers"))))
    .order_by(Category.paper_id, Category.ordinal)
)
_SUMMARIES: Final[Select[*tuple[Any, ...]]] = select(
    Paper.id,
    Paper.arxiv_id,
    Paper.title,
    Paper.submitted,
    Paper.revised,
    Paper.primary_category,
    Paper.announced,
    Paper.authors_cut,
    Paper.listed_submitted,
    HANDLE.label("handle"),
    Paper.kind,
    Paper.container_title,
    Paper.issued,
    BEGINS.label("beginning"),
).where(_AMONG)
# As texts: an enumeration takes a while to tell the value of a member.
_LISTED_BY: Final = tuple(
    kind.value for kind in (DateKind.SUBMITTED, DateKind.ANNOUNCED, DateKind.ISSUED)
)
_DATES: Final = {DateKind.ANNOUNCED: "month of announcement", DateKind.ISSUED: "date of issue"}


class Walk(NamedTuple):
    """The shape of a page: the date that it is by, its order, whether it begins and ends."""

    by: DateKind
    oldest: bool
    has_start: bool
    has_limit: bool


def list_papers(
    session: Session,
    wanted: PaperFilter = EVERYTHING,
    *,
    limit: int | None = 20,
    oldest: bool = False,
    after: str | None = None,
) -> Page[PaperSummary]:
    """The papers that *wanted* asks for, newest first by its date, else oldest first.

    Papers of one date stand in the order of their numbers, arXiv's papers in that of arXiv; those
    of no date stand where the oldest do. By announcement and by issue only papers are listed that
    have that date, and a note says how many have not. `total` is counted where the listing is
    short or narrowed by an author or a rare category. *after* is the cursor of an earlier page:
    paging neither misses nor repeats a paper that was there at the start.

    Raises:
        InvalidQuery: a date, a category, a name or the cursor cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    limit = rows_of(limit)
    listing = ("papers", wanted, oldest)
    start = _start(cursors.decode(after, listing)) if after is not None else None
    narrowed = in_order(session, wanted) if limit is not None else None
    if narrowed is None:
        narrowed = narrow(session, wanted)
    if narrowed.lists is not None and limit is not None:
        span = span_of(wanted)
        stretch = Stretch(limit + 1, oldest, start, *span)
        keys = page_of(session, narrowed.lists, narrowed.conditions, stretch)
        if start is None and len(keys) <= limit:
            total: int | None = len(keys)
        else:
            total = count_of(session, narrowed.lists, span, LISTED_COUNTED)
    elif narrowed.papers is None:
        keys = _walked(
            session, narrowed, wanted.by, limit=_and_one(limit), oldest=oldest, start=start
        )
        total = _counted(session, narrowed)
        if total is None and start is None and not _is_beyond(keys, limit):
            total = len(keys)
    else:
        every = gathered(session, narrowed, wanted.by, oldest=oldest)
        total = len(every)
        if start is not None:
            every = [key for key in every if (key > start if oldest else key < start)]
        keys = every
    shown = keys[:limit]
    more = _is_beyond(keys, limit)
    hints: tuple[str, ...] = left_out(session, wanted, narrowed) if after is None else ()
    if not shown and after is None:
        hints += other_words(session, wanted)
    return Page(
        _listed(session, shown, wanted.by),
        after=cursors.encode(listing, list(shown[-1])) if more else None,
        total=total,
        notes=(*narrowed.notes, *hints),
    )


def _and_one(limit: int | None) -> int | None:
    return None if limit is None else limit + 1


def _is_beyond(keys: Sequence[Key], limit: int | None) -> bool:
    """Whether there are more *keys* than a page of *limit* takes."""
    return limit is not None and len(keys) > limit


def other_words(session: Session, wanted: PaperFilter) -> tuple[str, ...]:
    """What to tell a person for whom *wanted* found nothing of its words."""
    if wanted.query is None:
        return ()
    return endings.told(
        wanted.query, lambda other: list_papers(session, replace(wanted, query=other), limit=1)
    )


def summaries(session: Session, papers: Sequence[int]) -> dict[int, PaperSummary]:
    """*papers* by id, each as one listed by its submission, in one statement a table."""
    wanted = {"papers": listed(papers)}
    names: dict[int, list[str]] = {each: [] for each in papers}
    surnames: dict[int, str] = {}
    for paper_id, name, surname in session.execute(_NAMES, wanted):
        names[paper_id].append(name)
        surnames.setdefault(paper_id, surname)
    codes: dict[int, list[str]] = {each: [] for each in papers}
    for paper_id, code in session.execute(_CODES, wanted):
        codes[paper_id].append(code)
    return {
        row[0]: _summary(row, tuple(names[row[0]]), surnames.get(row[0]), tuple(codes[row[0]]))
        for row in session.execute(_SUMMARIES, wanted)
    }


def _summary(
    row: Sequence[Any], names: tuple[str, ...], surname: str | None, codes: tuple[str, ...]
) -> PaperSummary:
    """What a *row* of `_SUMMARIES` and the names and codes of its paper say."""
    # Taken apart by place: to look each up by its name would cost as much as the statement.
    _, arxiv_id, title, submitted, revised, primary, announced, cut, listed_at, *rest = row
    handle, kind, container_title, issued, beginning = rest
    return PaperSummary(
        arxiv_id,
        title,
        names,
        submitted,
        revised,
        primary,
        codes,
        _listed_by(submitted, announced, issued),
        listed_at,
        bool(cut),
        handle,
        kind,
        container_title,
        issued,
        begun(beginning),
        surname,
    )


def _listed_by(submitted: str | None, announced: str | None, issued: str | None) -> str:
    """Which date a paper stands by where it is listed by submission."""
    for said, date in zip(_LISTED_BY, (submitted, announced, issued), strict=True):
        if date is not None:
            return said
    return UNKNOWN


def begun(text: str | None) -> str | None:
    """The whole words of what `BEGINS` gives, on one line; None where that is nothing."""
    if text is None:
        return None
    line = " ".join(text.split())
    if len(text) < BEGINNING:
        return line
    return f"{line.rpartition(' ')[0] or line}…"


def _start(place: cursors.Place) -> Key:
    match place:
        case [str(at), int(paper_id)] if is_listed_at(at) and paper_id >= 0:
            return Key(at, paper_id)
    raise InvalidQuery(cursors.NONE)


def _walked(
    session: Session,
    narrowed: Narrowed,
    by: DateKind,
    *,
    limit: int | None,
    oldest: bool,
    start: Key | None,
) -> list[Key]:
    """The page's keys, found by walking the index on the date that *by* names from *start* on."""
    way = Walk(by, oldest, start is not None, limit is not None)
    values = bound(narrowed.conditions)
    if start is not None:
        values |= {"at": start.at, "behind": start.paper_id}
    if limit is not None:
        values |= {"limit": limit}
    rows = session.execute(walk(way, shapes(narrowed.conditions)), values)
    return [Key(at, paper_id) for at, paper_id in rows]


@lru_cache
def walk(way: Walk, conditions: Shapes) -> Select[str, int]:
    """The keys of the papers that meet the *conditions*, in the order of an index."""
    at = LISTED[way.by]
    order = (at, Paper.id) if way.oldest else (at.desc(), Paper.id.desc())
    keys = select(at, Paper.id).where(*pieces(conditions)).order_by(*order)
    if way.has_start:
        keys = keys.where(is_behind(at, Paper.id, oldest=way.oldest))
    return keys.limit(bindparam("limit", type_=Integer)) if way.has_limit else keys


def gathered(session: Session, narrowed: Narrowed, by: DateKind, *, oldest: bool) -> list[Key]:
    """The keys of all candidates that meet the conditions, in the listing's order."""
    values = bound(narrowed.conditions) | {"papers": listed(narrowed.papers or ())}
    rows = session.execute(of_candidates(by, shapes(narrowed.conditions)), values)
    return sorted((Key(at, paper_id) for at, paper_id in rows), reverse=not oldest)


@lru_cache
def of_candidates(by: DateKind, conditions: Shapes) -> Select[str, int]:
    """The keys of those of `papers` that meet the *conditions*."""
    return select(LISTED[by], Paper.id).where(_AMONG, *pieces(conditions))


def _counted(session: Session, narrowed: Narrowed) -> int | None:
    """How many papers lie in the range of dates; None where that is more than is counted."""
    if narrowed.is_probed:
        return None
    asked, values = shapes(narrowed.conditions), bound(narrowed.conditions)
    # To pass over entries of an index is several times as quick as to count them.
    if session.scalar(_beyond(asked), values | {"number": COUNTED}) is not None:
        return None
    return session.scalar(_count(asked), values | {"limit": COUNTED + 1}) or 0


@lru_cache
def _beyond(conditions: Shapes) -> Select[int]:
    """Whether more papers meet the *conditions* than a `number`."""
    number = bindparam("number", type_=Integer)
    return select(literal(1)).select_from(Paper).where(*pieces(conditions)).offset(number).limit(1)


@lru_cache
def _count(conditions: Shapes) -> Select[int]:
    """How many papers meet the *conditions*, up to a `limit`."""
    some = select(Paper.id).where(*pieces(conditions)).limit(bindparam("limit", type_=Integer))
    return select(func.count()).select_from(some.subquery())


def listed_by(session: Session, papers: Sequence[int], by: DateKind) -> list[PaperSummary]:
    """*papers* in their order, as they stand in a listing by the date that *by* names."""
    rows = session.execute(of_candidates(by, ()), {"papers": listed(papers)})
    at = {paper_id: date for date, paper_id in rows}
    return _listed(session, [Key(at[each], each) for each in papers], by)


def _listed(session: Session, keys: Sequence[Key], by: DateKind) -> list[PaperSummary]:
    known = summaries(session, [key.paper_id for key in keys]) if keys else {}
    return [_at(known[key.paper_id], key.at, by) for key in keys]


def _at(paper: PaperSummary, at: str, by: DateKind) -> PaperSummary:
    """The row of a paper that stands at *at*, and by which of its dates."""
    if by in _DATES or (by is DateKind.REVISED and paper.revised is not None):
        return paper._replace(listed_by=by.value, listed_at=at)
    return paper if paper.listed_at == at else paper._replace(listed_at=at)


def left_out(session: Session, wanted: PaperFilter, narrowed: Narrowed) -> tuple[str, ...]:
    """What to say of papers that have no such date as the listing is by.

    They are counted where that is cheap: among candidates, or all of the library.
    """
    what = _DATES.get(wanted.by)
    if what is None:
        return ()
    if narrowed.papers is not None:
        undated = _PAPERS.where(_AMONG, LISTED[wanted.by].is_(None))
        number = session.scalar(undated, {"papers": listed(narrowed.papers)})
    elif narrowed.is_probed:
        return (f"papers whose {what} is not known are left out",)
    else:
        number = _without(session, wanted.by)
    if not number:
        return ()
    papers = "1 paper" if number == 1 else f"{number:,} papers"
    return (f"{papers} left out, whose {what} is not known",)


def _without(session: Session, by: DateKind) -> int:
    """How many papers of the library have no such date, told by indexes alone."""
    if by is DateKind.ANNOUNCED:
        return session.scalar(_PAPERS.where(Paper.announced.is_(None))) or 0
    # The index on dates of issue has none of the papers without: most of arXiv's have no such date.
    every = session.scalar(_PAPERS) or 0
    return every - (session.scalar(_PAPERS.where(LISTED[by].is_not(None))) or 0)
