"""What each engine has to offer, one protocol a charge: a module of its folder is each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import URL, Connection, Engine

from biblio.db.clock import Clock
from biblio.db.engines.compacted import CompactReport
from biblio.db.engines.damage import Damage
from biblio.db.engines.program import Program
from biblio.db.search_documents import Document
from biblio.db.sql_results import SqlResult
from biblio.db.text_query import TextQuery
from biblio.errors import DatabaseError

if TYPE_CHECKING:
    from biblio.db.addresses import Address


class Opened(Protocol):
    """What a connection has open; tells whether that is still there under its name."""

    def is_there(self) -> bool:
        """Whether the name still leads to it."""

    def require(self) -> None:
        """Make sure of it.

        Raises:
            DatabaseError: it was replaced or deleted.
        """

    def has_log(self) -> bool:
        """Whether something is committed that stands beside the data yet."""

    def empty_log(self, connection: Connection) -> None:
        """Leave nothing beside a database that is gone: its successor would take it for its own."""


class Connecting(Protocol):
    """Making connections, and saying what went wrong with them."""

    def make_engine(
        self, url: URL, *, read_only: bool = False, wait: float | None = None
    ) -> Engine:
        """An engine whose transactions are ours: a writer's begin by taking the write lock.

        It waits for that *wait* seconds, a minute if None; readers can only read, and see one
        moment for the whole of a transaction.
        """

    def name_of(self, url: Any) -> str:  # noqa: ANN401 - an address of this engine's
        """What sentences call the database: never with a password."""

    def failure(self, where: object, cause: BaseException) -> DatabaseError:
        """The sentence about *where* for what the driver raised."""

    def opened(self, url: Address) -> Opened:
        """What stands at *url* now."""

    def version(self, connection: Connection) -> int:
        """A number that differs from the last one if another connection may have written since."""


class Begun(Protocol):
    """One view of a database, which begins with what is asked first.

    It may be asked through SQLAlchemy or the driver: both have one connection and transaction.
    `kind` is what the text of a statement depends on beside the statement, `error` what the driver
    raises; where it `is_heard`, somebody listens to all that SQLAlchemy sends.
    """

    @property
    def kind(self) -> tuple[object, ...]:
        """The engine and its version."""

    @property
    def error(self) -> type[Exception]:
        """What all errors of the driver are."""

    @property
    def is_heard(self) -> bool:
        """Whether what is sent must go through SQLAlchemy."""

    @property
    def raw(self) -> Any:  # noqa: ANN401 - the driver's own
        """The driver's own connection, as it is."""

    @property
    def driver(self) -> Any:  # noqa: ANN401 - the driver's own
        """The driver's own connection, in a transaction."""

    def connection(self) -> Connection:
        """SQLAlchemy's connection over the same."""

    def watched(self, tick: Callable[[], int], seconds: float) -> AbstractContextManager[None]:
        """A block whose statements end when *tick* is no more zero, after *seconds* from now."""

    def is_interruption(self, error: BaseException | None) -> bool:
        """Whether *error* is a statement that was ended."""

    def has_revision(self, revision: str) -> bool:
        """Whether the database surely has the schema of *revision*, if that is seen at a glance."""

    def end(self) -> None:
        """Give the connection back."""


class Readers(Protocol):
    """Connections that ask one database, as many as there are who ask at once."""

    def begun(self) -> Begun:
        """A connection that nobody else has, for one view of the database."""

    def close(self) -> None:
        """Give up the connections."""


class Reading(Protocol):
    """Asking a database question after question."""

    def readers(self, url: Any) -> Readers:  # noqa: ANN401 - an address of this engine's
        """What asks the database at *url*."""


class Unlocked(Protocol):
    """Reading where no lock keeps others from writing."""

    def unchanged(self, url: Address) -> AbstractContextManager[None]:
        """A block that reads the database at *url*, and was right to.

        Raises:
            FileChanged: it was read without locks and changed.
        """

    def why_unwritable(self, url: URL) -> str | None:
        """Why nobody can write here, as far as that is seen without trying; None where one may."""


