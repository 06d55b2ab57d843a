"""Full-text search over titles, abstracts, authors, comments, journals and report numbers.

Where matches are few, all are ranked by BM25. Where they are many, ranking each would take
seconds and tell little, since a word that stands everywhere sets nothing apart: then papers with
all of the query in the title come first, then those with it among the authors, then the rest,
newest first in each. Which papers match is the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, literal, select, tuple_
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Paper
from biblio.db.search_index import COLUMNS, INDEXED
from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound
from biblio.queries import beginnings, cursors, endings
from biblio.queries.dated import Key, is_listed_at
from biblio.queries.filters import (
    ROWID,
    WHOLE_ROW,
    Narrowed,
    PaperFilter,
    date_conditions,
    matching,
    narrow,
)
from biblio.queries.handles import find_paper, papers_named
from biblio.queries.limits import rows_of
from biblio.queries.papers import EVERYTHING, summaries
from biblio.queries.rows import Page, SearchHit
from biblio.queries.search_query import SearchQuery, parse_search
from biblio.queries.snippets import snippet

RANKED: Final = 10_000  # matches that are ranked one by one
_SPANNED: Final = 200_000  # papers of a range of dates whose ids are looked through
# Of a hit in each column of the index.
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys(COLUMNS, 1.0) | {"title": 10.0, "authors": 5.0}
)
_IDENTIFIER: Final = re.compile(r"[/.:]|[0-9]{5}")  # what stands in every one
_TIERS: Final = 3  # hits in the title, in the authors, elsewhere
_DIGITS: Final = 6  # of a score: what differs less is a tie


class Sort(StrEnum):
    """The order of what was found."""

    RELEVANCE = "relevance"
    DATE = "date"


class _Way(StrEnum):
    """How the order is made; a cursor keeps to the way that its first page took."""

    RANKED = "ranked"
    TIERS = "tiers"
    DATED = "dated"


class _Beside(NamedTuple):
    """What must hold of a paper beside the words; each part that is None leaves all."""

    papers: tuple[int, ...] | None
    span: tuple[int, int] | None
    conditions: tuple[ColumnElement[bool], ...]

    def on(self, paper: SQLColumnExpression[int]) -> list[ColumnElement[bool]]:
        """The same as conditions on the id *paper*."""
        wanted: list[ColumnElement[bool]] = []
        if self.papers is not None:
            wanted.append(paper.in_(integers(self.papers)))
        if self.span is not None:
            wanted += [self.span[0] <= paper, self.span[1] >= paper]
        if self.conditions:
            wanted.append(select(1).where(Paper.id == paper, *self.conditions).exists())
        return wanted


class _Found(NamedTuple):
    papers: Sequence[int]
    place: cursors.Place | None
    total: int | None


@dataclass(frozen=True, slots=True)
class _Search:
    """A search made ready: the words, what must hold beside them, and the order."""

    words: SearchQuery
    match: str
    beside: _Beside
    sort: Sort

    def matching(self, expression: str) -> Select[int]:
        """The papers that *expression* and the conditions take."""
        return matching(expression).where(*self.beside.on(ROWID))

    def tiers(self) -> tuple[str, ...]:
        """The expressions whose matches stand behind each other; together they are the query."""
        every = self.match
        title, authors = f"{{title}} : ({every})", f"{{authors}} : ({every})"
        if " NOT " in every:
            # Within one column, NOT would look for the unwanted words there alone.
            title, authors = f"({title}) AND ({every})", f"({authors}) AND ({every})"
        return (
            title,
            f"({authors}) NOT ({title})",
            f"({every}) NOT (({title}) OR ({authors}))",
        )


def search_papers(
    session: Session,
    query: str,
    wanted: PaperFilter = EVERYTHING,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int | None = 20,
    after: str | None = None,
) -> Page[SearchHit]:
    """The papers that *query* finds among those that *wanted* takes.

    See `biblio.queries.search_query` for the language. An identifier of any scheme finds its
    papers. By relevance the best come first, the newer before the older among equals; by date the
    newest come first, by the date that papers are listed by. `total` is counted where matches are
    few.

    Raises:
        InvalidQuery: there is no word to look for, or the filter or the cursor cannot be
            understood.
        NotFound: nobody answers to the filter's author.
    """
    limit = rows_of(limit)
    direct = _named(session, query) if after is None and wanted == EVERYTHING else []
    if direct:
        return Page(_hits(session, direct[:limit], None, Sort.DATE), total=len(direct))
    parsed = parse_search(query)
    if parsed.match is None:
        raise InvalidQuery("there is no word to look for: give one, or list with `papers`")
    listing = ("search", query, wanted, sort)
    place = cursors.decode(after, listing) if after is not None else None
    narrowed = narrow(session, wanted, beside=parsed)
    search = _Search(parsed, parsed.match, _beside(session, narrowed, wanted, parsed), sort)
    if place is None:
        way = _Way.DATED if sort is Sort.DATE else _Way.TIERS
        if _are_few(session, parsed.match, parsed):
            way = _Way.RANKED
        found = _page(session, search, way, [], limit)
    else:
        found = _page(session, search, *_way(place, sort), limit)
    hints: tuple[str, ...] = ()
    if not found.papers and after is None:
        hints = endings.told(query, lambda other: search_papers(session, other, wanted, limit=1))
    return Page(
        _hits(session, found.papers, parsed, sort),
        after=cursors.encode(listing, found.place) if found.place is not None else None,
        total=found.total,
        notes=(*narrowed.notes, *parsed.notes, *hints),
    )


def _named(session: Session, query: str) -> list[int]:
    """The papers whose identifier *query* is; none where it is not one that is here."""
    if not _IDENTIFIER.search(query):
        return []
    try:
        return [find_paper(session, query)[0]]
    except InvalidQuery:
        return list(session.scalars(papers_named(query).order_by(Paper.id.desc())))
    except (InvalidIdentifier, NotFound):
        return []


def _beside(
    session: Session, narrowed: Narrowed, wanted: PaperFilter, parsed: SearchQuery
) -> _Beside:
    """What must hold of a row of the index beside the words."""
    span = None
    if narrowed.papers is None and (dates := date_conditions(wanted, *parsed.dates)):
        span = _span(session, dates)
    return _Beside(narrowed.papers, span, narrowed.conditions)


def _span(session: Session, dates: Sequence[ColumnElement[bool]]) -> tuple[int, int] | None:
    """The least and the greatest id of the papers that *dates* take, where they are few.

    Ids run with the time, so that the full-text index is read in that stretch alone.
    """
    some = select(Paper.id).where(*dates).limit(_SPANNED + 1).subquery()
    number, least, greatest = session.execute(
        select(func.count(), func.min(some.c.id), func.max(some.c.id))
    ).one()
    return (least or 0, greatest or 0) if number <= _SPANNED else None


def _are_few(session: Session, expression: str, words: SearchQuery) -> bool:
    """Whether *expression*, made of *words*, matches so few papers that all can be ranked."""
    if words.has_prefix and beginnings.are_more(session, expression, RANKED):
        return False
    some = matching(expression).limit(RANKED + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) <= RANKED


def _way(place: cursors.Place, sort: Sort) -> tuple[_Way, cursors.Place]:
    """The way that the cursor of a search sorted so keeps to, and the rest of it."""
    by_date = sort is Sort.DATE
    match place:
        case [_Way.RANKED.value, float() | int(), int(paper)] if paper >= 0 and not by_date:
            return _Way.RANKED, place[1:]
        case [_Way.TIERS.value, int(tier), int(paper)] if (
            0 <= tier < _TIERS and paper >= 0 and not by_date
        ):
            return _Way.TIERS, place[1:]
        case [_Way.DATED.value, str(at), int(paper)] if is_listed_at(at) and paper >= 0 and by_date:
            return _Way.DATED, place[1:]
        case [_Way.RANKED.value, str(at), int(paper)] if (
            is_listed_at(at) and paper >= 0 and by_date
        ):
            return _Way.RANKED, place[1:]
    raise InvalidQuery(cursors.NONE)


def _page(
    session: Session, search: _Search, way: _Way, place: cursors.Place, limit: int | None
) -> _Found:
    if search.sort is Sort.DATE:
        start = Key(str(place[0]), int(place[1])) if place else None
        if way is _Way.RANKED:
            return _by_date(session, search, start, limit)
        return _walked(session, search, start, limit)
    if way is _Way.RANKED:
        return _ranked(session, search, place, limit)
    return _tiered(session, search, place, limit)


def _ranked(session: Session, search: _Search, place: cursors.Place, limit: int | None) -> _Found:
    """A page of all matches, each with its score."""
    scored = search.matching(search.match).add_columns(func.bm25(WHOLE_ROW, *_WEIGHTS.values()))
    keys = sorted((round(score, _DIGITS), -paper) for paper, score in session.execute(scored))
    start = 0
    if place:
        score, last = float(place[0]), int(place[1])
        # Scores move a little whenever papers come in: the paper's own place is the truer one.
        score = next((now for now, paper in keys if -paper == last), score)
        start = sum(1 for key in keys if key <= (score, -last))
    end = len(keys) if limit is None else start + limit
    shown = keys[start:end]
    more = end < len(keys)
    return _Found(
        [-paper for _, paper in shown],
        [_Way.RANKED.value, shown[-1][0], -shown[-1][1]] if more else None,
        len(keys),
    )


def _by_date(session: Session, search: _Search, start: Key | None, limit: int | None) -> _Found:
    """A page of all matches by date, the newest first."""
    dated = select(Paper.listed_submitted, Paper.id).where(
        Paper.id.in_(search.matching(search.match))
    )
    keys = sorted((Key(*row) for row in session.execute(dated)), reverse=True)
    return _cut(_Way.RANKED, keys, start, limit, len(keys))


def _walked(session: Session, search: _Search, start: Key | None, limit: int | None) -> _Found:
    """The same where matches are many: papers are looked at by date, as far as the page goes."""
    words = matching(search.match)
    is_found = (
        # Each look-up of a beginning reads all its words: once is enough for a whole walk.
        (Paper.id + 0).in_(words)
        if search.words.has_prefix
        else words.where(Paper.id == ROWID).exists()
    )
    statement = (
        select(Paper.listed_submitted, Paper.id)
        .where(is_found, *search.beside.on(Paper.id))
        .order_by(Paper.listed_submitted.desc(), Paper.id.desc())
        .limit(None if limit is None else limit + 1)
    )
    if start is not None:
        here = tuple_(Paper.listed_submitted, Paper.id)
        statement = statement.where(here < tuple_(literal(start.at), literal(start.paper_id)))
    keys = [Key(*row) for row in session.execute(statement)]
    return _cut(_Way.DATED, keys, start, limit, None)


def _cut(
    way: _Way, keys: Sequence[Key], start: Key | None, limit: int | None, total: int | None
) -> _Found:
    """The page of *keys* behind *start*."""
    left = keys if start is None else [key for key in keys if key < start]
    shown = left[:limit]
    place: cursors.Place | None = [way.value, *shown[-1]] if len(shown) < len(left) else None
    return _Found([key.paper_id for key in shown], place, total)


def _tiered(session: Session, search: _Search, place: cursors.Place, limit: int | None) -> _Found:
    """A page of the tiers, read newest first no further than the page goes."""
    first, below = (int(place[0]), int(place[1])) if place else (0, None)
    found: list[tuple[int, int]] = []
    for tier, expression in enumerate(search.tiers()):
        if tier < first or (limit is not None and len(found) > limit):
            continue
        papers = _newest(
            session,
            search,
            expression,
            below=below if tier == first else None,
            limit=None if limit is None else limit + 1 - len(found),
        )
        found.extend((tier, paper) for paper in papers)
    shown = found[:limit]
    return _Found(
        [paper for _, paper in shown],
        [_Way.TIERS.value, *shown[-1]] if len(shown) < len(found) else None,
        None,
    )


def _newest(
    session: Session, search: _Search, expression: str, *, below: int | None, limit: int | None
) -> Iterable[int]:
    """The newest *limit* papers of a tier, of those below the id *below*."""
    if search.words.has_prefix and limit is not None:
        papers = beginnings.newest_matching(
            session,
            expression,
            search.beside.on(beginnings.DOCUMENT),
            below=below,
            limit=limit,
        )
        if papers is not None:
            return papers
    statement = search.matching(expression).order_by(ROWID.desc()).limit(limit)
    return session.scalars(statement if below is None else statement.where(below > ROWID))


def _hits(
    session: Session, papers: Sequence[int], query: SearchQuery | None, sort: Sort
) -> list[SearchHit]:
    if not papers:
        return []
    known = summaries(session, papers)
    columns = {name: getattr(Paper, column).label(name) for name, column in INDEXED.items()}
    texts = {
        row[0]: dict(zip(columns, row[1:], strict=True))
        for row in session.execute(
            select(Paper.id, *columns.values()).where(Paper.id.in_(integers(papers)))
        )
    }
    terms = query.terms if query is not None else ()
    found = []
    for each in papers:
        fields = known[each]._asdict()
        fields["snippet"] = snippet(terms, texts[each], authors=known[each].authors)
        if sort is not Sort.DATE:
            fields["listed_by"] = Sort.RELEVANCE.value
        found.append(SearchHit(**fields))
    return found
