"""The full-text index over papers: what only SQLite has, in one module.

The index `paper_search` reads the view `paper_search_documents` and is kept by triggers. Who
writes many rows pauses the triggers and tells the index once, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import orjson
from sqlalchemy import Connection

_DOCUMENTS = (
    "id, title, abstract, authors FROM paper_search_documents "
    "WHERE id IN (SELECT value FROM json_each(?))"
)


@contextmanager
def paused(connection: Connection) -> Iterator[None]:
    """Keep the triggers from acting while many rows are written, within one transaction."""
    if not has_index(connection):
        yield
        return
    connection.exec_driver_sql("INSERT INTO paper_search_switch (is_paused) VALUES (1)")
    yield
    connection.exec_driver_sql("DELETE FROM paper_search_switch")


def remove(connection: Connection, papers: Collection[int]) -> None:
    """Take *papers* out of the index, while their rows still say what was indexed."""
    if papers and has_index(connection):
        connection.exec_driver_sql(
            "INSERT INTO paper_search (paper_search, rowid, title, abstract, authors) "
            f"SELECT 'delete', {_DOCUMENTS}",
            (orjson.dumps(sorted(papers)).decode(),),
        )


def add(connection: Connection, papers: Collection[int]) -> None:
    """Put *papers* into the index as their rows say now."""
    if papers and has_index(connection):
        connection.exec_driver_sql(
            f"INSERT INTO paper_search (rowid, title, abstract, authors) SELECT {_DOCUMENTS}",
            (orjson.dumps(sorted(papers)).decode(),),
        )


def has_index(connection: Connection) -> bool:
    """Whether this engine has the index."""
    return connection.dialect.name == "sqlite"
