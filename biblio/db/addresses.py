"""What people name a database by: a path, a `sqlite:///` URL of one, or a URL of PostgreSQL."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from biblio.errors import DatabaseError, WrongType

if TYPE_CHECKING:
    from sqlalchemy import URL

    Address = URL | Path
    """Where a database is: a URL, or simply the path of its file."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)?://")
_OURS: Final = frozenset({"sqlite", "sqlite+pysqlite"})
_SERVERS: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_DRIVER: Final = "postgresql+psycopg"
_OF_A_SERVER: Final = (
    "a library on a server is named postgresql://USER@HOST/DATABASE, with %40, %3A, %2F and %25 "
    "for @, :, / and % in a password"
)
_MEMORY: Final = ":memory:"
_IN_MEMORY: Final = "a database in memory is gone when biblio ends; name a file with --db"


def server_of(database: str) -> URL | None:
    """The address of a library on a server that *database* is, None where it names none.

    Raises:
        DatabaseError: it is no right address; the sentence never holds the rest of it, since there
            may be a password in it.
    """
    scheme = _SCHEME.match(database)
    if scheme is None or (scheme[1] or "").lower() not in _SERVERS:
        return None
    from sqlalchemy import make_url  # noqa: PLC0415 - paths need none
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - as above

    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        raise DatabaseError(f"{_OF_A_SERVER}: what follows the scheme cannot be read") from error
    if not url.database:
        raise DatabaseError(f"{_OF_A_SERVER}: the name of the database is missing")
    if "@" in (url.host or ""):
        raise DatabaseError(f"{_OF_A_SERVER}: there is one @ too many")
    return url.set(drivername=_DRIVER)


def path_of(database: str | os.PathLike[str]) -> Path:
    """The file that *database* names. A `Path` is taken as it is, a text is also looked into.

    Raises:
        WrongType: it is neither.
        DatabaseError: it names no file: a server, memory, a URI of SQLite's. The sentence never
            holds the rest of a URL, since there may be a password in it.
    """
    if not isinstance(database, (str, os.PathLike)):
        raise WrongType(f"database is a path, as text or Path, not {database!r}")
    named = os.fspath(database)
    if not isinstance(named, str):
        raise WrongType(f"database is a path, as text or Path, not {database!r}")
    if isinstance(database, str):
        named = _looked_into(named)
    if named == _MEMORY:
        raise DatabaseError(_IN_MEMORY)
    if "\0" in named:
        raise DatabaseError("a path cannot hold a NUL character; name another file with --db")
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise DatabaseError(f"{named} is in nobody's home folder; name a file") from error


def _looked_into(named: str) -> str:
    """The path in a text, which may be a URL."""
    if scheme := _SCHEME.match(named):
        if (scheme[1] or "").lower() == "file":
            raise _uri(named)
        if scheme[1] not in _OURS:
            raise DatabaseError(
                f"biblio keeps its data in an SQLite file or in PostgreSQL, and {scheme[0]}… is "
                "neither; name a file with --db"
            )
        named = _path_in(named)
    if named.lower().startswith("file:"):
        raise _uri(named)
    return named


def _path_in(address: str) -> str:
    """The path in a URL of SQLite's."""
    from sqlalchemy import make_url  # noqa: PLC0415 - paths need none
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - as above

    try:
        url = make_url(address)
    except ArgumentError as error:
        raise DatabaseError("that is no sqlite:/// URL; name the path alone with --db") from error
    if url.host or url.query:
        raise DatabaseError(
            "a sqlite URL has three slashes and then the path, without options; "
            "name the path alone with --db"
        )
    if not url.database:
        raise DatabaseError(_IN_MEMORY)
    return url.database


def _uri(named: str) -> DatabaseError:
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - as above

    path = unquote(urlsplit(named).path)
    if path in ("", _MEMORY):
        return DatabaseError(_IN_MEMORY)
    return DatabaseError(f"{named} is a URI of SQLite's; name the path alone: --db {path}")
