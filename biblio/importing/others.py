"""The other runs: which of them are over without having said so, and which still write."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from biblio.db.models import Import
from biblio.db.processes import PATIENCE, can_be_asked, is_alive, parsed
from biblio.errors import DatabaseError

NEAR = "wait for it"
FAR = f"wait: out of reach from here, it counts as cut {PATIENCE // 60} minutes after it last wrote"


def mark_cut_runs(connection: Connection) -> list[tuple[int, str | None]]:
    """Mark the runs that say they go on and whose process is gone; number and process of the rest.

    One that is marked by mistake finds no row of its own any more, and stops (`taken_over`).
    """
    alive: list[tuple[int, str | None]] = []
    for number, process, last_sign in connection.execute(
        select(Import.id, Import.process, Import.last_written)
        .where(Import.status == "running")
        .order_by(Import.id)
    ).all():
        if is_alive(process, last_sign):
            alive.append((number, process))
        else:
            connection.execute(
                update(Import).where(Import.id == number).values(status="cut", process=None)
            )
    return alive


def require_none_running(connection: Connection) -> None:
    """Make sure that no run goes on; those that are over are marked.

    Raises:
        DatabaseError: one does.
    """
    for number, process in mark_cut_runs(connection):
        one = parsed(process or "")
        who = f" (process {one.number} on {one.host})" if one else ""
        wait = NEAR if can_be_asked(process) else FAR
        raise DatabaseError(f"import {number} is still running{who}; stop it, or {wait}")


def taken_over(number: int) -> DatabaseError:
    """What a run is told that was marked as cut, or taken back, while it went on."""
    return DatabaseError(
        f"import {number} was marked as cut by another program, which took it for dead; "
        "run the command again to go on"
    )
