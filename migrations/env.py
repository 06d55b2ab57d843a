"""Run the migrations: from `biblio` with its own connection, or from Alembic's command line.

The command line takes the database from `-x db=PATH_OR_URL`, else from `alembic.ini`.
"""

from __future__ import annotations

from logging.config import fileConfig
from pathlib import Path
from typing import Any

from alembic import context
from sqlalchemy import Connection, inspect

from biblio.db.engine import make_engine, url_of
from biblio.db.models import Base

config = context.config

# Where a library on a server begins.
BEGUN = "postgresql"
FIRST = "0011.sql"

# What the metadata does not describe: the search index and its shadow tables.
SEARCH = "paper_search"


def include_name(name: str | None, kind: str, _: object) -> bool:
    """Whether autogenerate looks at the database's *name*."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH))


def run(connection: Connection) -> None:
    """Run what Alembic was asked for, in one transaction, foreign keys off and then checked.

    They are off since a rebuild of a table drops the old one, and its children with it by
    cascade; SQLite ignores the switch within a transaction, so it is set outside.
    """
    sqlite = connection.dialect.name == "sqlite"
    driver = connection.connection.driver_connection if sqlite else None
    if driver is not None:
        driver.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=sqlite,
        transactional_ddl=True,
        transaction_per_migration=False,
        on_version_apply=tell_made,  # type: ignore[arg-type] # by keywords, which its type has not
    )
    try:
        with context.begin_transaction():
            if connection.dialect.name == BEGUN and is_empty(connection):
                begin(connection)
            context.run_migrations()
            if sqlite:
                tell("looking for rows without their parents")
                broken = orphaned(connection)
                if broken:
                    tables = ", ".join(broken)
                    raise RuntimeError(f"a migration left rows without their parents in {tables}")
    finally:
        if driver is not None:
            driver.execute("PRAGMA foreign_keys = ON")


def is_empty(connection: Connection) -> bool:
    """Whether nothing of ours stands in the database yet, or no more: Alembic leaves its table."""
    if not inspect(connection).has_table("alembic_version"):
        return True
    return connection.exec_driver_sql("SELECT 1 FROM alembic_version").first() is None


def begin(connection: Connection) -> None:
    """Make the schema of the first revision that PostgreSQL has, with its mark.

    Older ones stood on SQLite alone, so that nobody has a library of them to bring along.
    """
    made = (Path(__file__).parent / BEGUN / FIRST).read_bytes()
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - the transaction is open
    driver.execute("DROP TABLE IF EXISTS alembic_version")
    driver.execute(made)  # several statements, in which nothing is to be bound


def orphaned(connection: Connection) -> list[str]:
    """The tables with rows whose parents are gone.

    SQLite looks for each row's parent by itself, at random places of the largest table where rows
    come in another order: minutes in a large library. Where parents are told by a number, the
    numbers are compared as sets.
    """
    keys = connection.exec_driver_sql(
        'SELECT t.name, count(*), min(k."table"), min(k."from"), min(p.name)'
        " FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS k"
        " LEFT JOIN pragma_table_info(k.\"table\") AS p ON p.pk = 1 AND p.type = 'INTEGER'"
        '  AND lower(p.name) = lower(coalesce(k."to", p.name))'
        '  AND (SELECT count(*) FROM pragma_table_info(k."table") AS o WHERE o.pk > 0) = 1'
        " WHERE t.type = 'table' GROUP BY t.name, k.id"
    ).all()
    broken = []
    for table, columns, parent, child, number in keys:
        if columns == 1 and number is not None:
            found = connection.exec_driver_sql(
                f"SELECT {quoted(child)} FROM {quoted(table)} WHERE {quoted(child)} IS NOT NULL"  # noqa: S608 - names from the schema
                f" EXCEPT SELECT {quoted(number)} FROM {quoted(parent)}"
            ).first()
        else:
            found = connection.exec_driver_sql(f"PRAGMA foreign_key_check({quoted(table)})").first()
        if found is not None and table not in broken:
            broken.append(table)
    return broken


def quoted(name: str) -> str:
    """*name* as an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def tell(what: str) -> None:
    """Say *what* is done now to whoever asked for the migration and wants to know."""
    said = config.attributes.get("on_progress")
    if said is not None:
        said(what)


made: list[str] = []


def tell_made(*, step: Any, **_: Any) -> None:  # noqa: ANN401 - Alembic's
    """Say how many of the revisions are made, where it is known how many there are."""
    made.append(step.up_revision_id)
    if steps := config.attributes.get("steps"):
        tell(f"{len(made)} of {steps} steps: the schema is at {made[-1]}")


def main() -> None:
    """Take the connection that biblio passes, or make one."""
    given = config.attributes.get("connection")
    if given is not None:
        run(given)
        return
    if config.config_file_name:
        fileConfig(config.config_file_name, disable_existing_loggers=False)
    database = context.get_x_argument(as_dictionary=True).get("db")
    engine = make_engine(url_of(database or config.get_main_option("sqlalchemy.url") or ""))
    with engine.connect() as connection:
        run(connection)
    engine.dispose()


main()
