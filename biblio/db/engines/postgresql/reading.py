"""Connections that read a library on a server: those of SQLAlchemy, for psycopg takes longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.engines.postgresql.connecting import make_engine
from biblio.db.through import ReadersThrough

if TYPE_CHECKING:
    from sqlalchemy import URL


def readers(url: URL) -> ReadersThrough:
    """What asks the library at *url*."""
    return ReadersThrough(make_engine(url, read_only=True))
