"""What stands in a database on a server, told by its catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import URL, Connection

_SORTING: Final = "256MB"
TABLES: Final = """
SELECT c.relname AS name, CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relname <> 'alembic_version'
  AND c.relname NOT LIKE 'paper\\_search\\_%'
  AND c.relnamespace = quote_ident(current_schema())::regnamespace
ORDER BY kind, name
"""
"""SQL: the tables and views that can be asked, and which of the two each is."""
# No catalogue keeps how a table was made; from what it keeps the same can be made again.
MADE: Final = """
SELECT c.relname AS name, CASE
    WHEN c.relkind IN ('v', 'm') THEN 'CREATE VIEW ' || quote_ident(c.relname) || E' AS\\n'
        || rtrim(pg_get_viewdef(c.oid), ';')
    ELSE 'CREATE TABLE ' || quote_ident(c.relname) || E' (\\n    ' || (
        SELECT string_agg(part, E',\\n    ' ORDER BY place, said, part) FROM (
            SELECT a.attnum AS place, '' AS said, quote_ident(a.attname) || ' '
                || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN l.oid <> t.typcollation THEN ' COLLATE ' || l.oid::regcollation
                        ELSE '' END
                || CASE WHEN a.attgenerated = 's'
                        THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid)
                             || ') STORED'
                        WHEN d.oid IS NOT NULL
                        THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS part
            FROM pg_attribute AS a
            JOIN pg_type AS t ON t.oid = a.atttypid
            LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
            LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 10000, k.contype, 'CONSTRAINT ' || quote_ident(k.conname) || ' '
                || pg_get_constraintdef(k.oid)
            FROM pg_constraint AS k
            WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c')
        ) AS parts
    ) || E'\\n)'
END AS sql
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND lower(c.relname) = lower(:name)
  AND c.relnamespace = quote_ident(current_schema())::regnamespace
"""
"""SQL: the table or view `:name`, and a statement that makes it."""


def has_table(connection: Connection, name: str) -> bool:
    """Whether there is a table *name* where tables are looked for."""
    return connection.exec_driver_sql("SELECT to_regclass(%s)", (name,)).scalar() is not None


def indexes(connection: Connection) -> set[str]:
    """The names of the indexes that are there."""
    names = connection.exec_driver_sql(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    )
    return set(names.scalars())


@contextmanager
def sorting(connection: Connection) -> Iterator[None]:
    """A block in which indexes are built, with more memory than usual."""
    connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{_SORTING}'")
    yield


def prepare(url: URL) -> None:
    """Make ready what is to hold a library: that is the business of who keeps the server."""
