"""What only SQLite has, as others take it: texts, lists, hints to the planner, interruption."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, Text, bindparam, select
from sqlalchemy.orm import Session

from biblio.db.engines.sqlite.connecting import make_engine, url_of
from biblio.db.models import Author
from biblio.db.sqlite import (
    expression,
    gathered,
    is_interruption,
    item,
    listed,
    rows_of,
    ungathered,
    unindexed,
    values_of,
    watch,
)
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


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    made = make_engine(url_of(database))
    yield made
    made.dispose()


def test_a_list_is_one_parameter_whatever_its_length(engine: Engine) -> None:
    names = [f"name {number}" for number in range(40_000)]
    row = rows_of(bindparam("pairs"), Text(), "pair")
    with Session(engine) as session:
        numbers = session.scalars(values_of(bindparam("given")), {"given": listed([3, 1, 3])}).all()
        texts = session.scalars(values_of(bindparam("given"), Text()), {"given": listed(names)})
        one = select(gathered(values_of(bindparam("given")).subquery().c.value))
        whole = session.scalar(one, {"given": listed(range(5))})
        pairs = session.execute(
            select(item(row, 1), item(row, 0)), {"pairs": listed([("a", "b"), ("c", "d")])}
        )

        assert numbers == [3, 1, 3]
        assert texts.all() == names
        assert ungathered(whole or "") == [0, 1, 2, 3, 4]
        assert [tuple(each) for each in pairs] == [("b", "a"), ("d", "c")]


def test_an_index_is_left_alone(engine: Engine) -> None:
    def plan(column: object) -> str:
        statement = select(Author.id).where(column == "x")  # type: ignore[arg-type] # a condition
        text = str(statement.compile(engine, compile_kwargs={"literal_binds": True}))
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")
            return str([row[3] for row in rows])

    assert "ix_authors_name_key (name_key=?)" in plan(Author.name_key)
    assert "name_key=?" not in plan(unindexed(Author.name_key))


def test_a_statement_ends_when_it_is_told_to() -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        watch(connection, lambda: 1, 100)
        with pytest.raises(sqlite3.OperationalError) as stopped:
            connection.execute(endless)
        watch(connection, None, 0)

        assert is_interruption(stopped.value)
        assert connection.execute("SELECT 1").fetchall() == [(1,)]
        with pytest.raises(sqlite3.OperationalError) as wrong:
            connection.execute("SELEC 1")
        assert not is_interruption(wrong.value)
    assert not is_interruption(None)
