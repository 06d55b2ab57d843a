"""Every view, function and trigger of a new database stands in the migrations, and has its note."""

from __future__ import annotations

from contextlib import closing
from subprocess import run

from postgresql import Server, connect
from sqlalchemy import create_engine, text

from biblio.db.engines.postgresql.definitions import as_made, missing
from biblio.db.revisions import scripts

SCHEMA = (scripts() / "postgresql" / "0011.sql").read_bytes()  # what a library begins with

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


def test_whoever_owns_a_database_can_have_a_library(postgresql: Server) -> None:
    with postgresql.empty() as url, closing(connect(url)) as connection:
        connection.autocommit = True
        connection.execute("CREATE ROLE ada LOGIN")
        connection.execute("CREATE SCHEMA ada AUTHORIZATION ada")
        connection.execute("SET ROLE ada; SET search_path = ada")
        connection.execute(SCHEMA)
        connection.execute("INSERT INTO papers (id, anchor, title) VALUES (1, 'x:1', 'On graphs')")
        connection.execute("BEGIN; SET LOCAL biblio.importing = 'on'; DELETE FROM papers; COMMIT")
        left = connection.execute("SELECT count(*) FROM paper_search").fetchall()
        connection.execute("RESET ROLE; DROP OWNED BY ada CASCADE; DROP ROLE ada")

    assert left == [(0,)]


def test_a_dump_is_a_library_again(postgresql: Server) -> None:
    with postgresql.database() as url, postgresql.empty() as again:
        with closing(connect(url)) as connection, connection:
            connection.execute("INSERT INTO papers (id, arxiv_id) VALUES (1, '2101.00001')")
        host = ["--host", str(url.query["host"]), "--username", str(url.username)]
        dump = run(["pg_dump", *host, str(url.database)], check=True, capture_output=True).stdout
        run(
            ["psql", *host, "--quiet", "--set", "ON_ERROR_STOP=1", str(again.database)],
            input=dump,
            check=True,
            capture_output=True,
        )
        engine = create_engine(again)
        with engine.connect() as opened:
            assert missing(opened, "view", "function", "trigger") == []
            opened.execute(text("UPDATE papers SET title = 'On graphs'"))
            assert opened.scalars(text("SELECT document::text FROM paper_search")).all() == [
                "'graphs':2A 'on':1A"
            ]
        engine.dispose()
