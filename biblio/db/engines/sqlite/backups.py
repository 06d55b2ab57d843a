"""Copies of the file, made while others read and write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL

from biblio.db.engine import ask_again, explained, file_of, unchanged
from biblio.db.engines.sqlite.connecting import read_only_uri
from biblio.errors import DatabaseError

HAS_IMPORTS = "SELECT 1 FROM pragma_table_info('imports') WHERE name = 'process'"
# What a copy is made in, beside its target: a folder of its own, which goes whatever happens.
MAKING = ".biblio-copy-"
CUT = "UPDATE imports SET status = 'cut', process = NULL WHERE status = 'running'"


class NameTakenError(DatabaseError):
    """The file that a copy was to be exists already."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"{target} exists already; name another file")


def backup_beside(url: URL, revision: str) -> Path | None:
    """Copy the database to a new file beside it that is named after *revision*; that file.

    None where there is no file to copy.

    Raises:
        DatabaseError: the copy cannot be written.
    """
    path = file_of(url)
    if path is None:
        return None
    for number in count(1):
        target = path.with_name(
            f"{path.name}.before-{revision}{f'-{number}' if number > 1 else ''}"
        )
        try:
            copy(url, target, and_then=CUT)
        except NameTakenError:
            continue
        return target
    raise AssertionError  # counting does not end


def none_made(url: URL) -> str | None:  # noqa: ARG001 - a charge of all engines
    """Why there is no copy before a change: there is one."""
    return None


def backup(url: URL, target: Path) -> None:
    """Copy the database to *target*, consistent also while an import runs.

    In the copy such an import was cut, as nobody goes on writing it there.

    Raises:
        DatabaseError: there is nothing to copy, or *target* exists or cannot be written.
    """
    copy(url, target, and_then=CUT)


def copy(url: URL, target: Path, *, and_then: str = "") -> None:
    """Copy the database to *target* as it is, and run the statement *and_then* there.

    SQLite's own backup, a part at a time; the copy appears under its name when it is whole, and
    takes the place of nothing: a file that came there meanwhile stays.

    Raises:
        NameTakenError: *target* exists.
        DatabaseError: there is nothing to copy, or *target* cannot be written.
    """
    source = file_of(url)
    if source is None or not source.exists():
        raise DatabaseError(f"there is no database {source or url} to copy")
    try:
        if os.path.lexists(target):
            raise NameTakenError(target)
        if not target.parent.is_dir():
            raise DatabaseError(f"there is no folder {target.parent}; make it first")
        with TemporaryDirectory(dir=target.parent, prefix=MAKING) as folder:
            made = Path(folder) / "copy.db"
            ask_again(lambda: _copy(url, made, target, and_then))
            publish(made, target)
    except OSError as error:
        raise DatabaseError(f"{target} cannot be written: {error.strerror}") from error


def _copy(url: URL, made: Path, target: Path, and_then: str) -> None:
    """Copy the database to *made*, which is to be *target*."""
    source = Path(url.database or "")
    with unchanged(url), closing(sqlite3.connect(read_only_uri(source), uri=True)) as here:
        with explained(source):
            here.execute("PRAGMA schema_version")
        with explained(target), closing(sqlite3.connect(made)) as there:
            here.backup(there)
            if and_then and there.execute(HAS_IMPORTS).fetchone():
                there.execute(and_then)
                there.commit()
            there.execute("PRAGMA journal_mode = DELETE")


def publish(made: Path, target: Path) -> None:
    """Give the whole copy its name, which nobody else has."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise NameTakenError(target) from None
    except OSError:
        # A file system without links: the name is taken first, and then given to the copy.
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            raise NameTakenError(target) from None
        made.replace(target)
