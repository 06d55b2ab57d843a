"""The rows that say who has which places: read for some blocks, and written where they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    update,
)

from biblio.db import bulk
from biblio.db.models import Author, Authorship, Person, PersonException, PersonSpelling
from biblio.disambiguation import block_of
from biblio.people.evidence import beginnings
from biblio.people.resolving import Resolved
from biblio.people.values import Place, Spelling

_STANDS: Final = exists().where(
    Authorship.paper_id == PersonException.paper_id,
    Authorship.ordinal == PersonException.ordinal,
    Author.id == Authorship.author_id,
    Author.is_collaboration == 0,
)
"""That a person's name stands at a place."""


class Said(NamedTuple):
    """What is kept of a person beside the places; `block` is that of the first of them."""

    display: str | None
    orcid: str | None
    chance: int | None
    block: str


class Kept(NamedTuple):
    """The rows of some blocks: people by number, and who has which spelling and which place."""

    persons: Mapping[int, Said]
    spellings: Mapping[Spelling, int]
    exceptions: Mapping[Place, int]

    def of(self, place: Place, spelling: Spelling) -> int | Spelling:
        """Who has *place*, which is spelled so: a number, or all of the spelling."""
        return self.exceptions.get(place, self.spellings.get(spelling, spelling))


def kept_of(
    connection: Connection, blocks: Collection[str], names: Mapping[Place, Spelling]
) -> Kept:
    """What is kept of *blocks*, whose places are *names*, also of names and places now gone."""
    spelled = {
        spelling: number
        for spelling, number in _spellings(connection, _begins(blocks)).items()
        if block_of_key(spelling.name_key) in blocks
    }
    papers = PersonException.paper_id.in_(bulk.integers({each.paper_id for each in names}))
    excepted = {
        place: number for place, number in _exceptions(connection, papers).items() if place in names
    }
    excepted |= _exceptions(connection, papers & ~_STANDS)
    theirs = bulk.integers({*spelled.values(), *excepted.values()})
    spelled.update(_spellings(connection, PersonSpelling.person_id.in_(theirs)))
    excepted.update(_exceptions(connection, PersonException.person_id.in_(theirs)))
    rows = connection.execute(
        select(Person.id, Person.display, Person.orcid, Person.chance, Person.block).where(
            Person.id.in_(theirs) | Person.block.in_(bulk.texts(blocks))
        )
    )
    persons = {row[0]: Said(*row[1:]) for row in rows}
    return Kept(persons, spelled, excepted)


def said_of(person: Resolved, names: Mapping[Place, Spelling]) -> Said:
    """What is to be kept of *person*, whose places *names* tells the spelling of."""
    block = block_of_key(names[person.places[0]].name_key)
    return Said(person.display, person.orcid, person.chance, block)


def write(connection: Connection, before: Kept, after: Kept) -> None:
    """Make *after* of the rows *before*, touching those alone that differ."""
    spelled = before.spellings.items() - after.spellings.items()
    excepted = before.exceptions.items() - after.exceptions.items()
    for model, gone in (
        (PersonSpelling, [(*key, number) for key, number in spelled]),
        (PersonException, [(*key, number) for key, number in excepted]),
        (Person, [(each,) for each in before.persons.keys() - after.persons.keys()]),
    ):
        _delete(connection, model, gone)
    new = after.persons.keys() - before.persons.keys()
    bulk.insert_rows(connection, Person, [(each, *after.persons[each]) for each in sorted(new)])
    for number in after.persons.keys() - new:
        if after.persons[number] != before.persons[number]:
            said = after.persons[number]._asdict()
            connection.execute(update(Person).where(Person.id == number).values(said))
    bulk.insert_rows(
        connection,
        PersonSpelling,
        [
            (*key, number)
            for key, number in sorted(after.spellings.items() - before.spellings.items())
        ],
    )
    bulk.insert_rows(
        connection,
        PersonException,
        [
            (*key, number)
            for key, number in sorted(after.exceptions.items() - before.exceptions.items())
        ],
    )


def block_of_key(name_key: str) -> str:
    """The block of a name by its search key: `derossi|c` for `de rossi, carla`."""
    keyname, _, forenames = name_key.partition(", ")
    return block_of(keyname, forenames)


def _begins(blocks: Collection[str]) -> ColumnElement[bool]:
    """That a search key begins as the surnames of *blocks* do."""
    key, highest = PersonSpelling.name_key, chr(0x10FFFF)
    return or_(False, *(and_(key >= each, key < each + highest) for each in beginnings(blocks)))  # noqa: FBT003 - SQL


def _spellings(connection: Connection, which: ColumnElement[bool]) -> dict[Spelling, int]:
    rows = connection.execute(
        select(PersonSpelling.name_key, PersonSpelling.suffix, PersonSpelling.person_id).where(
            which
        )
    )
    return {Spelling(name_key, suffix): number for name_key, suffix, number in rows}


def _exceptions(connection: Connection, which: ColumnElement[bool]) -> dict[Place, int]:
    rows = connection.execute(
        select(PersonException.paper_id, PersonException.ordinal, PersonException.person_id).where(
            which
        )
    )
    return {Place(paper_id, ordinal): number for paper_id, ordinal, number in rows}


def _delete(connection: Connection, model: Any, rows: Collection[tuple[Any, ...]]) -> None:  # noqa: ANN401 - a mapped class
    """Delete *rows* of *model*, given by their columns in order, as many as the key has."""
    keys = list(bulk.table_of(model).primary_key.columns)
    if rows:
        connection.execute(
            delete(model).where(*(each == bindparam(f"own_{each.name}") for each in keys)),
            [
                {f"own_{each.name}": value for each, value in zip(keys, row, strict=False)}
                for row in rows
            ],
        )
