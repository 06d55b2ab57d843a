"""Average linkage: parts are joined, the likeliest first, while the mean chance is high enough.

Parts are numbered by their least places, chances are whole millionths, and of two joins that are
equally likely the one of the lesser numbers comes first: so nothing depends on the order in which
the places came, nor on how a machine rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush


@dataclass(frozen=True, slots=True)
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
    round, and is used up; *forbidden* a mask of the parts that it must not be joined with.
    """
    parts = {number: Part(number, size) for number, size in enumerate(sizes)}
    around = dict(enumerate(sums))
    masks = {number: 1 << number for number in parts}
    closed = dict(enumerate(forbidden))

    def mean(one: int, other: int) -> int:
        return around[one][other] // (parts[one].size * parts[other].size)

    # A part that is made of others gets a number above all, so that an old entry is known as such.
    heap = [
        (-each, one, other, one, other)
        for one, neighbours in around.items()
        for other in neighbours
        if one < other and (each := mean(one, other)) >= threshold
    ]
    heapify(heap)
    while heap:
        negative, _, _, one, other = heappop(heap)
        if one not in parts or other not in parts or masks[one] & closed[other]:
            continue
        made = len(sizes) + len(masks)
        part = _join(parts.pop(one), parts.pop(other), -negative)
        parts[made] = part
        masks[made], closed[made] = masks[one] | masks[other], closed[one] | closed[other]
        around[made] = merged = _merge(around.pop(one), around.pop(other), one, other)
        for near in list(merged):
            beside = around[near]
            beside.pop(one, None)
            beside.pop(other, None)
            if closed[made] & masks[near]:
                del merged[near]
                continue
            beside[made] = merged[near]
            if (each := mean(made, near)) >= threshold:
                first, second = sorted((part.least, parts[near].least))
                heappush(heap, (-each, first, second, made, near))
    between = [
        (mean(one, other), parts[one], parts[other])
        for one, neighbours in around.items()
        for other in neighbours
        if parts[one].least < parts[other].least and not masks[one] & closed[other]
    ]
    return Linked(sorted(parts.values(), key=lambda part: part.least), between)


def _join(one: Part, other: Part, chance: int) -> Part:
    """The two as one, with the least sure of the joins that made it."""
    first, second = sorted((one, other), key=lambda part: part.least)
    made = Part(first.least, one.size + other.size, chance, (first, second))
    joins = [part.weakest for part in (first, second) if part.weakest is not None]
    weakest = min(joins, key=lambda part: (part.chance, part.least), default=made)
    if weakest.chance >= chance:
        weakest = made
    return Part(made.least, made.size, chance, made.joined, weakest)


def _merge(ours: dict[int, int], theirs: dict[int, int], one: int, other: int) -> dict[int, int]:
    """The sums of two parts with each other part, added."""
    ours.pop(other, None)
    theirs.pop(one, None)
    if len(ours) < len(theirs):
        ours, theirs = theirs, ours
    for near, total in theirs.items():
        ours[near] = ours.get(near, 0) + total
    return ours
