"""What keeps a file whole, beyond its rows: SQLite's own checks."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import Final

from sqlalchemy import URL, Connection

from biblio.db.engine import explained, file_of
from biblio.db.engines.damage import Damage
from biblio.db.engines.sqlite import search_index
from biblio.db.engines.sqlite.connecting import read_only_uri
from biblio.db.engines.sqlite.previews import is_writable

_OF_AN_INDEX: Final = re.compile(
    "(row [0-9]+ missing from|wrong # of entries in|non-unique entry in) index "
)


def damage(url: URL) -> list[Damage]:
    """What SQLite itself finds wrong; it knows CHECK constraints only where it might write."""
    path = file_of(url)
    if path is None:
        return []
    with explained(path), closing(sqlite3.connect(_checking_uri(url), uri=True)) as connection:
        answers = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [Damage(each, bool(_OF_AN_INDEX.match(each))) for each in answers if each != "ok"]


def orphans(url: URL) -> int:
    """How many rows point to rows that are gone."""
    path = file_of(url)
    if path is None:
        return 0
    with explained(path), closing(sqlite3.connect(_checking_uri(url), uri=True)) as connection:
        return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _checking_uri(url: URL) -> str:
    path = file_of(url)
    assert path is not None  # noqa: S101 - both who ask have looked
    uri = read_only_uri(path)
    return uri.replace("?mode=ro", "?mode=rw") if is_writable(path) else uri


def can_tell(connection: Connection) -> bool:  # noqa: ARG001 - a charge of all engines
    """Whether all is there that checks ask: SQLite has it."""
    return True


def search_agrees(url: URL) -> bool:
    """Whether the search index holds the words of the papers, no more and no fewer."""
    path = file_of(url)
    if path is None:
        return True
    with (
        explained("the folder for temporary files"),
        closing(sqlite3.connect(read_only_uri(path), uri=True, isolation_level=None)) as connection,
    ):
        return search_index.agrees(connection)


def reindex(connection: Connection) -> None:
    """Make all indexes anew."""
    connection.exec_driver_sql("REINDEX")


def postponing_keys(connection: Connection) -> None:
    """Let foreign keys be looked at when the transaction of *connection* ends."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
