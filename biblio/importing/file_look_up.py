"""What a database file has, asked by the process that parses for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from sqlalchemy import Connection

from biblio.db import engines
from biblio.db.engine import explained, file_of, make_engine, url_of
from biblio.db.revisions import has_schema, is_current
from biblio.importing.batch import known_sources
from biblio.importing.storing_new import present_papers

Answer = TypeVar("Answer")


class FileLookUp:
    """Looks up what a database file has, where it is of this program's schema.

    It says nothing of one that had no schema at the start: all is new there. One of an older schema
    is asked as soon as it is upgraded. What it says is looked up again before it is relied on.
    """

    def __init__(self, database: str) -> None:
        self._url = url_of(database)
        self.room: int | None = engines.rows(self._url).ROOM
        file = file_of(self._url)
        is_there = file is None or file.is_file()
        self._engine = make_engine(self._url, read_only=True) if is_there else None
        try:
            if self._engine is not None:
                with explained(self._url), self._engine.connect() as connection:
                    is_new = not has_schema(connection)
                if is_new:
                    self.close()
        except BaseException:
            self.close()
            raise

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        """The sources of entries with *digests*."""
        return self._asked(lambda connection: known_sources(connection, list(digests))) or {}

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""
        return self._asked(lambda connection: present_papers(connection, papers)) or ()

    def close(self) -> None:
        """Give up the connection."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _asked(self, ask: Callable[[Connection], Answer]) -> Answer | None:
        """What *ask* reads, None where the database cannot be asked (yet).

        Raises:
            DatabaseError: it cannot be read.
        """
        if self._engine is None:
            return None
        with explained(self._url), self._engine.begin() as connection:
            return ask(connection) if is_current(connection) else None
