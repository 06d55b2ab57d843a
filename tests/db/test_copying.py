"""A library is copied whole, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from db.seeded import by_hand, seed

from biblio.db.copying import CopyProgress, copy
from biblio.db.engine import url_of
from biblio.db.maintenance import check
from biblio.errors import DatabaseError
from biblio.model.identifiers import ArxivId

FIRST = ArxivId.parse("2101.00001").rank


@pytest.fixture
def seeded(database: Path) -> Path:
    """A library with a row in each table."""
    with by_hand(database) as connection:
        seed(connection, FIRST)
    return database


def dumped(path: Path) -> list[str]:
    """All that is in a file, but for how the search index keeps its words."""
    with closing(sqlite3.connect(path)) as connection:
        lines = [each for each in connection.iterdump() if "paper_search_" not in each]
    return sorted(lines)


def left(folder: Path) -> set[str]:
    """The files in *folder*, but for what SQLite keeps beside its own."""
    return {each.name for each in folder.iterdir() if not each.name.endswith(("-shm", "-wal"))}


def test_a_copy_is_equal_and_whole(seeded: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    told: list[CopyProgress] = []

    report = copy(url_of(seeded), url_of(target), on_copied=told.append)

    assert dumped(target) == dumped(seeded)
    assert check(url_of(target)) == []
    assert (report.shortened, {each.rows for each in report.tables}) == (0, {1, 2})
    assert (told[-1].done, told[-1].total) == (2 * report.rows, 2 * report.rows)
    assert left(tmp_path) == {"biblio.db", "copy.db"}


def test_an_import_that_goes_on_was_cut_in_the_copy(seeded: Path, tmp_path: Path) -> None:
    with by_hand(seeded) as connection:
        connection.execute("UPDATE imports SET status = 'running'")

    copy(url_of(seeded), url_of(tmp_path / "copy.db"))

    with by_hand(tmp_path / "copy.db") as connection:
        assert connection.execute("SELECT status, process FROM imports").fetchall() == [
            ("cut", None)
        ]


def test_nothing_takes_the_place_of_a_file(seeded: Path, tmp_path: Path) -> None:
    before = seeded.read_bytes()

    with pytest.raises(DatabaseError, match="exists already"):
        copy(url_of(seeded), url_of(seeded))
    with pytest.raises(DatabaseError, match="there is no folder"):
        copy(url_of(seeded), url_of(tmp_path / "none" / "copy.db"))

    assert seeded.read_bytes() == before


def test_what_fails_leaves_nothing(seeded: Path, tmp_path: Path) -> None:
    def stop(_: CopyProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(url_of(seeded), url_of(tmp_path / "copy.db"), on_copied=stop)

    assert left(tmp_path) == {"biblio.db"}
