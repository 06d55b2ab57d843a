"""The triggers that keep what is derived from other rows, for whoever writes with plain SQL.

They act once for a statement. Who writes many rows, and what is derived from them too, keeps them
silent for the time of a transaction, by a setting that each asks first: nothing of the schema
changes, and whoever writes beside has them at work. The functions that they call count among them.
One was changed by hand where it does not read as its note says; `definitions` tells of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from biblio.db.engines.postgresql import definitions

_IS_SILENT: Final = "SELECT current_setting('biblio.importing', true) = 'on'"
# What they would do at each statement, done once.
_NEXT_GENERATION: Final = (
    "UPDATE generations SET stamp = uuid_send(gen_random_uuid()) WHERE of_table = 'authorships'"
)


@contextmanager
def suspended(connection: Connection) -> Iterator[None]:
    """Keep our triggers from acting within one transaction; if that fails, it must roll back.

    Within another of its kind it does nothing.
    """
    if connection.exec_driver_sql(_IS_SILENT).scalar():
        yield
        return
    connection.exec_driver_sql(_NEXT_GENERATION)
    connection.exec_driver_sql("SET LOCAL biblio.importing = 'on'")
    yield
    connection.exec_driver_sql("SET LOCAL biblio.importing = 'off'")


def missing(connection: Connection) -> list[str]:
    """The names of the triggers and functions that the database has not, or not as they are."""
    return definitions.missing(connection, "function", "trigger")


def restore(connection: Connection) -> None:
    """Put back the triggers and functions that are `missing`."""
    definitions.restore(connection, "function", "trigger")
