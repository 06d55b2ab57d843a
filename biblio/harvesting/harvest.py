"""A harvest as a run of the importer: each page of a list is stored before the next is asked for.

What the server says of itself decides how far a harvest is, never the clock of this machine. Each
page is stored in a transaction of its own, and then the place in the list is: whatever is killed in
between is read again, which changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, insert

from biblio.db.harvest_models import HarvestRun
from biblio.errors import BiblioError, DatabaseError, UnreadableSource
from biblio.formats.format import entry_digest
from biblio.formats.oai import FORMAT
from biblio.harvesting import marks
from biblio.harvesting.client import Client, Unanswered, Waiting, require_address
from biblio.harvesting.clock import Clock
from biblio.harvesting.oai_pmh import List, Page, Selection, list_records
from biblio.importing.loads import Load
from biblio.importing.raw_entries import RawEntry, portions_of
from biblio.importing.reports import ImportReport
from biblio.importing.runs import Importer, Watchers

OVERLAP: Final = 1  # days before the mark that are read again: a server may be late with some
SIGN_EVERY: Final = 60.0  # seconds of waiting after which the harvest says that it is there


class HarvestProgress(NamedTuple):
    """How far a harvest is: records and pages of this run, the day reached, and why it waits.

    `seconds` are those since it began, those of waiting included.
    """

    records: int
    pages: int
    day: str | None
    seconds: float
    waiting: Waiting | None = None


OnHarvest = Callable[[HarvestProgress], None]


@dataclass(frozen=True, slots=True)
class HarvestReport:
    """What one harvest did.

    `since` and `until` are the days of change that were asked for, None where open; `mark` the day
    up to which all is here now. `was_resumed` says that a list was taken up where it was cut.
    `run` is None where the server had no record to give: then there is no run.
    """

    url: str
    metadata_prefix: str
    set_spec: str
    since: str | None
    until: str | None
    mark: str | None
    was_resumed: bool
    pages: int
    run: ImportReport | None
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Harvester:
    """Harvests into one database through its *importer*, asking servers through its *client*.

    *beside* is the file of the database: a page that cannot be parsed is kept in its folder.
    """

    importer: Importer
    client: Client
    beside: Path | None = None
    on_harvest: OnHarvest | None = None
    watchers: Watchers = field(default_factory=Watchers)
    clock: Clock = field(default_factory=Clock)

    def run(
        self,
        wanted: Selection,
        *,
        since: str | None = None,
        until: str | None = None,
        overlap: int = OVERLAP,
    ) -> HarvestReport:
        """Harvest what is *wanted*, and tell what became of it.

        Without days it takes up the list that was cut, or goes on from where the last complete one
        ended, *overlap* days before. With days it asks for those, and takes up a list that was cut
        where it was the same.

        Raises:
            UnreadableSource: the server failed, or complains; what came before that is stored.
            DatabaseError: another process harvests the same, or the database cannot be written.
        """
        require_address(wanted.url)
        with self.importer.transaction() as connection:
            number = marks.claim(connection, wanted)
        try:
            report = self._run(number, wanted, since, until, overlap)
        except BaseException as error:
            self._give_up(number, error)
            raise
        with self.importer.transaction() as connection:
            marks.note_completion(connection, number)
            marks.release(connection, number)
            return replace(report, mark=marks.mark_of(connection, number))

    def _run(
        self, number: int, wanted: Selection, since: str | None, until: str | None, overlap: int
    ) -> HarvestReport:
        with self.importer.transaction() as connection:
            cut = marks.unfinished(connection, number)
            mark = marks.mark_of(connection, number)
        is_asked = since is not None or until is not None
        if cut is not None and is_asked and (cut.asked.since, cut.asked.until) != (since, until):
            cut = None
        if cut is not None:
            asked = cut.asked
        else:
            asked = List(since if is_asked else day_before(mark, overlap), until)
        goes_on = cut.goes_on if cut is not None else not is_asked and mark is not None
        reading = _Reading(self, number, wanted, asked, cut, goes_on=goes_on)
        loads = reading.loads()
        first = next(loads, None)
        report = None
        if first is not None:
            watchers = replace(self.watchers, on_begin=reading.begin)
            report = self.importer.run(str(wanted), first, loads, files=reading, watchers=watchers)
        else:
            reading.end_without_run()
        redirects = (
            f"{source} redirects to {target}: name that with --url"
            for source, target in self.client.redirects.items()
        )
        return HarvestReport(
            *wanted,
            since=asked.since,
            until=asked.until,
            mark=None,
            was_resumed=cut is not None,
            pages=reading.pages_read,
            run=report,
            notes=tuple(redirects),
        )

    def _give_up(self, number: int, error: BaseException) -> None:
        """Note why the harvest ended, where the database can still be written, and leave it."""
        sentence = str(error) if isinstance(error, BiblioError) else type(error).__name__
        with suppress(DatabaseError), self.importer.transaction() as connection:
            if isinstance(error, Exception):
                marks.note_failure(connection, number, sentence)
            marks.release(connection, number)


class _Reading:
    """A list on its way to the importer: how far it was read, in the words of any source."""

    def __init__(
        self,
        harvester: Harvester,
        number: int,
        wanted: Selection,
        asked: List,
        cut: marks.Unfinished | None,
        *,
        goes_on: bool,
    ) -> None:
        self.source = str(wanted)
        self.bytes_read = 0
        self.bytes_total: int | None = None
        self.checksum: str | None = None
        self.notes: Sequence[str] = ()
        self.pages_read = self.records = 0
        self._harvester = harvester
        self._number = number
        self._wanted = wanted
        self._asked = asked
        self._begun = replace(asked)
        self._cut = cut
        self._goes_on = goes_on
        self._import_id: int | None = None
        self._started = self._signed = harvester.clock.monotonic()
        self._dropped = 0

    def begin(self, import_id: int) -> None:
        """Note that the run *import_id* reads the list."""
        self._import_id = import_id
        cut = self._cut
        with self._harvester.importer.transaction() as connection:
            connection.execute(
                insert(HarvestRun).values(
                    import_id=import_id,
                    harvest_id=self._number,
                    continues=cut.import_id if cut is not None else None,
                    goes_on=int(self._goes_on),
                    from_day=self._asked.since,
                    until_day=self._asked.until,
                )
            )
            self._note(connection, self._begun)

    def loads(self) -> Iterator[Load]:
        """The pages as loads; one that is empty while the server lets wait.

        Raises:
            UnreadableSource: the server failed, or complains.
        """
        pages = list_records(self._harvester.client, self._wanted, self._asked)
        for each in self._kept(pages):
            if isinstance(each, Waiting):
                self._tell(each)
                self._give_sign()
                if self._import_id is not None:
                    yield []  # the run says that it is there
                continue
            entries = self._entries(each)
            if (first := next(entries, None)) is not None:
                yield portions_of(chain([first], entries))
            self._stored(each)
        if self._dropped:
            plural = "s" if self._dropped > 1 else ""
            self.notes = (
                f"{self._dropped:,} character{plural} that XML forbids were taken out of pages",
            )

    def _kept(self, pages: Generator[Waiting | Page]) -> Iterator[Waiting | Page]:
        """*pages*; where one cannot be used, it is kept beside the database."""
        try:
            yield from pages
        except Unanswered as error:
            path = self._harvester.beside
            if error.body is None or path is None:
                raise
            kept = path.with_name(f"{path.name}-page.xml")
            try:
                kept.write_bytes(error.body)
            except OSError:
                raise error from None
            raise UnreadableSource(f"{error}; the page is kept as {kept}") from error

    def _entries(self, page: Page) -> Iterator[RawEntry]:
        """The records of *page*."""
        self.bytes_read += len(page.xml)
        self._dropped += page.dropped
        place = self.pages_read + 1
        for entry in FORMAT.split(BytesIO(page.xml)):
            self.records += 1
            yield RawEntry(
                entry_digest(entry.raw, FORMAT.name),
                f"page {place}, {entry.place}",
                FORMAT.name,
                len(entry.raw),
                entry,
                page.answered or "",
                FORMAT,
            )

    def _stored(self, page: Page) -> None:
        """Note that all of *page* is stored, and where the list goes on."""
        self.pages_read += 1
        with self._harvester.importer.transaction() as connection:
            if self._import_id is not None:
                self._note(connection, self._asked)
            marks.note_answer(connection, self._number, page.answered)
            marks.give_sign(connection, self._number)
        self._tell(None)

    def end_without_run(self) -> None:
        """Note the end of a list that was cut before pages without a record, in its last run."""
        if self._cut is not None:
            self._import_id = self._cut.import_id
            with self._harvester.importer.transaction() as connection:
                self._note(connection, self._asked)

    def _note(self, connection: Connection, asked: List) -> None:
        assert self._import_id is not None  # noqa: S101 - there is a run
        pages = self.pages_read + (self._cut.pages if self._cut is not None else 0)
        marks.note_page(connection, self._import_id, asked, pages)

    def _give_sign(self) -> None:
        """Say that this process is there, once a minute."""
        now = self._harvester.clock.monotonic()
        if now - self._signed >= SIGN_EVERY:
            self._signed = now
            with self._harvester.importer.transaction() as connection:
                marks.give_sign(connection, self._number)

    def _tell(self, waiting: Waiting | None) -> None:
        tell = self._harvester.on_harvest
        if tell is not None:
            seconds = self._harvester.clock.monotonic() - self._started
            tell(HarvestProgress(self.records, self.pages_read, self._asked.seen, seconds, waiting))


def day_before(mark: str | None, days: int) -> str | None:
    """The day so many *days* before *mark*; there is none before the first of the calendar."""
    if mark is None:
        return None
    first = date.min.toordinal()
    return date.fromordinal(max(date.fromisoformat(mark).toordinal() - days, first)).isoformat()
