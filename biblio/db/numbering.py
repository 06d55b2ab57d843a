"""The numbers of rows: each is given once in a file, whatever is undone or deleted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, insert, select, update

from biblio.db import bulk
from biblio.db.models import Base, FloatingRecord, HighestId, Source

BESIDE: Mapping[type[Base], Sequence[type[Base]]] = {Source: (FloatingRecord,)}
"""Tables whose rows share the numbers of another's: a record is of either."""


def take(connection: Connection, model: type[Base], count: int = 1) -> range:
    """The next *count* numbers for rows of *model*, above all that were ever given.

    They are given with the transaction of *connection*, or not at all. Rows that somebody
    inserted by hand count as well while they are there.
    """
    table = bulk.table_of(model)
    given, *there = connection.execute(
        select(
            select(HighestId.highest).where(HighestId.of_table == table.name).scalar_subquery(),
            *(
                select(func.max(bulk.table_of(each).c.id)).scalar_subquery()
                for each in (model, *BESIDE.get(model, ()))
            ),
        )
    ).one()
    first = max(given or 0, *(each or 0 for each in there)) + 1
    taken = range(first, first + count)
    if taken:
        values = {"highest": taken[-1]}
        if given is None:
            connection.execute(insert(HighestId).values(of_table=table.name, **values))
        else:
            connection.execute(
                update(HighestId).where(HighestId.of_table == table.name).values(**values)
            )
    return taken
