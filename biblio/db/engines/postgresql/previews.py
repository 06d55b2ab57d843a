"""Where a dry run writes what it never commits: a transaction on a server leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL


@contextmanager
def previewed(url: URL) -> Iterator[URL]:
    """The database for a dry run on *url*: itself."""
    yield url
