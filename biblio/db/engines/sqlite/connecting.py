"""Connections to a file, set up the same way everywhere."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from biblio.db.engine import file_of
from biblio.errors import DamagedDatabase, DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

    from biblio.db.addresses import Address

Opened = TypeVar("Opened", bound=sqlite3.Connection)

APPLICATION_ID = 0x6269626C  # "bibl": what `file` and `PRAGMA application_id` tell of our files
WAIT = 60.0  # seconds that a writer waits for another writer
NAP = 0.01  # seconds, on average, after which it asks again
CACHE = 64 * 1024  # KiB of page cache


def make_engine(url: URL, *, read_only: bool = False, wait: float | None = None) -> Engine:
    """An engine whose transactions are ours: a writer's begin by taking the write lock.

    It waits for that *wait* seconds, `WAIT` if None. Readers open the file read-only. pysqlite's
    own transaction control is off, and BEGIN is sent where SQLAlchemy begins (its
    documentation, "Serializable isolation / Savepoints / Transactional DDL" of the SQLite
    dialect), which holds on every Python. The file stays the same when the process changes its
    folder.
    """
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - readers of a file need none

    from biblio.db.compiled import COMPILED  # noqa: PLC0415 - as above

    file = file_of(url)
    path = file.absolute() if file else None
    patience = WAIT if wait is None else wait

    def opened() -> sqlite3.Connection:
        return connect(path, file or url, read_only=read_only, wait=wait)

    engine = create_engine(
        url,
        creator=opened,
        execution_options={"compiled_cache": COMPILED},
        **_pool(path, read_only=read_only),
    )

    @event.listens_for(engine, "begin")
    def take_over(connection: Connection) -> None:
        if read_only:
            connection.exec_driver_sql("BEGIN")
        else:
            raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
            _take_write_lock(raw, patience)

    return engine


def connect(
    path: Path | None,
    where: object = None,
    *,
    read_only: bool = False,
    wait: float | None = None,
    factory: type[Opened] = sqlite3.Connection,  # type: ignore[assignment] # the driver's own
) -> Opened:
    """A connection to the file at *path*, or to one in memory, set up as all are.

    Sentences call it *where*, by its path if None. It waits for others *wait* seconds.
    """
    database = str(path or ":memory:")
    is_uri = path is not None and read_only
    if path is not None and read_only:
        database = read_only_uri(path)
    opened = sqlite3.connect(
        database,
        timeout=WAIT if wait is None else wait,
        isolation_level=None,
        check_same_thread=False,
        uri=is_uri,
        factory=factory,
    )
    try:
        _set_up(opened, path if where is None else where, read_only=read_only)
    except BaseException:
        sqlite3.Connection.close(opened)
        raise
    return opened


def _set_up(connection: sqlite3.Connection, where: object, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    if read_only:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA query_only = ON")
        return
    # Building an index over millions of rows sorts what no memory should hold.
    connection.execute("PRAGMA temp_store = FILE")
    use_wal(connection, where)
    # FULL makes each commit durable; the log is folded in when the last one closes.
    connection.execute("PRAGMA synchronous = FULL")
    # Some builds of SQLite write zeros over each page that is given up, and log them all: half of
    # what an undo, a merge of the search index or an upgrade writes. Pages that are written anyway
    # are still emptied.
    connection.execute("PRAGMA secure_delete = FAST")


def use_wal(connection: sqlite3.Connection, where: object) -> None:
    """Put the file into WAL mode, on which all that biblio promises of writers rests.

    SQLite answers with the mode that the file has then, which is another where the disk cannot
    share memory between processes.

    Raises:
        DatabaseError: it is another.
    """
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode not in {"wal", "memory"}:
        raise DatabaseError(
            f"{where} is on a disk that does not share memory between programs, a network disk "
            "perhaps; keep the database on a disk of this machine"
        )


def _pool(path: Path | None, *, read_only: bool) -> dict[str, Any]:
    """How connections are kept. A writer's is one, and goes; readers are many, and keep theirs.

    A file that is read without locks is opened anew each time, as it may have changed. There is no
    limit to how many threads read at once.
    """
    from sqlalchemy.pool import NullPool, QueuePool  # noqa: PLC0415 - as above

    if path is None:
        return {}
    if not read_only or is_kept_from_us(path):
        return {"poolclass": NullPool}
    return {"poolclass": QueuePool, "max_overflow": -1}


def read_only_uri(path: Path) -> str:
    """How to open *path* for reading.

    A file in WAL mode needs its log beside it. Where none is there, and we are kept from making
    one, the file can only be read as one that does not change. Somebody else may change it all the
    same: who reads such a file looks whether it did (`biblio.db.reading`).
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    if has_log(path) or not is_kept_from_us(path) or not _is_in_wal_mode(path):
        return uri
    return f"{uri}&immutable=1"


