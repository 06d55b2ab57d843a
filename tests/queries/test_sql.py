from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import URL
from stores import Database, by_hand

from biblio.db.engine import make_engine, url_of
from biblio.errors import InvalidQuery
from biblio.queries.sql import SqlResult, run_sql
from biblio.queries.time_limit import Clock

pytestmark = pytest.mark.sqlite("the SQL and the sentences are SQLite's")


@contextmanager
def opened(url: URL, *, read_only: bool) -> Iterator[sqlite3.Connection]:
    """The driver's own connection to a database."""
    engine = make_engine(url, read_only=read_only)
    pooled = engine.raw_connection()
    try:
        yield cast("sqlite3.Connection", pooled.driver_connection)
    finally:
        pooled.close()
        engine.dispose()


@pytest.fixture
def raw(corpus: Path) -> Iterator[sqlite3.Connection]:
    """The corpus, read-only."""
    with opened(url_of(corpus), read_only=True) as connection:
        yield connection


def everything(path: Database) -> list[object]:
    """What a forbidden statement could have changed."""
    asked = (
        "SELECT * FROM sqlite_master",
        "SELECT * FROM papers",
        "SELECT * FROM imports",
        "PRAGMA user_version",
        "PRAGMA journal_mode",
    )
    with by_hand(path) as connection:
        return [connection.execute(query).fetchall() for query in asked]


ENDLESS = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT {} FROM t"


