"""Our views, functions and triggers: as the migrations make them, and as a database has them.

PostgreSQL keeps none of their text: it writes one anew when it is asked, in words that differ
between its versions. So each has a note (`COMMENT ON`) of what it read like when it was made, as a
digest beside the server's version. What reads otherwise now was changed by hand. Behind a move to
another version of PostgreSQL that cannot be told by it any more; what has the note is then taken
for what it was, until it is made again.

The text to make one again with stands in the folder `postgresql` of the migrations, each in a
paragraph; a later file replaces what an earlier one says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Final, Literal, NamedTuple

from psycopg import Error as PostgreSQLError
from sqlalchemy import Connection
from sqlalchemy.exc import InternalError, ProgrammingError

from biblio.db.revisions import scripts
from biblio.errors import DatabaseError

Kind = Literal["view", "function", "trigger"]
_MADE: Final = re.compile(r"CREATE (VIEW|FUNCTION|TRIGGER) (\w+)\b")

# Each with what it is called, what it reads like, and whether that is as its note says. Triggers
# may be disabled. What people add of their own has no note, and is none of ours by its name.
_STORED: Final = """
SELECT made.kind, made.name, made.called,
       made.is_enabled AND (
           made.note = 'biblio; on ' || server.version || ' ' || md5(made.definition)
           OR made.note LIKE 'biblio; on %%' AND made.note NOT LIKE '%% ' || server.version || ' %%'
       ) AS is_ours,
       'biblio; on ' || server.version || ' ' || md5(made.definition) AS note
FROM (
    SELECT 'view' AS kind, c.relname AS name, 'VIEW ' || quote_ident(c.relname) AS called,
           pg_get_viewdef(c.oid) AS definition, obj_description(c.oid, 'pg_class') AS note,
           true AS is_enabled
    FROM pg_class AS c
    WHERE c.relkind = 'v' AND c.relnamespace = quote_ident(current_schema())::regnamespace
    UNION ALL
    SELECT 'function', p.proname, 'FUNCTION ' || p.oid::regprocedure,
           pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'), true
    FROM pg_proc AS p
    WHERE p.prokind = 'f' AND p.pronamespace = quote_ident(current_schema())::regnamespace
    UNION ALL
    SELECT 'trigger', t.tgname,
           'TRIGGER ' || quote_ident(t.tgname) || ' ON ' || t.tgrelid::regclass,
           pg_get_triggerdef(t.oid), obj_description(t.oid, 'pg_trigger'), t.tgenabled = 'O'
    FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = quote_ident(current_schema())::regnamespace
) AS made
CROSS JOIN (
    SELECT 'PostgreSQL ' || current_setting('server_version_num')::integer / 10000 AS version
) AS server
"""


class Stored(NamedTuple):
    """One definition that a database has."""

    called: str
    is_ours: bool
    note: str


@cache
def as_made() -> Mapping[tuple[str, str], str]:
    """The SQL of each, by kind and name, in the order in which they are made."""
    made: dict[tuple[str, str], str] = {}
    for path in sorted((scripts() / "postgresql").glob("*.sql")):
        for paragraph in path.read_text("utf-8").split("\n\n"):
            if found := _MADE.match(paragraph):
                key = (found[1].lower(), found[2])
                made.pop(key, None)
                made[key] = paragraph.rstrip().removesuffix(";")
    return made


def missing(connection: Connection, *kinds: Kind) -> list[str]:
    """The names of those of *kinds* that the database should have and has not as they were made."""
    with _at_home(connection):
        stored = _stored(connection)
    return [name for kind, name in as_made() if kind in kinds and not _is_there(stored, kind, name)]


def restore(connection: Connection, *kinds: Kind) -> None:
    """Make those of *kinds* again that are `missing`; what people add stays as it is.

    Raises:
        DatabaseError: a view that is not ours reads one of another shape than ours.
    """
    with _at_home(connection):
        stored = _stored(connection)
        lost = [
            key for key in as_made() if key[0] in kinds and not _is_there(stored, key[0], key[1])
        ]
        if any(key[0] == "view" and not _is_replaced(connection, key) for key in lost):
            lost = [key for key in as_made() if key in lost or key[0] == "view"]
            _drop_views(connection, [key[1] for key in lost if key in stored and key[0] == "view"])
        for kind, name in lost:
            if kind == "trigger" and (kind, name) in stored:
                connection.exec_driver_sql(f"DROP {stored[kind, name].called}")
            _create(connection, kind, name)
        stored = _stored(connection)
        for key in lost:
            connection.exec_driver_sql(f"COMMENT ON {stored[key].called} IS '{stored[key].note}'")


def _is_replaced(connection: Connection, key: tuple[str, str]) -> bool:
    """Whether a view could be made again in its place: it has our columns, or is not there."""
    try:
        with connection.begin_nested():
            _create(connection, *key)
    except ProgrammingError:
        return False
    return True


def _drop_views(connection: Connection, names: list[str]) -> None:
    """Drop views of ours, which may read one another."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"DROP VIEW {', '.join(names)}")
    except (InternalError, ProgrammingError) as error:
        told = error.orig.diag.message_detail if isinstance(error.orig, PostgreSQLError) else error
        raise DatabaseError(
            "a view that is not biblio's reads one that was changed: drop it, and make it again "
            f"afterwards ({told})"
        ) from error


def _create(connection: Connection, kind: str, name: str) -> None:
    """Make one again, in place of another of its shape if there is one."""
    made = as_made()[kind, name].replace("%", "%%")
    if kind != "trigger":
        made = made.replace("CREATE ", "CREATE OR REPLACE ", 1)
    connection.exec_driver_sql(made)
    if kind == "function" and "AS $$" in made:  # the others were read as they were made
        called, home = connection.exec_driver_sql(
            "SELECT p.oid::regprocedure::text, quote_ident(current_schema()) FROM pg_proc AS p"
            " JOIN pg_namespace AS n ON n.oid = p.pronamespace"
            " WHERE p.proname = %s AND n.nspname = current_schema()",
            (name,),
        ).one()
        connection.exec_driver_sql(f"ALTER FUNCTION {called} SET search_path = {home}, pg_temp")


def _is_there(stored: Mapping[tuple[str, str], Stored], kind: str, name: str) -> bool:
    found = stored.get((kind, name))
    return found is not None and found.is_ours


def _stored(connection: Connection) -> Mapping[tuple[str, str], Stored]:
    """What the database has, by kind and name."""
    rows = connection.exec_driver_sql(_STORED)
    return {(row.kind, row.name): Stored(row.called, row.is_ours, row.note) for row in rows}


@contextmanager
def _at_home(connection: Connection) -> Iterator[None]:
    """Look for names in the current schema alone, as when the notes were written."""
    (path,) = connection.exec_driver_sql("SELECT current_setting('search_path')").one()
    change = "SELECT set_config('search_path', {}, true)"
    connection.exec_driver_sql(change.format("quote_ident(current_schema()) || ', pg_temp'"))
    yield
    connection.exec_driver_sql(change.format("%s"), (path,))
