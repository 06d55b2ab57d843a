"""Which places of a block are one person, from the places and the decisions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from biblio.disambiguation import points
from biblio.disambiguation.linkage import Part, link
from biblio.disambiguation.names import Names
from biblio.disambiguation.pairs import added, sampled_sums
from biblio.disambiguation.rows import Comparing, Row, likely_in
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
    (found,) = groups_in([(places, decided)])
    return found


def groups_in(
    asked: Iterable[tuple[Iterable[Place], Constraints]], comparing: Comparing = likely_in
) -> list[Grouping]:
    """The same for the places of each of several blocks, with what is decided of each.

    Their pairs are compared by *comparing*: `rows.likely_in`, or `batches.likely_in` by numpy.
    """
    blocks: list[_Block | Grouping] = []
    for places, decided in asked:
        ordered = sorted(places, key=lambda place: place.key)
        alone = Grouping(tuple(Group((place,)) for place in ordered))
        blocks.append(_Block(ordered, decided) if len(ordered) > 1 else alone)
    parted = [each for each in blocks if isinstance(each, _Block)]
    rows = iter(comparing([(each.places, each.names) for each in parted if each.is_compared]))
    return [
        each.grouping(next(rows) if each.is_compared else ()) if isinstance(each, _Block) else each
        for each in blocks
    ]


class _Block:
    """The places of a block in order, the parts that decisions make of them, and what is barred."""

    def __init__(self, places: Sequence[Place], decided: Constraints) -> None:
        numbers = {place.key: number for number, place in enumerate(places)}
        if len(numbers) < len(places):
            raise ValueError("a place is given twice")
        self.places = places
        self.is_compared = len(places) <= points.LARGE
        """Whether all pairs are; see `pairs.sampled_sums` for what is done with larger blocks."""
        self.names = Names(places)
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

    def grouping(self, rows: Iterable[Row]) -> Grouping:
        """The groups and the doubts, by the chances of all pairs where they were compared."""
        if self.is_compared:
            sums = added(rows, self.members, self.barred)
        else:
            self._join(teams(self.places, self.names, self.members, self.closed))
            sums = sampled_sums(self.places, self.names, self.members, self.barred)
        sizes = [len(each) for each in self.members]
        linked = link(sizes, sums, self.closed, points.THRESHOLD, points.PERHAPS)
        doubts = sorted(
            (
                (-chance, one.least, other.least, one, other)
                for chance, one, other in linked.between
            ),
            key=lambda doubt: doubt[:3],
        )
        return Grouping(
            tuple(map(self._group, linked.parts)),
            tuple(self._link(one, other, -negative) for negative, _, _, one, other in doubts),
        )

    def _join(self, joined: Sequence[Sequence[int]]) -> None:
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
        handles = [place.work.handle for place in self.places]
        part_of = {n: part for part, members in enumerate(self.members) for n in members}
        for number, part in part_of.items():
            having[self.names.of[number]] |= 1 << part
            papers[handles[number]] |= 1 << part
        shut = [everything & ~_union(having[other] for other in row) for row in self.names.points]
        self.barred = [0] * len(self.members)
        self.closed = [everything] * len(self.members)
        for number, part in part_of.items():
            self.barred[part] |= papers[handles[number]]
            self.closed[part] &= shut[self.names.of[number]]
        for one, other in self.different:
            ours, theirs = part_of[one], part_of[other]
            self.barred[ours] |= 1 << theirs
            self.barred[theirs] |= 1 << ours
        for part, barred in enumerate(self.barred):
            others = ~(1 << part)
            self.barred[part] = barred & others
            self.closed[part] = (barred | self.closed[part]) & others

    def _places_of(self, part: Part) -> tuple[Place, ...]:
        """The places of *part* in order."""
        found = sorted(number for leaf in part.leaves() for number in self.members[leaf])
        return tuple(self.places[number] for number in found)

    def _link(self, one: Part, other: Part, chance: int) -> Link:
        """The two with their mean *chance*, given in millionths."""
        return Link(self._places_of(one), self._places_of(other), chance / _MILLION)

    def _group(self, part: Part) -> Group:
        """*part* with its weakest link."""
        weakest = part.weakest
        if weakest is None or weakest.joined is None:
            return Group(self._places_of(part))
        return Group(self._places_of(part), self._link(*weakest.joined, weakest.chance))


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
