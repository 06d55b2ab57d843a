"""Every view, function and trigger of a new database stands in the migrations, and has its note."""

from __future__ import annotations

from contextlib import closing

from postgresql import SCHEMA, Server, connect

from biblio.db.engines.postgresql.definitions import as_made

NOTED = """
SELECT 'view', relname, obj_description(oid, 'pg_class') FROM pg_class
WHERE relkind = 'v' AND relnamespace = quote_ident(current_schema())::regnamespace
UNION ALL
SELECT 'function', proname, obj_description(oid, 'pg_proc') FROM pg_proc
WHERE pronamespace = quote_ident(current_schema())::regnamespace
UNION ALL
SELECT 'trigger', tgname, obj_description(oid, 'pg_trigger') FROM pg_trigger WHERE NOT tgisinternal
"""


def test_all_are_known_and_noted(postgresql: Server) -> None:
    with postgresql.database() as url, closing(connect(url)) as connection:
        rows = connection.execute(NOTED).fetchall()

    assert {(kind, name) for kind, name, _ in rows} == as_made().keys()
    assert {note.rpartition(" ")[0].rpartition(" ")[0] for *_, note in rows} == {
        "biblio; on PostgreSQL"
    }


def test_another_schema_can_be_home(postgresql: Server) -> None:
    with postgresql.empty() as url, closing(connect(url)) as connection:
        connection.execute('CREATE SCHEMA "Our papers"; SET search_path = "Our papers"')
        connection.execute(SCHEMA)
        connection.execute("SET search_path = public")
        connection.execute("INSERT INTO \"Our papers\".papers (id, anchor) VALUES (1, 'x:1')")
        documents = connection.execute('SELECT rowid FROM "Our papers".paper_search').fetchall()

    assert documents == [(1,)]
