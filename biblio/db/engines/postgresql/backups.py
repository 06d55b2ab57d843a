"""Copies before a database is changed for good: those of a server are its keeper's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from biblio.db.engines.postgresql.client import pg_dump
from biblio.errors import DatabaseError


def backup_beside(url: URL, revision: str) -> Path | None:  # noqa: ARG001 - a charge of all engines
    """None: a change of the schema is one transaction, and `pg_dump` makes copies."""
    return None


def none_made(url: URL) -> str | None:
    """Why there is no copy before a change, and how to make one."""
    return f"biblio makes no copy of a library on a server: make one first with {pg_dump(url)}"


def backup(url: URL, target: Path) -> None:
    """Refuse to copy the database to *target*.

    Raises:
        DatabaseError: always; the sentence says what to do instead.
    """
    raise DatabaseError(
        f"a library on a server is copied by {pg_dump(url, target)}, which writes a dump for "
        "pg_restore; `biblio db copy --to FILE` writes a library in a file"
    )
