"""What the co-authors of each place of a block bring with each place before it, by sums.

Two papers of long lists are compared by the rarest of each (`Work.named`), all others by all that
are kept of their lists. So places of short lists and of long ones are summed apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.commonness import least_rarity, rarity
from biblio.disambiguation.comparing import no_coauthor_points, shared_coauthor_points
from biblio.disambiguation.evidence import NAMED
from biblio.disambiguation.lanes import Lanes
from biblio.disambiguation.remembered import Remembered
from biblio.disambiguation.values import Place, Work

SHIFT: Final = 20
_ONE: Final = 1 << SHIFT  # stands for one co-author in a sum of what they weigh
_MOST: Final = NAMED << (SHIFT + 1)
_COAUTHOR: Final = Remembered(lambda block: _ONE + rarity(block)).__getitem__
_ENOUGH: Final = points.COAUTHORS[-1][0]
_POINTS: Final = [
    points.binned(weighs, points.COAUTHORS, points.MANY_COAUTHORS) for weighs in range(_ENOUGH)
]
COUNTED: Final = len(points.NONE_SHARED) + 1
"""Authors: of a longer list nothing more is told than that it is one."""
_NOTHING: Final = [
    [no_coauthor_points(ours, theirs) for theirs in range(COUNTED + 1)]
    for ours in range(COUNTED + 1)
]


class Coauthors:
    """The co-authors of places; each place is asked for once, in their order."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        works = [place.work for place in places]
        self._authors = [min(len(work.blocks), COUNTED) for work in works]
        self._crowds = [work.crowd for work in works]
        self._short: Lanes[str] = Lanes(_MOST)
        self._long: Lanes[str] = Lanes(_MOST)
        self._named: Lanes[str] = Lanes(_MOST)
        self._one_by_one: list[int] = []
        # Of a long list nothing else can be shared with a short one.
        self._in_short_lists = (
            set(chain.from_iterable(work.blocks for work in works if not is_long(work)))
            if any(map(is_long, works))
            else set()
        )

    def add_points(self, number: int, found: list[int]) -> None:
        """Add to what is *found* what a place brings more with earlier ones than sharing none."""
        place = self._places[number]
        work = place.work
        if work.crowd > least_rarity():
            self._compare(number, range(number), found)
            self._one_by_one.append(number)
            return
        self._compare(number, self._one_by_one, found)
        if is_long(work):
            own = {place.block}
            listed = (work.blocks & self._in_short_lists) - own
            total = self._short.shared(listed)
            self._long.weighed(number, listed, _COAUTHOR)
            total += self._named.weighed(number, work.named - own, _COAUTHOR)
        elif len(work.blocks) > 1:
            listed = work.blocks - {place.block}
            total = self._short.weighed(number, listed, _COAUTHOR)
            total += self._long.shared(listed)
        else:
            return
        crowd, crowds, authors = work.crowd, self._crowds, self._authors
        nothing = _NOTHING[authors[number]]
        for earlier, packed in enumerate(self._short.unpacked(total, number)):
            if packed:
                # As `coauthor_weight`: none of these is so common that it would weigh nothing.
                less = (packed >> SHIFT) * max(crowd, crowds[earlier])
                weighs = (packed & (_ONE - 1)) - less
                brings = points.MANY_COAUTHORS if weighs >= _ENOUGH else _POINTS[weighs]
                found[earlier] += brings - nothing[authors[earlier]]

    def _compare(self, number: int, others: Sequence[int], found: list[int]) -> None:
        """The same for pairs of which one list is so long that a common name weighs nothing."""
        place, nothing = self._places[number], _NOTHING[self._authors[number]]
        for earlier in others:
            brings = shared_coauthor_points(place, self._places[earlier])
            if brings is not None:
                found[earlier] += brings - nothing[self._authors[earlier]]


def is_long(work: Work) -> bool:
    """Whether a list is compared by a part of it."""
    return len(work.named) < len(work.blocks)
