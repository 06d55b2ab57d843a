"""The other runs: which of them are over without having said so, and which still write."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from biblio.db import engines
from biblio.db.models import Import
from biblio.db.processes import PATIENCE, this_process, told
from biblio.errors import DatabaseError

GOING_ON = "running", "undoing"
NEAR = "wait for it"
FAR = f"wait: out of reach from here, it counts as cut {PATIENCE // 60} minutes after it last wrote"


def mark_cut_runs(connection: Connection) -> list[tuple[int, str | None]]:
    """Mark the runs that say they go on and whose process is gone; number and process of the rest.

    One that is being taken back goes on as well; it is not marked where its process is gone, since
    it is no run any more and only taking it back to the end makes it none.

    One that is marked by mistake finds no row of its own any more, and stops (`taken_over`).
    """
    alive: list[tuple[int, str | None]] = []
    for number, status, process, last_sign in connection.execute(
        select(Import.id, Import.status, Import.process, Import.last_written)
        .where(Import.status.in_(GOING_ON))
        .order_by(Import.id)
    ).all():
        if engines.liveness(connection).is_alive(connection, process, last_sign):
            alive.append((number, process))
        elif status == "running":
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
        is_undone = connection.scalar(select(Import.status == "undoing").where(Import.id == number))
        if is_undone and process == this_process():
            continue  # it failed here, and goes on
        can_be_asked = engines.liveness(connection).can_be_asked(connection, process)
        wait = NEAR if can_be_asked else FAR
        state = "is being taken back" if is_undone else "is still running"
        raise DatabaseError(f"import {number} {state}{told(process)}; stop it, or {wait}")


def require_none_undoing(connection: Connection, *, but: int | None = None) -> None:
    """Make sure that no run but *but* is being taken back, and none was left so.

    Raises:
        DatabaseError: one is; the command that finishes it is named.
    """
    number = connection.scalar(
        select(Import.id)
        .where(Import.status == "undoing", Import.id != (but or 0))
        .order_by(Import.id)
        .limit(1)
    )
    if number is not None:
        raise DatabaseError(
            f"import {number} is being taken back; wait until that is done, or finish it with "
            f"`biblio imports undo {number}` where it was cut"
        )


def taken_over(number: int) -> DatabaseError:
    """What a run is told that was marked as cut, or taken back, while it went on."""
    return DatabaseError(
        f"import {number} was marked as cut by another program, which took it for dead; "
        "run the command again to go on"
    )
