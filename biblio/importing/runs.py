"""One run of the importer: entries in batches, each batch one transaction, and the run's row."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from sqlalchemy import URL, Connection, func, insert, select, update

from biblio.db.engine import explained, make_engine
from biblio.db.models import Import
from biblio.errors import BiblioError
from biblio.importing.arrivals import Arrival, FileArrivals, chunked
from biblio.importing.authors import AuthorIds
from biblio.importing.batch import Batch, Incoming, Outcome, known_sources
from biblio.importing.merge import FIELDS
from biblio.importing.processes import is_alive, this_process
from biblio.importing.reports import KEPT, Change, ImportReport, Progress, Tally
from biblio.importing.seen import SeenIds
from biblio.importing.writing import Touched
from biblio.names import PARSER_VERSION
from biblio.records import Rejection
from biblio.version import __version__

BATCH = 2_000  # entries in a transaction
BATCH_SIZE = 8 * 1024 * 1024  # bytes of entries in a transaction: what memory a batch may take

OnProgress = Callable[[Progress], None]


class Importer:
    """Writes runs into one database; close it when done.

    With *dry_run* everything happens as it would, in one transaction that is never committed.
    The database has this program's schema already.
    """

    def __init__(self, url: URL, *, dry_run: bool = False) -> None:
        self._dry_run = dry_run
        self._where = url.database or url
        self._writer_engine = make_engine(url)
        self._reader_engine = make_engine(url, read_only=True)
        with explained(self._where):
            self._writer = self._writer_engine.connect()
            self._reader = self._writer if dry_run else self._reader_engine.connect()
        self._whole = self._writer.begin() if dry_run else None
        self._authors = AuthorIds()
        self._version: int | None = None

    def close(self) -> None:
        """Give up the connections; of a dry run nothing stays."""
        if self._whole is not None:
            self._whole.rollback()
        for connection in {self._reader, self._writer}:
            connection.close()
        self._reader_engine.dispose()
        self._writer_engine.dispose()

    def run(
        self,
        source: str,
        first: list[Arrival],
        rest: Iterable[list[Arrival]],
        *,
        files: FileArrivals | None = None,
        on_progress: OnProgress | None = None,
    ) -> ImportReport:
        """Import what arrives in chunks, *first* and then the *rest*, and tell what became of it.

        Raises:
            BiblioError: the source or the database failed on the way; the batches before that
                are stored, and the run says that it failed.
        """
        with explained(self._where):
            run = _Run(self, source, files)
            run.begin()
            try:
                for chunk in chain([first] if first else [], rest):
                    run.store(chunk)
                    if on_progress is not None:
                        on_progress(run.progress())
            except BaseException as error:
                run.end("failed" if isinstance(error, BiblioError) else "cut")
                raise
            run.end("complete")
        return run.tally.report(None if self._dry_run else run.id, source)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The writer's connection within a transaction of its own, or within the dry run's."""
        scope: AbstractContextManager[object] = (
            nullcontext() if self._dry_run else self._writer.begin()
        )
        try:
            with scope:
                self._look_for_others()
                yield self._writer
        except BaseException:
            self._authors.forget()
            raise

    def known(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """The sources that the database has of entries with *digests*."""
        if self._dry_run:
            return known_sources(self._writer, digests)
        with self._reader.begin():
            return known_sources(self._reader, digests)

    @property
    def authors(self) -> AuthorIds:
        """The author ids that are remembered."""
        return self._authors

    def _look_for_others(self) -> None:
        """Forget what is remembered if another connection has written since the last time."""
        if self._writer.dialect.name == "sqlite":
            version = self._writer.exec_driver_sql("PRAGMA data_version").scalar_one()
            if version != self._version:
                self._authors.forget()
            self._version = version
        else:
            self._authors.forget()


class _Run:
    """The state of one run."""

    def __init__(self, importer: Importer, source: str, files: FileArrivals | None) -> None:
        self.tally = Tally()
        self.id = 0
        self._importer = importer
        self._source = source
        self._files = files
        self._sources = SeenIds()
        self._rejections = SeenIds()
        self._started = time.monotonic()

    def begin(self) -> None:
        """Write the run's row, and mark the runs whose process is gone."""
        with self._importer.transaction() as connection:
            self._mark_cut_runs(connection)
            self.id = (connection.scalar(select(func.max(Import.id))) or 0) + 1
            connection.execute(
                insert(Import).values(
                    id=self.id,
                    source=self._source,
                    format="",
                    status="running",
                    process=this_process(),
                    started=_now(),
                    program_version=__version__,
                    parser_version=PARSER_VERSION,
                )
            )

    def store(self, chunk: list[Arrival]) -> None:
        """Store one chunk in one transaction; none where all of it was read before."""
        known = self._importer.known(list({each.digest for each in chunk}))
        self._sources.add(known.values())
        fresh = [each for each in chunk if each.digest not in known]
        self.tally.count({Outcome.UNCHANGED: len(chunk) - len(fresh)} if known else {})
        self.tally.formats |= {each.format for each in chunk if each.format}
        if not fresh:
            return
        entries = [Incoming(each.digest, each.outcome()) for each in fresh]
        with self._importer.transaction() as connection:
            meanwhile = known_sources(connection, list({each.digest for each in entries}))
            self._sources.add(meanwhile.values())
            remaining = [each for each in entries if each.digest not in meanwhile]
            batch = Batch(connection, self.id, self._importer.authors)
            result = batch.store(remaining, source=self._source)
            self._sources.add(result.sources)
            self._rejections.add(result.rejections)
            outcomes: Counter[str] = Counter(result.outcomes)
            outcomes[Outcome.UNCHANGED] += len(entries) - len(remaining)
            self._note(fresh, entries, result.touched)
            self.tally.count(outcomes)
            self._write(connection)

    def end(self, status: str) -> None:
        """Write how the run ended."""
        with self._importer.transaction() as connection:
            files = self._files
            self._write(
                connection,
                status=status,
                finished=_now(),
                process=None,
                size=files.bytes_read if files else None,
                checksum=files.checksum if files else None,
            )

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
        connection.execute(
            update(Import)
            .where(Import.id == self.id)
            .values(
                format=" ".join(sorted(self.tally.formats)),
                sources_seen=self._sources.json(),
                rejections_seen=self._rejections.json(),
                **self.tally.counts,
                **values,
            )
        )

    def _note(
        self, arrivals: list[Arrival], entries: list[Incoming], touched: list[Touched]
    ) -> None:
        """Keep the first rejections, warnings and changes for the report."""
        for arrival, entry in zip(arrivals, entries, strict=True):
            if isinstance(entry.record, Rejection):
                if len(self.tally.rejections) < KEPT:
                    self.tally.rejections.append(entry.record)
            else:
                for sentence in entry.record.warnings:
                    self.tally.warn(f"{arrival.place}: {sentence}")
        for each in touched:
            if each.is_changed and len(self.tally.changes) < KEPT:
                self.tally.changes.extend(_changes(each))

    def _mark_cut_runs(self, connection: Connection) -> None:
        """Mark the runs that say they are going on, and whose process is gone."""
        for row in connection.execute(
            select(Import.id, Import.source, Import.process).where(Import.status == "running")
        ).all():
            if is_alive(row.process):
                continue
            connection.execute(
                update(Import).where(Import.id == row.id).values(status="cut", process=None)
            )
            if row.source == self._source:
                self.tally.notes.append(
                    f"import {row.id} of the same source was cut; "
                    "this one goes on from what it stored"
                )


def _changes(touched: Touched) -> list[Change]:
    """The fields that differ between what a paper was and what it is."""
    before, after = touched.before, touched.paper.merged
    return [
        Change(after.arxiv_id or "", name, getattr(before, name), getattr(after, name))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]


def chunks_of(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """*arrivals* as the lists that a transaction takes."""
    return chunked(arrivals, BATCH, BATCH_SIZE)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
