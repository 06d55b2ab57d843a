"""Imports: files and records in, runs looked at, retried and taken back; lists put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import URL

from biblio.db import engines
from biblio.db.people_blocks import count_stale
from biblio.db.revisions import upgrade
from biblio.errors import InvalidQuery
from biblio.library.connected import Connected
from biblio.model.moments import moment
from biblio.model.records import PaperRecord
from biblio.queries.imports import (
    HeldRecord,
    ImportDetail,
    ImportSummary,
    find_run,
    get_import,
    list_held,
    list_imports,
)
from biblio.queries.papers.shifted import count_outdated, list_shifted
from biblio.queries.rows import Page, ShiftedList

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.changes.reparse import ReparseReport
    from biblio.changes.undo import UndoReport
    from biblio.importing.loads import Load
    from biblio.importing.raw_entries import Reading
    from biblio.importing.reports import ImportReport
    from biblio.importing.runs import Importer, Watchers

    _Begun = tuple[Reading, Load | None, Iterator[Load]]


WOULD_UPGRADE = "the database would get a new schema first, and a copy of it stay as it was"


class Imports(Connected):
    """What is done with runs of the importer, and with what they stored."""

    def import_files(
        self,
        *sources: str | Path,
        format: str | None = None,  # noqa: A002 - the word of the field and of the command line
        dry_run: bool = False,
        batch: int | None = None,
        as_of: str | None = None,
        library: str | None = None,
        replace: bool = False,
        watchers: Watchers | None = None,
    ) -> list[ImportReport]:
        """Import files, folders, archives or `-`, each as one run; a report for each.

        The database is created or upgraded first. With *dry_run* nothing is written, and the
        reports say what would be. *batch* is the number of entries that are written together:
        fewer let others write in between and lose less in a crash, and cost speed. *as_of* is when
        what the sources say was so, a day or a time in UTC; without it a source's own word counts,
        else the time of its file. *library* is the collection that the sources are part of:
        citation keys tell papers within it. With *replace* the new edition takes the place of all
        earlier runs of that library, or of the same sources where none is named, in one
        transaction: what fails leaves the old one. *watchers* are told of progress and rejections
        as they come, and say how many changes a report keeps.

        Raises:
            InvalidQuery: *as_of* is no day and no time, *library* can be no name, or nothing tells
                what is to be replaced.
            UnreadableSource: a source cannot be read at all; those before it are imported.
            DatabaseError: the database cannot be written.
        """
        told = _moment(as_of)
        library = _library(library)

        def run(importer: Importer, begun: _Begun) -> ImportReport:
            files, first, rest = begun
            return importer.run(
                files.source, first, rest, files=files, as_of=told, watchers=watchers
            )

        def begin(source: str | Path) -> _Begun:
            return _begun(source, format, self.url, batch, library)

        if replace:
            from biblio.sources.opening import label  # noqa: PLC0415 - queries need none

            return self._replaced(
                [label(each) for each in sources],
                lambda importer: [run(importer, begin(each)) for each in sources],
                library,
                dry_run=dry_run,
                watchers=watchers,
            )
        reports = []
        for source in sources:
            begun = begin(source)  # before anything is made
            with self._importer(dry_run=dry_run, library=library, watchers=watchers) as importer:
                reports.append(run(importer, begun))
        return reports

    def _replaced(
        self,
        sources: Sequence[str],
        run: Callable[[Importer], Sequence[ImportReport]],
        library: str | None,
        *,
        dry_run: bool,
        watchers: Watchers | None = None,
    ) -> list[ImportReport]:
        """What *run* imports of *sources* in the place of earlier runs, in one transaction."""
        from biblio.changes.editions import replace_earlier  # noqa: PLC0415 - queries need none

        with self._importer(
            dry_run=dry_run, library=library, at_once=True, watchers=watchers
        ) as importer:
            reports = replace_earlier(importer, sources, library, run)
        if not dry_run:
            last = reports[-1].import_id
            reports[-1] = replace(
                reports[-1], people_changed=self._keep_people("import", last, watchers)
            )
        return reports

    def retry(
        self, import_id: int, *, dry_run: bool = False, watchers: Watchers | None = None
    ) -> ImportReport:
        """Read anew what the run *import_id* rejected, as a run of its own; its report.

        What is stored now counts as open no more (`import_run`); the older run keeps its history.

        Raises:
            NotFound: there is no such run, or it rejected nothing.
            DatabaseError: the database cannot be written.
        """
        from biblio.changes.retrying import rejected_entries  # noqa: PLC0415
        from biblio.importing.loads import one_by_one  # noqa: PLC0415 - as above
        from biblio.importing.raw_entries import portions_of  # noqa: PLC0415 - as above

        with self.session() as session:
            source, library, entries = rejected_entries(session.connection(), import_id)
            with self._importer(dry_run=dry_run, library=library) as importer:
                loads = one_by_one(portions_of(entries))
                return importer.run(source, None, loads, watchers=watchers)

    def import_records(
        self,
        records: Iterable[PaperRecord],
        *,
        source: str = "script",
        dry_run: bool = False,
        as_of: str | None = None,
        library: str | None = None,
        replace: bool = False,
    ) -> ImportReport:
        """Import the *records* that a script makes, as one run named *source*; its report.

        *as_of* is when what they say was so, a day or a time in UTC; None for before all times.
        *library* and *replace* are as for `import_files`.

        Raises:
            InvalidQuery: *as_of* is no day and no time, or *library* can be no name.
            DatabaseError: the database cannot be written.
        """
        from biblio.importing.loads import one_by_one  # noqa: PLC0415 - as above
        from biblio.importing.raw_entries import portions_of, script_entries  # noqa: PLC0415

        told = _moment(as_of)
        library = _library(library)

        def run(importer: Importer) -> ImportReport:
            loads = one_by_one(portions_of(script_entries(records, library)))
            return importer.run(source, None, loads, as_of=told)

        if replace:
            return self._replaced(
                [source], lambda importer: [run(importer)], library, dry_run=dry_run
            )[0]
        with self._importer(dry_run=dry_run, library=library) as importer:
            return run(importer)

    def imports(self, *, limit: int | None = None) -> Page[ImportSummary]:
        """The runs of the importer, the last first."""
        return self._read(lambda session: list_imports(session, limit=limit))

    def held(self, *, limit: int | None = None) -> Page[HeldRecord]:
        """The records without identifier that wait for the paper with their abstract."""
        return self._read(lambda session: list_held(session, limit=limit))

    def import_run(self, import_id: int | str, *, limit: int | None = None) -> ImportDetail:
        """One run, by its number or as `last`, with the first *limit* of what it rejected.

        Raises:
            InvalidQuery: that is no number.
            NotFound: there is no such run.
        """
        return self._read(
            lambda session: get_import(session, find_run(session, import_id), limit=limit)
        )

    def undo(self, import_id: int, *, dry_run: bool = False) -> UndoReport:
        """Take a run back: the database becomes what it would be without it.

        It is done in portions; where it was killed, the same again finishes it. Until then imports
        are refused. With *dry_run* nothing is written, and the report says what would be.

        Raises:
            NotFound: there is no such run.
            DatabaseError: a run is still going on, or the database cannot be written.
        """
        from biblio.changes.undo import preview, undo  # noqa: PLC0415 - queries need none

        with self.session() as session:  # the database is there, and of this version
            if dry_run:
                return preview(session.connection(), import_id)
        report = undo(partial(self._writing, self.url), import_id)
        return replace(report, people_changed=self._keep_people("undo", import_id))

    def reparse(self, *, dry_run: bool = False) -> ReparseReport:
        """Make the names anew that an older parser made, in batches; what changed.

        With *dry_run* nothing is written, and the report says what would be.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.changes.reparse import (  # noqa: PLC0415 - queries need none
            ReparseReport,
            outdated,
            reparse,
        )

        report = ReparseReport()
        with self.session() as session, self._target(dry_run=dry_run) as url:
            for ids in outdated(session.connection()):
                with self._writing(url) as connection:
                    reparse(connection, ids, report)
                    if dry_run:
                        connection.rollback()
        if not dry_run:
            report.people_changed = self._keep_people("reparse")
        return report

    def outdated(self) -> int:
        """How many papers have an author list that an older parser of names made."""
        return self._read(count_outdated)

    def shifted(self, *, limit: int | None = None) -> Page[ShiftedList]:
        """The papers whose surnames stand one person too late, with the list put right."""
        return self._read(lambda session: list_shifted(session, limit=limit))

    def repair_shifted(self, *, dry_run: bool = False) -> ImportReport:
        """Put right the author lists whose surnames stand one person too late, as one run.

        With *dry_run* nothing is written, and the report says what would be.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.changes.reparse import repairs  # noqa: PLC0415 - as above
        from biblio.merging.precedence import REPAIR  # noqa: PLC0415 - as above

        with self.session() as session:
            records = repairs(session.connection())
        return self.import_records(records, source=REPAIR, dry_run=dry_run)

    def _keep_people(
        self, cause: str, import_id: int | None = None, watchers: Watchers | None = None
    ) -> int:
        """Compute the people anew whom something has touched; how many are others than before."""
        with self._looking() as connection:
            if not count_stale(connection):
                return 0
        from biblio.people.finding import catch_up  # noqa: PLC0415 - most libraries keep none
        from biblio.people.store import Why  # noqa: PLC0415 - as above

        return catch_up(
            self._looking,
            partial(self._writing, self.url),
            Why(cause, import_id),
            on_progress=watchers.on_people if watchers else None,
        ).changed

    def _target(self, *, dry_run: bool) -> AbstractContextManager[URL]:
        """The database that is written, which for a dry run may be a copy."""
        if not dry_run:
            return nullcontext(self.url)
        return engines.previews(self.url).previewed(self.url)

    @contextmanager
    def _importer(
        self,
        *,
        dry_run: bool,
        library: str | None = None,
        at_once: bool = False,
        watchers: Watchers | None = None,
    ) -> Iterator[Importer]:
        """What writes runs into the database, which is brought to this program's schema first."""
        from biblio.importing.runs import Importer  # noqa: PLC0415 - queries need none

        notes: list[str] = []
        with self._target(dry_run=dry_run) as url:
            if not dry_run or url is not self.url:
                upgrade(
                    url,
                    on_backup=lambda copy: notes.append(_upgraded(copy, is_dry=dry_run)),
                    on_progress=watchers.on_upgrade if watchers else None,
                )
            is_kept = not (dry_run or at_once)
            importer = Importer(
                url,
                dry_run=dry_run,
                at_once=at_once,
                notes=notes,
                library=library,
                keep_people=partial(self._keep_people, "import", watchers=watchers)
                if is_kept
                else None,
            )
            try:
                yield importer
            finally:
                importer.close()


