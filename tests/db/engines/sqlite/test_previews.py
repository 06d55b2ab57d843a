"""A dry run on a file that it could not leave as it is works on a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from db.newer import newer_program
from dumps import everything
from factories import paper

import biblio
from biblio.db.engine import url_of
from biblio.db.engines.sqlite.previews import previewed
from biblio.errors import NewerDatabase

RECORDS = [paper("2101.00001"), paper("2101.00002")]


def test_a_file_that_can_be_rolled_back_is_its_own_preview(database: Path) -> None:
    with previewed(url_of(database)) as url:
        assert url == url_of(database)


def test_a_copy_is_gone_afterwards(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")

    with previewed(url_of(database)) as url:
        copy = Path(url.database or "")
        assert everything(copy, but=()) == everything(database, but=())

    assert copy != database
    assert not copy.parent.exists()


def test_a_dry_run_shows_what_an_upgrade_would_bring(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(tmp_path / "scripts", monkeypatch)
    before = database.read_bytes()

    with biblio.open(database, create=False) as library:
        report = library.import_records(RECORDS, dry_run=True)

    assert database.read_bytes() == before
    assert report.notes == (
        "the database would get a new schema first, and a copy of it stay as it was",
    )
    assert (report.added, list(tmp_path.glob("*before*"))) == (2, [])


def test_a_dry_run_on_a_newer_file_is_refused(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with biblio.open(database) as library, pytest.raises(NewerDatabase):
        library.import_records(RECORDS, dry_run=True)