def test_a_query_is_answered(raw: sqlite3.Connection) -> None:
    result = run_sql(
        raw,
        "SELECT arxiv_id, title AS named FROM papers WHERE arxiv_id = :id;",
        parameters={"id": "2101.00001"},
    )

    assert result == SqlResult(
        ("arxiv_id", "named"), (("2101.00001", "On random graphs"),), cut=None
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM papers",
        "WITH one AS (SELECT 1 AS x) SELECT x FROM one",
        "VALUES (1)",
        "EXPLAIN QUERY PLAN SELECT * FROM papers",
        "PRAGMA table_info(papers)",
        "PRAGMA user_version",
        "SELECT * FROM pragma_table_info('papers')",
        "SELECT value FROM json_each('[1]')",
        "SELECT rowid, bm25(paper_search) FROM paper_search WHERE paper_search MATCH 'lot'",
        "-- a remark\nSELECT 1",
        "/* a remark */ SELECT 1 /* and another */ ; -- and the end",
    ],
)
def test_what_reads_is_allowed(raw: sqlite3.Connection, query: str) -> None:
    assert run_sql(raw, query).rows


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM papers",
        "UPDATE papers SET title = 'x'",
        "INSERT INTO papers (id, arxiv_id) VALUES (1, 'x') RETURNING id",
        "REPLACE INTO imports (id) VALUES (1)",
        "WITH x AS (SELECT 1) DELETE FROM papers",
        "DROP TABLE papers",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "CREATE VIEW x AS SELECT 1",
        "CREATE VIRTUAL TABLE x USING fts5 (y)",
        "ALTER TABLE papers ADD COLUMN x",
        "ATTACH 'other.db' AS other",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "REINDEX",
        "ANALYZE",
        "BEGIN",
        "COMMIT",
        "SAVEPOINT x",
        "PRAGMA query_only = OFF",
        "PRAGMA query_only(0)",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 7",
        "PRAGMA writable_schema = ON",
        "PRAGMA wal_checkpoint",
        "PRAGMA optimize",
        "UPDATE sqlite_master SET sql = ''",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('x')",
        "INSERT INTO paper_search (paper_search) VALUES ('rebuild')",
    ],
)
@pytest.mark.parametrize("read_only", [True, False], ids=["read-only", "writing"])
def test_what_writes_is_refused(corpus: Path, query: str, *, read_only: bool) -> None:
    before = everything(corpus)
    with (
        opened(url_of(corpus), read_only=read_only) as raw,
        pytest.raises(InvalidQuery, match="only reading is allowed here"),
    ):
        run_sql(raw, query)
    assert everything(corpus) == before
    assert not list(Path.cwd().glob("*.db"))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "there is no SQL statement"),
        (" \n ", "there is no SQL statement"),
        ("SELECT '\0'", "there is no SQL statement"),
        ("-- nothing", "answers nothing"),
        ("SELECT 1; SELECT 2", "one SQL statement at a time"),
        ("DELETE FROM papers", "only reading is allowed"),
        ("SELEC 1", "line 1, column 1, at 'SELEC 1'"),
        ("SELECT *\nFORM papers", "line 2, column 1, at 'FORM papers'"),
        ("SELECT form, 'form' FORM x form y", "line 1, column 26, at 'x form y'"),
        ("SELECT (", "at its end"),
        ("SELECT 'x", 'line 1, column 8, at "\'x": unrecognized token'),
        ("SELECT 1,\n  12ab", "line 2, column 3, at '12ab': unrecognized token"),
        (
            "SELECT id FROM papers JOIN authors ON true",
            "line 1, column 8, at 'id FROM papers JOIN authors ON true': ambiguous column name",
        ),
        ("SELECT lower(1, 2)", "column 8, at 'lower(1, 2)': wrong number of arguments"),
        ("SELECT 1 WHERE count(*)", "column 16, at 'count(*)': misuse of aggregate"),
        ("SELECT nothing FROM papers", "line 1, column 8, at 'nothing FROM papers'"),
        ("SELECT papers.nothing FROM papers", "at 'nothing FROM papers'"),
        ("SELECT 1 FROM nowhere", "line 1, column 15, at 'nowhere'"),
        ("SELECT never(1)", "line 1, column 8, at 'never(1)'"),
        ("SELECT :x", "a parameter without a value: give one for :x"),
        ("SELECT ?", "write it as :name"),
        ("SELECT json('x')", "malformed JSON"),
        ("SELECT * FROM paper_search WHERE paper_search MATCH '\"'", "unterminated string"),
        ("SELECT '\ud800'", "not right"),
        ("x" * 100_000, "not right"),
    ],
)
def test_an_error_says_where_it_is(raw: sqlite3.Connection, query: str, sentence: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        run_sql(raw, query)

    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_limit_cuts_and_says_so(raw: sqlite3.Connection) -> None:
    result = run_sql(raw, "SELECT arxiv_id FROM papers ORDER BY id", limit=2)

    assert result.rows == (("hep-th/9901001",), ("0801.0048",))
    assert result.cut == "cut after 2 rows"
    assert run_sql(raw, "VALUES (1), (2)", limit=2).cut is None
    with pytest.raises(InvalidQuery, match="at least 1"):
        run_sql(raw, "SELECT 1", limit=-1)


def test_time_cuts_and_says_so(raw: sqlite3.Connection) -> None:
    counted = run_sql(raw, ENDLESS.format("count(*)"), clock=Clock(0.1))
    listed = run_sql(raw, ENDLESS.format("x"), clock=Clock(0.1))

    assert (counted.rows, counted.cut) == ((), "stopped after 0.1 seconds")
    assert (listed.rows[:2], listed.cut) == (((1,), (2,)), "stopped after 0.1 seconds")


def test_the_connection_writes_again_afterwards() -> None:
    with opened(URL.create("sqlite"), read_only=False) as raw:
        with pytest.raises(InvalidQuery):
            run_sql(raw, "CREATE TABLE x (y)")
        raw.execute("CREATE TABLE x (y)")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT hex(zeroblob(200000000))",
        "SELECT length(group_concat(hex(zeroblob(1000000)))) FROM json_each('[1,2,3,4,5,6,7,8,9]')",
        "SELECT replace(hex(zeroblob(1000000)), '0', printf('%100s', 'x'))",
    ],
)
def test_a_value_that_is_too_large_is_refused(raw: sqlite3.Connection, query: str) -> None:
    longest = raw.getlimit(sqlite3.SQLITE_LIMIT_LENGTH)

    with pytest.raises(InvalidQuery, match=r"^a text or blob in it has more than 16 MiB"):
        run_sql(raw, query)

    assert raw.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == longest


def test_an_answer_that_is_too_large_is_cut(
    raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.db.engines.sqlite.asking.LARGEST_ANSWER", 4 << 20)

    result = run_sql(raw, ENDLESS.format("hex(zeroblob(500000))"))

    assert (len(result.rows), result.cut) == (4, "cut after 4 rows, which are 4 MiB")


def test_long_calls_do_not_outlast_the_clock(raw: sqlite3.Connection) -> None:
    clock = Clock(0.05)
    late = 0

    def call(_: int) -> None:
        nonlocal late
        late += time.monotonic() > clock.end
        time.sleep(0.0001)

    raw.create_function("long_call", 1, call)

    run_sql(raw, ENDLESS.format("count(long_call(x))"), clock=clock)

    assert late < 100  # SQLite looks at the clock after so many steps, of which each row takes some
