"""What keeps a database on a server whole, beyond its rows: what the server knows of itself."""

from __future__ import annotations

from typing import Final

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from biblio.db.engine import looking_at
from biblio.db.engines.damage import Damage
from biblio.db.engines.postgresql import search_index, triggers

# Those that somebody began to build and did not end.
_INVALID: Final = """
SELECT c.relname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE NOT (i.indisvalid AND i.indisready)
  AND c.relnamespace = quote_ident(current_schema())::regnamespace
ORDER BY c.relname
"""
# PostgreSQL's documentation, "F.2. amcheck": an extension that the keeper may have installed, and
# whose functions not everybody may call. Another schema may have it.
_AMCHECK: Final = """
SELECT quote_ident(n.nspname) FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
JOIN pg_proc AS p ON p.pronamespace = n.oid AND p.proname = 'bt_index_check' AND p.pronargs = 2
WHERE e.extname = 'amcheck' AND has_function_privilege(p.oid, 'EXECUTE')
"""
_TREES: Final = """
SELECT c.relname, c.oid FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_am AS a ON a.oid = c.relam AND a.amname = 'btree'
WHERE i.indisvalid AND i.indisready AND c.relpersistence = 'p' AND c.relkind = 'i'
  AND c.relnamespace = quote_ident(current_schema())::regnamespace
ORDER BY c.relname
"""
_DAMAGED: Final = frozenset({"XX001", "XX002"})
# A key may hold for new rows alone (NOT VALID), and rows may have come while nobody looked.
_KEYS: Final = """
SELECT 'SELECT count(*) FROM ' || k.conrelid::regclass || ' AS c WHERE '
       || string_agg(format('c.%%I IS NOT NULL', a.attname), ' AND ')
       || ' AND NOT EXISTS (SELECT FROM ' || k.confrelid::regclass || ' AS p WHERE '
       || string_agg(format('p.%%I = c.%%I', b.attname, a.attname), ' AND ') || ')'
FROM pg_constraint AS k
CROSS JOIN unnest(k.conkey, k.confkey) AS of (child, parent)
JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = of.child
JOIN pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = of.parent
WHERE k.contype = 'f' AND k.connamespace = quote_ident(current_schema())::regnamespace
GROUP BY k.oid, k.conrelid, k.confrelid
ORDER BY k.conname
"""
_TABLES: Final = """
SELECT oid::regclass::text FROM pg_class
WHERE relkind = 'r' AND relnamespace = quote_ident(current_schema())::regnamespace
ORDER BY relname
"""


def damage(url: URL) -> list[Damage]:
    """What the server finds wrong: indexes that are not whole, or do not fit their tables."""
    with looking_at(url) as connection:
        invalid = connection.exec_driver_sql(_INVALID).scalars()
        found = [_of_index(name, "it was never built to its end") for name in invalid]
        for home in connection.exec_driver_sql(_AMCHECK).scalars().all():
            trees = connection.exec_driver_sql(_TREES).all()
            for name, oid in trees:
                told = _of_tree(connection, f"{home}.bt_index_check", oid)
                found += [_of_index(name, told)] if told else []
    return found


def _of_index(name: str, what: str) -> Damage:
    return Damage(f"index {name}: {what}", is_of_index=True)


def _of_tree(connection: Connection, check: str, oid: int) -> str | None:
    """What is wrong with the index *oid*, None if nothing is.

    It and its table are locked as by a reader, for as long as it is looked at.
    """
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SELECT {check}(%s::oid::regclass, true)", (oid,))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _DAMAGED:
            raise
        return str(error.orig).splitlines()[0]
    return None


def orphans(url: URL) -> int:
    """How many rows point to rows that are gone."""
    with looking_at(url) as connection:
        asked = connection.exec_driver_sql(_KEYS).scalars().all()
        return sum(
            connection.exec_driver_sql(each.replace("%", "%%")).scalar_one() for each in asked
        )


def can_tell(connection: Connection) -> bool:
    """Whether our functions are there as they should be, which checks ask."""
    return not triggers.missing(connection)


def search_agrees(url: URL) -> bool:
    """Whether the search index holds the words of the papers, no more and no fewer."""
    with looking_at(url) as connection:
        return search_index.agrees(connection)


def reindex(connection: Connection) -> None:
    """Make all indexes anew; a table's are locked for everybody until the transaction ends."""
    for table in connection.exec_driver_sql(_TABLES).scalars().all():
        connection.exec_driver_sql(f"REINDEX TABLE {table}")


def postponing_keys(connection: Connection) -> None:
    """Let foreign keys be looked at when the transaction of *connection* ends."""
    connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")
