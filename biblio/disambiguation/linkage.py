"""Average linkage: parts are joined, the likeliest first, while the mean chance is high enough.

Parts are numbered by their least places, chances are whole millionths, and of two joins that are
equally likely the one of the lesser numbers comes first: so nothing depends on the order in which
the places came, nor on how a machine rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from operator import attrgetter


@dataclass(slots=True, eq=False)
class Part:
    """A part of a block: one given at the start, or two *joined* by a mean chance in millionths.

    `weakest` is the least sure join within it, which may be its own.
    """

    least: int
    size: int
    chance: int = 1_000_000
    joined: tuple[Part, Part] | None = None
    weakest: Part | None = None

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
    """What was left: the parts, and the mean chance of each two that nothing forbids to join."""

    parts: list[Part]
    between: list[tuple[int, Part, Part]]


def link(
    sizes: Sequence[int],
    sums: list[dict[int, int]],
    forbidden: Sequence[int],
    threshold: int,
) -> Linked:
    """Join parts of so many places each while the mean chance of two is at least *threshold*.

    *sums* holds for each part what the chances of its pairs with another part come to, both ways
    round, and is used up; *forbidden* a mask of the parts that it must not be joined with, of which
    *sums* says nothing.
    """
    linking = _Linking(sizes, sums, forbidden, threshold)
    linking.join_all()
    return linking.linked()


Candidate = tuple[int, int, int, int, int]
"""Two parts that may be joined: minus their mean chance, their least places, their numbers.

The least is joined first. A part that is made of others has a number above all, so that an old
candidate is known as such.
"""


class _Linking:
    """Parts, and of each the likeliest other that it may be joined with.

    A heap of all pairs would hold half a million in a block of a thousand places. It holds one for
    each part: a mean is never more than the greater of the two that it was made of, so that no
    part's best can be better than its last one, but where the least place of the other is less.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        sums: list[dict[int, int]],
        forbidden: Sequence[int],
        threshold: int,
    ) -> None:
        self.parts = {number: Part(number, size) for number, size in enumerate(sizes)}
        self.around = dict(enumerate(sums))
        self.masks = {number: 1 << number for number in self.parts}
        self.closed = dict(enumerate(forbidden))
        self.threshold = threshold
        first = self._best_alone if max(sizes, default=1) == 1 else self._best
        self.heap = [best for number in self.parts if (best := first(number))]
        self.best = {best[3]: best for best in self.heap}
        heapify(self.heap)

    def join_all(self) -> None:
        """Join the likeliest two as long as there are any."""
        parts, heap = self.parts, self.heap
        while heap:
            candidate = heappop(heap)
            _, _, _, one, other = candidate
            if one not in parts:
                continue
            if other in parts:
                self._join(one, other, -candidate[0])
            elif best := self._best(one):
                self.best[one] = best
                heappush(heap, best)

    def _best(self, one: int) -> Candidate | None:
        """The likeliest of all that a part may be joined with."""
        parts = self.parts
        size = parts[one].size
        best, least, found = self.threshold, len(self.masks), None
        for other, total in self.around[one].items():
            part = parts[other]
            mean = total // (size * part.size)
            if mean > best or (mean == best and part.least < least):
                best, least, found = mean, part.least, other
        return None if found is None else self._candidate(best, one, found)

    def _best_alone(self, one: int) -> Candidate | None:
        """The same where each part is one place: the sums are the means, the numbers the least."""
        row = self.around[one]
        best = max(row.values(), default=0)
        if best < self.threshold:
            return None
        return self._candidate(best, one, min(each for each, mean in row.items() if mean == best))

    def _candidate(self, mean: int, one: int, other: int) -> Candidate:
        first, second = self.parts[one].least, self.parts[other].least
        if first > second:
            first, second = second, first
        return -mean, first, second, one, other

    def _join(self, one: int, other: int, chance: int) -> None:
        """Make one part of two."""
        parts, masks, closed, around = self.parts, self.masks, self.closed, self.around
        made = len(masks)
        parts[made] = part = _joined(parts.pop(one), parts.pop(other), chance)
        masks[made], closed[made] = masks[one] | masks[other], closed[one] | closed[other]
        around[made] = merged = _merge(around.pop(one), around.pop(other), one, other)
        best, threshold, shut = self.best, self.threshold, closed[made]
        for near in [near for near in merged if masks[near] & shut]:
            del merged[near]
            around[near].pop(one, None)
            around[near].pop(other, None)
        for near, total in merged.items():
            beside = around[near]
            beside.pop(one, None)
            beside.pop(other, None)
            beside[made] = total
            mean = total // (part.size * parts[near].size)
            if mean >= threshold and -mean <= best[near][0]:
                candidate = self._candidate(mean, near, made)
                if candidate < best[near]:
                    best[near] = candidate
                    heappush(self.heap, candidate)
        if likeliest := self._best(made):
            best[made] = likeliest
            heappush(self.heap, likeliest)

    def linked(self) -> Linked:
        """What is left."""
        parts = self.parts
        between = [
            (total // (parts[one].size * parts[other].size), parts[one], parts[other])
            for one, neighbours in self.around.items()
            for other, total in neighbours.items()
            if parts[one].least < parts[other].least
        ]
        return Linked(sorted(parts.values(), key=lambda part: part.least), between)


def _joined(one: Part, other: Part, chance: int) -> Part:
    """The two as one, with the least sure of the joins that made it."""
    first, second = (one, other) if one.least < other.least else (other, one)
    made = Part(first.least, one.size + other.size, chance, (first, second))
    joins = [each for part in made.joined or () if (each := part.weakest) is not None]
    weakest = min(joins, key=attrgetter("chance", "least"), default=made)
    made.weakest = weakest if weakest.chance < chance else made
    return made


def _merge(ours: dict[int, int], theirs: dict[int, int], one: int, other: int) -> dict[int, int]:
    """The sums of two parts with each other part, added."""
    ours.pop(other, None)
    theirs.pop(one, None)
    if len(ours) < len(theirs):
        ours, theirs = theirs, ours
    for near, total in theirs.items():
        ours[near] = ours.get(near, 0) + total
    return ours
