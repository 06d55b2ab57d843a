"""Many rows in few statements: they are copied, and looked up as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from psycopg import Cursor
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection

from biblio.db.engines.postgresql.connecting import without_nul

# A row of an index has 2,704 bytes (PostgreSQL's documentation, "B-Tree Indexes"), and the longest
# are of two identifiers, or of a name whose letters are spelled by two.
ROOM: Final[int | None] = 1_000


def insert(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert *rows*, each with a value for each of *columns*.

    A NUL character, which no text of PostgreSQL's holds, is left out.
    """
    if not rows:
        return
    cursor = connection.connection.cursor()
    assert isinstance(cursor, Cursor)  # noqa: S101 - SQLAlchemy does not say whose cursor it is
    # Nothing is left to look for in texts here, and psycopg's own dumper is compiled.
    cursor.adapters.register_dumper(str, StrDumperUnknown)
    into = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with cursor, cursor.copy(into.encode()) as copied:
        for row in rows:
            copied.write_row([_storable(value) for value in row])


def _storable(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """*value* as a column takes it: truth is a number there, as in SQLite."""
    if isinstance(value, str):
        return without_nul(value)
    return int(value) if isinstance(value, bool) else value


def storable(rows: list[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], int]:
    """*rows* as PostgreSQL can hold them, and how many of their texts had a NUL, left out here."""
    shortened = sum(isinstance(each, str) and "\0" in each for row in rows for each in row)
    if not shortened:
        return rows, 0
    return [tuple(map(_storable, row)) for row in rows], shortened


def ids_by_digest(connection: Connection, table: str, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of the rows of *table* that have one of *digests*, by digest."""
    rows = connection.exec_driver_sql(
        f"SELECT digest, id FROM {table} WHERE digest = ANY (%s)",  # noqa: S608 - the model's own name
        (list(digests),),
    )
    return {bytes(digest): row_id for digest, row_id in rows}
