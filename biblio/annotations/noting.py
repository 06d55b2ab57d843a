"""Of papers that want one thing, the one that has it: noted in a file for the time being.

However many papers a library has, memory stays flat.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final

from biblio.db.lists import listed
from biblio.model.identifiers import ArxivId, Identifier

AT_ONCE: Final = 5_000
"""Papers that are in memory together."""

Claim = tuple[str, str, int]
"""What is wanted, text of which the least has it, and the id of the paper that wants it."""


class Noted:
    """Who has each thing, of all whose claims were noted."""

    def __init__(self) -> None:
        # A database without a name is a file that SQLite deletes itself.
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._file.execute(
            "CREATE TABLE owners (wanted TEXT PRIMARY KEY, place TEXT, paper_id INTEGER)"
            " WITHOUT ROWID"
        )
        self._file.execute("BEGIN")

    def close(self) -> None:
        """Forget all."""
        self._file.close()

    def note(self, claims: Iterable[Claim]) -> None:
        """Let each thing be the least's."""
        left = iter(claims)
        while portion := list(islice(left, AT_ONCE)):
            self._file.executemany(
                "INSERT INTO owners VALUES (?, ?, ?) ON CONFLICT (wanted) DO UPDATE"
                " SET place = excluded.place, paper_id = excluded.paper_id"
                " WHERE excluded.place < place",
                portion,
            )

    def owners(self, wanted: Collection[str]) -> dict[str, int]:
        """The paper that has each thing *wanted*, where one does."""
        return dict(
            self._file.execute(
                "SELECT wanted, paper_id FROM owners"
                " WHERE wanted IN (SELECT value FROM json_each(?))",
                (listed(wanted),),
            ).fetchall()
        )


def place_of(handle: Identifier) -> str:
    """The place of the paper *handle* as text that compares as `least_first` does."""
    if handle.scheme == "arxiv":
        return at_rank(ArxivId.parse(handle.value).rank)
    return f"1{handle.handle}"


def at_rank(rank: int) -> str:
    """The place of the paper of arXiv's at *rank*, before all that are not on arXiv."""
    return f"0{rank:015d}"
