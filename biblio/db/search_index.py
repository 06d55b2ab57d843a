"""The full-text index over papers: what only SQLite has, in one module.

The index `paper_search` reads the view `paper_search_documents` and is kept by triggers. Who
writes many rows pauses the triggers and tells the index once, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import orjson
from sqlalchemy import Connection

# What the tokenizer does not fold, as the view `paper_search_documents` spells it plainly.
_LETTERS = str.maketrans(
    {
        "Đ": "d",
        "Ð": "d",
        "Ł": "l",
        "Ø": "o",
        "ẞ": "ss",
        "Æ": "ae",
        "Œ": "oe",
        "Þ": "th",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "Ħ": "h",
        "Ŋ": "n",
        "ħ": "h",
        "ŋ": "n",
        "ı": "i",
    }
)
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


def document(
    paper_id: int, title: str | None, abstract: str | None, names: str
) -> tuple[int, str | None, str | None, str | None]:
    """What the view `paper_search_documents` says of a paper, *names* being its authors'."""
    return paper_id, _plain(title), _plain(abstract), _plain(names) or None


def _plain(text: str | None) -> str | None:
    return text if text is None or text.isascii() else text.translate(_LETTERS)


def add_documents(
    connection: Connection,
    documents: Sequence[tuple[int, str | None, str | None, str | None]],
) -> None:
    """Put papers into the index whose *documents* are what the view will say of them."""
    if documents and has_index(connection):
        connection.exec_driver_sql(
            "INSERT INTO paper_search (rowid, title, abstract, authors) VALUES (?, ?, ?, ?)",
            list(documents),
        )


def begin_bulk(connection: Connection) -> None:
    """Let the index grow without merging its parts, for the first import into an empty library.

    The setting stays in the file until `end_bulk`, also if the process ends before that.
    """
    if has_index(connection):
        _configure(connection, automerge=0, crisismerge=1999)


def end_bulk(connection: Connection) -> None:
    """Merge the parts of the index into one, and let it be kept so from then on.

    Costs nothing where no bulk was begun.
    """
    if not has_index(connection):
        return
    setting = connection.exec_driver_sql(
        "SELECT v FROM paper_search_config WHERE k = 'automerge'"
    ).scalar()
    if setting == 0:
        connection.exec_driver_sql("INSERT INTO paper_search (paper_search) VALUES ('optimize')")
        _configure(connection, automerge=4, crisismerge=16)  # FTS5's own defaults


def _configure(connection: Connection, **settings: int) -> None:
    for name, value in settings.items():
        connection.exec_driver_sql(
            "INSERT INTO paper_search (paper_search, rank) VALUES (?, ?)", (name, value)
        )


def has_index(connection: Connection) -> bool:
    """Whether this engine has the index."""
    return connection.dialect.name == "sqlite"
