"""Care for the file: check it; copying it stands in `biblio.db.backups`."""

from __future__ import annotations

from contextlib import closing

from sqlalchemy import URL

from biblio.db.backups import backup
from biblio.db.consistency import Finding, check_tables
from biblio.db.engine import explained, file_of, make_engine
from biblio.db.previews import is_writable
from biblio.db.revisions import require_current
from biblio.errors import DatabaseError

__all__ = ["Finding", "backup", "check"]


def check(url: URL) -> list[Finding]:
    """What is wrong with the database: nothing, if the list is empty.

    Schema version, the engine's own integrity check, foreign keys, the search index against the
    tables, and what the tables say against each other (`biblio.db.consistency`): lists with gaps,
    search keys, counts, names that nobody uses, papers without their identifier.

    Raises:
        DatabaseError: it cannot be opened, or is not biblio's.
    """
    engine = make_engine(url, read_only=True)
    try:
        with explained(url.database), engine.connect() as connection:
            require_current(connection)
            is_sqlite = connection.dialect.name == "sqlite"
        # One after another: a copy that is not in WAL mode yet is put there by the first writer.
        if is_sqlite and (damage := _check_file(url)):
            return damage  # what a damaged file says of itself is worth nothing
        with explained(url.database), engine.connect() as connection:
            findings = check_tables(connection)
    finally:
        engine.dispose()
    return findings + (_check_index(url) if is_sqlite else [])


def _check_file(url: URL) -> list[Finding]:
    """What SQLite itself finds wrong; it knows CHECK constraints only where it might write."""
    engine = make_engine(url, read_only=not _is_writable(url))
    try:
        with explained(url.database), closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            answers = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
            broken = len(cursor.execute("PRAGMA foreign_key_check").fetchall())
    finally:
        engine.dispose()
    mend = "restore the file from a backup"
    findings = [Finding(f"integrity: {each}", mend) for each in answers if each != "ok"]
    if broken:
        findings.append(
            Finding(f"{broken} rows point to rows that are gone", "restore from a backup")
        )
    return findings


def _is_writable(url: URL) -> bool:
    path = file_of(url)
    return path is None or is_writable(path)


def _check_index(url: URL) -> list[Finding]:
    """Whether the search index agrees with the papers; FTS5 tells that to writers only."""
    if not _is_writable(url):
        what = "the search index cannot be checked where nothing can be written"
        return [Finding(what, "check a copy of the file")]
    engine = make_engine(url)
    try:
        with explained(url.database), engine.connect() as connection:
            connection.exec_driver_sql(
                "INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1)"
            )
            connection.rollback()
    except DatabaseError as error:
        if "damaged" not in str(error):
            raise
        what = "the search index does not agree with the papers"
        mend = "INSERT INTO paper_search (paper_search) VALUES ('rebuild')"
        return [Finding(what, f"make it anew in sqlite3: {mend}")]
    finally:
        engine.dispose()
    return []
