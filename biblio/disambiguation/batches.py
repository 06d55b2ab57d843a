"""The same as `rows`, of many blocks at once and by numpy: for whoever compares a whole library.

Two thirds of the places of a library stand in blocks of thirty or less, of which each by itself is
too small for numpy. Of a thousand such places numpy takes a third of the time that sums in lanes
take, and of a block of five hundred a tenth. All is counted in whole numbers, and comes to the
same: a law in the tests holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from biblio.disambiguation import points
from biblio.disambiguation.coauthors import COUNTED, SHIFT, is_long
from biblio.disambiguation.commonness import least_rarity
from biblio.disambiguation.comparing import (
    archive_of,
    id_points,
    no_coauthor_points,
    rare_evidence,
)
from biblio.disambiguation.evidence import RARE
from biblio.disambiguation.incidence import MOST_PLACES, Numbers, Pairs, Words
from biblio.disambiguation.kinds import KINDS, kind_of, sharing_nothing
from biblio.disambiguation.names import Names
from biblio.disambiguation.numbers import RARITY_BITS, WEIGHT_BITS, block_number
from biblio.disambiguation.rows import Block, Row, likely
from biblio.disambiguation.sharing import (
    ABSTRACT,
    AFFILIATION,
    SAME_AFFILIATION,
    TITLE,
)
from biblio.disambiguation.values import Place

_MOST_PAIRS: Final = 100_000
"""Pairs after which no other block is compared together with those."""
_APART: Final = -(1 << 20)  # names that do not agree
_NOTHING: Final = np.array([sharing_nothing(kind) for kind in range(KINDS)])
_ALONE: Final = np.array(
    [[no_coauthor_points(one, other) for other in range(COUNTED + 1)] for one in range(COUNTED + 1)]
)
_ENOUGH: Final = points.COAUTHORS[-1][0]
_COAUTHORS: Final = np.array(
    [
        points.binned(weighs, points.COAUTHORS, points.MANY_COAUTHORS)
        for weighs in range(_ENOUGH + 1)
    ]
)
_TITLE, _ABSTRACT, _AFFILIATION = map(np.array, (TITLE, ABSTRACT, AFFILIATION))
_CONTAINER: Final = np.array(
    [points.binned(share, points.CONTAINER, points.SAME_CONTAINER) for share in range(101)]
)
_SUREST: Final = 1_500  # points that are as good as any more
_CHANCES: Final = np.array([points.chance(each) for each in range(points.LEAST, _SUREST + 1)])


def likely_in(blocks: Sequence[Block]) -> list[list[Row]]:
    """For each of *blocks* what `rows.likely` gives of it."""
    are_summed = [_is_summed(places) for places, _ in blocks]
    summed = [block for block, is_summed in zip(blocks, are_summed, strict=True) if is_summed]
    rows = chain.from_iterable(_Batch(some).rows() for some in _few_at_once(summed))
    return [
        next(rows) if is_summed else list(likely(*block))
        for block, is_summed in zip(blocks, are_summed, strict=True)
    ]


def _few_at_once(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """*blocks* in parts of not too many places and pairs."""
    some: list[Block] = []
    places = pairs = 0
    for block in blocks:
        size = len(block[0])
        if some and (places + size >= MOST_PLACES or pairs > _MOST_PAIRS):
            yield some
            some, places, pairs = [], 0, 0
        some.append(block)
        places += size
        pairs += size * size // 2
    if some:
        yield some


def _is_summed(places: Sequence[Place]) -> bool:
    """Whether a block is of those of which sums tell all, as they do of nearly all.

    In lists of thousands of authors a common name weighs nothing, and never less.
    """
    least = least_rarity()
    return 0 < len(places) < MOST_PLACES and all(place.work.crowd <= least for place in places)


def _weigh_coauthors(blocks: Words) -> Words:
    """One for each, and what it weighs; as `coauthors`."""
    weighs: Words = np.add(blocks & ((1 << RARITY_BITS) - 1), 1 << SHIFT, dtype=np.uint64)
    return weighs


def _weigh_stems(stems: Words) -> Words:
    """What words of titles weigh in a cosine; see `evidence.weight`."""
    weighs: Words = np.square(stems & ((1 << WEIGHT_BITS) - 1), dtype=np.uint64)
    return weighs


class _Batch:
    """The places of some blocks, and by number what is told of each two of one block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._sizes = [len(places) for places, _ in blocks]
        self._places = list(chain.from_iterable(places for places, _ in blocks))
        self._works = [place.work for place in self._places]
        self._pairs = Pairs(self._sizes)
        self._name = self._names([names for _, names in blocks])

    def rows(self) -> list[list[Row]]:
        """The chances of each place with earlier ones of its block, block by block."""
        name, pairs = self._name, self._pairs
        total = name + self._settings() + self._affiliations() + self._coauthors()
        total += _NOTHING[self._both([kind_of(place) for place in self._places])]
        self._add_words(total)
        self._add_few(total)
        found = np.flatnonzero((total >= points.LEAST) & self._may_be_one())
        earlier = pairs.earlier[found]
        others = (earlier - pairs.first[earlier]).tolist()
        chances = _CHANCES[np.minimum(total[found], _SUREST) - points.LEAST].tolist()
        ends = np.searchsorted(pairs.later[found], np.arange(pairs.places + 1)).tolist()
        rows = (
            dict(zip(others[begin:end], chances[begin:end], strict=True))
            for begin, end in pairwise(ends)
        )
        return [[next(rows) for _ in range(size)] for size in self._sizes]

    def _both(self, told: Sequence[int]) -> tuple[Numbers, Numbers]:
        """What is *told* of each place, of the two of each pair."""
        numbers = np.array(told, np.int64)
        return numbers[self._pairs.later], numbers[self._pairs.earlier]

    def _numbered(self, told: Sequence[object]) -> tuple[Numbers, Numbers]:
        """The same for what only is equal or not."""
        numbers: dict[object, int] = {}
        return self._both([numbers.setdefault(each, len(numbers)) for each in told])

    def _names(self, blocks: Sequence[Names]) -> Numbers:
        """What the names of two bring."""
        many = np.array([len(names.forms) for names in blocks], np.int64)
        begins = np.cumsum(many**2) - many**2
        table = np.full(int((many**2).sum()), _APART)
        where: list[int] = []
        brings: list[int] = []
        for begin, names in zip(begins.tolist(), blocks, strict=True):
            for form, row in enumerate(names.points):
                line = begin + form * len(names.forms)
                where += [line + other for other in row]
                brings += row.values()
        table[where] = brings
        one, other = self._both(list(chain.from_iterable(names.of for names in blocks)))
        block = self._pairs.block[self._pairs.later]
        found: Numbers = table[begins[block] + one * many[block] + other]
        return found

    def _may_be_one(self) -> NDArray[np.bool_]:
        """Whether names agree, and two of a common name share anything rare."""
        agree = self._name > _APART
        common = np.flatnonzero(agree & (self._name < points.COMMON_NAME))
        if len(common):
            asked = {*self._pairs.later[common].tolist(), *self._pairs.earlier[common].tolist()}
            shared = self._pairs.counted(
                list(rare_evidence(place)) if number in asked else ()
                for number, place in enumerate(self._places)
            )
            agree[common] = shared[common] > 0
        return agree

    def _coauthors(self) -> Numbers:
        """What co-authors bring more than where none is shared; as `coauthors.Coauthors` adds."""
        works = self._works
        own = [block_number(place.block) for place in self._places]
        listed = [work.numbers.listed if len(work.blocks) > 1 else b"" for work in works]
        are_long = np.array(list(map(is_long, works)))
        needed = ~are_long if are_long.any() else None
        shared = self._pairs.shared(listed, _weigh_coauthors, own, needed)
        if needed is not None:
            named = [work.numbers.named if is_long(work) else b"" for work in works]
            both = are_long[self._pairs.later] & are_long[self._pairs.earlier]
            shared = np.where(both, self._pairs.shared(named, _weigh_coauthors, own), shared)
        one, other = self._both([work.crowd for work in works])
        weighs = (shared & ((1 << SHIFT) - 1)) - (shared >> SHIFT) * np.maximum(one, other)
        alone = _ALONE[self._both([min(len(work.blocks), COUNTED) for work in works])]
        found: Numbers = np.where(shared > 0, _COAUTHORS[np.minimum(weighs, _ENOUGH)] - alone, 0)
        return found

    def _add_words(self, total: Numbers) -> None:
        """Add what shared words of titles and of abstracts bring; see `comparing.cosine`."""
        works, pairs = self._works, self._pairs
        titles = pairs.shared([work.numbers.title for work in works], _weigh_stems)
        abstracts = pairs.shared([work.numbers.abstract for work in works])
        for shared, weights, brings in (
            (titles, [work.title_weight for work in works], _TITLE),
            (abstracts * RARE, [work.abstract_weight for work in works], _ABSTRACT),
        ):
            met = np.flatnonzero(shared)
            weight = np.array(weights, np.int64)
            together = weight[pairs.later[met]] * weight[pairs.earlier[met]]
            # No root of so small a number is rounded up to a whole one.
            alike = 100 * shared[met] // np.sqrt(together).astype(np.int64)
            total[met] += brings[np.maximum(alike, 1)]

    def _affiliations(self) -> Numbers:
        """What affiliations bring more that share words."""
        found = self._pairs.counted(place.affiliation for place in self._places)
        met = np.flatnonzero(found)
        shared = found[met]
        ours, theirs = (
            each[met] for each in self._both([len(place.affiliation) for place in self._places])
        )
        brings = _AFFILIATION[100 * shared // np.maximum(np.minimum(ours, theirs), 1)]
        are_same = (shared == ours) & (shared == theirs)
        found[met] = np.where(are_same, SAME_AFFILIATION, brings)
        return found

    def _settings(self) -> Numbers:
        """What journals or books bring, or categories; as `comparing.setting_points`."""
        pairs = self._pairs
        listed = [work.categories for work in self._works]
        one, other = self._numbered([each[0] if each else None for each in listed])
        found: Numbers = np.full(len(one), points.OTHER_ARCHIVE)
        archives = pairs.counted({archive_of(each) for each in some} for some in listed)
        found[archives > 0] = points.SAME_ARCHIVE
        found[pairs.counted(set(some) for some in listed) > 0] = points.SHARED_CATEGORY
        found[one == other] = points.SAME_PRIMARY
        are, they_are = self._both([bool(each) for each in listed])
        found[(are & they_are) == 0] = points.NO_CONTAINER
        words = [work.container for work in self._works]
        sizes, their_sizes = self._both(list(map(len, words)))
        known = np.flatnonzero((sizes > 0) & (their_sizes > 0))
        if len(known):
            shared = pairs.counted(words)[known]
            share = 100 * shared // np.maximum(sizes[known], their_sizes[known])
            one, other = self._numbered(words)
            are_same = one[known] == other[known]
            found[known] = np.where(are_same, points.SAME_CONTAINER, _CONTAINER[share])
        return found

    def _add_few(self, total: Numbers) -> None:
        """Add what ids of persons bring, and years too far apart."""
        ours, theirs = self._both([bool(place.ids) for place in self._places])
        for pair in np.flatnonzero(ours & theirs & (self._name > _APART)).tolist():
            one, other = self._pairs.later[pair], self._pairs.earlier[pair]
            total[pair] += id_points(self._places[one], self._places[other])
        ours, theirs = self._both([work.year or 0 for work in self._works])
        apart = np.abs(ours - theirs) > points.WORKING_LIFE
        total[(ours > 0) & (theirs > 0) & apart] += points.TOO_LONG
