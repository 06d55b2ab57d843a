"""Whatever plain SQL writes, whatever becomes of a conflict, what is derived stays right."""

# ruff: noqa: S608 - the statements are the test's own
from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from db.shell import change, needs_sqlite3, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples

from biblio.db.packed import pack, unpack

SEED = """
INSERT INTO papers (id, arxiv_id, title, submitted)
VALUES (1, '2101.00001', 'On graphs', '2021-01-04'), (2, '2102.00002', 'On trees', NULL);
INSERT INTO authors (id, keyname, name, name_key, keyname_key, initials, german_key)
VALUES (1, 'Sato', 'Sato', 'sato', 'sato', '', 'sato'), (2, 'Ito', 'Ito', 'ito', 'ito', '', 'ito');
INSERT INTO authorships (paper_id, ordinal, author_id, printed_name)
VALUES (1, 1, 1, 'Sato'), (1, 2, 2, 'Ito'), (2, 1, 1, 'Sato');
INSERT INTO paper_categories (paper_id, ordinal, category)
VALUES (1, 1, 'cs.DM'), (2, 1, 'math.CO'), (2, 2, 'cs.DM');
"""
LISTS = "SELECT paper_id, places, members FROM author_lists"
DAYS = """
SELECT 'author', s.paper_id, s.listed_on,
       strftime('%s', substr(p.listed_submitted || '-01-01', 1, 10)) / 86400
FROM authorships AS s JOIN papers AS p ON p.id = s.paper_id
UNION ALL
SELECT 'category', s.paper_id, s.listed_on,
       strftime('%s', substr(p.listed_submitted || '-01-01', 1, 10)) / 86400
FROM paper_categories AS s JOIN papers AS p ON p.id = s.paper_id
"""

papers = st.sampled_from([1, 2, 3])
names = st.sampled_from(["Sato", "Ito", "Mori", "Ёлкин"])
words = st.sampled_from(["'On graphs'", "'Über Θεωρία'", "NULL", "'CO₂ ﬁne'"])
dates = st.sampled_from(["'2021-01-04'", "'2019-05-06T07:08:09Z'", "NULL"])
# What identifies a paper: arXiv's identifier, or an anchor, and perhaps when it was issued.
identifiers = st.sampled_from(
    [
        *("'2101.00001', NULL, NULL", "'2102.00002', NULL, NULL", "'hep-th/9901003', NULL, '1999'"),
        *("NULL, 'doi:10.1000/1', '1987'", "NULL, 'doi:10.1000/2', '1987-05'"),
        "NULL, 'isbn:9780306406157', NULL",
    ]
)
ordinals = st.sampled_from([1, 2])
conflicts = st.sampled_from(["", "OR REPLACE", "OR IGNORE", "OR FAIL", "OR ROLLBACK", "OR ABORT"])


@st.composite
def statements(draw: Callable[..., object]) -> str:
    """A statement on one of the tables, also such as break a constraint."""
    p, q, a, b = (draw(papers) for _ in range(4))
    n, o, policy = draw(names), draw(ordinals), draw(conflicts)
    latest = draw(st.sampled_from([0, 2]))
    title, at, arxiv_id = draw(words), draw(dates), draw(identifiers)
    paper = f"({p}, {arxiv_id}, {title}, {at})"
    columns = "(id, arxiv_id, anchor, issued, title, submitted)"
    author = f"({a}, '{n}', '{n} {b}', '{n}', '{n}', '', '{n}')"
    keys = "(id, keyname, name, name_key, keyname_key, initials, german_key)"
    authorship = f"({p}, {o}, {a}, '{n}')"
    return str(
        draw(
            st.sampled_from(
                [
                    f"INSERT {policy} INTO papers {columns} VALUES {paper}",
                    (
                        f"INSERT INTO papers {columns} VALUES {paper}"
                        " ON CONFLICT DO UPDATE SET title = excluded.title, submitted = NULL"
                    ),
                    f"INSERT INTO papers {columns} VALUES {paper} ON CONFLICT DO NOTHING",
                    (
                        f"INSERT {policy} INTO papers {columns}"
                        f" SELECT id, {arxiv_id}, {title}, {at} FROM papers"
                    ),
                    f"UPDATE {policy} papers SET id = {q} WHERE id = {p}",
                    (
                        f"UPDATE {policy} papers"
                        f" SET (arxiv_id, anchor, issued) = ({arxiv_id}), title = {title}"
                    ),
                    f"UPDATE {policy} papers SET submitted = {at}, latest_version = {latest}",
                    f"DELETE FROM papers WHERE id = {p}",
                    f"INSERT {policy} INTO authors {keys} VALUES {author}",
                    f"UPDATE {policy} authors SET id = {b} WHERE id = {a}",
                    f"UPDATE {policy} authors SET keyname = '{n}', name = '{n}' WHERE id = {a}",
                    f"DELETE FROM authors WHERE id = {a}",
                    (
                        f"INSERT {policy} INTO authorships"
                        f" (paper_id, ordinal, author_id, printed_name) VALUES {authorship}"
                    ),
                    f"UPDATE {policy} authorships SET ordinal = {o} WHERE paper_id = {p}",
                    (
                        f"UPDATE {policy} authorships SET paper_id = {q}, author_id = {a}"
                        f" WHERE paper_id = {p}"
                    ),
                    f"DELETE FROM authorships WHERE paper_id = {p}",
                    (
                        f"INSERT {policy} INTO paper_categories (paper_id, ordinal, category)"
                        f" VALUES ({p}, {o}, 'cs.DM')"
                    ),
                    f"UPDATE {policy} paper_categories SET paper_id = {q} WHERE paper_id = {p}",
                ]
            )
        )
    )


