"""A file that is filled under another name, and takes its own when it is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL

from biblio.db.engine import explained, file_of
from biblio.db.engines.sqlite.backups import MAKING, NameTakenError, publish
from biblio.errors import DatabaseError


@contextmanager
def arriving(url: URL) -> Iterator[URL]:
    """A block that fills a new file for *url*, which takes that name behind it.

    Raises:
        NameTakenError: the file exists.
        DatabaseError: it cannot be written.
    """
    target = file_of(url)
    if target is None:
        raise DatabaseError("a database in memory is gone when biblio ends; name a file")
    if os.path.lexists(target):
        raise NameTakenError(target)
    if not target.parent.is_dir():
        raise DatabaseError(f"there is no folder {target.parent}; make it first")
    try:
        with TemporaryDirectory(dir=target.parent, prefix=MAKING) as folder:
            made = Path(folder) / "copy.db"
            yield url.set(database=str(made))
            with explained(target), closing(sqlite3.connect(made)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
            publish(made, target)
    except OSError as error:
        raise DatabaseError(f"{target} cannot be written: {error.strerror}") from error
