"""Whether those who said that they write are still there: the system is asked for the process."""

from __future__ import annotations

from sqlalchemy import URL, Connection

from biblio.db import processes


def this_process(connection: Connection) -> str:  # noqa: ARG001 - a charge of all engines
    """This process, as runs keep it."""
    return processes.this_process()


def let_go(url: URL) -> None:
    """Nothing: a process is alive as long as it is, and its runs say when they have ended."""


def is_alive(connection: Connection, process: str | None, last_sign: str) -> bool:  # noqa: ARG001 - a charge of all engines
    """Whether *process*, as a run names it, may still write; *last_sign* is a time in UTC."""
    return processes.is_alive(process, last_sign)


def can_be_asked(connection: Connection, process: str | None) -> bool:  # noqa: ARG001 - a charge of all engines
    """Whether the system tells from here if *process* is alive, whatever it wrote last."""
    return processes.can_be_asked(process)
