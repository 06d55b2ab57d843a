"""Triggers keep what is derived, whatever plain SQL writes, and are silent where told to."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from db.test_any_statement import SEED, statements
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from postgresql import LINGUISTIC, Server, connect
from sqlalchemy import Connection, Engine, create_engine, text

from biblio.db.engines.postgresql import search_index, triggers
from biblio.db.packed import pack, unpack

Connected = psycopg.Connection[tuple[Any, ...]]
# What keeps the one from the other: rows that stand beside, and what is derived from them.
DERIVED = (
    "SELECT paper_id, ordinal, listed_on FROM authorships ORDER BY 1, 2",
    "SELECT paper_id, ordinal, category, listed_on FROM paper_categories ORDER BY 1, 2",
    "SELECT paper_id, scheme, value FROM cited_identifiers ORDER BY 1, 2, 3",
    "SELECT paper_id, places FROM author_lists ORDER BY 1",
)
WORDS = ("graphs", "trees", "sato", "ito", "mori", "uber", "θεωρια", "елкин", "co2", "fine", "comb")
STATEMENTS = (
    "UPDATE papers SET submitted = '2020-02-29T01:02:03Z' WHERE id = 1",
    "UPDATE papers SET submitted = NULL, issued = '1987'",
    "UPDATE papers SET arxiv_id = 'hep-th/9901003' WHERE id = 2",
    "UPDATE papers SET title = 'Über Θεωρία', journal_ref = 'J. Comb.'",
    "UPDATE papers SET latest_version = 3",
    "DELETE FROM papers WHERE id = 1",
    "INSERT INTO papers (id, anchor, title, issued) VALUES (7, 'x:7', 'CO₂ is ﬁne', '1999-05')",
    "UPDATE papers SET id = 9 WHERE id = 3",
    "UPDATE authors SET name = 'Mori', keyname = 'Mori', name_key = 'mori' WHERE id = 1",
    "UPDATE authors SET german_key = 'x'",
    """
    INSERT INTO authors (id, keyname, name, name_key, keyname_key, initials, german_key)
    VALUES (3, 'Ёлкин', 'Ёлкин', 'e', 'e', '', 'e')
    """,
    "INSERT INTO authorships (paper_id, ordinal, author_id, printed_name) VALUES (2, 2, 2, 'Ito')",
    "UPDATE authorships SET author_id = 2 WHERE paper_id = 2",
    "UPDATE authorships SET paper_id = 3, ordinal = 5 WHERE paper_id = 1 AND ordinal = 2",
    "UPDATE authorships SET printed_name = 'X'",
    "DELETE FROM authorships WHERE author_id = 1",
    "DELETE FROM authorships WHERE author_id = 99",
    "UPDATE paper_categories SET paper_id = 3 WHERE paper_id = 1",
    "INSERT INTO paper_categories (paper_id, ordinal, category, listed_on) VALUES (1, 2, 'x', 5)",
    """
    INSERT INTO paper_references (paper_id, ordinal, scheme, value)
    VALUES (1, 1, 'doi', '10.1000/1'), (1, 2, 'doi', '10.1000/1'), (1, 3, NULL, 'x'),
           (1, 4, '', 'x'), (2, 1, 'pmid', '7')
    """,
    "UPDATE paper_references SET value = '8' WHERE scheme = 'isbn'",
)
MORE = """
INSERT INTO papers (id, arxiv_id, title) VALUES (3, '2103.00003', 'On stars');
INSERT INTO paper_references (paper_id, ordinal, scheme, value) VALUES (2, 9, 'isbn', '9');
"""
PACKED = "INSERT INTO author_lists VALUES (1, 2, {0}), (2, 1, {0})"
GENERATION = "SELECT stamp FROM generations WHERE of_table = 'authorships'"


@pytest.fixture(scope="module")
def shared_connection(postgresql: Server) -> Iterator[Connected]:
    with postgresql.database(LINGUISTIC) as url, closing(connect(url)) as opened:
        opened.autocommit = True
        yield opened


@pytest.fixture
def connection(shared_connection: Connected) -> Iterator[Connected]:
    """A library of a few rows, which is afterwards what it was."""
    with shared_connection.transaction(force_rollback=True):
        shared_connection.execute((SEED + MORE).encode())
        shared_connection.execute(PACKED.format("%s").encode(), (pack([1]), pack([1])))
        yield shared_connection


@pytest.fixture
def beside(database: Path) -> Iterator[sqlite3.Connection]:
    """The same on SQLite."""
    with closing(sqlite3.connect(database, isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        opened.executescript(SEED + MORE)
        opened.execute(PACKED.format("?"), (pack([1]), pack([1])))
        yield opened


def agrees(connection: Connected) -> bool:
    """Whether the documents are those of the papers, none more and none fewer."""
    counted = connection.execute(
        "SELECT count(*), count(d.id), count(s.rowid) FROM paper_search_documents AS d"
        " FULL JOIN paper_search AS s ON s.rowid = d.id AND s.document = biblio_search_document("
        "d.title, d.abstract, d.authors, d.comments, d.journal, d.container, d.report)"
    ).fetchone()
    return counted is not None and len(set(counted)) == 1


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_is_derived_is_as_on_sqlite(
    statement: str, connection: Connected, beside: sqlite3.Connection
) -> None:
    before = connection.execute(GENERATION).fetchone(), beside.execute(GENERATION).fetchone()

    with suppress(psycopg.Error), connection.transaction():
        connection.execute(statement.encode())
    with suppress(sqlite3.Error):
        beside.execute(statement)

    after = connection.execute(GENERATION).fetchone(), beside.execute(GENERATION).fetchone()
    for asked in DERIVED:
        assert connection.execute(asked.encode()).fetchall() == beside.execute(asked).fetchall()
    assert (before[0] == after[0]) == (before[1] == after[1])
    assert agrees(connection)
    for word in WORDS:
        found = connection.execute(
            "SELECT rowid FROM paper_search WHERE document @@ %s::tsquery ORDER BY rowid", (word,)
        )
        assert (word, found.fetchall()) == (
            word,
            beside.execute(
                "SELECT rowid FROM paper_search WHERE paper_search MATCH ? ORDER BY rowid", (word,)
            ).fetchall(),
        )


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(written=st.lists(statements(), min_size=1, max_size=8))
def test_any_statement_keeps_what_is_derived(
    shared_connection: Connected, written: list[str]
) -> None:
    connection = shared_connection
    with connection.transaction(force_rollback=True):
        connection.execute(SEED.encode())
        for statement in written:
            pack_all(connection)
            plain = re.sub(r"(INSERT|UPDATE) OR [A-Z]+", r"\1", statement)
            with suppress(psycopg.Error), connection.transaction():
                connection.execute(plain.encode())
        days = connection.execute(
            "SELECT s.listed_on, biblio_day(p.listed_submitted) FROM papers AS p JOIN ("
            "SELECT paper_id, listed_on FROM authorships"
            " UNION ALL SELECT paper_id, listed_on FROM paper_categories) AS s ON s.paper_id = p.id"
        ).fetchall()
        assert [listed for listed, _ in days] == [day for _, day in days]
        assert agrees(connection)
        for paper_id, places, members in connection.execute(
            "SELECT paper_id, places, members FROM author_lists"
        ).fetchall():
            ids = authors_of(connection, paper_id)
            assert (places, unpack(members)) == (len(ids), set(ids))


def pack_all(connection: Connected) -> None:
    """Pack the author list of each paper, as an import does for large ones."""
    connection.execute("DELETE FROM author_lists")
    for (paper_id,) in connection.execute("SELECT DISTINCT paper_id FROM authorships").fetchall():
        ids = authors_of(connection, paper_id)
        connection.execute(
            "INSERT INTO author_lists VALUES (%s, %s, %s)", (paper_id, len(ids), pack(ids))
        )


def authors_of(connection: Connected, paper_id: int) -> list[int]:
    found = connection.execute(
        "SELECT author_id FROM authorships WHERE paper_id = %s", (paper_id,)
    ).fetchall()
    return [author for (author,) in found]


def test_a_category_stands_once_on_a_paper(connection: Connected) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation), connection.transaction():
        connection.execute(
            "INSERT INTO paper_categories (paper_id, ordinal, category) VALUES (1, 2, 'cs.DM')"
        )


def test_anybody_s_path_finds_the_tables(connection: Connected) -> None:
    connection.execute("CREATE TEMPORARY TABLE papers (id bigint, listed_submitted text)")
    connection.execute("SET LOCAL search_path = ''")

    connection.execute("UPDATE public.papers SET submitted = '2020-02-29', title = 'On moons'")

    assert connection.execute("SELECT DISTINCT listed_on FROM public.authorships").fetchall() == [
        (18321,)
    ]
    connection.execute("SET LOCAL search_path = public, pg_temp")
    assert agrees(connection)


@pytest.fixture(scope="module")
def engine(postgresql: Server) -> Iterator[Engine]:
    with postgresql.database() as url:
        made = create_engine(url)
        with made.begin() as connection:
            connection.exec_driver_sql(SEED)
        yield made
        made.dispose()


@pytest.fixture
def opened(engine: Engine) -> Iterator[Connection]:
    """A library of a few rows, of which nothing is kept that was not committed."""
    with engine.connect() as connection:
        yield connection


def test_suspended_triggers_do_nothing_but_say_that_names_changed(opened: Connection) -> None:
    before = opened.execute(text(GENERATION)).scalar()

    with triggers.suspended(opened), triggers.suspended(opened):
        opened.execute(text("UPDATE papers SET title = 'On moons', submitted = '2020-02-29'"))
    assert not search_index.agrees(opened)
    assert opened.execute(
        text("SELECT count(*) FROM authorships WHERE listed_on = 18321")
    ).one() == (0,)
    assert opened.execute(text(GENERATION)).scalar() != before

    opened.execute(text("UPDATE papers SET title = 'On stars', submitted = '2020-03-01'"))
    assert search_index.agrees(opened)


def test_what_others_write_meanwhile_is_kept(opened: Connection) -> None:
    with triggers.suspended(opened):
        opened.rollback()
        with opened.engine.begin() as other:
            other.execute(text("UPDATE papers SET title = 'On moons'"))
    assert search_index.agrees(opened)


def test_a_transaction_that_fails_while_suspended_leaves_them_at_work(opened: Connection) -> None:
    with suppress(ZeroDivisionError), triggers.suspended(opened):
        raise ZeroDivisionError
    opened.rollback()

    opened.execute(text("UPDATE papers SET title = 'On moons'"))

    assert search_index.agrees(opened)


@pytest.mark.parametrize(
    ("statement", "lost"),
    [
        ("DROP TRIGGER biblio_papers_after_insert ON papers", "biblio_papers_after_insert"),
        ("ALTER TABLE authors DISABLE TRIGGER ALL", "biblio_authors_after_update"),
        (
            "CREATE OR REPLACE FUNCTION biblio_next_generation() RETURNS void LANGUAGE sql AS ''",
            "biblio_next_generation",
        ),
        ("ALTER FUNCTION biblio_of_papers() RESET search_path", "biblio_of_papers"),
        (
            "CREATE OR REPLACE FUNCTION biblio_year(day bigint) RETURNS bigint RETURN 7",
            "biblio_year",
        ),
    ],
)
def test_what_is_gone_or_changed_is_told_and_comes_back(
    opened: Connection, statement: str, lost: str
) -> None:
    assert triggers.missing(opened) == []
    opened.execute(text(statement))
    assert lost in triggers.missing(opened)

    triggers.restore(opened)

    assert triggers.missing(opened) == []
    opened.execute(text("UPDATE papers SET title = 'On moons'"))
    assert search_index.agrees(opened)
