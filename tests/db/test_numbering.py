"""A number is given once in a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from db.seeded import by_hand
from factories import paper

import biblio

NUMBERED = ("authors", "imports", "rejections", "sources")
NONE: dict[str, set[int]] = {name: set() for name in NUMBERED}


def numbers(database: Path) -> dict[str, set[int]]:
    with closing(sqlite3.connect(database)) as connection:
        return {
            name: {row[0] for row in connection.execute(f"SELECT id FROM {name}")}  # noqa: S608 - our names
            for name in NUMBERED
        }


def bring(library: biblio.Library, name: str) -> None:
    """Import one paper with one author, and one record that is rejected."""
    library.import_records(
        [
            paper("2101.00001", name),
            paper("1513.00001", name),
        ]
    )


def test_numbers_of_what_was_undone_do_not_come_back(
    library: biblio.Library, database: Path
) -> None:
    bring(library, "One")
    first = numbers(database)
    library.undo(1)
    assert numbers(database) == NONE

    bring(library, "Two")

    second = numbers(database)
    assert {name: first[name] & second[name] for name in NUMBERED} == NONE
    assert second["imports"] == {2}


def test_numbers_of_what_was_deleted_by_hand_do_not_come_back(
    library: biblio.Library, database: Path
) -> None:
    bring(library, "One")
    first = numbers(database)
    with by_hand(database) as connection:
        for name in ("papers", "sources", "rejections", "authors", "imports"):
            connection.execute(f"DELETE FROM {name}")  # noqa: S608 - our names

    bring(library, "Two")

    second = numbers(database)
    assert {name: first[name] & second[name] for name in NUMBERED} == NONE


def test_numbers_go_on_above_those_that_somebody_gave_by_hand(
    library: biblio.Library, database: Path
) -> None:
    bring(library, "One")
    with by_hand(database, foreign_keys=False) as connection:
        connection.execute("UPDATE imports SET id = 70")

    bring(library, "Two")

    assert numbers(database)["imports"] == {70, 71}


def test_a_run_that_fails_to_commit_gives_no_number(
    library: biblio.Library, database: Path
) -> None:
    library.import_records([paper("2101.00001")], dry_run=True)

    bring(library, "One")

    assert numbers(database)["imports"] == {1}
