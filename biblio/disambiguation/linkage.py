"""Average linkage: parts are joined, the likeliest first, while the mean chance is high enough.

Parts are numbered by their least places, chances are whole millionths, and of two joins that are
equally likely the one of the lesser numbers comes first: so nothing depends on the order in which
the places came, nor on how a machine rounds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add, attrgetter
from typing import Final

Rows = Sequence[Mapping[int, int]]
"""For each part the sums of chances of its pairs with each part before it, where there are any."""


@dataclass(slots=True, eq=False)
class Part:
    """A part of a block: one given at the start, or two *joined* by a mean chance in millionths.

    `lesser` is the least sure join within it, where that is less sure than its own: a part that
    pointed at itself would be garbage that only Python's collector finds.
    """

    least: int
    size: int
    chance: int = 1_000_000
    joined: tuple[Part, Part] | None = None
    lesser: Part | None = None

    @property
    def weakest(self) -> Part | None:
        """The least sure join within it, which may be its own; None where nothing was joined."""
        return self if self.lesser is None and self.joined is not None else self.lesser

    def leaves(self) -> Iterator[int]:
        """The numbers of the parts at the start that it is made of."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            if part.joined is None:
                yield part.least
            else:
                waiting.extend(part.joined)


@dataclass(frozen=True, slots=True)
class Linked:
    """What was left: the parts, and the mean chance of each two that are perhaps one."""

    parts: list[Part]
    between: list[tuple[int, Part, Part]]


def link(
    sizes: Sequence[int], rows: Rows, forbidden: Sequence[int], threshold: int, perhaps: int
) -> Linked:
    """Join parts of so many places each while the mean chance of two is at least *threshold*.

    *rows* are sums of chances, *forbidden* holds for each part a mask of the parts that it must not
    be joined with, of which *rows* says nothing. Two that are left are perhaps one where nothing
    forbids it and their mean chance is at least *perhaps*.
    """
    parts = [Part(number, size) for number, size in enumerate(sizes)]
    left: list[Part] = []
    for members in _reaching(sizes, rows, threshold):
        if len(members) == 1:
            left.append(parts[members[0]])
        else:
            left += _Linking([parts[each] for each in members], rows, forbidden, threshold).joined()
    left.sort(key=attrgetter("least"))
    return Linked(left, _between(left, rows, forbidden, perhaps) if len(left) > 1 else [])


def _reaching(sizes: Sequence[int], rows: Rows, threshold: int) -> Iterable[list[int]]:
    """The parts that can come together, each with all that a chain of likely pairs ties to it.

    A mean is never more than the greatest of what it is made of. So two parts between which no
    chance is at least *threshold* have none such after any joins either.
    """
    home = list(range(len(sizes)))
    together = {number: [number] for number in home}
    are_alone = max(sizes, default=1) == 1
    for number, row in enumerate(rows):
        if are_alone:
            met = {home[other] for other, total in row.items() if total >= threshold}
        else:
            enough = threshold * sizes[number]
            met = {home[other] for other, total in row.items() if total >= enough * sizes[other]}
        if not met:
            continue
        met.add(number)
        largest = max(met, key=lambda each: len(together[each]))
        for other in met - {largest}:
            moved = together.pop(other)
            together[largest] += moved
            for each in moved:
                home[each] = largest
    return map(sorted, together.values())


_SHIFT: Final = 20
_NUMBER: Final = (1 << _SHIFT) - 1
_NONE: Final = 1
"""Stands for no candidate; all others are negative."""


def _candidate(mean: int, one: int, other: int) -> int:
    """Two parts that may be joined, as a number: the least of them is joined first."""
    return -mean << 2 * _SHIFT | one << _SHIFT | other


