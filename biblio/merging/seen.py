"""Which rows a run has seen: bitmaps while it runs, ranges of ids in JSON when it is kept.

A run that meets three million known records in their order keeps one range; the ranges grow with
the gaps, not with the records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import orjson

from biblio.db import kept_json

PAGE = 1 << 16  # ids in one bitmap: what is new costs no look at what was seen before
_ONES = re.compile("1+")


class SeenIds:
    """A set of row ids, small however many they are."""

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._pages: dict[int, bytearray] = {}
        self._ranges: dict[int, list[tuple[int, int]]] = {}  # of the pages that did not change
        self.add(ids)

    def add(self, ids: Iterable[int]) -> None:
        """Put *ids* in; each is 0 or more."""
        pages = self._pages
        for each in ids:
            number, place = divmod(each, PAGE)
            page = pages.get(number)
            if page is None:
                page = pages[number] = bytearray(PAGE // 8)
            page[place >> 3] |= 1 << (place & 7)
            self._ranges.pop(number, None)

    def copy(self) -> SeenIds:
        """The same ids in a set of its own."""
        same = SeenIds()
        same._pages = {number: bytearray(page) for number, page in self._pages.items()}
        same._ranges = dict(self._ranges)
        return same

    def __contains__(self, each: int | None) -> bool:
        """Whether *each* is in."""
        if each is None:
            return False
        number, place = divmod(each, PAGE)
        page = self._pages.get(number)
        return page is not None and bool(page[place >> 3] >> (place & 7) & 1)

    def __iter__(self) -> Iterator[int]:
        """The ids in order."""
        for first, last in self.ranges():
            yield from range(first, last + 1)

    def __or__(self, other: SeenIds) -> SeenIds:
        """The ids in either."""
        return self._with(other, lambda mine, theirs: mine | theirs)

    def __sub__(self, other: SeenIds) -> SeenIds:
        """The ids that *other* does not have."""
        return self._with(other, lambda mine, theirs: mine & ~theirs)

    def __and__(self, other: SeenIds) -> SeenIds:
        """The ids in both."""
        return self._with(other, lambda mine, theirs: mine & theirs)

    def ranges(self) -> list[tuple[int, int]]:
        """The ids as (first, last) ranges in order, both ends included."""
        joined: list[tuple[int, int]] = []
        for number in sorted(self._pages):
            found = self._ranges.get(number)
            if found is None:
                found = self._ranges[number] = self._ranges_of(number)
            if joined and found and joined[-1][1] + 1 == found[0][0]:
                joined[-1] = (joined[-1][0], found[0][1])
                joined += found[1:]
            else:
                joined += found
        return joined

    def json(self) -> str:
        """The ranges as a JSON array of [first, last]."""
        return orjson.dumps(self.ranges()).decode()

    @classmethod
    def of_json(cls, text: str) -> SeenIds:
        """The set that `json` wrote.

        Raises:
            DatabaseError: somebody wrote something else.
        """
        seen = cls()
        for first, last in kept_json.read(text, kept_json.are_ranges, "what an import has seen"):
            for number in range(first // PAGE, last // PAGE + 1):
                start = max(first - number * PAGE, 0)
                end = min(last - number * PAGE, PAGE - 1)
                ones = ((1 << (end - start + 1)) - 1) << start
                seen._put(number, seen._number(number) | ones)
        return seen

    def _ranges_of(self, number: int) -> list[tuple[int, int]]:
        bits = f"{self._number(number):b}"[::-1]
        first = number * PAGE
        return [(first + run.start(), first + run.end() - 1) for run in _ONES.finditer(bits)]

    def _with(self, other: SeenIds, combine: Callable[[int, int], int]) -> SeenIds:
        """The set whose pages are *combined* of those of both, as numbers."""
        made = SeenIds()
        for number in self._pages.keys() | other._pages.keys():
            made._put(number, combine(self._number(number), other._number(number)))
        return made

    def _number(self, number: int) -> int:
        """The page as one number, bit n for its id n."""
        return int.from_bytes(self._pages.get(number, b""), "little")

    def _put(self, number: int, bits: int) -> None:
        if bits:
            self._pages[number] = bytearray(bits.to_bytes(PAGE // 8, "little"))
