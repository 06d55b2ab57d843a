"""One batch of records into the tables, within one transaction.

The number of statements does not grow with the batch: what the database holds of the batch's
papers is read in a few, every entry is decided in memory in the order of the source, and the
outcome is written table by table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from sqlalchemy import Connection, select

from biblio.db import bulk, indexes, numbering
from biblio.db.models import FloatingRecord, RejectedRecord, Source
from biblio.importing.raw_entries import ParsedEntry
from biblio.merging.authors import AuthorIds
from biblio.merging.by_hand import HandRun
from biblio.merging.crowds import merge_with
from biblio.merging.loading import StoredSource, never_asked
from biblio.merging.merge import EMPTY, merge
from biblio.merging.placing import PaperChange, Placement, place
from biblio.merging.record_rows import insert_records, move_records, say_again, update_said
from biblio.merging.shelf import Shelf
from biblio.merging.writing import delete_papers, write_papers
from biblio.model.identifiers import Identifier
from biblio.model.quick_values import changed
from biblio.model.records import PaperRecord, Rejection

MANY = 50  # new records of one paper that are merged one by one, to tell which of them changed it


class Outcome(StrEnum):
    """What became of one entry."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    HELD = "held"
    REJECTED = "rejected"


@dataclass(slots=True)
class BatchResult:
    """What a batch did: outcomes in the order of its entries, and the rows that it saw.

    `sources` are the records with their times.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    sources: dict[int, str] = field(default_factory=dict)
    rejections: set[int] = field(default_factory=set)
    touched: list[PaperChange] = field(default_factory=list)


class Batch:
    """The decisions of one batch; make one, then `store` its entries."""

    def __init__(
        self,
        connection: Connection,
        import_id: int,
        authors: AuthorIds,
        shelf: Shelf | None = None,
        hand_run: HandRun | None = None,
    ) -> None:
        self._connection = connection
        self._hand_run = hand_run or HandRun()
        self._import_id = import_id
        self._authors = authors
        self._shelf = shelf or Shelf(connection, never_asked)
        self._new: dict[bytes, StoredSource] = {}
        self._placed = Placement()
        self._many: frozenset[Identifier] = frozenset()
        self._joined: set[Identifier] = set()  # of those the ones that were merged

    def store(self, entries: Sequence[ParsedEntry], *, source: str) -> BatchResult:
        """Decide and write *entries*, none of which the database has seen.

        *source* names the input; it tells equal rejections of two inputs apart.
        """
        result = BatchResult()
        rejections: list[tuple[bytes, Rejection]] = []
        self._place(entries)
        merged: set[bytes] = set()
        for entry in entries:
            if isinstance(entry.record, Rejection):
                rejections.append((_rejection_digest(source, entry.record), entry.record))
                result.outcomes.append(Outcome.REJECTED)
            elif entry.digest in merged:
                result.outcomes.append(self._see_again(self._new[entry.digest], entry.as_of))
            else:
                merged.add(entry.digest)
                result.outcomes.append(self._merge(self._new[entry.digest]))
        self._write()
        self._shelf.keep(each.paper for each in self._placed.changes.values())
        result.sources = {
            each.id: each.record.as_of or "" for each in self._new.values() if each.id is not None
        }
        result.rejections = self._write_rejections(rejections)
        result.touched = list(self._placed.changes.values())
        return result

    def _place(self, entries: Sequence[ParsedEntry]) -> None:
        """Find the papers of *entries*, and give each those records that stay or move there."""
        for entry in entries:
            if isinstance(entry.record, PaperRecord) and entry.digest not in self._new:
                record = changed(entry.record, as_of=entry.as_of)
                self._new[entry.digest] = StoredSource(record, entry.digest)
        self._placed = place(self._shelf, list(self._new.values()))
        for anchor in self._placed.regrouped:
            _merge_again(self._placed.changes[anchor])
        arriving = Counter(anchor for each in self._new.values() for anchor in each.anchors)
        self._many = frozenset(anchor for anchor, number in arriving.items() if number > MANY)

    def _merge(self, source: StoredSource) -> Outcome:
        """Merge one new record into the papers that it belongs to; what became of it."""
        changes = [self._placed.changes[each] for each in source.anchors]
        if changes and all(_waits(each, source) for each in changes):
            for each in changes:
                if each.paper.anchor not in self._many:
                    each.paper.sources.append(source)
            return Outcome.HELD
        outcomes = {self._join(each, source) for each in changes}
        for outcome in (Outcome.ADDED, Outcome.UPDATED, Outcome.UNCHANGED):
            if outcome in outcomes:
                return outcome
        return Outcome.HELD

    def _join(self, change: PaperChange, source: StoredSource) -> Outcome:
        """Add *source* to a paper.

        Where a paper gets many records at once, all of them are merged with the first.
        """
        paper = change.paper
        is_first = _is_awaited(change)
        if paper.anchor not in self._many:
            merged = merge_with(paper, [source])
        elif paper.anchor in self._joined:
            merged = paper.merged
        else:
            self._joined.add(paper.anchor)
            new = [each for each in self._new.values() if paper.anchor in each.anchors]
            merged = merge_with(paper, new)
        is_changed, paper.merged = merged != paper.merged, merged
        if is_first:
            return Outcome.ADDED
        return Outcome.UPDATED if is_changed else Outcome.UNCHANGED

    def _see_again(self, source: StoredSource, as_of: str) -> Outcome:
        """Weigh anew where *source* stands a second time in the batch, in a later file."""
        if as_of <= (source.record.as_of or ""):
            return Outcome.UNCHANGED
        source.record = changed(source.record, as_of=as_of)
        changes = [self._placed.changes[each] for each in source.anchors]
        is_changed = [_merge_again(each) for each in changes]
        return Outcome.UPDATED if any(is_changed) else Outcome.UNCHANGED

    def _write(self) -> None:
        """Write the papers that changed, then the records; last, delete whom none is left."""
        write_changes(self._connection, self._placed, self._authors, self._shelf, self._hand_run)
        insert_records(
            self._connection,
            list(self._new.values()),
            {anchor: each.paper.id for anchor, each in self._placed.changes.items()},
            self._import_id,
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


def write_changes(
    connection: Connection,
    placed: Placement,
    authors: AuthorIds,
    shelf: Shelf,
    hand_run: HandRun,
) -> None:
    """Write what *placed* makes of papers and of the records that are stored already."""
    staying = [each for each in placed.changes.values() if not each.is_gone]
    said = [source for each in staying for source in say_again(each.paper)]
    write_papers(connection, staying, authors)
    paper_ids = {anchor: each.paper.id for anchor, each in placed.changes.items()}
    paper_ids |= shelf.ids_of(each for source in placed.moved for each in source.anchors)
    by_hand = [each for each in shelf.by_hand if each.anchors & placed.changes.keys()]
    hand_run.store(connection, by_hand, paper_ids)
    moved = [each for each in placed.moved if each not in by_hand]
    move_records(connection, moved, paper_ids)
    update_said(connection, [each for each in said if each not in moved])
    gone = [each.paper.id for each in placed.changes.values() if each.is_gone and each.paper.id]
    delete_papers(connection, gone, authors)


def _is_awaited(change: PaperChange) -> bool:
    """Whether no record has made the paper yet."""
    return change.is_new and change.paper.merged == EMPTY


def _waits(change: PaperChange, source: StoredSource) -> bool:
    """Whether *source* makes no paper by itself, and waits for one of its batch that does."""
    (scheme, *_) = {each.scheme for each in source.evidence.best}
    makes_it = change.paper.anchor.scheme == scheme and source.evidence.is_described
    return scheme == "abstract" and not makes_it and _is_awaited(change)


def _merge_again(change: PaperChange) -> bool:
    """Merge the records that a paper has now; whether that changes it."""
    before = change.paper.merged
    records = [each.record for each in change.paper.sources]
    change.paper.merged = merge(records, change.paper.anchor) if records else EMPTY
    return change.paper.merged != before


def known_sources(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of the records whose entries have *digests*, by digest.

    None while a first import puts their index off: who must know restores it first.
    """
    if indexes.missing(connection):
        return {}
    return bulk.ids_by_digest(connection, Source, digests) | bulk.ids_by_digest(
        connection, FloatingRecord, digests
    )


def digests_of(connection: Connection, ids: Collection[int]) -> dict[int, bytes]:
    """The digests of the sources *ids*, by id."""
    return {
        record_id: digest
        for model in (Source, FloatingRecord)
        for record_id, digest in connection.execute(
            select(model.id, model.digest).where(model.id.in_(bulk.integers(ids)))
        )
    }


def _rejection_digest(source: str, rejection: Rejection) -> bytes:
    digest = blake2b(digest_size=16)
    name = rejection.format or ""
    for part in (source, rejection.place, rejection.reason, name, rejection.raw):
        digest.update(part.encode("utf-8", "backslashreplace"))
        digest.update(b"\0")
    return digest.digest()
