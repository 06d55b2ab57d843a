"""Many small sums at once: what a place shares with each place before it, added up in one number.

Each place of a block has a *lane*, so many bits of a whole number. Of a word the lanes of the
places that have it hold what it weighs; the sum of such numbers over all words of the next place
holds in each lane what the two share. So a word costs one addition, however many have it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, TypeVar

Feature = TypeVar("Feature", bound="str | int")

_CODES: Final = {1: "B", 2: "H", 4: "I", 8: "Q"}
_NOTHING: Final[Sequence[int]] = ()


class Lanes(Generic[Feature]):
    """What places share with those that were added before them.

    No two share more than *most*; `width` is the bytes of a lane. Sums are packed in one number:
    those of several `Lanes` of one width whose places are others can be added.
    """

    def __init__(self, most: int) -> None:
        self.width = next(width for width in _CODES if most >> 8 * width == 0)
        self._code = _CODES[self.width]
        self._having: dict[Feature, int] = {}

    def counted(self, number: int, features: Iterable[Feature]) -> int:
        """How many of its *features* a place shares with each so far; then it is one of them."""
        having, own, total = self._having, 1 << 8 * self.width * number, 0
        for feature in features:
            if (those := having.get(feature)) is None:
                having[feature] = own
            else:
                total += those
                having[feature] = those + own
        return total

    def weighed(
        self, number: int, features: Iterable[Feature], weigh: Callable[[Feature], int]
    ) -> int:
        """What its *features* weigh together that a place shares; then it is one of them."""
        having, shift, total = self._having, 8 * self.width * number, 0
        for feature in features:
            own = weigh(feature) << shift
            if (those := having.get(feature)) is None:
                having[feature] = own
            else:
                total += those
                having[feature] = those + own
        return total

    def shared(self, features: Iterable[Feature]) -> int:
        """What *features* weigh together that are those of each place so far."""
        having, total = self._having, 0
        for feature in features:
            if those := having.get(feature):
                total += those
        return total

    def unpacked(self, total: int, number: int) -> Sequence[int]:
        """The sums for each of so many places; none at all where all are 0."""
        if not total:
            return _NOTHING
        packed = total.to_bytes(self.width * number, "little")
        if self.width == 1:
            return packed
        lanes = array(self._code, packed)
        if sys.byteorder == "big":
            lanes.byteswap()
        return lanes
