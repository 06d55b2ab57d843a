"""Run the migrations: from `biblio` with its own connection, or from Alembic's command line.

The command line takes the database from `-x db=PATH_OR_URL`, else from `alembic.ini`.
"""

from __future__ import annotations

from logging.config import fileConfig

from alembic import context
from sqlalchemy import Connection

from biblio.db.engine import make_engine, url_of
from biblio.db.models import Base

config = context.config

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
    )
    try:
        with context.begin_transaction():
            context.run_migrations()
            if sqlite:
                tell("looking for rows without their parents")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    raise RuntimeError(f"a migration left {len(broken)} rows without their parents")
    finally:
        if driver is not None:
            driver.execute("PRAGMA foreign_keys = ON")


def tell(what: str) -> None:
    """Say *what* is done now to whoever asked for the migration and wants to know."""
    said = config.attributes.get("on_progress")
    if said is not None:
        said(what)


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
