"""Whether those who said that they write are still there: each holds a lock as long as it lives.

A process that writes takes an advisory lock of its own over a connection that it keeps for that
alone, so that whoever asks the server knows it alive or not, from whatever machine (PostgreSQL's
documentation, "13.3.5. Advisory Locks": those of a session go with it).
"""

from __future__ import annotations

import os
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
_kept: Final[dict[tuple[int, str], Connection]] = {}  # by process, since one may fork
_keeping: Final = Lock()


def this_process(connection: Connection) -> str:
    """This process, as runs keep it; others see it alive from now on."""
    process = processes.this_process()
    address = connection.engine.url.render_as_string(hide_password=False)
    with _keeping:
        kept = _kept.get((os.getpid(), address))
        if kept is None or not _is_up(kept):
            _kept[os.getpid(), address] = _holding(connection.engine, process)
    return process


def let_go(url: URL) -> None:
    """Show this process alive no more in the database at *url*, which it writes no more to."""
    with _keeping:
        kept = _kept.pop((os.getpid(), url.render_as_string(hide_password=False)), None)
    if kept is not None:
        kept.invalidate()
        kept.close()


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
