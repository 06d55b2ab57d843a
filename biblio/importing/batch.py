"""One batch of records into the tables, within one transaction.

The number of statements does not grow with the batch: what the database holds of the batch's
papers is read in a few, every entry is decided in memory in the order of the source, and the
outcome is written table by table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk, indexes, numbering
from biblio.db.models import RejectedRecord, Source
from biblio.merging.authors import AuthorIds
from biblio.merging.by_hand import HandRun, adopt
from biblio.merging.loading import (
    AsOf,
    StoredPaper,
    StoredSource,
    load_papers,
    load_papers_by_id,
    never_asked,
    papers_with,
    unidentified,
)
from biblio.merging.merge import EMPTY, differences, merge
from biblio.merging.writing import Touched, resay, write_papers, write_sources
from biblio.model.records import PaperRecord, Rejection


class Outcome(StrEnum):
    """What became of one entry."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    HELD = "held"
    REJECTED = "rejected"


class Incoming(NamedTuple):
    """One entry on its way in: its digest, and the record in normal form or why there is none.

    `abstract_key` is that of the record's abstract, `as_of` when what it says was so.
    """

    digest: bytes
    record: PaperRecord | Rejection
    abstract_key: int | None = None
    as_of: str = ""


@dataclass(slots=True)
class BatchResult:
    """What a batch did: outcomes in the order of its entries, and the rows that it saw.

    `sources` are the records with their times.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    sources: dict[int, str] = field(default_factory=dict)
    rejections: set[int] = field(default_factory=set)
    touched: list[Touched] = field(default_factory=list)


class Batch:
    """The decisions of one batch; make one, then `store` its entries."""

    def __init__(
        self,
        connection: Connection,
        import_id: int,
        authors: AuthorIds,
        as_of: AsOf = never_asked,
        hand_run: HandRun | None = None,
    ) -> None:
        self._connection = connection
        self._hand_run = hand_run or HandRun()
        self._by_hand: list[StoredSource] = []
        self._as_of = as_of
        self._import_id = import_id
        self._authors = authors
        self._papers: dict[str, StoredPaper] = {}
        self._touched: dict[str, Touched] = {}
        self._new: dict[bytes, StoredSource] = {}
        self._waiting: dict[int, list[StoredSource]] = defaultdict(list)
        self._papers_by_key: dict[int, set[str]] = defaultdict(set)

    def store(self, entries: Sequence[Incoming], *, source: str) -> BatchResult:
        """Decide and write *entries*, none of which the database has seen.

        *source* names the input; it tells equal rejections of two inputs apart.
        """
        result = BatchResult()
        rejections: list[tuple[bytes, Rejection]] = []
        self._read(entries)
        for entry in entries:
            if isinstance(entry.record, Rejection):
                rejections.append((_rejection_digest(source, entry.record), entry.record))
                result.outcomes.append(Outcome.REJECTED)
            else:
                result.outcomes.append(self._decide(entry, entry.record))
        self._write()
        result.sources = {
            each.id: each.record.as_of or "" for each in self._new.values() if each.id is not None
        }
        result.rejections = self._write_rejections(rejections)
        result.touched = list(self._touched.values())
        return result

    def _read(self, entries: Iterable[Incoming]) -> None:
        """Read what the database holds of the papers that *entries* may speak of."""
        identifiers: set[str] = set()
        keys: set[int] = set()
        lone_keys: set[int] = set()
        for entry in entries:
            if isinstance(entry.record, Rejection):
                continue
            if entry.record.arxiv_id is not None:
                identifiers.add(entry.record.arxiv_id)
                if entry.abstract_key is not None:
                    keys.add(entry.abstract_key)
            elif entry.abstract_key is not None:
                lone_keys.add(entry.abstract_key)
        alike = papers_with(self._connection, lone_keys)
        self._papers = load_papers_by_id(self._connection, alike, self._as_of)
        self._papers |= load_papers(
            self._connection, identifiers - self._papers.keys(), self._as_of
        )
        self._by_hand = adopt(self._papers.values())
        for arxiv_id, paper in self._papers.items():
            for source in paper.sources:
                if source.record.arxiv_id is not None and source.abstract_key is not None:
                    self._papers_by_key[source.abstract_key].add(arxiv_id)
        for source in unidentified(self._connection, keys | lone_keys, self._as_of):
            self._waiting[source.abstract_key or 0].append(source)

    def _decide(self, entry: Incoming, record: PaperRecord) -> Outcome:
        """Merge one record into its paper or papers; what became of it."""
        if entry.digest in self._new:
            return self._see_again(self._new[entry.digest], entry.as_of)
        source = StoredSource(replace(record, as_of=entry.as_of), entry.digest, entry.abstract_key)
        self._new[entry.digest] = source
        key = source.abstract_key
        if record.arxiv_id is not None:
            if key is not None:
                self._papers_by_key[key].add(record.arxiv_id)
            return self._join(record.arxiv_id, source)
        source.differences = differences(record, EMPTY)
        if key is None:
            return Outcome.HELD  # its abstract tells no paper
        self._waiting[key].append(source)
        outcomes = {self._join(each, source) for each in sorted(self._papers_by_key[key])}
        if not outcomes:
            return Outcome.HELD
        return Outcome.UPDATED if Outcome.UPDATED in outcomes else Outcome.UNCHANGED

    def _see_again(self, source: StoredSource, as_of: str) -> Outcome:
        """Weigh anew where *source* stands a second time in the batch, in a later file."""
        if as_of <= (source.record.as_of or ""):
            return Outcome.UNCHANGED
        source.record = replace(source.record, as_of=as_of)
        is_changed = False
        for touched in self._touched.values():
            if source in touched.paper.sources:
                merged = merge([each.record for each in touched.paper.sources])
                is_changed |= merged != touched.paper.merged
                touched.paper.merged = merged
        return Outcome.UPDATED if is_changed else Outcome.UNCHANGED

    def _join(self, arxiv_id: str, source: StoredSource) -> Outcome:
        """Add *source* to the paper, with the records that its abstract brings along."""
        paper = self._papers.get(arxiv_id)
        is_new = paper is None
        if paper is None:
            paper = self._papers[arxiv_id] = StoredPaper(0, EMPTY)
        touched = self._touched.get(arxiv_id)
        if touched is None:
            touched = self._touched[arxiv_id] = Touched(paper, None if is_new else paper.merged)
        paper.sources.append(source)
        if source.record.arxiv_id is not None and source.abstract_key in self._waiting:
            present = {each.digest for each in paper.sources}
            paper.sources.extend(
                each for each in self._waiting[source.abstract_key] if each.digest not in present
            )
        merged = merge([each.record for each in paper.sources])
        changed, paper.merged = merged != paper.merged, merged
        if is_new:
            return Outcome.ADDED
        return Outcome.UPDATED if changed else Outcome.UNCHANGED

    def _write(self) -> None:
        """Write the papers that changed, then the sources."""
        resaid = [source for each in self._touched.values() for source in resay(each.paper)]
        write_papers(self._connection, list(self._touched.values()), self._authors)
        paper_ids = {name: each.paper.id for name, each in self._touched.items()}
        self._hand_run.store(self._connection, self._by_hand, paper_ids)
        write_sources(
            self._connection,
            list(self._new.values()),
            paper_ids,
            self._import_id,
            resaid,
        )

    def _write_rejections(self, rejections: list[tuple[bytes, Rejection]]) -> set[int]:
        """Store *rejections*, each once; the ids of their rows."""
        if not rejections:
            return set()
        connection = self._connection
        known = bulk.ids_by_digest(connection, RejectedRecord, [each[0] for each in rejections])
        new = {digest: each for digest, each in rejections if digest not in known}
        known.update(zip(new, numbering.take(connection, RejectedRecord, len(new)), strict=True))
        bulk.insert_rows(
            connection,
            RejectedRecord,
            [
                (
                    known[digest],
                    self._import_id,
                    each.place,
                    each.identifier,
                    each.reason,
                    each.format,
                    each.raw,
                    digest,
                )
                for digest, each in new.items()
            ],
        )
        return set(known.values())


def known_sources(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of the sources whose entries have *digests*, by digest.

    None while a first import puts their index off: who must know restores it first.
    """
    if indexes.missing(connection):
        return {}
    return bulk.ids_by_digest(connection, Source, digests)


def digests_of(connection: Connection, ids: Collection[int]) -> dict[int, bytes]:
    """The digests of the sources *ids*, by id."""
    rows = connection.execute(
        select(Source.id, Source.digest).where(Source.id.in_(bulk.integers(ids)))
    )
    return {row.id: row.digest for row in rows}


def _rejection_digest(source: str, rejection: Rejection) -> bytes:
    digest = blake2b(digest_size=16)
    name = rejection.format or ""
    for part in (source, rejection.place, rejection.reason, name, rejection.raw):
        digest.update(part.encode("utf-8", "backslashreplace"))
        digest.update(b"\0")
    return digest.digest()
