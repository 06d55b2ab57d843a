"""Bytes by number, more of them than memory should hold: they go to a temporary file."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Self

from biblio.db.lists import listed

_CACHE = 64 * 1024  # KiB that are kept in memory


class Spill:
    """Keeps bytes by number as long as it is open; nobody else sees them, and no file stays."""

    def __init__(self) -> None:
        # Without a name SQLite makes a file of its own, and removes it.
        self._connection = sqlite3.connect("", isolation_level=None)
        for pragma in (f"cache_size = -{_CACHE}", "journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, value BLOB)")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the file."""
        self._connection.close()

    def keep(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Keep *rows* of numbers that have none yet."""
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO kept VALUES (?, ?)", rows)
        self._connection.execute("COMMIT")

    def of(self, numbers: Collection[int]) -> dict[int, bytes]:
        """What is kept of *numbers*, by number."""
        return dict(
            self._connection.execute(
                "SELECT number, value FROM kept WHERE number IN (SELECT value FROM json_each(?))",
                (listed(sorted(numbers)),),
            )
        )
