"""A library goes to a server and comes back as it was, or does not arrive at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from db.seeded import by_hand, seed
from db.test_copying import FIRST, dumped
from postgresql import Server, connect

from biblio.db.copying import CopyProgress, copy
from biblio.db.engine import url_of
from biblio.db.maintenance import check
from biblio.errors import DatabaseError


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Path:
    """A library on SQLite with a row in each table, and a NUL in what one rejection holds."""
    path = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("seeded") / "biblio.db"))
    with by_hand(path) as connection:
        seed(connection, FIRST)
    return path


def test_a_library_comes_back_as_it_was(postgresql: Server, seeded: Path, tmp_path: Path) -> None:
    with postgresql.empty() as first, postgresql.database() as second:
        there = copy(url_of(seeded), first)
        on = copy(first, second)
        back = copy(second, url_of(tmp_path / "back.db"))

        assert there == on == back
        assert there.shortened == 0
        assert check(second) == []
        assert dumped(tmp_path / "back.db") == dumped(seeded)
        with pytest.raises(DatabaseError, match="holds a library already"):
            copy(url_of(seeded), first)


def test_what_a_server_cannot_hold_is_left_out_and_counted(
    postgresql: Server, seeded: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(seeded, tmp_path / "biblio.db"))
    with by_hand(database) as connection:
        connection.execute("UPDATE rejections SET raw = 'a' || char(0) || 'b' || char(0)")

    with postgresql.empty() as url:
        assert copy(url_of(database), url).shortened == 1
        with connect(url) as connection:
            assert connection.execute("SELECT raw FROM rejections").fetchall() == [("ab",)]


def test_what_fails_leaves_no_rows(postgresql: Server, seeded: Path) -> None:
    def stop(progress: CopyProgress) -> None:
        if progress.done > 20:
            raise KeyboardInterrupt

    with postgresql.empty() as url:
        with pytest.raises(KeyboardInterrupt):
            copy(url_of(seeded), url, on_copied=stop)
        with connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM papers").fetchone() == (0,)
        copy(url_of(seeded), url)
