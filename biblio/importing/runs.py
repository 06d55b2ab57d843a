"""One run of the importer: entries in loads, each load one transaction, and the run's row."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from traceback import clear_frames
from typing import Any

from sqlalchemy import URL, Connection, exists, insert, select, update

from biblio.db import bulk, indexes, search_index
from biblio.db.engine import explained
from biblio.db.models import Import, Paper, Source
from biblio.db.processes import SIGN, this_process
from biblio.errors import BiblioError, DatabaseError
from biblio.importing.arrivals import Reading
from biblio.importing.batch import Batch, Outcome, known_sources
from biblio.importing.chunks import Chunk, Load, ParsedEntry, Portion, make_chunk
from biblio.importing.connections import Connections
from biblio.importing.garbage import collect_young, rare_collection
from biblio.importing.merge import FIELDS
from biblio.importing.newcomers import known_papers, write_newcomers
from biblio.importing.others import mark_cut_runs, taken_over
from biblio.importing.reports import (
    KEPT,
    Change,
    ImportReport,
    Progress,
    RejectedEntry,
    Tally,
)
from biblio.importing.seen import SeenIds
from biblio.importing.writing import Touched
from biblio.names import PARSER_VERSION
from biblio.readers.opening import STDIN
from biblio.records import PaperRecord, Rejection
from biblio.version import __version__

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
                are stored, and the run says that it failed.
        """
        with explained(self._connections.where), rare_collection():
            run = _Run(self._connections, source, files, watchers)
            run.tally.notes.extend(self._notes)
            try:
                run.begin()
                for load in chain([first] if first else [], rest):
                    run.store(load)
                run.catch_up()
                run.end("complete")
            except BaseException as error:
                # The frames hold the statement that was interrupted, and with it the lock.
                clear_frames(error.__traceback__)
                run.give_up("failed" if isinstance(error, BiblioError) else "cut")
                raise
        return run.tally.report(None if self._connections.is_dry else run.id, source)


