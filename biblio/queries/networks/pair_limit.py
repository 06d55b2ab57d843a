"""How many pairs lists have, told by their lengths, and how many there may be.

A paper of n authors has n (n - 1) / 2: one of 3,000 has 4.5 million, as many as 30,000 usual ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.narrowing.parts import Condition, bound, shapes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.networks import pair_limit_statements as statements
else:
    statements = named("biblio.queries.networks.pair_limit_statements")

MOST_PAIRS: Final = 50_000_000
"""Pairs in all lists, beyond which the long ones are to be left out: some seconds."""
_ROUND: Final = (1_000, 500, 300, 200, 100, 50, 30, 20, 10, 5)  # what the longest may well be


class ListSizes(NamedTuple):
    """How many lists there are of each length, ascending: of the authors of papers, say."""

    lists: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """How many lists there are."""
        return sum(lists for _, lists in self.lists)

    def pairs(self, most: int | None = None) -> int:
        """The pairs in lists of at most *most*."""
        return sum(
            comb(size, 2) * lists for size, lists in self.lists if most is None or size <= most
        )


class Paired(NamedTuple):
    """What is paired, what is done with the pairs, and the option that leaves out long lists."""

    what: str
    done: str
    option: str = "--max-authors"


AUTHORS: Final = "authors on these papers"


def list_sizes(session: Session, conditions: Sequence[Condition]) -> ListSizes:
    """How long the author lists are of the papers that meet *conditions*."""
    rows = session.execute(statements.sizes(shapes(conditions)), bound(conditions))
    return ListSizes(tuple((size, papers) for size, papers in rows))


def require_few_pairs(sizes: ListSizes, paired: Paired, *, most: int | None = None) -> None:
    """Make sure that lists of these *sizes*, of at most *most*, have no more pairs than may be.

    Raises:
        InvalidQuery: they are too many.
    """
    pairs = sizes.pairs(most)
    if pairs <= MOST_PAIRS:
        return
    fitting = next((each for each in _ROUND if sizes.pairs(each) <= MOST_PAIRS), None)
    advice = "ask for fewer papers"
    if fitting is not None:
        advice = f"{paired.option} {fitting} leaves {sizes.pairs(fitting):,}"
    raise InvalidQuery(
        f"there are {pairs:,} pairs of {paired.what}, and {MOST_PAIRS:,} are the most that "
        f"{paired.done}: {advice}"
    )
