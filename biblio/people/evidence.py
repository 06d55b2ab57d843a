"""The places of blocks with what their papers say, as the method takes them.

Nothing is held but a few blocks, so that all of a large library is read in as little room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from biblio.db import bulk, kept_json
from biblio.db.models import Author, AuthorIdentifier, Authorship
from biblio.db.people_blocks import BLOCK, SEPARATOR
from biblio.disambiguation import Key, Place, place_of
from biblio.model.names import AuthorName
from biblio.people.values import OF_INSTITUTIONS, Spelling
from biblio.people.values import Place as StoredPlace
from biblio.people.works import Works

AT_ONCE: Final = 500  # names whose places are read in the same statements
_BEGINNING: Final = 2  # letters of a surname by which the names of a block are looked for

_ROW_OF_NAME: Final = (
    Author.id,
    BLOCK.label("block"),
    Author.keyname,
    Author.forenames,
    Author.suffix,
    Author.name_key,
)


class NameRow(NamedTuple):
    """A row of `authors` that names a person."""

    id: int
    block: str
    keyname: str
    forenames: str
    suffix: str
    name_key: str

    @property
    def spelling(self) -> Spelling:
        """The spelling that it is of."""
        return Spelling(self.name_key, self.suffix)


class Stored(NamedTuple):
    """Where a place stands in the tables, and the name there."""

    place: StoredPlace
    author_id: int
    spelling: Spelling


class BlockPlaces(NamedTuple):
    """The places of a block, and each one's rows by its key."""

    block: str
    places: list[Place]
    stored: dict[Key, Stored]


def names_in(connection: Connection, blocks: Collection[str]) -> Iterator[NameRow]:
    """The names of *blocks*, block by block in order.

    The index on surnames is asked for what begins alike, as a block knows no spaces.
    """
    wanted = sorted(set(blocks))
    for _, some in groupby(wanted, key=_beginning):
        alike = list(some)
        statement = _all_names().where(BLOCK.in_(bulk.texts(alike)), _begins(alike[0]))
        yield from (NameRow(*row) for row in connection.execute(statement).all())


def names_of(connection: Connection, authors: Collection[int]) -> list[NameRow]:
    """The rows *authors* of `authors` that name persons, block by block in order."""
    rows = connection.execute(_all_names().where(Author.id.in_(bulk.integers(authors))))
    return [NameRow(*row) for row in rows]


def _all_names() -> Select[*tuple[Any, ...]]:
    return (
        select(*_ROW_OF_NAME)
        .where(Author.is_collaboration == 0)
        .order_by(BLOCK, Author.name_key, Author.id)
    )


def _beginning(block: str) -> str:
    """What the surname of *block* begins with."""
    return block.rpartition(SEPARATOR)[0][:_BEGINNING]


def beginnings(blocks: Iterable[str]) -> list[str]:
    """What the surnames of *blocks* begin with, with or without a space after the first letter."""
    some = {_beginning(each) for each in blocks}
    return sorted({*some, *(f"{each[:1]} {each[1:]}" for each in some)})


def _begins(block: str) -> ColumnElement[bool]:
    """That a surname begins as that of *block* does."""
    key, highest = Author.keyname_key, chr(0x10FFFF)
    return or_(*(and_(key >= each, key < each + highest) for each in beginnings([block])))


class Evidence:
    """Reads the places of blocks, with what *works* has of their papers."""

    def __init__(self, connection: Connection, works: Works) -> None:
        self._connection = connection
        self._works = works

    def of(self, names: Iterable[NameRow]) -> Iterator[BlockPlaces]:
        """The places of the blocks of *names*, which come block by block; none of empty blocks."""
        portion: list[NameRow] = []
        for _, block in groupby(names, key=attrgetter("block")):
            portion += block
            if len(portion) >= AT_ONCE:
                yield from self._read(portion)
                portion = []
        yield from self._read(portion)

    def _read(self, names: list[NameRow]) -> Iterator[BlockPlaces]:
        named = {name.id: name for name in names}
        rows = self._connection.execute(
            select(
                Authorship.author_id,
                Authorship.paper_id,
                Authorship.ordinal,
                Authorship.affiliations,
            ).where(Authorship.author_id.in_(bulk.integers(named)))
        ).all()
        papers = {row.paper_id for row in rows}
        works = self._works.of(papers)
        ids = self._ids_on(papers)
        found: dict[str, BlockPlaces] = {}
        for author_id, paper_id, ordinal, affiliations in rows:
            name = named[author_id]
            place = place_of(
                works[paper_id],
                ordinal,
                AuthorName(
                    name.keyname,
                    name.forenames,
                    name.suffix,
                    affiliations=tuple(_affiliations(affiliations)),
                ),
                ids.get((paper_id, ordinal), ()),
            )
            block = found.setdefault(name.block, BlockPlaces(name.block, [], {}))
            block.places.append(place)
            block.stored[place.key] = Stored(
                StoredPlace(paper_id, ordinal), author_id, name.spelling
            )
        yield from found.values()

    def _ids_on(self, papers: Collection[int]) -> dict[tuple[int, int], list[tuple[str, str]]]:
        """The ids of persons that sources state, by place."""
        found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
        for paper, ordinal, scheme, value in self._connection.execute(
            select(
                AuthorIdentifier.paper_id,
                AuthorIdentifier.ordinal,
                AuthorIdentifier.scheme,
                AuthorIdentifier.value,
            ).where(
                AuthorIdentifier.paper_id.in_(bulk.integers(papers)),
                AuthorIdentifier.scheme.not_in(OF_INSTITUTIONS),
            )
        ):
            if ordinal is not None:
                found[paper, ordinal].append((scheme, value))
        return found


def _affiliations(kept: str | None) -> list[str]:
    if not kept:
        return []
    stated: list[str] = kept_json.read(kept, kept_json.are_texts, "an author's affiliations")
    return stated
