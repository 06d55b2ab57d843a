"""The full-text index over papers, by FTS5.

The index `paper_search` reads the view `paper_search_documents` and is kept by triggers. Who
writes many rows suspends the triggers and tells the index once, in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

import orjson
from sqlalchemy import Connection

from biblio.db.search_documents import COLUMNS, Document

HASH = 1 << 20  # bytes of words that FTS5 gathers before it writes them: its default
BULK_HASH = 1 << 24
# Parts of the index that are merged at last. FTS5 has room for 2,000, those of merged ones too:
# with 900 it lasts for 800,000 transactions of a first import, and then for as many times 900.
BULK_PARTS = 900
MERGED_PAGES = 16_000  # of 4 KiB, in a transaction: more would make the log as large as the index
_NAMES = ", ".join(COLUMNS)
_DOCUMENTS = (
    f"id, {_NAMES} FROM paper_search_documents WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our names
)


def remove(connection: Connection, papers: Collection[int]) -> None:
    """Take *papers* out of the index, while their rows still say what was indexed."""
    if papers:
        connection.exec_driver_sql(
            f"INSERT INTO paper_search (paper_search, rowid, {_NAMES}) "
            f"SELECT 'delete', {_DOCUMENTS}",
            (orjson.dumps(sorted(papers)).decode(),),
        )


def add(connection: Connection, papers: Collection[int]) -> None:
    """Put *papers* into the index as their rows say now."""
    if papers:
        connection.exec_driver_sql(
            f"INSERT INTO paper_search (rowid, {_NAMES}) SELECT {_DOCUMENTS}",
            (orjson.dumps(sorted(papers)).decode(),),
        )


def add_documents(connection: Connection, documents: Sequence[Document]) -> None:
    """Put papers into the index whose *documents* are what the view will say of them."""
    if documents:
        connection.exec_driver_sql(
            f"INSERT INTO paper_search (rowid, {_NAMES}) "  # noqa: S608 - our names
            f"VALUES (?{', ?' * len(COLUMNS)})",
            documents,
        )


def begin_bulk(connection: Connection) -> None:
    """Let the index grow without merging its parts, for the first import into an empty library.

    The setting stays in the file until `end_bulk`, also if the process ends before that.
    """
    _configure(connection, automerge=0, crisismerge=BULK_PARTS, hashsize=BULK_HASH)


def is_bulk(connection: Connection) -> bool:
    """Whether a bulk was begun and has not come to its end."""
    setting = connection.exec_driver_sql(
        "SELECT v FROM paper_search_config WHERE k = 'automerge'"
    ).scalar()
    return setting == 0


def end_bulk(connection: Connection) -> bool:
    """Merge some of the parts of the index; whether more is to be merged, in another transaction.

    In the end there is one part, and the index is kept so from then on. Costs nothing where no
    bulk was begun.
    """
    if not is_bulk(connection):
        return False
    # SQLite's documentation of FTS5, "The 'merge' Command": less than zero for all parts into one;
    # nothing was left to do where the statement alone counts as a change.
    before = _changes(connection)
    _configure(connection, merge=-MERGED_PAGES)
    if _changes(connection) - before > 1:
        return True
    _configure(connection, automerge=4, crisismerge=16, hashsize=HASH)  # FTS5's own defaults
    return False


def _changes(connection: Connection) -> int:
    changes: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return changes


def agrees(connection: sqlite3.Connection) -> bool:
    """Whether the index holds the words of the papers, no more and no fewer, at one moment.

    FTS5 compares an index with its content for writers only, and would keep others from writing
    for as long as it takes. So the index is copied to a temporary database beside *connection*,
    which has no transaction open, and compared there with the papers as this transaction reads
    them; nobody waits. The copy takes as much room for temporary files as the index has.
    """
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("BEGIN")
    (made,) = connection.execute(
        "SELECT sql FROM main.sqlite_schema WHERE name = 'paper_search'"
    ).fetchone()
    connection.execute(
        "CREATE TEMP VIEW paper_search_documents AS SELECT * FROM main.paper_search_documents"
    )
    connection.execute(made.replace("TABLE paper_search", "TABLE temp.paper_search", 1))
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DELETE FROM temp.paper_search_{part}")  # noqa: S608 - our own names
        connection.execute(
            f"INSERT INTO temp.paper_search_{part} SELECT * FROM main.paper_search_{part}"  # noqa: S608 - the same
        )
    # What FTS5 remembers of the empty index goes when a savepoint is rolled back.
    connection.execute("SAVEPOINT before")
    connection.execute("INSERT INTO temp.paper_search (rowid, title) VALUES (-1, 'x')")
    connection.execute("ROLLBACK TO before")
    try:
        connection.execute(
            "INSERT INTO temp.paper_search (paper_search, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    finally:
        connection.execute("ROLLBACK")
    return True


def forget_noted(connection: Connection) -> None:
    """Forget what triggers noted before statements that were ignored then."""
    connection.exec_driver_sql("DELETE FROM paper_search_noted")


def rebuild(connection: Connection) -> None:
    """Make the index anew from the papers."""
    forget_noted(connection)
    connection.exec_driver_sql("INSERT INTO paper_search (paper_search) VALUES ('rebuild')")


def _configure(connection: Connection, **settings: int) -> None:
    for name, value in settings.items():
        connection.exec_driver_sql(
            "INSERT INTO paper_search (paper_search, rank) VALUES (?, ?)", (name, value)
        )
