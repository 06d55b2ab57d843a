"""New papers, each from one record: rows made ahead, and written as they are.

There is nothing to merge them with, so their rows can be made wherever the record is parsed; the
process that writes them makes sure that they are new indeed. In a first import nearly every
record is one.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from sqlalchemy import Connection, select

from biblio.db import bulk, indexes, numbering
from biblio.db.models import Identifier as IdentifierRow
from biblio.db.models import Paper, Source
from biblio.formats.format import Entry
from biblio.formats.records import FORMAT as RECORDS_FORMAT
from biblio.identity.evidence import digits
from biblio.importing.raw_entries import ParsedEntry, RawEntry
from biblio.merging.authors import AuthorIds
from biblio.merging.loading import never_asked
from biblio.merging.paper_rows import PaperRows, rows_of
from biblio.merging.record_rows import said_alone
from biblio.merging.rows import Row
from biblio.merging.shelf import Shelf
from biblio.merging.writing import insert_papers
from biblio.model.identifiers import ArxivId, Identifier
from biblio.model.records import PaperRecord

# Where `NewPapers.sources` have the digest of the abstract, without the two ids before the rest.
ABSTRACT_KEY = bulk.stored_columns(Source).index("abstract_key") - 2
RECORDS = RECORDS_FORMAT.name
PLAIN = 2  # marshal's format that does not look for equal objects


@dataclass(slots=True)
class NewPapers:
    """The rows of papers, and of the records that made them, one each.

    `entries` are what the rows were made of: number in the chunk, digest, place, format, time, and
    the payload of the raw entry, a plain tuple where that is an `Entry`. `sources` lack what only
    the database tells: the record's number and that of the run.
    """

    entries: list[tuple[int, bytes, str, str, str, Any]] = field(default_factory=list)
    rows: PaperRows = field(default_factory=PaperRows)
    sources: list[Row] = field(default_factory=list)

    def __reduce__(self) -> tuple[Any, ...]:
        """As `marshal` writes it, which takes half of pickle's time for millions of rows."""
        rows = self.rows
        values = (self.entries, self.sources, rows.papers, rows.parts, rows.names, rows.lists)
        return _unpacked, (marshal.dumps((*values, rows.credits), PLAIN),)

    def raw_entries_of(self, papers: Collection[int]) -> list[tuple[int, RawEntry]]:
        """What those of *papers* were made of as it was read, with its number."""
        found = []
        for entry, row in zip(self.entries, self.rows.papers, strict=True):
            if row[0] in papers:
                number, digest, place, name, as_of, payload = entry
                raw = Entry(*payload) if isinstance(payload, tuple) else payload
                found.append((number, RawEntry(digest, place, name, 0, raw, as_of)))
        return found

    def as_of(self) -> Iterator[str]:
        """When what each record says was so, in the order of the rows."""
        return (each[4] for each in self.entries)

    def without(self, papers: Collection[int]) -> NewPapers:
        """Those that are none of *papers*."""
        kept = [row[0] not in papers for row in self.rows.papers]
        return NewPapers(
            list(compress(self.entries, kept)),
            self.rows.without(papers),
            list(compress(self.sources, kept)),
        )


def _unpacked(packed: bytes) -> NewPapers:
    entries, sources, papers, parts, names, lists, credited = marshal.loads(packed)  # noqa: S302 - from our own process
    return NewPapers(entries, PaperRows(papers, parts, names, lists, credited), sources)


def paper_id_of(record: PaperRecord) -> int:
    """The id of the paper of arXiv's that *record* alone speaks of."""
    return ArxivId(record.arxiv_id or "").rank


def make_new_papers(found: Iterable[tuple[RawEntry, ParsedEntry, int, PaperRecord]]) -> NewPapers:
    """The papers of the records in *found*, each with an identifier of arXiv that no other has.

    Between entry and record stands the id of the paper.
    """
    made = NewPapers()
    papers = []
    for raw, entry, paper_id, record in found:
        payload = raw.payload
        plain = tuple(payload) if isinstance(payload, Entry) else payload
        made.entries.append((entry.number, raw.digest, raw.place, raw.format, raw.as_of, plain))
        papers.append((paper_id, Identifier("arxiv", record.arxiv_id or ""), record))
        made.sources.append((paper_id, *said_alone(record, raw.digest)))
    made.rows = rows_of(papers)
    return made


def present_papers(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of *ids* that papers have."""
    return set(connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(ids)))))


def known_papers(connection: Connection, new: NewPapers) -> set[int]:
    """The ids of those of the papers *new* that are not, or that may move another record."""
    if not new.sources:
        return set()
    by_identifier = {row[1]: row[0] for row in new.rows.papers}
    known = present_papers(connection, by_identifier.values())
    known.update(
        by_identifier[each]
        for each in connection.scalars(
            select(Paper.arxiv_id).where(Paper.arxiv_id.in_(bulk.texts(by_identifier)))
        )
    )
    if indexes.missing(connection):
        return known  # there is nothing else while they are put off
    known |= _told_before(connection, new)
    shelf = Shelf(connection, never_asked)
    if not shelf.is_of_arxiv_alone:
        named: dict[Identifier, set[int]] = defaultdict(set)
        for scheme, value, paper_id in new.rows.parts[IdentifierRow.__tablename__]:
            named[Identifier(scheme, value)].add(paper_id)
        for source in new.sources:
            paper_id, key = source[0], source[ABSTRACT_KEY]
            if key is not None:
                named[Identifier("abstract", digits(key))].add(paper_id)
        known.update(*(named[each] for each in shelf.named_already(named)))
    return known


def _told_before(connection: Connection, new: NewPapers) -> set[int]:
    """Those of the papers *new* whose entries, as their records tell, were read before.

    A digest of bytes is looked up before they are parsed, and again where somebody else has
    written; what a record tells may be that of an entry beside it which was another paper's.
    """
    digests = {
        entry[1]: source[0]
        for entry, source in zip(new.entries, new.sources, strict=True)
        if entry[3] == RECORDS
    }
    if not digests:
        return set()
    stored = bulk.ids_by_digest(connection, Source, list(digests))
    return {digests[each] for each in stored}


def write_new_papers(
    connection: Connection, new: NewPapers, authors: AuthorIds, import_id: int
) -> range:
    """Write all rows of *new*; the ids of their sources."""
    if not new.sources:
        return range(0)
    insert_papers(connection, new.rows, authors)
    ids = numbering.take(connection, Source, len(new.sources))
    bulk.insert_rows(
        connection,
        Source,
        [
            (source_id, paper_id, import_id, *said)
            for source_id, (paper_id, *said) in zip(ids, new.sources, strict=True)
        ],
    )
    return ids
