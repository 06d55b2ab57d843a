"""Papers that nobody has spoken of, each from one record: rows made ahead, and written as they are.

There is nothing to merge them with, so their rows can be made wherever the record is parsed; the
process that writes them makes sure that they are new indeed. In a first import nearly every
record is one.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk, search_index
from biblio.db.models import Authorship, PackedList, Paper, Source
from biblio.db.triggers import suspended
from biblio.importing import rows
from biblio.importing.arrivals import Arrival
from biblio.importing.authors import AuthorIds
from biblio.importing.loading import unidentified
from biblio.importing.rows import AuthorIdentity, Row
from biblio.importing.writing import PARTS
from biblio.readers.formats import Entry
from biblio.records import PaperRecord

PLAIN = 2  # marshal's format that does not look for equal objects


class Single(NamedTuple):
    """An arrival, the how manieth of its chunk, its record, abstract's key and paper's id."""

    number: int
    arrival: Arrival
    record: PaperRecord
    abstract_key: int | None
    paper_id: int


@dataclass(slots=True)
class Newcomers:
    """Rows by table; `authorships` and `long_lists` name authors by their place in `names`.

    `entries` are what the rows were made of: number in the chunk, digest, place, format, and the
    payload of the arrival, a plain tuple where that is an `Entry`. `shown` are the names on each
    of `papers` as the search index has them.
    """

    entries: list[tuple[int, bytes, str, str, Any]] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)
    parts: dict[str, list[Row]] = field(
        default_factory=lambda: {model.__tablename__: [] for model in PARTS}
    )
    names: list[AuthorIdentity] = field(default_factory=list)
    authorships: list[Row] = field(default_factory=list)
    long_lists: list[tuple[int, list[int]]] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def __reduce__(self) -> tuple[Any, ...]:
        """As `marshal` writes it, which takes half of pickle's time for millions of rows."""
        values = [getattr(self, each.name) for each in fields(self)]
        return _unpacked, (marshal.dumps(values, PLAIN),)

    def arrivals_of(self, papers: Collection[int]) -> list[tuple[int, Arrival]]:
        """What those of *papers* were made of as it arrived, with its number."""
        arrivals = []
        for entry, row in zip(self.entries, self.papers, strict=True):
            if row[0] in papers:
                number, digest, place, name, payload = entry
                raw = Entry(*payload) if isinstance(payload, tuple) else payload
                arrivals.append((number, Arrival(digest, place, name, 0, raw)))
        return arrivals

    def without(self, papers: Collection[int]) -> Newcomers:
        """Those that are none of *papers*."""
        kept = [row[0] not in papers for row in self.papers]
        return Newcomers(
            [entry for entry, is_kept in zip(self.entries, kept, strict=True) if is_kept],
            [row for row in self.papers if row[0] not in papers],
            {
                name: [row for row in part if row[PAPER_ID[name]] not in papers]
                for name, part in self.parts.items()
            },
            self.names,
            [row for row in self.authorships if row[0] not in papers],
            [row for row in self.long_lists if row[0] not in papers],
            [row for row in self.sources if row[0] not in papers],
            [names for names, is_kept in zip(self.shown, kept, strict=True) if is_kept],
        )


TITLE, ABSTRACT = map(bulk.stored_columns(Paper).index, ("title", "abstract"))
# Where the rows of a part have the paper.
PAPER_ID = {model.__tablename__: bulk.stored_columns(model).index("paper_id") for model in PARTS}


def _unpacked(packed: bytes) -> Newcomers:
    return Newcomers(*marshal.loads(packed))  # noqa: S302 - from our own process


def lay_out(found: Iterable[Single]) -> Newcomers:
    """The rows of the records in *found*, each with an identifier that no other has."""
    made = Newcomers()
    places: dict[AuthorIdentity, int] = {}
    shown: list[str] = []  # display forms, by place
    parts = [(made.parts[model.__tablename__], fill) for model, fill in PARTS.items()]
    for number, arrival, record, abstract_key, paper_id in found:
        payload = arrival.payload
        plain = tuple(payload) if isinstance(payload, Entry) else payload
        made.entries.append((number, arrival.digest, arrival.place, arrival.format, plain))
        made.papers.append(rows.paper_row(paper_id, record))
        for part, fill in parts:
            part.extend(fill(paper_id, record))
        on_paper = []
        for name in record.authors:
            place = places.get(name[:4])
            if place is None:
                place = places[name[:4]] = len(shown)
                made.names.append(rows.identity(name))
                shown.append(name.name)
            on_paper.append(place)
        made.authorships += rows.authorship_rows(paper_id, record, on_paper)
        if len(on_paper) >= rows.LONG_LIST:
            made.long_lists.append((paper_id, on_paper))
        made.shown.append("; ".join([shown[each] for each in on_paper]))
        made.sources.append(
            (paper_id, record.format, record.datestamp, arrival.digest, abstract_key)
        )
    return made


def present_papers(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of *ids* that papers have."""
    return set(connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(ids)))))


def known_papers(connection: Connection, newcomers: Newcomers) -> set[int]:
    """The ids of those papers of *newcomers* that are not new, or that a held record belongs to."""
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
    keys = {key for *_, key in newcomers.sources if key is not None}
    held = {each.abstract_key for each in unidentified(connection, keys)}
    known.update(paper_id for paper_id, *_, key in newcomers.sources if held and key in held)
    return known


def write_newcomers(
    connection: Connection, newcomers: Newcomers, authors: AuthorIds, import_id: int
) -> range:
    """Write all rows of *newcomers*; the ids of their sources."""
    if not newcomers.papers:
        return range(0)
    with suspended(connection):
        bulk.insert_rows(connection, Paper, newcomers.papers)
        for model in PARTS:
            bulk.insert_rows(connection, model, newcomers.parts[model.__tablename__])
        # Those that are not new after all (`without`) have left names that nobody uses.
        names = {place: newcomers.names[place] for _, _, place, *_ in newcomers.authorships}
        resolved = authors.resolve(connection, names.values())
        ids = {place: resolved[name] for place, name in names.items()}
        bulk.insert_rows(
            connection,
            Authorship,
            [
                (paper_id, ordinal, ids[place], *rest)
                for paper_id, ordinal, place, *rest in newcomers.authorships
            ],
        )
        bulk.insert_rows(
            connection,
            PackedList,
            [
                row
                for paper_id, places in newcomers.long_lists
                for row in rows.list_rows(paper_id, [ids[place] for place in places])
            ],
        )
        search_index.add_documents(
            connection,
            [
                search_index.document(row[0], row[TITLE], row[ABSTRACT], names)
                for row, names in zip(newcomers.papers, newcomers.shown, strict=True)
            ],
        )
    first = bulk.next_id(connection, Source)
    bulk.insert_rows(
        connection,
        Source,
        [
            (source_id, paper_id, import_id, *rest, None)
            for source_id, (paper_id, *rest) in enumerate(newcomers.sources, start=first)
        ],
    )
    return range(first, first + len(newcomers.sources))
