"""The people that are stored: computed anew for some blocks, and written where they changed.

What is stored is a function of groups of places and of the decisions that hold (`resolving`,
`sparse`). A person keeps the number under which the place that came first was kept before; so a
number never means somebody else. Each time something changed is a run, with all that changed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert

from biblio.db import bulk, numbering
from biblio.db.models import PeopleRun, PeopleRunChange, Person, StaleBlock
from biblio.model.moments import now
from biblio.people.kept import Kept, Said, kept_of, write
from biblio.people.logged import Change, changes_between, rows_of_changes
from biblio.people.resolving import Group, by_spelling, resolve
from biblio.people.scope import Linked, Scope
from biblio.people.sparse import Sparse, sparse
from biblio.people.values import Place, Spelling

Grouping = Callable[[Connection, Scope], Iterable[Group]]
"""What makes groups of the places of some blocks: a method, or `one_spelling`."""


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


def one_spelling(_: Connection, scope: Scope) -> list[Group]:
    """The groups where nothing was found: one spelling is one person."""
    return by_spelling(scope.names)


def recompute(
    connection: Connection,
    blocks: Collection[str],
    why: Why,
    *,
    grouping: Grouping = one_spelling,
    linked: Linked | None = None,
) -> Computed:
    """Compute the people of *blocks*, and of all that is linked with them, and store them."""
    scope = (linked or Linked(connection)).scope(blocks)
    before = kept_of(connection, scope.blocks, scope.names)
    after = computed(connection, scope, before, grouping=grouping)
    connection.execute(delete(StaleBlock).where(StaleBlock.block.in_(bulk.texts(scope.blocks))))
    if before == after:
        return Computed(None, 0)
    changes, changed = changes_between(scope.names, before, after)
    write(connection, before, after)
    return Computed(_log(connection, why, changes, changed), changed)


def computed(
    connection: Connection, scope: Scope, before: Kept, *, grouping: Grouping = one_spelling
) -> Kept:
    """The rows that the people of *scope* should have, whose rows are those *before*."""
    people = resolve(scope.names, grouping(connection, scope), scope.holding)
    return _numbered(connection, sparse(scope.names, people), before, scope.names)


def _numbered(
    connection: Connection, rows: Sparse, before: Kept, names: Mapping[Place, Spelling]
) -> Kept:
    """*rows* with numbers: a person keeps the one that the place that came first had *before*."""
    had: dict[int, Place] = {}
    for place, spelling in sorted(names.items()):
        number = before.of(place, spelling)
        if isinstance(number, int):
            had.setdefault(number, place)
    first = {place: number for number, place in had.items()}
    known = [
        next((first[place] for place in person.places if place in first), None)
        for person in rows.persons
    ]
    new = iter(numbering.take(connection, Person, known.count(None)) if None in known else ())
    ids = [-next(new) if number is None else number for number in known]
    return Kept(
        {
            number: Said(person.display, person.orcid, person.chance)
            for number, person in zip(ids, rows.persons, strict=True)
        },
        {spelling: ids[each] for spelling, each in rows.spellings.items()},
        {place: ids[each] for place, each in rows.exceptions.items()},
    )


def _log(connection: Connection, why: Why, changes: Collection[Change], changed: int) -> int:
    """Write a run with its *changes*; its number."""
    (number,) = numbering.take(connection, PeopleRun)
    connection.execute(
        insert(PeopleRun).values(
            id=number,
            ran_at=now(),
            cause=why.cause,
            import_id=why.import_id,
            decision_id=why.decision_id,
            method=why.method,
            changed=changed,
        )
    )
    bulk.insert_rows(connection, PeopleRunChange, rows_of_changes(connection, number, changes))
    return number
