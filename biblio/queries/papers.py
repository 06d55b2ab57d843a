"""Papers: listings by date, and one paper in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import SQLColumnExpression, case, func, literal, select, tuple_
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.errors import InvalidQuery
from biblio.queries import cursors, endings
from biblio.queries.dated import Key, Stretch, count_of, is_listed_at, page_of
from biblio.queries.dates import DateKind
from biblio.queries.filters import LISTED, Narrowed, PaperFilter, in_order, narrow, span_of
from biblio.queries.handles import HANDLE
from biblio.queries.limits import rows_of
from biblio.queries.rows import Page, PaperSummary

COUNTED: Final = 10_000  # rows that a listing counts before it gives up on a total
LISTED_COUNTED: Final = 2_000  # those of an author or a category, each of which costs more
BEGINNING: Final = 100  # characters of an abstract that stand in for a title
BEGINS: Final = case((Paper.title.is_(None), func.substr(Paper.abstract, 1, BEGINNING)))
EVERYTHING: Final = PaperFilter()
UNKNOWN: Final = "unknown"  # which date a paper is listed by that has none
_DATES: Final = {DateKind.ANNOUNCED: "month of announcement", DateKind.ISSUED: "date of issue"}


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
    column = LISTED[wanted.by]
    if narrowed.lists is not None and limit is not None:
        span = span_of(wanted)
        stretch = Stretch(limit + 1, oldest, start, *span)
        keys = page_of(session, narrowed.lists, narrowed.conditions, stretch)
        if start is None and len(keys) <= limit:
            total: int | None = len(keys)
        else:
            total = count_of(session, narrowed.lists, span, LISTED_COUNTED)
    elif narrowed.papers is None:
        keys = _walked(session, narrowed, column, limit=_and_one(limit), oldest=oldest, start=start)
        total = _counted(session, narrowed)
        if total is None and start is None and not _is_beyond(keys, limit):
            total = len(keys)
    else:
        every = _gathered(session, narrowed, column, oldest=oldest)
        total = len(every)
        if start is not None:
            every = [key for key in every if (key > start if oldest else key < start)]
        keys = every
    shown = keys[:limit]
    more = _is_beyond(keys, limit)
    hints: tuple[str, ...] = _left_out(session, wanted, narrowed) if after is None else ()
    if not shown and after is None and wanted.query is not None:
        hints += endings.told(
            wanted.query,
            lambda other: list_papers(session, replace(wanted, query=other), limit=1),
        )
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


def summaries(session: Session, papers: Sequence[int]) -> dict[int, PaperSummary]:
    """*papers* by id, each as one listed by its submission, in one statement a table."""
    wanted = integers(papers)
    names: dict[int, list[str]] = {each: [] for each in papers}
    for paper_id, name in session.execute(
        select(Authorship.paper_id, Author.name)
        .join(Author, Author.id == Authorship.author_id)
        .where(Authorship.paper_id.in_(wanted))
        .order_by(Authorship.paper_id, Authorship.ordinal)
    ):
        names[paper_id].append(name)
    codes: dict[int, list[str]] = {each: [] for each in papers}
    for paper_id, code in session.execute(
        select(Category.paper_id, Category.category)
        .where(Category.paper_id.in_(wanted))
        .order_by(Category.paper_id, Category.ordinal)
    ):
        codes[paper_id].append(code)
    rows: Any = session.execute(
        select(
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
        ).where(Paper.id.in_(wanted))
    )
    return {
        row[0]: PaperSummary(
            row.arxiv_id,
            row.title,
            tuple(names[row[0]]),
            row.submitted,
            row.revised,
            row.primary_category,
            tuple(codes[row[0]]),
            listed_by=_listed_by(row.submitted, row.announced, row.issued),
            listed_at=row.listed_submitted,
            authors_cut=bool(row.authors_cut),
            handle=row.handle,
            kind=row.kind,
            container_title=row.container_title,
            issued=row.issued,
            beginning=begun(row.beginning),
        )
        for row in rows
    }


def _listed_by(submitted: str | None, announced: str | None, issued: str | None) -> str:
    """Which date a paper stands by where it is listed by submission."""
    for kind, date in (
        (DateKind.SUBMITTED, submitted),
        (DateKind.ANNOUNCED, announced),
        (DateKind.ISSUED, issued),
    ):
        if date is not None:
            return kind.value
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
    column: SQLColumnExpression[str],
    *,
    limit: int | None,
    oldest: bool,
    start: Key | None,
) -> list[Key]:
    """The page's keys, found by walking the index on *column* from *start* on."""
    statement = select(column, Paper.id).where(*narrowed.conditions).limit(limit)
    if start is not None:
        here, there = tuple_(column, Paper.id), tuple_(literal(start.at), literal(start.paper_id))
        statement = statement.where(here > there if oldest else here < there)
    statement = (
        statement.order_by(column, Paper.id)
        if oldest
        else statement.order_by(column.desc(), Paper.id.desc())
    )
    return [Key(at, paper_id) for at, paper_id in session.execute(statement)]


def _gathered(
    session: Session, narrowed: Narrowed, column: SQLColumnExpression[str], *, oldest: bool
) -> list[Key]:
    """The keys of all candidates that meet the conditions, in the listing's order."""
    statement = select(column, Paper.id).where(
        Paper.id.in_(integers(narrowed.papers or ())), *narrowed.conditions
    )
    keys = [Key(at, paper_id) for at, paper_id in session.execute(statement)]
    return sorted(keys, reverse=not oldest)


def _counted(session: Session, narrowed: Narrowed) -> int | None:
    """How many papers lie in the range of dates; None where that is more than is counted."""
    if narrowed.is_probed:
        return None
    some = select(Paper.id).where(*narrowed.conditions).limit(COUNTED + 1).subquery()
    number = session.scalar(select(func.count()).select_from(some)) or 0
    return number if number <= COUNTED else None


def _listed(session: Session, keys: Sequence[Key], by: DateKind) -> list[PaperSummary]:
    known = summaries(session, [key.paper_id for key in keys]) if keys else {}
    return [_at(known[key.paper_id], key.at, by) for key in keys]


def _at(paper: PaperSummary, at: str, by: DateKind) -> PaperSummary:
    """The row of a paper that stands at *at*, and by which of its dates."""
    if by in _DATES or (by is DateKind.REVISED and paper.revised is not None):
        return paper._replace(listed_by=by.value, listed_at=at)
    return paper._replace(listed_at=at)


def _left_out(session: Session, wanted: PaperFilter, narrowed: Narrowed) -> tuple[str, ...]:
    """What to say of papers that have no such date as the listing is by.

    They are counted where that is cheap: among candidates, or all of the library.
    """
    what = _DATES.get(wanted.by)
    if what is None:
        return ()
    if narrowed.papers is not None:
        number = session.scalar(
            select(func.count())
            .select_from(Paper)
            .where(Paper.id.in_(integers(narrowed.papers)), LISTED[wanted.by].is_(None))
        )
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
    papers = select(func.count()).select_from(Paper)
    if by is DateKind.ANNOUNCED:
        return session.scalar(papers.where(Paper.announced.is_(None))) or 0
    # The index on dates of issue has none of the papers without: most of arXiv's have no such date.
    every = session.scalar(papers) or 0
    return every - (session.scalar(papers.where(LISTED[by].is_not(None))) or 0)
