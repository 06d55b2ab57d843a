"""People as few rows: who has most places of a spelling, and the places that others have.

A person who is exactly all places of one spelling, and of whom nothing was said, has no row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from biblio.people.resolving import Resolved
from biblio.people.values import Place, Spelling


class Sparse(NamedTuple):
    """The people with rows, and the number among them of who has each spelling and each place."""

    persons: tuple[Resolved, ...]
    spellings: Mapping[Spelling, int]
    exceptions: Mapping[Place, int]


def sparse(names: Mapping[Place, Spelling], people: Sequence[Resolved]) -> Sparse:
    """The rows of *people*, who have all places of *names*, which are all of their spellings.

    A spelling is theirs who have most of its places, on a tie the least of them.
    """
    owner: dict[Spelling, int] = {}
    had: dict[Spelling, dict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, person in enumerate(people):
        for place in person.places:
            had[names[place]][number].append(place)
    for spelling, by in had.items():
        owner[spelling] = min(by, key=lambda number: (-len(by[number]), min(by[number])))
    kept = [
        number
        for number, person in enumerate(people)
        if not _is_plain(person, {names[place] for place in person.places}, had)
    ]
    index = {number: place for place, number in enumerate(kept)}
    return Sparse(
        tuple(people[number] for number in kept),
        {spelling: index[number] for spelling, number in sorted(owner.items()) if number in index},
        {
            place: index[number]
            for spelling, by in sorted(had.items())
            for number, places in sorted(by.items())
            if number != owner[spelling]
            for place in sorted(places)
        },
    )


def _is_plain(
    person: Resolved,
    spellings: Iterable[Spelling],
    had: Mapping[Spelling, Mapping[int, Sequence[Place]]],
) -> bool:
    """Whether *person* is all places of one of *spellings*, and no more is said."""
    only = list(spellings)
    return (
        len(only) == 1
        and len(had[only[0]]) == 1
        and person.display is None
        and person.orcid is None
    )
