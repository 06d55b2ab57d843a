"""People's own SQL, asked of PostgreSQL: a cursor in a transaction that only reads and goes.

A cursor takes nothing but a query (PostgreSQL's documentation, "DECLARE"), and a transaction that
is READ ONLY writes no table; but a function that a query calls may do more than that, such as read
the server's files, end another's connection, or run a text as SQL, where the role may. All that do
are volatile ("38.7. Function Volatility Categories"), so no such function is called but the
harmless ones of PostgreSQL's own. What people's own views and stable functions do is what they
made them for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Final

from psycopg import Connection, Cursor, Error, RawCursor, RawServerCursor, errors, postgres
from psycopg.pq import TransactionStatus
from psycopg.types.numeric import NumericLoader
from psycopg.types.string import TextLoader

from biblio.db.clock import Clock
from biblio.db.engines.postgresql.statement import ONE, Statement, statement
from biblio.db.sql_results import LARGEST_ANSWER, MIB, SqlResult, place, size
from biblio.errors import InvalidQuery

LARGEST_VALUE: Final = 16 * MIB  # bytes of one text or blob
_READING: Final = "only reading is allowed here: write a SELECT (changes come through imports)"
_TELLING: Final = frozenset({"explain", "show"})  # which no cursor takes
# What else a statement may begin with (PostgreSQL's documentation, "SQL Commands").
_COMMANDS: Final = frozenset(
    (
        *("abort", "alter", "analyze", "begin", "call", "checkpoint", "close"),
        *("cluster", "comment", "commit", "copy", "create", "deallocate", "declare"),
        *("delete", "discard", "do", "drop", "end", "execute", "fetch"),
        *("grant", "import", "insert", "listen", "load", "lock", "merge"),
        *("move", "notify", "prepare", "reassign", "refresh", "reindex", "release"),
        *("reset", "revoke", "rollback", "savepoint", "security", "set", "start"),
        *("truncate", "unlisten", "update", "vacuum"),
    )
)
_HARMLESS: Final = frozenset(
    {
        "bernoulli",
        "clock_timestamp",
        "gen_random_uuid",
        "pg_database_size",
        "pg_indexes_size",
        "pg_relation_size",
        "pg_sleep",
        "pg_table_size",
        "pg_tablespace_size",
        "pg_total_relation_size",
        "random",
        "system",
        "timeofday",
    }
)
_DOES_MORE: Final = (
    "SELECT proname FROM pg_catalog.pg_proc WHERE provolatile = 'v' AND proname = ANY ($1)"
    " AND NOT (proname = ANY ($2) AND pronamespace = 'pg_catalog'::regnamespace)"
    " ORDER BY proname LIMIT 1"
)
_CURSOR: Final = "biblio_asked"
_DECLARED: Final = len(f'DECLARE "{_CURSOR}" NO SCROLL CURSOR FOR ')
_SETTINGS: Final = (
    "SELECT set_config('standard_conforming_strings', 'on', true),"
    " set_config('cursor_tuple_fraction', $1, true)"
)
_TIMEOUT: Final = "SELECT set_config('statement_timeout', $1, true)"
_LONGEST: Final = 2**31 - 1  # milliseconds that the server counts to
_MOST: Final = 1_000  # rows that are fetched together
_AT_ONCE: Final = MIB  # bytes after which fewer are
_WRONG: Final = frozenset({"0A", "21", "22", "2B", "2F", "34", "38", "39", "3F", "42", "44", "54"})
_WRITTEN: Final = 4_000  # digits of a whole number; Python writes no more than 4,300
# Kinds of values that are no texts here.
_NUMBERS: Final = ("int2", "int4", "int8", "oid", "float4", "float8")


class _Number(NumericLoader):
    """A number as Python has it: whole or not; one of thousands of digits as SQLite has it."""

    def load(self, data: Any) -> Any:  # noqa: ANN401 - psycopg's own
        """The number in *data*."""
        value: Decimal = super().load(data)
        exponent = value.as_tuple().exponent
        is_whole = isinstance(exponent, int) and exponent >= 0
        return int(value) if is_whole and value.adjusted() < _WRITTEN else float(value)


class _Truth(TextLoader):
    """Truth, which is a number as on SQLite."""

    def load(self, data: Any) -> Any:  # noqa: ANN401 - psycopg's own
        """1 for what is true."""
        return int(bytes(data) == b"t")


def answer(
    connection: Connection[Any],
    query: str,
    parameters: Mapping[str, str | float | None],
    limit: int | None,
    clock: Clock,
) -> SqlResult:
    """The rows of one SQL statement that only reads.

    The server looks at the time that is left. Nothing can be written, whatever the statement, and
    nothing is called that may do more than read.

    Raises:
        InvalidQuery: it is not one reading statement, or not right; the sentence says where. Or a
            value in it is larger than `LARGEST_VALUE`.
    """
    asked = statement(query, parameters)
    if asked.begins in _COMMANDS or "into" in asked.plain:
        raise InvalidQuery(_READING)
    values = [_bound(parameters[name]) for name in asked.parameters]
    with _reading(connection):
        _prepare(connection, asked, limit)
        try:
            return _answer(connection, asked, values, limit, clock)
        except UnicodeEncodeError as error:
            raise InvalidQuery(f"the SQL is not right: {error}") from error
        except errors.OutOfMemory as error:
            raise InvalidQuery(
                "the query needs more memory than it may take: narrow it, or sort and group less"
            ) from error
        except Error as error:
            if not _is_of_the_query(error):
                raise
            raise InvalidQuery(_sentence(asked, query, error)) from error


@contextmanager
def _reading(connection: Connection[Any]) -> Iterator[None]:
    """A block in which nothing can be written, and after which all is as it was."""
    if connection.info.transaction_status != TransactionStatus.IDLE:
        with connection.transaction(force_rollback=True):
            connection.execute("SET TRANSACTION READ ONLY")
            yield
        return
    before = connection.read_only
    connection.read_only = True
    try:
        yield
    finally:
        if not connection.closed:
            connection.rollback()
            connection.read_only = before


def _prepare(connection: Connection[Any], asked: Statement, limit: int | None) -> None:
    """Make ready for what is asked, and look whether it may be.

    Raises:
        InvalidQuery: it may call what does more than read.
    """
    with RawCursor(connection) as cursor:
        fraction = "1" if limit is None else "0.1"  # of the rows that the plan is made for
        cursor.execute(_SETTINGS, [fraction])
        cursor.execute(_DOES_MORE, [sorted(asked.words), sorted(_HARMLESS)])
        found = cursor.fetchone()
    if found is not None:
        raise InvalidQuery(
            f"{_READING}: {found[0]} is a function that may do more than read (it is VOLATILE)"
        )


def _bound(value: str | float | None) -> str | float | None:
    """*value* as it is sent; truth is a number, as on SQLite.

    Raises:
        InvalidQuery: it is a text that PostgreSQL cannot hold.
    """
    if isinstance(value, str) and "\0" in value:
        raise InvalidQuery("a parameter holds a NUL character, which no text on PostgreSQL does")
    return int(value) if isinstance(value, bool) else value


def _answer(
    connection: Connection[Any],
    asked: Statement,
    values: list[str | float | None],
    limit: int | None,
    clock: Clock,
) -> SqlResult:
    rows: list[Any] = []
    columns: tuple[str, ...] = ()
    try:
        with _cursor(connection, asked) as cursor:
            _allow(connection, clock)
            cursor.execute(asked.sent.encode(), values or None)
            columns = tuple(each.name for each in cursor.description or ())
            if not columns and asked.begins in _TELLING:
                raise InvalidQuery("that statement answers nothing: write a SELECT")
            cut = _gather(connection, cursor, rows, limit, clock)
    except errors.QueryCanceled:
        clock.tick()
        if not clock.is_over:
            raise
        return SqlResult(columns, tuple(rows), f"stopped after {clock.seconds:g} seconds")
    return SqlResult(columns, tuple(rows), cut)


def _gather(
    connection: Connection[Any],
    cursor: Cursor[Any],
    rows: list[Any],
    limit: int | None,
    clock: Clock,
) -> str | None:
    """Put the rows of *cursor* into *rows*; why some are missing, None where none are.

    Few are fetched first: they may be large.
    """
    held, number = 0, 1
    while True:
        _allow(connection, clock)
        fetched = cursor.fetchmany(number)
        before = held
        for row in fetched:
            if limit is not None and len(rows) == limit:
                return f"cut after {limit:,} rows"
            if any(isinstance(each, (str, bytes)) and len(each) > LARGEST_VALUE for each in row):
                raise InvalidQuery(
                    f"a text or blob in it has more than {LARGEST_VALUE // MIB} MiB: ask for less"
                )
            held += sum(map(size, row))
            if held > LARGEST_ANSWER:
                return f"cut after {len(rows):,} rows, which are {LARGEST_ANSWER // MIB} MiB"
            rows.append(row)
        if len(fetched) < number:
            return None
        number = min(2 * number, _MOST) if held - before < _AT_ONCE else max(1, number // 2)
        if limit is not None:
            number = min(number, limit + 1 - len(rows))


def _cursor(connection: Connection[Any], asked: Statement) -> Cursor[Any]:
    """A cursor that gives numbers, texts and bytes, whatever the kinds of the columns are."""
    cursor: Cursor[Any] = (
        RawCursor(connection)
        if asked.begins in _TELLING
        else RawServerCursor(connection, _CURSOR, scrollable=False)
    )
    kept = {postgres.types.get_oid(name) for name in (*_NUMBERS, "bytea")}
    for kind in postgres.types:
        for oid in {kind.oid, kind.array_oid} - kept - {0}:
            cursor.adapters.register_loader(oid, TextLoader)
    cursor.adapters.register_loader("numeric", _Number)
    cursor.adapters.register_loader("bool", _Truth)
    return cursor


def _allow(connection: Connection[Any], clock: Clock) -> None:
    """Let the next statement take the time that is left on *clock*."""
    if math.isinf(clock.left):
        return
    most = min(_LONGEST, math.ceil(max(clock.left, 0) * 1000) + 1)  # 0 would be no end
    with RawCursor(connection) as cursor:
        cursor.execute(_TIMEOUT, [str(most)])


def _is_of_the_query(error: Error) -> bool:
    """Whether the query is to blame, and not the server, the connection or the role."""
    code = error.sqlstate
    if code is None:
        return isinstance(error, (errors.DataError, errors.ProgrammingError))
    return code == "25006" or (code[:2] in _WRONG and code != "42501")


def _sentence(asked: Statement, query: str, error: Error) -> str:
    """What is wrong with *query*, where, and what to do."""
    said = error.diag.message_primary or str(error)
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return _READING
    if isinstance(error, errors.FeatureNotSupported) and asked.plain & {
        "insert",
        "update",
        "delete",
    }:
        return _READING
    if "multiple commands" in said:
        return ONE
    if isinstance(error, (errors.IndeterminateDatatype, errors.AmbiguousParameter)):
        said += "; say what it is, as in CAST(:name AS text)"
        for number, name in enumerate(asked.parameters, start=1):
            said = said.replace(f"${number}", f":{name}")
    where = ""
    if error.diag.statement_position is not None:
        prefix = 0 if asked.begins in _TELLING else _DECLARED
        at = asked.at(int(error.diag.statement_position) - 1 - prefix)
        where = place(query, at) if at < len(query.rstrip().rstrip(";")) else " at its end"
    return f"the SQL is not right{where}: {' '.join(said.split())}"
