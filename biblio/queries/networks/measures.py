"""What a network says of each of its people: degree, strength, component, community."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

from sqlalchemy.orm import Session

from biblio.queries.networks.communities import communities_of
from biblio.queries.networks.ties import Ties
from biblio.queries.networks.values import NetworkProgress, OnNetwork
from biblio.queries.time_limit import look

_LOOKED: Final = 2_000  # nodes between two looks at the clock


@dataclass(frozen=True, slots=True)
class Measures:
    """Of each person, by place: see `Node`. `edges` is how many ties there are in all."""

    degrees: Sequence[int]
    strengths: Sequence[float]
    components: Sequence[int]
    edges: int
    communities: Sequence[int] | None = None


def ticking(
    session: Session, nodes: int, on_progress: OnNetwork | None = None
) -> Callable[[], None]:
    """What is called for each of so many *nodes* that are tied: it looks at the clock.

    Raises:
        OutOfTime: the session's time is over.
    """
    began, done = monotonic(), 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % _LOOKED == 0:
            look(session)
            if on_progress is not None:
                on_progress(NetworkProgress("people tied", done, nodes, monotonic() - began))

    return tick


def measured(ties: Ties, tick: Callable[[], None], *, communities: bool) -> Measures:
    """The measures of all people of *ties*, with *communities* or without.

    *tick* is called for each of them.

    Raises:
        MissingExtra: communities are asked for, and what finds them is not installed.
        InvalidQuery: the network is too large for that.
    """
    number = len(ties)
    degrees = array("I", bytes(4 * number))
    strengths = array("d", bytes(8 * number))
    parents = array("I", range(number))
    edges = 0
    for person in range(number):
        tick()
        tied = ties.weights_of(person)
        edges += len(tied)
        degrees[person] += len(tied)
        here = _root(parents, person)
        for place, _, weight in tied:
            degrees[place] += 1
            strengths[place] += weight
            there = _root(parents, place)
            if there != here:  # the least of a part is its root
                here, there = (here, there) if here < there else (there, here)
                parents[there] = here
        strengths[person] += sum(weight for _, _, weight in tied)
    roots = [_root(parents, person) for person in range(number)]
    rounded = array("d", (round(each, 9) for each in strengths))
    found = communities_of(ties, edges, tick) if communities else None
    return Measures(degrees, rounded, by_size(roots), edges, found and by_size(found))


def _root(parents: array[int], person: int) -> int:
    """The root of the part that *person* is in, with the way there halved."""
    while (parent := parents[person]) != person:
        parents[person] = parents[parent]
        person = parents[person]
    return person


def by_size(groups: Iterable[int]) -> array[int]:
    """*groups*, one a person, numbered from 1: the largest first, then whose first person is."""
    groups = list(groups)
    sizes = Counter(groups)  # in the order of their first people, which sorting keeps
    ordered = sorted(sizes, key=lambda group: -sizes[group])
    numbers = {group: number for number, group in enumerate(ordered, start=1)}
    return array("I", map(numbers.__getitem__, groups))
