"""Which places of a block are one person, from the places and the decisions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from biblio.disambiguation import points
from biblio.disambiguation.linkage import Part, link
from biblio.disambiguation.names import Names
from biblio.disambiguation.pairs import sampled_sums, sums
from biblio.disambiguation.teams import teams
from biblio.disambiguation.values import Constraints, Group, Grouping, Key, Link, Place

NO_DECISIONS = Constraints()
_MILLION = 1_000_000


def groups(places: Iterable[Place], decided: Constraints = NO_DECISIONS) -> Grouping:
    """The people of a block, as groups of its *places*, and which of them are perhaps one.

    The same places and decisions give the same groups in any order. Two places of one paper, two
    whose names do not agree, and two that are decided to be different are never together, unless
    they are decided to be one. *places* may be of several blocks that decisions link.
    """
    ordered = sorted(places, key=lambda place: place.key)
    if any(one.key == other.key for one, other in pairwise(ordered)):
        raise ValueError("a place is given twice")
    if len(ordered) == 1:
        return Grouping((Group((ordered[0],)),))
    block = _Block(ordered, decided)
    adding = sums
    if len(ordered) > points.LARGE:
        block.join(teams(ordered, block.names, block.members, block.closed))
        adding = sampled_sums
    linked = link(
        [len(each) for each in block.members],
        adding(ordered, block.names, block.members, block.barred),
        block.closed,
        points.THRESHOLD,
        points.PERHAPS,
    )
    doubts = sorted(
        ((-chance, one.least, other.least, one, other) for chance, one, other in linked.between),
        key=lambda doubt: doubt[:3],
    )
    return Grouping(
        tuple(map(block.group, linked.parts)),
        tuple(block.link(one, other, -negative) for negative, _, _, one, other in doubts),
    )


class _Block:
    """The places of a block in order, the parts that decisions make of them, and what is barred."""

    def __init__(self, places: Sequence[Place], decided: Constraints) -> None:
        self.places = places
        self.names = Names(places)
        numbers = {place.key: number for number, place in enumerate(places)}
        part_of = _parts(numbers, decided.together)
        self.members: list[list[int]] = [[] for _ in range(max(part_of) + 1)]
        for number, part in enumerate(part_of):
            self.members[part].append(number)
        self.different = [
            (numbers[one], numbers[other])
            for one, other in decided.different
            if one in numbers and other in numbers
        ]
        self._bar()

    def join(self, joined: Sequence[Sequence[int]]) -> None:
        """Make one part of each of so many parts, whose names are the same."""
        self.members = [sorted(n for part in parts for n in self.members[part]) for parts in joined]
        self._bar()

    def _bar(self) -> None:
        """Make for each part a mask of those that it must not be joined with, for each reason.

        `barred` are those of the same paper and those decided to be different, `closed` also those
        whose names do not agree.
        """
        everything = (1 << len(self.members)) - 1
        having = [0] * len(self.names.forms)
        papers: dict[str, int] = defaultdict(int)
        for part, members in enumerate(self.members):
            for number in members:
                having[self.names.of[number]] |= 1 << part
                papers[self.places[number].work.handle] |= 1 << part
        open_to = [_union(having[other] for other in row) for row in self.names.points]
        barred = [
            _union(papers[self.places[n].work.handle] for n in members) for members in self.members
        ]
        part_of = {n: part for part, members in enumerate(self.members) for n in members}
        for one, other in self.different:
            ours, theirs = part_of[one], part_of[other]
            barred[ours] |= 1 << theirs
            barred[theirs] |= 1 << ours
        self.barred = [mask & ~(1 << part) for part, mask in enumerate(barred)]
        self.closed = [
            (self.barred[part] | everything & ~_union(open_to[self.names.of[n]] for n in members))
            & ~(1 << part)
            for part, members in enumerate(self.members)
        ]

    def places_of(self, part: Part) -> tuple[Place, ...]:
        """The places of *part* in order."""
        found = sorted(number for leaf in part.leaves() for number in self.members[leaf])
        return tuple(self.places[number] for number in found)

    def link(self, one: Part, other: Part, chance: int) -> Link:
        """The two with their mean *chance*, given in millionths."""
        return Link(self.places_of(one), self.places_of(other), chance / _MILLION)

    def group(self, part: Part) -> Group:
        """*part* with its weakest link."""
        weakest = part.weakest
        if weakest is None or weakest.joined is None:
            return Group(self.places_of(part))
        return Group(self.places_of(part), self.link(*weakest.joined, weakest.chance))


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _parts(numbers: dict[Key, int], together: Iterable[Iterable[Key]]) -> list[int]:
    """The number of the part that each place is in; parts are numbered by their least places."""
    root = list(range(len(numbers)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = number = root[root[number]]
        return number

    for keys in together:
        present = sorted(numbers[key] for key in keys if key in numbers)
        for one, other in pairwise(present):
            first, second = sorted((find(one), find(other)))
            root[second] = first
    order: dict[int, int] = {}
    return [order.setdefault(find(number), len(order)) for number in range(len(numbers))]
