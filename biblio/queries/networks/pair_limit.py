"""How many pairs of authors papers have, told by the lengths of their lists, and how many may be.

A paper of n authors has n (n - 1) / 2: one of 3,000 has 4.5 million, as many as 30,000 usual ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import comb
from typing import Final, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.models import Authorship, Paper
from biblio.errors import InvalidQuery
from biblio.queries.narrowing.parts import Condition, Shapes, bound, pieces, shapes

MOST_PAIRS: Final = 50_000_000
"""Pairs of people on papers, beyond which the large papers are to be left out: some seconds."""
_ROUND: Final = (1_000, 500, 300, 200, 100, 50, 30, 20, 10, 5)  # what --max-authors may well be
_PLACES: Final = table_of(Authorship)


class ListSizes(NamedTuple):
    """How many papers there are of each number of authors, ascending."""

    papers: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """How many papers have any author."""
        return sum(papers for _, papers in self.papers)

    def pairs(self, most: int | None = None) -> int:
        """The pairs of authors on papers of at most *most*."""
        return sum(
            comb(size, 2) * papers for size, papers in self.papers if most is None or size <= most
        )


def list_sizes(session: Session, conditions: Sequence[Condition]) -> ListSizes:
    """How long the author lists are of the papers that meet *conditions*."""
    rows = session.execute(_size_statement(shapes(conditions)), bound(conditions))
    return ListSizes(tuple((size, papers) for size, papers in rows))


@lru_cache
def _size_statement(conditions: Shapes) -> Select[int, int]:
    size = func.max(_PLACES.c.ordinal).label("size")
    lists = select(size).group_by(_PLACES.c.paper_id)
    if conditions:
        lists = lists.where(_PLACES.c.paper_id.in_(select(Paper.id).where(*pieces(conditions))))
    of = lists.subquery().c
    return select(of.size, func.count()).group_by(of.size).order_by(of.size)


def require_few_pairs(sizes: ListSizes, what: str, *, max_authors: int | None = None) -> None:
    """Make sure that lists of these *sizes*, of at most *max_authors*, have pairs to be counted.

    *what* is done with at most so many.

    Raises:
        InvalidQuery: they are too many.
    """
    pairs = sizes.pairs(max_authors)
    if pairs <= MOST_PAIRS:
        return
    fitting = next((most for most in _ROUND if sizes.pairs(most) <= MOST_PAIRS), None)
    advice = "ask for fewer papers"
    if fitting is not None:
        advice = f"--max-authors {fitting} leaves {sizes.pairs(fitting):,}"
    raise InvalidQuery(
        f"there are {pairs:,} pairs of authors on these papers, and {MOST_PAIRS:,} are the most "
        f"that {what}: {advice}"
    )
