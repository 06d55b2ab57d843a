"""Where a dry run writes what it never commits: a transaction on a server leaves no trace."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from biblio.db import revisions
from biblio.db.engine import looking_at, url_of


@contextmanager
def previewed(url: URL) -> Iterator[URL]:
    """A database for a dry run on *url*: itself, or an empty file where there is no library yet.

    Raises:
        DatabaseError: it cannot be read, is of an older schema, or not biblio's.
        NewerDatabase: it was made by a newer biblio.
    """
    if revisions.revision_of(url) is not None:
        with looking_at(url) as connection:
            revisions.require_current(connection)
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="biblio-") as folder:
        yield url_of(Path(folder) / "preview.db")
