"""The file gives back what deleted rows have left, and stays what it was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from dumps import dump
from factories import paper

import biblio
from biblio.db.engine import url_of
from biblio.db.engines.sqlite.compacting import compact
from biblio.errors import DatabaseError


class Usage(NamedTuple):
    total: int = 0
    used: int = 0
    free: int = 0


def test_the_file_shrinks_and_says_the_same(library: biblio.Library, database: Path) -> None:
    library.import_records(
        [paper(f"2101.{number:05}", abstract="We count. " * 200) for number in range(1, 400)]
    )
    library.import_records([paper("2102.00001")])
    library.undo(1)
    library.close()
    before = dump(database)

    report = compact(url_of(database))

    assert report.after == database.stat().st_size < report.before
    assert dump(database) == before


def test_a_writer_is_not_disturbed(library: biblio.Library, database: Path) -> None:
    library.import_records([paper("2101.00001")])
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")

        with pytest.raises(DatabaseError, match="is being written by another program"):
            compact(url_of(database))


def test_too_little_room_is_said_first(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage())

    with pytest.raises(DatabaseError, match=r"needs [0-9,]+ bytes in .*, and 0 are free"):
        compact(url_of(database))
