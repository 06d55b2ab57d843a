"""What is computed together: blocks that standing decisions link, and all their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from biblio.db import bulk
from biblio.db.expressions import gathered
from biblio.db.lists import ungathered
from biblio.db.models import Author, Authorship, PersonException, PersonSpelling
from biblio.db.people_blocks import BLOCK
from biblio.people.evidence import NameRow, names_in
from biblio.people.following import Stood, stood
from biblio.people.history import decisions_of
from biblio.people.holding import Holding, held_of
from biblio.people.parts import Parts
from biblio.people.values import Action, Decision, Place, Spelling


class Scope(NamedTuple):
    """Blocks that are computed together, their names, and what holds of decisions.

    `rows` are the names, block by block, `names` the spelling of each of their places.
    """

    blocks: frozenset[str]
    rows: Sequence[NameRow]
    names: Mapping[Place, Spelling]
    holding: Holding


class Linked:
    """The standing decisions of a library, and the blocks that each of them speaks of."""

    def __init__(self, connection: Connection, stands: Stood | None = None) -> None:
        self._connection = connection
        self.stands = stands or stood(connection, decisions_of(connection, standing=True))
        called = _blocks_of(connection, set(self.stands.names.values()))
        self.blocks = {
            each.decision.number: {
                *blocks_of(each.decision),
                *(
                    called[self.stands.names[node]]
                    for node in each.nodes
                    if isinstance(node, Place)
                ),
            }
            for each in self.stands.standing
        }
        self._parts: Parts[str] = Parts()
        for each in self.stands.standing:
            keys = sorted(self.blocks[each.decision.number])
            if each.decision.action is Action.ORCID:
                keys.append(f"orcid {each.decision.text}")
            for other in keys[1:]:
                self._parts.join(keys[0], other)

    def _linked_with(self, blocks: Iterable[str]) -> dict[str, list[NameRow]]:
        """The names of *blocks*, and of all that decisions, and people as stored, link with them.

        By block, those without names as well.
        """
        by_part: dict[str, set[str]] = defaultdict(set)
        for some in self.blocks.values():
            for each in some:
                by_part[self._parts.root(each)].add(each)
        found: dict[str, list[NameRow]] = {}
        new = set(blocks)
        while new:
            found |= {each: [] for each in new}
            rows = list(names_in(self._connection, new))
            for row in rows:
                found[row.block].append(row)
            linked = {other for each in new for other in by_part.get(self._parts.root(each), ())}
            new = (linked | blocks_of_people(self._connection, rows)) - found.keys()
        return found

    def all_decided(self) -> set[str]:
        """The blocks that standing decisions speak of."""
        return {each for some in self.blocks.values() for each in some}

    def scope(self, blocks: Iterable[str]) -> Scope:
        """All that is to be computed where *blocks* are."""
        linked = self._linked_with(blocks)
        rows = [row for block in sorted(linked) for row in linked[block]]
        names = _places_of(self._connection, rows)
        within = [
            each
            for each in self.stands.standing
            if not linked.keys().isdisjoint(self.blocks[each.decision.number])
        ]
        holding = held_of(within, {**self.stands.names, **names})
        return Scope(frozenset(linked), rows, names, holding)


def blocks_of(decision: Decision) -> set[str]:
    """The blocks of the names that *decision* spoke of when it was made."""
    return {side.block for side in decision.sides}


def _places_of(connection: Connection, rows: Iterable[NameRow]) -> dict[Place, Spelling]:
    """The places of the names *rows*, and how each is spelled."""
    named = {each.id: each.spelling for each in rows}
    rows_of_names = connection.execute(
        select(
            Authorship.author_id,
            gathered(Authorship.paper_id.expression),
            gathered(Authorship.ordinal.expression),
        )
        .where(Authorship.author_id.in_(bulk.integers(named)))
        .group_by(Authorship.author_id)
    )
    return {
        Place(paper_id, ordinal): named[author_id]
        for author_id, papers, ordinals in rows_of_names.all()
        for paper_id, ordinal in zip(ungathered(papers), ungathered(ordinals), strict=True)
    }


def blocks_of_people(connection: Connection, rows: Iterable[NameRow]) -> set[str]:
    """The blocks of all who are stored and have any of the names *rows*."""
    keys = {each.name_key for each in rows}
    person_ids = set(
        connection.scalars(
            select(PersonSpelling.person_id).where(PersonSpelling.name_key.in_(bulk.texts(keys)))
        )
    )
    excepted = (
        select(PersonException.person_id)
        .join(
            Authorship,
            (Authorship.paper_id == PersonException.paper_id)
            & (Authorship.ordinal == PersonException.ordinal),
        )
        .join(Author, Author.id == Authorship.author_id)
    )
    if connection.scalar(select(PersonException.person_id).limit(1)) is not None:
        person_ids |= set(connection.scalars(excepted.where(Author.name_key.in_(bulk.texts(keys)))))
    if not person_ids:
        return set()
    theirs = bulk.integers(person_ids)
    spelled = select(PersonSpelling.name_key).where(PersonSpelling.person_id.in_(theirs))
    placed = (
        select(Author.name_key)
        .join(Authorship, Authorship.author_id == Author.id)
        .join(
            PersonException,
            (Authorship.paper_id == PersonException.paper_id)
            & (Authorship.ordinal == PersonException.ordinal),
        )
        .where(PersonException.person_id.in_(theirs))
    )
    names = or_(Author.name_key.in_(spelled), Author.name_key.in_(placed))
    return set(
        connection.scalars(select(BLOCK).where(names, Author.is_collaboration == 0).distinct())
    )


def _blocks_of(connection: Connection, spellings: Collection[Spelling]) -> dict[Spelling, str]:
    """The block of each of *spellings*, which are of names that are here."""
    keys = bulk.texts({each.name_key for each in spellings})
    rows = connection.execute(
        select(Author.name_key, Author.suffix, BLOCK).where(
            Author.name_key.in_(keys), Author.is_collaboration == 0
        )
    )
    return {Spelling(name_key, suffix): block for name_key, suffix, block in rows}
