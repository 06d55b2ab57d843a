"""Whether those who said that they write are still there: each holds a lock as long as it lives.

A process that writes takes an advisory lock of its own over a connection that it keeps for that
alone, as long as any of its runs goes on, so that whoever asks the server knows it alive or not,
from whatever machine (PostgreSQL's documentation, "13.3.5. Advisory Locks": those of a session go
with it).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from biblio.db import processes
from biblio.db.engines.postgresql.connecting import OURS

_HELD: Final = (
    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s"
    " AND objid = %s::bigint::oid"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@dataclass(slots=True)
class _Sign:
    """A connection that holds the lock of this process, for so many of its runs."""

    connection: Connection
    runs: int


_signs: Final[dict[tuple[int, str], _Sign]] = {}  # by process, since one may fork
_giving: Final = Lock()


def this_process(connection: Connection) -> str:
    """This process, as runs keep it; others see it alive from now on, until it lets go."""
    process = processes.this_process()
    with _giving:
        place = _place(connection.engine.url)
        sign = _signs.get(place)
        if sign is None:
            _signs[place] = _Sign(_holding(connection.engine, process), 1)
        else:
            if not _is_up(sign.connection):
                sign.connection = _holding(connection.engine, process)
            sign.runs += 1
    return process


def let_go(url: URL) -> None:
    """Say that what asked for `this_process` once writes no more to the database at *url*.

    With the last of them the lock goes, and the connection with it.
    """
    with _giving:
        sign = _signs.get(_place(url))
        if sign is None:
            return  # it never came to ask
        sign.runs -= 1
        if sign.runs:
            return
        del _signs[_place(url)]
    sign.connection.invalidate()
    sign.connection.close()


def _place(url: URL) -> tuple[int, str]:
    return os.getpid(), url.render_as_string(hide_password=False)


def _holding(engine: Engine, process: str) -> Connection:
    """A new connection that holds the lock of *process*."""
    apart = create_engine(
        engine.url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"application_name": "biblio (sign of life)"},
    )
    kept = apart.connect()
    kept.exec_driver_sql("SELECT pg_advisory_lock(%s, %s)", (OURS, _number_of(process)))
    return kept


def _is_up(kept: Connection) -> bool:
    """Whether the server still answers over *kept*."""
    try:
        kept.exec_driver_sql("SELECT 1")
    except DBAPIError:
        return False
    return True


def is_alive(connection: Connection, process: str | None, last_sign: str) -> bool:  # noqa: ARG001 - the server knows
    """Whether *process*, as a run names it, holds its lock."""
    if processes.parsed(process or "") is None:
        return False
    number = _number_of(process or "") & 0xFFFFFFFF
    return connection.exec_driver_sql(_HELD, (OURS, number)).scalar() is not None


def can_be_asked(connection: Connection, process: str | None) -> bool:  # noqa: ARG001 - the server knows
    """Whether it can be told from here if *process* is alive: always."""
    return True


def _number_of(process: str) -> int:
    """The lock of *process*, above that of who writes."""
    digest = blake2b(process.encode(), digest_size=4).digest()
    return int.from_bytes(digest, signed=True) or 1