def is_kept_from_us(path: Path) -> bool:
    """Whether a log beside *path* cannot be made, or would stop who may write the file.

    A log has the owner who makes it, and the mode of the file.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    folder = path.absolute().parent
    return not (mode & 0o222 and os.access(path, os.W_OK) and os.access(folder, os.W_OK))


def _is_in_wal_mode(path: Path) -> bool:
    """Whether the header says so (https://www.sqlite.org/fileformat.html, offset 19)."""
    try:
        with path.open("rb") as file:
            return file.read(20)[19:] == b"\2"
    except OSError:
        return False


def has_log(path: Path) -> bool:
    """Whether a log stands beside *path*: somebody has it open, or was cut while writing."""
    return _log_of(path).exists()


def _log_of(path: Path) -> Path:
    """Where SQLite keeps what is committed and not yet in the file."""
    return path.with_name(f"{path.name}-wal")


def _take_write_lock(connection: sqlite3.Connection, wait: float) -> None:
    """Begin a transaction that writes, once no other connection is in one, within *wait* seconds.

    SQLite's own waiting asks ever more rarely and cannot be interrupted. Asking often, at times
    that differ, lets two importers take turns, and Ctrl-C ends the wait.
    """
    until = time.monotonic() + wait
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(random.uniform(NAP / 2, NAP * 3 / 2))  # noqa: S311 - no secret
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")


def version(connection: Connection) -> int:
    """A number that differs from the last one if another connection has written since."""
    found: int = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return found


class OpenedFile:
    """The file that a connection has open; tells whether it is still there under its name.

    SQLite does not see with WAL that its file was replaced: what it writes is lost without a word.
    """

    def __init__(self, url: Address) -> None:
        self._path = file_of(url)
        self._identity = self._current()

    def is_there(self) -> bool:
        """Whether the name still leads to the file."""
        return self._current() == self._identity

    def require(self) -> None:
        """Make sure of it.

        Raises:
            DatabaseError: the file was replaced or deleted.
        """
        if not self.is_there():
            raise DatabaseError(
                f"{self._path} was replaced or deleted while it was open; run the command again"
            )

    def has_log(self) -> bool:
        """Whether something is committed that is not yet in the file itself."""
        log = _log_of(self._path) if self._path else None
        return log is not None and log.exists() and log.stat().st_size > 0

    def empty_log(self, connection: Connection) -> None:
        """Leave no log of a file that is gone: it would be taken for that of its successor."""
        writer = cast("sqlite3.Connection", connection.connection.dbapi_connection)
        writer.rollback()
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _current(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino


def failure(where: object, cause: BaseException) -> DatabaseError:
    """The sentence about *where* for what SQLite raised."""
    if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT_VTAB:
        return DatabaseError(_INDEX.format(where=where))
    if _DAMAGE in str(cause):
        return DamagedDatabase(
            f"{where} cannot be read where it seems damaged; `biblio db check` tells what helps"
        )
    return DatabaseError(_sentence(where, str(cause)))


def opened(url: Address) -> OpenedFile:
    """The file that stands at *url* now."""
    return OpenedFile(url)


def name_of(url: Address) -> str:
    """What sentences call the file: its path."""
    return str(file_of(url) or url)


def _sentence(where: object, cause: str) -> str:
    """What happened to *where*, and what to do about it."""
    for words, sentence in _SENTENCES.items():
        if words in cause:
            return sentence.format(where=where)
    return f"the database {where} answered: {cause}"


_INDEX = (
    "the search index of {where} does not agree with its papers, which are whole; "
    "`biblio db check --mend` makes it anew"
)
_DAMAGE = "database disk image is malformed"
_SENTENCES = {
    "file is not a database": "{where} is not a database; name another file with --db",
    "unable to open database file": "{where} cannot be opened; check the path and its permissions",
    "database is locked": "{where} is being written by another program; try again when it is done",
    "attempt to write a readonly database": "{where} cannot be written; check its permissions",
    "readonly database": "{where} cannot be written; check its permissions",
    "database or disk is full": "the disk of {where} is full; make room and run the command again",
    "disk I/O error": "the disk of {where} failed or is full; make room and run the command again",
}
