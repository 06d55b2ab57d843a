"""Sessions as the library has them, over engines that tests make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from biblio.db.asking import Asking
from biblio.db.through import ReadersThrough


@contextmanager
def session_of(engine: Engine) -> Iterator[Session]:
    """A session over a connection of *engine*, whose listeners hear what it sends."""
    with Asking(ReadersThrough(engine).begun()) as session:
        yield cast("Session", session)
