"""What each place of a block shares with those before it, by an index of all that they have.

`points` are counted from those of two places that share nothing (`rows`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from biblio.disambiguation import points
from biblio.disambiguation.commonness import rarity
from biblio.disambiguation.comparing import (
    affiliation_points,
    coauthor_points,
    cosine,
    id_points,
    no_coauthor_points,
    year_points,
)
from biblio.disambiguation.evidence import RARE, weight_of_word
from biblio.disambiguation.names import Names
from biblio.disambiguation.values import Place, Word, Work

Index = dict[Word, list[int]]
"""Which of the places so far have something."""

_ONE: Final = 1 << 20  # stands for one co-author in a sum of what they weigh
_COAUTHOR_BOUNDS: Final = [below for below, _ in points.COAUTHORS]
_COAUTHOR_POINTS: Final = [*(brings for _, brings in points.COAUTHORS), points.MANY_COAUTHORS]
COUNTED: Final = len(points.NONE_SHARED) + 1
"""Authors: of a longer list nothing more is told than that it is one."""
_NO_COAUTHOR: Final = [
    [no_coauthor_points(ours, theirs) for theirs in range(COUNTED + 1)]
    for ours in range(COUNTED + 1)
]
# By cosines in hundredths: what words in common bring more than none.
_TITLE: Final = [
    points.binned(alike, points.TITLE, points.SAME_TITLE) - points.TITLE[0][1]
    for alike in range(101)
]
_ABSTRACT: Final = [
    points.binned(alike, points.ABSTRACT, points.SAME_ABSTRACT) - points.ABSTRACT[0][1]
    for alike in range(101)
]


class Shared:
    """What places share with those before them; they are asked for once each, in their order."""

    def __init__(self, places: Sequence[Place], names: Names) -> None:
        self._places = places
        self._names = names
        self._coauthors: Index = {}
        self._title: Index = {}
        self._abstract: defaultdict[Word, list[int]] = defaultdict(list)
        self._affiliation: defaultdict[Word, list[int]] = defaultdict(list)
        self._authors = [min(len(place.work.blocks), COUNTED) for place in places]
        self._crowds = [place.work.crowd for place in places]
        self._in_long_lists: list[int] = []
        self._having_ids: list[int] = []
        # Most words of abstracts stand in no other of the block, and need no index.
        self._repeated = _repeated(place.work.abstract for place in places)
        years = [place.work.year for place in places if place.work.year]
        self._is_long_ago = bool(years) and max(years) - min(years) > points.WORKING_LIFE

    def with_earlier(self, number: int) -> defaultdict[int, int]:
        """What a place brings with earlier ones more than if they shared nothing.

        Not all whose names do not agree are left out.
        """
        found: defaultdict[int, int] = defaultdict(int)
        place = self._places[number]
        self._add_coauthors(number, place, found)
        if place.work.title:
            self._add_title(number, place.work, found)
        if place.work.abstract:
            self._add_abstract(number, place.work, found)
        if place.affiliation:
            self._add_affiliation(number, place, found)
        if place.ids:
            for earlier in self._agreeing(number, self._having_ids):
                found[earlier] += id_points(place, self._places[earlier])
            self._having_ids.append(number)
        if self._is_long_ago:
            for earlier in self._agreeing(number, range(number)):
                found[earlier] += year_points(place.work, self._places[earlier].work)
        return found

    def _agreeing(self, number: int, others: Iterable[int]) -> Iterator[int]:
        """Those of *others* whose names agree with that of a place."""
        of = self._names.of
        agreeing = self._names.points[of[number]]
        return (other for other in others if of[other] in agreeing)

    def _add_coauthors(self, number: int, place: Place, found: defaultdict[int, int]) -> None:
        work = place.work
        authors = len(work.blocks)
        is_long = len(work.named) < authors
        # Of long lists two are compared by a part of each. They are few.
        one_by_one = range(number) if is_long else self._in_long_lists
        for earlier in self._agreeing(number, one_by_one):
            other = self._places[earlier]
            none = no_coauthor_points(authors, len(other.work.blocks))
            found[earlier] += coauthor_points(place, other) - none
        if is_long:
            self._in_long_lists.append(number)
            return
        if authors == 1:
            return
        weighed: dict[int, int] = {}
        for block in work.blocks:
            if block == place.block:
                continue
            if (those := self._coauthors.get(block)) is None:
                self._coauthors[block] = [number]
                continue
            weighs = _ONE + rarity(block)
            for earlier in those:
                weighed[earlier] = weighed.get(earlier, 0) + weighs
            those.append(number)
        nothing = _NO_COAUTHOR[min(authors, COUNTED)]
        for earlier, packed in weighed.items():
            number_of, weighs = divmod(packed, _ONE)
            # As `coauthor_weight`: no name is so common that it would weigh less than nothing.
            weighs -= number_of * max(work.crowd, self._crowds[earlier])
            brings = _COAUTHOR_POINTS[bisect_right(_COAUTHOR_BOUNDS, weighs)]
            found[earlier] += brings - nothing[self._authors[earlier]]

    def _add_title(self, number: int, work: Work, found: defaultdict[int, int]) -> None:
        weighed: dict[int, int] = {}
        for word in work.title:
            if (those := self._title.get(word)) is None:
                self._title[word] = [number]
                continue
            weighs = weight_of_word(word)
            for earlier in those:
                weighed[earlier] = weighed.get(earlier, 0) + weighs
            those.append(number)
        for earlier, weighs in weighed.items():
            alike = cosine(weighs, work.title_weight, self._places[earlier].work.title_weight)
            found[earlier] += _TITLE[alike]

    def _add_abstract(self, number: int, work: Work, found: defaultdict[int, int]) -> None:
        lists = [self._abstract[word] for word in work.abstract & self._repeated]
        for earlier, words in Counter(chain.from_iterable(lists)).items():
            theirs = self._places[earlier].work.abstract_weight
            # All words of abstracts are rare.
            found[earlier] += _ABSTRACT[cosine(words * RARE, work.abstract_weight, theirs)]
        for those in lists:
            those.append(number)

    def _add_affiliation(self, number: int, place: Place, found: defaultdict[int, int]) -> None:
        lists = [self._affiliation[word] for word in place.affiliation]
        for earlier in {each for those in lists for each in those}:
            brings = affiliation_points(place, self._places[earlier])
            found[earlier] += brings - points.AFFILIATION[0][1]
        for those in lists:
            those.append(number)


def _repeated(sets: Iterable[frozenset[Word]]) -> set[Word]:
    """What stands in more than one of *sets*."""
    once: set[Word] = set()
    again: set[Word] = set()
    for each in sets:
        again |= once & each
        once |= each
    return again
