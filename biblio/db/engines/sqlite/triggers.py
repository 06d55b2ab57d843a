"""The triggers that keep what is derived from other rows, for whoever writes with plain SQL.

Each costs about two microseconds a row. Who writes many rows, and what is derived from them too,
takes the triggers out of the schema for the time of a transaction: others never see it without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from biblio.db.engines.sqlite import search_index
from biblio.db.engines.sqlite.expected import as_made

# By name, since triggers that people add keep acting, whatever they are called.
OURS: Final = frozenset(
    {
        *(
            f"search_{table}_{moment}_{event}"
            for table in ("papers", "authorships", "authors")
            for moment in ("before", "after")
            for event in ("insert", "update", "delete")
        ),
        *(f"derived_{table}_after_insert" for table in ("papers", "paper_categories")),
        *(f"derived_{table}_after_update" for table in ("papers", "paper_categories")),
        *(f"derived_paper_categories_before_{event}" for event in ("insert", "update")),
        "derived_papers_after_delete",
        *(f"derived_paper_references_after_{event}" for event in ("insert", "update")),
        *(f"derived_authorships_after_{event}" for event in ("insert", "update", "delete")),
        "derived_authors_after_update",
    }
)

# What they would do at each row, done once.
_NEXT_GENERATION: Final = (
    "UPDATE generations SET stamp = randomblob(16) WHERE of_table = 'authorships'"
)


@contextmanager
def suspended(connection: Connection) -> Iterator[None]:
    """Keep our triggers from acting within one transaction; if that fails, it must roll back.

    Within another of its kind it does nothing.
    """
    triggers = _stored(connection)
    if triggers:
        search_index.forget_noted(connection)
        connection.exec_driver_sql(_NEXT_GENERATION)
    for name in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for sql in triggers.values():
        connection.exec_driver_sql(sql)


def missing(connection: Connection) -> list[str]:
    """The names of the triggers that the database should have and has not, or not as they are."""
    stored = _stored(connection)
    return [name for name, sql in as_made("trigger").items() if stored.get(name) != sql]


def restore(connection: Connection) -> None:
    """Put back the triggers that are `missing`."""
    for name in missing(connection):
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.exec_driver_sql(as_made("trigger")[name])


def _stored(connection: Connection) -> Mapping[str, str]:
    """The SQL of our triggers, by name, in their order."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"
    )
    return {row.name: row.sql for row in rows if row.name in OURS}
