"""Connections that ask a database through SQLAlchemy, which keeps them and begins for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Connection, Engine

from biblio.db import engines
from biblio.db.asking import Asking

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_HEARD: Final = ("before_cursor_execute", "after_cursor_execute", "before_execute", "after_execute")
_are_heard: Final = attrgetter(*_HEARD)


class ReadersThrough:
    """Connections of an *engine*, as many as ask at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begun(self) -> BegunThrough:
        """A connection that nobody else has, for one view of the database."""
        return BegunThrough(self._engine.connect())

    def close(self) -> None:
        """Give up the connections."""
        self._engine.dispose()


class BegunThrough:
    """One view of the database, through a *connection* of SQLAlchemy's."""

    def __init__(self, connection: Connection, *, is_lent: bool = False) -> None:
        dialect = connection.dialect
        self._connection, self._is_lent = connection, is_lent
        self.kind = (engines.named_by(dialect), dialect.server_version_info)
        self.error: type[Exception] = dialect.loaded_dbapi.Error

    @property
    def is_heard(self) -> bool:
        """Whether somebody listens, who hears what SQLAlchemy sends, and that alone."""
        return any(map(bool, _are_heard(self._connection.dispatch)))

    @property
    def raw(self) -> Any:  # noqa: ANN401 - the driver's own
        """The driver's own connection, as it is."""
        return self._connection.connection.driver_connection

    @property
    def driver(self) -> Any:  # noqa: ANN401 - the driver's own
        """The driver's own connection, in a transaction."""
        return cast("Any", self.connection().connection.dbapi_connection)

    def connection(self) -> Connection:
        """SQLAlchemy's connection over the same."""
        if not self._connection.in_transaction():
            self._connection.begin()
        return self._connection

    def watched(self, tick: Callable[[], int], seconds: float) -> AbstractContextManager[None]:
        """A block whose statements end when *tick* is no more zero, after *seconds* from now."""
        connection = self.connection()
        return engines.interrupting(connection).watched(connection, tick, seconds)

    def is_interruption(self, error: BaseException | None) -> bool:
        """Whether *error* is a statement that was ended."""
        return engines.interrupting(self._connection).is_interruption(error)

    def has_revision(self, revision: str) -> bool:  # noqa: ARG002 - others look
        """Whether the database surely has the schema of *revision*."""
        return False

    def end(self) -> None:
        """Give the connection back, unless it was lent."""
        if not self._is_lent:
            self._connection.close()


def session_on(connection: Connection) -> Session:
    """A session that asks within the transaction of a *connection*, which somebody else ends."""
    return cast("Session", Asking(BegunThrough(connection, is_lent=True)))  # it does what one does
