"""Reading where no lock keeps others from writing: a server has none of that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL


@contextmanager
def unchanged(url: object) -> Iterator[None]:  # noqa: ARG001 - a charge of all engines
    """A block that reads the database, and is right to: a transaction sees one moment."""
    yield


def why_unwritable(url: URL) -> str | None:  # noqa: ARG001 - a charge of all engines
    """Why nobody can write here: only trying tells."""
    return None
