"""The places of blocks with what their papers say, as the method takes them.

Nothing is held but a few blocks, so that all of a large library is read in as little room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from biblio.db import bulk, kept_json
from biblio.db.expressions import gathered
from biblio.db.lists import ungathered
from biblio.db.models import Author, AuthorIdentifier, Authorship
from biblio.db.people_blocks import BLOCK, SEPARATOR
from biblio.disambiguation import Key, Place, affiliation_words
from biblio.people.values import OF_INSTITUTIONS, Spelling
from biblio.people.values import Place as StoredPlace
from biblio.people.works import Works

_IDS: Final = (
    select(
        AuthorIdentifier.paper_id,
        AuthorIdentifier.ordinal,
        AuthorIdentifier.scheme,
        AuthorIdentifier.value,
    )
    .join(
        Authorship,
        (Authorship.paper_id == AuthorIdentifier.paper_id)
        & (Authorship.ordinal == AuthorIdentifier.ordinal),
    )
    .where(AuthorIdentifier.scheme.not_in(OF_INSTITUTIONS))
)
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
                gathered(Authorship.paper_id.expression),
                gathered(Authorship.ordinal.expression),
                gathered(Authorship.affiliations.expression),
            )
            .where(Authorship.author_id.in_(bulk.integers(named)))
            .group_by(Authorship.author_id)
        ).all()
        listed = [
            (named[author_id], list(map(ungathered, columns))) for author_id, *columns in rows
        ]
        works = self._works.of({paper for _, columns in listed for paper in columns[0]})
        ids = self._ids_of(named)
        found: dict[str, BlockPlaces] = {}
        for name, columns in listed:
            spelling = name.spelling
            block = found.get(name.block)
            if block is None:
                block = found[name.block] = BlockPlaces(name.block, [], {})
            for paper_id, ordinal, affiliations in zip(*columns, strict=True):
                place = Place(
                    works[paper_id],
                    ordinal,
                    name.block,
                    name.keyname,
                    name.forenames,
                    name.suffix,
                    _affiliation_words(affiliations) if affiliations else _NOWHERE,
                    frozenset(ids.get((paper_id, ordinal), ())),
                )
                block.places.append(place)
                block.stored[place.key] = Stored(StoredPlace(paper_id, ordinal), name.id, spelling)
        yield from found.values()

    def _ids_of(self, authors: Collection[int]) -> dict[tuple[int, int], list[tuple[str, str]]]:
        """The ids of persons that sources state where *authors* stand, by place."""
        found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
        if self._are_no_ids:
            return found
        for paper, ordinal, scheme, value in bulk.rows_of(
            self._connection.execute(_IDS.where(Authorship.author_id.in_(bulk.integers(authors))))
        ):
            if ordinal is not None:
                found[paper, ordinal].append((scheme, value))
        return found

    @cached_property
    def _are_no_ids(self) -> bool:
        """Whether no source of this library states ids."""
        return self._connection.scalar(select(AuthorIdentifier.paper_id).limit(1)) is None


_NOWHERE: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1 << 12)
def _affiliation_words(kept: str) -> frozenset[str]:
    """The stems of what is kept of affiliations: the same often, for all of a team."""
    return affiliation_words(kept_json.read(kept, kept_json.are_texts, "an author's affiliations"))
