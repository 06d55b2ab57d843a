"""Whether the rows of people are those that decisions make, as few as they can be.

Where people were found, the groups are taken as they are stored, since finding them again takes
long; that every decision holds, and that no row is too many, is looked at all the same. Blocks that
are marked to be computed anew are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from sqlalchemy import Connection, select

from biblio.db.consistency import MEND, Finding
from biblio.db.models import Author, Authorship, PersonException, PersonSpelling, StaleBlock
from biblio.db.people_blocks import BLOCK
from biblio.people.grouping import is_found
from biblio.people.kept import Kept, Said, block_of_key, kept_of, said_of
from biblio.people.resolving import Group, by_spelling, resolve
from biblio.people.scope import Linked, Scope
from biblio.people.sparse import sparse
from biblio.people.store import Why, recompute
from biblio.people.values import Place, Spelling

AT_ONCE: Final = 500  # blocks that are in memory together
COMPUTES: Final = f"{MEND}computes them anew"


def check_people(connection: Connection) -> list[Finding]:
    """Whether there are people that decisions do not make, or rows that say nothing."""
    number = len(_wrong(connection))
    what = f"people of {number} surnames and initials are not those that decisions make"
    return [Finding(what, COMPUTES)] if number else []


def mend_people(connection: Connection) -> None:
    """Compute the people anew whose rows are wrong."""
    if wrong := _wrong(connection):
        recompute(connection, wrong, Why("repair"))


def _wrong(connection: Connection) -> set[str]:
    """The blocks whose rows are not those that they should have."""
    linked = Linked(connection)
    stale = set(connection.scalars(select(StaleBlock.block)))
    found = is_found(connection)
    blocks = iter(sorted(_with_rows(connection).union(*linked.blocks.values())))
    wrong: set[str] = set()
    while some := list(islice(blocks, AT_ONCE)):
        scope = linked.scope(some)
        stored = kept_of(connection, scope.blocks, scope.names)
        if not scope.blocks & stale and _shape(stored) != _expected(scope, stored, found=found):
            wrong |= scope.blocks
    return wrong


def _with_rows(connection: Connection) -> set[str]:
    """The blocks of all names and places that have rows."""
    keys = connection.scalars(select(PersonSpelling.name_key))
    excepted = (
        select(BLOCK)
        .join(Authorship, Authorship.author_id == Author.id)
        .join(
            PersonException,
            (Authorship.paper_id == PersonException.paper_id)
            & (Authorship.ordinal == PersonException.ordinal),
        )
        .where(Author.is_collaboration == 0)
    )
    return {*map(block_of_key, keys), *connection.scalars(excepted)}


Shape = frozenset[tuple[Said, frozenset[Spelling], frozenset[Place]]]


def _expected(scope: Scope, stored: Kept, *, found: bool) -> Shape:
    """The rows that the people of *scope* should have, whatever their numbers."""
    groups = _as_stored(scope.names, stored) if found else by_spelling(scope.names)
    rows = sparse(scope.names, resolve(scope.names, groups, scope.holding))
    persons = {number: said_of(each, scope.names) for number, each in enumerate(rows.persons)}
    return _shape(Kept(persons, rows.spellings, rows.exceptions))


def _as_stored(names: Mapping[Place, Spelling], stored: Kept) -> Iterator[Group]:
    """The people of *names* as they are stored, as groups."""
    places: dict[int | Spelling, list[Place]] = defaultdict(list)
    for place, spelling in names.items():
        places[stored.of(place, spelling)].append(place)
    for holder, some in places.items():
        said = stored.persons.get(holder) if isinstance(holder, int) else None
        yield Group(tuple(some), None if said is None else said.chance)


def _shape(rows: Kept) -> Shape:
    """*rows* without numbers."""
    spellings: dict[int, set[Spelling]] = defaultdict(set)
    places: dict[int, set[Place]] = defaultdict(set)
    for spelling, number in rows.spellings.items():
        spellings[number].add(spelling)
    for place, number in rows.exceptions.items():
        places[number].add(place)
    return frozenset(
        (said, frozenset(spellings[number]), frozenset(places[number]))
        for number, said in rows.persons.items()
    )
