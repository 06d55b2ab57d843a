"""The row of a run in `imports`, written with each transaction of the run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, exists, insert, select, update

from biblio.db import numbering
from biblio.db.models import Import
from biblio.db.processes import SIGN
from biblio.importing.connections import Connections
from biblio.importing.raw_entries import Reading
from biblio.importing.reports import Progress, Tally
from biblio.importing.running import taken_over
from biblio.merging.seen import SeenIds
from biblio.model.moments import time_now
from biblio.model.names import PARSER_VERSION
from biblio.sources.opening import STDIN
from biblio.version import __version__


class RunRow:
    """What a run has counted and seen, and the row that tells it; `id` is 0 before `begin`."""

    def __init__(
        self,
        connections: Connections,
        source: str,
        files: Reading | None,
        library: str | None = None,
    ) -> None:
        self.id = 0
        self._library = library
        self.source = source
        self.tally = Tally()
        self.sources = SeenIds()
        self.rejections = SeenIds()
        self._connections = connections
        self._files = files
        self._process: str | None = None
        self._started = self._wrote = time.monotonic()

    def begin(self, connection: Connection) -> None:
        """Insert the row; note whether the last run of the same source came to its end."""
        self._process = self._connections.this_process(connection)
        self._look_back(connection)
        (self.id,) = numbering.take(connection, Import)
        connection.execute(
            insert(Import).values(
                id=self.id,
                source=self.source,
                format="",
                status="running",
                process=self._process,
                started=time_now(),
                last_written=time_now(),
                program_version=__version__,
                parser_version=PARSER_VERSION,
                library=self._library,
            )
        )

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction in which the row is still the run's own."""
        with self._connections.transaction() as connection:
            own = exists().where(Import.id == self.id, Import.process == self._process)
            if not connection.scalar(select(own)):
                raise taken_over(self.id)
            yield connection

    @contextmanager
    def counting(self) -> Iterator[Connection]:
        """A transaction that stores entries; what is counted in it is not if it fails.

        What was not committed was not seen: its ids will be those of other rows.
        """
        counts = dict(self.tally.counts)
        sources, rejections = self.sources.copy(), self.rejections.copy()
        try:
            with self.transaction() as connection:
                yield connection
                self._write(connection)
        except BaseException:
            self.tally.counts, self.sources, self.rejections = counts, sources, rejections
            raise

    @property
    def is_silent(self) -> bool:
        """Whether the run has not written for so long that others may take it for dead."""
        return time.monotonic() - self._wrote > SIGN

    def end(self, status: str) -> None:
        """Write how the run ended."""
        with self.transaction() as connection:
            # A commit that was interrupted may have stored more than is known here.
            stored = connection.scalar(select(Import.read).where(Import.id == self.id)) or 0
            values: dict[str, Any] = {"status": status, "finished": time_now(), "process": None}
            if self._files:
                values |= {"size": self._files.bytes_read, "checksum": self._files.checksum}
            if stored <= self.tally.counts["read"]:
                self._write(connection, **values)
            else:
                self._update(connection, values)

    def progress(self, *, is_finishing: bool = False) -> Progress:
        """How far the run is."""
        return Progress(
            self.source,
            self.tally.counts["read"],
            self._files.bytes_read if self._files else 0,
            self._files.bytes_total if self._files else None,
            time.monotonic() - self._started,
            is_finishing,
        )

    def _write(self, connection: Connection, **values: Any) -> None:  # noqa: ANN401 - columns
        """Write what the run has seen so far."""
        self._update(
            connection,
            {
                "format": " ".join(sorted(self.tally.formats)),
                "sources_seen": self.sources.json(),
                "rejections_seen": self.rejections.json(),
                "as_of": self._connections.sightings.latest,
                **self.tally.counts,
                **values,
            },
        )

    def _update(self, connection: Connection, values: dict[str, Any]) -> None:
        values = values | {"last_written": time_now()}
        connection.execute(update(Import).where(Import.id == self.id).values(values))
        self._wrote = time.monotonic()

    def _look_back(self, connection: Connection) -> None:
        """Say so if the last run of the same source did not come to its end."""
        last = connection.execute(
            select(Import.id, Import.status)
            .where(Import.source == self.source)
            .order_by(Import.id.desc())
            .limit(1)
        ).one_or_none()
        if last is not None and last.status in {"cut", "failed"} and self.source != STDIN:
            self.tally.notes.append(
                f"import {last.id} of the same source was cut; this one goes on from what it stored"
            )
