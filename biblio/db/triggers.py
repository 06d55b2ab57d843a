"""The triggers that keep what is derived from other rows, for whoever writes with plain SQL.

Each costs about two microseconds a row. Who writes many rows, and what is derived from them too,
takes the triggers out of the schema for the time of a transaction: others never see it without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from biblio.db.engine import make_engine, url_of
from biblio.db.revisions import upgrade

# Triggers that people add keep acting.
_OURS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
    "AND (name GLOB 'search_*' OR name GLOB 'derived_*') ORDER BY rowid"
)


@contextmanager
def suspended(connection: Connection) -> Iterator[None]:
    """Keep our triggers from acting within one transaction; if that fails, it must roll back."""
    triggers = _stored(connection)
    for name in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for sql in triggers.values():
        connection.exec_driver_sql(sql)


def missing(connection: Connection) -> list[str]:
    """The names of the triggers that the database should have and has not, or not as they are."""
    if connection.dialect.name != "sqlite":
        return []
    stored = _stored(connection)
    return [name for name, sql in _expected().items() if stored.get(name) != sql]


def restore(connection: Connection) -> None:
    """Put back the triggers that are `missing`."""
    for name in missing(connection):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(_expected()[name])


def _stored(connection: Connection) -> Mapping[str, str]:
    """The SQL of our triggers, by name, in their order; none where there is no such thing."""
    if connection.dialect.name != "sqlite":
        return {}
    return {row.name: row.sql for row in connection.exec_driver_sql(_OURS)}


@cache
def _expected() -> Mapping[str, str]:
    """The triggers of a database that the migrations have just made."""
    with TemporaryDirectory() as spare:
        url = url_of(Path(spare) / "new.db")
        upgrade(url)
        engine = make_engine(url, read_only=True)
        try:
            with engine.connect() as connection:
                return _stored(connection)
        finally:
            engine.dispose()
