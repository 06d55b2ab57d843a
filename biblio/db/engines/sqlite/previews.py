"""Where a dry run writes what it never commits, so that the database stays as it is to the byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from biblio.db import revisions
from biblio.db.engine import file_of, looking_at, url_of
from biblio.db.engines.sqlite.backups import copy


@contextmanager
def previewed(url: URL) -> Iterator[URL]:
    """A database for a dry run on *url*: itself where that leaves no trace, else one of its own.

    Where the file cannot be written, is of an older schema or not in WAL mode, that is a copy in
    the folder for temporary files, and where there is none an empty one. It is gone afterwards.

    Raises:
        DatabaseError: it cannot be read or copied, or is not biblio's.
        NewerDatabase: it was made by a newer biblio.
    """
    path = file_of(url)
    if path is None or (path.exists() and _serves_itself(url, path)):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="biblio-") as folder:
        spare = Path(folder) / "preview.db"
        if path.exists():
            copy(url, spare)
        yield url_of(spare)


def is_writable(path: Path) -> bool:
    """Whether *path*, and the log that stands beside it, can be written."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _serves_itself(url: URL, path: Path) -> bool:
    """Whether a transaction on *path* that is rolled back leaves every byte as it was."""
    if revisions.revision_of(url) != revisions.HEAD or not is_writable(path):
        return False
    with looking_at(url) as connection:
        return connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
