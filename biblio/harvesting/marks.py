"""How far each harvest is: what the database keeps of its runs, and who harvests now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from biblio.db import engines, numbering
from biblio.db.harvest_models import Harvest, HarvestRun
from biblio.db.processes import this_process, told
from biblio.errors import DatabaseError, NotFound
from biblio.harvesting.oai_pmh import List, Selection
from biblio.model.moments import time_now


class Unfinished(NamedTuple):
    """A list that was cut, the last run that read it, and how many pages are stored."""

    import_id: int
    asked: List
    pages: int
    goes_on: bool


def claim(connection: Connection, wanted: Selection, process: str) -> int:
    """The number of the harvest *wanted*, which is that of *process*, this one, until `release`.

    Raises:
        DatabaseError: another process harvests it.
    """
    row = _row_of(connection, wanted)
    if row is None:
        (number,) = numbering.take(connection, Harvest)
        named = wanted._asdict()
        connection.execute(
            insert(Harvest).values(id=number, process=process, last_sign=time_now(), **named)
        )
        return number
    _require_free(connection, row, wanted)
    connection.execute(
        update(Harvest).where(Harvest.id == row.id).values(process=process, last_sign=time_now())
    )
    return int(row.id)


def find(connection: Connection, wanted: Selection) -> int:
    """The number of the harvest *wanted*, which nobody harvests now.

    Raises:
        NotFound: there is none.
        DatabaseError: a process harvests it.
    """
    row = _row_of(connection, wanted)
    if row is None:
        raise NotFound(f"{wanted} was never harvested here: `biblio harvest status` shows what was")
    _require_free(connection, row, wanted)
    return int(row.id)


def _row_of(connection: Connection, wanted: Selection) -> Any:  # noqa: ANN401 - a row
    return connection.execute(
        select(Harvest.id, Harvest.process, Harvest.last_sign).where(
            Harvest.url == wanted.url,
            Harvest.metadata_prefix == wanted.metadata_prefix,
            Harvest.set_spec == wanted.set_spec,
        )
    ).one_or_none()


def _require_free(connection: Connection, row: Any, wanted: Selection) -> None:  # noqa: ANN401 - a row
    is_alive = engines.liveness(connection).is_alive
    if row.process is not None and is_alive(connection, row.process, row.last_sign or ""):
        raise DatabaseError(
            f"{wanted} is being harvested already{told(row.process)}: wait for it, or stop it"
        )


def give_sign(connection: Connection, harvest_id: int) -> None:
    """Say that this process still harvests it.

    Raises:
        DatabaseError: another took it for dead.
    """
    found = connection.execute(
        update(Harvest)
        .where(Harvest.id == harvest_id, Harvest.process == this_process())
        .values(last_sign=time_now())
    )
    if not found.rowcount:
        raise DatabaseError(
            "another process took this harvest over, since it gave no sign for long: "
            "run the command again once that is done"
        )


def release(connection: Connection, harvest_id: int) -> None:
    """Leave the harvest to whoever wants it next."""
    connection.execute(
        update(Harvest)
        .where(Harvest.id == harvest_id, Harvest.process == this_process())
        .values(process=None, last_sign=None)
    )


def mark_of(connection: Connection, harvest_id: int) -> str | None:
    """The day up to which all changes are here; None where nothing is, or nothing is left.

    The lists that were read to their end are gone through in their order. One that goes on from a
    day counts only where those before it reach that day: they may have been taken back since.
    """
    runs = connection.execute(
        select(HarvestRun.goes_on, HarvestRun.from_day, HarvestRun.reached)
        .where(HarvestRun.harvest_id == harvest_id, HarvestRun.is_complete == 1)
        .order_by(HarvestRun.import_id)
    ).all()
    return reached_by([CompleteList(bool(goes_on), *days) for goes_on, *days in runs])


class CompleteList(NamedTuple):
    """A list that was read to its end: its first day, and up to which all was seen.

    `goes_on` says that it began where an earlier one had ended, and not at a day that was asked
    for. `reached` is None where it was empty.
    """

    goes_on: bool
    from_day: str | None
    reached: str | None


def reached_by(lists: Sequence[CompleteList]) -> str | None:
    """The day that *lists* reach together, in their order."""
    mark: str | None = None
    for goes_on, from_day, reached in lists:
        if reached is None:
            continue
        joins = from_day is None or (not goes_on if mark is None else from_day <= mark)
        if joins:
            mark = max(mark or reached, reached)
    return mark


def unfinished(connection: Connection, harvest_id: int) -> Unfinished | None:
    """The list of the last run, where it was cut and its next page can be asked for."""
    row = connection.execute(
        select(HarvestRun.__table__)
        .where(HarvestRun.harvest_id == harvest_id)
        .order_by(HarvestRun.import_id.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row.is_complete or row.token is None:
        return None
    asked = List(
        row.from_day, row.until_day, row.token, row.seen, bool(row.is_ordered), row.answered
    )
    return Unfinished(row.import_id, asked, row.pages, bool(row.goes_on))


def note_page(connection: Connection, import_id: int, asked: List, pages: int) -> None:
    """Note how far the list *asked* is, of which *pages* are stored."""
    connection.execute(
        update(HarvestRun)
        .where(HarvestRun.import_id == import_id)
        .values(
            pages=pages,
            seen=asked.seen,
            is_ordered=int(asked.is_ordered),
            token=asked.token,
            answered=asked.answered,
            is_complete=int(asked.is_complete),
            reached=asked.reached if asked.is_complete else None,
        )
    )


def note_answer(connection: Connection, harvest_id: int, answered: str | None) -> None:
    """Note when the server answered, by its own clock."""
    if answered is not None:
        connection.execute(
            update(Harvest).where(Harvest.id == harvest_id).values(last_answer=answered)
        )


def note_completion(connection: Connection, harvest_id: int) -> None:
    """Note that a list was read to its end, and forget the failure before."""
    connection.execute(
        update(Harvest)
        .where(Harvest.id == harvest_id)
        .values(completed=time_now(), failed=None, failure=None)
    )


def note_failure(connection: Connection, harvest_id: int, failure: str) -> None:
    """Note that a run failed, and why."""
    connection.execute(
        update(Harvest).where(Harvest.id == harvest_id).values(failed=time_now(), failure=failure)
    )


def is_unused(connection: Connection, harvest_id: int) -> bool:
    """Whether no list of it was ever begun, nor answered."""
    harvest = connection.execute(
        select(Harvest.completed, Harvest.last_answer).where(Harvest.id == harvest_id)
    ).one()
    runs = select(HarvestRun.import_id).where(HarvestRun.harvest_id == harvest_id).limit(1)
    return not any(harvest) and connection.scalar(runs) is None


def forget(connection: Connection, harvest_id: int) -> None:
    """Forget the harvest, and how far its lists are; what they brought stays."""
    connection.execute(delete(HarvestRun).where(HarvestRun.harvest_id == harvest_id))
    connection.execute(delete(Harvest).where(Harvest.id == harvest_id))
