"""The views, whose columns the schema page promises.

One was changed by hand where it does not read as its note says; `definitions` tells of that.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from biblio.db.engines.postgresql import definitions
from biblio.db.search_documents import DOCUMENTS

_READING: Final = frozenset(
    {"biblio_spelled", "biblio_words", "biblio_cut", "biblio_search_document"}
)


def missing(connection: Connection) -> list[str]:
    """The names of the views that the database should have and has not, or not as they are."""
    return definitions.missing(connection, "view")


def restore(connection: Connection) -> None:
    """Put back the views that are `missing`; those that people add stay as they are."""
    definitions.restore(connection, "view")


def can_search(connection: Connection) -> bool:
    """Whether what the search index is made by is as it should be."""
    return (_READING | {DOCUMENTS}).isdisjoint(definitions.missing(connection, "view", "function"))
