"""The people that are stored: computed anew for some blocks, and written where they changed.

What is stored is a function of groups of places and of the decisions that hold (`resolving`,
`sparse`). A person keeps the number under which the place that came first was kept before; so a
number never means somebody else. Each time something changed is a run, with all that changed in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, update

from biblio.db import bulk, numbering
from biblio.db.models import PeopleDoubt, PeopleRun, PeopleRunChange, Person, StaleBlock
from biblio.model.moments import now
from biblio.people.grouping import Grouped, Grouping, in_force
from biblio.people.kept import Kept, kept_of, said_of, write
from biblio.people.logged import Change, changes_between, first_places, rows_of_changes
from biblio.people.resolving import resolve
from biblio.people.scope import Linked, Scope
from biblio.people.sparse import Sparse, sparse
from biblio.people.values import Place, Spelling


class Why(NamedTuple):
    """Why people are computed: `find`, `decision`, `import`, `undo`, `repair`; and of what."""

    cause: str
    import_id: int | None = None
    decision_id: int | None = None
    method: str | None = None


class Computed(NamedTuple):
    """The number of a run, None where nothing changed, and how many people are others since."""

    run_id: int | None
    changed: int


class Run:
    """A run of people: written when it changes something first, or when it is `begun`.

    Where it does not keep its *changes*, it counts them alone.
    """

    def __init__(self, why: Why, *, keeps_changes: bool = True) -> None:
        self.why = why
        self.number: int | None = None
        self.changed = 0
        self._keeps_changes = keeps_changes
        self._kept = 0

    def begin(self, connection: Connection) -> int:
        """Write the run; its number."""
        (self.number,) = numbering.take(connection, PeopleRun)
        connection.execute(
            insert(PeopleRun).values(id=self.number, ran_at=now(), **self.why._asdict())
        )
        return self.number

    def add(self, connection: Connection, changes: Sequence[Change], changed: int) -> None:
        """Add *changes*, since which so many people are others."""
        number = self.number or self.begin(connection)
        self.changed += changed
        connection.execute(
            update(PeopleRun).where(PeopleRun.id == number).values(changed=self.changed)
        )
        if self._keeps_changes:
            rows = rows_of_changes(connection, number, changes, after=self._kept)
            bulk.insert_rows(connection, PeopleRunChange, rows)
            self._kept += len(rows)


def recompute(
    connection: Connection,
    blocks: Collection[str],
    why: Why,
    *,
    grouping: Grouping | None = None,
    linked: Linked | None = None,
) -> Computed:
    """Compute the people of *blocks*, and of all that is linked with them, and store them.

    The groups are made by *grouping*, or by what is in force in this library.
    """
    run = Run(why)
    store(connection, (linked or Linked(connection)).scope(blocks), run, grouping)
    return Computed(run.number, run.changed)


def store(connection: Connection, scope: Scope, run: Run, grouping: Grouping | None = None) -> None:
    """Compute and store the people of *scope*, as a part of the *run*."""
    grouped = (grouping or in_force(connection))(connection, scope)
    before = kept_of(connection, scope.blocks, scope.names)
    after = numbered(connection, scope, before, grouped)
    which = bulk.texts(scope.blocks)
    connection.execute(delete(StaleBlock).where(StaleBlock.block.in_(which)))
    connection.execute(delete(PeopleDoubt).where(PeopleDoubt.block.in_(which)))
    bulk.insert_rows(connection, PeopleDoubt, grouped.doubts)
    if before != after:
        changes, changed = changes_between(scope.names, before, after)
        write(connection, before, after)
        run.add(connection, changes, changed)


def numbered(connection: Connection, scope: Scope, before: Kept, grouped: Grouped) -> Kept:
    """The rows that the people of *scope* should have, whose rows are those *before*."""
    people = resolve(scope.names, grouped.groups, scope.holding)
    return _numbered(connection, sparse(scope.names, people), before, scope.names)


def _numbered(
    connection: Connection, rows: Sparse, before: Kept, names: Mapping[Place, Spelling]
) -> Kept:
    """*rows* with numbers: a person keeps the one that the place that came first had *before*."""
    had = first_places(names, before, before.persons.keys())
    first = {place: number for number, place in had.items() if isinstance(number, int)}
    known = [
        next((first[place] for place in person.places if place in first), None)
        for person in rows.persons
    ]
    new = iter(numbering.take(connection, Person, known.count(None)) if None in known else ())
    ids = [-next(new) if number is None else number for number in known]
    return Kept(
        {number: said_of(person, names) for number, person in zip(ids, rows.persons, strict=True)},
        {spelling: ids[each] for spelling, each in rows.spellings.items()},
        {place: ids[each] for place, each in rows.exceptions.items()},
    )
