"""Ending statements that take too long: the server ends what goes on behind its time.

Ctrl-C needs nothing: psycopg cancels the statement that it waits for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from psycopg.errors import QueryCanceled
from sqlalchemy import Connection

_LONGEST: Final = 2**31 - 1  # milliseconds that the server counts to
_SET: Final = "SELECT set_config('statement_timeout', %s, true)"


@contextmanager
def watched(
    connection: Connection,
    tick: Callable[[], int],  # noqa: ARG001 - the server has its own clock
    seconds: float,
) -> Iterator[None]:
    """A block whose statements end after *seconds* from now; infinity is no end.

    The transaction is as it was before, also where a statement was ended: a view of one moment goes
    on to answer.
    """
    if math.isinf(seconds):
        yield
        return
    most = min(_LONGEST, math.ceil(max(seconds, 0) * 1000) + 1)  # 0 would be no end
    connection.exec_driver_sql("SAVEPOINT biblio_question")
    connection.exec_driver_sql(_SET, (str(most),))
    try:
        yield
    finally:
        if not connection.invalidated and not connection.closed:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT biblio_question")
            connection.exec_driver_sql("RELEASE SAVEPOINT biblio_question")


def is_interruption(error: BaseException | None) -> bool:
    """Whether the server ended a statement."""
    return isinstance(error, QueryCanceled)
