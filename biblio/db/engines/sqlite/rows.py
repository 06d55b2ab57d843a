"""Many rows in few statements: a statement of several costs each about half.

A statement takes at most 32,766 parameters; rows go straight to the driver's `executemany`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, Final

from sqlalchemy import Connection

ROOM: Final[int | None] = None  # an index of SQLite holds anything
PARAMETERS: Final = 30_000  # safely below what a statement takes
TOGETHER: Final = 20  # rows in a statement: each statement costs about half as much as a short row


def insert(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert *rows*, each with a value for each of *columns*."""
    width = len(columns)
    into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608 - names are the model's own
    marks = f"({', '.join('?' * len(columns))})"
    values = chain.from_iterable(rows)
    statements = list(iter(lambda: tuple(islice(values, width * TOGETHER)), ()))
    is_last_short = bool(statements) and len(statements[-1]) < width * TOGETHER
    rest = statements.pop() if is_last_short else ()
    if statements:
        connection.exec_driver_sql(into + ", ".join([marks] * TOGETHER), statements)
    if rest:
        connection.exec_driver_sql(
            into + marks, [rest[first : first + width] for first in range(0, len(rest), width)]
        )


def storable(rows: list[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], int]:
    """*rows* as SQLite can hold them: as they are, and no text of them shortened."""
    return rows, 0


def ids_by_digest(connection: Connection, table: str, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of the rows of *table* that have one of *digests*, by digest."""
    found: dict[bytes, int] = {}
    for start in range(0, len(digests), PARAMETERS):
        part = digests[start : start + PARAMETERS]
        marks = ", ".join("?" * len(part))
        rows = connection.exec_driver_sql(
            f"SELECT digest, id FROM {table} WHERE digest IN ({marks})",  # noqa: S608 - the model's own name
            tuple(part),
        )
        found.update((digest, row_id) for digest, row_id in rows)
    return found
