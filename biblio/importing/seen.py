"""Which rows a run has seen: a bitmap while it runs, ranges of ids in JSON when it is kept.

A run that meets three million known records in their order keeps one range; the ranges grow with
the gaps, not with the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import orjson


class SeenIds:
    """A set of row ids, small however many they are."""

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._bits = bytearray()
        self.add(ids)

    def add(self, ids: Iterable[int]) -> None:
        """Put *ids* in; each is 0 or more."""
        for each in ids:
            place = each >> 3
            if place >= len(self._bits):
                self._bits.extend(bytes(place + 1024 - len(self._bits)))
            self._bits[place] |= 1 << (each & 7)

    def copy(self) -> SeenIds:
        """The same ids in a set of its own."""
        same = SeenIds()
        same._bits = bytearray(self._bits)
        return same

    def __contains__(self, each: int) -> bool:
        """Whether *each* is in."""
        place = each >> 3
        return place < len(self._bits) and bool(self._bits[place] >> (each & 7) & 1)

    def __iter__(self) -> Iterator[int]:
        """The ids in order."""
        for first, last in self.ranges():
            yield from range(first, last + 1)

    def __or__(self, other: SeenIds) -> SeenIds:
        """The ids in either."""
        return _of_number(_number(self) | _number(other))

    def __sub__(self, other: SeenIds) -> SeenIds:
        """The ids that *other* does not have."""
        return _of_number(_number(self) & ~_number(other))

    def __and__(self, other: SeenIds) -> SeenIds:
        """The ids in both."""
        return _of_number(_number(self) & _number(other))

    def ranges(self) -> list[tuple[int, int]]:
        """The ids as (first, last) ranges in order, both ends included."""
        bits = f"{_number(self):b}"[::-1]
        return [(run.start(), run.end() - 1) for run in re.finditer("1+", bits)]

    def json(self) -> str:
        """The ranges as a JSON array of [first, last]."""
        return orjson.dumps(self.ranges()).decode()

    @classmethod
    def of_json(cls, text: str) -> SeenIds:
        """The set that `json` wrote."""
        number = 0
        for first, last in orjson.loads(text):
            number |= ((1 << (last - first + 1)) - 1) << first
        return _of_number(number)


def _number(seen: SeenIds) -> int:
    """The bitmap as one number, bit n for id n."""
    return int.from_bytes(seen._bits, "little")  # noqa: SLF001 - of its own class


def _of_number(number: int) -> SeenIds:
    seen = SeenIds()
    seen._bits = bytearray(number.to_bytes((number.bit_length() + 7) // 8, "little"))  # noqa: SLF001 - of its own class
    return seen
