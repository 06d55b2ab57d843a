"""What each place of a block shares with those before it, by sums over all that they have.

`points` are counted from those of two places that share nothing (`rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isqrt
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.commonness import rarity
from biblio.disambiguation.comparing import (
    id_points,
    no_coauthor_points,
    shared_coauthor_points,
    year_points,
)
from biblio.disambiguation.evidence import RARE, weight_of_word
from biblio.disambiguation.lanes import Feature, Lanes
from biblio.disambiguation.names import Names
from biblio.disambiguation.remembered import Remembered
from biblio.disambiguation.values import Place, Word

_SHIFT: Final = 20
_ONE: Final = 1 << _SHIFT  # stands for one co-author in a sum of what they weigh
_COAUTHOR: Final = Remembered(lambda block: _ONE + rarity(block)).__getitem__
_ENOUGH: Final = points.COAUTHORS[-1][0]
_COAUTHOR_POINTS: Final = [
    points.binned(weighs, points.COAUTHORS, points.MANY_COAUTHORS) for weighs in range(_ENOUGH)
]
COUNTED: Final = len(points.NONE_SHARED) + 1
"""Authors: of a longer list nothing more is told than that it is one."""
_NO_COAUTHOR: Final = [
    [no_coauthor_points(ours, theirs) for theirs in range(COUNTED + 1)]
    for ours in range(COUNTED + 1)
]
# By cosines in hundredths, or shares of words: what is in common brings more than nothing.
_TITLE: Final = [
    points.binned(alike, points.TITLE, points.SAME_TITLE) - points.TITLE[0][1]
    for alike in range(101)
]
_ABSTRACT: Final = [
    points.binned(alike, points.ABSTRACT, points.SAME_ABSTRACT) - points.ABSTRACT[0][1]
    for alike in range(101)
]
_AFFILIATION: Final = [
    points.binned(share, points.AFFILIATION, points.CONTAINED_AFFILIATION)
    - points.AFFILIATION[0][1]
    for share in range(101)
]
_SAME_AFFILIATION: Final = points.SAME_AFFILIATION - points.AFFILIATION[0][1]


class Shared:
    """What places share with those before them; they are asked for once each, in their order."""

    def __init__(self, places: Sequence[Place], names: Names) -> None:
        self._places = places
        self._names = names
        works = [place.work for place in places]
        self._authors = [min(len(work.blocks), COUNTED) for work in works]
        self._crowds = [work.crowd for work in works]
        self._titles = [work.title_weight for work in works]
        self._abstracts = [work.abstract_weight for work in works]
        self._affiliated = [len(place.affiliation) for place in places]
        most = max(len(work.named) for work in works)
        self._coauthors: Lanes[str] = Lanes(most << (_SHIFT + 1))
        self._title: Lanes[str] = Lanes(max(self._titles))
        self._abstract: Lanes[Word] = Lanes(max(self._abstracts) // RARE)
        self._affiliation: Lanes[str] = Lanes(max(self._affiliated))
        self._in_long_lists: list[int] = []
        self._having_ids: list[int] = []
        # Most words stand in no other paper of the block, and need no lanes.
        self._repeated = _repeated(work.abstract for work in works)
        self._titled = _repeated(work.title for work in works)
        years = [work.year for work in works if work.year]
        self._is_long_ago = bool(years) and max(years) - min(years) > points.WORKING_LIFE

    def with_earlier(self, number: int) -> list[int]:
        """What a place brings with each earlier one more than if they shared nothing.

        Not of all whose names do not agree that is so.
        """
        found = [0] * number
        place = self._places[number]
        work = place.work
        self._add_coauthors(number, place, found)
        if titled := work.title & self._titled:
            self._add_title(number, titled, found)
        if words := work.abstract & self._repeated:
            self._add_abstract(number, words, found)
        if place.affiliation:
            self._add_affiliation(number, place.affiliation, found)
        if place.ids:
            for earlier in self._agreeing(number, self._having_ids):
                found[earlier] += id_points(place, self._places[earlier])
            self._having_ids.append(number)
        if self._is_long_ago:
            for earlier in self._agreeing(number, range(number)):
                found[earlier] += year_points(work, self._places[earlier].work)
        return found

    def _agreeing(self, number: int, others: Iterable[int]) -> Iterator[int]:
        """Those of *others* whose names agree with that of a place."""
        of = self._names.of
        agreeing = self._names.points[of[number]]
        return (other for other in others if of[other] in agreeing)

    def _add_coauthors(self, number: int, place: Place, found: list[int]) -> None:
        work = place.work
        authors = len(work.blocks)
        is_long = len(work.named) < authors
        # Of long lists two are compared by a part of each. They are few.
        one_by_one = range(number) if is_long else self._in_long_lists
        listed, nothing = self._authors, _NO_COAUTHOR[min(authors, COUNTED)]
        for earlier in self._agreeing(number, one_by_one):
            brings = shared_coauthor_points(place, self._places[earlier])
            if brings is not None:
                found[earlier] += brings - nothing[listed[earlier]]
        if is_long:
            self._in_long_lists.append(number)
            return
        if authors == 1:
            return
        shared = self._coauthors.weighed(number, work.blocks - {place.block}, _COAUTHOR)
        crowd, crowds = work.crowd, self._crowds
        for earlier, packed in enumerate(shared):
            if packed:
                # As `coauthor_weight`: no name is so common that it would weigh less than nothing.
                less = (packed >> _SHIFT) * max(crowd, crowds[earlier])
                weighs = (packed & (_ONE - 1)) - less
                brings = points.MANY_COAUTHORS if weighs >= _ENOUGH else _COAUTHOR_POINTS[weighs]
                found[earlier] += brings - nothing[listed[earlier]]

    def _add_title(self, number: int, words: Iterable[str], found: list[int]) -> None:
        weight, weights = self._titles[number], self._titles
        for earlier, shared in enumerate(self._title.weighed(number, words, weight_of_word)):
            if shared:  # as `cosine`
                found[earlier] += _TITLE[100 * shared // isqrt(weight * weights[earlier]) or 1]

    def _add_abstract(self, number: int, words: Iterable[Word], found: list[int]) -> None:
        weight, weights, all_rare = self._abstracts[number], self._abstracts, 100 * RARE
        for earlier, shared in enumerate(self._abstract.counted(number, words)):
            if shared:
                alike = all_rare * shared // isqrt(weight * weights[earlier]) or 1
                found[earlier] += _ABSTRACT[alike]

    def _add_affiliation(self, number: int, words: Iterable[str], found: list[int]) -> None:
        ours, listed = self._affiliated[number], self._affiliated
        for earlier, shared in enumerate(self._affiliation.counted(number, words)):
            if shared:
                theirs = listed[earlier]
                if shared == ours == theirs:
                    found[earlier] += _SAME_AFFILIATION
                else:
                    found[earlier] += _AFFILIATION[100 * shared // min(ours, theirs)]


def _repeated(sets: Iterable[frozenset[Feature]]) -> set[Feature]:
    """What stands in more than one of *sets*."""
    once: set[Feature] = set()
    again: set[Feature] = set()
    for each in sets:
        again |= once & each
        once |= each
    return again
