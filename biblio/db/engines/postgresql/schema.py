"""What stands in a database on a server, told by its catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import URL, Connection

_SORTING: Final = "256MB"


def has_table(connection: Connection, name: str) -> bool:
    """Whether there is a table *name* where tables are looked for."""
    return connection.exec_driver_sql("SELECT to_regclass(%s)", (name,)).scalar() is not None


def indexes(connection: Connection) -> set[str]:
    """The names of the indexes that are there."""
    names = connection.exec_driver_sql(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    )
    return set(names.scalars())


@contextmanager
def sorting(connection: Connection) -> Iterator[None]:
    """A block in which indexes are built, with more memory than usual."""
    connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{_SORTING}'")
    yield


def prepare(url: URL) -> None:
    """Make ready what is to hold a library: that is the business of who keeps the server."""
