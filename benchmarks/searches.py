"""Searching: first pages, each beside what SQLite gives by `ORDER BY rank` on the same file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from measuring import Figure, timed

if TYPE_CHECKING:
    from biblio.library import Library

SEARCHES: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "a common word": ("the", {}),
    "two common words": ("the model", {}),
    "one common word or another": ("the OR model", {}),
    "a common word without another": ("the NOT model", {}),
    "a phrase": ('"black hole"', {}),
    "a common phrase": ('"of the"', {}),
    "a phrase of words that are everywhere": ('"and the of a"', {}),
    "two letters of a word": ("de*", {}),
    "two letters without the commonest word": ("th* NOT the", {}),
    "one letter without two": ("t* NOT th*", {}),
    "three letters that all begin with": ("a* b* c*", {}),
    "a common word in a category": ("the", {"category": "hep-th"}),
    "a common word in a quarter": ("the", {"since": "2010-01", "until": "2010-03"}),
    "two letters of a word in a category": ("de*", {"category": "hep-th"}),
}
RANKED: Final = """
SELECT paper_search.rowid FROM paper_search JOIN papers ON papers.id = paper_search.rowid
WHERE paper_search MATCH ?{} ORDER BY rank LIMIT 20
"""
NARROWED: Final = {
    "category": " AND EXISTS (SELECT 1 FROM paper_categories AS c "
    "WHERE c.paper_id = papers.id AND c.category = '{}')",
    "since": " AND papers.listed_submitted >= '{}'",
    "until": " AND papers.listed_submitted < '{}~'",
}


def searches(library: Library, database: Path, rounds: int) -> list[Figure]:
    """First pages of search, each beside `ORDER BY rank` on the same file."""
    figures = []
    with closing(sqlite3.connect(database)) as connection:
        for name, (query, narrowed) in SEARCHES.items():
            for sort in ("relevance", "date"):
                ours = timed(partial(library.search, query, sort=sort, **narrowed), rounds)
                what = f"search, {name}" + (", by date" if sort == "date" else "")
                figures.append(Figure(what, ours, " ms", "≤ 100 ms", query))
            more = "".join(NARROWED[each].format(value) for each, value in narrowed.items())
            words = query.replace("*", " *")
            plain = timed(partial(_ranked, connection, RANKED.format(more), words), 1)
            figures.append(Figure("the same by plain ORDER BY rank", plain, " ms", note=query))
    return figures


def _ranked(connection: sqlite3.Connection, sql: str, words: str) -> object:
    return connection.execute(sql, (words,)).fetchall()
