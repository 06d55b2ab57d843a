"""A database on a server that is filled: by one transaction, so that all of it is there or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL


@contextmanager
def arriving(url: URL) -> Iterator[URL]:
    """A block that fills the database at *url*: that one itself."""
    yield url
