"""Reading a database for as long as somebody asks, whoever writes, replaces or restores it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from biblio.db import revisions
from biblio.db.asking import Asking
from biblio.db.engine import (
    ask_again,
    explained,
    file_of,
    name_of,
    opened,
    readers,
    unchanged,
)
from biblio.errors import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.db.addresses import Address
    from biblio.db.engines.charges import Readers
    from biblio.db.kept_texts import KeptTexts

Answer = TypeVar("Answer")


class Reading(Protocol):
    """What answers questions: a file as it is when it is asked, or as it was at one moment."""

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of one consistent view of the database."""

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection."""

    def session(self) -> AbstractContextManager[Session]:
        """A session on such a view."""

    def close(self) -> None:
        """Give up the connections."""


class Reader:
    """Answers from one database; what is opened is kept, for all threads, until it is closed.

    Texts of statements that were made for it are *kept* longer, where there is a place for them.
    """

    def __init__(self, url: Address, kept: KeptTexts | None = None) -> None:
        path = file_of(url)
        # The same file when the process changes its folder.
        self._url: Address = path.absolute() if path else url
        self._where = name_of(url)
        self._kept = kept
        self._lock = Lock()
        self._readers: Readers | None = None
        self._file = opened(self._url)

    def close(self) -> None:
        """Give up the connections."""
        with self._lock:
            self._dispose()

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of one consistent view; it is asked again where the file changed.

        Raises:
            DatabaseError: there is no database, or it cannot be read.
        """

        def once() -> Answer:
            with self.session() as session:
                return ask(session)

        return ask_again(once)

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection, outside of any transaction."""

        def once() -> Answer:
            with unchanged(self._url), explained(self._where):
                begun = self._opened().begun()
                try:
                    return ask(begun.raw)
                finally:
                    begun.end()

        return ask_again(once)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on one consistent view of the database.

        Raises:
            FileChanged: what was read in the block is no answer.
            DatabaseError: there is no database, or it cannot be read.
        """
        with (
            unchanged(self._url),
            explained(self._where),
            Asking(self._opened().begun(), self._kept) as session,
        ):
            yield cast("Session", session)  # it does what one does

    def _opened(self) -> Readers:
        """Who asks the file that has the name now, made once for all threads."""
        with self._lock:
            if self._readers is not None and not self._file.is_there():
                self._dispose()
            if self._readers is None:
                self._file = opened(self._url)
                made = readers(self._url)
                try:
                    _require_current(made)
                except BaseException:
                    made.close()
                    raise
                self._readers = made
            return self._readers

    def _dispose(self) -> None:
        if self._readers is not None:
            self._readers.close()
            self._readers = None


def _require_current(made: Readers) -> None:
    """Make sure that the database has this program's schema.

    Raises:
        DatabaseError: it has another, or none.
    """
    begun = made.begun()
    try:
        if not begun.has_revision(revisions.HEAD):
            revisions.require_current(begun.connection())
    finally:
        begun.end()


class Moment:
    """Answers of one moment: those of one session, which threads take in turns."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = RLock()
        self._is_over = False

    def close(self) -> None:
        """Answer no more."""
        with self._lock:
            self._is_over = True

    def read(self, ask: Callable[[Session], Answer]) -> Answer:
        """What *ask* answers of the moment."""
        with self.session() as session:
            return ask(session)

    def read_raw(self, ask: Callable[[Any], Answer]) -> Answer:
        """The same from the driver's own connection, within the session's transaction."""
        return self.read(lambda session: ask(cast("Asking", session).driver))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The session itself.

        Raises:
            DatabaseError: the block that the snapshot was made for is over.
        """
        with self._lock:
            if self._is_over:
                raise DatabaseError("the snapshot is over; ask within its block, or the library")
            yield self._session
