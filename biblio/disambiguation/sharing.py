"""What each place of a block shares with those before it, by sums over all that they have.

`points` are counted from those of two places that share nothing (`rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isqrt
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.coauthors import Coauthors
from biblio.disambiguation.comparing import id_points, year_points
from biblio.disambiguation.evidence import RARE, weight_of_word
from biblio.disambiguation.lanes import Feature, Lanes
from biblio.disambiguation.names import Names
from biblio.disambiguation.values import Place, Word

# By cosines in hundredths, or shares of words: what is in common brings more than nothing.
TITLE: Final = [
    points.binned(alike, points.TITLE, points.SAME_TITLE) - points.TITLE[0][1]
    for alike in range(101)
]
ABSTRACT: Final = [
    points.binned(alike, points.ABSTRACT, points.SAME_ABSTRACT) - points.ABSTRACT[0][1]
    for alike in range(101)
]
AFFILIATION: Final = [
    points.binned(share, points.AFFILIATION, points.CONTAINED_AFFILIATION)
    - points.AFFILIATION[0][1]
    for share in range(101)
]
SAME_AFFILIATION: Final = points.SAME_AFFILIATION - points.AFFILIATION[0][1]


class Shared:
    """What places share with those before them; they are asked for once each, in their order."""

    def __init__(self, places: Sequence[Place], names: Names) -> None:
        self._places = places
        self._names = names
        works = [place.work for place in places]
        self._titles = [work.title_weight for work in works]
        self._abstracts = [work.abstract_weight for work in works]
        self._affiliated = [len(place.affiliation) for place in places]
        self._coauthors = Coauthors(places)
        self._title: Lanes[str] = Lanes(max(self._titles))
        self._abstract: Lanes[Word] = Lanes(max(self._abstracts) // RARE)
        self._affiliation: Lanes[str] = Lanes(max(self._affiliated))
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
        self._coauthors.add_points(number, found)
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

    def _add_title(self, number: int, words: Iterable[str], found: list[int]) -> None:
        weight, weights = self._titles[number], self._titles
        total = self._title.weighed(number, words, weight_of_word)
        for earlier, shared in enumerate(self._title.unpacked(total, number)):
            if shared:  # as `cosine`
                found[earlier] += TITLE[100 * shared // isqrt(weight * weights[earlier]) or 1]

    def _add_abstract(self, number: int, words: Iterable[Word], found: list[int]) -> None:
        weight, weights, all_rare = self._abstracts[number], self._abstracts, 100 * RARE
        total = self._abstract.counted(number, words)
        for earlier, shared in enumerate(self._abstract.unpacked(total, number)):
            if shared:
                alike = all_rare * shared // isqrt(weight * weights[earlier]) or 1
                found[earlier] += ABSTRACT[alike]

    def _add_affiliation(self, number: int, words: Iterable[str], found: list[int]) -> None:
        ours, listed = self._affiliated[number], self._affiliated
        total = self._affiliation.counted(number, words)
        for earlier, shared in enumerate(self._affiliation.unpacked(total, number)):
            if shared:
                theirs = listed[earlier]
                if shared == ours == theirs:
                    found[earlier] += SAME_AFFILIATION
                else:
                    found[earlier] += AFFILIATION[100 * shared // min(ours, theirs)]


def _repeated(sets: Iterable[frozenset[Feature]]) -> set[Feature]:
    """What stands in more than one of *sets*."""
    once: set[Feature] = set()
    again: set[Feature] = set()
    for each in sets:
        again |= once & each
        once |= each
    return again
