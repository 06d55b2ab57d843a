"""A database that is opened when it is first asked, and given up at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.orm import Session

from biblio.db.engine import explained, make_engine
from biblio.db.revisions import require_current


class Connected:
    """The connections of one database. Reading opens the file read-only."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine: Engine | None = None
        self._snapshot: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connections."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on the database, read-only, in one consistent view of it."""
        if self._snapshot is not None:
            yield self._snapshot
            return
        with explained(self.url.database), Session(self._reading()) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in this block be of one moment, whatever is imported meanwhile."""
        with self.session() as session:
            before, self._snapshot = self._snapshot, session
            try:
                yield
            finally:
                self._snapshot = before

    @contextmanager
    def _writing(self, url: URL) -> Iterator[Connection]:
        """A connection to *url* within one transaction that writes."""
        engine = make_engine(url)
        try:
            with explained(url.database), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def _reading(self) -> Engine:
        if self._engine is None:
            engine = make_engine(self.url, read_only=True)
            try:
                with explained(self.url.database), engine.connect() as connection:
                    require_current(connection)
            except BaseException:
                engine.dispose()
                raise
            self._engine = engine
        return self._engine
