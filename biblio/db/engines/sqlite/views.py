"""The views, whose columns the schema page promises."""

from __future__ import annotations

from sqlalchemy import Connection

from biblio.db.engines.sqlite.expected import as_made
from biblio.db.search_documents import DOCUMENTS


def missing(connection: Connection) -> list[str]:
    """The names of the views that the database should have and has not, or not as they are."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    stored = {row.name: row.sql for row in rows}
    return [name for name, sql in as_made("view").items() if stored.get(name) != sql]


def restore(connection: Connection) -> None:
    """Put back the views that are `missing`; those that people add stay as they are."""
    for name in missing(connection):
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')
        connection.exec_driver_sql(as_made("view")[name])


def can_search(connection: Connection) -> bool:
    """Whether what the search index is made by is as it should be: it reads a view."""
    return DOCUMENTS not in missing(connection)