class _Linking:
    """Parts that can come together, and of each the likeliest before it that it may join.

    A part that is made of two has the place of the first, so that places are in the order of least
    numbers. What is the likeliest may be out of date: it is then too likely and never too unlikely,
    for a mean is never more than the greater of the two that it was made of, and is looked up anew
    once its turn comes.
    """

    def __init__(
        self, parts: list[Part], rows: Rows, forbidden: Sequence[int], threshold: int
    ) -> None:
        self.parts = parts
        self.threshold = threshold
        self.alive = list(range(len(parts)))
        self.sizes = [part.size for part in parts]
        numbers = [part.least for part in parts]
        self.table = [
            [row.get(other, 0) for other in numbers[:place]]
            for place, row in enumerate(map(rows.__getitem__, numbers))
        ]
        self.masks = [1 << number for number in numbers]
        everybody = sum(self.masks)
        self.closed = [forbidden[number] & everybody for number in numbers]
        first = self._best_alone if max(self.sizes) == 1 else self._best
        self.best = [first(place) for place in self.alive]

    def joined(self) -> list[Part]:
        """What is left when the likeliest two were joined as long as there were any."""
        best, parts, sizes, table = self.best, self.parts, self.sizes, self.table
        while (candidate := min(best)) != _NONE:
            mean = -(candidate >> 2 * _SHIFT)
            one, other = candidate >> _SHIFT & _NUMBER, candidate & _NUMBER
            # Of a part that is gone the size is 0.
            pairs = sizes[one] * sizes[other]
            if pairs and table[other][one] // pairs == mean:
                self._join(one, other)
                parts[one] = _joined(parts[one], parts[other], mean)
            else:
                best[other] = self._best(other)
        return [parts[each] for each in self.alive]

    def _best(self, other: int) -> int:
        """The likeliest of all before a part that it may be joined with, as a candidate."""
        row, sizes, size = self.table[other], self.sizes, self.sizes[other]
        best, found = self.threshold - 1, -1
        # In a large block most sums are 0.
        for one in [each for each in self.alive[: bisect_left(self.alive, other)] if row[each]]:
            mean = row[one] // (size * sizes[one])
            if mean > best:
                best, found = mean, one
        return _NONE if found < 0 else _candidate(best, found, other)

    def _best_alone(self, other: int) -> int:
        """The same where each part is one place: the sums are the means."""
        row = self.table[other]
        best = max(row, default=0)
        return _NONE if best < self.threshold else _candidate(best, row.index(best), other)

    def _join(self, one: int, other: int) -> None:
        """Make one part of two, in the place of the first."""
        table, sizes, best, threshold = self.table, self.sizes, self.best, self.threshold
        gone = table[other]
        table[one] = list(map(add, table[one], gone))
        sizes[one] += sizes[other]
        sizes[other] = 0
        self.masks[one] |= self.masks[other]
        self.closed[one] = shut = self.closed[one] | self.closed[other]
        alive, masks, size = self.alive, self.masks, sizes[one]
        alive.remove(other)
        after = bisect_right(alive, one)
        if shut:
            for place in alive[: after - 1]:
                if masks[place] & shut:
                    table[one][place] = 0
        best[other] = _NONE
        best[one] = self._best(one)
        for place in alive[after:]:
            row = table[place]
            total = row[one] + (gone[place] if place < other else row[other])
            if not total:
                continue
            row[one] = total = 0 if shut and masks[place] & shut else total
            mean = total // (size * sizes[place])
            # As `_candidate`, which it would take longer to call.
            if mean >= threshold and (
                (candidate := -mean << 2 * _SHIFT | one << _SHIFT | place) < best[place]
            ):
                best[place] = candidate


def _joined(first: Part, second: Part, chance: int) -> Part:
    """The two as one, with the least sure of the joins that made it."""
    made = Part(first.least, first.size + second.size, chance, (first, second))
    joins = [each for part in (first, second) if (each := part.weakest) is not None]
    weakest = min(joins, key=attrgetter("chance", "least"), default=made)
    if weakest.chance < chance:
        made.lesser = weakest
    return made


def _between(
    parts: Sequence[Part], rows: Rows, forbidden: Sequence[int], perhaps: int
) -> list[tuple[int, Part, Part]]:
    """The mean chances of two *parts* that nothing forbids to join, from *perhaps* on."""
    home = {leaf: number for number, part in enumerate(parts) for leaf in part.leaves()}
    totals: dict[tuple[int, int], int] = defaultdict(int)
    for leaf, row in enumerate(rows):
        ours = home[leaf]
        for other, total in row.items():
            theirs = home[other]
            if theirs < ours:
                totals[theirs, ours] += total
            elif ours < theirs:
                totals[ours, theirs] += total
    found = []
    for (one, other), total in totals.items():
        mean = total // (parts[one].size * parts[other].size)
        if mean >= perhaps and not _is_forbidden(parts[one], parts[other], forbidden):
            found.append((mean, parts[one], parts[other]))
    return found


def _is_forbidden(one: Part, other: Part, forbidden: Sequence[int]) -> bool:
    theirs = sum(1 << leaf for leaf in other.leaves())
    return any(forbidden[leaf] & theirs for leaf in one.leaves())
