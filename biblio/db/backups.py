"""Copies of the file, made while others read and write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import URL

from biblio.db.engine import explained, file_of, read_only_uri
from biblio.errors import DatabaseError

HAS_IMPORTS = "SELECT 1 FROM pragma_table_info('imports') WHERE name = 'process'"
CUT = "UPDATE imports SET status = 'cut', process = NULL WHERE status = 'running'"


def backup_beside(url: URL, revision: str) -> Path | None:
    """Copy the database to a new file beside it that is named after *revision*; that file.

    None where there is no file to copy, as on a server, which has tools of its own.

    Raises:
        DatabaseError: the copy cannot be written.
    """
    path = file_of(url)
    if path is None:
        return None
    names = (f"{path.name}.before-{revision}{f'-{n}' if n > 1 else ''}" for n in count(1))
    target = next(each for each in map(path.with_name, names) if not each.exists())
    backup(url, target)
    return target


def backup(url: URL, target: Path) -> None:
    """Copy the database to *target*, consistent also while an import runs.

    In the copy such an import was cut, as nobody goes on writing it there.

    Raises:
        DatabaseError: there is nothing to copy, or *target* exists or cannot be written.
    """
    copy(url, target, and_then=CUT)


def copy(url: URL, target: Path, *, and_then: str = "") -> None:
    """Copy the database to *target* as it is, and run the statement *and_then* there.

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
        with closing(sqlite3.connect(read_only_uri(source), uri=True)) as here:
            with explained(source):
                here.execute("PRAGMA schema_version")
            with explained(target), closing(sqlite3.connect(part)) as there:
                here.backup(there)
                if and_then and there.execute(HAS_IMPORTS).fetchone():
                    there.execute(and_then)
                    there.commit()
                there.execute("PRAGMA journal_mode = DELETE")
        part.rename(target)
    except OSError as error:
        raise DatabaseError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