def _begun(
    source: str | Path,
    format_name: str | None,
    database: URL,
    batch: int | None,
    library: str | None,
) -> _Begun:
    """How far *source* is read, its first load, and the rest.

    The process that parses a large file starts first, and what this one needs to write is imported
    while that starts. So the order of the lines is for the sake of time: each takes a quarter of
    a second.

    Raises:
        BiblioError: the source cannot be read at all.
    """
    from biblio.importing.parsing import start_parsing  # noqa: PLC0415 - queries need none

    process = start_parsing(source, format_name, database, batch, library)
    from biblio.importing import runs  # noqa: F401, PLC0415 - imported here for all that it imports
    from biblio.importing.loads import begun, loads_from  # noqa: PLC0415

    files, loads = loads_from(source, format_name, process, batch, library)
    return files, *begun(loads)


def _moment(as_of: str | None) -> str | None:
    """The moment that *as_of* names, as the importer compares it.

    Raises:
        InvalidQuery: it names none.
    """
    if as_of is None:
        return None
    told = moment(as_of)
    if told is None:
        raise InvalidQuery(
            f"{as_of!r} is no day and no time; write 2024-05-07 or 2024-05-07T12:30:00Z"
        )
    return told


def _library(name: str | None) -> str | None:
    """*name*, which can be that of a library, or None.

    Raises:
        InvalidQuery: it cannot.
    """
    from biblio.identity.evidence import check_library  # noqa: PLC0415 - queries need none

    return None if name is None else check_library(name)


def _upgraded(copy: Path, *, is_dry: bool) -> str:
    if is_dry:
        return WOULD_UPGRADE
    return f"the database has a new schema now; {copy} is a copy of it as it was"
