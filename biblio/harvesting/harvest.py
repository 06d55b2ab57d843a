"""A harvest as a run of the importer: each page of a list is stored before the next is asked for.

What the server says of itself decides how far a harvest is, never the clock of this machine. Each
page is stored in a transaction of its own, and then the place in the list is: whatever is killed in
between is read again, which changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert

from biblio.db.harvest_models import HarvestRun
from biblio.errors import BiblioError, DatabaseError
from biblio.formats.oai import FORMAT
from biblio.harvesting import marks
from biblio.harvesting.addresses import address_of
from biblio.harvesting.client import Client, Waiting
from biblio.harvesting.clock import Clock
from biblio.harvesting.kept_pages import keeping
from biblio.harvesting.oai_pmh import Complaint, List, Page, Selection, list_records
from biblio.harvesting.reading import OnServer, ServerReading
from biblio.importing.loads import Load
from biblio.importing.reports import ImportReport
from biblio.importing.runs import Importer, Watchers

OVERLAP: Final = 1  # days before the mark that are read again: a server may be late with some
SIGN_EVERY: Final = 60.0  # seconds of waiting after which the harvest says that it is there


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
    on_harvest: OnServer | None = None
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
        wanted = wanted._replace(url=address_of(wanted.url).url)
        with self.importer.transaction() as connection:
            number = marks.claim(connection, wanted, self.importer.this_process(connection))
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
        return HarvestReport(
            *wanted,
            since=asked.since,
            until=asked.until,
            mark=None,
            was_resumed=cut is not None,
            pages=reading.pages_read,
            run=report,
            notes=tuple(self.client.notes("--url")),
        )

    def _give_up(self, number: int, error: BaseException) -> None:
        """Note why the harvest ended, where the database can still be written, and leave it."""
        sentence = str(error) if isinstance(error, BiblioError) else type(error).__name__
        with suppress(DatabaseError), self.importer.transaction() as connection:
            if isinstance(error, Exception):
                marks.note_failure(connection, number, sentence)
            if isinstance(error, Complaint) and marks.is_unused(connection, number):
                marks.forget(connection, number)  # mistyped, and never anything else
            marks.release(connection, number)


class _Reading(ServerReading):
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
        super().__init__(str(wanted), harvester.clock, harvester.on_harvest)
        self._harvester = harvester
        self._number = number
        self._wanted = wanted
        self._asked = asked
        self._begun = replace(asked)
        self._cut = cut
        self._goes_on = goes_on
        self._import_id: int | None = None
        self._signed = harvester.clock.monotonic()

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
        wanted, beside = self._wanted, self._harvester.beside
        pages = list_records(self._harvester.client, wanted, self._asked)
        for each in keeping(pages, beside, wanted.url, "-".join(wanted[1:])):
            if isinstance(each, Waiting):
                self._tell(each)
                self._give_sign()
                if self._import_id is not None:
                    yield []  # the run says that it is there
                continue
            load = self.load(
                each.xml,
                FORMAT,
                as_of=each.answered or "",
                place=f"page {self.pages_read + 1}",
                dropped=each.dropped,
            )
            if load is not None:
                yield load
            self._stored(each)
        self.end()

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
        self.tell(waiting, day=self._asked.seen, name=self._wanted.set_spec or self._wanted.host)


def day_before(mark: str | None, days: int) -> str | None:
    """The day so many *days* before *mark*; there is none before the first of the calendar."""
    if mark is None:
        return None
    first = date.min.toordinal()
    return date.fromordinal(max(date.fromisoformat(mark).toordinal() - days, first)).isoformat()
