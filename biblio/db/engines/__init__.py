"""The databases that biblio keeps its data in: a folder for each, with a module for each charge.

What a charge is, `biblio.db.engines.charges` says. Here is found who has it for a database; that
module alone is imported, so that a query on one engine waits for nothing of another.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, cast


class OfEngine(Protocol):
    """What says itself which engine it is of."""

    @property
    def engine_name(self) -> str:
        """The name of the engine."""


if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Dialect

    from biblio.db.engines import charges

    Database = URL | Path | Connection | Dialect | OfEngine
    """What tells which engine is meant; a path is that of a file."""
IN_A_FILE: Final = "sqlite"
"""The engine whose databases are files, as SQLAlchemy names it."""
_DRIVERS: Final = MappingProxyType({"sqlite3": "sqlite", "psycopg": "postgresql"})


def connecting(of: Database) -> charges.Connecting:
    """Who makes the connections to a database."""
    return cast("charges.Connecting", _charged(of, "connecting"))


def raising(error: BaseException | None) -> charges.Connecting | None:
    """Who makes the connections of the engine whose driver raised *error*; None if none did."""
    name = _driver_of(error)
    return None if name is None else cast("charges.Connecting", _imported(name, "connecting"))


def reading(of: Database) -> charges.Reading:
    """Who asks a database question after question."""
    return cast("charges.Reading", _charged(of, "reading"))


def unlocked(of: Database) -> charges.Unlocked:
    """Who looks after what is read without locks."""
    return cast("charges.Unlocked", _charged(of, "unlocked"))


def previews(of: Database) -> charges.Previews:
    """Who makes room for dry runs."""
    return cast("charges.Previews", _charged(of, "previews"))


def arriving(of: Database) -> charges.Arriving:
    """Who makes room for a library that comes from elsewhere."""
    return cast("charges.Arriving", _charged(of, "arriving"))


def backups(of: Database) -> charges.Backups:
    """Who copies a database before it is changed."""
    return cast("charges.Backups", _charged(of, "backups"))


def compacting(of: Database) -> charges.Compacting:
    """Who gives back the room that deleted rows have left."""
    return cast("charges.Compacting", _charged(of, "compacting"))


def interrupting(of: Database) -> charges.Interrupting:
    """Who ends statements that take too long."""
    return cast("charges.Interrupting", _charged(of, "interrupting"))


def rows(of: Database) -> charges.Rows:
    """Who writes and finds many rows at once."""
    return cast("charges.Rows", _charged(of, "rows"))


def text_query(of: Database) -> charges.TextQueries:
    """Who says in the engine's words what to look for in texts."""
    return cast("charges.TextQueries", _charged(of, "text_query"))


def search_index(of: Database) -> charges.SearchIndex:
    """Who keeps the full-text index."""
    return cast("charges.SearchIndex", _charged(of, "search_index"))


def triggers(of: Database) -> charges.Triggers:
    """Who keeps the triggers."""
    return cast("charges.Triggers", _charged(of, "triggers"))


def views(of: Database) -> charges.Views:
    """Who keeps the views."""
    return cast("charges.Views", _charged(of, "views"))


def schema(of: Database) -> charges.Schema:
    """Who knows what stands in a database, and makes the first of it."""
    return cast("charges.Schema", _charged(of, "schema"))


def care(of: Database) -> charges.Care:
    """Who checks, copies and mends what is not in the rows."""
    return cast("charges.Care", _charged(of, "care"))


def asking(driver: object) -> charges.Asking:
    """Who answers people's own SQL over a *driver*'s own connection."""
    return cast("charges.Asking", _imported(str(_driver_of(driver)), "asking"))


def words(of: Database) -> charges.Words:
    """Who has what the engine writes in its own words."""
    return cast("charges.Words", _charged(of, "words"))


def shell(of: Database) -> charges.Shell:
    """Who knows the shells that people type SQL into."""
    return cast("charges.Shell", _charged(of, "shell"))


def liveness(of: Database) -> charges.Liveness:
    """Who tells whether the writer of a run is still alive."""
    return cast("charges.Liveness", _charged(of, "liveness"))


def _driver_of(thing: object) -> str | None:
    """The engine whose driver *thing* comes from, or what it is made of; None if it is none's."""
    roots = (kind.__module__.partition(".")[0] for kind in type(thing).__mro__)
    return next((_DRIVERS[each] for each in roots if each in _DRIVERS), None)


def _charged(of: Database, charge: str) -> Any:  # noqa: ANN401 - a module, which has no other type
    return _imported(named_by(of), charge)


def _imported(name: str, charge: str) -> Any:  # noqa: ANN401 - a module, which has no other type
    return import_module(f"{__name__}.{name}.{charge}")


def named_by(of: Database) -> str:
    """The name of the engine that *of* is of."""
    if isinstance(of, Path):
        return IN_A_FILE
    if isinstance(name := getattr(of, "engine_name", None), str):
        return name
    from sqlalchemy import URL, Connection  # noqa: PLC0415 - who has one has them all

    if isinstance(of, URL):
        return of.get_backend_name()
    return cast("Dialect", of.dialect if isinstance(of, Connection) else of).name
