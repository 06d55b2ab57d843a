"""What comes from a server, on its way to the importer like what comes from any source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import NamedTuple

from biblio.formats.format import Format, entry_digest
from biblio.harvesting.client import Waiting
from biblio.harvesting.clock import Clock
from biblio.importing.loads import Load
from biblio.importing.raw_entries import RawEntry, portions_of


class ServerProgress(NamedTuple):
    """How far it is: records and pages of this run, the day reached, and why it waits.

    `seconds` are those since it began, those of waiting included. `name` is what is asked, `done`
    how many of the `total` that are asked for were answered, where these are known.
    """

    records: int
    pages: int
    day: str | None
    seconds: float
    waiting: Waiting | None = None
    name: str = ""
    done: int | None = None
    total: int | None = None


OnServer = Callable[[ServerProgress], None]


class ServerReading:
    """The pages of a server, and how far they were read; `source` is what a run of them is called.

    *on_progress* is told of each page and each wait, by the *clock*.
    """

    def __init__(self, source: str, clock: Clock, on_progress: OnServer | None) -> None:
        self.source = source
        self.bytes_read = 0
        self.bytes_total: int | None = None
        self.checksum: str | None = None
        self.notes: Sequence[str] = ()
        self.pages_read = self.records = 0
        self._dropped = 0
        self._clock = clock
        self._on_progress = on_progress
        self._started = clock.monotonic()

    def load(
        self, body: bytes, reader: Format, *, as_of: str, place: str, dropped: int = 0
    ) -> Load | None:
        """The entries of a page, to be stored together; None where it has none.

        What they say was so at the moment *as_of*, and *dropped* characters were taken out.
        """
        self.bytes_read += len(body)
        self._dropped += dropped
        entries = self._entries(body, reader, as_of, place)
        first = next(entries, None)
        return None if first is None else portions_of(chain([first], entries))

    def _entries(self, body: bytes, reader: Format, as_of: str, place: str) -> Iterator[RawEntry]:
        for entry in reader.split(BytesIO(body)):
            self.records += 1
            yield RawEntry(
                entry_digest(entry.raw, reader.name),
                f"{place}, {entry.place}",
                reader.name,
                len(entry.raw),
                entry,
                as_of,
                reader,
            )

    def end(self) -> None:
        """Note what there is to say of what was read."""
        if self._dropped:
            plural = "s" if self._dropped > 1 else ""
            self.notes = (
                f"{self._dropped:,} character{plural} that XML forbids were taken out of pages",
            )

    def tell(
        self,
        waiting: Waiting | None,
        *,
        day: str | None = None,
        name: str = "",
        done: int | None = None,
        total: int | None = None,
    ) -> None:
        """Tell how far it is."""
        if self._on_progress is not None:
            seconds = self._clock.monotonic() - self._started
            self._on_progress(
                ServerProgress(
                    self.records, self.pages_read, day, seconds, waiting, name, done, total
                )
            )
