"""One run of the importer: entries in loads, each load one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from traceback import clear_frames

from sqlalchemy import URL, Connection, exists, select

from biblio.db import engines, indexes
from biblio.db.engine import explained
from biblio.db.models import FloatingRecord, Paper
from biblio.db.search_documents import Document
from biblio.errors import DatabaseError
from biblio.importing.batch import Batch, Outcome, known_sources
from biblio.importing.chunks import Chunk, Portion, make_chunk
from biblio.importing.connections import Connections
from biblio.importing.garbage import rare_collection
from biblio.importing.import_row import RunRow
from biblio.importing.loads import Load
from biblio.importing.raw_entries import ParsedEntry, Reading
from biblio.importing.reports import (
    KEPT,
    Change,
    ImportReport,
    PeopleProgress,
    Progress,
    RejectedEntry,
)
from biblio.importing.running import mark_cut_runs, require_none_undoing
from biblio.importing.storing_new import known_papers, write_new_papers
from biblio.merging.by_hand import HandRun
from biblio.merging.placing import PaperChange
from biblio.merging.releasing import release
from biblio.merging.remerging import merge_again
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import Sightings
from biblio.merging.writing import documents_of
from biblio.model.records import PaperRecord, Rejection
from biblio.model.records.said import FIELDS

WAITING = 10_000  # records seen again that are kept in memory, until their times are written

OnProgress = Callable[[Progress], None]
OnRejection = Callable[[RejectedEntry], None]
OnUpgrade = Callable[[str], None]
OnBegin = Callable[[int], None]
OnPeople = Callable[[PeopleProgress], None]
KeepPeople = Callable[[int], int]
"""Computes the people that a run touched, by its number; how many are others than before."""
OnFailure = Callable[[ImportReport], None]


@dataclass(frozen=True, slots=True)
class Watchers:
    """Who is told of a run while it goes on, and how many changes its report keeps (None: all).

    *on_upgrade* is told what is done to a database of an older schema before the run begins, and
    *on_begin* the number of the run once it has begun, and *on_failure* what it did where it ends
    before its input does. *on_people* is told how far the people that it touched are computed anew.
    """

    on_progress: OnProgress | None = None
    on_rejection: OnRejection | None = None
    changes: int | None = KEPT
    on_upgrade: OnUpgrade | None = None
    on_begin: OnBegin | None = None
    on_failure: OnFailure | None = None
    on_people: OnPeople | None = None


SILENT = Watchers()


class Importer:
    """Writes runs into one database; close it when done.

    With *at_once* everything happens in one transaction, until `commit`, and what fails leaves
    nothing behind; with *dry_run* that is never committed. The database has this program's schema
    already. Each report begins with *notes*. What is read is part of *library*, where it is given.
    Where a run is complete, *keep_people* is asked for its report.
    """

    def __init__(
        self,
        url: URL,
        *,
        dry_run: bool = False,
        at_once: bool = False,
        notes: Sequence[str] = (),
        library: str | None = None,
        keep_people: KeepPeople | None = None,
    ) -> None:
        self._library = library
        self._keep_people = keep_people
        self._connections = Connections(url, dry_run=dry_run, at_once=at_once)
        self._notes = notes

    def close(self) -> None:
        """Give up the connections; of a dry run nothing stays."""
        self._connections.close()

    def transaction(self) -> AbstractContextManager[Connection]:
        """The database within a transaction of its own, or within the only one."""
        return self._connections.transaction()

    def this_process(self, connection: Connection) -> str:
        """This process, as marks of it are kept, which others see alive until `close`."""
        return self._connections.this_process(connection)

    def commit(self) -> None:
        """Commit what happened at once, unless this is a dry run; nothing follows it.

        Raises:
            DatabaseError: the database cannot be written.
        """
        with explained(self._connections.where):
            self._connections.commit()

    def run(
        self,
        source: str,
        first: Load | None,
        rest: Iterable[Load],
        *,
        files: Reading | None = None,
        as_of: str | None = None,
        watchers: Watchers | None = None,
    ) -> ImportReport:
        """Import what arrives in loads, *first* and then the *rest*, and tell what became of it.

        What is read was so at the moment *as_of* (`biblio.model.moments`), where it is given.

        Raises:
            BiblioError: the source or the database failed on the way; the loads before that
                are stored, and the run says that it failed. The same holds for a bug, which is
                raised as it is.
        """
        with explained(self._connections.where), rare_collection():
            row = RunRow(self._connections, source, files, self._library)
            row.tally.notes.extend(self._notes)
            run = _Run(self._connections, row, watchers or SILENT, as_of)
            try:
                run.begin()
                if watchers is not None and watchers.on_begin is not None:
                    watchers.on_begin(row.id)
                for load in chain([first] if first else [], rest):
                    run.store(load)
                run.catch_up()
                row.tally.notes.extend(files.notes if files is not None else ())
                run.write_sightings()
                row.end("complete")
            except BaseException as error:
                # The frames hold the statement that was interrupted, and with it the lock.
                clear_frames(error.__traceback__)
                # A person who stops it cuts it; whatever else goes wrong is a failure.
                run.give_up("failed" if isinstance(error, Exception) else "cut")
                if watchers is not None and watchers.on_failure is not None:
                    watchers.on_failure(row.tally.report(row.id, source))
                raise
        report = row.tally.report(None if self._connections.is_dry else row.id, source)
        if self._keep_people is None:
            return report
        return replace(report, people_changed=self._keep_people(row.id))


class _Run:
    """What one run does: it begins, stores its loads, and ends."""

    def __init__(
        self, connections: Connections, row: RunRow, watchers: Watchers, as_of: str | None
    ) -> None:
        self._connections = connections
        self._row = row
        self._tally = row.tally
        self._watchers = watchers
        self._as_of = as_of
        self._hand_run = HandRun()
        self._unindexed: list[Document] = []  # new papers of this transaction

    def begin(self) -> None:
        """Write the run's row, and mark the runs whose process is gone."""
        self._connections.sightings = Sightings()
        with self._connections.transaction() as connection:
            mark_cut_runs(connection)
            require_none_undoing(connection)
            self._row.begin(connection)
            if connection.scalar(select(~exists(Paper.id) & ~exists(FloatingRecord.id))):
                engines.search_index(connection).begin_bulk(connection)
                indexes.drop_for_bulk(connection)
            elif not engines.search_index(connection).is_bulk(connection):
                indexes.restore(connection)  # no first import has put off what is missing
                release(connection)

    def store(self, load: Load) -> None:
        """Store one load in one transaction; none where all of it was read before."""
        portions = iter(load)
        self._unindexed.clear()
        with ExitStack() as transaction:
            connection: Connection | None = None
            while portion := next(portions, None):
                chunk, fresh = self._looked_up(portion)
                if fresh or chunk.new_papers.entries:
                    is_first = connection is None
                    if connection is None:
                        connection = transaction.enter_context(self._row.counting())
                        # Once for all portions: making them again takes ten milliseconds.
                        transaction.enter_context(
                            engines.triggers(connection).suspended(connection)
                        )
                    self._store(connection, chunk, fresh, is_first=is_first)
                del portion, chunk, fresh  # large, and not needed while the next is read
                self._tell_progress()
            if connection is not None:
                self._index(connection)
                self._write_sightings(connection)
        if self._row.is_silent or self._sightings.waiting >= WAITING:
            self.write_sightings()

    def _looked_up(self, portion: Portion) -> tuple[Chunk, list[ParsedEntry]]:
        """What is to be written of *portion*, and of its entries those that were not known."""
        connections = self._connections
        if isinstance(portion, Chunk):
            chunk = portion
            connections.require_stored(chunk.known)
            known = connections.known([each.digest for each in chunk.parsed])
        else:
            chunk, known = make_chunk(portion, connections), {}
        fresh = [each for each in chunk.parsed if each.digest not in known]
        self._see_again((source_id, as_of) for _, source_id, as_of in chunk.known)
        self._see_again(
            (known[each.digest], each.as_of) for each in chunk.parsed if each.digest in known
        )
        met = len(chunk.known) + len(chunk.parsed) - len(fresh)
        self._tally.count({Outcome.UNCHANGED: met} if met else {})
        self._tally.formats.update(chunk.formats)
        return chunk, fresh

    def _store(
        self, connection: Connection, chunk: Chunk, fresh: list[ParsedEntry], *, is_first: bool
    ) -> None:
        """Store what was not known when it was looked for; *is_first* of its transaction."""
        new, row = chunk.new_papers, self._row
        entries = fresh
        if others := known_papers(connection, new):
            parsed = (raw.parsed(number) for number, raw in new.raw_entries_of(others))
            entries = sorted([*fresh, *parsed], key=attrgetter("number"))
            new = new.without(others)
        were_dropped = any(
            isinstance(each.record, PaperRecord) for each in entries
        ) and indexes.restore(connection)
        stored_since: dict[bytes, int] = {}
        if others or were_dropped or not is_first or self._connections.others_wrote:
            stored_since = known_sources(connection, list({each.digest for each in entries}))
            again = [
                (stored_since[each.digest], each.as_of)
                for each in entries
                if each.digest in stored_since
            ]
            row.sources.add(stored_since.values())
            self._sightings.add_again(connection, self._timed(again))
        remaining = [
            each._replace(as_of=self._time(each.as_of))
            for each in entries
            if each.digest not in stored_since
        ]
        authors = self._connections.authors
        sources = write_new_papers(connection, new, authors, row.id)
        self._unindexed += documents_of(new.rows)
        row.sources.add(sources)
        self._sightings.add(self._timed(zip(sources, new.as_of(), strict=True)))
        if any(isinstance(each.record, PaperRecord) for each in remaining):
            self._index(connection)  # before any of these papers is changed
        as_of = partial(self._sightings.of, connection)
        if self._sightings.risen():
            self._connections.crowds.forget()
        shelf = Shelf(connection, as_of, self._connections.crowds)
        batch = Batch(connection, row.id, authors, shelf, self._hand_run)
        result = batch.store(remaining, source=row.source)
        row.sources.add(result.sources)
        self._sightings.add(result.sources.items())
        row.rejections.add(result.rejections)
        outcomes: Counter[str] = Counter(result.outcomes)
        outcomes[Outcome.ADDED] += len(new.entries)
        outcomes[Outcome.UNCHANGED] += len(entries) - len(remaining)
        self._note(fresh, result.touched)
        for warning in chunk.warnings:
            self._tally.warn(warning)
        self._tally.count(outcomes)

    def _index(self, connection: Connection) -> None:
        """Tell the search index of the new papers, whose rows all stand.

        Last in a transaction where that can be: FTS5 gathers words in memory, and writes them out
        as a part of the index for itself as soon as a statement elsewhere takes a savepoint.
        """
        engines.search_index(connection).add_documents(connection, self._unindexed)
        self._unindexed.clear()

    @property
    def _sightings(self) -> Sightings:
        return self._connections.sightings

    def _time(self, as_of: str) -> str:
        """As of when an entry counts whose file is of *as_of*."""
        return self._as_of or as_of

    def _timed(self, seen: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        return [(source_id, self._time(as_of)) for source_id, as_of in seen]

    def _see_again(self, seen: Iterable[tuple[int, str]]) -> None:
        """Note records that are there, with the time that each entry of theirs is of."""
        timed = self._timed(seen)
        self._row.sources.add(source_id for source_id, _ in timed)
        self._connections.see_again(timed)

    def write_sightings(self) -> None:
        """Write what was seen as of when, and a sign of life, in a transaction of their own."""
        with self._row.counting() as connection:
            self._write_sightings(connection)

    def _write_sightings(self, connection: Connection) -> None:
        """Write what was seen as of when, and merge anew the papers in which that decides."""
        sightings = self._sightings
        as_of = partial(sightings.of, connection)
        changed = merge_again(connection, sightings.risen(), as_of, self._connections.authors)
        sightings.write(connection, self._row.id)
        updated = min(len(changed), self._tally.counts[Outcome.UNCHANGED])
        self._tally.counts[Outcome.UPDATED] += updated
        self._tally.counts[Outcome.UNCHANGED] -= updated
        self._note([], changed)

    def catch_up(self) -> None:
        """Do what a first import puts off, in transactions of their own."""
        self._connections.authors.forget()  # nobody asks for them any more, and sorting takes room
        is_merging = True
        while is_merging:
            with self._row.transaction() as connection:
                is_merging = engines.search_index(connection).end_bulk(connection)
            if is_merging:
                self._tell_progress(is_finishing=True)
        # Indexes take the pages that merging has left.
        with self._row.transaction() as connection:
            if indexes.missing(connection):
                self._tell_progress(is_finishing=True)
                indexes.restore(connection)

    def give_up(self, status: str) -> None:
        """Write that the run ended before its input did, if the database can still be written.

        Where it cannot, the next run finds this one without a process, and says so. Who has cut
        the run does not wait for what it put off; the next one does it.
        """
        with suppress(DatabaseError), explained(self._connections.where):
            if not self._connections.drop():
                return
            if status == "failed":
                with suppress(DatabaseError), explained(self._connections.where):
                    self.catch_up()
                    self.write_sightings()
            self._row.end(status)

    def _tell_progress(self, *, is_finishing: bool = False) -> None:
        if self._watchers.on_progress is not None:
            self._watchers.on_progress(self._row.progress(is_finishing=is_finishing))

    def _note(self, entries: list[ParsedEntry], touched: list[PaperChange]) -> None:
        """Keep the first rejections, warnings and changes for the report; tell the watchers."""
        for _, place, _, record, _ in entries:
            if not isinstance(record, Rejection):
                for sentence in record.warnings:
                    self._tally.warn(f"{place}: {sentence}")
                continue
            if len(self._tally.rejections) < KEPT:
                self._tally.rejections.append(record)
            if self._watchers.on_rejection is not None:
                self._watchers.on_rejection(
                    RejectedEntry(
                        record.format,
                        self._row.source,
                        record.place,
                        record.identifier,
                        record.reason,
                        record.raw,
                    )
                )
        for each in touched:
            if each.is_changed:
                self._tally.change(_changes(each), self._watchers.changes)


def _changes(touched: PaperChange) -> list[Change]:
    """The fields that differ between what a paper was and what it is."""
    before, after = touched.before, touched.paper.merged
    return [
        Change(touched.paper.anchor.handle, name, getattr(before, name), getattr(after, name))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]
