"""Papers: listings by date, and one paper in full."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries import cursors
from biblio.queries.language import endings
from biblio.queries.language.dates import DateKind
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.dated import Key, Stretch, count_of, is_listed_at, page_of
from biblio.queries.narrowing.filters import Narrowed, in_order, narrow, span_of
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.rows import Page, PaperSummary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.papers import listing_statements as statements
else:
    statements = named("biblio.queries.papers.listing_statements")

COUNTED: Final = 10_000  # rows that a listing counts before it gives up on a total
LISTED_COUNTED: Final = 2_000  # those of an author or a category, each of which costs more
BEGINNING: Final = 100  # characters of an abstract that stand in for a title
UNKNOWN: Final = "unknown"  # which date a paper is listed by that has none
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
    for paper_id, name, surname in session.execute(statements.NAMES, wanted):
        names[paper_id].append(name)
        surnames.setdefault(paper_id, surname)
    codes: dict[int, list[str]] = {each: [] for each in papers}
    for paper_id, code in session.execute(statements.CODES, wanted):
        codes[paper_id].append(code)
    return {
        row[0]: _summary(row, tuple(names[row[0]]), surnames.get(row[0]), tuple(codes[row[0]]))
        for row in session.execute(statements.SUMMARIES, wanted)
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
    rows = session.execute(statements.walk(way, shapes(narrowed.conditions)), values)
    return [Key(at, paper_id) for at, paper_id in rows]


def gathered(session: Session, narrowed: Narrowed, by: DateKind, *, oldest: bool) -> list[Key]:
    """The keys of all candidates that meet the conditions, in the listing's order."""
    values = bound(narrowed.conditions) | {"papers": listed(narrowed.papers or ())}
    rows = session.execute(statements.of_candidates(by, shapes(narrowed.conditions)), values)
    return sorted((Key(at, paper_id) for at, paper_id in rows), reverse=not oldest)


def _counted(session: Session, narrowed: Narrowed) -> int | None:
    """How many papers lie in the range of dates; None where that is more than is counted."""
    if narrowed.is_probed:
        return None
    asked, values = shapes(narrowed.conditions), bound(narrowed.conditions)
    # To pass over entries of an index is several times as quick as to count them.
    if session.scalar(statements.beyond(asked), values | {"number": COUNTED}) is not None:
        return None
    return session.scalar(statements.count(asked), values | {"limit": COUNTED + 1}) or 0


def listed_by(session: Session, papers: Sequence[int], by: DateKind) -> list[PaperSummary]:
    """*papers* in their order, as they stand in a listing by the date that *by* names."""
    rows = session.execute(statements.of_candidates(by, ()), {"papers": listed(papers)})
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
        number = session.scalar(statements.undated(wanted.by), {"papers": listed(narrowed.papers)})
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
        return session.scalar(statements.UNANNOUNCED) or 0
    # The index on dates of issue has none of the papers without: most of arXiv's have no such date.
    every = session.scalar(statements.ALL) or 0
    return every - (session.scalar(statements.dated(by)) or 0)
