"""People's own SQL reads on PostgreSQL as on SQLite, and nothing else, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from postgresql import Server, connect
from psycopg.pq import TransactionStatus

from biblio.db.clock import ANY_TIME, Clock
from biblio.db.engines.postgresql import asking
from biblio.db.engines.postgresql.asking import answer
from biblio.db.sql_results import SqlResult
from biblio.errors import InvalidQuery

Driver = psycopg.Connection[Any]
READING = "only reading is allowed here"


@pytest.fixture(scope="module")
def raw(postgresql: Server) -> Iterator[Driver]:
    """The driver's connection of a role that may do everything."""
    with postgresql.database() as url:
        connection = connect(url)
        connection.execute(
            "CREATE FUNCTION of_mine() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT 1'"
        )
        connection.execute("CREATE TABLE kept (x int)")
        connection.execute("CREATE SEQUENCE counted")
        connection.commit()
        yield connection
        connection.close()


def ask(
    raw: Driver, query: str, limit: int | None = None, **given: str | float | None
) -> SqlResult:
    return answer(raw, query, given, limit, ANY_TIME)


def refusal(raw: Driver, query: str, **given: str | float | None) -> str:
    with pytest.raises(InvalidQuery) as caught:
        answer(raw, query, given, None, ANY_TIME)
    assert raw.info.transaction_status == TransactionStatus.IDLE
    return str(caught.value)


def test_values_are_numbers_texts_and_bytes(raw: Driver) -> None:
    asked = (
        "SELECT 1 AS a, 2.5 AS b, NULL AS c, 'é' AS d, '\\x00ff'::bytea AS e, 1 = 1 AS f,"
        " (SELECT sum(x) FROM generate_series(1, 3) AS x) AS g, DATE '2024-01-02' AS h,"
        " ARRAY[1, 2] AS i, 'NaN'::numeric = 'NaN' AS j"
    )

    assert ask(raw, asked) == SqlResult(
        tuple("abcdefghij"),
        ((1, 2.5, None, "é", b"\0\xff", 1, 6, "2024-01-02", "{1,2}", 1),),
        None,
    )


def test_whole_numbers_are_exact_as_long_as_they_can_be_written(raw: Driver) -> None:
    asked = "SELECT 1180591620717411303424, -1e300::numeric, 1e5000::numeric"

    ((one, less, more),) = ask(raw, asked).rows

    assert (one, less, more) == (2**70, -(10**300), float("inf"))


def test_parameters_are_what_their_place_wants(raw: Driver) -> None:
    asked = "SELECT :word || '!', 2020 + :year, :year::int FROM (VALUES (1), (2)) AS t (n) LIMIT :n"

    assert ask(raw, asked, word="a", year="4", n=1).rows == (("a!", 2024, 4),)


@pytest.mark.parametrize(
    "query",
    ["VALUES (1)", "TABLE pg_am", "WITH a AS (SELECT 1) SELECT * FROM a", "(SELECT 1)", "SHOW ALL",
     "EXPLAIN SELECT 1", "SELECT random(), clock_timestamp()"],
)  # fmt: skip
def test_what_reads_is_answered(raw: Driver, query: str) -> None:
    assert ask(raw, query).rows


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM kept",
        "WITH gone AS (DELETE FROM kept RETURNING x) SELECT * FROM gone",
        "INSERT INTO kept VALUES (1)",
        "SELECT 1 AS x INTO other",
        "SELECT * FROM kept FOR UPDATE",
        "EXPLAIN ANALYZE DELETE FROM kept",
        "CREATE TABLE other (x int)",
        "COPY kept TO PROGRAM 'cat'",
        "COPY kept TO STDOUT",
        "SET ROLE postgres",
        "RESET ALL",
        "COMMIT",
        "ROLLBACK",
        "DO $$ BEGIN END $$",
        "CALL of_mine()",
        "LISTEN x",
        "LOCK kept",
        "VACUUM",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT \"pg_ls_dir\"('/')",
        "SELECT lo_import('/etc/hostname')",
        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_stat_activity",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT query_to_xml('SELECT 1', true, true, '')",
        "SELECT pg_advisory_lock(1)",
        "SELECT nextval('counted')",
        "SELECT pg_notify('x', 'y')",
        "SELECT of_mine()",
        "EXPLAIN ANALYZE SELECT of_mine()",
    ],
)
def test_what_does_more_is_refused(raw: Driver, query: str) -> None:
    assert refusal(raw, query).startswith(READING)


def test_a_function_that_says_it_reads_does_not_write(raw: Driver) -> None:
    raw.execute(
        "CREATE FUNCTION of_others() RETURNS int LANGUAGE plpgsql STABLE AS"
        " $$ BEGIN INSERT INTO kept VALUES (1); RETURN 1; END $$"
    )
    raw.commit()

    assert "INSERT is not allowed" in refusal(raw, "SELECT of_others()")
    assert ask(raw, "SELECT * FROM kept").rows == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC 1", "in line 1, column 1, at 'SELEC 1': syntax error"),
        ("SELECT 1,\n  nothing", "in line 2, column 3, at 'nothing'"),
        ("SELECT :long, nothing", "in line 1, column 15, at 'nothing'"),
        ("EXPLAIN SELECT nothing", "in line 1, column 16, at 'nothing'"),
        ("SELECT ((", "at its end"),
        ("SELECT 1 / 0", "not right: division by zero"),
        ("SELECT :long IS NULL", "type of parameter :long; say what it is"),
        ("SELECT repeat('x', 17 * 1024 * 1024)", "more than 16 MiB"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(raw: Driver, query: str, said: str) -> None:
    assert said in refusal(raw, query, long="é")


def test_a_text_that_no_database_holds_is_refused(raw: Driver) -> None:
    assert "NUL" in refusal(raw, "SELECT :a", a="\0")


def test_only_so_many_rows_travel(raw: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    many = (
        "SELECT x, pg_sleep(CASE WHEN x > 2000 THEN 60 ELSE 0 END) FROM generate_series(1, 9000) x"
    )

    cut = ask(raw, many, 3)
    assert (len(cut.rows), cut.cut) == (3, "cut after 3 rows")
    assert ask(raw, "VALUES (1), (2), (3)", 3).cut is None
    assert ask(raw, "VALUES (1)", 0) == SqlResult(("column1",), (), "cut after 0 rows")
    monkeypatch.setattr(asking, "LARGEST_ANSWER", 1000)
    large = ask(raw, "SELECT repeat('x', 400) FROM generate_series(1, 9)")
    assert (len(large.rows), large.cut) == (2, "cut after 2 rows, which are 0 MiB")


def test_time_that_is_over_leaves_what_came(raw: Driver) -> None:
    slow = "SELECT x, pg_sleep(CASE WHEN x > 3 THEN 60 ELSE 0 END) FROM generate_series(1, 9) AS x"
    found = answer(raw, slow, {}, None, Clock(0.2))

    assert (len(found.rows), found.cut) == (3, "stopped after 0.2 seconds")
    assert ask(raw, "SHOW statement_timeout").rows == (("0",),)


def test_a_transaction_is_left_as_it_was_found(raw: Driver) -> None:
    with raw.transaction():
        raw.execute("INSERT INTO kept VALUES (7)")
        assert ask(raw, "SELECT x FROM kept").rows == ((7,),)
        with pytest.raises(InvalidQuery):
            ask(raw, "SELECT nothing")
        raw.execute("DELETE FROM kept")
    assert raw.info.transaction_status == TransactionStatus.IDLE
    assert raw.read_only is None
