"""Components: which authors any chain of papers joins, all of them at once.

A search for a chain that there is meets half way. Where there is none it reads everything that one
of the two can reach, and to put all authors into components costs about as much as that. So they
are kept once they were made, under the generation of `authorships` that they are of
(`biblio.db.record_models.Generation`): of another nobody finds them, and the search goes on as
without.
"""

from __future__ import annotations

from array import array
from hashlib import sha256
from math import inf
from sys import byteorder
from typing import TYPE_CHECKING, Final

from biblio.db.lists import ungathered
from biblio.db.named import named
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from biblio.db.kept_texts import Kept
    from biblio.queries.people import components_statements as statements
else:
    statements = named("biblio.queries.people.components_statements")

FAR: Final = 1_000
"""Papers that are read before components are thought of."""
SHARE: Final = 20
"""Once one in so many papers was read, to make components costs about as much as was spent."""
_KIND: Final = "I"  # four bytes; ids of names are below 2**32 in any library that one file holds
_NOBODY: Final = 0
"""The component of numbers that are no person's: of collaborations, and of names that are gone."""


class Network:
    """Of which papers and whom components are made.

    Papers of more than *max_authors* places do not count. Names of one person are one for
    *people*; since a name of several people is kept whole, two of them may then be in one component
    that no chain joins, but never the other way round.
    """

    def __init__(
        self, session: Session, *, max_authors: int | None = None, people: bool = False
    ) -> None:
        self._session = session
        self._max_authors = max_authors
        self._people = people

    @property
    def name(self) -> str | None:
        """A name for what is made of this network, which no other has; None where none is sure."""
        stamp = self._session.scalar(statements.GENERATION)
        if stamp is None:
            return None
        run = self._session.execute(statements.LAST_RUN).one_or_none() if self._people else None
        told = (stamp.hex(), self._max_authors, self._people, run and tuple(run), byteorder)
        return f"components-{sha256(repr(told).encode()).hexdigest()[:32]}"

    def papers(self) -> int:
        """How many papers the library has."""
        return self._session.scalar(statements.PAPERS) or 0

    def joined(self) -> Iterator[list[int]]:
        """The ids of names that are joined directly: of one spelling, person or paper."""
        yield from self._groups(statements.SPELLINGS)
        if self._people:
            yield from self._groups(statements.PEOPLE)
        if self._max_authors is None:
            yield from self._groups(statements.LISTS)
        else:
            yield from self._groups(statements.SHORT_LISTS, places=self._max_authors)

    def components(self) -> Components:
        """The component of each name."""
        highest = self._session.scalar(statements.HIGHEST) or 0
        persons = ungathered(self._session.execute(statements.PERSONS).scalar_one())
        return Components(_labels(highest, persons, self.joined()))

    def _groups(self, statement: Select[str], **values: int) -> Iterator[list[int]]:
        for (text,) in self._session.execute(statement, values):
            look(self._session)
            yield ungathered(text)


class Components:
    """The component of each name, by its id."""

    def __init__(self, labels: array[int]) -> None:
        self._labels = labels

    @classmethod
    def read(cls, value: bytes) -> Components:
        """Those that were written."""
        labels = array(_KIND)
        labels.frombytes(value)
        return cls(labels)

    def written(self) -> bytes:
        """The same as bytes."""
        return self._labels.tobytes()

    def are_apart(self, ours: Collection[int], theirs: Collection[int]) -> bool:
        """Whether no chain joins any name of *ours* with any of *theirs*."""
        mine, others = self._of(ours), self._of(theirs)
        return _NOBODY not in mine | others and mine.isdisjoint(others)

    def _of(self, names: Iterable[int]) -> set[int]:
        known = len(self._labels)
        return {self._labels[each] if each < known else _NOBODY for each in names}


class Apart:
    """Tells, while a chain between two sides is looked for, whether there is none.

    Components are looked up, or made once as much was read as it takes to make them.
    """

    def __init__(
        self, network: Network, kept: Kept, sides: Callable[[], Sequence[Collection[int]]]
    ) -> None:
        self._network = network
        self._kept = kept
        self._sides = sides
        self._next: float = FAR

    def is_known(self, read: int, ahead: int) -> bool:
        """Whether it is known that no chain joins the sides.

        So many papers were *read*, and so many are *ahead* that would be read next.
        """
        if read + ahead < self._next:
            return False
        name = self._network.name
        value = None if name is None else self._kept.get(name)
        if value is None:
            worth = self._network.papers() / SHARE
            if read < worth:
                self._next = worth
                return False
            value = self._network.components().written()
            if name is not None:
                self._kept.keep(name, value)
        self._next = inf
        ours, theirs = self._sides()
        return Components.read(value).are_apart(ours, theirs)


def _labels(highest: int, persons: Iterable[int], groups: Iterable[list[int]]) -> array[int]:
    """The component of each number up to *highest*, where each of *groups* is joined.

    Who moves to another component is of the smaller one, so nobody moves often.
    """
    labels = [_NOBODY] * (highest + 1)
    for each in persons:
        labels[each] = each
    members: dict[int, list[int]] = {}
    label = labels.__getitem__
    for group in groups:
        met = set(map(label, group))
        if len(met) > 1:
            met.discard(_NOBODY)
            largest = max(met, key=lambda each: len(members.get(each, ())))
            met.remove(largest)
            into = members.setdefault(largest, [largest])
            for other in met:
                moved = members.pop(other, None) or [other]
                into += moved
                for each in moved:
                    labels[each] = largest
    return array(_KIND, labels)
