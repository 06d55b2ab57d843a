"""Connections to a database, set up the same way everywhere."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, Pool, QueuePool

from biblio.errors import DatabaseError

APPLICATION_ID = 0x6269626C  # "bibl": what `file` and `PRAGMA application_id` tell of our files
WAIT = 60.0  # seconds that a writer waits for another writer
NAP = 0.01  # seconds, on average, after which it asks again
CACHE = 64 * 1024  # KiB of page cache


def url_of(database: str | Path) -> URL:
    """The SQLAlchemy URL of *database*: a path, or a URL as it is.

    Raises:
        DatabaseError: it looks like a URL, and SQLAlchemy cannot read it.
    """
    if isinstance(database, str) and "://" in database:
        try:
            return make_url(database)
        except ArgumentError as error:
            raise DatabaseError(f"{database} is not a database URL: {error}") from error
    return URL.create("sqlite", database=str(Path(database).expanduser()))


def file_of(url: URL) -> Path | None:
    """The file behind *url*, or None where there is none."""
    if _backend(url) != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def _backend(url: URL) -> str:
    """The kind of database that *url* names, whether or not there is a driver for it."""
    return url.drivername.partition("+")[0]


def make_engine(url: URL, *, read_only: bool = False, wait: float | None = None) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    It waits for that *wait* seconds, `WAIT` if None. Readers open the file read-only. With SQLite,
    pysqlite's own transaction control is off, and BEGIN is sent where SQLAlchemy begins (its
    documentation, "Serializable isolation / Savepoints / Transactional DDL" of the SQLite
    dialect), which holds on every Python.
    """
    if _backend(url) != "sqlite":
        return _server_engine(url)
    path = file_of(url)
    patience = WAIT if wait is None else wait

    def connect() -> sqlite3.Connection:
        arguments: dict[str, Any] = {}
        database = str(path or ":memory:")
        if path is not None and read_only:
            database, arguments = read_only_uri(path), {"uri": True}
        opened: sqlite3.Connection = sqlite3.connect(
            database, timeout=patience, isolation_level=None, check_same_thread=False, **arguments
        )
        return opened

    engine = create_engine(url, creator=connect, poolclass=_pool(path, read_only=read_only))

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        if read_only:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA query_only = ON")
        else:
            # Building an index over millions of rows sorts what no memory should hold.
            connection.execute("PRAGMA temp_store = FILE")
            # FULL makes each commit durable; the log is folded in when the last one closes.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def take_over(connection: Connection) -> None:
        if read_only:
            connection.exec_driver_sql("BEGIN")
        else:
            raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
            _take_write_lock(raw, patience)

    return engine


def _pool(path: Path | None, *, read_only: bool) -> type[Pool] | None:
    """Readers are many and short, and keep their connection; a writer's is one, and goes."""
    if path is None:
        return None
    return QueuePool if read_only else NullPool


def read_only_uri(path: Path) -> str:
    """How to open *path* for reading.

    A file in WAL mode needs its log beside it. Where none is there and none can be made (a folder
    without permission, a medium that is read-only), nobody like us can write either, and the
    file is taken as one that does not change; so is one that its mode forbids all to write, as a
    log would be left with the same mode, and stop who may write the file again.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    if _log_of(path).exists() or not path.is_file():
        return uri
    is_kept = os.access(path, os.W_OK) or path.stat().st_mode & 0o222
    if os.access(path.absolute().parent, os.W_OK) and is_kept:
        return uri
    return f"{uri}&immutable=1"


def _log_of(path: Path) -> Path:
    """Where SQLite keeps what is committed and not yet in the file."""
    return path.with_name(f"{path.name}-wal")


def _take_write_lock(connection: sqlite3.Connection, wait: float) -> None:
    """Begin a transaction that writes, once no other connection is in one, within *wait* seconds.

    SQLite's own waiting asks ever more rarely and cannot be interrupted. Asking often, at times
    that differ, lets two importers take turns, and Ctrl-C ends the wait.
    """
    until = time.monotonic() + wait
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(random.uniform(NAP / 2, NAP * 3 / 2))  # noqa: S311 - no secret
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        raise DatabaseError(
            f"there is no driver for {url.drivername}; install it, or name a file with --db"
        ) from error


class OpenedFile:
    """The file that a connection has open; tells whether it is still there under its name.

    SQLite does not see with WAL that its file was replaced: what it writes is lost without a word.
    """

    def __init__(self, url: URL) -> None:
        self._path = file_of(url)
        self._identity = self._current()

    def is_there(self) -> bool:
        """Whether the name still leads to the file."""
        return self._current() == self._identity

    def require(self) -> None:
        """Make sure of it.

        Raises:
            DatabaseError: the file was replaced or deleted.
        """
        if not self.is_there():
            raise DatabaseError(
                f"{self._path} was replaced or deleted while it was open; run the command again"
            )

    def has_log(self) -> bool:
        """Whether something is committed that is not yet in the file itself."""
        log = _log_of(self._path) if self._path else None
        return log is not None and log.exists() and log.stat().st_size > 0

    def _current(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turn what the database engine raises into a sentence about *where*.

    Raises:
        DatabaseError: in place of SQLAlchemy's or sqlite3's own errors.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseError(_sentence(where, str(cause))) from error


def _sentence(where: object, cause: str) -> str:
    """What happened to *where*, and what to do about it."""
    for words, sentence in _SENTENCES.items():
        if words in cause:
            return sentence.format(where=where)
    return f"the database {where} answered: {cause}"


_SENTENCES = {
    "file is not a database": "{where} is not a database; name another file with --db",
    "unable to open database file": "{where} cannot be opened; check the path and its permissions",
    "database is locked": "{where} is being written by another program; try again when it is done",
    "attempt to write a readonly database": "{where} cannot be written; check its permissions",
    "readonly database": "{where} cannot be written; check its permissions",
    "database or disk is full": "the disk of {where} is full; make room and run the command again",
    "disk I/O error": "the disk of {where} failed or is full; make room and run the command again",
    "database disk image is malformed": "{where} is damaged; restore it from a backup",
}
