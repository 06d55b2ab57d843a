"""Connections to a database, set up the same way everywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from biblio.errors import DatabaseError

APPLICATION_ID = 0x6269626C  # "bibl": what `file` and `PRAGMA application_id` tell of our files
WAIT = 60.0  # seconds that a writer waits for another writer
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


def make_engine(url: URL, *, read_only: bool = False) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    Readers open the file read-only. With SQLite, pysqlite's own transaction control is off, and
    BEGIN is sent where SQLAlchemy begins (its documentation, "Serializable isolation /
    Savepoints / Transactional DDL" of the SQLite dialect), which holds on every Python.
    """
    if _backend(url) != "sqlite":
        return _server_engine(url)
    path = file_of(url)
    if path is not None and read_only:
        database = f"{path.absolute().as_uri()}?mode=ro"
        arguments: dict[str, Any] = {"uri": True}
    else:
        database, arguments = str(path or ":memory:"), {}

    def connect() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(
            database, timeout=WAIT, isolation_level=None, check_same_thread=False, **arguments
        )
        return opened

    engine = create_engine(url, creator=connect, poolclass=NullPool if path else None)
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            # FULL makes each commit durable; the log is folded in when the last one closes.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def take_over(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        raise DatabaseError(
            f"there is no driver for {url.drivername}; install it, or name a file with --db"
        ) from error


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
