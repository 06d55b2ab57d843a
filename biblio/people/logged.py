"""What a run of people changed: which spellings and places another person has since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.models import Author, Paper
from biblio.merging.loading import anchor_of
from biblio.model.identifiers import Identifier
from biblio.model.identifiers.person_places import place_called
from biblio.people.kept import Kept
from biblio.people.values import Place, Spelling

Holder = int | Spelling
"""Who has places: a person with a row, or who is all of one spelling."""


class Change(NamedTuple):
    """A spelling, or one of its places, and who had it and has it, each with their first place."""

    spelling: Spelling
    place: Place | None
    was: Holder
    became: Holder
    first_before: Place | None
    first_after: Place | None


def changes_between(
    names: Mapping[Place, Spelling], before: Kept, after: Kept
) -> tuple[list[Change], int]:
    """What changed between the rows *before* and *after*, and how many people are others."""
    moved: list[tuple[Spelling, Place | None, Holder, Holder]] = [
        (spelling, None, was, became)
        for spelling in sorted(before.spellings.keys() | after.spellings.keys())
        for was in [before.spellings.get(spelling, spelling)]
        for became in [after.spellings.get(spelling, spelling)]
        if was != became
    ]
    for place in sorted(before.exceptions.keys() | after.exceptions.keys()):
        spelling = names.get(place)
        if spelling is None:
            continue  # it went with its paper, or with its place in the list
        was, became = before.of(place, spelling), after.of(place, spelling)
        if was != became:
            moved.append((spelling, place, was, became))
    others = {each for _, _, *both in moved for each in both}
    others |= {
        number
        for number, said in after.persons.items()
        if number in before.persons and before.persons[number] != said
    }
    first_before, first_after = (first_places(names, rows, others) for rows in (before, after))
    found = [Change(*each, first_before.get(each[2]), first_after.get(each[3])) for each in moved]
    return found, len(first_after)


def rows_of_changes(
    connection: Connection, run_id: int, changes: Collection[Change], *, after: int = 0
) -> list[tuple[Any, ...]]:
    """The rows of `people_run_changes` for a run, numbered on *after* those that it has."""
    papers = {
        place.paper_id
        for each in changes
        for place in (each.place, each.first_before, each.first_after)
        if place is not None
    }
    handles = _handles(connection, papers)
    called = _names(connection, {each.spelling for each in changes})

    def person(place: Place | None) -> str | None:
        return place and place_called(handles[place.paper_id].handle, place.ordinal)

    return [
        (
            *(run_id, number, called.get(each.spelling, each.spelling.name_key), *each.spelling),
            *(
                (None, None, None)
                if each.place is None
                else (*handles[each.place.paper_id], each.place.ordinal)
            ),
            *(person(each.first_before), _number(each.was)),
            *(person(each.first_after), _number(each.became)),
        )
        for number, each in enumerate(changes, start=after + 1)
    ]


def first_places(
    names: Mapping[Place, Spelling], rows: Kept, holders: Collection[Holder]
) -> dict[Holder, Place]:
    """The first place of each of *holders* who has any."""
    found: dict[Holder, Place] = {}
    if not holders:
        return found
    for place, spelling in names.items():
        holder = rows.of(place, spelling)
        if holder in holders and ((first := found.get(holder)) is None or place < first):
            found[holder] = place
    return found


def _number(holder: Holder) -> int | None:
    return holder if isinstance(holder, int) else None


def _handles(connection: Connection, papers: Collection[int]) -> dict[int, Identifier]:
    rows = connection.execute(
        select(Paper.id, Paper.arxiv_id, Paper.anchor).where(Paper.id.in_(bulk.integers(papers)))
    )
    return {paper: anchor_of(arxiv_id, anchor) for paper, arxiv_id, anchor in rows}


def _names(connection: Connection, spellings: Collection[Spelling]) -> dict[Spelling, str]:
    """A name of each spelling, the least."""
    keys = bulk.texts({each.name_key for each in spellings})
    rows = connection.execute(
        select(Author.name_key, Author.suffix, Author.name)
        .where(Author.name_key.in_(keys), Author.is_collaboration == 0)
        .order_by(Author.id.desc())
    )
    return {Spelling(name_key, suffix): name for name_key, suffix, name in rows}
