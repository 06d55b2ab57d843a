"""What stands in a file, told by SQLite's own catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection

from biblio.db.engine import explained, file_of
from biblio.db.engines.sqlite.connecting import APPLICATION_ID, CACHE
from biblio.errors import DatabaseError

# Without what the search index keeps for itself, and Alembic's mark.
TABLES: Final = """
SELECT name, type FROM sqlite_schema
WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
AND name NOT LIKE 'paper\\_search\\_%' ESCAPE '\\' AND name <> 'alembic_version'
ORDER BY type, name
"""
"""SQL: the tables and views that can be asked, and which of the two each is."""
MADE: Final = """
SELECT name, sql FROM sqlite_schema
WHERE type IN ('table', 'view') AND name = :name COLLATE NOCASE
"""
"""SQL: the table or view `:name`, and the statement that made it."""


def has_table(connection: Connection, name: str) -> bool:
    """Whether there is a table *name*."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (name,))
    return found.scalar() is not None


def indexes(connection: Connection) -> set[str]:
    """The names of the indexes that are there."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'")
    return set(names.scalars())


@contextmanager
def sorting(connection: Connection) -> Iterator[None]:
    """A block in which indexes are built: as much as the cache may take is sorted in memory."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE // 2}")
    yield
    connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")


def prepare(url: URL) -> None:
    """Mark a new file as ours while it is empty; its folder has to be there.

    Raises:
        DatabaseError: it is not, or a folder stands there.
    """
    path = file_of(url)
    if path is not None:
        _mark(path)


def _mark(path: Path) -> None:
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder; name a file with --db")
    if not path.parent.is_dir():
        # A folder that nobody meant would hide a slip of the pen, with the import in it.
        raise DatabaseError(f"there is no folder {path.parent}: make it, or correct the path")
    with explained(path), closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
