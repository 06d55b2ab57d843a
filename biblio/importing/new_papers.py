"""New papers, each from one record, as rows that are made ahead.

There is nothing to merge them with, so their rows can be made wherever the record is parsed; the
process that writes them makes sure that they are new indeed (`storing_new`). In a first import
nearly every record is one.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from biblio.formats.format import Entry
from biblio.importing.raw_entries import ParsedEntry, RawEntry
from biblio.merging.paper_rows import PaperRows, rows_of
from biblio.merging.rows import Row, said_alone
from biblio.model.identifiers import ArxivId, Identifier
from biblio.model.records import PaperRecord

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
