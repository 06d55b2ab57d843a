"""Readers that stay, for many threads, while the file is written, replaced and restored."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from db.seeded import by_hand, seed
from sqlalchemy import text
from sqlalchemy.orm import Session

from biblio.db.engine import url_of
from biblio.db.engines.sqlite.backups import backup
from biblio.db.reading import Moment, Reader
from biblio.errors import DatabaseError


@pytest.fixture
def seeded(database: Path) -> Path:
    """A database with a row in each table."""
    with by_hand(database) as connection:
        seed(connection)
    return database


def papers(session: Session) -> int:
    return int(session.scalar(text("SELECT count(*) FROM papers")) or 0)


def test_a_file_that_takes_the_place_of_another_is_read(
    seeded: Path, empty_database: Path, tmp_path: Path
) -> None:
    reader = Reader(url_of(seeded))
    before = reader.read(papers)
    backup(url_of(seeded), tmp_path / "copy.db")
    shutil.copy(empty_database, tmp_path / "other.db")

    (tmp_path / "other.db").replace(seeded)
    other = reader.read(papers)
    (tmp_path / "copy.db").replace(seeded)
    again = reader.read(papers)
    reader.close()

    assert (before > 0, other, again) == (True, 0, before)


def test_a_process_that_changes_its_folder_reads_the_same_file(
    seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeded.parent)
    reader = Reader(url_of(seeded.name))
    before = reader.read(papers)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert reader.read(papers) == before
    reader.close()


def test_a_file_that_is_gone_is_told(database: Path) -> None:
    reader = Reader(url_of(database))
    reader.read(papers)
    database.unlink()

    with pytest.raises(DatabaseError, match="cannot be opened; check the path"):
        reader.read(papers)


def test_a_moment_that_is_over_answers_no_more(database: Path) -> None:
    reader = Reader(url_of(database))
    with reader.session() as session:
        moment = Moment(session)
        assert moment.read(papers) == 0
        moment.close()

        with pytest.raises(DatabaseError, match=r"^the snapshot is over; ask within its block"):
            moment.read(papers)
    reader.close()
