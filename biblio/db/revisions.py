"""The schema's revision: told without Alembic, brought up to date with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from biblio.db import engines
from biblio.db.engine import ask_again, explained, make_engine, name_of, unchanged
from biblio.errors import DatabaseError, NewerDatabase

if TYPE_CHECKING:
    from sqlalchemy import URL
    from sqlalchemy.engine import Connection

# Every revision that this program knows, oldest first; a test compares it with the scripts.
REVISIONS = (
    *("0001", "0002", "0003", "0004", "0005", "0006"),
    *("0007", "0008", "0009", "0010", "0011", "0012"),
)
HEAD = REVISIONS[-1]


def scripts() -> Path:
    """The folder of the migrations: inside the installed package, or at the checkout's top."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent / "migrations"


def current(connection: Connection) -> str | None:
    """The revision of the database behind *connection*; None where it is empty.

    Raises:
        DatabaseError: it holds tables of something else.
    """
    from sqlalchemy import inspect, text  # noqa: PLC0415 - who has a connection has them

    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "papers" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables - {"alembic_version"}:
        raise DatabaseError(
            f"{name_of(connection.engine.url)} holds other tables than biblio's; "
            "name another database with --db"
        )
    return None


def has_schema(connection: Connection) -> bool:
    """Whether the database has a schema of ours, of whatever revision."""
    return engines.schema(connection).has_table(connection, "alembic_version")


def is_current(connection: Connection) -> bool:
    """Whether the database has this program's schema; quicker than `require_current`."""
    from sqlalchemy import text  # noqa: PLC0415 - as above

    statement = text("SELECT version_num FROM alembic_version")
    return has_schema(connection) and connection.scalar(statement) == HEAD


def require_current(connection: Connection) -> None:
    """Make sure that the database has this program's schema.

    Raises:
        NewerDatabase: it was made by a newer biblio.
        DatabaseError: it is empty or older.
    """
    revision = current(connection)
    where = name_of(connection.engine.url)
    if revision is None:
        raise DatabaseError(f"{where} is empty; import something into it first")
    if revision not in REVISIONS:
        raise NewerDatabase(
            f"{where} was made by a newer biblio (schema {revision}, this one knows {HEAD}); "
            "upgrade the program"
        )
    if revision != HEAD:
        raise DatabaseError(
            f"{where} has the older schema {revision}; run `biblio db upgrade` first"
        )


def upgrade(
    url: URL,
    *,
    on_backup: Callable[[Path], None] | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> str | None:
    """Create the schema, or bring it up to date; the revision that was there before.

    A file of an older schema is copied first, and *on_backup* is told where to. *on_progress* is
    told of each step that takes long in a large file, before it, and of how many are made.

    Raises:
        NewerDatabase: the database was made by a newer biblio.
        DatabaseError: the file cannot be created, or is something else.
    """
    engines.schema(url).prepare(url)
    before = revision_of(url)
    if before != HEAD:
        if before is not None and on_progress is not None:
            on_progress(f"bringing the schema from {before} to {HEAD}: copying the file as it is")
        copy = engines.backups(url).backup_beside(url, HEAD) if before is not None else None
        if copy is not None and on_backup is not None:
            on_backup(copy)
        engine = make_engine(url)
        try:
            with explained(url), engine.connect() as connection:
                steps = 0 if before is None else REVISIONS[::-1].index(before)
                _run_migrations(connection, steps, on_progress if steps else None)
                if before is not None and on_progress is not None:
                    on_progress("writing it into the file")  # as the last connection closes
        finally:
            engine.dispose()
    return before


def revision_of(url: URL) -> str | None:
    """The revision of the database at *url*, which is only read; None where it is empty.

    Raises:
        NewerDatabase: it was made by a newer biblio.
        DatabaseError: it holds tables of something else.
    """
    engine = make_engine(url, read_only=True)

    def asked() -> str | None:
        with unchanged(url), explained(url), engine.connect() as connection:
            revision = current(connection)
            if revision not in (None, *REVISIONS):
                require_current(connection)
            return revision

    try:
        return ask_again(asked)
    finally:
        engine.dispose()


def _run_migrations(
    connection: Connection, steps: int, on_progress: Callable[[str], None] | None = None
) -> None:
    from alembic import command  # noqa: PLC0415 - Alembic is slow to import and rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["steps"] = steps
    config.attributes["on_progress"] = on_progress
    command.upgrade(config, "head")
