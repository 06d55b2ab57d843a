from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from biblio.db.engine import make_engine, url_of
from biblio.errors import InvalidQuery
from biblio.queries.sql import SqlResult, run_sql


def everything(path: Path) -> list[object]:
    """What a forbidden statement could have changed."""
    asked = (
        "SELECT * FROM sqlite_master",
        "SELECT * FROM papers",
        "SELECT * FROM imports",
        "PRAGMA user_version",
        "PRAGMA journal_mode",
    )
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(query).fetchall() for query in asked]


ENDLESS = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT {} FROM t"


def test_a_query_is_answered(engine: Engine) -> None:
    result = run_sql(
        engine,
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
def test_what_reads_is_allowed(engine: Engine, query: str) -> None:
    assert run_sql(engine, query).rows


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
    engine = make_engine(url_of(corpus), read_only=read_only)
    try:
        with pytest.raises(InvalidQuery, match="only reading is allowed here"):
            run_sql(engine, query)
    finally:
        engine.dispose()
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
def test_an_error_says_where_it_is(engine: Engine, query: str, sentence: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        run_sql(engine, query)

    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_limit_cuts_and_says_so(engine: Engine) -> None:
    result = run_sql(engine, "SELECT arxiv_id FROM papers ORDER BY id", limit=2)

    assert result.rows == (("hep-th/9901001",), ("0801.0048",))
    assert result.cut == "cut after 2 rows"
    assert run_sql(engine, "VALUES (1), (2)", limit=2).cut is None
    with pytest.raises(InvalidQuery, match="at least 1"):
        run_sql(engine, "SELECT 1", limit=-1)


def test_time_cuts_and_says_so(engine: Engine) -> None:
    start = time.monotonic()

    counted = run_sql(engine, ENDLESS.format("count(*)"), seconds=0.1)
    listed = run_sql(engine, ENDLESS.format("x"), seconds=0.1)

    assert (counted.rows, counted.cut) == ((), "stopped after 0.1 seconds")
    assert (listed.rows[:2], listed.cut) == (((1,), (2,)), "stopped after 0.1 seconds")
    assert time.monotonic() - start < 10


def test_the_connection_writes_again_afterwards() -> None:
    engine = make_engine(URL.create("sqlite"))
    try:
        with pytest.raises(InvalidQuery):
            run_sql(engine, "CREATE TABLE x (y)")
        with engine.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE x (y)")
    finally:
        engine.dispose()
