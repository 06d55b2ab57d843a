"""Giving room back: the server does that by itself, and its keeper the rest."""

from __future__ import annotations

from sqlalchemy import URL

from biblio.db.engines.compacted import CompactReport
from biblio.db.engines.postgresql.client import command
from biblio.errors import DatabaseError


def compact(url: URL) -> CompactReport:
    """Refuse to compact the database.

    Raises:
        DatabaseError: always; the sentence says what to do instead.
    """
    raise DatabaseError(
        "a server takes the room of deleted rows for new ones (autovacuum); to give it back to the "
        f"disk, while nobody can read or write, run {command('vacuumdb', '--full', url=url)}"
    )
