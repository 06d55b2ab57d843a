"""Papers that nobody has spoken of, each from one record: rows made ahead, and written as they are.

There is nothing to merge them with, so their rows can be made wherever the record is parsed; the
process that writes them makes sure that they are new indeed. In a first import nearly every
record is one.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain, compress, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk, indexes, numbering, search_index
from biblio.db.models import Authorship, PackedList, Paper, Source
from biblio.db.models import Identifier as IdentifierRow
from biblio.db.triggers import suspended
from biblio.formats.format import Entry
from biblio.identity.evidence import digits
from biblio.importing.raw_entries import Arrival
from biblio.merging import rows
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import never_asked
from biblio.merging.rows import Row
from biblio.merging.shelf import Shelf
from biblio.merging.writing import PARTS
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

PLAIN = 2  # marshal's format that does not look for equal objects


class Single(NamedTuple):
    """An arrival, the how manieth of its chunk, its record, abstract's key and paper's id."""

    number: int
    arrival: Arrival
    record: PaperRecord
    abstract_key: int | None
    paper_id: int


PrintedName = tuple[str, str, str, bool, str, str]
"""What `AuthorIdentity` holds, the name as it is printed, and for display."""
Places = tuple[int, int, list[int], list[str | None] | None]
"""The author list of one paper: paper, day of listing, names by their place in `Newcomers.names`,
and as many affiliations in JSON, or None where there are none at all."""


@dataclass(slots=True)
class Newcomers:
    """Rows by table, those of authors and authorships as `names` and `lists`.

    `entries` are what the rows were made of: number in the chunk, digest, place, format, time, and
    the payload of the arrival, a plain tuple where that is an `Entry`.
    """

    entries: list[tuple[int, bytes, str, str, str, Any]] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)
    parts: dict[str, list[Row]] = field(
        default_factory=lambda: {model.__tablename__: [] for model in PARTS}
    )
    names: list[PrintedName] = field(default_factory=list)
    lists: list[Places] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)

    def __reduce__(self) -> tuple[Any, ...]:
        """As `marshal` writes it, which takes half of pickle's time for millions of rows."""
        values = [getattr(self, each.name) for each in fields(self)]
        return _unpacked, (marshal.dumps(values, PLAIN),)

    def arrivals_of(self, papers: Collection[int]) -> list[tuple[int, Arrival]]:
        """What those of *papers* were made of as it arrived, with its number."""
        arrivals = []
        for entry, row in zip(self.entries, self.papers, strict=True):
            if row[0] in papers:
                number, digest, place, name, as_of, payload = entry
                raw = Entry(*payload) if isinstance(payload, tuple) else payload
                arrivals.append((number, Arrival(digest, place, name, 0, raw, as_of)))
        return arrivals

    def as_of(self) -> Iterator[str]:
        """When what each record says was so, in the order of the rows."""
        return (each[4] for each in self.entries)

    def without(self, papers: Collection[int]) -> Newcomers:
        """Those that are none of *papers*."""
        kept = [row[0] not in papers for row in self.papers]
        return Newcomers(
            list(compress(self.entries, kept)),
            list(compress(self.papers, kept)),
            {
                name: [row for row in part if row[PAPER_ID[name]] not in papers]
                for name, part in self.parts.items()
            },
            self.names,
            list(compress(self.lists, kept)),
            list(compress(self.sources, kept)),
        )


TEXTS = itemgetter(*map(bulk.stored_columns(Paper).index, search_index.INDEXED.values()))
# Where the rows of a part have the paper.
PAPER_ID = {model.__tablename__: bulk.stored_columns(model).index("paper_id") for model in PARTS}


def _unpacked(packed: bytes) -> Newcomers:
    return Newcomers(*marshal.loads(packed))  # noqa: S302 - from our own process


