"""The schema as the migrations make it, for comparing a database with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from biblio.db.engine import make_engine, url_of
from biblio.db.revisions import upgrade


@cache
def as_made(kind: Literal["trigger", "view"]) -> Mapping[str, str]:
    """The SQL of each trigger or view of a new database, by name, in the order they are made."""
    with TemporaryDirectory() as spare:
        url = url_of(Path(spare) / "new.db")
        upgrade(url)
        engine = make_engine(url, read_only=True)
        try:
            with engine.connect() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT name, sql FROM sqlite_master WHERE type = ? ORDER BY rowid", (kind,)
                )
                return {row.name: row.sql for row in rows}
        finally:
            engine.dispose()
