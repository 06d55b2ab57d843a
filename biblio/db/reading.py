"""Reading a database for as long as somebody asks, whoever writes, replaces or restores it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock, RLock
from typing import Any, Protocol, TypeVar

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from biblio.db.asking import Asking
from biblio.db.engine import (
    ask_again,
    explained,
    file_of,
    make_engine,
    name_of,
    opened,
    unchanged,
)
from biblio.db.revisions import require_current
from biblio.errors import DatabaseError

Answer = TypeVar("Answer")


class Reading(Protocol):
    """What answers questions: a file as it is when it is asked, or as it was at one moment."""

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of one consistent view of the database."""

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection."""

    def session(self) -> AbstractContextManager[Session]:
        """A session on such a view."""

    def close(self) -> None:
        """Give up the connections."""


class Reader:
    """Answers from one database; what is opened is kept, for all threads, until it is closed."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        # The same file when the process changes its folder.
        self._url = url.set(database=str(path.absolute())) if path else url
        self._where = name_of(url)
        self._lock = Lock()
        self._engine: Engine | None = None
        self._file = opened(self._url)

    def close(self) -> None:
        """Give up the connections."""
        with self._lock:
            self._dispose()

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of one consistent view; it is asked again where the file changed.

        Raises:
            DatabaseError: there is no database, or it cannot be read.
        """

        def once() -> Answer:
            with self.session() as session:
                return ask(session)

        return ask_again(once)

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection, outside of any transaction."""

        def once() -> Answer:
            with unchanged(self._url), explained(self._where):
                pooled = self._opened().raw_connection()
                try:
                    return ask(pooled.driver_connection)
                finally:
                    pooled.close()

        return ask_again(once)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on one consistent view of the database.

        Raises:
            FileChanged: what was read in the block is no answer.
            DatabaseError: there is no database, or it cannot be read.
        """
        with (
            unchanged(self._url),
            explained(self._where),
            Asking(self._opened()) as session,
        ):
            yield session

    def _opened(self) -> Engine:
        """The engine for the file that has the name now, made once for all threads."""
        with self._lock:
            if self._engine is not None and not self._file.is_there():
                self._dispose()
            if self._engine is None:
                self._file = opened(self._url)
                engine = make_engine(self._url, read_only=True)
                try:
                    with engine.connect() as connection:
                        require_current(connection)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    def _dispose(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None


class Moment:
    """Answers of one moment: those of one session, which threads take in turns."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = RLock()
        self._is_over = False

    def close(self) -> None:
        """Answer no more."""
        with self._lock:
            self._is_over = True

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of the moment."""
        with self.session() as session:
            return ask(session)

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection, within the session's transaction."""
        return self.read(lambda session: ask(session.connection().connection.driver_connection))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The session itself.

        Raises:
            DatabaseError: the block that the snapshot was made for is over.
        """
        with self._lock:
            if self._is_over:
                raise DatabaseError("the snapshot is over; ask within its block, or the library")
            yield self._session
