"""The nodes and edges of a network as rows, each made when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from biblio.queries.networks.measures import Measures
from biblio.queries.networks.ties import Ties
from biblio.queries.networks.values import Edge, FieldNode, FieldPerson
from biblio.writers.graphs import Slice

Tail = tuple[int | None, int | None, int, float, int, int | None, tuple[Slice, ...]]
"""What nodes of any type end in: from `first` to `slices`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each person of a network, beside who it is; by places in its order."""

    ties: Ties
    measures: Measures
    is_sliced: bool

    def of(self, place: int) -> Tail:
        """What the node at *place* ends in."""
        every = self.ties.years_of(place)
        years = [year for year in every if year]
        measures = self.measures
        return (
            years[0] if years else None,
            years[-1] if years else None,
            measures.degrees[place],
            measures.strengths[place],
            measures.components[place],
            measures.communities[place] if measures.communities is not None else None,
            tuple(Slice(year, every[year], float(every[year])) for year in years)
            if self.is_sliced
            else (),
        )


@dataclass(slots=True)
class Heads:
    """Who the people of a network are, by places: as columns, since a field has millions."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    labels: list[str] = field(default_factory=list)
    papers: array[int] = field(default_factory=lambda: array("I"))
    marks: bytearray = field(default_factory=bytearray)
    names: array[int] = field(default_factory=lambda: array("I"))
    persons: list[str | None] = field(default_factory=list)
    author_ids: array[int] = field(default_factory=lambda: array("q"))


class FieldNodes(Sequence[FieldNode | FieldPerson]):
    """The nodes of a field, of which those at *shown* places are there."""

    def __init__(self, heads: Heads, columns: Columns, shown: Sequence[int]) -> None:
        self._heads = heads
        self._columns = columns
        self._shown = shown

    def __len__(self) -> int:
        return len(self._shown)

    @overload
    def __getitem__(self, index: int) -> FieldNode | FieldPerson: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FieldNode | FieldPerson]: ...
    def __getitem__(
        self, index: int | slice
    ) -> FieldNode | FieldPerson | Sequence[FieldNode | FieldPerson]:
        if isinstance(index, slice):
            return FieldNodes(self._heads, self._columns, self._shown[index])
        place, heads = self._shown[index], self._heads
        head = (
            heads.ids[place],
            heads.labels[place],
            heads.papers[place],
            bool(heads.marks[place]),
            heads.names[place],
        )
        tail = self._columns.of(place)
        if heads.persons:
            who = (heads.persons[place], heads.author_ids[place])
            return FieldPerson._make((*head, *who, *tail))
        return FieldNode._make((*head, *tail))


class Edges(Collection[Edge]):
    """The edges of people with these ids and labels, in the order of *ties*."""

    def __init__(self, ids: Sequence[int], labels: Sequence[str], columns: Columns) -> None:
        self._ids = ids
        self._labels = labels
        self._columns = columns

    def __len__(self) -> int:
        return self._columns.measures.edges

    def __contains__(self, edge: object) -> bool:
        return any(each == edge for each in self)

    def __iter__(self) -> Iterator[Edge]:
        ids, labels, ties = self._ids, self._labels, self._columns.ties
        made, nothing = Edge._make, ()  # looked up once: millions are made
        for person in range(len(ties)):
            one, name = ids[person], labels[person]
            shared = ties.of(person, sliced=self._columns.is_sliced)
            first, last, slices = shared.first.get, shared.last.get, shared.slices.get
            for place, papers, weight in shared.ties:
                other, said = ids[place], (weight, papers, first(place), last(place))
                years = slices(place, nothing)
                if one < other:
                    yield made((one, other, *said, name, labels[place], years))
                else:
                    yield made((other, one, *said, labels[place], name, years))
