"""Connections are set up alike, and what goes wrong with a file is one clear sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from db.seeded import by_hand
from sqlalchemy import URL, Connection
from sqlalchemy.exc import OperationalError

from biblio.db.engine import explained, file_of, make_engine, url_of
from biblio.db.engines.sqlite import connecting as engine_module
from biblio.db.engines.sqlite.connecting import use_wal
from biblio.errors import DatabaseError

ADD_PAPER = "INSERT INTO papers (id, arxiv_id) VALUES (1, '2101.00001')"
OF_WRITERS = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 2,
    "query_only": 0,
}


@contextmanager
def opened(database: Path, *, read_only: bool = False) -> Iterator[Connection]:
    engine = make_engine(url_of(database), read_only=read_only)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_writer_is_durable_keeps_foreign_keys_and_writes_no_zeros(database: Path) -> None:
    with opened(database) as connection:
        assert {name: pragma(connection, name) for name in OF_WRITERS} == OF_WRITERS


def test_reader_keeps_to_reading(database: Path) -> None:
    with opened(database, read_only=True) as connection:
        assert (pragma(connection, "foreign_keys"), pragma(connection, "query_only")) == (1, 1)
        with pytest.raises(OperationalError, match="readonly database"):
            connection.exec_driver_sql(ADD_PAPER)
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        with pytest.raises(OperationalError, match="readonly database"):
            connection.exec_driver_sql(ADD_PAPER)


def test_reader_makes_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(DatabaseError, match="cannot be opened"),
        explained("new.db"),
        opened(tmp_path / "new.db", read_only=True),
    ):
        pass

    assert list(tmp_path.iterdir()) == []


def test_writer_takes_the_lock_as_it_begins_and_readers_do_not_wait(database: Path) -> None:
    with opened(database) as writer, opened(database, read_only=True) as reader:
        writer.exec_driver_sql(ADD_PAPER)
        seen = reader.exec_driver_sql("SELECT count(*) FROM papers").scalar()
        with by_hand(database) as other:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(sqlite3.OperationalError, match="database is locked"):
                other.execute("BEGIN IMMEDIATE")
        writer.commit()
        still = reader.exec_driver_sql("SELECT count(*) FROM papers").scalar()
        reader.rollback()
        after = reader.exec_driver_sql("SELECT count(*) FROM papers").scalar()

    assert (seen, still, after) == (0, 0, 1)


def test_what_is_not_committed_is_not_there(database: Path) -> None:
    with opened(database) as connection:
        connection.exec_driver_sql(ADD_PAPER)
    with opened(database, read_only=True) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM papers").scalar() == 0


@pytest.mark.parametrize("name", ["with space.db", "per%20cent.db", "quest?ion.db", "Erdős#1.db"])
def test_any_file_name_opens(database: Path, tmp_path: Path, name: str) -> None:
    odd = database.rename(tmp_path / name)

    for read_only in (False, True):
        with opened(odd, read_only=read_only) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM papers").scalar() == 0


@pytest.mark.parametrize(
    ("database", "url", "file"),
    [
        ("papers.db", "sqlite:///papers.db", Path("papers.db")),
        (Path("/tmp/a b.db"), "sqlite:////tmp/a b.db", Path("/tmp/a b.db")),  # noqa: S108 - never opened
        ("sqlite:///papers.db", "sqlite:///papers.db", Path("papers.db")),
        ("sqlite+pysqlite:////tmp/a b.db", "sqlite:////tmp/a b.db", Path("/tmp/a b.db")),  # noqa: S108 - the same
    ],
)
def test_path_or_url(database: str | Path, url: str, file: Path | None) -> None:
    made = url_of(database)

    assert (made.render_as_string(), file_of(made)) == (url, file)


def test_home_is_expanded() -> None:
    assert url_of("~/papers.db").database == str(Path.home() / "papers.db")


def test_memory_is_one_database() -> None:
    engine = make_engine(URL.create("sqlite"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    engine.dispose()


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but long enough to look at. " * 20)

    with (
        pytest.raises(DatabaseError, match=r"^notes\.txt is not a database; name another file"),
        explained("notes.txt"),
        opened(path),
    ):
        pass


def test_a_folder(tmp_path: Path) -> None:
    with (
        pytest.raises(DatabaseError, match=r"^here cannot be opened; check the path"),
        explained("here"),
        opened(tmp_path),
    ):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written(database: Path) -> None:
    database.chmod(0o400)

    with (
        pytest.raises(DatabaseError, match=r"^papers cannot be written; check its permissions$"),
        explained("papers"),
        opened(database) as connection,
    ):
        connection.exec_driver_sql(ADD_PAPER)


def test_a_file_that_somebody_writes(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "WAIT", 0.01)

    with by_hand(database) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(DatabaseError, match=r"^papers is being written by another program; "),
            explained("papers"),
            opened(database) as connection,
        ):
            connection.exec_driver_sql(ADD_PAPER)


def test_a_damaged_file(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (database.stat().st_size - 4096))

    with (
        pytest.raises(DatabaseError, match=r"^papers cannot be read where it seems damaged; "),
        explained("papers"),
        opened(database) as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM papers").all()


def test_anything_else_is_told_in_the_engine_s_words(database: Path) -> None:
    with (
        pytest.raises(DatabaseError, match=r"^the database papers answered: no such table: x$"),
        explained("papers"),
        opened(database) as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM x")


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        ("database or disk is full", "the disk of papers is full; make room"),
        ("disk I/O error", "the disk of papers failed or is full; make room"),
        ("database disk image is malformed", "papers cannot be read where it seems damaged"),
        ("attempt to write a readonly database", "papers cannot be written; check its permissions"),
    ],
)
def test_a_disk_that_fails(cause: str, sentence: str) -> None:
    with pytest.raises(DatabaseError, match=f"^{sentence}"), explained("papers"):
        raise sqlite3.OperationalError(cause)


def test_a_bug_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError), explained("papers"):
        _ = 1 / 0


def test_a_disk_that_shares_no_memory_is_refused(tmp_path: Path) -> None:
    # Locks that are files: SQLite's way where there is no shared memory between processes.
    uri = f"{(tmp_path / 'far.db').as_uri()}?vfs=unix-dotfile"
    with (
        closing(sqlite3.connect(uri, uri=True)) as connection,
        pytest.raises(DatabaseError, match=r"^far is on a disk that does not share memory"),
    ):
        use_wal(connection, "far")
