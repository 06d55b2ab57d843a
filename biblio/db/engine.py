"""Connections to a database, set up the same way everywhere, whichever engine has it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError

from biblio.db import engines
from biblio.db.addresses import path_of, server_of
from biblio.errors import FileChanged

if TYPE_CHECKING:
    from biblio.db.engines.charges import Opened

Answer = TypeVar("Answer")
TRIES = 5  # that are made while a file goes on changing


def url_of(database: str | os.PathLike[str]) -> URL:
    """The SQLAlchemy URL of *database*: a path, or a URL of SQLite or PostgreSQL.

    Raises:
        WrongType: it is no text and no path.
        DatabaseError: it names no database.
    """
    server = server_of(database) if isinstance(database, str) else None
    return server or URL.create("sqlite", database=str(path_of(database)))


def file_of(url: URL) -> Path | None:
    """The file behind *url*, or None where there is none: on a server, or in memory."""
    if url.get_backend_name() != engines.IN_A_FILE or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def name_of(url: URL) -> str:
    """What sentences call the database at *url*: its path, or its address without a password."""
    return engines.connecting(url).name_of(url)


def make_engine(url: URL, *, read_only: bool = False, wait: float | None = None) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    It waits for that *wait* seconds, a minute if None. Readers can only read.
    """
    return engines.connecting(url).make_engine(url, read_only=read_only, wait=wait)


def opened(url: URL) -> Opened:
    """What stands at *url* now, and tells later whether it still does."""
    return engines.connecting(url).opened(url)


def unchanged(url: URL) -> AbstractContextManager[None]:
    """A block that reads the database at *url*, and was right to.

    Raises:
        FileChanged: it was read without locks and changed.
    """
    return engines.unlocked(url).unchanged(url)


def ask_again(ask: Callable[[], Answer]) -> Answer:
    """What *ask* answers, asked anew where the file changed, a few times.

    Raises:
        FileChanged: it went on changing.
    """
    for _ in range(TRIES - 1):
        try:
            return ask()
        except FileChanged:
            continue
    return ask()


@contextmanager
def looking_at(url: URL) -> Iterator[Connection]:
    """A connection to the database at *url* for one look, which can only read.

    Raises:
        DatabaseError: it cannot be read.
    """
    engine = make_engine(url, read_only=True)
    try:
        with explained(url), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turn what the database engine raises into a sentence about *where*, a name or a URL.

    Raises:
        DatabaseError: in place of SQLAlchemy's or the driver's own errors.
    """
    try:
        yield
    except Exception as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        failing = engines.raising(cause)
        if failing is None or cause is None:
            raise
        named = name_of(where) if isinstance(where, URL) else where
        raise failing.failure(named, cause) from error
