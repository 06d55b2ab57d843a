"""The people of some blocks, from groups of places and the decisions that hold over them.

A pure function. `different` and two ORCIDs part, and come first; `same` unites whole people: the
groups that a method made with the two places, or all places of a spelling; `assign` takes one place
out of its group. What no decision speaks of stays as the groups have it. Where a group has people
of several parts that must not be one, the rest of it stays with those who have most of its places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from biblio.people.holding import Holding, bound
from biblio.people.parts import Parts
from biblio.people.values import Action, Node, Place, Spelling


class Group(NamedTuple):
    """Places that a method took for one person; `chance` is that of its weakest link, if any."""

    places: tuple[Place, ...]
    chance: int | None = None


class Resolved(NamedTuple):
    """A person: all places, in order, what was decided of them, and the least chance of groups."""

    places: tuple[Place, ...]
    display: str | None = None
    orcid: str | None = None
    chance: int | None = None


def by_spelling(names: Mapping[Place, Spelling]) -> list[Group]:
    """The groups where nothing was found: one spelling is one person."""
    found: dict[Spelling, list[Place]] = defaultdict(list)
    for place, spelling in sorted(names.items()):
        found[spelling].append(place)
    return [Group(tuple(places)) for places in found.values()]


def resolve(
    names: Mapping[Place, Spelling], groups: Iterable[Group], holding: Holding
) -> list[Resolved]:
    """The people that the places of *names* are of, the one with the least place first.

    *groups* part these places; *holding* is what holds of decisions. The order of neither tells.
    """
    if not holding.held and not holding.exempt.assigned:
        return sorted(
            (
                Resolved(tuple(sorted(each.places)), chance=each.chance)
                for each in groups
                if each.places
            ),
            key=lambda each: each.places,
        )
    return _Resolving(names, groups, holding).people()


Key = Node | tuple[int, Spelling | None]
"""What tells a unit: a node of its part, or a group and the spelling that decisions speak of."""


@dataclass(slots=True)
class _Unit:
    """What is never parted: the places that decisions make one, or those of a group besides.

    `marks` are the sides of decisions that set it apart from others.
    """

    places: list[Place] = field(default_factory=list)
    marks: set[tuple[int, int]] = field(default_factory=set)
    orcids: set[str] = field(default_factory=set)
    displays: list[tuple[tuple[str, str], str]] = field(default_factory=list)


class _Resolving:
    """The units of some blocks, and how they come together."""

    def __init__(
        self, names: Mapping[Place, Spelling], groups: Iterable[Group], holding: Holding
    ) -> None:
        self.names = names
        self.holding = holding
        self.groups = sorted(
            (Group(tuple(sorted(each.places)), each.chance) for each in groups if each.places),
        )
        self.part_of = self._decided_parts()
        self.units: dict[Key, _Unit] = defaultdict(_Unit)
        self.marks = self._marks()
        self._gather()

    def _decided_parts(self) -> dict[Node, Node]:
        """The part of each place and spelling that some decision but `different` speaks of."""
        parts, exempt = self.holding.parts, self.holding.exempt
        found: dict[Node, Node] = {}
        for _, nodes in self.holding.held:
            found.update((node, parts.root(node)) for node in nodes)
        tied = bound(self.holding.held)
        for place, spelling in self.names.items():
            if spelling in tied and place not in found and not exempt.has(place, spelling):
                found[place] = parts.root(spelling)
        return found

    def _marks(self) -> dict[Node, set[tuple[int, int]]]:
        """The sides of `different` that speak of each place or spelling."""
        found: dict[Node, set[tuple[int, int]]] = defaultdict(set)
        for number, (decision, nodes) in enumerate(self.holding.held):
            if decision.action is Action.DIFFERENT:
                for side, node in enumerate(nodes):
                    found[node].add((number, side))
        return found

    def _marks_of(self, place: Place) -> set[tuple[int, int]]:
        spelling = self.names[place]
        marks = set(self.marks.get(place, ()))
        if spelling in self.marks and not self.holding.exempt.has(place, spelling):
            marks |= self.marks[spelling]
        return marks

    def _key(self, number: int, place: Place) -> Key:
        """The unit of a *place* in the group *number*."""
        if place in self.part_of:
            return self.part_of[place]
        spelling = self.names[place]
        return number, spelling if spelling in self.marks else None

    def _gather(self) -> None:
        """Put each place into its unit, and say of each what decisions say."""
        for number, group in enumerate(self.groups):
            for place in group.places:
                unit = self.units[self._key(number, place)]
                unit.places.append(place)
                unit.marks |= self._marks_of(place)
        for decision, nodes in self.holding.held:
            unit = self.units[self.part_of[nodes[0]]]
            if decision.action is Action.ORCID:
                unit.orcids.add(decision.text or "")
            elif decision.action is Action.DISPLAY:
                unit.displays.append((decision.order, decision.text or ""))

    def people(self) -> list[Resolved]:
        """The units of each group together, so far as decisions let them."""
        together: Parts[Key] = Parts()
        whole = dict(self.units)
        sizes = self._sizes()
        chances: list[tuple[Key, int]] = []
        for number, group in enumerate(self.groups):
            met: list[Key] = []
            for key in self._of_group(sizes[number]):
                for other in met:
                    ours, theirs = together.root(other), together.root(key)
                    if ours != theirs and _agree(whole[ours], whole[theirs]):
                        together.join(ours, theirs)
                        whole[ours] = _united(whole[ours], whole.pop(theirs))
                    if together.root(key) == together.root(other):
                        break
                else:
                    met.append(key)
            if group.chance is not None:
                chances += ((key, group.chance) for key in met)
        least: dict[Key, int] = {}
        for key, chance in chances:
            root = together.root(key)
            least[root] = min(chance, least.get(root, chance))
        found = [_resolved(unit, least.get(key)) for key, unit in whole.items() if unit.places]
        return sorted(found, key=lambda each: each.places)

    def _sizes(self) -> dict[int, dict[Key, int]]:
        """How many places each unit has in each group, but for those that were assigned."""
        sizes: dict[int, dict[Key, int]] = defaultdict(lambda: defaultdict(int))
        for number, group in enumerate(self.groups):
            for place in group.places:
                if place not in self.holding.exempt.assigned:
                    sizes[number][self._key(number, place)] += 1
        return sizes

    def _of_group(self, sizes: Mapping[Key, int]) -> list[Key]:
        """The units of a group, of *sizes* there, those with most places first."""
        return sorted(sizes, key=lambda key: (-sizes[key], min(self.units[key].places)))


def _agree(one: _Unit, other: _Unit) -> bool:
    """Whether no decision says that two units are two people."""
    if len(one.orcids | other.orcids) > 1:
        return False
    return not any((number, 1 - side) in other.marks for number, side in one.marks)


def _united(one: _Unit, other: _Unit) -> _Unit:
    return _Unit(
        one.places + other.places,
        one.marks | other.marks,
        one.orcids | other.orcids,
        one.displays + other.displays,
    )


def _resolved(unit: _Unit, chance: int | None) -> Resolved:
    return Resolved(
        tuple(sorted(unit.places)),
        max(unit.displays)[1] if unit.displays else None,
        min(unit.orcids, default=None),
        chance,
    )
