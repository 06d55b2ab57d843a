"""Trees of words in the language of FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.db.engines.sqlite.text_query import expression
from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, Words

# Every pair of texts of at most two of these words: all that a tree can tell apart.
TEXTS = ["", "a", "b", "a b", "b a"]
ROWS = dict(enumerate(product(TEXTS, TEXTS), start=1))
COLUMNS = ("title", "abstract")


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text index over `ROWS`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (title, abstract)")
        rows = [(number, *texts) for number, texts in ROWS.items()]
        connection.executemany("INSERT INTO t (rowid, title, abstract) VALUES (?, ?, ?)", rows)
        yield connection


def words(text: str, *, is_prefix: bool = False) -> Words:
    return Words(text, tuple(text.split()), is_prefix)


TREES = st.recursive(
    st.builds(words, st.sampled_from(["a", "b", "a b"]), is_prefix=st.booleans()),
    lambda parts: st.one_of(
        st.builds(Within, st.sampled_from(COLUMNS), parts),
        st.builds(lambda *each: Every(each), parts, parts),
        st.builds(lambda *each: AnyOf(each), parts, parts, parts),
        st.builds(Without, parts, parts),
    ),
    max_leaves=8,
)


def holds(query: TextQuery, columns: dict[str, str]) -> bool:
    """Whether a row with these *columns* is one that *query* asks for."""
    match query:
        case Words():
            wanted = f" {' '.join(query.words)}"
            wanted += "" if query.is_prefix else " "
            return any(wanted in f" {text} " for text in columns.values())
        case Within():
            inside = {name: text for name, text in columns.items() if name == query.column}
            return holds(query.query, inside)
        case Every():
            return all(holds(each, columns) for each in query.parts)
        case AnyOf():
            return any(holds(each, columns) for each in query.parts)
        case Without():
            return holds(query.wanted, columns) and not holds(query.unwanted, columns)


@given(TREES)
def test_the_index_finds_what_a_tree_says(index: sqlite3.Connection, tree: TextQuery) -> None:
    found = index.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression(tree),))

    assert {row for (row,) in found} == {
        number
        for number, texts in ROWS.items()
        if holds(tree, dict(zip(COLUMNS, texts, strict=True)))
    }


@pytest.mark.parametrize("text", ['a "b" c', "NEAR(a", "a AND", "^a", "a:b", "{title} :", "-a"])
def test_words_are_words_whatever_stands_in_them(index: sqlite3.Connection, text: str) -> None:
    assert index.execute("SELECT 1 FROM t WHERE t MATCH ?", (expression(words(text)),)) is not None
