"""The library: what scripts and the command line use, a thin joint of importing and queries."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.orm import Session

from biblio.db.engine import explained, file_of, make_engine, url_of
from biblio.db.revisions import require_current, upgrade
from biblio.errors import DatabaseError
from biblio.queries.authors import explain_match, find_authors
from biblio.queries.coauthors import CoauthorOptions, Weight, list_coauthors
from biblio.queries.dates import DateKind, DateRange
from biblio.queries.filters import PaperFilter
from biblio.queries.imports import (
    HeldRecord,
    ImportDetail,
    ImportSummary,
    get_import,
    list_held,
    list_imports,
)
from biblio.queries.matching import MatchMode
from biblio.queries.network import PEOPLE, Network, network_among, network_around
from biblio.queries.one_paper import get_paper
from biblio.queries.papers import list_papers
from biblio.queries.paths import shortest_path
from biblio.queries.rows import (
    Acquaintance,
    AuthorMatch,
    Coauthor,
    MatchedForm,
    Page,
    PaperDetail,
    PaperSummary,
    PathStep,
    SearchHit,
    ShiftedList,
    Stats,
)
from biblio.queries.search import Sort, search_papers
from biblio.queries.second_degree import list_second_degree
from biblio.queries.shifted import count_outdated, list_shifted
from biblio.queries.sql import SqlResult, run_sql
from biblio.queries.stats import gather_stats
from biblio.records import PaperRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.importing.reparse import ReparseReport
    from biblio.importing.reports import ImportReport
    from biblio.importing.runs import Importer, Watchers
    from biblio.importing.undo import UndoReport


def open_library(database: str | Path, *, create: bool = False) -> Library:
    """The library in *database*, a path or an SQLAlchemy URL.

    With *create* a database that is missing is made, and one of an older schema upgraded;
    without it is an error. Use it as a context manager, or close it.

    Raises:
        DatabaseError: there is no such database, it is not biblio's, or not of this version.
    """
    url = url_of(database)
    path = file_of(url)
    if create:
        upgrade(url)
    elif path is not None and path.is_dir():
        raise DatabaseError(f"{path} is a folder; name a file with --db")
    elif path is not None and not path.exists():
        raise DatabaseError(
            f"there is no database {path} yet; `biblio import` makes it, or name another with --db"
        )
    return Library(url)


class Library:
    """Papers, authors and their links in one database; made by `biblio.open`.

    Nothing is opened before it is asked for. Reading opens the file read-only.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine: Engine | None = None
        self._snapshot: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connections."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def import_files(
        self,
        *sources: str | Path,
        format: str | None = None,  # noqa: A002 - the word of the field and of the command line
        dry_run: bool = False,
        batch: int | None = None,
        watchers: Watchers | None = None,
    ) -> list[ImportReport]:
        """Import files, folders, archives or `-`, each as one run; a report for each.

        The database is created or upgraded first. With *dry_run* nothing is written, and the
        reports say what would be. *batch* is the number of entries that are written together:
        fewer let others write in between and lose less in a crash, and cost speed. *watchers* are
        told of progress and rejections as they come, and say how many changes a report keeps.

        Raises:
            UnreadableSource: a source cannot be read at all; those before it are imported.
            DatabaseError: the database cannot be written.
        """
        from biblio.importing.arrivals import BATCH  # noqa: PLC0415 - queries need none
        from biblio.importing.feeder import arriving  # noqa: PLC0415
        from biblio.importing.runs import SILENT  # noqa: PLC0415

        reports = []
        for source in sources:
            files, chunks = arriving(source, format, self.url, batch or BATCH)
            first = next(chunks, None)
            with self._importer(dry_run=dry_run) as importer:
                reports.append(
                    importer.run(
                        files.source, first, chunks, files=files, watchers=watchers or SILENT
                    )
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
        from biblio.importing.arrivals import chunks_of  # noqa: PLC0415 - as above
        from biblio.importing.retrying import rejected_entries  # noqa: PLC0415
        from biblio.importing.runs import SILENT  # noqa: PLC0415

        with explained(self.url.database), self._reading().connect() as connection:
            source, arrivals = rejected_entries(connection, import_id)
            with self._importer(dry_run=dry_run) as importer:
                return importer.run(source, None, chunks_of(arrivals), watchers=watchers or SILENT)

    def import_records(
        self,
        records: Iterable[PaperRecord],
        *,
        source: str = "script",
        dry_run: bool = False,
    ) -> ImportReport:
        """Import the *records* that a script makes, as one run named *source*; its report.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.importing.arrivals import chunks_of, script_arrivals  # noqa: PLC0415

        with self._importer(dry_run=dry_run) as importer:
            return importer.run(source, None, chunks_of(script_arrivals(records)))

    def papers(
        self,
        query: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        by: DateKind | str = DateKind.SUBMITTED,
        category: str | None = None,
        primary: bool = False,
        author: str | None = None,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
    ) -> Page[PaperSummary]:
        """A page of papers by date, newest first.

        *query* is what a search takes (docs/queries.md): words, `author:`, `category:`, `date:`.
        Dates are a day, a month or a year, both ends included; *on* is both ends at once. *after*
        is the cursor of the page before.

        Raises:
            InvalidQuery: a query, date, category, name or cursor cannot be understood.
        """
        chosen = _filter(
            since=since,
            until=until,
            on=on,
            by=by,
            category=category,
            primary=primary,
            author=author,
            query=query,
        )
        with self.session() as session:
            return list_papers(session, chosen, oldest=oldest, after=after, limit=limit)

    def paper(self, identifier: str) -> PaperDetail:
        """All that is known of one paper, by arXiv identifier in any spelling, or by DOI.

        Raises:
            InvalidIdentifier: that is no identifier.
            NotFound: no such paper is in the database.
        """
        with self.session() as session:
            return get_paper(session, identifier)

    def search(
        self,
        query: str,
        *,
        since: str | None = None,
        until: str | None = None,
        category: str | None = None,
        sort: Sort | str = Sort.RELEVANCE,
        after: str | None = None,
        limit: int | None = 20,
    ) -> Page[SearchHit]:
        """The papers that *query* finds in titles, abstracts and author names.

        Raises:
            InvalidQuery: there is nothing in the query to search for.
        """
        chosen = _filter(since=since, until=until, category=category)
        with self.session() as session:
            return search_papers(session, query, chosen, sort=Sort(sort), after=after, limit=limit)

    def authors(
        self,
        name: str,
        *,
        mode: MatchMode | str = MatchMode.FOLDED,
        limit: int | None = 20,
    ) -> Page[AuthorMatch]:
        """The author names that *name* matches, by which rule, with their papers counted.

        Raises:
            InvalidQuery: that is no name.
            NotFound: nothing matches.
        """
        with self.session() as session:
            return find_authors(session, name, mode=MatchMode(mode), limit=limit)

    def explain(self, name: str, *, mode: MatchMode | str = MatchMode.FOLDED) -> list[MatchedForm]:
        """Every form of a name that *name* matches, by which rule, with its papers.

        Raises:
            InvalidQuery: that is no name.
            NotFound: nothing matches.
        """
        with self.session() as session:
            return explain_match(session, name, mode=MatchMode(mode))

    def coauthors(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        category: str | None = None,
        query: str | None = None,
        min_papers: int = 1,
        max_authors: int | None = None,
        weight: Weight | str = Weight.FULL,
        mode: MatchMode | str = MatchMode.FOLDED,
        collaborations: bool = False,
        limit: int | None = 20,
    ) -> Page[Coauthor]:
        """Who wrote with *name*, each shared paper counted once.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
        """
        chosen = _filter(since=since, until=until, category=category, query=query)
        options = _options(mode, weight, min_papers, max_authors, collaborations)
        with self.session() as session:
            return list_coauthors(session, name, chosen, options=options, limit=limit)

    def second_degree(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        category: str | None = None,
        query: str | None = None,
        min_papers: int = 1,
        max_authors: int | None = None,
        weight: Weight | str = Weight.FULL,
        mode: MatchMode | str = MatchMode.FOLDED,
        collaborations: bool = False,
        limit: int | None = 20,
    ) -> Page[Acquaintance]:
        """Who wrote with co-authors of *name* and not yet with *name*.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
        """
        chosen = _filter(since=since, until=until, category=category, query=query)
        options = _options(mode, weight, min_papers, max_authors, collaborations)
        with self.session() as session:
            return list_second_degree(session, name, chosen, options, limit=limit)

    def network(
        self,
        name: str | Sequence[str],
        *,
        depth: int = 1,
        since: str | None = None,
        until: str | None = None,
        category: str | None = None,
        query: str | None = None,
        min_papers: int = 1,
        max_authors: int | None = None,
        weight: Weight | str = Weight.FULL,
        mode: MatchMode | str = MatchMode.FOLDED,
        collaborations: bool = False,
        limit: int | None = PEOPLE,
    ) -> Network:
        """The network around a name, *depth* steps wide, or among a list of names.

        Of more than *limit* people around a name the nearest are kept, and the notes say so.

        Raises:
            InvalidQuery: that is no name, or a date, category or number cannot be understood.
            NotFound: nobody of that name, or of the list, is in the database.
        """
        chosen = _filter(since=since, until=until, category=category, query=query)
        options = _options(mode, weight, min_papers, max_authors, collaborations)
        with self.session() as session:
            if isinstance(name, str):
                return network_around(session, name, chosen, options, depth=depth, limit=limit)
            return network_among(session, name, chosen, options)

    def path(
        self,
        one: str,
        other: str,
        *,
        max_authors: int | None = None,
        mode: MatchMode | str = MatchMode.FOLDED,
    ) -> Page[PathStep]:
        """The shortest chain of co-authorship between two names, each step with a paper as proof.

        There are no rows where no chain joins them, and a note says so.

        Raises:
            InvalidQuery: one of them is no name.
            NotFound: nobody of that name is in the database.
        """
        with self.session() as session:
            return shortest_path(session, one, other, max_authors=max_authors, mode=MatchMode(mode))

    def imports(self, *, limit: int | None = None) -> Page[ImportSummary]:
        """The runs of the importer, the last first."""
        with self.session() as session:
            return list_imports(session, limit=limit)

    def held(self, *, limit: int | None = None) -> Page[HeldRecord]:
        """The records without identifier that wait for the paper with their abstract."""
        with self.session() as session:
            return list_held(session, limit=limit)

    def import_run(self, import_id: int, *, limit: int | None = None) -> ImportDetail:
        """One run, with the first *limit* of what it rejected.

        Raises:
            NotFound: there is no such run.
        """
        with self.session() as session:
            return get_import(session, import_id, limit=limit)

    def undo(self, import_id: int, *, dry_run: bool = False) -> UndoReport:
        """Take a run back: the database becomes what it would be without it.

        With *dry_run* nothing is written, and the report says what would be.

        Raises:
            NotFound: there is no such run.
            DatabaseError: a run is still going on, or the database cannot be written.
        """
        from biblio.importing.undo import undo  # noqa: PLC0415 - queries need none

        with self._writing() as connection:
            report = undo(connection, import_id)
            if dry_run:
                connection.rollback()
            return report

    def reparse(self, *, dry_run: bool = False) -> ReparseReport:
        """Make the names anew that an older parser made, in batches; what changed.

        With *dry_run* nothing is written, and the report says what would be.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.importing.reparse import (  # noqa: PLC0415 - queries need none
            ReparseReport,
            outdated,
            reparse,
        )

        report = ReparseReport()
        with self.session() as session:
            for ids in outdated(session.connection()):
                with self._writing() as connection:
                    reparse(connection, ids, report)
                    if dry_run:
                        connection.rollback()
        return report

    def outdated(self) -> int:
        """How many papers have an author list that an older parser of names made."""
        with self.session() as session:
            return count_outdated(session)

    def shifted(self, *, limit: int | None = None) -> Page[ShiftedList]:
        """The papers whose surnames stand one person too late, with the list put right."""
        with self.session() as session:
            return list_shifted(session, limit=limit)

    def repair_shifted(self, *, dry_run: bool = False) -> ImportReport:
        """Put right the author lists whose surnames stand one person too late, as one run.

        With *dry_run* nothing is written, and the report says what would be.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.importing.reparse import REPAIR, repairs  # noqa: PLC0415 - as above

        with self.session() as session:
            records = repairs(session.connection())
        return self.import_records(records, source=REPAIR, dry_run=dry_run)

    def stats(self) -> Stats:
        """What is in the database."""
        with self.session() as session:
            return gather_stats(session)

    def sql(
        self,
        query: str,
        *,
        parameters: Mapping[str, str] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> SqlResult:
        """The rows of a read-only SQL *query*.

        Raises:
            InvalidQuery: the query is wrong, or would write.
        """
        engine = self._reading()
        with explained(self.url.database):
            return run_sql(engine, query, parameters=parameters or {}, limit=limit, seconds=seconds)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on the database, read-only, in one consistent view of it."""
        if self._snapshot is not None:
            yield self._snapshot
            return
        with explained(self.url.database), Session(self._reading()) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in this block be of one moment, whatever is imported meanwhile."""
        with self.session() as session:
            before, self._snapshot = self._snapshot, session
            try:
                yield
            finally:
                self._snapshot = before

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection within one transaction that writes."""
        self._reading()
        engine = make_engine(self.url)
        try:
            with explained(self.url.database), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def _reading(self) -> Engine:
        if self._engine is None:
            engine = make_engine(self.url, read_only=True)
            try:
                with explained(self.url.database), engine.connect() as connection:
                    require_current(connection)
            except BaseException:
                engine.dispose()
                raise
            self._engine = engine
        return self._engine

    @contextmanager
    def _importer(self, *, dry_run: bool) -> Iterator[Importer]:
        from biblio.importing.runs import Importer  # noqa: PLC0415 - queries need none

        path = file_of(self.url)
        with tempfile.TemporaryDirectory() as spare:
            url = self.url
            if dry_run and path is not None and not path.exists():
                url = url_of(Path(spare) / "preview.db")
            notes: list[str] = []
            if not dry_run or url is not self.url:
                upgrade(url, on_backup=lambda copy: notes.append(_upgraded(copy)))
            importer = Importer(url, dry_run=dry_run, notes=notes)
            try:
                yield importer
            finally:
                importer.close()


def _options(
    mode: MatchMode | str,
    weight: Weight | str,
    min_papers: int,
    max_authors: int | None,
    collaborations: bool,  # noqa: FBT001 - passed on
) -> CoauthorOptions:
    return CoauthorOptions(
        mode=MatchMode(mode),
        weight=Weight(weight),
        min_papers=min_papers,
        max_authors=max_authors,
        collaborations=collaborations,
    )


def _upgraded(copy: Path) -> str:
    return f"the database has a new schema now; {copy} is a copy of it as it was"


def _filter(
    *,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    by: DateKind | str = DateKind.SUBMITTED,
    category: str | None = None,
    primary: bool = False,
    author: str | None = None,
    query: str | None = None,
) -> PaperFilter:
    dates = DateRange.on(on) if on is not None else DateRange(since, until)
    return PaperFilter(
        dates=dates,
        by=DateKind(by),
        category=category,
        primary=primary,
        author=author,
        query=query,
    )
