"""Databases for tests, on the engine that the run asks for.

`BIBLIO_ENGINE=postgresql pytest …` runs on PostgreSQL every test that asks the fixtures for a
database, but for those that are about SQLite by nature, which say so: `@pytest.mark.sqlite("why")`.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import postgresql
import psycopg
from sqlalchemy import URL, make_url

from biblio.db.engine import file_of, make_engine, url_of

ENGINES: Final = ("sqlite", "postgresql")
ENGINE: Final = os.environ.get("BIBLIO_ENGINE", ENGINES[0])
"""The engine of this run."""

Database = Path | str
"""Where a library is: a file, or an address."""
Values = Sequence[Any] | Mapping[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]

_ON_SERVERS: Final[list[URL]] = []
"""The databases that were made on a server and are not gone yet."""
_TABLES_OF_A_FILE: Final = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
)
_TABLES_OF_A_SERVER: Final = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
# The triggers by which a server looks at foreign keys, but for those that cascade.
_EACH_KEY: Final = """
DO $$ DECLARE looking record; BEGIN
FOR looking IN SELECT tgrelid::regclass AS at, tgname FROM pg_trigger WHERE tgisinternal
  AND tgfoid::regproc::text SIMILAR TO '"RI_FKey_(check|noaction)%'
LOOP EXECUTE format('ALTER TABLE %s {} TRIGGER %I', looking.at, looking.tgname); END LOOP;
END $$
"""
# Who is connected beside the one who asks.
_OTHERS: Final = (
    "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)
_PARAMETER: Final = re.compile(r"'(?:[^']|'')*'|(\?)|(?<!:):([a-z_]+)|(%)")


def copied(of: Database, to: Path) -> Database:
    """A copy of the database *of*, which nobody writes now: at *to*, where that may be a file.

    On a server it goes after the test, or after what has made it if that outlives tests.
    """
    if isinstance(of, Path):
        with closing(sqlite3.connect(of)) as source, closing(sqlite3.connect(to)) as target:
            target.execute("PRAGMA synchronous = OFF")  # a test's need not outlive the machine
            source.backup(target)  # with what stands in the log beside it
        return to
    url = make_url(of)
    return _kept(postgresql.Server(url.set(database="postgres")).create(f"TEMPLATE {url.database}"))


def new(server: postgresql.Server) -> Database:
    """A new database of *server* with our schema."""
    return _kept(server.create(f"TEMPLATE {server.template()}"))


def unmade(server: postgresql.Server) -> Database:
    """A new database of *server* with nothing in it."""
    return _kept(server.create_empty())


def _kept(url: URL) -> str:
    _ON_SERVERS.append(url)
    return url.render_as_string(hide_password=False)


def drop_since(number: int) -> None:
    """Take away the databases on servers that were made after the first *number*."""
    while len(_ON_SERVERS) > number:
        url = _ON_SERVERS.pop()
        postgresql.Server(url.set(database="postgres")).drop(url)


def made_so_far() -> int:
    """How many databases on servers there are by now."""
    return len(_ON_SERVERS)


class Found(Protocol):
    """What a statement gave: a cursor of either engine."""

    @property
    def description(self) -> Any:
        """The columns, the name of each first."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchall(self) -> list[Any]:
        """All rows."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""


class Hand:
    """A connection of somebody who writes plain SQL, with `?` or `:name` for values."""

    def __init__(self, connection: sqlite3.Connection | psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values = ()) -> Found:
        """A cursor with the rows, in either engine's own way."""
        if isinstance(self._connection, sqlite3.Connection):
            return self._connection.execute(sql, values)
        return self._connection.execute(_for_psycopg(sql, values), values or None)

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows, as tuples; none of a statement that has no rows."""
        found = self.execute(sql, values)
        return found.fetchall() if found.description else []

    def named(self, sql: str) -> list[dict[str, Any]]:
        """The rows by the names of their columns."""
        found = self.execute(sql)
        names = [each[0] for each in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do the same for each of *rows*."""
        for row in rows:
            self.execute(sql, row)

    def executescript(self, sql: str) -> None:
        """Run several statements, without values."""
        if isinstance(self._connection, sqlite3.Connection):
            self._connection.executescript(sql)
        else:
            self._connection.execute(sql.encode())


def _for_psycopg(sql: str, values: Values) -> bytes:
    """*sql* as psycopg takes it, which looks for % where there are *values*."""
    return (_PARAMETER.sub(_as_psycopg, sql) if values else sql).encode()


def _as_psycopg(found: re.Match[str]) -> str:
    question, name, percent = found.groups()
    if question:
        return "%s"
    if name:
        return f"%({name})s"
    return "%%" if percent else found[0].replace("%", "%%")


@contextmanager
def by_hand(database: Database, *, foreign_keys: bool = False) -> Iterator[Hand]:
    """Such a connection to *database*, each statement of which commits.

    Foreign keys are not looked at on SQLite, as for those who do not ask for it, unless told to.
    """
    if isinstance(database, Path):
        with closing(sqlite3.connect(database, isolation_level=None, timeout=60)) as file:
            file.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
            yield Hand(file)
        return
    with closing(postgresql.connect(make_url(database))) as server:
        server.autocommit = True
        yield Hand(server)


@contextmanager
def unguarded(database: Database) -> Iterator[Hand]:
    """Such a connection that may damage: nobody looks whether rows point to rows that are there.

    What goes or moves takes along what is its own all the same.
    """
    with by_hand(database) as connection:
        if isinstance(database, Path):
            yield connection
            return
        connection.executescript(_EACH_KEY.format("DISABLE"))
        yield connection
        connection.executescript(_EACH_KEY.format("ENABLE"))


def tables_of(database: Database) -> list[str]:
    """The names of all tables of *database*, in order."""
    asked = _TABLES_OF_A_FILE if isinstance(database, Path) else _TABLES_OF_A_SERVER
    with by_hand(database) as connection:
        return sorted(name for (name,) in connection.execute(asked).fetchall())


def is_begun(database: Database) -> bool:
    """Whether somebody has begun to make a library where none was: there is a file, or a guest."""
    return database.exists() if isinstance(database, Path) else not is_alone(database)


def is_alone(database: Database) -> bool:
    """Whether nobody is at *database* any more, on a server; who is killed lets go of a file."""
    if isinstance(database, Path):
        return True
    with by_hand(database) as connection:
        return connection.rows(f"SELECT count(*) FROM {_OTHERS}") == [(0,)]  # noqa: S608 - ours


def end_all(database: str) -> int:
    """How many connections to *database* were there, all of which the server ends now."""
    with by_hand(database) as connection:
        return len(connection.rows(f"SELECT pg_terminate_backend(pid) FROM {_OTHERS}"))  # noqa: S608 - ours


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """Another program writes to *database* meanwhile, and leaves it as it was."""
    with make_engine(url_of(database)).begin() as connection:
        yield
        connection.rollback()


def place_of(url: URL) -> Database:
    """Where the library at *url* is."""
    return file_of(url) or url.render_as_string(hide_password=False)
