"""Groups of places, over which decisions hold: those of the method, or one for each spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from biblio.db.models import PeopleRun
from biblio.disambiguation import METHOD_VERSION, Constraints, Key, groups_in, likely_in
from biblio.disambiguation import Grouping as Found
from biblio.disambiguation import Place as Evident
from biblio.disambiguation.rows import Comparing
from biblio.model.identifiers.person_places import place_called
from biblio.people.evidence import BlockPlaces, Evidence
from biblio.people.holding import Holding
from biblio.people.resolving import Group, by_spelling
from biblio.people.scope import Scope
from biblio.people.values import Action, Node, Place, Spelling
from biblio.people.works import Works

METHOD: Final = str(METHOD_VERSION)
MOST_DOUBTS: Final = 20
"""So many doubts of a block are kept, the likeliest: a common name has thousands."""
_THOUSANDTHS: Final = 1_000
_TOGETHER: Final = 2_000  # places of blocks that are compared together
_ENOUGH: Final = 5_000
"""Places from which on it pays to load numpy, which takes as long as so many without it."""


class Doubt(NamedTuple):
    """Two people of a block who are perhaps one, by a place of each."""

    block: str
    number: int
    one: str
    other: str
    chance: int


class Grouped(NamedTuple):
    """The groups of the places of a scope, and the doubts that the method has of them."""

    groups: list[Group]
    doubts: list[Doubt]


Grouping = Callable[[Connection, Scope], Grouped]
"""What makes groups of the places of some blocks."""


def one_spelling(_: Connection, scope: Scope) -> Grouped:
    """The groups where nothing was found: one spelling is one person."""
    return Grouped(by_spelling(scope.names), [])


class ByMethod:
    """Groups as the method makes them, block by block; what papers say comes from *works*."""

    def __init__(self, works: Works | None = None) -> None:
        self._works = works
        self._met = 0

    def __call__(self, connection: Connection, scope: Scope) -> Grouped:
        """The groups of the places of *scope*."""
        self._met += len(scope.names)
        comparing = batched() if self._met >= _ENOUGH else None
        evidence = Evidence(connection, self._works or Works(connection))
        found = Grouped([], [])
        for blocks in _some_at_once(evidence.of(scope.rows)):
            made = groups_in(
                [_asked(each, scope.holding) for each in blocks], comparing or likely_in
            )
            for block, groups in zip(blocks, made, strict=True):
                _add(found, block, groups, scope.holding)
        return found


@cache
def batched() -> Comparing | None:
    """What compares many blocks at once, where what it takes is installed: the extra `people`."""
    try:
        from biblio.disambiguation.batches import likely_in as by_numpy  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return by_numpy


def _some_at_once(blocks: Iterable[BlockPlaces]) -> Iterator[list[BlockPlaces]]:
    """*blocks* in parts of not too many places."""
    some: list[BlockPlaces] = []
    places = 0
    for block in blocks:
        some.append(block)
        places += len(block.places)
        if places >= _TOGETHER:
            yield some
            some, places = [], 0
    yield some


def in_force(connection: Connection) -> Grouping:
    """What makes the groups in this library: the method, once it was asked to find people."""
    return ByMethod() if is_found(connection) else one_spelling


def is_found(connection: Connection) -> bool:
    """Whether people were found here, and that was not taken back."""
    return connection.scalar(_FOUND) is not None


_FOUND: Final = (
    select(PeopleRun.id).where(PeopleRun.cause == "find", PeopleRun.undone_at.is_(None)).limit(1)
)


def constraints_of(block: BlockPlaces, holding: Holding) -> Constraints:
    """What decisions say of the places of *block* before the method looks at them.

    Places of spellings that are one person are together from the start. Whole people are united
    afterwards (`resolving`): the user means the people, not two of their places.
    """
    if not holding.held:
        return Constraints()
    keys = {row.place: key for key, row in block.stored.items()}
    spelled: dict[Spelling, list[Place]] = defaultdict(list)
    for row in block.stored.values():
        if not holding.exempt.has(row.place, row.spelling):
            spelled[row.spelling].append(row.place)
    bound = {
        node
        for decision, nodes in holding.held
        if decision.action is Action.SAME
        for node in nodes
        if isinstance(node, Spelling)
    }
    together: dict[Node, list[Key]] = defaultdict(list)
    for spelling in sorted(bound & spelled.keys()):
        together[holding.parts.root(spelling)] += [keys[each] for each in spelled[spelling]]
    return Constraints(
        tuple(_apart(holding, spelled, keys)), tuple(each for each in together.values())
    )


def _apart(
    holding: Holding, spelled: Mapping[Spelling, list[Place]], keys: Mapping[Place, Key]
) -> Iterable[tuple[Key, Key]]:
    """The pairs of places that are two people; two whole spellings are parted afterwards."""
    for decision, (one, *others) in holding.held:
        if decision.action is not Action.DIFFERENT:
            continue
        for mine, theirs in ((one, others[0]), (others[0], one)):
            if not isinstance(mine, Place) or mine not in keys:
                continue
            beside = spelled.get(theirs, ()) if isinstance(theirs, Spelling) else (theirs,)
            for each in beside:
                if isinstance(each, Place) and each in keys and each != mine:
                    yield keys[mine], keys[each]


def made_of(block: BlockPlaces, holding: Holding) -> Found:
    """What the method makes of the places of *block* that were not assigned to somebody."""
    (made,) = groups_in([_asked(block, holding)])
    return made


def _asked(block: BlockPlaces, holding: Holding) -> tuple[list[Evident], Constraints]:
    """The places of *block* that were not assigned to somebody, and what is decided of them."""
    asked = block.places
    if assigned := holding.exempt.assigned:
        asked = [each for each in asked if block.stored[each.key].place not in assigned]
    return asked, constraints_of(block, holding)


def _add(found: Grouped, block: BlockPlaces, made: Found, holding: Holding) -> None:
    """Add the groups and the doubts that were *made* of *block* to those *found*."""
    stored = {key: row.place for key, row in block.stored.items()}
    if assigned := holding.exempt.assigned:
        found.groups.extend(Group((place,)) for place in stored.values() if place in assigned)
    for group in made.groups:
        weakest = None if group.weakest is None else round(group.weakest.chance * _THOUSANDTHS)
        found.groups.append(Group(tuple(stored[each.key] for each in group.places), weakest))
    found.doubts.extend(
        Doubt(
            block.block,
            number,
            place_called(*doubt.left[0].key),
            place_called(*doubt.right[0].key),
            round(doubt.chance * _THOUSANDTHS),
        )
        for number, doubt in enumerate(made.doubts[:MOST_DOUBTS], start=1)
    )
