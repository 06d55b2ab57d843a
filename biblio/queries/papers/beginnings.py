"""Beginnings of words that are very common: `de*` stands in nearly every paper.

The full-text index reads all words that begin so before it tells the first paper, a second and
more in millions of papers. A sample says whether a query with such a beginning matches many; then
the newest papers are asked themselves, as many as a page needs. What is found, and its order, is
what the index would give.
"""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from biblio.db.engines.sqlite.small_index import SmallIndex, indexed
from biblio.db.lists import listed
from biblio.db.named import named
from biblio.queries.narrowing.parts import bound, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.db.text_query import TextQuery
    from biblio.queries.papers import beginnings_statements as statements
    from biblio.queries.papers.beside import OfPaper
else:
    statements = named("biblio.queries.papers.beginnings_statements")

LARGE: Final = 200_000  # papers; in fewer the index is quick with any beginning
SAMPLED: Final = 512  # papers, evenly over all, that say how common a match is
_SURE: Final = 16  # matches among these from which the others are told
LOOKED: Final = 256  # papers, the newest, that are asked first
_LOOKS: Final = 4  # each at twice as many as before
_WALKED: Final = 10_000  # papers that are looked at for what must hold beside the words


def are_more(session: Session, words: TextQuery, than: int) -> bool:
    """Whether *words* surely match more papers *than* this, told from a sample of them."""
    if not _are_papers(session, LARGE):
        return False
    least, greatest = session.execute(statements.EXTENT).one()
    places = [least + (greatest - least) * each // SAMPLED for each in range(SAMPLED)]
    asked: set[int] = set()
    matches = 0
    # Few papers tell of a match in most; the more they are, the less they may be off by.
    for some, margin in ((places[::4], 4), (places, 2)):
        papers = set(session.scalars(statements.SAMPLE, {"places": listed(some)})) - asked
        asked |= papers
        with indexed(session.execute(statements.READ_SOME, {"papers": listed(papers)})) as index:
            matches += len(index.matching(words))
        if matches >= _SURE and _are_papers(session, margin * than * len(asked) // matches):
            return True
    return False


def _are_papers(session: Session, number: int) -> bool:
    """Whether there are more papers than *number*."""
    return session.scalar(statements.PASSING, {"number": number}) is not None


class _Part(NamedTuple):
    """The newest papers below an id: so many of them, behind those that were looked at before."""

    below: int | None
    looked: int
    number: int


class LookedAt:
    """The papers that one search looked at: each part is read and indexed once for all tiers."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._parts: dict[_Part, tuple[int, SmallIndex]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __contains__(self, part: _Part) -> bool:
        return part in self._parts

    def add(self, part: _Part, documents: Sequence[Sequence[Any]]) -> None:
        """Index the *documents* of a part."""
        self._parts[part] = len(documents), self._open.enter_context(indexed(documents))

    def papers(self, part: _Part) -> int:
        """How many papers a part has, which are fewer where there are no more."""
        return self._parts[part][0]

    def matching(self, part: _Part, words: TextQuery) -> list[int]:
        """Those of a part that *words* take, the newest first."""
        return self._parts[part][1].matching(words)


def newest_matching(
    session: Session,
    words: TextQuery,
    beside: Sequence[OfPaper],
    *,
    below: int | None,
    limit: int,
    looked_at: LookedAt | None = None,
) -> list[int] | None:
    """The newest *limit* papers that *words* take, of those below the id *below*.

    None where not so many are among the newest: then only the index can tell. What was *looked_at*
    for other words beside the same is not read again.
    """
    first = {} if below is None else {"below": below}
    ids = statements.BEYOND if below is None else statements.BEYOND_BELOW
    end = session.scalar(ids, first | {"number": _WALKED})
    walk = statements.newest(shapes(beside), has_start=below is not None, has_end=end is not None)
    values = bound(beside) | first | ({} if end is None else {"end": end})
    found: list[int] = []
    looked, number = 0, max(LOOKED, limit)
    most = number * (2**_LOOKS - 1)
    while looked < most:
        part = _Part(below, looked, number)
        with nullcontext(looked_at) if looked_at is not None else LookedAt() as known:
            if part not in known:
                page = {"looked": looked, "number": number}
                known.add(part, session.execute(walk, values | page).all())
            papers = known.papers(part)
            found += known.matching(part, words)
        if len(found) >= limit:
            return found[:limit]
        if papers < number:
            return found if end is None else None
        looked += number
        number *= 2
        if len(found) * most < limit * looked:
            break  # what is left to look at is not likely to hold enough
    return None
