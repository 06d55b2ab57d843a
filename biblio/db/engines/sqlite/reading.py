"""Connections that read a file, each for one question after the other, without SQLAlchemy.

What only SQLAlchemy can do it does over the same connection, within the same transaction, so that
one question has one view of the file, whoever asks parts of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from biblio.db.engines.sqlite.connecting import connect, is_kept_from_us
from biblio.db.engines.sqlite.interrupting import is_interruption, watched_driver

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

KIND: Final = ("sqlite", sqlite3.sqlite_version_info)
_MOST: Final = 5  # connections that are kept while nobody asks


class Kept(sqlite3.Connection):
    """A connection that only its own pool closes, whoever else gives it up."""

    def close(self) -> None:
        """Nothing: see `end`."""

    def end(self) -> None:
        """Close it."""
        super().close()


class Readers:
    """Connections to one file, which are kept; as many as ask at once."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._free: list[Kept] = []
        self._lock = Lock()
        self._engine: Engine | None = None
        self._given: Kept | None = None
        self._is_closed = False

    def begun(self) -> Begun:
        """A connection that nobody else has, for one view of the file."""
        with self._lock:
            driver = self._free.pop() if self._free else None
        return Begun(self, driver or connect(self._path, read_only=True, factory=Kept))

    def close(self) -> None:
        """Close what is kept; what is asked yet is closed when it is given back."""
        with self._lock:
            self._is_closed = True
            free, self._free = self._free, []
        for each in free:
            each.end()

    def take_back(self, driver: Kept) -> None:
        """Keep the *driver* for the next question, or close it."""
        with suppress(sqlite3.Error):  # a file that cannot be read any more can be given up
            driver.rollback()
        # What is read without locks is opened anew each time, as it may have changed.
        with self._lock:
            if not (self._is_closed or len(self._free) >= _MOST or is_kept_from_us(self._path)):
                self._free.append(driver)
                return
        driver.end()

    def connection_over(self, driver: Kept) -> Connection:
        """SQLAlchemy's connection over the *driver*, in the transaction that it is in."""
        with self._lock:
            if self._engine is None:
                self._engine = self._made()
            self._given = driver
            connection = self._engine.connect()
        connection.begin()
        return connection

    def _made(self) -> Engine:
        """The engine; it looks at a first connection, and ends its transaction: one of its own."""
        from sqlalchemy import URL, create_engine, event  # noqa: PLC0415 - most ask without
        from sqlalchemy.pool import NullPool  # noqa: PLC0415 - as above

        from biblio.db.compiled import COMPILED  # noqa: PLC0415 - as above

        engine = create_engine(
            URL.create("sqlite", database=str(self._path)),
            creator=lambda: self._given,
            poolclass=NullPool,
            execution_options={"compiled_cache": COMPILED},
        )

        @event.listens_for(engine, "begin")
        def take_over(connection: Connection) -> None:
            driver = cast("Kept", connection.connection.dbapi_connection)
            if not driver.in_transaction:
                connection.exec_driver_sql("BEGIN")

        self._given = connect(self._path, read_only=True, factory=Kept)
        try:
            engine.connect().close()
        finally:
            self._given.end()
        return engine


class Begun:
    """One view of the file, from the first statement on."""

    kind = KIND
    error: type[Exception] = sqlite3.Error
    is_heard = False

    def __init__(self, readers: Readers, driver: Kept) -> None:
        self._readers, self._driver = readers, driver
        self._connection: Connection | None = None

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's own connection, as it is."""
        return self._driver

    @property
    def driver(self) -> sqlite3.Connection:
        """The driver's own connection, in a transaction."""
        if not self._driver.in_transaction:
            self._driver.execute("BEGIN")
        return self._driver

    def connection(self) -> Connection:
        """SQLAlchemy's connection over the same."""
        if self._connection is None:
            self._connection = self._readers.connection_over(self._driver)
        return self._connection

    def watched(self, tick: Callable[[], int], seconds: float) -> AbstractContextManager[None]:  # noqa: ARG002 - the clock is asked
        """A block whose statements end when *tick* is no more zero."""
        return watched_driver(self._driver, tick)

    def is_interruption(self, error: BaseException | None) -> bool:
        """Whether *error* is a statement that was ended."""
        return is_interruption(error)

    def has_revision(self, revision: str) -> bool:
        """Whether the file surely has the schema of *revision*."""
        try:
            found: Any = self.driver.execute(_REVISION).fetchone()
        except sqlite3.OperationalError:  # there is no such table, say
            return False
        return bool(found == (revision,))

    def end(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
        self._readers.take_back(self._driver)


_REVISION: Final = (
    "SELECT version_num FROM alembic_version"
    " WHERE EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'papers')"
)


def readers(path: Path) -> Readers:
    """What asks the file at *path*."""
    return Readers(path)