class Previews(Protocol):
    """Where a dry run writes what it never commits."""

    def previewed(self, url: URL) -> AbstractContextManager[URL]:
        """A database for a dry run on *url*: itself where that leaves no trace, or a copy."""


class Arriving(Protocol):
    """Where a library goes that comes from elsewhere."""

    def arriving(self, url: URL) -> AbstractContextManager[URL]:
        """A block that fills a database for *url*, which has that name behind it, if it ends well.

        Raises:
            DatabaseError: it cannot be made.
        """


class Backups(Protocol):
    """Copies that are made before a database is changed for good."""

    def backup_beside(self, url: URL, revision: str) -> Path | None:
        """A copy of the database beside it, named after *revision*; None where none is made.

        Raises:
            DatabaseError: it should be made and cannot be.
        """

    def none_made(self, url: URL) -> str | None:
        """Why no such copy is made, and what makes one; None where it is made."""

    def backup(self, url: URL, target: Path) -> None:
        """Copy the database to *target*, consistent also while an import runs.

        Raises:
            DatabaseError: it cannot be; the sentence says what to do instead.
        """


class Compacting(Protocol):
    """Giving back the room that deleted rows have left."""

    def compact(self, url: URL) -> CompactReport:
        """Give it back; how large the database was and is.

        Raises:
            DatabaseError: it cannot be; the sentence says what to do instead.
        """


class Interrupting(Protocol):
    """Ending statements that take too long."""

    def watched(
        self, connection: Connection, tick: Callable[[], int], seconds: float
    ) -> AbstractContextManager[None]:
        """A block whose statements end when *tick* is no more zero, after *seconds* from now.

        That is also what lets Ctrl-C end a long statement.
        """

    def is_interruption(self, error: BaseException | None) -> bool:
        """Whether *error* is a statement that was ended."""


class Rows(Protocol):
    """Many rows in few statements."""

    @property
    def ROOM(self) -> int | None:  # noqa: N802 - a constant of each module
        """Bytes of a name or an identifier for which indexes have room; None for any."""

    def insert(
        self,
        connection: Connection,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
    ) -> None:
        """Insert *rows*, each with a value for each of *columns*."""

    def storable(self, rows: list[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], int]:
        """*rows* as the engine can hold them, and how many of their texts had to be shortened."""

    def ids_by_digest(
        self, connection: Connection, table: str, digests: Sequence[bytes]
    ) -> dict[bytes, int]:
        """The ids of the rows of *table* that have one of *digests*, by digest."""


class TextQueries(Protocol):
    """What to look for in texts, in the engine's words."""

    READS_ALL_BEGINNINGS: bool
    """Whether all that begins with a word is read before the first of it is told."""

    def expression(self, query: TextQuery) -> str:
        """*query* in the engine's language."""


