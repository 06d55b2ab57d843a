"""Many rows or many values in one statement.

Long lists travel as one JSON parameter; rows to be written go straight to the driver, as its
engine takes them best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import is_not
from typing import Any, TypeVar, TypeVarTuple, cast

from sqlalchemy import Connection, Result, Row, Select, Table, Text, bindparam

from biblio.db import engines
from biblio.db.expressions import values_of
from biblio.db.lists import listed
from biblio.db.models import Base

FETCHED = 1_000  # rows that are fetched together

Columns = TypeVarTuple("Columns")
Value = TypeVar("Value")


def integers(values: Iterable[int]) -> Select[int]:
    """A subquery of *values*, for `column.in_(…)`, whatever their number."""
    return values_of(bindparam(None, listed(sorted(values))))


def texts(values: Iterable[str]) -> Select[str]:
    """A subquery of *values*, for `column.in_(…)`, whatever their number."""
    return values_of(bindparam(None, listed(sorted(values))), Text())


def rows_of(result: Result[*Columns]) -> Iterator[Row[*Columns]]:
    """The rows of *result*, fetched many at a time: one by one, each costs as much again."""
    return chain.from_iterable(result.partitions(FETCHED))


def table_of(model: type[Base]) -> Table:
    """The table of *model*, as what it is."""
    return cast("Table", model.__table__)


def stored_columns(model: type[Base]) -> list[str]:
    """The names of *model*'s columns that are written, in their order: all but the computed."""
    return [each.name for each in table_of(model).columns if each.computed is None]


def insert_rows(connection: Connection, model: type[Base], rows: Iterable[Sequence[Any]]) -> None:
    """Insert *rows*, each with a value for every stored column of *model* in its order."""
    names = stored_columns(model)
    engines.rows(connection).insert(connection, table_of(model).name, names, rows)


def insert_sparse_rows(
    connection: Connection, model: type[Base], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert *rows* as `insert_rows` does, without the columns of which all of them say nothing.

    For wide tables that few papers fill: a column that is bound costs as much where it is empty,
    and one that is left out is NULL, since none that may be has a default.
    """
    said = [
        (name, values)
        for name, values in zip(stored_columns(model), zip(*rows, strict=True), strict=False)
        if any(map(is_not, values, repeat(None)))
    ]
    if said:
        names, columns = zip(*said, strict=True)
        engines.rows(connection).insert(
            connection, table_of(model).name, names, zip(*columns, strict=True)
        )


def ids_by_digest(
    connection: Connection, model: type[Base], digests: Sequence[bytes]
) -> dict[bytes, int]:
    """The ids of *model*'s rows that have one of *digests*, by digest."""
    name = table_of(model).name
    return engines.rows(connection).ids_by_digest(connection, name, digests)
