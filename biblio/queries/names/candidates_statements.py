"""The statement of the author rows that may answer to a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    TableValuedAlias,
    Text,
    and_,
    bindparam,
    select,
    union_all,
)

from biblio.db.bulk import table_of
from biblio.db.expressions import ending, item, rows_of, values_of
from biblio.db.models import Author
from biblio.queries.names.candidates import Stored

# Of the table, since the ORM takes as long again to hand on what columns of its classes gave.
AUTHORS: Final = table_of(Author)

COLUMNS: Final = tuple(AUTHORS.c["id" if each == "author_id" else each] for each in Stored._fields)
"""The columns of a `Stored`."""


def given(name: str) -> TableValuedAlias:
    """The lists in the parameter *name*, as a table."""
    return rows_of(bindparam(name), f"given_{name}")


def ids_by(rows: TableValuedAlias, *conditions: ColumnElement[bool]) -> Select[int]:
    """The ids of the names that meet the *conditions* with one of *rows*."""
    return select(AUTHORS.c.id).select_from(rows).join(AUTHORS, and_(*conditions))


def is_within(
    column: Column[str], rows: TableValuedAlias, place: int
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """*column* is from what stands at a *place* of a list to below what stands behind it."""
    return column >= item(rows, place), column < item(rows, place + 1)


def statement() -> Any:  # noqa: ANN401 - SQLAlchemy knows no type of so many columns
    """The statement of every look-up; built once: building takes longer than SQLite's answer."""
    names, germans, keynames = (
        values_of(bindparam(each), Text()) for each in ("names", "germans", "keynames")
    )
    ranges, initials, endings = (given(each) for each in ("ranges", "initials", "endings"))
    last = item(endings, 2)
    ids: Sequence[Any] = (
        select(AUTHORS.c.id).where(AUTHORS.c.name_key.in_(names)),
        select(AUTHORS.c.id).where(AUTHORS.c.german_key.in_(germans)),
        select(AUTHORS.c.id).where(AUTHORS.c.keyname_key.in_(keynames)),
        ids_by(ranges, *is_within(AUTHORS.c.german_key, ranges, 0)),
        ids_by(
            initials,
            AUTHORS.c.keyname_key == item(initials, 0),
            *is_within(AUTHORS.c.initials, initials, 1),
        ),
        ids_by(
            endings,
            *is_within(AUTHORS.c.name_key, endings, 0),
            ending(AUTHORS.c.name_key, last) == last,
        ),
    )
    return select(*COLUMNS).where(AUTHORS.c.id.in_(union_all(*ids)))


CANDIDATES: Final = statement()
