"""The full-text index over papers: a table of documents, and an index over all their words.

A row of `paper_search` has the words of one row of the view `paper_search_documents`, and goes with
its paper. Triggers keep it. Who writes many rows keeps them silent and tells the table itself.
What is written in bulk is counted here, and not by the server: both make the same documents.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from psycopg import Cursor
from sqlalchemy import Connection

from biblio.db.engines.postgresql.schema import sorting
from biblio.db.engines.postgresql.text_query import FIELDS, LONGEST, words
from biblio.db.search_documents import COLUMNS, Document

INDEX: Final = "ix_paper_search_document"
LAST_PLACE: Final = 16_381
"""The last place that words are told apart by; PostgreSQL counts to 16,383."""
BEYOND: Final = 16_383
_PLACES: Final[Mapping[str, int]] = MappingProxyType(
    {column: place for place, column in enumerate(COLUMNS, start=1)}
)
_NAMES: Final = ", ".join(COLUMNS)
_SAID: Final = f"SELECT id, {_NAMES} FROM paper_search_documents WHERE id = ANY (%s::bigint[])"  # noqa: S608 - our names
_INDEXED: Final = f"biblio_search_document({', '.join(f'd.{name}' for name in COLUMNS)})"


def remove(connection: Connection, papers: Collection[int]) -> None:
    """Take *papers* out of the index."""
    if papers:
        connection.exec_driver_sql(
            "DELETE FROM paper_search WHERE rowid = ANY (%s::bigint[])", (sorted(papers),)
        )


def add(connection: Connection, papers: Collection[int]) -> None:
    """Put *papers* into the index as their rows say now."""
    if papers:
        said = connection.exec_driver_sql(_SAID, (sorted(papers),))
        add_documents(connection, [tuple(row) for row in said])


def add_documents(connection: Connection, documents: Sequence[Document]) -> None:
    """Put papers into the index whose *documents* are what the view will say of them."""
    if not documents:
        return
    cursor = connection.connection.cursor()
    assert isinstance(cursor, Cursor)  # noqa: S101 - SQLAlchemy does not say whose cursor it is
    with cursor, cursor.copy("COPY paper_search (rowid, document) FROM STDIN") as copied:
        for each in documents:
            copied.write(f"{each[0]}\t{indexed(each)}\n")


def indexed(document: Document) -> str:
    """What the index has of *document*, as a text that is a `tsvector`.

    `biblio_search_document` of the database gives the same.
    """
    placed: list[str] = []
    place = 1
    for column, (weight, mark, room) in FIELDS.items():
        said = document[_PLACES[column]]
        if isinstance(said, str):
            found = words(said)
            if len(said) > LONGEST:
                found = _fitting(found, room)
            after = place + len(found)
            if after <= LAST_PLACE:
                placed += [f"{word}:{at}{weight}" for at, word in enumerate(found, place)]
                if mark:
                    placed += [f"{mark}{word}:{at}{weight}" for at, word in enumerate(found, place)]
            else:
                for at, word in enumerate(found, place):
                    where = f"{at if at <= LAST_PLACE else BEYOND}{weight}"
                    placed += [f"{each}{word}:{where}" for each in {"", mark}]
            place = after
        place += 1
    return " ".join(placed)


def _fitting(found: list[str], room: int) -> list[str]:
    """As many of the words as *room* bytes hold with a space between, the longest cut."""
    cut = [word[:LONGEST] for word in found]
    ends = accumulate(len(word.encode()) + 1 for word in cut)
    return [word for word, end in zip(cut, ends, strict=True) if end <= room + 1]


def begin_bulk(connection: Connection) -> None:
    """Put off the index over the words, for the first import into an empty library.

    It stays off until `end_bulk`, also if the process ends before that. Searching then reads all
    documents, and finds the same.
    """
    connection.exec_driver_sql(f"DROP INDEX IF EXISTS {INDEX}")


def is_bulk(connection: Connection) -> bool:
    """Whether a bulk was begun and has not come to its end."""
    found: bool = connection.exec_driver_sql(f"SELECT to_regclass('{INDEX}') IS NULL").scalar_one()
    return found


def end_bulk(connection: Connection) -> bool:
    """Make the index over the words where it was put off; False: nothing is left to do."""
    if is_bulk(connection):
        with sorting(connection):
            connection.exec_driver_sql(f"CREATE INDEX {INDEX} ON paper_search USING gin (document)")
    return False


def agrees(connection: Connection) -> bool:
    """Whether the documents hold the words of the papers, no more and no fewer, at one moment."""
    differing = (
        "SELECT EXISTS (SELECT FROM paper_search_documents AS d"  # noqa: S608 - our names
        " LEFT JOIN paper_search AS s ON s.rowid = d.id"
        f" WHERE s.document IS DISTINCT FROM {_INDEXED})"
    )
    found: bool = connection.exec_driver_sql(differing).scalar_one()
    return not found


def rebuild(connection: Connection) -> None:
    """Make the index anew from the papers."""
    connection.exec_driver_sql(
        "INSERT INTO paper_search AS s (rowid, document)"  # noqa: S608 - our names
        f" SELECT d.id, {_INDEXED} FROM paper_search_documents AS d"
        " ON CONFLICT (rowid) DO UPDATE SET document = excluded.document"
        " WHERE s.document IS DISTINCT FROM excluded.document"
    )
    begin_bulk(connection)
    end_bulk(connection)
