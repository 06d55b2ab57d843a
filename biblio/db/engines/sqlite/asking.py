"""People's own SQL, asked of SQLite: an authorizer lets it do nothing but read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from biblio.db.clock import Clock
from biblio.db.engines.sqlite.interrupting import is_interruption
from biblio.db.sql_results import LARGEST_ANSWER, MIB, SqlResult, place, size
from biblio.errors import InvalidQuery

LARGEST_VALUE: Final = 16 * MIB  # bytes of one text or blob
_STEPS: Final = 200  # of SQLite's machine between two looks at the clock: one may be a long call
_LONGEST: Final = 120  # characters of what SQLite says
# PRAGMAs that read; their argument, where they take one, is a name.
_READING_PRAGMAS: Final = frozenset(
    {
        "data_version",
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "table_info",
        "table_list",
        "table_xinfo",
    }
)
# These read without an argument, and set with one.
_SHOWING_PRAGMAS: Final = frozenset(
    {
        "application_id",
        "compile_options",
        "encoding",
        "freelist_count",
        "function_list",
        "page_count",
        "page_size",
        "pragma_list",
        "schema_version",
        "user_version",
    }
)
_LOADING: Final = frozenset({"load_extension", "fts3_tokenizer"})  # code from elsewhere
_ALLOWED: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_REFUSED: Final = (
    "not authorized",
    "authorization denied",
    "prohibited",
    "readonly database",
    "may not be modified",
)
_NEAR: Final = re.compile(r'near "(.*)": syntax error', re.DOTALL)
_NAMED: Final = re.compile(
    r"(?:no such (?:column|table|function)|ambiguous column name|misuse of \w+|"
    r"wrong number of arguments to function):? (?:\w+ )?(?:[\w$]+\.)?([\w$]+)"
)
_TOKEN: Final = re.compile(r'unrecognized token: "(.*)"', re.DOTALL)


def answer(
    connection: sqlite3.Connection,
    query: str,
    parameters: Mapping[str, str | float | None],
    limit: int | None,
    clock: Clock,
) -> SqlResult:
    """The rows of one SQL statement that only reads.

    SQLite looks at the clock between its steps. Nothing can be written, attached or loaded,
    whatever the statement.

    Raises:
        InvalidQuery: it is not one reading statement, or not right; the sentence says where. Or a
            value in it is larger than `LARGEST_VALUE`.
    """
    with _read_only(connection), _bounded(connection, clock):
        try:
            return _answer(connection, query, dict(parameters), limit, clock)
        except MemoryError as error:
            raise InvalidQuery(
                "the query needs more memory than it may take: narrow it, or sort and group less"
            ) from error
        except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError, OverflowError) as error:
            raise InvalidQuery(_sentence(connection, query, str(error))) from error


@contextmanager
def _read_only(connection: sqlite3.Connection) -> Iterator[None]:
    """Let *connection* do nothing but read until the end of the block."""
    before = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA query_only = {before}")


@contextmanager
def _bounded(connection: sqlite3.Connection, clock: Clock) -> Iterator[None]:
    """Keep what *connection* may do, how long, and with how much memory, within bounds."""
    # What SQLite sorts and gathers goes to disk where it is much; a transaction fixes the place.
    is_free = not connection.in_transaction
    if is_free:
        connection.execute("PRAGMA temp_store = FILE")
    longest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.set_authorizer(_authorize)
    connection.set_progress_handler(clock.tick, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
        if is_free:
            connection.execute("PRAGMA temp_store = MEMORY")


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite's question whether a statement may do *action*: only reading may be done."""
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if second in _LOADING else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        name = (first or "").lower()
        reads = name in _READING_PRAGMAS or (name in _SHOWING_PRAGMAS and second is None)
        return sqlite3.SQLITE_OK if reads else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        # So a virtual table declares its columns; a statement that would write there is refused
        # by SQLite itself.
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _answer(
    connection: sqlite3.Connection,
    query: str,
    parameters: dict[str, str | float | None],
    limit: int | None,
    clock: Clock,
) -> SqlResult:
    cursor = connection.cursor()
    rows: list[Any] = []
    held = 0
    columns: tuple[str, ...] = ()
    try:
        cursor.execute(query, parameters)
        columns = tuple(each[0] for each in cursor.description or ())
        for row in cursor:
            if limit is not None and len(rows) == limit:
                return SqlResult(columns, tuple(rows), f"cut after {limit:,} rows")
            held += sum(map(size, row))
            if held > LARGEST_ANSWER:
                said = f"cut after {len(rows):,} rows, which are {LARGEST_ANSWER // MIB} MiB"
                return SqlResult(columns, tuple(rows), said)
            rows.append(row)
    except sqlite3.OperationalError as error:
        if not is_interruption(error):
            raise
        if not clock.is_over:
            raise clock.interrupted() from error
        return SqlResult(columns, tuple(rows), f"stopped after {clock.seconds:g} seconds")
    finally:
        cursor.close()
    if not columns:
        raise InvalidQuery("that statement answers nothing: write a SELECT")
    return SqlResult(columns, tuple(rows), None)


def _sentence(connection: sqlite3.Connection, query: str, cause: str) -> str:
    """What is wrong with *query*, where, and what to do."""
    if "one statement at a time" in cause:
        return "give one SQL statement at a time: nothing may follow the semicolon"
    if "too big" in cause:
        return f"a text or blob in it has more than {LARGEST_VALUE // MIB} MiB: ask for less"
    if any(words in cause for words in _REFUSED):
        return "only reading is allowed here: write a SELECT (changes come through imports)"
    if "has no name" in cause:
        return "the query has a parameter without a name: write it as :name, not as ?"
    if match := re.search(r"binding(?: parameter)? (:\w+|\d+)", cause):
        return f"the query has a parameter without a value: give one for {match[1]}"
    where = ""
    if match := _NEAR.fullmatch(cause):
        where = place(query, _syntax_error_at(connection, query, match[1]))
    elif match := _TOKEN.fullmatch(cause):
        where = place(query, query.find(match[1]))
    elif "incomplete input" in cause:
        where = " at its end"
    elif match := _NAMED.search(cause):
        found = re.search(rf"(?<![\w$]){re.escape(match[1])}(?![\w$])", query, re.IGNORECASE)
        where = place(query, found.start() if found else None)
    shown = cause if len(cause) <= _LONGEST else f"{cause[:_LONGEST]}…"
    return f"the SQL is not right{where}: {' '.join(shown.split())}"


def _syntax_error_at(connection: sqlite3.Connection, query: str, token: str) -> int | None:
    """Where the *token* stands that SQLite stumbled over.

    A query that is cut off behind an innocent occurrence ends too early; cut off behind the
    guilty one it fails as the whole did.
    """
    for match in re.finditer(re.escape(token), query):
        try:
            connection.execute(f"EXPLAIN {query[: match.end()]}")
        except (sqlite3.Error, sqlite3.Warning) as error:
            if _NEAR.fullmatch(str(error)):
                return match.start()
    return None
