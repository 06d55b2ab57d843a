"""What a query finds is what it finds on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from postgresql import Server, connect

from biblio.db.engines.postgresql.text_query import expression
from biblio.db.engines.sqlite.small_index import SmallIndex, indexed
from biblio.db.search_documents import COLUMNS
from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, Words

# Title, abstract, authors, comments, journal, container and report of each paper.
DOCUMENTS = [
    ("On graphs", "We draw them.", "Pal Erdos; Ada Moller", "3 pages", "J. Comb. 1", None, "R-1"),
    ("Graphs on trees", "Draw on graphs, and trees.", "Ada Sato", "In graphs", None, "Trees", None),
    (None, None, None, None, None, None, None),
    ("comm", "journal", "c", "comments on comm", "report", "j k r c", "c-j/k"),
    ("a b", "b a", "a; b", "b a b", "a", "b", "a b a"),
    ("x3d 1e5", "中文 αθηναι", "край", "10.1000/1", "1e 5", "3 d", "x-3"),
    ("trees", "on", "graphs", "draw", "them on", "graphs we", "on trees"),
]
texts = st.sampled_from(
    [
        *("graphs", "on", "trees", "draw them", "on graphs", "ada", "moller ada", "a b", "b a"),
        *("a b a", "c", "comm", "com", "j", "k", "r", "rep", "x-3", "1e5", "10.1000", "αθηναι"),
        *("中文", "中", "", "--", 'gra"phs', "on graphs we", "graphs we draw", "e'x", "\\", "край"),
    ]
)
phrases = st.builds(Words, texts, st.just(()), st.booleans())
queries: st.SearchStrategy[TextQuery] = st.recursive(
    phrases,
    lambda inner: st.one_of(
        st.builds(Within, st.sampled_from(COLUMNS), inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        st.builds(Without, inner, inner),
    ),
    max_leaves=5,
)
Found = Callable[[TextQuery], list[int]]


@pytest.fixture(scope="module")
def on_sqlite() -> Iterator[SmallIndex]:
    with indexed([(n, *each) for n, each in enumerate(DOCUMENTS, start=1)]) as index:
        yield index


@pytest.fixture(scope="module")
def connection(postgresql: Server) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with postgresql.database() as url, closing(connect(url)) as opened:
        opened.autocommit = True
        for n, each in enumerate(DOCUMENTS, start=1):
            opened.execute("INSERT INTO papers (id, anchor) VALUES (%s, %s)", (n, f"x:{n}"))
            opened.execute(
                "UPDATE paper_search SET document = biblio_search_document"
                "(%s, %s, %s, %s, %s, %s, %s) WHERE rowid = %s",
                (*each, n),
            )
        yield opened


@pytest.fixture(scope="module")
def on_postgresql(connection: psycopg.Connection[tuple[Any, ...]]) -> Found:
    def matching(query: TextQuery) -> list[int]:
        found = connection.execute(
            "SELECT rowid FROM paper_search WHERE document @@ %s::tsquery ORDER BY rowid DESC",
            (expression(query),),
        )
        return [paper for (paper,) in found]

    return matching


@settings(max_examples=examples(1_000))
@given(query=queries)
def test_a_query_finds_the_same(
    query: TextQuery, on_sqlite: SmallIndex, on_postgresql: Found
) -> None:
    try:
        expected = on_sqlite.matching(query)
    except sqlite3.OperationalError:  # FTS5 takes no column filter around some of its own
        return

    assert on_postgresql(query) == expected


def words(text: str, *, is_prefix: bool = False) -> Words:
    return Words(text, (), is_prefix)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (words("graphs we"), [7]),  # not from the title into the abstract
        (words("on graphs"), [2, 1]),
        (Within("title", words("on graphs")), [1]),
        (Within("comments", words("graphs")), [2]),
        (Within("comments", words("gra", is_prefix=True)), [2]),
        (words("com", is_prefix=True), [4, 1]),  # not all that have comments
        (words("c", is_prefix=True), [4, 1]),
        (words(""), []),
        (Every((words("trees"), words("--"))), []),
        (AnyOf((words("draw them"), words("--"))), [1]),
        (Without(words("draw"), words("--")), [7, 2, 1]),
        (Within("title", Within("abstract", words("on"))), []),
    ],
)
def test_examples(query: TextQuery, expected: list[int], on_postgresql: Found) -> None:
    assert on_postgresql(query) == expected


@pytest.mark.parametrize("length", [499, 500, 501, 2_000, 70_000])
def test_a_word_of_any_length_is_found(
    length: int, connection: psycopg.Connection[tuple[Any, ...]], on_postgresql: Found
) -> None:
    word = "中" * length
    with connection.transaction(force_rollback=True):
        connection.execute("UPDATE papers SET title = %s WHERE id = 1", (f"Of {word} alone",))

        assert on_postgresql(words(word)) == [1]
        assert on_postgresql(words(f"of {word} alone")) == [1]
        assert on_postgresql(words(word[:100], is_prefix=True)) == [1]
