"""A full-text index over a few papers, in memory: their documents as the large one has them.

The large index reads every word with a beginning, in all papers, before it tells the first that
match. Where nearly all match, a few hundred papers tell as much in a hundredth of the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Final

from biblio.db.engines.sqlite.text_query import expression
from biblio.db.search_documents import COLUMNS
from biblio.db.text_query import TextQuery

TOKENIZER: Final = "unicode61 remove_diacritics 2"
"""How the large index parts text into words; the migration says the same."""


class SmallIndex:
    """The index; made by `indexed`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def matching(self, words: TextQuery) -> list[int]:
        """The papers that *words* take, the newest first."""
        found = self._connection.execute(
            "SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rowid DESC",
            (expression(words),),
        )
        return [paper for (paper,) in found]


@contextmanager
def indexed(documents: Iterable[Sequence[Any]]) -> Iterator[SmallIndex]:
    """An index over *documents*: rows of the view of them, the id first."""
    names = ", ".join(COLUMNS)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(
            f"CREATE VIRTUAL TABLE documents USING fts5 ({names}, "
            f"content = '', tokenize = '{TOKENIZER}')"
        )
        connection.execute("BEGIN")
        connection.executemany(
            f"INSERT INTO documents (rowid, {names}) VALUES (?{', ?' * len(COLUMNS)})",  # noqa: S608 - our names
            (tuple(each) for each in documents),
        )
        yield SmallIndex(connection)
