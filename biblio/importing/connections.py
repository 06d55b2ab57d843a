"""The two connections of an importer: one that writes, in transactions, and one that looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import URL, Connection, func, select

from biblio.db import engines
from biblio.db.engine import explained, make_engine, name_of, opened
from biblio.db.models import Import
from biblio.errors import DatabaseError
from biblio.importing.batch import digests_of, known_sources
from biblio.importing.storing_new import present_papers
from biblio.merging.authors import AuthorIds
from biblio.merging.crowds import Crowds
from biblio.merging.sightings import Sightings

Answer = TypeVar("Answer")
BRIEFLY = 3.0  # seconds that a run which gives up waits to say so


class Connections:
    """A writer and a reader on one database; close them when done.

    With *at_once* everything happens in one transaction of the writer, which `commit` ends; with
    *dry_run* it is never committed.
    """

    def __init__(self, url: URL, *, dry_run: bool = False, at_once: bool = False) -> None:
        self._url = url
        self.is_dry = dry_run
        self._is_at_once = dry_run or at_once
        self.where = name_of(url)
        self.room = engines.rows(url).ROOM
        self.authors = AuthorIds()
        self.crowds = Crowds()
        self.sightings = Sightings()
        self._writer_engine = make_engine(url)
        self._reader_engine = make_engine(url, read_only=True)
        self._version: int | None = None
        self._signs = 0
        # Whether another connection may have written between the last two transactions.
        self.others_wrote = False
        try:
            with explained(self.where):
                self._file = opened(url)
                self._leaves_log = dry_run and self._file.has_log()
                self._writer = self._writer_engine.connect()
                self._reader = self._reader_engine.connect()
                if self._leaves_log:
                    self._reader.execute(select(func.count()).select_from(Import))
                if self._is_at_once:
                    self._writer.begin()
        except BaseException:
            self._dispose()
            raise

    def close(self) -> None:
        """Give up the connections; what is not committed does not stay.

        The last one folds the log into the file if it may write. A dry run touches no byte of the
        file, so that there the reader is last if there was a log before.
        """
        both = [(self._reader, self._reader_engine), (self._writer, self._writer_engine)]
        try:
            for connection, engine in reversed(both) if self._leaves_log else both:
                connection.close()
                engine.dispose()
        finally:
            for _ in range(self._signs):
                engines.liveness(self._url).let_go(self._url)

    def this_process(self, connection: Connection) -> str:
        """This process, as runs keep it, which others see alive until the connections close."""
        process = engines.liveness(connection).this_process(connection)
        self._signs += 1
        return process

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The writer within a transaction of its own, or within the only one.

        Raises:
            DatabaseError: the file was replaced or deleted meanwhile; nothing is committed then.
        """
        try:
            if self._is_at_once:
                yield self._writer
                return
            with self._writer.begin():
                self._look_for_others()
                self._file.require()
                yield self._writer
                self._file.require()
        except BaseException:
            self.authors.forget()
            self.crowds.forget()
            self.sightings.drop()
            raise

    def commit(self) -> None:
        """Commit what happened at once, unless this is a dry run; nothing follows it.

        Raises:
            DatabaseError: the file was replaced or deleted meanwhile; nothing is committed then.
        """
        if not self.is_dry:
            self._file.require()
            self._writer.commit()
            self._file.require()

    def see_again(self, seen: Sequence[tuple[int, str]]) -> None:
        """Note records that were there before, and as of when they were seen now."""
        if seen:
            self._asked(lambda connection: self.sightings.add_again(connection, seen))

    def known(self, digests: Collection[bytes]) -> dict[bytes, int]:
        """The sources that the database has of entries with *digests*."""
        if not digests:
            return {}
        return self._asked(lambda connection: known_sources(connection, list(digests)))

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""
        return self._asked(lambda connection: present_papers(connection, papers))

    def require_stored(self, known: Sequence[tuple[bytes, int, str]]) -> None:
        """Make sure that the database has the sources *known*: digests, ids, and their times.

        Raises:
            DatabaseError: it has not, since another program deleted them.
        """
        if not known:
            return
        stored = dict(self._asked(lambda each: digests_of(each, [row[1] for row in known])))
        if any(stored.get(source_id) != digest for digest, source_id, _ in known):
            raise DatabaseError(
                f"{self.where} was changed by another program during the import; "
                "run the command again"
            )

    def drop(self) -> bool:
        """Drop the writer's transaction in whatever state it is; whether one can go on writing."""
        self.authors.forget()
        self.crowds.forget()
        self.sightings.forget()
        is_there = self._file.is_there()
        if not is_there:
            self._file.empty_log(self._writer)
        self._writer.close()
        if self._is_at_once or not is_there:
            return False
        self._writer_engine.dispose()
        self._writer_engine = make_engine(self._url, wait=BRIEFLY)
        self._writer = self._writer_engine.connect()
        self._version = None
        return True

    def _asked(self, ask: Callable[[Connection], Answer]) -> Answer:
        """What *ask* reads from what is committed; in the only transaction, from what will be."""
        if self._is_at_once:
            return ask(self._writer)
        with self._reader.begin():
            return ask(self._reader)

    def _dispose(self) -> None:
        self._reader_engine.dispose()
        self._writer_engine.dispose()

    def _look_for_others(self) -> None:
        """Forget what is remembered if another connection has written since the last time."""
        version = engines.connecting(self._writer).version(self._writer)
        self.others_wrote = version != self._version
        self._version = version
        if self.others_wrote:
            self.authors.forget()
            self.crowds.forget()
            self.sightings.forget()
