"""Connections to a library on a PostgreSQL server, set up the same way everywhere.

Readers see one moment for the whole of a transaction (PostgreSQL's documentation, "13.2.2.
Repeatable Read Isolation Level") and can only read. Writers take turns by one advisory lock
("13.3.5. Advisory Locks"), which is held as long as a transaction is, and see what is committed.
"""

from __future__ import annotations

from typing import Any, Final

from psycopg import Error, errors
from psycopg.abc import Buffer
from psycopg.types.string import StrBinaryDumper, StrDumperUnknown
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from biblio.db.compiled import COMPILED
from biblio.errors import DatabaseError

WAIT: Final = 60.0  # seconds that a writer waits for another writer
OURS: Final = 0x6269626C
"""What our advisory locks begin with: "bibl"."""
WRITER: Final = 0
"""The lock of who writes; those of others are of their numbers (`liveness`)."""
_BEGIN: Final = (
    "SELECT set_config('lock_timeout', %s, true), pg_advisory_xact_lock(%s, %s),"
    " set_config('lock_timeout', '0', true)"
)
_WROTE: Final = "biblio.transactions"  # under which a connection knows how many were its own
_SESSION: Final = {"application_name": "biblio", "client_encoding": "UTF8"}


def make_engine(url: URL, *, read_only: bool = False, wait: float | None = None) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    It waits for that *wait* seconds, `WAIT` if None. Readers can only read, and see one moment.
    """
    engine = create_engine(
        url,
        connect_args=_SESSION,
        **_pool(read_only=read_only),
        execution_options=_options(read_only=read_only),
    )

    @event.listens_for(engine, "connect")
    def look_at(driver: Any, _: object) -> None:  # noqa: ANN401 - psycopg's own connection
        if driver.info.parameter_status("server_encoding") != "UTF8":
            raise DatabaseError(
                f"{name_of(url)} does not keep text as UTF-8: make a database with ENCODING 'UTF8'"
            )
        driver.adapters.register_dumper(str, _BinaryText)
        driver.adapters.register_dumper(str, _Text)  # the last is what is taken

    if not read_only:
        patience = f"{(WAIT if wait is None else wait) * 1000:.0f}"

        @event.listens_for(engine, "begin")
        def take_turn(connection: Connection) -> None:
            connection.exec_driver_sql(_BEGIN, (patience, OURS, WRITER))

    return engine


def without_nul(text: str) -> str:
    """*text* as PostgreSQL can hold it: a NUL character, which no text there has, is left out."""
    return text.replace("\0", "") if "\0" in text else text


class _Text(StrDumperUnknown):
    """Sends a text, of whatever type the statement takes it for."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(without_nul(obj))


class _BinaryText(StrBinaryDumper):
    """The same, where values are sent as they are stored."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(without_nul(obj))


def _pool(*, read_only: bool) -> dict[str, Any]:
    """How connections are kept: readers are many, and keep theirs; a writer's goes."""
    return {"poolclass": QueuePool, "max_overflow": -1} if read_only else {"poolclass": NullPool}


def _options(*, read_only: bool) -> dict[str, Any]:
    if read_only:
        return {
            "compiled_cache": COMPILED,
            "isolation_level": "REPEATABLE READ",
            "postgresql_readonly": True,
        }
    return {"compiled_cache": COMPILED, "isolation_level": "READ COMMITTED"}


def name_of(url: URL) -> str:
    """The address of the library, without its password."""
    plain = URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, _told(url)
    )
    return plain.render_as_string()


def _told(url: URL) -> dict[str, tuple[str, ...] | str]:
    """What *url* asks for beside, without what is nobody's business."""
    return {name: value for name, value in url.query.items() if "password" not in name}


def failure(where: object, cause: BaseException) -> DatabaseError:
    """The sentence about *where* for what psycopg raised, by PostgreSQL's code of it."""
    said = _first_line(cause)
    code = getattr(cause, "sqlstate", None) or _code_of_refusal(cause) or _code_of_end(said) or ""
    for begin in (code, code[:3], code[:2]):
        if begin in _SENTENCES:
            return DatabaseError(_SENTENCES[begin].format(where=where, cause=said))
    if isinstance(cause, errors.OperationalError) and not code:
        return DatabaseError(f"{where} cannot be reached ({said}); is the server there and up?")
    return DatabaseError(f"the database {where} answered: {said}")


