"""The records that a change can move, and those that say where to: local work.

Taking a record in or out changes where its own identifiers point, and with that where records are
led that point to those. Nothing else can change, so these few records decide the same as all of
them would; a property test holds that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, NamedTuple

from biblio.identity.rule import Evidence, Key, Pointers
from biblio.model.identifiers import Identifier, Link

Naming = Callable[[Collection[Identifier]], Mapping[Key, Evidence]]
"""Every stored record that names one of some identifiers, of its own or in a link."""


class Neighbours(NamedTuple, Generic[Key]):
    """Stored records around a change: those whose papers it can change, and all that was read."""

    movable: frozenset[Key]
    read: Mapping[Key, Evidence]


def neighbours(changed: Iterable[Evidence], naming: Naming[Key]) -> Neighbours[Key]:
    """What a change of the records *changed* can move; *naming* is asked a few times."""
    changed = list(changed)
    read: dict[Key, Evidence] = {}
    below = _all_below(changed, naming, read)
    movable = frozenset(key for key, each in read.items() if each.best & below)
    _read_upward([*changed, *(read[key] for key in movable)], changed, naming, read, below)
    return Neighbours(movable, read)


def leading(starts: Iterable[Evidence], naming: Naming[Key]) -> Mapping[Key, Evidence]:
    """Every stored record that says where the best identifiers of *starts* lead."""
    read: dict[Key, Evidence] = {}
    _read_upward([*starts], (), naming, read, ())
    return read


def _all_below(
    changed: Collection[Evidence], naming: Naming[Key], read: dict[Key, Evidence]
) -> set[Identifier]:
    """Every identifier that may point, in some steps, to one that *changed* names."""
    new = {identifier for each in changed for identifier in each.named}
    below: set[Identifier] = set()
    while new:
        below |= new
        found = naming(new)
        read.update(found)
        new = {
            identifier
            for each in (*found.values(), *changed)
            for identifier in _pointing_to(each, below)
        } - below
    return below


def _pointing_to(evidence: Evidence, below: Collection[Identifier]) -> Iterable[Identifier]:
    """The identifiers that point to one of *below* for all that *evidence* says."""
    least = min((each.rank for each in evidence.own if each in below), default=None)
    if least is not None:
        yield from (each for each in evidence.own if each.rank > least)
    for source, target in map(Link.upward, evidence.links):
        if target in below:
            yield source


def _read_upward(
    starts: Iterable[Evidence],
    changed: Collection[Evidence],
    naming: Naming[Key],
    read: dict[Key, Evidence],
    asked: Collection[Identifier],
) -> None:
    """Read every record that says where the best identifiers of *starts* lead."""
    asked = set(asked)
    new = {identifier for each in starts for identifier in each.best} - asked
    while True:
        pointers = Pointers([*read.values(), *changed])
        reached = {
            end
            for each in starts
            for identifier in each.best
            for end in pointers.reached(identifier)
        }
        new = (new | reached) - asked
        if not new:
            return
        read.update(naming(new))
        asked |= new
        new = set()
