"""Connections to a database, set up the same way everywhere, whichever engine has it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from biblio.db import engines
from biblio.db.addresses import path_of, server_of
from biblio.errors import FileChanged

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

    from biblio.db.addresses import Address
    from biblio.db.engines.charges import Opened, Readers

Answer = TypeVar("Answer")
TRIES = 5  # that are made while a file goes on changing


def url_of(database: str | os.PathLike[str]) -> URL:
    """The SQLAlchemy URL of *database*: a path, or a URL of SQLite or PostgreSQL.

    Raises:
        WrongType: it is no text and no path.
        DatabaseError: it names no database.
    """
    return url_at(address_of(database))


def address_of(database: str | os.PathLike[str]) -> Address:
    """Where *database* is: the path of a file, without SQLAlchemy, or the URL of a server.

    Raises:
        WrongType: it is no text and no path.
        DatabaseError: it names no database.
    """
    server = server_of(database) if isinstance(database, str) else None
    return server or path_of(database)


def url_at(address: Address) -> URL:
    """The SQLAlchemy URL of what is at *address*."""
    from sqlalchemy import URL  # noqa: PLC0415 - readers of a file need none

    if isinstance(address, URL):
        return address
    return URL.create(engines.IN_A_FILE, database=str(address))


def file_of(url: Address) -> Path | None:
    """The file behind *url*, or None where there is none: on a server, or in memory."""
    if isinstance(url, Path):
        return url
    if url.get_backend_name() != engines.IN_A_FILE or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def name_of(url: Address) -> str:
    """What sentences call the database at *url*: its path, or its address without a password."""
    return engines.connecting(url).name_of(url)


def make_engine(url: URL, *, read_only: bool = False, wait: float | None = None) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    It waits for that *wait* seconds, a minute if None. Readers can only read.
    """
    return engines.connecting(url).make_engine(url, read_only=read_only, wait=wait)


def readers(address: Address) -> Readers:
    """Connections that ask what is at *address*, each for one view of it after the other."""
    return engines.reading(address).readers(address)


def opened(url: Address) -> Opened:
    """What stands at *url* now, and tells later whether it still does."""
    return engines.connecting(url).opened(url)


def unchanged(url: Address) -> AbstractContextManager[None]:
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
        cause = getattr(error, "orig", error)  # what SQLAlchemy's own is about
        failing = engines.raising(cause)
        if failing is None or cause is None:
            raise
        named = where if isinstance(where, str) else name_of(cast("Address", where))
        raise failing.failure(named, cause) from error
