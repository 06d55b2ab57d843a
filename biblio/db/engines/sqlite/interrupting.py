"""Ending statements that take too long: SQLite asks every so many steps whether it may go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STEPS: Final = 10_000  # of SQLite's machine between two looks at the clock


def watched(
    connection: Connection,
    tick: Callable[[], int],
    seconds: float,  # noqa: ARG001 - the clock is asked
) -> AbstractContextManager[None]:
    """A block whose statements end when *tick* is no more zero."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    return watched_driver(driver, tick)


@contextmanager
def watched_driver(driver: sqlite3.Connection, tick: Callable[[], int]) -> Iterator[None]:
    """The same of the driver's own connection."""
    driver.set_progress_handler(tick, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def is_interruption(error: BaseException | None) -> bool:
    """Whether SQLite was interrupted while it worked."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and code == sqlite3.SQLITE_INTERRUPT
