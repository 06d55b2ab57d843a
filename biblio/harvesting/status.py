"""How each harvest stands: as rows, for whoever looks after it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from biblio.db import engines
from biblio.db.harvest_models import Harvest
from biblio.harvesting import marks


class HarvestStatus(NamedTuple):
    """How one harvest stands.

    `mark` is the day up to which all changes are here, None where nothing is; `days_behind` how
    many days ago that was. `state` is `running`, `cut` (a list waits to be taken up, of which
    `pages` are stored), `failed`, `complete`, or `new` where no list was ever read to its end.
    """

    url: str
    metadata_prefix: str
    set_spec: str
    state: str
    mark: str | None
    days_behind: int | None
    pages: int | None
    last_answer: str | None
    completed: str | None
    failed: str | None
    failure: str | None


def list_harvests(connection: Connection) -> list[HarvestStatus]:
    """All that is harvested, in the order in which it was begun."""
    today = datetime.now(UTC).date()
    is_alive = engines.liveness(connection).is_alive
    found = []
    for row in connection.execute(select(Harvest.__table__).order_by(Harvest.id)):
        mark = marks.mark_of(connection, row.id)
        cut = marks.unfinished(connection, row.id)
        if row.process is not None and is_alive(connection, row.process, row.last_sign or ""):
            state = "running"
        elif row.failed is not None:
            state = "failed"
        elif cut is not None:
            state = "cut"
        else:
            state = "new" if row.completed is None else "complete"
        behind = (today - date.fromisoformat(mark)).days if mark is not None else None
        found.append(
            HarvestStatus(
                row.url,
                row.metadata_prefix,
                row.set_spec,
                state,
                mark,
                behind,
                cut.pages if cut is not None else None,
                row.last_answer,
                row.completed,
                row.failed,
                row.failure,
            )
        )
    return found