class _Run:
    """The state of one run."""

    def __init__(
        self,
        connections: Connections,
        source: str,
        files: Reading | None,
        watchers: Watchers,
    ) -> None:
        self.tally = Tally()
        self.id = 0
        self._connections = connections
        self._source = source
        self._files = files
        self._watchers = watchers
        self._sources = SeenIds()
        self._rejections = SeenIds()
        self._process = this_process()
        self._started = self._wrote = time.monotonic()

    def begin(self) -> None:
        """Write the run's row, and mark the runs whose process is gone."""
        with self._connections.transaction() as connection:
            mark_cut_runs(connection)
            self._look_back(connection)
            if connection.scalar(select(~exists(Paper.id) & ~exists(Source.id))):
                search_index.begin_bulk(connection)
                indexes.put_off(connection)
            self.id = bulk.next_id(connection, Import)
            connection.execute(
                insert(Import).values(
                    id=self.id,
                    source=self._source,
                    format="",
                    status="running",
                    process=self._process,
                    started=_now(),
                    last_written=_now(),
                    program_version=__version__,
                    parser_version=PARSER_VERSION,
                )
            )

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
                        transaction.enter_context(self._counted())
                        connection = transaction.enter_context(self._transaction())
                    self._store(connection, chunk, fresh, is_first=is_first)
                del portion, chunk, fresh  # large, and not needed while the next is read
                collect_young()
                if self._watchers.on_progress is not None:
                    self._watchers.on_progress(self.progress())
            if connection is not None:
                self._write(connection)
            elif time.monotonic() - self._wrote > SIGN:
                with self._transaction() as connection:
                    self._write(connection)

    def _looked_up(self, portion: Portion) -> tuple[Chunk, list[ParsedEntry]]:
        """What is to be written of *portion*, and of its entries those that were not known."""
        connections = self._connections
        if isinstance(portion, Chunk):
            chunk = portion
            connections.confirm(chunk.known)
            known = connections.known([each.incoming.digest for each in chunk.parsed])
        else:
            chunk, known = make_chunk(portion, connections), {}
        fresh = [each for each in chunk.parsed if each.incoming.digest not in known]
        self._sources.add(source_id for _, source_id in chunk.known)
        self._sources.add(known.values())
        met = len(chunk.known) + len(chunk.parsed) - len(fresh)
        self.tally.count({Outcome.UNCHANGED: met} if met else {})
        self.tally.formats.update(chunk.formats)
        return chunk, fresh

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count what is stored within one transaction, unless it fails.

        What was not committed was not seen: its ids will be those of other rows.
        """
        counts = dict(self.tally.counts)
        sources, rejections = self._sources.copy(), self._rejections.copy()
        try:
            yield
        except BaseException:
            self.tally.counts, self._sources, self._rejections = counts, sources, rejections
            raise

    def _store(
        self, connection: Connection, chunk: Chunk, fresh: list[ParsedEntry], *, is_first: bool
    ) -> None:
        """Store what was not known when it was looked for; *is_first* of its transaction."""
        newcomers = chunk.newcomers
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
            self._sources.add(meanwhile.values())
        remaining = [each for each in entries if each.digest not in meanwhile]
        authors = self._connections.authors
        self._sources.add(write_newcomers(connection, newcomers, authors, self.id))
        result = Batch(connection, self.id, authors).store(remaining, source=self._source)
        self._sources.add(result.sources)
        self._rejections.add(result.rejections)
        outcomes: Counter[str] = Counter(result.outcomes)
        outcomes[Outcome.ADDED] += len(newcomers.papers)
        outcomes[Outcome.UNCHANGED] += len(entries) - len(remaining)
        self._note(fresh, result.touched)
        for warning in chunk.warnings:
            self.tally.warn(warning)
        self.tally.count(outcomes)

    def catch_up(self) -> None:
        """Do what a first import puts off, each in a transaction of its own."""
        for do in (indexes.restore, search_index.end_bulk):
            with self._transaction() as connection:
                do(connection)

    def end(self, status: str) -> None:
        """Write how the run ended."""
        with self._transaction() as connection:
            files = self._files
            # A commit that was interrupted may have stored more than is known here.
            stored = connection.scalar(select(Import.read).where(Import.id == self.id)) or 0
            values: dict[str, Any] = {"status": status, "finished": _now(), "process": None}
            if files:
                values |= {"size": files.bytes_read, "checksum": files.checksum}
            if stored <= self.tally.counts["read"]:
                self._write(connection, **values)
            else:
                self._update(connection, values)

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
            self.end(status)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction in which the run's row is still its own."""
        with self._connections.transaction() as connection:
            own = exists().where(Import.id == self.id, Import.process == self._process)
            if not connection.scalar(select(own)):
                raise taken_over(self.id)
            yield connection

    def progress(self) -> Progress:
        """How far the run is."""
        return Progress(
            self._source,
            self.tally.counts["read"],
            self._files.bytes_read if self._files else 0,
            self._files.bytes_total if self._files else None,
            time.monotonic() - self._started,
        )

    def _write(self, connection: Connection, **values: Any) -> None:  # noqa: ANN401 - columns
        """Write what the run has seen so far."""
        self._update(
            connection,
            {
                "format": " ".join(sorted(self.tally.formats)),
                "sources_seen": self._sources.json(),
                "rejections_seen": self._rejections.json(),
                **self.tally.counts,
                **values,
            },
        )

    def _update(self, connection: Connection, values: dict[str, Any]) -> None:
        values = values | {"last_written": _now()}
        connection.execute(update(Import).where(Import.id == self.id).values(values))
        self._wrote = time.monotonic()

    def _note(self, entries: list[ParsedEntry], touched: list[Touched]) -> None:
        """Keep the first rejections, warnings and changes for the report; tell the watchers."""
        for _, place, (_, record, _) in entries:
            if not isinstance(record, Rejection):
                for sentence in record.warnings:
                    self.tally.warn(f"{place}: {sentence}")
                continue
            if len(self.tally.rejections) < KEPT:
                self.tally.rejections.append(record)
            if self._watchers.on_rejection is not None:
                self._watchers.on_rejection(
                    RejectedEntry(
                        record.format,
                        self._source,
                        record.place,
                        record.identifier,
                        record.reason,
                        record.raw,
                    )
                )
        for each in touched:
            if each.is_changed:
                self.tally.change(_changes(each), self._watchers.changes)

    def _look_back(self, connection: Connection) -> None:
        """Say so if the last run of the same source did not come to its end."""
        last = connection.execute(
            select(Import.id, Import.status)
            .where(Import.source == self._source)
            .order_by(Import.id.desc())
            .limit(1)
        ).one_or_none()
        if last is not None and last.status in {"cut", "failed"} and self._source != STDIN:
            self.tally.notes.append(
                f"import {last.id} of the same source was cut; this one goes on from what it stored"
            )


def _changes(touched: Touched) -> list[Change]:
    """The fields that differ between what a paper was and what it is."""
    before, after = touched.before, touched.paper.merged
    return [
        Change(after.arxiv_id or "", name, getattr(before, name), getattr(after, name))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
