"""What the places of many blocks share with each other, added up by numpy.

Places are numbered through all blocks, and so are the pairs of each block: those of a place and
all before it in its block stand in a row. A word of a block is looked at once for each pair of
places that have it, and never where one place alone has it, as is so of most words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain, count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from biblio.disambiguation.numbers import BITS

Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]

MOST_PLACES: Final = 1 << 64 - BITS
"""So many places can be numbered together."""
_PLACE: Final = MOST_PLACES - 1  # the bits of the place, below those of the word
_AT_ONCE: Final = 1 << 20  # pairs of places with a word that are held at a time


class Pairs:
    """The pairs of places within each of some blocks, of so many places each.

    `later` and `earlier` are the places of each pair; `block` is the number of the block and
    `first` its first place, of each place.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        ends = np.cumsum(np.array(sizes, np.int64))
        self.places = int(ends[-1])
        self.block = np.repeat(np.arange(len(sizes)), sizes)
        self.first = np.repeat(ends - sizes, sizes)
        before = np.arange(self.places) - self.first
        self.later = np.repeat(np.arange(self.places), before)
        self._row = np.cumsum(before) - before - self.first
        self.earlier = np.arange(len(self.later)) - self._row[self.later]

    def counted(self, features: Iterable[Collection[Hashable]]) -> Numbers:
        """How many of its *features*, given for each place, each two share."""
        numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
        having = list(features)
        sizes = np.fromiter(map(len, having), np.int64, len(having))
        listed = map(numbers.__getitem__, chain.from_iterable(having))
        words = np.fromiter(listed, np.uint64, int(sizes.sum()))
        return self._summed(words, np.repeat(np.arange(len(having)), sizes))

    def shared(
        self,
        packed: Sequence[bytes],
        weigh: Callable[[Words], Words] | None = None,
        own: Sequence[int] | None = None,
        needed: NDArray[np.bool_] | None = None,
    ) -> Numbers:
        """What the words weigh together that each two share, or how many they are.

        *packed* are those of each place as `numbers` has them, *own* a word of each that does not
        count. Where only pairs are asked for of which one place is *needed*, others are not told.
        """
        words = np.frombuffer(b"".join(packed), np.uint64)
        sizes = np.fromiter(map(len, packed), np.int64, len(packed)) // words.itemsize
        place = np.repeat(np.arange(len(packed)), sizes)
        if own is not None:
            is_other = words != np.array(own, np.uint64)[place]
            words, place = words[is_other], place[is_other]
        return self._summed(words, place, weigh, needed)

    def _summed(
        self,
        words: Words,
        place: Numbers,
        weigh: Callable[[Words], Words] | None = None,
        needed: NDArray[np.bool_] | None = None,
    ) -> Numbers:
        """The sum for each pair over *words*, each of which a *place* has."""
        total = np.zeros(len(self.later))
        # By word, and of each word by place, and so by block.
        words = np.sort(words << (64 - BITS) | place.astype(np.uint64))
        place = (words & _PLACE).astype(np.int64)
        words >>= 64 - BITS
        begins = np.ones(len(words), np.bool_)
        block = self.block[place]
        begins[1:] = (words[1:] != words[:-1]) | (block[1:] != block[:-1])
        if needed is not None:
            word = np.cumsum(begins) - 1
            kept = np.bincount(word, needed[place])[word] > 0
            words, place, begins = words[kept], place[kept], begins[kept]
        for later, earlier in _met(begins):
            pairs = self._row[place[later]] + place[earlier]
            brings = None if weigh is None else weigh(words[later])
            # Sums are whole numbers below 2 ** 53, which floats tell exactly.
            total += np.bincount(pairs, brings, len(total))
        return total.astype(np.int64)


def _met(begins: NDArray[np.bool_]) -> Iterator[tuple[Numbers, Numbers]]:
    """Each two numbers between which nothing *begins*, the later one first.

    Some at a time, so that they take no more room where thousands have one word.
    """
    later = np.flatnonzero(~begins)
    starts = np.flatnonzero(begins)
    start = starts[np.cumsum(begins)[later] - 1]
    times = later - start
    ends = np.cumsum(times)
    cut = done = 0
    while cut < len(later):
        until = max(cut + 1, int(np.searchsorted(ends, done + _AT_ONCE, "right")))
        some = times[cut:until]
        one = np.repeat(later[cut:until], some)
        within = np.arange(len(one)) - np.repeat(ends[cut:until] - some - done, some)
        yield one, np.repeat(start[cut:until], some) + within
        cut, done = until, int(ends[until - 1])
