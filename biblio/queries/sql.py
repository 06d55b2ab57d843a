"""Read-only SQL: any question, no change, and a clear word where it went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from biblio.db import engines
from biblio.db.sql_results import SqlResult
from biblio.errors import InvalidQuery
from biblio.queries.limits import rows_of
from biblio.queries.time_limit import ANY_TIME, Clock

__all__ = ["SqlResult", "run_sql"]


def run_sql(
    connection: Any,  # noqa: ANN401 - each driver has its own
    query: str,
    *,
    parameters: Mapping[str, str | float | None] | None = None,
    limit: int | None = None,
    clock: Clock = ANY_TIME,
) -> SqlResult:
    """The rows of one SQL statement that only reads, asked over the driver's own *connection*.

    *parameters* are the values of `:name` in it. No more than *limit* rows are read, until the
    time on *clock* is over, and no more than `LARGEST_ANSWER` bytes. Nothing can be written,
    whatever the statement.

    Raises:
        InvalidQuery: it is not one reading statement, or not right; the sentence says where.
    """
    limit = rows_of(limit)
    text = query.strip()
    if not text or "\0" in text:
        raise InvalidQuery("there is no SQL statement: write one like SELECT count(*) FROM papers")
    return engines.asking(connection).answer(connection, text, parameters or {}, limit, clock)
