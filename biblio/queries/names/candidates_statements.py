"""The statement of the author rows that may answer to a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import TableValuedAlias, Text, and_, bindparam, select, union_all

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


def statement() -> Any:  # noqa: ANN401 - the same
    """The statement of every look-up; built once: building takes longer than SQLite's answer."""
    values = {each: values_of(bindparam(each), Text()) for each in ("names", "germans", "keynames")}
    ranges, initials, endings = (given(each) for each in ("ranges", "initials", "endings"))
    ids: Sequence[Any] = (
        select(AUTHORS.c.id).where(AUTHORS.c.name_key.in_(values["names"])),
        select(AUTHORS.c.id).where(AUTHORS.c.german_key.in_(values["germans"])),
        select(AUTHORS.c.id).where(AUTHORS.c.keyname_key.in_(values["keynames"])),
        select(AUTHORS.c.id)
        .select_from(ranges)
        .join(
            AUTHORS,
            and_(
                AUTHORS.c.german_key >= item(ranges, 0),
                AUTHORS.c.german_key < item(ranges, 1),
            ),
        ),
        select(AUTHORS.c.id)
        .select_from(initials)
        .join(
            AUTHORS,
            and_(
                AUTHORS.c.keyname_key == item(initials, 0),
                AUTHORS.c.initials >= item(initials, 1),
                AUTHORS.c.initials < item(initials, 2),
            ),
        ),
        select(AUTHORS.c.id)
        .select_from(endings)
        .join(
            AUTHORS,
            and_(
                AUTHORS.c.name_key >= item(endings, 0),
                AUTHORS.c.name_key < item(endings, 1),
                ending(AUTHORS.c.name_key, item(endings, 2)) == item(endings, 2),
            ),
        ),
    )
    return select(*COLUMNS).where(AUTHORS.c.id.in_(union_all(*ids)))


CANDIDATES: Final = statement()
