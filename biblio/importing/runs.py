"""One run of the importer: entries in loads, each load one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import chain
from traceback import clear_frames

from sqlalchemy import URL, Connection, exists, select

from biblio.db import indexes, search_index
from biblio.db.engine import explained
from biblio.db.models import Paper, Source
from biblio.errors import DatabaseError
from biblio.importing.arrivals import Reading
from biblio.importing.batch import Batch, Outcome, known_sources
from biblio.importing.chunks import Chunk, Load, ParsedEntry, Portion, make_chunk
from biblio.importing.connections import Connections
from biblio.importing.garbage import rare_collection
from biblio.importing.merge import FIELDS
from biblio.importing.newcomers import known_papers, write_newcomers
from biblio.importing.others import mark_cut_runs
from biblio.importing.releasing import release
from biblio.importing.reports import (
    KEPT,
    Change,
    ImportReport,
    Progress,
    RejectedEntry,
)
from biblio.importing.run_rows import RunRow
from biblio.importing.writing import Touched
from biblio.records import PaperRecord, Rejection

OnProgress = Callable[[Progress], None]
OnRejection = Callable[[RejectedEntry], None]


@dataclass(frozen=True, slots=True)
class Watchers:
    """Who is told of a run while it goes on, and how many changes its report keeps (None: all)."""

    on_progress: OnProgress | None = None
    on_rejection: OnRejection | None = None
    changes: int | None = KEPT


SILENT = Watchers()


class Importer:
    """Writes runs into one database; close it when done.

    With *dry_run* everything happens as it would, in one transaction that is never committed.
    The database has this program's schema already. Each report begins with *notes*.
    """

    def __init__(self, url: URL, *, dry_run: bool = False, notes: Sequence[str] = ()) -> None:
        self._connections = Connections(url, dry_run=dry_run)
        self._notes = notes

    def close(self) -> None:
        """Give up the connections; of a dry run nothing stays."""
        self._connections.close()

    def run(
        self,
        source: str,
        first: Load | None,
        rest: Iterable[Load],
        *,
        files: Reading | None = None,
        watchers: Watchers = SILENT,
    ) -> ImportReport:
        """Import what arrives in loads, *first* and then the *rest*, and tell what became of it.

        Raises:
            BiblioError: the source or the database failed on the way; the loads before that
                are stored, and the run says that it failed. The same holds for a bug, which is
                raised as it is.
        """
        with explained(self._connections.where), rare_collection():
            row = RunRow(self._connections, source, files)
            row.tally.notes.extend(self._notes)
            run = _Run(self._connections, row, watchers)
            try:
                run.begin()
                for load in chain([first] if first else [], rest):
                    run.store(load)
                run.catch_up()
                row.tally.notes.extend(files.notes if files is not None else ())
                row.end("complete")
            except BaseException as error:
                # The frames hold the statement that was interrupted, and with it the lock.
                clear_frames(error.__traceback__)
                # A person who stops it cuts it; whatever else goes wrong is a failure.
                run.give_up("failed" if isinstance(error, Exception) else "cut")
                raise
        return row.tally.report(None if self._connections.is_dry else row.id, source)


class _Run:
    """What one run does: it begins, stores its loads, and ends."""

    def __init__(self, connections: Connections, row: RunRow, watchers: Watchers) -> None:
        self._connections = connections
        self._row = row
        self._tally = row.tally
        self._watchers = watchers

    def begin(self) -> None:
        """Write the run's row, and mark the runs whose process is gone."""
        with self._connections.transaction() as connection:
            mark_cut_runs(connection)
            self._row.begin(connection)
            if connection.scalar(select(~exists(Paper.id) & ~exists(Source.id))):
                search_index.begin_bulk(connection)
                indexes.put_off(connection)
            elif not search_index.is_bulk(connection):
                indexes.restore(connection)  # no first import has put off what is missing
                release(connection)

    def store(self, load: Load) -> None:
        """Store one load in one transaction; none where all of it was read before."""
        portions = iter(load)
        with ExitStack() as transaction:
            connection: Connection | None = None
            while portion := next(portions, None):
                chunk, fresh = self._looked_up(portion)
                if fresh or chunk.newcomers.papers:
                    is_first = connection is None
                    if connection is None:
                        connection = transaction.enter_context(self._row.counting())
                    self._store(connection, chunk, fresh, is_first=is_first)
                del portion, chunk, fresh  # large, and not needed while the next is read
                self._tell_progress()
        if connection is None:
            self._row.give_a_sign()

    def _looked_up(self, portion: Portion) -> tuple[Chunk, list[ParsedEntry]]:
        """What is to be written of *portion*, and of its entries those that were not known."""
        connections, row = self._connections, self._row
        if isinstance(portion, Chunk):
            chunk = portion
            connections.confirm(chunk.known)
            known = connections.known([each.incoming.digest for each in chunk.parsed])
        else:
            chunk, known = make_chunk(portion, connections), {}
        fresh = [each for each in chunk.parsed if each.incoming.digest not in known]
        row.sources.add(source_id for _, source_id in chunk.known)
        row.sources.add(known.values())
        met = len(chunk.known) + len(chunk.parsed) - len(fresh)
        self._tally.count({Outcome.UNCHANGED: met} if met else {})
        self._tally.formats.update(chunk.formats)
        return chunk, fresh

    def _store(
        self, connection: Connection, chunk: Chunk, fresh: list[ParsedEntry], *, is_first: bool
    ) -> None:
        """Store what was not known when it was looked for; *is_first* of its transaction."""
        newcomers, row = chunk.newcomers, self._row
        numbered = {each.number: each.incoming for each in fresh}
        if others := known_papers(connection, newcomers):
            for number, arrival in newcomers.arrivals_of(others):
                numbered[number] = arrival.incoming()
            newcomers = newcomers.without(others)
        entries = [numbered[each] for each in sorted(numbered)]
        were_put_off = any(
            isinstance(each.record, PaperRecord) for each in entries
        ) and indexes.restore(connection)
        meanwhile: dict[bytes, int] = {}
        if others or were_put_off or not is_first or self._connections.others_wrote:
            meanwhile = known_sources(connection, list({each.digest for each in entries}))
            row.sources.add(meanwhile.values())
        remaining = [each for each in entries if each.digest not in meanwhile]
        authors = self._connections.authors
        row.sources.add(write_newcomers(connection, newcomers, authors, row.id))
        result = Batch(connection, row.id, authors).store(remaining, source=row.source)
        row.sources.add(result.sources)
        row.rejections.add(result.rejections)
        outcomes: Counter[str] = Counter(result.outcomes)
        outcomes[Outcome.ADDED] += len(newcomers.papers)
        outcomes[Outcome.UNCHANGED] += len(entries) - len(remaining)
        self._note(fresh, result.touched)
        for warning in chunk.warnings:
            self._tally.warn(warning)
        self._tally.count(outcomes)

    def catch_up(self) -> None:
        """Do what a first import puts off, in transactions of their own."""
        self._connections.authors.forget()  # nobody asks for them any more, and sorting takes room
        is_merging = True
        while is_merging:
            with self._row.transaction() as connection:
                is_merging = search_index.end_bulk(connection)
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
            self._row.end(status)

    def _tell_progress(self, *, is_finishing: bool = False) -> None:
        if self._watchers.on_progress is not None:
            self._watchers.on_progress(self._row.progress(is_finishing=is_finishing))

    def _note(self, entries: list[ParsedEntry], touched: list[Touched]) -> None:
        """Keep the first rejections, warnings and changes for the report; tell the watchers."""
        for _, place, (_, record, _) in entries:
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


def _changes(touched: Touched) -> list[Change]:
    """The fields that differ between what a paper was and what it is."""
    before, after = touched.before, touched.paper.merged
    return [
        Change(after.arxiv_id or "", name, getattr(before, name), getattr(after, name))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]
