"""Care for the file: check it, copy it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, Connection, exists, func, select
from sqlalchemy.exc import DBAPIError

from biblio.db.engine import explained, file_of, make_engine
from biblio.db.models import Author, Authorship, Identifier, Paper
from biblio.db.revisions import require_current
from biblio.errors import DatabaseError


class Finding(NamedTuple):
    """One thing that a check found wrong, and how to mend it."""

    what: str
    mend: str


def check(url: URL) -> list[Finding]:
    """What is wrong with the database: nothing, if the list is empty.

    Schema version, the engine's own integrity check, foreign keys, the search index against the
    tables, author names that nobody uses, papers without their identifier.

    Raises:
        DatabaseError: it cannot be opened, or is not biblio's.
    """
    reader = make_engine(url, read_only=True)
    try:
        with explained(url.database), reader.connect() as connection:
            require_current(connection)  # before a writer marks the file as its own
    finally:
        reader.dispose()
    engine = make_engine(url)
    try:
        with explained(url.database), engine.connect() as connection:
            findings = _check_tables(connection)
            if connection.dialect.name == "sqlite":
                findings += _check_sqlite(connection)
            connection.rollback()
            return findings
    finally:
        engine.dispose()


def _check_sqlite(connection: Connection) -> list[Finding]:
    findings = [
        Finding(f"integrity: {row[0]}", "restore the file from a backup")
        for row in connection.exec_driver_sql("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    broken = len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    if broken:
        findings.append(
            Finding(f"{broken} rows point to rows that are gone", "restore from a backup")
        )
    try:
        connection.exec_driver_sql(
            "INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1)"
        )
    except DBAPIError as error:
        if "malformed" not in str(error):
            raise
        findings.append(
            Finding(
                "the search index does not agree with the papers",
                "make it anew in sqlite3: INSERT INTO paper_search (paper_search)"
                " VALUES ('rebuild')",
            )
        )
    return findings


def _check_tables(connection: Connection) -> list[Finding]:
    unused = connection.scalar(
        select(func.count())
        .select_from(Author)
        .where(~exists().where(Authorship.author_id == Author.id))
    )
    nameless = connection.scalar(
        select(func.count())
        .select_from(Paper)
        .where(
            ~exists().where(
                Identifier.scheme == "arxiv",
                Identifier.value == Paper.arxiv_id,
                Identifier.paper_id == Paper.id,
            )
        )
    )
    findings = []
    if unused:
        findings.append(
            Finding(f"{unused} author names belong to no paper", "delete them from `authors`")
        )
    if nameless:
        findings.append(
            Finding(
                f"{nameless} papers lack their identifier", "insert their rows in `identifiers`"
            )
        )
    return findings


def backup(url: URL, target: Path) -> None:
    """Copy the database to *target*, consistent also while an import runs.

    SQLite's own backup, a part at a time; the copy appears under its name when it is whole.

    Raises:
        DatabaseError: there is nothing to copy, or *target* exists or cannot be written.
    """
    source = file_of(url)
    if source is None:
        raise DatabaseError("only a SQLite file can be copied; use the tools of your server")
    if not source.exists():
        raise DatabaseError(f"there is no database {source} to copy")
    if target.exists():
        raise DatabaseError(f"{target} exists already; name another file")
    if not target.parent.is_dir():
        raise DatabaseError(f"there is no folder {target.parent}; make it first")
    part = target.with_name(f"{target.name}.part")
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as here:
            with explained(source):
                here.execute("PRAGMA schema_version")
            with explained(target), closing(sqlite3.connect(part)) as there:
                here.backup(there)
                there.execute("PRAGMA journal_mode = DELETE")
        part.rename(target)
    except OSError as error:
        raise DatabaseError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