def pack_all(connection: sqlite3.Connection) -> None:
    """Pack the author list of each paper, as an import does for large ones."""
    connection.execute("DELETE FROM author_lists")
    for (paper_id,) in connection.execute("SELECT DISTINCT paper_id FROM authorships").fetchall():
        ids = authors_of(connection, paper_id)
        connection.execute(
            "INSERT INTO author_lists VALUES (?, ?, ?)", (paper_id, len(ids), pack(ids))
        )


def authors_of(connection: sqlite3.Connection, paper_id: int) -> list[int]:
    return [
        row[0]
        for row in connection.execute(
            "SELECT author_id FROM authorships WHERE paper_id = ?", (paper_id,)
        )
    ]


def require_right(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1)"
    )
    for what, paper_id, stored, day in connection.execute(DAYS):
        assert (what, paper_id, stored) == (what, paper_id, day)
    for paper_id, places, members in connection.execute(LISTS).fetchall():
        ids = authors_of(connection, paper_id)
        assert (places, unpack(members)) == (len(ids), set(ids))


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    written=st.lists(statements(), min_size=1, max_size=8),
    has_foreign_keys=st.booleans(),
    is_recursive=st.booleans(),
)
def test_any_statement_keeps_what_is_derived(
    database: Path, written: list[str], has_foreign_keys: bool, is_recursive: bool
) -> None:
    copy = database.with_name("any.db")
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA foreign_keys = {int(has_foreign_keys)}")
        connection.execute(f"PRAGMA recursive_triggers = {int(is_recursive)}")
        connection.executescript(SEED)
        for statement in written:
            pack_all(connection)
            with suppress(sqlite3.IntegrityError):
                connection.execute(statement)
            require_right(connection)


@pytest.mark.parametrize("policy", ["REPLACE", "IGNORE", "FAIL", "ROLLBACK", "ABORT"])
@pytest.mark.parametrize(
    "written",
    [
        "INSERT OR {} INTO paper_categories (paper_id, ordinal, category) VALUES (1, 2, 'cs.DM')",
        "UPDATE OR {} paper_categories SET paper_id = 1 WHERE paper_id = 2 AND ordinal = 2",
    ],
)
def test_no_paper_is_twice_in_a_category(database: Path, written: str, policy: str) -> None:
    of_paper = "SELECT ordinal, category FROM paper_categories WHERE paper_id = 1"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.executescript(SEED)
        with suppress(sqlite3.IntegrityError):
            connection.execute(written.format(policy))

        require_right(connection)
        kept = 2 if policy == "REPLACE" else 1
        assert connection.execute(of_paper).fetchall() == [(kept, "cs.DM")]


@needs_sqlite3
@pytest.mark.parametrize("foreign_keys", ["ON", "OFF"])
def test_replaced_rows_are_found_by_what_they_say_now(database: Path, foreign_keys: str) -> None:
    change(database, SEED)

    change(
        database,
        f"PRAGMA foreign_keys = {foreign_keys};"
        "REPLACE INTO papers (id, arxiv_id, title) VALUES (2, '2102.00002', 'On forests');"
        "REPLACE INTO authors (id, keyname, name, name_key, keyname_key, initials, german_key)"
        " VALUES (1, 'Mori', 'Mori', 'mori', 'mori', '', 'mori')",
    )

    def found(word: str) -> list[int]:
        change(database, "INSERT INTO paper_search (paper_search) VALUES ('integrity-check')")
        asked = f"SELECT rowid FROM paper_search WHERE paper_search MATCH '{word}'"
        return [row["rowid"] for row in rows(database, asked)]

    kept = [2] if foreign_keys == "OFF" else []
    assert (found("trees"), found("forests"), found("sato")) == ([], [2], [])
    assert found("mori") == [1, *kept]
    change(database, "DELETE FROM papers WHERE id = 2")
    assert (found("forests"), found("graphs")) == ([], [1])