class SearchIndex(Protocol):
    """The full-text index over papers, told once of many changes in the same transaction."""

    def remove(self, connection: Connection, papers: Collection[int]) -> None:
        """Take *papers* out of the index, while their rows still say what was indexed."""

    def add(self, connection: Connection, papers: Collection[int]) -> None:
        """Put *papers* into the index as their rows say now."""

    def add_documents(self, connection: Connection, documents: Sequence[Document]) -> None:
        """Put papers into the index whose *documents* are what the rows will say of them."""

    def begin_bulk(self, connection: Connection) -> None:
        """Let the index grow quickly, for the first import into an empty library."""

    def is_bulk(self, connection: Connection) -> bool:
        """Whether a bulk was begun and has not come to its end."""

    def end_bulk(self, connection: Connection) -> bool:
        """Bring the index into its lasting form; whether more is to be done, in another."""

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from the papers."""


class Triggers(Protocol):
    """The triggers that keep what is derived from other rows."""

    def suspended(self, connection: Connection) -> AbstractContextManager[None]:
        """Keep our triggers from acting within one transaction; if that fails, it rolls back."""

    def missing(self, connection: Connection) -> list[str]:
        """The names of those that the database should have and has not, or not as they are."""

    def restore(self, connection: Connection) -> None:
        """Put back those that are `missing`."""


class Views(Protocol):
    """The views, whose columns the schema page promises."""

    def missing(self, connection: Connection) -> list[str]:
        """The names of those that the database should have and has not, or not as they are."""

    def restore(self, connection: Connection) -> None:
        """Put back those that are `missing`."""

    def can_search(self, connection: Connection) -> bool:
        """Whether what the search index is made by is as it should be."""


class Schema(Protocol):
    """What stands in a database, told by its own catalogue."""

    @property
    def TABLES(self) -> str:  # noqa: N802 - a constant of the module
        """SQL: the tables and views that can be asked, and which of the two each is."""

    @property
    def MADE(self) -> str:  # noqa: N802 - the same
        """SQL: the table or view `:name`, and a statement that makes it."""

    def has_table(self, connection: Connection, name: str) -> bool:
        """Whether there is a table *name*."""

    def indexes(self, connection: Connection) -> set[str]:
        """The names of the indexes that are there."""

    def sorting(self, connection: Connection) -> AbstractContextManager[None]:
        """A block in which indexes are built, with as much memory as that may take."""

    def prepare(self, url: URL) -> None:
        """Make ready what is to hold a library, where that is nothing yet.

        Raises:
            DatabaseError: nothing can be made there.
        """


class Care(Protocol):
    """What keeps a database whole, beyond its rows."""

    def damage(self, url: URL) -> Sequence[Damage]:
        """What the engine itself finds wrong."""

    def orphans(self, url: URL) -> int:
        """How many rows point to rows that are gone."""

    def can_tell(self, connection: Connection) -> bool:
        """Whether all is there that checks of rows ask the database for."""

    def search_agrees(self, url: URL) -> bool:
        """Whether the search index holds the words of the papers, no more and no fewer."""

    def reindex(self, connection: Connection) -> None:
        """Make all indexes anew."""

    def postponing_keys(self, connection: Connection) -> None:
        """Let foreign keys be looked at when the transaction of *connection* ends."""


class Asking(Protocol):
    """People's own SQL."""

    def answer(
        self,
        connection: Any,  # noqa: ANN401 - each driver has its own
        query: str,
        parameters: Mapping[str, str | float | None],
        limit: int | None,
        clock: Clock,
    ) -> SqlResult:
        """The rows of one SQL statement that only reads, a *limit* of them.

        Raises:
            InvalidQuery: it is not one reading statement, or not right; the sentence says where.
        """


class Words(Protocol):
    """What engines write differently in SQL that is kept as text."""

    @property
    def WORDS(self) -> Mapping[str, str]:  # noqa: N802 - a constant of the module
        """The engine's text for each word of `biblio.db.wording`; `{0}` is what it is of."""


class Shell(Protocol):
    """Programs that people type SQL into."""

    def programs(self, url: URL) -> Sequence[Program]:
        """The programs that open the database and only read, the first choice first."""

    def none_there(self) -> str:
        """The sentence for where there is none of them."""


class Liveness(Protocol):
    """Whether those who said that they write are still there."""

    def this_process(self, connection: Connection) -> str:
        """This process, as runs keep it; others see it alive from now on, until it lets go."""

    def let_go(self, url: URL) -> None:
        """Say that what asked for `this_process` once writes no more to the database at *url*."""

    def is_alive(self, connection: Connection, process: str | None, last_sign: str) -> bool:
        """Whether *process*, as a run names it, may still write; *last_sign* is a time in UTC."""

    def can_be_asked(self, connection: Connection, process: str | None) -> bool:
        """Whether it can be told from here if *process* is alive, whatever it wrote last."""