def _first_line(cause: BaseException) -> str:
    """What the server or the driver says, in one line, without what it repeats of the address."""
    said = cause.diag.message_primary if isinstance(cause, Error) else None
    (line, *_) = (said or str(cause)).strip().splitlines() or [type(cause).__name__]
    return line.rpartition("FATAL: ")[2].rpartition("failed: ")[2].strip()


def _code_of_refusal(cause: BaseException) -> str | None:
    """The code of why a server refused a connection, of which libpq gives the words alone."""
    if "FATAL:" not in str(cause):
        return None
    return next((code for words, code in _REFUSALS.items() if words in str(cause)), None)


def _code_of_end(said: str) -> str | None:
    """The code of a connection that is no more, of which libpq or psycopg *said* so in words."""
    return "08006" if any(words in said for words in _ENDS) else None


_ENDS: Final = (
    "closed the connection unexpectedly",
    "connection is closed",
    "connection is lost",
    "could not receive data from server",
    "could not send data to server",
)
_REFUSALS: Final = {
    "password": "28P01",
    "authentication": "28000",
    "no pg_hba.conf entry": "28000",
    'role "': "28000",
    'database "': "3D000",
    "too many": "53300",
    "remaining connection slots": "53300",
    "starting up": "57P03",
    "shutting down": "57P03",
    "recovery": "57P03",
}
# PostgreSQL's documentation, "Appendix A. PostgreSQL Error Codes"; two letters are a class.
_SENTENCES: Final = {
    "08": "the connection to {where} broke off ({cause}); run the command again",
    "28": "{where} does not let you in ({cause}); check the role and its password",
    "3D000": "{cause}: make it with `createdb`, or name another with --db",
    "25006": "{where} can only be read: name the server that takes changes",
    "42501": "you may not do that in {where} ({cause}); ask its owner for the right",
    "53100": "the disk of {where} is full; make room and run the command again",
    "53200": "the server of {where} has too little memory; ask for less, or give it more",
    "53300": "the server of {where} has no connection left; try again later",
    "53400": "the server of {where} reached a limit of its own: {cause}",
    "55P03": "{where} is being written by another program; try again when it is done",
    "57014": "the server of {where} ended the statement: {cause}",
    "57P": "the server of {where} went away ({cause}); run the command again when it is back",
    "57P03": "the server of {where} is not ready yet ({cause}); try again",
    "58": "the disk of the server of {where} failed: {cause}",
    "XX": "{where} seems damaged ({cause}); restore a copy that `pg_dump` made",
}


class _Opened:
    """A database on a server, which nobody replaces under our feet."""

    def is_there(self) -> bool:
        """Whether the name still leads to it: the server sees to that."""
        return True

    def require(self) -> None:
        """Make sure of it."""

    def has_log(self) -> bool:
        """Whether something is committed that stands beside the data: never."""
        return False

    def empty_log(self, connection: Connection) -> None:
        """Leave nothing beside."""


def opened(url: object) -> _Opened:  # noqa: ARG001 - a charge of all engines
    """The database at *url*."""
    return _Opened()


def version(connection: Connection) -> int:
    """A number that differs from the last one if another connection may have written since.

    It is asked once in each transaction of a writer, before that writes. The server counts the
    transactions that write (its documentation, "9.27.8. Transaction ID and Snapshot Information
    Functions"); our own are one each, and taken off. Those of other databases of the server count
    as well: then what is remembered is looked up anew for nothing.
    """
    found = connection.exec_driver_sql(
        "SELECT pg_snapshot_xmax(pg_current_snapshot())::text, pg_current_xact_id()::text"
    )
    ours = connection.info.get(_WROTE, 0)
    connection.info[_WROTE] = ours + 1
    return int(found.one()[0]) - int(ours)
