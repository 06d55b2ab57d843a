"""A database that is opened when it is first asked, and given up at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import copy
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from biblio.db.engine import explained, make_engine, url_at
from biblio.db.kept_texts import KeptTexts
from biblio.db.named import named
from biblio.db.reading import Moment, Reader, Reading
from biblio.db.revisions import require_current
from biblio.library.arguments import look_at_public, looked_at
from biblio.library.kept_answers import InFolder, InMemory
from biblio.queries.time_limit import ANY_TIME, Clock, time_limit

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.orm import Session

    from biblio.db import revision_statements as statements
    from biblio.db.addresses import Address
else:
    statements = named("biblio.db.revision_statements")

Answer = TypeVar("Answer")


class Connected:
    """The connections of one database, for any number of threads. Reading opens it read-only."""

    def __init__(self, url: Address, kept: InFolder | InMemory | None = None) -> None:
        self._address = url
        self._kept = InMemory() if kept is None else kept
        texts = KeptTexts(self._kept) if isinstance(self._kept, InFolder) else None
        self._reading: Reading = Reader(url, texts)
        self._all_in = ANY_TIME

    @cached_property
    def url(self) -> URL:
        """Where the database is, as SQLAlchemy says it."""
        return url_at(self._address)

    def __init_subclass__(cls) -> None:
        """Let the public methods look at what they are given."""
        super().__init_subclass__()
        look_at_public(cls)

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
        self._reading.close()

    @looked_at
    @contextmanager
    def snapshot(self, *, seconds: float | None = None) -> Iterator[Self]:
        """This library as it is at one moment, whatever is imported meanwhile.

        What is given is a view of its own: `with library.snapshot() as view: view.papers()`. It
        answers within the block, in all for no longer than *seconds*, also to several threads.

        Raises:
            OutOfTime: the time is over.
            DatabaseError: there is no database, or it cannot be read.
        """
        with self.session() as session, closing(Moment(session)) as moment:
            session.scalar(statements.REVISION)  # the moment is now
            yield self._seen_at(moment, self._clock(seconds))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on the database, read-only, in one consistent view of it."""
        with self._reading.session() as session:
            yield session

    def _read(self, ask: Callable[[Session], Answer], seconds: float | None = None) -> Answer:
        """What *ask* answers of one consistent view of the database, within *seconds*."""
        clock = self._clock(seconds)

        def in_time(session: Session) -> Answer:
            with time_limit(session, clock):
                return ask(session)

        return self._reading.read(in_time)

    def _clock(self, seconds: float | None) -> Clock:
        """A clock for one question, which ends with that of the snapshot at the latest."""
        return Clock(seconds, self._all_in)

    def _seen_at(self, moment: Moment, clock: Clock) -> Self:
        """The same library at one *moment*, which answers until the time on *clock* is over."""
        view = copy(self)
        view._reading, view._all_in = moment, clock  # noqa: SLF001 - of its own kind
        return view

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """A connection to one consistent view of the database, read-only, while others write.

        It is closed afterwards, before that of who writes: SQLite folds its log into the file where
        the last connection closes, unless that one may only read.
        """
        with closing(Reader(self._address)) as reader, reader.session() as session:
            yield session.connection()

    @contextmanager
    def _writing(self, url: URL) -> Iterator[Connection]:
        """A connection to *url* within one transaction that writes."""
        engine = make_engine(url)
        try:
            with explained(url), engine.begin() as connection:
                yield connection
        finally:
            if isinstance(self._reading, Reader):
                self._reading.close()  # before who writes, see `_looking`; it is opened anew
            engine.dispose()

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """A transaction that writes, on a database of this schema."""
        with self._writing(self.url) as connection:
            require_current(connection)
            yield connection