def lay_out(found: Iterable[Single]) -> Newcomers:
    """The rows of the records in *found*, each with an identifier that no other has."""
    made = Newcomers()
    places: dict[tuple[Any, ...], int] = {}
    parts = [(made.parts[model.__tablename__], fill) for model, fill in PARTS.items()]
    for number, arrival, record, abstract_key, paper_id in found:
        payload = arrival.payload
        plain = tuple(payload) if isinstance(payload, Entry) else payload
        made.entries.append(
            (number, arrival.digest, arrival.place, arrival.format, arrival.as_of, plain)
        )
        anchor = Identifier("arxiv", record.arxiv_id or "")
        made.papers.append(rows.paper_row(paper_id, record, anchor))
        for part, fill in parts:
            part.extend(fill(paper_id, record))
        on_paper = []
        for name in record.authors:
            key = name[:5]
            place = places.get(key)
            if place is None:
                place = places[key] = len(places)
                made.names.append((*key, name.name))
            on_paper.append(place)
        made.lists.append(
            (paper_id, rows.listed_on(record), on_paper, rows.affiliations(record.authors))
        )
        made.sources.append(
            (paper_id, record.format, record.datestamp, None, arrival.digest, abstract_key)
        )
    return made


def present_papers(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of *ids* that papers have."""
    return set(connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(ids)))))


def known_papers(connection: Connection, newcomers: Newcomers) -> set[int]:
    """The ids of those papers of *newcomers* that are not new, or that may move another record."""
    if not newcomers.papers:
        return set()
    by_identifier = {row[1]: row[0] for row in newcomers.papers}
    known = present_papers(connection, by_identifier.values())
    known.update(
        by_identifier[each]
        for each in connection.scalars(
            select(Paper.arxiv_id).where(Paper.arxiv_id.in_(bulk.texts(by_identifier)))
        )
    )
    if indexes.missing(connection):
        return known  # there is nothing else while they are put off
    shelf = Shelf(connection, never_asked)
    if not shelf.is_of_arxiv_alone:
        named: dict[Identifier, set[int]] = defaultdict(set)
        for scheme, value, paper_id in newcomers.parts[IdentifierRow.__tablename__]:
            named[Identifier(scheme, value)].add(paper_id)
        for paper_id, *_, key in newcomers.sources:
            if key is not None:
                named[Identifier("abstract", digits(key))].add(paper_id)
        known.update(*(named[each] for each in shelf.named_already(named)))
    return known


def write_newcomers(
    connection: Connection, newcomers: Newcomers, authors: AuthorIds, import_id: int
) -> range:
    """Write all rows of *newcomers*; the ids of their sources."""
    if not newcomers.papers:
        return range(0)
    # Those that are not new after all (`without`) have left names that nobody uses.
    used = set(chain.from_iterable(places for _, _, places, _ in newcomers.lists))
    with suspended(connection):
        bulk.insert_rows(connection, Paper, newcomers.papers)
        for model in PARTS:
            bulk.insert_rows(connection, model, newcomers.parts[model.__tablename__])
        names = {place: newcomers.names[place][:4] for place in used}
        resolved = authors.resolve(connection, dict.fromkeys(names.values()))
        authors_by_place = {place: resolved[name] for place, name in names.items()}
        bulk.insert_rows(connection, Authorship, _authorships(newcomers, authors_by_place))
        bulk.insert_rows(
            connection,
            PackedList,
            [
                row
                for paper_id, _, places, _ in newcomers.lists
                for row in rows.list_rows(paper_id, [authors_by_place[each] for each in places])
            ],
        )
        search_index.add_documents(connection, _documents(newcomers))
    ids = numbering.take(connection, Source, len(newcomers.sources))
    bulk.insert_rows(
        connection,
        Source,
        [
            (source_id, paper_id, import_id, *rest, None, 0, None)
            for source_id, (paper_id, *rest) in zip(ids, newcomers.sources, strict=True)
        ],
    )
    return ids


def _authorships(newcomers: Newcomers, ids: Mapping[int, int]) -> list[Row]:
    """The rows of `authorships`, *ids* being those of the names by place."""
    printed = [each for *_, each, _ in newcomers.names]
    made: list[Row] = []
    for paper_id, day, places, affiliations in newcomers.lists:
        made += zip(
            repeat(paper_id),
            range(1, len(places) + 1),
            map(ids.__getitem__, places),
            map(printed.__getitem__, places),
            affiliations or repeat(None),
            repeat(day, len(places)),
            strict=False,
        )
    return made


def _documents(newcomers: Newcomers) -> list[Row]:
    """What the search index is told of each paper."""
    shown = [each for *_, each in newcomers.names]
    return [
        search_index.document(row[0], "; ".join(map(shown.__getitem__, places)), TEXTS(row))
        for row, (_, _, places, _) in zip(newcomers.papers, newcomers.lists, strict=True)
    ]
