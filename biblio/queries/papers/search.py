"""Full-text search over titles, abstracts, authors, comments, journals and report numbers.

Where matches are few, all are ranked by BM25. Where they are many, ranking each would take
seconds and tell little, since a word that stands everywhere sets nothing apart: then papers with
all of the query in the title come first, then those with it among the authors, then the rest,
newest first in each. Which papers match is the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from biblio.db import engines
from biblio.db.lists import listed
from biblio.db.named import named
from biblio.db.search_documents import INDEXED
from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, refuses
from biblio.errors import InvalidIdentifier, InvalidQuery, NotFound
from biblio.queries import cursors
from biblio.queries.language import endings
from biblio.queries.language.search_query import SearchQuery, parse_search
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.dated import Key, is_listed_at
from biblio.queries.narrowing.filters import narrow
from biblio.queries.narrowing.handles import find_paper, papers_named
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.papers import beginnings
from biblio.queries.papers.beside import OfPaper, beside
from biblio.queries.papers.listing import summaries
from biblio.queries.papers.snippets import snippet
from biblio.queries.papers.sorting import Sort
from biblio.queries.rows import Page, SearchHit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.db.asking import Asking
    from biblio.queries.papers import search_statements as statements
else:
    statements = named("biblio.queries.papers.search_statements")

RANKED: Final = 10_000  # matches that are ranked one by one
_IDENTIFIER: Final = re.compile(r"[/.:]|[0-9]{5}")  # what stands in every one
_TIERS: Final = 3  # hits in the title, in the authors, elsewhere
_DIGITS: Final = 6  # of a score: what differs less is a tie


class _Way(StrEnum):
    """How the order is made; a cursor keeps to the way that its first page took."""

    RANKED = "ranked"
    TIERS = "tiers"
    DATED = "dated"


class Walk(NamedTuple):
    """The shape of a walk: whether beginnings are looked for, where it begins, if it ends."""

    has_prefix: bool
    has_start: bool
    has_limit: bool


class _Found(NamedTuple):
    papers: Sequence[int]
    place: cursors.Place | None
    total: int | None


@dataclass(frozen=True, slots=True)
class _Search:
    """A search made ready: the words, what must hold of a paper beside them, and the order."""

    parsed: SearchQuery
    words: TextQuery
    beside: tuple[OfPaper, ...]
    sort: Sort

    @property
    def values(self) -> dict[str, Any]:
        """What is bound in its statements."""
        return bound(self.beside) | {"words": self.words}

    def tiers(self) -> tuple[TextQuery, ...]:
        """What stands behind each other; together they are the query."""
        every = self.words
        title: TextQuery = Within("title", every)
        authors: TextQuery = Within("authors", every)
        if refuses(every):
            # Within one column, the unwanted words would be looked for there alone.
            title, authors = Every((title, every)), Every((authors, every))
        return title, Without(authors, title), Without(every, AnyOf((title, authors)))


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

    See `biblio.queries.language` for the language. An identifier of any scheme finds its papers. By
    relevance the best come first, the newer before the older among equals; by date the newest come
    first, by the date that papers are listed by. `total` is counted where matches are few.

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
    if parsed.words is None:
        raise InvalidQuery("there is no word to look for: give one, or list with `papers`")
    listing = ("search", query, wanted, sort)
    place = cursors.decode(after, listing) if after is not None else None
    narrowed = narrow(session, wanted, beside=parsed)
    search = _Search(parsed, parsed.words, beside(session, narrowed, wanted, parsed), sort)
    if place is None:
        way = _Way.DATED if sort is Sort.DATE else _Way.TIERS
        if _are_few(session, parsed.words, has_prefix=parsed.has_prefix):
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
        found = papers_named(query)
        ids = session.scalars(statements.named_so(found.shape), found.bound("named"))
        return sorted(ids, reverse=True)
    except (InvalidIdentifier, NotFound):
        return []


def _are_few(session: Session, words: TextQuery, *, has_prefix: bool) -> bool:
    """Whether *words* match so few papers that all can be ranked."""
    if has_prefix and _are_beginnings_slow(session) and beginnings.are_more(session, words, RANKED):
        return False
    return (session.scalar(statements.FEW, {"words": words, "limit": RANKED + 1}) or 0) <= RANKED


def _are_beginnings_slow(session: Session) -> bool:
    """Whether words by their beginning had better be looked for without the index."""
    return engines.text_query(cast("Asking", session)).READS_ALL_BEGINNINGS


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
    scored = session.execute(statements.scores(shapes(search.beside)), search.values)
    keys = sorted((round(score, _DIGITS), -paper) for paper, score in scored)
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
    dated = session.execute(statements.dates(shapes(search.beside)), search.values)
    keys = sorted((Key(*row) for row in dated), reverse=True)
    return _cut(_Way.RANKED, keys, start, limit, len(keys))


def _walked(session: Session, search: _Search, start: Key | None, limit: int | None) -> _Found:
    """The same where matches are many: papers are looked at by date, as far as the page goes."""
    values = search.values
    if start is not None:
        values |= {"at": start.at, "behind": start.paper_id}
    if limit is not None:
        values |= {"limit": limit + 1}
    way = Walk(search.parsed.has_prefix, start is not None, limit is not None)
    statement = statements.walk(way, shapes(search.beside))
    keys = [Key(*row) for row in session.execute(statement, values)]
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
    with beginnings.LookedAt() as looked_at:
        for tier, words in enumerate(search.tiers()):
            if tier < first or (limit is not None and len(found) > limit):
                continue
            papers = _newest(
                session,
                replace(search, words=words),
                looked_at,
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
    session: Session,
    tier: _Search,
    looked_at: beginnings.LookedAt,
    *,
    below: int | None,
    limit: int | None,
) -> Iterable[int]:
    """The newest *limit* papers of a *tier*, of those below the id *below*."""
    if tier.parsed.has_prefix and limit is not None and _are_beginnings_slow(session):
        papers = beginnings.newest_matching(
            session, tier.words, tier.beside, below=below, limit=limit, looked_at=looked_at
        )
        if papers is not None:
            return papers
    values = tier.values
    if below is not None:
        values |= {"below": below}
    if limit is not None:
        values |= {"limit": limit}
    way = Walk(has_prefix=False, has_start=below is not None, has_limit=limit is not None)
    return session.scalars(statements.by_id(way, shapes(tier.beside)), values)


def _hits(
    session: Session, papers: Sequence[int], query: SearchQuery | None, sort: Sort
) -> list[SearchHit]:
    if not papers:
        return []
    known = summaries(session, papers)
    texts = {
        row[0]: dict(zip(INDEXED, row[1:], strict=True))
        for row in session.execute(statements.TEXTS, {"papers": listed(papers)})
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
