"""The ties of a network, computed a person at a time from packed lists of who is on which paper.

No pair is kept: a million papers take some bytes for each place of an author, and the ties of one
person at a time are counted by loops of the interpreter's own (`Counter`, `dict.fromkeys`).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from biblio.queries.people.options import Weight
from biblio.writers.graphs import Slice

_DIGITS: Final = 9
"""Weights are rounded, so that equal sums of different parts are ties."""


class Shared(NamedTuple):
    """What a person shares with those behind in the order, who are called by their places.

    `ties` are the place, the papers and the weight of each; `first` and `last` years by places,
    where one is known; `slices` by places, where they were asked for.
    """

    ties: list[tuple[int, int, float]]
    first: dict[int, int]
    last: dict[int, int]
    slices: dict[int, tuple[Slice, ...]]


_Part = tuple[int, int, "array[int]"]
"""A paper as one person sees it: its size, its year, and who is behind the person on its list."""


class Gathered:
    """Papers with the people on them, whatever numbers these have, as flat arrays."""

    def __init__(self) -> None:
        self.members = array("q")
        self.ends = array("Q")
        self.years = array("H")
        self.sizes = array("I")

    def __len__(self) -> int:
        return len(self.ends)

    def add(self, people: Iterable[int], size: int, year: int) -> None:
        """Take a paper of *size* people, those of them who may be tied, and its year or 0."""
        self.members.extend(people)
        self.ends.append(len(self.members))
        self.years.append(year)
        self.sizes.append(size)

    def papers(self) -> Counter[int]:
        """How many papers each has."""
        return Counter(self.members)

    def lists(self, order: Sequence[int]) -> Iterator[tuple[array[int], int, int]]:
        """The places in *order* of those on each paper, its size and its year, by years."""
        place_of = {one: place for place, one in enumerate(order)}
        for paper in sorted(range(len(self.ends)), key=self.years.__getitem__):
            start = self.ends[paper - 1] if paper else 0
            places = map(place_of.get, self.members[start : self.ends[paper]])
            known = sorted(place for place in places if place is not None)
            if known:
                yield array("I", known), self.sizes[paper], self.years[paper]


class Ties:
    """Who is tied to whom among those in an order, who are called by their places there.

    Two are tied who share *min_papers* papers. What a paper weighs is as `Weight` says.
    """

    def __init__(
        self, gathered: Gathered, order: Sequence[int], *, min_papers: int, weight: Weight
    ) -> None:
        self.min_papers = min_papers
        self.weight = weight
        self._people = len(order)
        self._members, self._ends = array("I"), array("Q")
        self._sizes, self._years = array("I"), array("H")
        for places, size, year in gathered.lists(order):
            self._members.extend(places)
            self._ends.append(len(self._members))
            self._sizes.append(size)
            self._years.append(year)
        self._first_of, self._here, self._paper = self._by_person()

    def __len__(self) -> int:
        return self._people

    def _by_person(self) -> tuple[array[int], array[int], array[int]]:
        """Where the places of each person begin; where each is in the lists, and on which paper."""
        counts = Counter(self._members)
        first_of = array("Q", [0])
        for place in range(self._people):
            first_of.append(first_of[-1] + counts[place])
        after = array("Q", first_of)
        here = array("Q", bytes(8 * len(self._members)))
        papers = array("I", bytes(4 * len(self._members)))
        start = 0
        for paper, end in enumerate(self._ends):
            for index in range(start, end):
                person = self._members[index]
                free = after[person]
                here[free], papers[free] = index, paper
                after[person] = free + 1
            start = end
        return first_of, here, papers

    def years_of(self, person: int) -> Counter[int]:
        """The years of the papers of *person*, ascending, with their numbers; 0 if unknown."""
        span = slice(self._first_of[person], self._first_of[person + 1])
        return Counter(map(self._years.__getitem__, self._paper[span]))

    def weights_of(self, person: int) -> list[tuple[int, int, float]]:
        """Who is behind *person* in the order and tied: the place, the papers and the weight."""
        return self._weighed(self._parts(person))

    def of(self, person: int, *, sliced: bool = False) -> Shared:
        """All that *person* shares with them, year by year where *sliced*."""
        parts = self._parts(person)
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        dated = [(year, places) for _, year, places in parts if year]
        for year, places in dated:
            last.update(dict.fromkeys(places, year))
        for year, places in reversed(dated):
            first.update(dict.fromkeys(places, year))
        return Shared(self._weighed(parts), first, last, self._slices(parts) if sliced else {})

    def _weighed(self, parts: Sequence[_Part]) -> list[tuple[int, int, float]]:
        """Who shares enough of these papers, by their places, how many, and their weight."""
        shared = Counter(chain.from_iterable(places for _, _, places in parts))
        papers = sorted(each for each in shared.items() if each[1] >= self.min_papers)
        if self.weight is Weight.FULL:
            return [(place, number, float(number)) for place, number in papers]
        weights = _weights(parts)
        return [(place, number, round(weights[place], _DIGITS)) for place, number in papers]

    def _parts(self, person: int) -> list[_Part]:
        """The papers of *person*, by years: the size, the year, and who is behind on the list."""
        sizes, years, ends, members = self._sizes, self._years, self._ends, self._members
        span = slice(self._first_of[person], self._first_of[person + 1])
        return [
            (sizes[paper], years[paper], members[here + 1 : ends[paper]])
            for here, paper in zip(self._here[span], self._paper[span], strict=True)
            if here + 1 < ends[paper]
        ]

    def _slices(self, parts: Iterable[_Part]) -> dict[int, tuple[Slice, ...]]:
        """What everybody on *parts*, which stand by years, has of each known year."""
        by_year: dict[int, list[_Part]] = {}
        for part in parts:
            if part[1]:
                by_year.setdefault(part[1], []).append(part)
        slices: dict[int, list[Slice]] = {}
        for year, of_year in by_year.items():
            papers = Counter(chain.from_iterable(places for _, _, places in of_year))
            is_full = self.weight is Weight.FULL
            weights = papers if is_full else _weights(of_year)
            for place, number in papers.items():
                weight = round(float(weights[place]), _DIGITS)
                slices.setdefault(place, []).append(Slice(year, number, weight))
        return {place: tuple(years) for place, years in slices.items()}


def _weights(parts: Iterable[_Part]) -> dict[int, float]:
    """What the fractions of all papers add up to, for everybody on them; largest lists last."""
    by_size: dict[int, list[array[int]]] = {}
    for size, _, places in parts:
        by_size.setdefault(size, []).append(places)
    weights: dict[int, float] = {}
    for size in sorted(by_size):
        for place, number in Counter(chain.from_iterable(by_size[size])).items():
            weights[place] = weights.get(place, 0.0) + number / (size - 1)
    return weights
