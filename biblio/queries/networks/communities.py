"""Communities: who holds together in a network, by the Leiden algorithm.

V. A. Traag, L. Waltman, N. J. van Eck, Scientific Reports 9, 5233 (2019): modularity as great as
may be, of communities that hold together in themselves. An extra installs what finds them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from biblio.errors import InvalidQuery, MissingExtra
from biblio.queries.networks.ties import Ties

MOST_EDGES: Final = 5_000_000  # which take some 2 GB there
SEED: Final = 1
"""The same edges in the same order and the same seed give the same communities."""


def communities_of(ties: Ties, edges: int, look: Callable[[], None]) -> Sequence[int]:
    """The community of each person of *ties*, of which there are so many *edges*.

    Whoever is tied to nobody is a community alone. *look* is called between people.

    Raises:
        InvalidQuery: there are too many edges.
        MissingExtra: what finds communities is not installed.
    """
    try:
        from graspologic_native import leiden  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra(
            "communities need what is not installed here: pip install 'biblio[graphs]'"
        ) from error
    if edges > MOST_EDGES:
        raise InvalidQuery(
            f"communities are found among at most {MOST_EDGES:,} edges, not {edges:,}: "
            "--min-papers N, --max-authors N and -n N leave fewer"
        )
    found: dict[str, int] = {}
    if edges:
        _, found = leiden(edges=list(_edges(ties, look)), seed=SEED)
    alone = len(ties)  # more than there are communities
    return array("I", (found.get(str(place), alone + place) for place in range(len(ties))))


def _edges(ties: Ties, look: Callable[[], None]) -> Iterator[tuple[str, str, float]]:
    names = [*map(str, range(len(ties)))]
    for person, name in enumerate(names):
        look()
        for place, _, weight in ties.weights_of(person):
            yield name, names[place], weight
