"""The library: what scripts and the command line use, a thin joint of importing and queries."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING

from biblio.db.engine import address_of, file_of, url_at
from biblio.db.revisions import upgrade
from biblio.errors import DatabaseError
from biblio.library.arguments import looked_at
from biblio.library.kept_answers import InFolder
from biblio.library.rooms import Rooms

if TYPE_CHECKING:
    from biblio.db.sql_results import SqlResult

__all__ = ["Library", "open_library"]


@looked_at
def open_library(
    database: str | PathLike[str],
    *,
    create: bool = False,
    cache: str | PathLike[str] | None = None,
) -> Library:
    """The library in *database*, a path or a `sqlite:///` URL.

    With *create* a database that is missing is made, and one of an older schema upgraded;
    without it is an error. *cache* is a folder for what costs much to make, some answers and the
    SQL of rare questions (None: that is kept as long as the library is open). Use it as a context
    manager, or close it.

    Raises:
        WrongType: *database* or *cache* is no path.
        DatabaseError: there is no such database, it is not biblio's, or not of this version.
    """
    address = address_of(database)
    path = file_of(address)
    if create:
        upgrade(url_at(address))
    elif path is not None and path.is_dir():
        raise DatabaseError(f"{path} is a folder; name a file with --db")
    elif path is not None and not path.exists():
        raise DatabaseError(
            f"there is no database {path} yet; `biblio import` makes it, or name another with --db"
        )
    return Library(address, None if cache is None else InFolder(cache))


class Library(Rooms):
    """Papers, authors and their links in one database; made by `biblio.open`.

    Nothing is opened before it is asked for. Reading opens the file read-only.
    """

    def sql(
        self,
        query: str,
        *,
        parameters: Mapping[str, str | float | None] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> SqlResult:
        """The rows of a read-only SQL *query*.

        Raises:
            InvalidQuery: the query is wrong, or would write.
        """
        from biblio.queries.sql import run_sql  # noqa: PLC0415 - others need none

        clock = self._clock(seconds)
        return self._reading.read_raw(
            lambda connection: run_sql(
                connection, query, parameters=parameters, limit=limit, clock=clock
            )
        )
